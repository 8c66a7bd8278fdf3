"""Say how two claims stand to each other, in place of what was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from rumourdesk.desk import ClaimRow
from rumourdesk.model import Relation, RelationKind
from rumourdesk.text import one_line
from rumourdesk.tui import paint
from rumourdesk.tui.screens.dialog import Dialog
from rumourdesk.tui.widgets.fields import Field


@dataclass(frozen=True, slots=True)
class Ruling:
    """How two claims stand: as `kind`, not at all with `cut`, or with neither as found."""

    kind: RelationKind | None
    cut: bool
    note: str


_CHOICES = (
    ("a", "agrees", RelationKind.AGREES, False),
    ("c", "contradicts", RelationKind.CONTRADICTS, False),
    ("u", "updates: the later one replaces the earlier", RelationKind.UPDATES, False),
    ("e", "echoes: the later one only repeats the earlier", RelationKind.ECHOES, False),
    ("n", "nothing to do with each other", None, True),
    ("f", "as found by the program", None, False),
)


class OverruleScreen(Dialog[Ruling | None]):
    """Choose by a letter or the arrows. Gives the ruling, or None."""

    heading = "How do these two stand to each other?"
    foot = (("enter", "choose"), ("tab", "reason"), ("dialog.cancel", "cancel"))

    def __init__(self, left: ClaimRow, right: ClaimRow, relation: Relation | None) -> None:
        super().__init__()
        self._sides = left, right
        self._relation = relation

    def contents(self) -> Iterable[Widget]:
        for row in self._sides:
            words = " ".join(row.claim.quote.split())
            yield Static(paint.line((f"“{words}”", "italic")), classes="quote")
        now = self._relation
        found = f"{now.kind.value}: {now.why}" if now is not None else "no relation"
        yield Static(paint.line(("now  ", "$foreground-muted"), found), classes="status")
        choices = (paint.line((f"{key}  ", "bold $accent"), words) for key, words, *_ in _CHOICES)
        yield OptionList(*map(Option, choices), markup=False, compact=True)
        yield Label("Reason, if it needs one", classes="label", markup=False)
        yield Field(select_on_focus=False, compact=True)

    def ready(self) -> None:
        self.query_one(OptionList).focus()
        self.query_one(OptionList).highlighted = 0

    def on_key(self, event: events.Key) -> None:
        """The first letter of a choice takes it, unless a reason is being written."""
        if isinstance(self.focused, Input):
            return
        for place, (key, *_) in enumerate(_CHOICES):
            if event.key == key:
                event.stop()
                self._take(place)

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        self._take(message.option_index)

    @on(Input.Submitted)
    def accept(self) -> None:
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._take(place)

    def _take(self, place: int) -> None:
        _, _, kind, cut = _CHOICES[place]
        self.dismiss(Ruling(kind, cut, one_line(self.query_one(Field).value)))
