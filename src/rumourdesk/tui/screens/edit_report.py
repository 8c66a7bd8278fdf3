"""Correct what the desk holds a report for: title, outlet, day, vacancy."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Grid, Horizontal
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select, Static

from rumourdesk.desk import Desk
from rumourdesk.model import Published
from rumourdesk.text import one_line, safe_line
from rumourdesk.tui.screens.common import vacancy_words
from rumourdesk.tui.screens.dialog import Dialog, chooser
from rumourdesk.tui.widgets.fields import Field, FieldError, Known, day_of


class EditReportScreen(Dialog[dict[str, object] | None]):
    """Correct a report. Gives the fields that are to change with their new values."""

    heading = "Correct the report"
    foot = (("tab", "next field"), ("dialog.accept", "save"), ("dialog.cancel", "cancel"))

    def __init__(self, desk: Desk, report: int) -> None:
        super().__init__()
        self._desk = desk
        self._report = report

    def prepare(self) -> None:
        page = self._desk.page(self._report)
        self._row = page.row
        self._title = page.row.headline
        self._vacancies = self._desk.vacancies()
        self._known = self._desk.outlets()

    def contents(self) -> Iterable[Widget]:
        row = self._row
        with Grid(classes="form"):
            yield Label("Title", markup=False)
            yield Field(safe_line(self._title), id="title", select_on_focus=False, compact=True)
            yield Label("Outlet", markup=False)
            yield Field(
                safe_line(row.outlet or ""),
                placeholder="unknown",
                suggester=Known(self._known),
                id="outlet",
                select_on_focus=False,
                compact=True,
            )
            yield Label("Published", markup=False)
            yield Field(
                row.published.day.isoformat() if row.published else "",
                placeholder="undated, or a day such as 2024-11-06",
                id="published",
                select_on_focus=False,
                compact=True,
            )
            yield Label("Vacancy", markup=False)
            yield chooser(
                [(v.id, vacancy_words(v)) for v in self._vacancies],
                self._vacancy,
                anything="none",
                id="vacancy",
            )
        several = len(row.vacancies)
        if several > 1:
            yield Static(
                f"The report speaks of {several} vacancies; another choice here puts it under that "
                "one alone.",
                classes="status",
                markup=False,
            )
        with Horizontal(classes="buttons"):
            yield Button("Save", variant="primary", id="save", compact=True)
            yield Button("Cancel", id="cancel", compact=True)

    @property
    def _vacancy(self) -> int | None:
        return self._row.vacancies[0] if self._row.vacancies else None

    def ready(self) -> None:
        self.query_one("#title").focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#save")
    def accept(self) -> None:
        published = self.query_one("#published", Field)
        try:
            day = day_of(published.value)
        except FieldError as error:
            self.complain(str(error), published)
            return
        title = one_line(self.query_one("#title", Field).value)
        if not title:
            self.complain("A report needs a title.", self.query_one("#title"))
            return
        outlet = one_line(self.query_one("#outlet", Field).value) or None
        chosen: Select[object] = self.query_one("#vacancy", Select)
        changes: dict[str, object] = {}
        if title != self._title:
            changes["title"] = title
        if outlet != self._row.outlet:
            changes["outlet"] = outlet
        if day != (self._row.published.day if self._row.published else None):
            changes["published"] = Published(day) if day else None
        if chosen.selection != self._vacancy:
            changes["vacancy"] = chosen.selection
        self.dismiss(changes or None)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.action_dialog_cancel()
