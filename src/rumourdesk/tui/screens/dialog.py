"""What every dialog shares: a box, its title, the place for an error, the keys at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Select, Static

from rumourdesk.desk import VacancyRow
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.themes import sheet

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A box over the screen below. Esc leaves it without a result.

    A subclass names its title and gives its widgets in `contents`.
    """

    CSS_PATH = sheet("dialogs.tcss")
    BINDINGS = bindings("dialog")

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

    def action_dialog_cancel(self) -> None:
        self.dismiss(None)


def chooser(
    options: Sequence[tuple[object, str]],
    current: object,
    *,
    anything: str,
    id: str,  # noqa: A002
) -> Select[object]:
    """A field to choose one of the values, shown in words, or none of them."""
    values = {value for value, _ in options}
    return Select(
        [(paint.line(words), value) for value, words in options],
        prompt=anything,
        value=current if current is not None and current in values else Select.NULL,
        id=id,
        compact=True,
    )


def vacancy_words(vacancy: VacancyRow) -> str:
    """A vacancy in one line: the post and, where known, whose it is, or which of several."""
    words = f"{vacancy.organisation} · {vacancy.role}"
    if vacancy.incumbent:
        return f"{words} · {vacancy.incumbent}"
    return f"{words} · {vacancy.epoch}" if vacancy.epoch > 1 else words
