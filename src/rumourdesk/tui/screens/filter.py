"""Which reports the desk lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on
from textual.containers import Grid, Horizontal
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select

from rumourdesk.comparison import kind_words
from rumourdesk.desk import Desk, Filter, Status
from rumourdesk.model import Kind
from rumourdesk.text import fold, safe
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.common import vacancy_words
from rumourdesk.tui.screens.dialog import Dialog, chooser
from rumourdesk.tui.widgets.fields import Field, FieldError, Known, day_of

NO_VACANCY = 0
"""Stands for "under no vacancy" among the ids of vacancies, which begin at 1."""


class FilterScreen(Dialog[Filter | None]):
    """Choose which reports are listed. Gives the filter, or None if it stays as it was."""

    BINDINGS = bindings("filter")

    heading = "Filter the reports"
    foot = (
        ("tab", "next field"),
        ("dialog.accept", "apply"),
        ("filter.clear", "clear all"),
        ("dialog.cancel", "cancel"),
    )

    def __init__(self, desk: Desk, current: Filter) -> None:
        super().__init__()
        self._current = current
        self._desk = desk

    def prepare(self) -> None:
        self._vacancies = self._desk.vacancies()
        self._outlets = self._desk.outlets()

    def contents(self) -> Iterable[Widget]:
        current = self._current
        with Grid(classes="form"):
            yield Label("Vacancy", markup=False)
            yield chooser(
                [(NO_VACANCY, "under no vacancy")]
                + [(row.id, vacancy_words(row)) for row in self._vacancies],
                NO_VACANCY if current.loose else current.vacancy,
                anything="any",
                id="vacancy",
            )
            yield Label("Outlet", markup=False)
            yield Field(
                safe(current.outlet or ""),
                placeholder="any",
                suggester=Known(self._outlets),
                id="outlet",
                compact=True,
            )
            yield Label("With a claim", markup=False)
            yield chooser(
                [(status, status.value) for status in Status],
                current.status,
                anything="judged or not",
                id="status",
            )
            yield Label("Of the kind", markup=False)
            yield chooser(
                [(kind.value, kind_words(kind)) for kind in Kind],
                current.kind,
                anything="any",
                id="kind",
            )
            yield Label("Since", markup=False)
            yield Field(
                current.since.isoformat() if current.since else "",
                placeholder="any day, such as 2024-11-06",
                id="since",
                compact=True,
            )
            yield Label("Until", markup=False)
            yield Field(
                current.until.isoformat() if current.until else "",
                placeholder="any day, such as 2025-05-26",
                id="until",
                compact=True,
            )
            yield Label("Read", markup=False)
            yield chooser(
                [(True, "unread only")],
                current.unread or None,
                anything="read or not",
                id="unread",
            )
        with Horizontal(classes="buttons"):
            yield Button("Apply", variant="primary", id="apply", compact=True)
            yield Button("Clear all", id="clear", compact=True)
            yield Button("Cancel", id="cancel", compact=True)

    def ready(self) -> None:
        self.query_one("#vacancy").focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#apply")
    def accept(self) -> None:
        days = {}
        for name in ("since", "until"):
            field = self.query_one(f"#{name}", Field)
            try:
                days[name] = day_of(field.value)
            except FieldError as error:
                self.complain(str(error), field)
                return
        since, until = days["since"], days["until"]
        if since and until and until < since:
            self.complain(
                "“Until” lies before “since”, so no report could pass.", self.query_one("#until")
            )
            return
        outlet = self._outlet()
        if outlet is not None and outlet not in self._outlets:
            self.complain(
                f"No report on this desk is by “{outlet}”.", self.query_one("#outlet", Field)
            )
            return
        vacancy = self._chosen("vacancy")
        self.dismiss(
            replace(
                self._current,
                vacancy=vacancy if isinstance(vacancy, int) and vacancy != NO_VACANCY else None,
                loose=vacancy == NO_VACANCY,
                outlet=outlet,
                status=Status(str(status)) if (status := self._chosen("status")) else None,
                kind=str(kind) if (kind := self._chosen("kind")) else None,
                since=since,
                until=until,
                unread=bool(self._chosen("unread")),
            )
        )

    @on(Button.Pressed, "#clear")
    def action_filter_clear(self) -> None:
        """List every report again."""
        self.dismiss(Filter())

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.action_dialog_cancel()

    def _chosen(self, name: str) -> object:
        select: Select[object] = self.query_one(f"#{name}", Select)
        return select.selection

    def _outlet(self) -> str | None:
        """The outlet typed, as the desk writes it where it knows it."""
        typed = self.query_one("#outlet", Field).value.strip()
        if not typed:
            return None
        return next((name for name in self._outlets if fold(name) == fold(typed)), typed)
