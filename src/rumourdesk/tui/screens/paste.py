"""Take in a report that was copied somewhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import Grid, Horizontal
from textual.widget import Widget
from textual.widgets import Button, Input, Label

from rumourdesk.desk import Desk
from rumourdesk.model import Published
from rumourdesk.text import one_line
from rumourdesk.tui.messages import IntakeFinished
from rumourdesk.tui.screens.dialog import Dialog
from rumourdesk.tui.widgets.fields import Area, Field, FieldError, Known, day_of
from rumourdesk.tui.work import DeskApp

if TYPE_CHECKING:
    from rumourdesk.desk.taking_in import Summary

    _Base = Dialog[Summary | None]
else:
    _Base = Dialog


class PasteScreen(_Base):
    """Paste a report and take it in. Gives what was taken in, or None if nothing was."""

    heading = "Paste a report"
    foot = (("tab", "next field"), ("dialog.accept", "take in"), ("dialog.cancel", "cancel"))

    app = getters.app(DeskApp)
    text = getters.query_one(Area)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting = False

    def prepare(self) -> None:
        self._outlets = self._desk.outlets()

    def contents(self) -> Iterable[Widget]:
        yield Area(
            "",
            tab_behavior="focus",
            placeholder="Paste the report here: its title, a blank line, its text",
            compact=True,
        )
        with Grid(classes="form"):
            yield Label("Outlet", markup=False)
            yield Field(
                "",
                placeholder="as the text says, or a name",
                suggester=Known(self._outlets),
                id="outlet",
                compact=True,
            )
            yield Label("Published", markup=False)
            yield Field(
                "",
                placeholder="as the text says, or a day such as 2024-11-06",
                id="published",
                compact=True,
            )
        with Horizontal(classes="buttons"):
            yield Button("Take in", variant="primary", id="save", compact=True)
            yield Button("Cancel", id="cancel", compact=True)

    def ready(self) -> None:
        self.text.focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#save")
    def accept(self) -> None:
        if self._waiting:
            return
        published = self.query_one("#published", Field)
        try:
            day = day_of(published.value)
        except FieldError as error:
            self.complain(str(error), published)
            return
        if not self.text.text.strip():
            self.complain("There is no text yet: paste it into the field above.", self.text)
            return
        if self.app.taking_in:
            self.complain("Other reports are being taken in; try again when that is done.")
            return
        self._waiting = True
        self.complain("")
        self.app.take_in_text(
            self.text.text,
            replace(
                self.app.intake_defaults(),
                outlet=one_line(self.query_one("#outlet", Field).value) or None,
                published=Published(day) if day else None,
            ),
        )

    @on(IntakeFinished)
    def _finished(self, message: IntakeFinished) -> None:
        if not self._waiting:
            return
        self._waiting = False
        summary = message.summary
        if summary is None:
            self.complain(message.why)
        elif summary.refused:
            self.complain(f"Not taken in: {summary.refused[0][1]}", self.text)
        else:
            self.dismiss(summary)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.action_dialog_cancel()
