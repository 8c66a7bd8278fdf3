"""The card of the claim that the reader is at, and the claims of other reports that meet it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from rumourdesk.desk import ClaimRow, ReportPage, Rival
from rumourdesk.model import RelationKind, Verdict
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.messages import ClaimChosen

if TYPE_CHECKING:
    from rumourdesk.tui.widgets.card_lines import Line

RIVALS_SHOWN = 100
REST_SECONDS = 0.15
"""How long the card waits for the next claim before it fits its scrollbar."""


class ClaimCard(ScrollView, can_focus=True):
    """All that is known of one claim; a cursor goes over the claims that meet it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("card")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "card--words",
        "card--label",
        "card--title",
        "card--said",
        "card--rule",
        "card--confirmed",
        "card--refuted",
        "card--against",
        "card--agrees",
        "card--updates",
        "card--bar",
        "card--cursor",
    }
    DEFAULT_CSS = """
    ClaimCard {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .card--words { color: $foreground; }
        & > .card--label { color: $text-muted; }
        & > .card--title { color: $foreground; text-style: bold; }
        & > .card--said { color: $text-primary; }
        & > .card--rule { color: $text-disabled; }
        & > .card--confirmed { color: $text-success; }
        & > .card--refuted { color: $text-error; }
        & > .card--against { color: $text-warning; }
        & > .card--agrees { color: $text-success; }
        & > .card--updates { color: $text-primary; }
        & > .card--bar { color: $accent; text-style: bold; }
        & > .card--cursor { background: $primary-muted; }
        &:ansi > .card--cursor { background: ansi_default; text-style: reverse; }
    }
    """

    def __init__(self, glyphs: paint.Glyphs = paint.SIGNS) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.claim: int | None = None
        self._row: ClaimRow | None = None
        self._page: ReportPage | None = None
        self._history: Sequence[Verdict] = ()
        self._rivals: tuple[Rival, ...] | None = None
        self._cursor = 0
        self._lines: list[Line] = []
        self._tops: list[int] = []
        self._paints: dict[str, Style] = {}
        self._saving = False
        self._hint = ""
        self._measuring: Timer | None = None

    # --- what is shown ---

    def show(self, row: ClaimRow | None, page: ReportPage | None, *, saving: bool = False) -> None:
        """Show a claim; its history and rivals come later, those of the same claim are kept."""
        if row is None or row.id != self.claim:
            self._history = ()
            self._rivals = None
            self._cursor = 0
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.claim = row.id if row else None
        self._row, self._page, self._saving = row, page, saving
        self._write()

    def say(self, words: str) -> None:
        """What to show while no claim is chosen."""
        if words != self._hint:
            self._hint = words
            if self._row is None:
                self._write()

    def show_more(self, rivals: tuple[Rival, ...], history: Sequence[Verdict]) -> None:
        """Add what was read from the desk."""
        self._rivals, self._history = rivals, history
        self._cursor = min(self._cursor, max(0, len(rivals) - 1))
        self._write()

    @property
    def conflicts(self) -> int:
        """How many claims of other reports contradict this one, as far as known."""
        return sum(r.relation.kind is RelationKind.CONTRADICTS for r in self._rivals or ())

    @property
    def nearest_against(self) -> Rival | None:
        """The first of the claims that contradict this one."""
        against = (r for r in self._rivals or () if r.relation.kind is RelationKind.CONTRADICTS)
        return next(against, None)

    @property
    def chosen(self) -> Rival | None:
        """The claim of another report that the cursor is on."""
        return self._rivals[self._cursor] if self._rivals else None

    @property
    def words(self) -> str:
        """What stands on the card."""
        return "\n".join("".join(text for text, _ in line) for line in self._lines)

    # --- going about ---

    def action_card_down(self) -> None:
        self._go_to(self._cursor + 1)

    def action_card_up(self) -> None:
        self._go_to(self._cursor - 1)

    def action_card_top(self) -> None:
        self._go_to(0)
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_card_bottom(self) -> None:
        self._go_to(len(self._tops) - 2)

    def action_card_page_down(self) -> None:
        self.scroll_relative(y=self.size.height - 1, animate=False, immediate=True)

    def action_card_page_up(self) -> None:
        self.scroll_relative(y=1 - self.size.height, animate=False, immediate=True)

    def action_card_open(self) -> None:
        if self.chosen is not None:
            self.post_message(ClaimChosen(self.chosen.claim.id))

    def _go_to(self, number: int) -> None:
        shown = len(self._tops) - 1
        if shown < 1:
            step = 1 if number > self._cursor else -1
            self.scroll_relative(y=step, animate=False, immediate=True)
            return
        self._cursor = min(max(0, number), shown - 1)
        self._bring_in()
        self.refresh()

    def _bring_in(self) -> None:
        self._measure()
        first, last = self._tops[self._cursor], self._tops[self._cursor + 1]
        top, height = round(self.scroll_target_y), max(1, self.scrollable_content_region.height)
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        for number in range(len(self._tops) - 1):
            if self._tops[number] <= line < self._tops[number + 1]:
                again = number == self._cursor
                self._go_to(number)
                if again or event.chain > 1:
                    self.action_card_open()

    # --- drawing ---

    def on_resize(self) -> None:
        self._write()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._paints.clear()

    def _write(self) -> None:
        width = max(20, self.scrollable_content_region.width)
        self._tops = []
        if self._row is None or self._page is None:
            self._lines = [((self._hint, "card--label"),)]
        else:
            self._write_claim(self._row, self._page, width)
        self._measure_later()
        self.refresh()

    def _write_claim(self, row: ClaimRow, page: ReportPage, width: int) -> None:
        # Imported here: the first frame needs no comparison.
        from rumourdesk.tui.widgets.card_lines import (
            claim_lines,
            cue_lines,
            rival_lines,
            rule,
            verdict_lines,
        )

        self._lines = [
            *claim_lines(row, page, width),
            (),
            *verdict_lines(row, self._history, width, self.glyphs, self._saving),
            *cue_lines(row, page, width),
            (),
            rule(self._rival_count(), width),
        ]
        for rival in (self._rivals or ())[:RIVALS_SHOWN]:
            self._tops.append(len(self._lines))
            self._lines += rival_lines(rival, width - 2, self.glyphs)
        self._tops.append(len(self._lines))

    def _measure_later(self) -> None:
        """Fit the scrollbar when the reader rests: it lays out the whole screen anew."""
        if self._measuring is not None:
            self._measuring.reset()
        else:
            self._measuring = self.set_timer(REST_SECONDS, self._measure)

    def _measure(self) -> None:
        self._measuring = None
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))

    def _rival_count(self) -> str:
        if self._rivals is None:
            return "other reports"
        if not self._rivals:
            return "no other report meets it"
        words = paint.count(len(self._rivals), "related claim")
        if self.conflicts:
            words = f"{words}, {self.conflicts} against"
        return f"{words}, {RIVALS_SHOWN} shown" if len(self._rivals) > RIVALS_SHOWN else words

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        base = self.rich_style
        if number >= len(self._lines):
            return Strip.blank(width, base)
        segments = [Segment(text, self._paint(name)) for text, name in self._lines[number]]
        if self._tops and number >= self._tops[0]:
            at_cursor = self._tops[self._cursor] <= number < self._tops[self._cursor + 1]
            if at_cursor and self.has_focus:
                base += self._paint("card--cursor")
            bar = self.glyphs.bar if at_cursor and self.has_focus else " "
            segments = [Segment(f"{bar} ", self._paint("card--bar")), *segments]
        return Strip(segments).adjust_cell_length(width).apply_style(base)

    def _paint(self, name: str) -> Style:
        style = self._paints.get(name)
        if style is None:
            style = self._paints[name] = self.get_component_rich_style(name, partial=True)
        return style
