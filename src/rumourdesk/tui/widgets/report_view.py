"""The report as it is read: its text wrapped, its claims marked in place and in the margin.

Draws line by line from a `Layout`, so that going to the next claim repaints a few lines and never
the whole report. What is marked is also signed in the margin; nothing depends on colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from rumourdesk.model import Span
from rumourdesk.text import safe
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.messages import ClaimVisited
from rumourdesk.tui.paint import SIGNS, Glyphs
from rumourdesk.tui.widgets.marks import Mark
from rumourdesk.tui.widgets.wrapping import Layout, Line, LineKind

READABLE_WIDTH = 88
"""Cells beyond which a line is hard to read."""
MARGIN = 6
"""Cells left of the text: the bar of the current claim, two marks, a conflict, a space."""
KEPT_ABOVE = 2
"""Lines shown above a claim that is gone to."""

_LINE_STYLES = {
    LineKind.TITLE: "report--title",
    LineKind.HEADING: "report--heading",
    LineKind.BODY: "report--text",
    LineKind.BLANK: "report--text",
}


class ReportView(ScrollView, can_focus=True):
    """One report with its claims."""

    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("report")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "report--text",
        "report--title",
        "report--heading",
        "report--margin",
        "report--bar",
        "report--successor",
        "report--exit",
        "report--aside",
        "report--confirmed",
        "report--refuted",
        "report--conflict",
        "report--current",
        "report--hit",
        "report--current-hit",
        "report--copied",
        "report--evidence",
    }
    DEFAULT_CSS = """
    ReportView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .report--text { color: $foreground; }
        & > .report--title { color: $foreground; text-style: bold; }
        & > .report--heading { color: $foreground; text-style: bold; }
        & > .report--margin { color: $text-muted; }
        & > .report--bar { color: $accent; text-style: bold; }
        & > .report--successor { color: $text-primary; text-style: underline; }
        & > .report--exit { color: $text-secondary; text-style: underline; }
        & > .report--aside { text-style: underline; }
        & > .report--confirmed { color: $text-success; background: $success-muted; }
        & > .report--refuted { color: $text-error; background: $error-muted; }
        & > .report--conflict { color: $text-warning; }
        & > .report--current { text-style: bold reverse; }
        & > .report--hit { background: $warning-muted; color: $text-warning; }
        & > .report--current-hit { text-style: bold reverse; }
        & > .report--copied { color: $text-muted; text-style: italic; }
        & > .report--evidence { color: $text-warning; text-style: bold underline; }
        &:ansi > .report--confirmed { background: ansi_default; text-style: underline; }
        &:ansi > .report--refuted { background: ansi_default; text-style: underline; }
        &:ansi > .report--hit { background: ansi_default; text-style: bold underline; }
    }
    """

    def __init__(self, glyphs: Glyphs = SIGNS) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.report: int | None = None
        self._layout = Layout("", 40)
        self._title: str | None = None
        self._marks: tuple[Mark, ...] = ()
        self._hits: tuple[Span, ...] = ()
        self._hit = 0
        self._of_claim = False
        self._current: int | None = None
        self._copied: tuple[Span, ...] = ()
        self._evidence: tuple[Span, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}
        self._signs: dict[int, list[Mark]] = {}
        self._left = 0

    # --- what is shown ---

    def show(
        self,
        report: int,
        text: str,
        *,
        title: str | None = None,
        marks: tuple[Mark, ...] = (),
        claim: int | None = None,
        hits: tuple[Span, ...] = (),
    ) -> None:
        """Show a report from its beginning, or at a claim, or at the first hit of a search."""
        self.report = report
        self._title = title
        self._marks = marks
        self._hits = hits
        self._hit = 0
        self._of_claim = False
        self._current = None
        self._layout = Layout(safe(text), self._text_width(), title)
        self._laid_out()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        if claim is not None:
            self.go_to_claim(claim)
        elif hits:
            self._bring_in(hits[0])
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self.show(0, "")
        self.report = None

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Paint the claims of the report anew where they differ from what is shown."""
        old = {mark.claim: mark for mark in self._marks}
        changed = [m for m in marks if old.pop(m.claim, None) != m]
        self._marks = marks
        self._sign_margin()
        for mark in (*changed, *old.values()):
            self._repaint(mark.span)

    def lay_over(self, *, copied: tuple[Span, ...], evidence: tuple[Span, ...]) -> None:
        """Mark the words that another report has too, and those that a comparison rests on."""
        if (copied, evidence) != (self._copied, self._evidence):
            self._copied, self._evidence = copied, evidence
            self._strips.clear()
            self.refresh()

    @property
    def current(self) -> int | None:
        """The claim that the reader is at."""
        return self._current

    @property
    def searching(self) -> bool:
        """Whether the words of a search, or of a field of the claim, are marked."""
        return bool(self._hits)

    @property
    def hit_words(self) -> str:
        """`2 of 5`: which hit of how many is the current one."""
        return f"{self._hit + 1} of {len(self._hits)}" if self._hits else ""

    @property
    def plain(self) -> str:
        """The text as shown, which is as long as the stored one."""
        return self._layout.text

    @property
    def words_of_claim(self) -> bool:
        """Whether the marked words are those that a field of the current claim was read from."""
        return self._of_claim

    def mark_words(self, spans: tuple[Span, ...], at: int) -> None:
        """Mark the words that a field of the current claim was read from, the one at `at` first."""
        self._hits, self._hit, self._of_claim = spans, at, True
        self._strips.clear()
        if spans:
            self._bring_in(spans[at])
        self.refresh()

    def stop_searching(self) -> None:
        """Take the marks of the search away."""
        self._hits, self._of_claim = (), False
        self._strips.clear()
        self.refresh()

    # --- going about ---

    def next_claim(self, step: int = 1) -> bool:
        """Go to the next claim (or the one before, with -1); tells whether there was one."""
        place = self._index_of_current()
        if place is None:
            place = self._nearest_index(step)
        else:
            place += step
        if not 0 <= place < len(self._marks):
            return False
        self.go_to_claim(self._marks[place].claim)
        return True

    def next_hit(self, step: int = 1) -> None:
        """Go to the next place that a search found, round and round."""
        if not self._hits:
            return
        before = self._hits[self._hit]
        self._hit = (self._hit + step) % len(self._hits)
        self._repaint(before)
        self._repaint(self._hits[self._hit])
        self._bring_in(self._hits[self._hit])

    def go_to_claim(self, claim: int | None) -> None:
        """Make a claim the current one, with its words in view; None leaves none."""
        if claim == self._current:
            return
        if self._of_claim:
            self.stop_searching()
        for mark in self._marks:
            if mark.claim in (self._current, claim):
                self._repaint(mark.span)
        self._current = claim
        found = next((m for m in self._marks if m.claim == claim), None)
        if found is not None:
            self._bring_in(found.span)
        if self.report is not None:
            self.post_message(ClaimVisited(self.report, claim))

    def _index_of_current(self) -> int | None:
        for number, mark in enumerate(self._marks):
            if mark.claim == self._current:
                return number
        return None

    def _nearest_index(self, step: int) -> int:
        """The first claim at or below the top of the window, or the last one above it."""
        top = self._top_offset()
        below = sum(mark.span.start < top for mark in self._marks)
        return below if step > 0 else below - 1

    def _top_offset(self) -> int:
        number = min(self.scroll_offset.y, len(self._layout.lines) - 1)
        return self._layout.lines[number].start if self._layout.lines else 0

    def _bring_in(self, span: Span) -> None:
        """Scroll so that the span is in view, if it is not."""
        first = self._layout.line_at(span.start)
        last = self._layout.line_at(max(span.start, span.end - 1))
        top, height = round(self.scroll_target_y), max(1, self.scrollable_content_region.height)
        if first - KEPT_ABOVE >= top and last + 1 < top + height:
            return
        self.scroll_to(
            y=max(0, first - max(KEPT_ABOVE, height // 4)),
            animate=False,
            immediate=True,
            force=True,
        )

    # --- keys ---

    def action_report_down(self) -> None:
        self.scroll_relative(y=1, animate=False, immediate=True)

    def action_report_up(self) -> None:
        self.scroll_relative(y=-1, animate=False, immediate=True)

    def action_report_page_down(self) -> None:
        self.scroll_relative(y=self._page(), animate=False, immediate=True)

    def action_report_page_up(self) -> None:
        self.scroll_relative(y=-self._page(), animate=False, immediate=True)

    def action_report_top(self) -> None:
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_report_bottom(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - KEPT_ABOVE)

    # --- laying out ---

    def _text_width(self) -> int:
        room = self.scrollable_content_region.width - MARGIN - 1
        width = max(2, min(READABLE_WIDTH, room))
        self._left = max(0, (room - width) // 2)
        return width

    def _laid_out(self) -> None:
        self._strips.clear()
        self._sign_margin()
        self.virtual_size = Size(
            self.scrollable_content_region.width, len(self._layout.lines) if self.plain else 0
        )

    def _sign_margin(self) -> None:
        self._signs.clear()
        for mark in self._marks:
            self._signs.setdefault(self._layout.line_at(mark.span.start), []).append(mark)

    def on_resize(self, event: events.Resize) -> None:
        width = self._text_width()
        if width != self._layout.width and self.plain:
            top = self._top_offset()
            self._layout = Layout(self.plain, width, self._title)
            self._laid_out()
            y = self._layout.line_at(top) if top else 0
            self.scroll_to(y=y, animate=False, immediate=True, force=True)
        else:
            self._laid_out()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    # --- drawing ---

    def _repaint(self, span: Span) -> None:
        first = self._layout.line_at(span.start)
        last = self._layout.line_at(max(span.start, span.end - 1))
        for number in range(first, last + 1):
            self._strips.pop(number, None)
        self.refresh_lines(first, last - first + 1)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        if number >= len(self._layout.lines):
            return Strip.blank(width, self.rich_style)
        selection = self.text_selection
        selected = selection.get_span(number) if selection is not None else None
        if selected is not None:
            return self._draw(number, width, selected)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._draw(number, width, None)
        return strip

    def _draw(self, number: int, width: int, selected: tuple[int, int] | None) -> Strip:
        line = self._layout.lines[number]
        words = Strip(self._words(line, selected)).apply_offsets(0, number)
        base = self.rich_style
        left = [Segment(" " * self._left, base), *self._margin(number, line)]
        return Strip([*left, *words]).adjust_cell_length(width, base)

    def _margin(self, number: int, line: Line) -> list[Segment]:
        style = self._style("report--margin")
        current = self._mark_of(self._current)
        at_current = current is not None and (
            line.start < current.span.end and current.span.start < max(line.end, line.start + 1)
        )
        bar = self.glyphs.bar if at_current else " "
        marks = self._signs.get(number, ())
        signs = "".join(self._sign(mark) for mark in marks[:2]).ljust(2)
        if len(marks) > 2:
            signs = f"{signs[0]}+"
        conflict = self.glyphs.conflict if any(mark.conflict for mark in marks) else ""
        copied = any(s.start < line.end and line.start < s.end for s in self._copied)
        sign = Segment(conflict, self._style("report--conflict"))
        if copied and not conflict:
            sign = Segment(self.glyphs.agrees, style)
        return [
            Segment(bar, self._style("report--bar")),
            Segment(signs, style),
            *Strip([sign]).adjust_cell_length(MARGIN - 3, style),
        ]

    def _sign(self, mark: Mark) -> str:
        return self.glyphs.saving if mark.saving else self.glyphs.of(mark.outcome)

    def _mark_of(self, claim: int | None) -> Mark | None:
        return next((m for m in self._marks if m.claim == claim), None) if claim else None

    def _words(self, line: Line, selected: tuple[int, int] | None) -> list[Segment]:
        """The words of a line in runs of one style."""
        base = self._style(_LINE_STYLES[line.kind])
        styles: list[Style] = [base] * (line.end - line.start)
        for mark in sorted(self._marks, key=lambda m: m.span.start - m.span.end):
            self._lay(styles, line, mark.span, self._style(mark.component))
        for number, hit in enumerate(self._hits):
            name = "report--current-hit" if number == self._hit else "report--hit"
            self._lay(styles, line, hit, self._style("report--hit"), self._style(name))
        for span in self._copied:
            self._lay(styles, line, span, self._style("report--copied"))
        current = self._mark_of(self._current)
        if current is not None and not self._of_claim:
            self._lay(styles, line, current.span, self._style("report--current"))
        for span in self._evidence:
            self._lay(styles, line, span, self._style("report--evidence"))
        if selected is not None:
            start, end = selected
            chosen = self.screen.get_component_rich_style("screen--selection")
            stop = len(styles) if end == -1 else min(end, len(styles))
            for place in range(max(0, start), stop):
                styles[place] += chosen
        return self._runs(line, styles)

    def _lay(self, styles: list[Style], line: Line, span: Span, *layers: Style) -> None:
        first, last = max(span.start, line.start), min(span.end, line.end)
        for place in range(first - line.start, last - line.start):
            for layer in layers:
                styles[place] += layer

    def _runs(self, line: Line, styles: Sequence[Style]) -> list[Segment]:
        segments: list[Segment] = []
        whole = None if line.narrow else {start for start, _, _ in self._layout.clusters(line)}
        begin = line.start
        for offset in range(line.start + 1, line.end):
            if whole is not None and offset not in whole:
                continue
            if styles[offset - line.start] != styles[begin - line.start]:
                segments.append(Segment(self.plain[begin:offset], styles[begin - line.start]))
                begin = offset
        if begin < line.end:
            segments.append(Segment(self.plain[begin : line.end], styles[begin - line.start]))
        return segments

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            partial = name not in ("report--text", "report--title", "report--heading")
            style = self.get_component_rich_style(name, partial=partial)
            if name in ("report--margin", "report--bar", "report--conflict"):
                style = self.rich_style + style
            self._styles[name] = style
        return style

    # --- the mouse ---

    def on_click(self, event: events.Click) -> None:
        if self.text_selection is not None:
            return
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y + self.scroll_offset.y
        cell = offset.x - self._left - MARGIN
        if cell < 0:
            signed = self._signs.get(number)
            claims = [mark.claim for mark in signed] if signed else []
        else:
            claims = self.claims_at(self._layout.offset_at(number, cell))
        if claims:
            at = claims.index(self._current) if self._current in claims else -1
            self.go_to_claim(claims[(at + 1) % len(claims)])

    def claims_at(self, offset: int | None) -> list[int]:
        """The claims over a code point, the innermost first."""
        if offset is None:
            return []
        over = [m for m in self._marks if m.span.start <= offset < m.span.end]
        return [m.claim for m in sorted(over, key=lambda m: m.span.end - m.span.start)]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that were selected with the mouse, as the report has them."""
        if not self.plain:
            return None
        start = 0 if selection.start is None else self._offset_of(*selection.start)
        end = len(self.plain) if selection.end is None else self._offset_of(*selection.end)
        return self.plain[start:end], "\n"

    def _offset_of(self, x: int, y: int) -> int:
        if y >= len(self._layout.lines):
            return len(self.plain)
        line = self._layout.lines[y]
        return min(line.start + x, line.end)

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()
