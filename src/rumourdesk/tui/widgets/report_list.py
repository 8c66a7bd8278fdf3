"""The list of reports, under headings or flat: drawn by line from an array of ids.

The rows themselves are asked for by window and kept until the list is told that they changed, so
that a million reports open as fast as ten. The cursor belongs to a report, not to a line: it stays
with it when the list changes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rumourdesk.desk import ReportRow
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.messages import (
    ReportHighlighted,
    ReportOpened,
    ReportsChosen,
    SectionExpanded,
    VacancyHighlighted,
)
from rumourdesk.tui.widgets.sections import HEADING, Outline, Place, Section

Rows = Callable[[Sequence[int]], dict[int, ReportRow]]

WINDOW = 64
"""Reports asked for at a time."""
INDENT = 3
DAY_WIDTH = 10
COUNT_WIDTH = 2


class ReportList(ScrollView, can_focus=True):
    """Vacancies with their reports, or all reports newest first."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--heading",
        "list--count",
        "list--outlet",
        "list--headline",
        "list--unread",
        "list--confirmed",
        "list--refuted",
        "list--conflict",
        "list--cursor",
        "list--reading",
        "list--chosen",
    }
    DEFAULT_CSS = """
    ReportList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .list--heading { color: $foreground; text-style: bold; }
        & > .list--count { color: $text-muted; }
        & > .list--outlet { color: $text-muted; }
        & > .list--headline { color: $foreground; }
        & > .list--unread { color: $text-accent; text-style: bold; }
        & > .list--confirmed { color: $text-success; }
        & > .list--refuted { color: $text-error; }
        & > .list--conflict { color: $text-warning; }
        & > .list--chosen { color: $text-primary; text-style: bold; }
        & > .list--reading { background: $panel; }
        & > .list--cursor { background: $panel; text-style: bold; }
        &:focus > .list--cursor { background: $primary-muted; text-style: bold; }
        &:ansi > .list--reading { background: ansi_default; text-style: bold; }
        &:ansi > .list--cursor { background: ansi_default; text-style: bold underline; }
        &:ansi:focus > .list--cursor { background: ansi_default; text-style: reverse; }
    }
    """

    def __init__(
        self,
        rows: Rows,
        *,
        today: Callable[[], date],
        glyphs: paint.Glyphs = paint.SIGNS,
    ) -> None:
        super().__init__()
        self.outline = Outline()
        self.cursor: Place | None = None
        self.conflicts: dict[int, int] = {}
        self.chosen: tuple[int, ...] = ()
        self.glyphs = glyphs
        self._ask = rows
        self._today = today
        self._rows: LRUCache[int, ReportRow | None] = LRUCache(WINDOW * 32)
        self._paints: dict[str, Style] = {}
        self._open_report: int | None = None
        self.nothing = "No report here."

    # --- what is listed ---

    def show(self, sections: Sequence[Section]) -> None:
        """List these sections; the cursor stays with its report, at its height on the screen."""
        held = self._held()
        height = self.outline.line_of(self.cursor) - self.scroll_offset.y if self.cursor else 0
        self.outline = Outline(sections)
        self._find_again(held, height)

    def fill(self, section: Section, ids: Sequence[int]) -> None:
        """Put the report ids into a section that was opened before they were known."""
        held = self._held()
        height = self.outline.line_of(self.cursor) - self.scroll_offset.y if self.cursor else 0
        section.ids = array("q", ids)
        section.loaded = True
        self.outline.measure()
        self._find_again(held, height)

    def forget_rows(self, reports: Sequence[int] | None = None) -> None:
        """Ask again for these rows, or for all, when they are next drawn."""
        if reports is None:
            self._rows.clear()
            self.refresh()
            return
        for report in reports:
            self._rows.discard(report)
        self._repaint_reports({*reports})

    def set_conflicts(self, vacancy: int, counts: dict[int, int]) -> None:
        """Show how many claims of each report on a vacancy another one contradicts."""
        self.conflicts.update(counts)
        for section in self.outline.sections:
            if section.heading and section.vacancy == vacancy:
                section.heading = replace(section.heading, contested=sum(counts.values()))
        self.refresh()

    def mark_open(self, report: int | None) -> None:
        """Show which report is being read."""
        if report == self._open_report:
            return
        before, self._open_report = self._open_report, report
        self._repaint_reports({before, report})

    def choose(self, reports: Sequence[int]) -> None:
        """Mark these reports, in this order, as chosen to be compared."""
        before, self.chosen = self.chosen, tuple(reports)
        self._repaint_reports({*before, *self.chosen})
        self.post_message(ReportsChosen(self.chosen))

    @property
    def report(self) -> int | None:
        """The report under the cursor."""
        return self.outline.report_at(self.cursor)

    @property
    def vacancy(self) -> int | None:
        """The vacancy whose section the cursor stands in."""
        return self.outline.sections[self.cursor.section].vacancy if self.cursor else None

    @property
    def section(self) -> Section | None:
        """The section the cursor stands in."""
        return self.outline.sections[self.cursor.section] if self.cursor else None

    def row(self, report: int) -> ReportRow | None:
        """The row of a report; None if it is gone."""
        if report not in self._rows:
            self._rows[report] = self._ask([report]).get(report)
        return self._rows[report]

    # --- going about ---

    def go_to(self, place: Place | None, *, tell: bool = True) -> None:
        """Put the cursor on a place and bring it into view."""
        if place is None or not self.outline.exists(place):
            return
        before, self.cursor = self.cursor, place
        self._bring_in(place)
        self._repaint(before)
        self._repaint(place)
        if tell:
            self._tell()

    def go_to_report(self, report: int, vacancy: int | None = None, *, tell: bool = True) -> bool:
        """Put the cursor on a report; False when it is not listed."""
        place = self.outline.find(report, vacancy)
        self.go_to(place, tell=tell)
        return place is not None

    def step_report(self, step: int) -> bool:
        """Put the cursor on the next report (or the one before); False at the end."""
        place = next(self.outline.reports_from(self.cursor, step), None)
        self.go_to(place)
        return place is not None

    def next_of(self, reports: set[int]) -> Place | None:
        """The next place below the cursor, then from the top, that shows one of these reports."""
        return self.outline.next_of(reports, self.cursor)

    def reports_above(self) -> tuple[int, ...]:
        """The reports of the cursor's section from its first to the cursor's."""
        if self.cursor is None or self.cursor.row == HEADING:
            return ()
        ids = self.outline.sections[self.cursor.section].ids
        return tuple(ids[: self.cursor.row + 1])

    def _tell(self) -> None:
        report = self.report
        if report is not None:
            self.post_message(ReportHighlighted(report, self.vacancy))
        else:
            self.post_message(VacancyHighlighted(self.vacancy))

    def _held(self) -> tuple[int | None, int | None] | None:
        return (self.report, self.vacancy) if self.cursor else None

    def _find_again(self, held: tuple[int | None, int | None] | None, height: int) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.outline.lines)
        place = None
        if held is not None:
            report, vacancy = held
            if report is not None:
                place = self.outline.find(report, vacancy)
            if place is None:
                place = self._near(vacancy)
        if place is None and self.cursor is not None and self.outline.exists(self.cursor):
            place = self.cursor
        self.cursor = place or self.outline.first()
        if self.cursor is not None:
            top = max(0, self.outline.line_of(self.cursor) - height)
            self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.refresh()

    def _near(self, vacancy: int | None) -> Place | None:
        """Where to stand when the report under the cursor has gone: what came after it."""
        heading = self.outline.find_heading(vacancy)
        if heading is None or self.cursor is None or self.cursor.row == HEADING:
            return heading
        last = len(self.outline.sections[heading.section].ids) - 1
        place = Place(heading.section, min(self.cursor.row, last))
        return place if last >= 0 and self.outline.exists(place) else heading

    def _bring_in(self, place: Place) -> None:
        line, height = self.outline.line_of(place), self.outline.height_of(place)
        window = self.scrollable_content_region.height
        if not window:
            # Not laid out yet; `on_resize` comes back to it.
            return
        top = round(self.scroll_target_y)
        if line < top:
            top = line
        elif line + height > top + window:
            top = line + height - window
        else:
            return
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    # --- keys ---

    def action_list_down(self) -> None:
        self._step(1)

    def action_list_up(self) -> None:
        self._step(-1)

    def action_list_page_down(self) -> None:
        self._leap(self.scrollable_content_region.height - 1)

    def action_list_page_up(self) -> None:
        self._leap(1 - self.scrollable_content_region.height)

    def action_list_top(self) -> None:
        self.go_to(self.outline.first())

    def action_list_bottom(self) -> None:
        self.go_to(self.outline.last())

    def action_list_open(self) -> None:
        self._open_or_fold()

    def action_list_choose(self) -> None:
        """Choose the report for comparing, or no longer; then stand on the next line."""
        report = self.report
        if report is None:
            return
        if report in self.chosen:
            self.choose([one for one in self.chosen if one != report])
        else:
            self.choose([*self.chosen, report])
        self._step(1)

    def _step(self, step: int) -> None:
        if self.cursor is not None:
            self.go_to(self.outline.step(self.cursor, step))

    def _leap(self, lines: int) -> None:
        if self.cursor is None:
            return
        line = min(max(0, self.outline.line_of(self.cursor) + lines), self.outline.lines - 1)
        found = self.outline.place_at(line)
        if found:
            self.go_to(found[0])

    def _open_or_fold(self) -> None:
        section = self.section
        if section is None:
            return
        report = self.report
        if report is not None:
            self.post_message(ReportOpened(report, section.vacancy))
            return
        self.set_opened(section, not section.opened)

    def set_opened(self, section: Section, opened: bool) -> None:
        """Open or fold a section."""
        section.opened = opened
        self.outline.measure()
        self.virtual_size = Size(self.scrollable_content_region.width, self.outline.lines)
        if opened and not section.loaded:
            self.post_message(SectionExpanded(section.vacancy))
        self.refresh()

    # --- the mouse ---

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        found = self.outline.place_at(offset.y + self.scroll_offset.y) if offset else None
        if found is None:
            return
        place, _ = found
        again = place == self.cursor
        self.go_to(place, tell=not again)
        if place.row == HEADING or again or event.chain > 1:
            self._open_or_fold()

    # --- drawing ---

    def _repaint(self, place: Place | None) -> None:
        if place is not None and self.outline.exists(place):
            self.refresh_lines(self.outline.line_of(place), self.outline.height_of(place))

    def _repaint_reports(self, reports: set[int | None]) -> None:
        """Repaint those of the reports that are in the window."""
        line, last = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        while line < last and (found := self.outline.place_at(line)) is not None:
            place, inner = found
            if self.outline.report_at(place) in reports:
                self._repaint(place)
            line += self.outline.height_of(place) - inner

    def on_resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.outline.lines)
        if self.cursor is not None:
            self._bring_in(self.cursor)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._paints.clear()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        base = self.rich_style
        found = self.outline.place_at(y + self.scroll_offset.y)
        if found is None:
            words = f" {self.nothing}" if y == 0 and not self.outline.lines else ""
            empty = [Segment(words, self._paint("list--count"))]
            return Strip(empty).adjust_cell_length(width).apply_style(base)
        place, inner = found
        section = self.outline.sections[place.section]
        if place.row == HEADING:
            left, right = self._heading(section)
        else:
            row = self._row_at(place)
            if row is None:
                left, right = [Segment("  (no longer here)", self._paint("list--outlet"))], []
            elif inner == 0:
                left, right = self._first_line(row, width)
            else:
                left, right = (
                    [Segment(" " * INDENT + row.headline, self._paint("list--headline"))],
                    [],
                )
        if place == self.cursor:
            base += self._paint("list--cursor")
        elif self._open_report is not None and self.outline.report_at(place) == self._open_report:
            base += self._paint("list--reading")
        return self._put(left, right, width).apply_style(base)

    def _heading(self, section: Section) -> tuple[list[Segment], list[Segment]]:
        heading = section.heading
        assert heading is not None
        sign = self.glyphs.opened if section.opened else self.glyphs.closed
        left = [Segment(f"{sign} {heading.words}", self._paint("list--heading"))]
        right = self._numbers(
            (heading.unread, self.glyphs.unread, "list--unread"),
            (heading.contested, self.glyphs.conflict, "list--conflict"),
        )
        many = f"{heading.reports:>{COUNT_WIDTH},}"
        if heading.independent is not None:
            many = f"{heading.reports:,}/{heading.independent:,}"
        right.append(Segment(many, self._paint("list--count")))
        return left, right

    def _numbers(self, *marks: tuple[int, str, str]) -> list[Segment]:
        """Numbers with their signs, those that are not zero."""
        return [
            Segment(f"{sign}{number:,} ", self._paint(name))
            for number, sign, name in marks
            if number
        ]

    def _first_line(self, row: ReportRow, width: int) -> tuple[list[Segment], list[Segment]]:
        right = self._numbers(
            (row.confirmed, self.glyphs.confirmed, "list--confirmed"),
            (row.refuted, self.glyphs.refuted, "list--refuted"),
            (self.conflicts.get(row.id, 0), self.glyphs.conflict, "list--conflict"),
        )
        right.append(Segment(f"{row.claims:>{COUNT_WIDTH},}", self._paint("list--count")))
        day = paint.short_day(row.published, self._today())
        room = (
            width
            - INDENT
            - max(DAY_WIDTH, cell_len(day) + 1)
            - 1
            - sum(s.cell_length for s in right)
        )
        outlet = paint.outlet_words(
            row.outlet, inferred=row.outlet_inferred, restated=row.restated, width=room
        )
        unread = self.glyphs.unread if row.unread else " "
        chosen = self.glyphs.chosen if row.id in self.chosen else " "
        left = [
            Segment(chosen, self._paint("list--chosen")),
            Segment(f"{unread} ", self._paint("list--unread")),
            Segment(paint.pad(f"{day} ", DAY_WIDTH), self._paint("list--count")),
            Segment(outlet, self._paint("list--outlet")),
        ]
        return left, right

    def _put(self, left: list[Segment], right: list[Segment], width: int) -> Strip:
        """Left-aligned and right-aligned segments on one line, the left ones cut to fit."""
        tail = Strip(right)
        room = width - tail.cell_length - (1 if right else 0)
        cut: list[Segment] = []
        for segment in left:
            words = paint.fit(segment.text, max(0, room), self.glyphs.ellipsis)
            piece = Segment(words, segment.style)
            cut.append(piece)
            room -= piece.cell_length
        head = Strip(cut).adjust_cell_length(max(0, width - tail.cell_length))
        return Strip.join([head, tail]).adjust_cell_length(width)

    def _row_at(self, place: Place) -> ReportRow | None:
        section = self.outline.sections[place.section]
        report = section.ids[place.row]
        if report not in self._rows:
            start = max(0, place.row - WINDOW // 2)
            wanted = section.ids[start : start + WINDOW]
            rows = self._ask(wanted)
            for one in wanted:
                self._rows[one] = rows.get(one)
        return self._rows[report]

    def _paint(self, name: str) -> Style:
        style = self._paints.get(name)
        if style is None:
            style = self._paints[name] = self.get_component_rich_style(name, partial=True)
        return style
