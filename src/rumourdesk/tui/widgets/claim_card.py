"""The card of the claim that the reader is at, and the claims of other reports that meet it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rumourdesk.comparison import answer_words
from rumourdesk.desk import ClaimRow, ReportPage, Rival
from rumourdesk.model import Outcome, RelationKind, Verdict
from rumourdesk.text import safe
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.messages import ClaimChosen
from rumourdesk.tui.widgets import card_words
from rumourdesk.tui.widgets.wrapping import Layout

LABEL = 10
"""Cells of the column of labels."""
RIVALS_SHOWN = 60

_OUTCOME_STYLES = {
    None: "$text-muted",
    Outcome.CONFIRMED: "$text-success",
    Outcome.REFUTED: "$text-error",
}
_RELATION_STYLES = {
    RelationKind.CONTRADICTS: "$text-warning",
    RelationKind.AGREES: "$text-success",
    RelationKind.UPDATES: "$text-primary",
    RelationKind.ECHOES: "$text-muted",
}


class ClaimCard(VerticalScroll, can_focus=True):
    """All that is known of one claim; a cursor goes over the claims that meet it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("card")
    DEFAULT_CSS = """
    ClaimCard {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > Static { width: 1fr; height: auto; }
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
        self._rival_lines: list[int] = []
        self._saving = False

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

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

    def show_more(self, rivals: tuple[Rival, ...], history: Sequence[Verdict]) -> None:
        """Add what was read from the desk."""
        self._rivals, self._history = rivals[:RIVALS_SHOWN], history
        self._cursor = min(self._cursor, max(0, len(self._rivals) - 1))
        self._write()

    @property
    def conflicts(self) -> int:
        """How many claims of other reports contradict this one, as far as known."""
        return sum(r.relation.kind is RelationKind.CONTRADICTS for r in self._rivals or ())

    @property
    def chosen(self) -> Rival | None:
        """The claim of another report that the cursor is on."""
        return self._rivals[self._cursor] if self._rivals else None

    # --- going about ---

    def action_card_down(self) -> None:
        self._go_to(self._cursor + 1)

    def action_card_up(self) -> None:
        self._go_to(self._cursor - 1)

    def action_card_top(self) -> None:
        self._go_to(0)
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_card_bottom(self) -> None:
        self._go_to(len(self._rivals or ()) - 1)

    def action_card_page_down(self) -> None:
        self.scroll_relative(y=self.size.height - 1, animate=False, immediate=True)

    def action_card_page_up(self) -> None:
        self.scroll_relative(y=1 - self.size.height, animate=False, immediate=True)

    def action_card_open(self) -> None:
        if self.chosen is not None:
            self.post_message(ClaimChosen(self.chosen.claim.id))

    def _go_to(self, number: int) -> None:
        if not self._rivals:
            self.scroll_relative(y=1 if number > 0 else -1, animate=False, immediate=True)
            return
        self._cursor = min(max(0, number), len(self._rivals) - 1)
        self._write()
        self._bring_in()

    def _bring_in(self) -> None:
        first, last = self._rival_lines[self._cursor], self._rival_lines[self._cursor + 1]
        top, height = round(self.scroll_target_y), max(1, self.scrollable_content_region.height)
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or not self._rivals:
            return
        line = offset.y + self.scroll_offset.y
        for number in range(len(self._rivals)):
            if self._rival_lines[number] <= line < self._rival_lines[number + 1]:
                again = number == self._cursor
                self._go_to(number)
                if again or event.chain > 1:
                    self.action_card_open()

    # --- writing the words ---

    def on_resize(self) -> None:
        self._write()

    def on_focus(self) -> None:
        self._write()

    def on_blur(self) -> None:
        self._write()

    def _write(self) -> None:
        words = self.query_one(Static)
        if self._row is None or self._page is None:
            self._rival_lines = []
            words.update(paint.line(("No claim is chosen.", "$text-muted")))
            return
        width = max(20, self.scrollable_content_region.width)
        lines = self._lines(self._row, self._page, width)
        self._rival_lines = []
        for number, rival in enumerate(self._rivals or ()):
            self._rival_lines.append(len(lines))
            lines += self._rival(rival, width, number == self._cursor)
        self._rival_lines.append(len(lines))
        words.update(paint.join(lines))

    def _lines(self, row: ClaimRow, page: ReportPage, width: int) -> list[Content]:
        lines = [
            *_wrapped(card_words.headline(row), width, "bold"),
            *_wrapped(card_words.said(row), width, "$text-primary"),
            Content(""),
        ]
        for label, words in card_words.entries(row, page):
            lines += _entry(label, words, width)
        cues = list(card_words.cues(row, page))
        if cues:
            lines += [Content(""), _rule("read from the words", width)]
            for label, words in cues:
                lines += _entry(label, words, width)
        lines += [Content(""), *self._verdict(row, width)]
        return [*lines, Content(""), _rule(self._rival_count(), width)]

    def _verdict(self, row: ClaimRow, width: int) -> list[Content]:
        glyph = self.glyphs.saving if self._saving else self.glyphs.of(row.outcome)
        state = "saving" if self._saving else paint.outcome_words(row.outcome)
        lines = [
            _rule("verdict", width),
            paint.line((f"{glyph} {state}", _OUTCOME_STYLES[row.outcome])),
        ]
        for label, words in card_words.verdict_entries(row.verdict):
            lines += _entry(label, words, width)
        for words in card_words.history_lines(self._history[1:], self.glyphs):
            lines += _entry("before", words, width)
        return lines

    def _rival_count(self) -> str:
        if self._rivals is None:
            return "other reports"
        if not self._rivals:
            return "no other report meets it"
        return f"{paint.count(len(self._rivals), 'other report')}, {self.conflicts} against"

    def _rival(self, rival: Rival, width: int, at_cursor: bool) -> list[Content]:
        kind, report = rival.relation.kind, rival.report
        glyph = {
            RelationKind.CONTRADICTS: self.glyphs.conflict,
            RelationKind.AGREES: self.glyphs.agrees,
            RelationKind.UPDATES: self.glyphs.updates,
            RelationKind.ECHOES: self.glyphs.echo,
        }[kind]
        hedged = kind is RelationKind.CONTRADICTS and not rival.relation.severe
        how = card_words.relation_words(kind) + (", hedged" if hedged else "")
        outlet = paint.outlet_words(
            report.outlet, inferred=report.outlet_inferred, restated=report.restated
        )
        about, answer = rival.claim.claim.about, answer_words(rival.claim.claim)
        bar = self.glyphs.bar if at_cursor and self.has_focus else " "
        room = width - 2
        lines = [
            paint.line(
                (f"{paint.pad(glyph, 2)} {how}", _RELATION_STYLES[kind]),
                (f"  {paint.long_day(report.published)}", "$text-muted"),
            ),
            *_wrapped(f"{outlet}: {about + ', ' if about else ''}{answer}", room, "bold"),
            *_wrapped(rival.relation.why, room, "$text-muted"),
        ]
        style = "on $block-cursor-blurred-background" if at_cursor and self.has_focus else ""
        return [
            Content.assemble((bar, "bold $accent"), " ", line)
            .pad_right(max(0, room - line.cell_length))
            .stylize_before(style)
            for line in lines
        ]


def _wrapped(words: str, width: int, style: str) -> list[Content]:
    words = safe(words)
    return [
        paint.line((words[line.start : line.end], style)) for line in Layout(words, width).lines
    ]


def _entry(label: str, words: str, width: int) -> list[Content]:
    words = safe(words)
    return [
        paint.line(
            (paint.pad("" if number else label, LABEL), "$text-muted"),
            words[line.start : line.end],
        )
        for number, line in enumerate(Layout(words, max(8, width - LABEL)).lines)
    ]


def _rule(words: str, width: int) -> Content:
    words = paint.fit(words, width - 4)
    dashes = "─" * max(0, width - len(words) - 4)
    return paint.line(
        ("── ", "$foreground 30%"), (words, "$text-muted"), (f" {dashes}", "$foreground 30%")
    )
