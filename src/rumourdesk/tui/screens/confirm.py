"""A question before something that is not lightly done."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Static

from rumourdesk.tui import paint
from rumourdesk.tui.screens.dialog import Dialog


class ConfirmScreen(Dialog[bool]):
    """Ask whether to go on. Gives True only for a plain yes; Enter alone says no."""

    heading = "Are you sure?"
    foot = (("y", "yes"), ("n", "no"), ("dialog.cancel", "cancel"))

    def __init__(self, question: str, *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._question = question
        self._yes, self._no = yes, no

    def contents(self) -> Iterable[Widget]:
        yield Static(paint.text(self._question), classes="question")
        with Horizontal(classes="buttons"):
            yield Button(self._no, id="no", compact=True)
            yield Button(self._yes, id="yes", variant="error", compact=True)

    def ready(self) -> None:
        self.query_one("#no").focus()

    def on_key(self, event: events.Key) -> None:
        if event.key in ("y", "n"):
            event.stop()
            self.dismiss(event.key == "y")

    @on(Button.Pressed, "#yes")
    def _said_yes(self) -> None:
        self.dismiss(True)

    @on(Button.Pressed, "#no")
    def action_dialog_cancel(self) -> None:
        self.dismiss(False)
