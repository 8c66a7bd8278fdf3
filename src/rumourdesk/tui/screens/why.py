"""From which words each field of a claim was read, and the way to them in the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from rumourdesk.comparison import Ground, Why, explain
from rumourdesk.desk import ClaimRow
from rumourdesk.model import Span
from rumourdesk.tui import paint
from rumourdesk.tui.screens.dialog import Dialog
from rumourdesk.tui.widgets.card_words import headline
from rumourdesk.tui.widgets.compare_lines import wrapped

_LABEL = 12
"""Cells of the column of field names."""
_LEAST_WIDTH = 30
_LONGEST_WORDS = 3
"""Lines of the words that a field was read from; what is longer is cut."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a field was read from, and which of them to go to first."""

    spans: tuple[Span, ...]
    at: int


class WhyScreen(Dialog[Words]):
    """Field by field the value, the words and the rule. Gives the words to go to."""

    foot = (("enter", "go to the words"), ("dialog.cancel", "close"))

    def __init__(self, row: ClaimRow, text: str) -> None:
        super().__init__()
        self.heading = f"Why · {headline(row)}"
        self._entries = tuple(entries(explain(row.claim, text)))
        self._text = text
        self._width = 0

    def contents(self) -> Iterable[Widget]:
        yield OptionList(markup=False, compact=True)
        yield Static("", classes="status", markup=False)

    def ready(self) -> None:
        self.query_one(OptionList).focus()
        self.call_after_refresh(self._write)

    def on_resize(self, _: Resize) -> None:
        self.call_after_refresh(self._write)

    @property
    def words(self) -> str:
        """What the list says."""
        return "\n".join(str(option.prompt) for option in self.query_one(OptionList).options)

    def _write(self) -> None:
        listed = self.query_one(OptionList)
        width = max(_LEAST_WIDTH, listed.scrollable_content_region.width - 1)
        if width == self._width:
            return
        self._width = width
        place = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(Option(looks(why, at, self._text, width)) for why, at in self._entries)
        listed.highlighted = place

    @on(OptionList.OptionHighlighted)
    def _say_what_enter_does(self) -> None:
        place = self.query_one(OptionList).highlighted
        default = place is not None and not self._entries[place][0].grounds
        said = "No words of the report set this field." if default else ""
        self.query_one(".status", Static).update(paint.text(said))

    @on(OptionList.OptionSelected)
    def accept(self) -> None:
        """Go to the words under the cursor, if there are any."""
        place = self.query_one(OptionList).highlighted
        if place is None:
            return
        why, at = self._entries[place]
        if why.grounds:
            self.dismiss(Words(tuple(ground.span for ground in why.grounds), at))


def entries(whys: Iterable[Why]) -> Iterator[tuple[Why, int]]:
    """Each field once for each stretch of words behind it, or once where there is none."""
    for why in whys:
        for at in range(max(1, len(why.grounds))):
            yield why, at


def looks(why: Why, at: int, text: str, width: int) -> Content:
    """One stretch of words with its rule, below the field and its value where it is the first."""
    room = width - _LABEL
    lines: list[Content] = []
    if at == 0:
        value = wrapped(paint.line(why.value).plain, room)
        lines += [
            paint.line((paint.pad("" if n else why.field, _LABEL), "$text-muted"), (part, "bold"))
            for n, part in enumerate(value)
        ]
    if why.grounds:
        lines += _ground_lines(why.grounds[at], text, room)
    else:
        lines += [_under(part, "$text-muted") for part in wrapped(why.default, room)]
    return paint.join(lines)


def _ground_lines(ground: Ground, text: str, room: int) -> list[Content]:
    words = paint.line(f"“{' '.join(ground.span.of(text).split())}”").plain
    rule = paint.line(f"{ground.rule} · line {ground.line}").plain
    return [
        *(_under(part, "") for part in wrapped(words, room, _LONGEST_WORDS)),
        *(_under(part, "$text-muted") for part in wrapped(rule, room)),
    ]


def _under(words: str, style: str) -> Content:
    return paint.line(" " * _LABEL, (words, style))
