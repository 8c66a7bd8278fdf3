"""What every dialog shares: a box, its title, the place for an error, the keys at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Select, Static

from rumourdesk import keys
from rumourdesk.desk import StoreError
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.common import resolved
from rumourdesk.tui.themes import sheet
from rumourdesk.tui.work import TellsOfBreakdowns

Result = TypeVar("Result")


class Dialog(TellsOfBreakdowns, ModalScreen[Result]):
    """A box over the screen below. Esc leaves it without a result.

    A subclass names its title and the keys at its foot. What it needs from the desk it reads in
    `prepare`, its widgets come from `contents`, and `ready` follows when they are there. When the
    desk cannot be read the box says so and nothing else. What does not fit scrolls, over a foot
    that stays.
    """

    CSS_PATH = sheet("dialogs.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    heading = ""
    foot: tuple[tuple[str, str], ...] = (
        ("dialog.accept", "accept"),
        ("dialog.cancel", "cancel"),
    )
    """Ids of bindings, or names of keys, with what they do here."""

    _usable = False

    def compose(self) -> ComposeResult:
        try:
            self.prepare()
            self._usable, trouble = True, ""
        except StoreError as failure:
            trouble = str(failure)
        with Vertical(classes="dialog") as box:
            box.border_title = paint.line(self.heading)
            if self._usable:
                yield from self.contents()
            else:
                yield Static(paint.text(trouble), classes="error")
            with Vertical(classes="foot"):
                error = Static(markup=False, classes="error")
                error.display = False
                yield error
                yield Static(self._foot(), classes="hint", markup=False)

    def on_mount(self) -> None:
        if self._usable:
            self.ready()

    def prepare(self) -> None:
        """Read what the dialog needs. May raise `StoreError`."""

    def contents(self) -> Iterable[Widget]:
        """The widgets between the title and the foot."""
        raise NotImplementedError

    def ready(self) -> None:
        """The widgets are there."""

    def accept(self) -> None:
        """Take what was written or chosen."""

    def complain(self, why: str, field: Widget | None = None) -> None:
        """Say in the dialog what is wrong, and go to the field that it is wrong in."""
        error = self.query_one(".foot .error", Static)
        error.update(paint.text(why))
        error.display = bool(why)
        if field is not None:
            field.focus()

    def action_dialog_accept(self) -> None:
        if self._usable:
            self.accept()

    def action_dialog_cancel(self) -> None:
        self.dismiss(None)

    def _foot(self) -> str:
        own = {entry.id: entry.keys for entry in resolved(self.app)}
        return "   ".join(
            f"{keys.shown(own[key][0] if key in own else key)} {words}" for key, words in self.foot
        )


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
