"""A few claims of several reports, one below the other: who says it, what, and in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from rumourdesk.comparison import source_words
from rumourdesk.desk import ClaimRow, ReportRow
from rumourdesk.model import Outcome
from rumourdesk.tui import paint
from rumourdesk.tui.screens.common import outlet_of
from rumourdesk.tui.widgets import card_words

MOST = 300
"""Claims listed at most; a line says how many more there are."""

_OUTCOME_STYLES = {Outcome.CONFIRMED: "$text-success", Outcome.REFUTED: "$text-error"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim and its report; `remark` is a word on why it is listed, `contested` marks it."""

    claim: ClaimRow
    report: ReportRow
    remark: str = ""
    contested: bool = False


class ClaimList(OptionList):
    """Claims with a cursor of their own, which another widget's keys may move."""

    DEFAULT_CSS = """
    ClaimList { border: none; padding: 0 1; background: $background; }
    """

    class Stepped(Message):
        """The cursor came to another claim."""

    def __init__(self, glyphs: paint.Glyphs = paint.SIGNS) -> None:
        super().__init__(markup=False, compact=True)
        self.can_focus = False
        self.glyphs = glyphs
        self.nothing = ""
        self._items: tuple[Listed, ...] = ()
        self._saving: Mapping[int, Outcome | None] = {}
        self._hidden = 0

    def show(
        self,
        items: Sequence[Listed],
        saving: Mapping[int, Outcome | None] | None = None,
        *,
        unread: int = 0,
    ) -> None:
        """List these claims; the cursor stays on its claim if that is still there.

        `unread` more are counted with those that find no room.
        """
        here = self.current
        self._items = tuple(items[:MOST])
        self._hidden = len(items) - len(self._items) + unread
        self._saving = saving or {}
        self.clear_options()
        self.add_options(Option(self._words(item)) for item in self._items)
        if self._hidden:
            more = f"and {paint.count(self._hidden, 'more claim')}"
            self.add_option(Option(paint.line((more, "$text-muted")), disabled=True))
        if not self._items and self.nothing:
            self.add_option(Option(paint.line((self.nothing, "$text-muted")), disabled=True))
        ids = [item.claim.id for item in self._items]
        at = ids.index(here.claim.id) if here is not None and here.claim.id in ids else 0
        self.highlighted = at if self._items else None

    @property
    def current(self) -> Listed | None:
        """The claim under the cursor."""
        at = self.highlighted
        return self._items[at] if at is not None and at < len(self._items) else None

    def step(self, by: int) -> bool:
        """Go to the next claim, or the one before with -1; tells whether there was one."""
        at = self.highlighted
        if at is None or not 0 <= at + by < len(self._items):
            return False
        self.highlighted = at + by
        self.post_message(self.Stepped())
        return True

    def _words(self, item: Listed) -> Content:
        row, claim = item.claim, item.claim.claim
        saving = row.id in self._saving
        outcome = self._saving.get(row.id, row.outcome)
        mark = self.glyphs.saving if saving else self.glyphs.of(outcome)
        day = paint.long_day(item.report.published)
        parts: list[str | tuple[str, str]] = [
            (f"{mark} ", _OUTCOME_STYLES.get(outcome, "$text-muted") if outcome else "$text-muted"),
            (f"{day}  ", "$text-muted"),
            (outlet_of(item.report), "bold"),
            f"  {card_words.headline(row)}: {card_words.said(row)}",
            (f" · {source_words(claim.sources, None)}", "$text-muted"),
        ]
        if item.contested:
            parts.append((f" {self.glyphs.conflict} contradicted", "$text-warning"))
        if item.remark:
            parts.append((f" · {item.remark}", "$text-accent"))
        if outcome is not None:
            parts.append((f" · {paint.outcome_words(outcome)}", _OUTCOME_STYLES[outcome]))
        quote = " ".join(claim.quote.split())
        return paint.join([paint.line(*parts), paint.line("  ", (f"“{quote}”", "italic"))])
