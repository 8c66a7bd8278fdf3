"""A grid of rows and columns: its heads and its first columns stay, the rest moves under a cursor.

Drawn line by line, and only the columns in the window, so that its size costs nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.widgets.grid_model import Column, Heading, Lead, Piece, Row, Words

ROW_HEAD = -1
"""The column of the cursor when it stands on the row as a whole."""

_GAP = 1


@dataclass(frozen=True, slots=True)
class _Line:
    entry: int
    inner: int


class Grid(ScrollView, can_focus=True):
    """Rows and columns with a cursor on one cell; chosen cells carry a mark."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("grid")
    ROLES: ClassVar[tuple[str, ...]] = (
        "text",
        "strong",
        "muted",
        "head",
        "for",
        "against",
        "conflict",
        "change",
        "confirmed",
        "refuted",
        "chosen",
        "bar",
        "cursor",
        "row",
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"grid--{role}" for role in ROLES}
    DEFAULT_CSS = """
    Grid {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .grid--text { color: $foreground; }
        & > .grid--strong { color: $foreground; text-style: bold; }
        & > .grid--muted { color: $text-muted; }
        & > .grid--head { color: $text-muted; text-style: bold; }
        & > .grid--for { color: $text-success; }
        & > .grid--against { color: $text-error; }
        & > .grid--conflict { color: $text-warning; text-style: bold; }
        & > .grid--change { color: $text-accent; }
        & > .grid--confirmed { color: $text-success; text-style: bold; }
        & > .grid--refuted { color: $text-error; text-style: bold; }
        & > .grid--chosen { color: $text-primary; text-style: bold; }
        & > .grid--bar { color: $accent; text-style: bold; }
        & > .grid--row { background: $panel; }
        & > .grid--cursor { background: $block-cursor-blurred-background; }
        &:focus > .grid--cursor { background: $primary-muted; text-style: bold; }
        &:ansi > .grid--row { background: ansi_default; text-style: bold; }
        &:ansi > .grid--cursor { background: ansi_default; text-style: reverse; }
    }
    """

    class Moved(Message):
        """The cursor came to another cell."""

    class Picked(Message):
        """A cell was opened with Enter or a second click."""

    class Marked(Message):
        """A cell was chosen, or is no longer."""

    def __init__(self, glyphs: paint.Glyphs = paint.SIGNS, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.glyphs = glyphs
        self.nothing = "Nothing here."
        self.row = 0
        self.column = ROW_HEAD
        self.marked: tuple[tuple[Hashable, int], ...] = ()
        self._leads: tuple[Lead, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._entries: tuple[Row | Heading, ...] = ()
        self._rows: list[int] = []
        self._lines: list[_Line] = []
        self._starts: list[int] = []
        self._first = 0
        self._paints: dict[str, Style] = {}

    # --- what it shows ---

    def show(
        self, leads: Sequence[Lead], columns: Sequence[Column], entries: Sequence[Row | Heading]
    ) -> None:
        """Show these; the cursor stays on its row and its column where they are still there."""
        held = self._entry()
        self._keep_columns(columns)
        self._leads, self._columns = tuple(leads), tuple(columns)
        self._entries = tuple(entries)
        self._rows = [n for n, entry in enumerate(self._entries) if isinstance(entry, Row)]
        self._lines, self._starts = [], []
        for number, entry in enumerate(self._entries):
            self._starts.append(len(self._lines))
            height = entry.height if isinstance(entry, Row) else 1
            self._lines += [_Line(number, inner) for inner in range(height)]
        keys = [entry.key for entry in self._entries if isinstance(entry, Row)]
        if held is not None and held.key in keys:
            self.row = keys.index(held.key)
        else:
            self.row = min(self.row, max(0, len(keys) - 1))
        self.column = min(self.column, len(self._columns) - 1)
        self.marked = tuple(mark for mark in self.marked if mark[0] in keys)
        self._measure()
        self._bring_in()
        self.refresh()
        self.post_message(self.Moved())

    def _keep_columns(self, columns: Sequence[Column]) -> None:
        """Take the cursor and the marks along to where their columns will stand."""
        places = {column.key: n for n, column in enumerate(columns) if column.key is not None}
        held = [column.key for column in self._columns]
        if not held:
            return

        def place(number: int) -> int | None:
            if number == ROW_HEAD:
                return number
            key = held[number]
            if key is None:
                return number if number < len(columns) else None
            return places.get(key)

        at = place(self.column)
        self.column = at if at is not None else self.column
        kept = ((key, place(number)) for key, number in self.marked)
        self.marked = tuple((key, number) for key, number in kept if number is not None)

    @property
    def key(self) -> Hashable | None:
        """The key of the row under the cursor."""
        entry = self._entry()
        return entry.key if entry is not None else None

    def _entry(self) -> Row | None:
        if not self._rows:
            return None
        entry = self._entries[self._rows[self.row]]
        return entry if isinstance(entry, Row) else None

    # --- going about ---

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, as near as there is one."""
        row = max(0, min(row, len(self._rows) - 1))
        column = max(ROW_HEAD, min(column, len(self._columns) - 1))
        if (row, column) == (self.row, self.column):
            return
        self.row, self.column = row, column
        self._bring_in()
        self.refresh()
        self.post_message(self.Moved())

    def unmark(self) -> None:
        """Choose no cell."""
        self.marked = ()
        self.refresh()
        self.post_message(self.Marked())

    def action_grid_down(self) -> None:
        self.go_to(self.row + 1, self.column)

    def action_grid_up(self) -> None:
        self.go_to(self.row - 1, self.column)

    def action_grid_right(self) -> None:
        self.go_to(self.row, self.column + 1)

    def action_grid_left(self) -> None:
        self.go_to(self.row, self.column - 1)

    def action_grid_page_down(self) -> None:
        self._page(1)

    def action_grid_page_up(self) -> None:
        self._page(-1)

    def action_grid_top(self) -> None:
        self.go_to(0, self.column)

    def action_grid_bottom(self) -> None:
        self.go_to(len(self._rows) - 1, self.column)

    def action_grid_first(self) -> None:
        self.go_to(self.row, ROW_HEAD)

    def action_grid_last(self) -> None:
        self.go_to(self.row, len(self._columns) - 1)

    def action_grid_open(self) -> None:
        if self._rows:
            self.post_message(self.Picked())

    def action_grid_mark(self) -> None:
        """Choose the cell, or no longer."""
        key = self.key
        if key is None:
            return
        mark = (key, self.column)
        left = tuple(one for one in self.marked if one != mark)
        self.marked = left if mark in self.marked else (*self.marked, mark)
        self.refresh()
        self.post_message(self.Marked())

    def _page(self, direction: int) -> None:
        if not self._rows:
            return
        goal = self._starts[self._rows[self.row]] + direction * max(1, self._window() - 1)
        place = self.row
        while 0 <= place + direction < len(self._rows) and (
            direction * (self._starts[self._rows[place]] - goal) < 0
        ):
            place += direction
        self.go_to(place, self.column)

    # --- the mouse ---

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y - self._head_height() + self.scroll_offset.y
        if offset.y < self._head_height() or not 0 <= number < len(self._lines):
            return
        entry = self._lines[number].entry
        if entry not in self._rows:
            return
        place = (self._rows.index(entry), self._column_at(offset.x))
        if place == (self.row, self.column):
            self.post_message(self.Picked())
        self.go_to(*place)

    def _column_at(self, x: int) -> int:
        x -= self._lead_width()
        if x < 0:
            return ROW_HEAD
        for number in self._in_window():
            x -= self._columns[number].width + _GAP
            if x < 0:
                return number
        return len(self._columns) - 1

    # --- where things stand ---

    def _head_height(self) -> int:
        named = any(lead.head for lead in self._leads)
        return max((len(column.head) for column in self._columns), default=int(named))

    def _lead_width(self) -> int:
        return 1 + sum(lead.width + _GAP for lead in self._leads)

    def _window(self) -> int:
        return max(1, self.scrollable_content_region.height - self._head_height())

    def _in_window(self) -> range:
        """The columns that fit beside the leads, from the first one shown."""
        room = self.scrollable_content_region.width - self._lead_width()
        last = self._first
        while last < len(self._columns) and room >= self._columns[last].width:
            room -= self._columns[last].width + _GAP
            last += 1
        return range(self._first, max(last, min(self._first + 1, len(self._columns))))

    def _measure(self) -> None:
        self.virtual_size = Size(
            self.scrollable_content_region.width, len(self._lines) + self._head_height()
        )

    def _bring_in(self) -> None:
        if not self._rows or not self.scrollable_content_region.height:
            return
        if self.column == ROW_HEAD:
            self._first = 0
        elif self.column < self._first:
            self._first = self.column
        else:
            while self.column not in self._in_window():
                self._first += 1
        entry = self._rows[self.row]
        top = self._starts[entry]
        # The heading above the row comes along.
        if entry and isinstance(self._entries[entry - 1], Heading):
            top -= 1
        bottom = self._starts[entry] + self._height_of(entry)
        self.scroll_to_region(
            Region(0, top, 1, min(bottom - top, self._window()) + self._head_height()),
            animate=False,
            force=True,
            immediate=True,
        )

    def _height_of(self, entry: int) -> int:
        row = self._entries[entry]
        return row.height if isinstance(row, Row) else 1

    def on_resize(self) -> None:
        self._measure()
        self._bring_in()

    # --- drawing ---

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._paints.clear()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        heads = self._head_height()
        if y < heads:
            return self._put(self._heads(y, heads), width)
        number = y - heads + self.scroll_offset.y
        if number >= len(self._lines):
            words = f" {self.nothing}" if not self._entries and y == heads else ""
            return self._put([Segment(words, self._on_ground("muted"))], width)
        line = self._lines[number]
        entry = self._entries[line.entry]
        if isinstance(entry, Heading):
            return self._put(self._rule(entry.words, width), width)
        return self._put(self._row_line(entry, line), width)

    def _put(self, segments: list[Segment], width: int) -> Strip:
        return Strip(segments).adjust_cell_length(width, self.rich_style).crop(0, width)

    def _rule(self, words: str, width: int) -> list[Segment]:
        title = paint.fit(words, max(width - 4, 4))
        return [
            Segment("── ", self._on_ground("muted")),
            Segment(title, self._on_ground("strong")),
            Segment(" " + "─" * width, self._on_ground("muted")),
        ]

    def _heads(self, y: int, heads: int) -> list[Segment]:
        style = self._on_ground("head")
        segments = [Segment(" ", style)]
        for lead in self._leads:
            words = lead.head if y == heads - 1 else ""
            segments += [*_fitted((Piece(words),), lead.width, lead.end, {"text": style}, style)]
            segments.append(Segment(" " * _GAP, style))
        for number in self._in_window():
            column = self._columns[number]
            place = y - (heads - len(column.head))
            words = column.head[place] if place >= 0 else ""
            here = style + self._paint("bar") if number == self.column else style
            segments += _fitted((Piece(words),), column.width, False, {"text": here}, here)
            segments.append(Segment(" " * _GAP, style))
        hidden = len(self._columns) - self._in_window().stop
        if hidden and y == heads - 1:
            # At the edge where there is no room left, so that it is never cut.
            more = f"+{hidden}"
            taken = sum(segment.cell_length for segment in segments)
            end = self.scrollable_content_region.width - len(more)
            kept = Strip(segments).adjust_cell_length(min(taken, end), style)
            segments = [*kept, Segment(more, style)]
        return segments

    def _row_line(self, row: Row, line: _Line) -> list[Segment]:
        on_row = bool(self._rows) and line.entry == self._rows[self.row]
        ground = self._paint("row") if on_row else Style()
        base = self.rich_style + ground
        sign = self.glyphs.bar if on_row else " "
        at_head = on_row and self.column == ROW_HEAD
        segments = [Segment(sign, base + self._paint("bar"))]
        if (row.key, ROW_HEAD) in self.marked and line.inner == 0:
            segments = [Segment(self.glyphs.chosen, base + self._paint("chosen"))]
        for lead, words in zip(self._leads, row.lead, strict=True):
            style = base + self._paint("cursor") if at_head else base
            segments += self._cell(words, line.inner, lead.width, lead.end, style)
            segments.append(Segment(" " * _GAP, style))
        for number in self._in_window():
            here = on_row and number == self.column
            style = base + self._paint("cursor") if here else base
            width = self._columns[number].width
            segments += self._cell(row.cells[number], line.inner, width, False, style)
            chosen = (row.key, number) in self.marked and line.inner == 0
            mark = self.glyphs.chosen if chosen else " " * _GAP
            segments.append(Segment(mark, base + self._paint("chosen")))
        return segments

    def _cell(self, words: Words, inner: int, width: int, end: bool, base: Style) -> list[Segment]:
        pieces = words[inner] if inner < len(words) else ()
        styles = {piece.role: base + self._paint(piece.role) for piece in pieces}
        return _fitted(pieces, width, end, styles, base)

    def _on_ground(self, role: str) -> Style:
        return self.rich_style + self._paint(role)

    def _paint(self, role: str) -> Style:
        style = self._paints.get(role)
        if style is None:
            style = self.get_component_rich_style(f"grid--{role}", partial=True)
            self._paints[role] = style
        return style


def _fitted(
    pieces: Sequence[Piece], width: int, end: bool, styles: dict[str, Style], base: Style
) -> list[Segment]:
    """The pieces in exactly `width` cells, cut between characters or filled with spaces."""
    room = width
    segments: list[Segment] = []
    for piece in pieces:
        segment = Segment(paint.fit(piece.text, room) if room else "", styles[piece.role])
        room -= segment.cell_length
        segments.append(segment)
    filler = [Segment(" " * room, base)] if room > 0 else []
    return [*filler, *segments] if end else [*segments, *filler]
