"""What every dialog shares: a box, its title, the place for an error, the keys at its foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from rumourdesk.tui import paint

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A box over the screen below. Esc leaves it without a result.

    A subclass names its title and gives its widgets in `contents`.
    """

    heading = ""
    hint = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = paint.line(self.heading)
            yield from self.contents()
            error = Static("", classes="error", markup=False)
            error.display = False
            yield error
            yield Static(self.hint, classes="hint", markup=False)

    def contents(self) -> Iterable[Widget]:
        """The widgets between the title and the foot."""
        raise NotImplementedError

    def complain(self, why: str, field: Widget | None = None) -> None:
        """Say in the dialog what is wrong, and go to the field that it is wrong in."""
        error = self.query_one(".error", Static)
        error.update(paint.text(why))
        error.display = bool(why)
        if field is not None:
            field.focus()

    def action_cancel(self) -> None:
        self.dismiss(None)
