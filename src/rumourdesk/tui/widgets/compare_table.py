"""The table of a comparison: drawn line by line, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rumourdesk.tui.widgets.compare_lines import (
    GUTTER,
    Cell,
    Entry,
    Layout,
    Line,
    Role,
    Said,
    Side,
    lay_out,
)

Key = tuple[int | None, int | None]

_BAR = "▌ "
_BOLD = Style(bold=True)


class CompareTable(ScrollView, inherit_bindings=False):
    """Rows of two claims and how they meet, with a cursor on one side of one row."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"compare--{role.value}" for role in Role),
        "compare--row",
        "compare--cursor",
        "compare--bar",
    }

    DEFAULT_CSS = """
    CompareTable {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .compare--heading { color: $text; text-style: bold; }
        & > .compare--rule { color: $foreground 35%; }
        & > .compare--answer { color: $foreground; }
        & > .compare--muted { color: $text-muted; }
        & > .compare--quote { color: $foreground; text-style: italic; }
        & > .compare--confirmed { color: $text-success; text-style: bold; }
        & > .compare--refuted { color: $text-error; text-style: bold; }
        & > .compare--contradicts { color: $text-error; text-style: bold; }
        & > .compare--agrees { color: $text-success; }
        & > .compare--updates { color: $text-accent; }
        & > .compare--echoes { color: $text-muted; }
        & > .compare--row { background: $panel; }
        & > .compare--cursor { background: $block-cursor-blurred-background; }
        &:focus > .compare--cursor { background: $primary-muted; }
        & > .compare--bar { color: $accent; text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    side: reactive[Side] = reactive(Side.LEFT, repaint=False)

    class Picked(Message):
        """The row under the cursor was clicked once more."""

    class Moved(Message):
        """Another row is under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.can_focus = True
        self._entries: tuple[Entry, ...] = ()
        self._labels = ("left", "right")
        self._opened: frozenset[Key] = frozenset()
        self._layout_of = Layout((), ())
        self._styles: dict[tuple[bool, tuple[str, ...]], Style] = {}

    # --- what it shows -----------------------------------------------------------------------

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._entries

    @property
    def entry(self) -> Entry | None:
        """The row under the cursor."""
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    @property
    def focused_side(self) -> Side:
        """The side that keys act on: the one chosen, or where it says nothing the other one."""
        entry = self.entry
        return self.side.other if entry and entry.said(self.side) is None else self.side

    @property
    def said(self) -> Said | None:
        """The claim under the cursor."""
        return self.entry.said(self.focused_side) if self.entry else None

    @property
    def is_open(self) -> bool:
        """Whether the row under the cursor shows its words."""
        return self.entry is not None and self.entry.key in self._opened

    def show(self, entries: Sequence[Entry], labels: tuple[str, str]) -> None:
        """Show these rows; the cursor stays on its row if that is still there."""
        key = self.entry.key if self.entry else None
        self._entries, self._labels = tuple(entries), labels
        keys = [entry.key for entry in self._entries]
        place = keys.index(key) if key in keys else min(self.cursor, max(len(keys) - 1, 0))
        self.set_reactive(CompareTable.cursor, place)
        self._settle()
        self._keep_in_sight()
        self.post_message(self.Moved())

    def restart(self) -> None:
        """Forget which rows are open and go to the first one."""
        self._opened = frozenset()
        self.set_reactive(CompareTable.cursor, 0)
        self.scroll_to(y=0, animate=False)

    def toggle(self) -> None:
        """Open the row under the cursor to the words on both sides, or close it."""
        if self.entry is None:
            return
        self._opened = self._opened ^ {self.entry.key}
        self._settle()
        self._keep_in_sight()

    # --- moving ------------------------------------------------------------------------------

    def move(self, by: int) -> None:
        """Move the cursor by so many rows, stopping at the ends."""
        self.cursor = max(0, min(self.cursor + by, len(self._entries) - 1))

    def move_to(self, entry: int) -> None:
        self.cursor = max(0, min(entry, len(self._entries) - 1))

    def move_page(self, direction: int) -> None:
        """Move the cursor by what one screenful holds."""
        stretches = self._layout_of.stretches
        if not stretches:
            return
        goal = stretches[self.cursor][0] + direction * max(self.size.height - 2, 1)
        place = self.cursor
        while 0 <= place + direction < len(stretches) and (
            stretches[place][0] < goal if direction > 0 else stretches[place][0] > goal
        ):
            place += direction
        self.cursor = place

    def watch_cursor(self) -> None:
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved())

    def go_to_claim(self, claim: int) -> bool:
        """Put the cursor on the row and side that hold a claim; tells whether there is one."""
        for place, entry in enumerate(self._entries):
            for side in Side:
                said = entry.said(side)
                if said is not None and said.claim == claim:
                    self.side = side
                    self.cursor = place
                    return True
        return False

    def watch_side(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y + self.scroll_offset.y
        if not 0 <= number < len(self._layout_of.lines):
            return
        line = self._layout_of.lines[number]
        if line.entry is None:
            return
        side = _side_at(line, offset.x) or self.side
        if (line.entry, side) == (self.cursor, self.focused_side):
            self.post_message(self.Picked())
        self.side = side
        self.cursor = line.entry

    # --- drawing -----------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._settle()
        self._keep_in_sight()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if number >= len(self._layout_of.lines):
            return Strip.blank(width, self.rich_style)
        line = self._layout_of.lines[number]
        under_cursor = line.entry is not None and line.entry == self.cursor
        strips = [self._cell(cell, under_cursor) for cell in line.cells]
        return Strip.join(strips).adjust_cell_length(width, self.rich_style)

    def _cell(self, cell: Cell, under_cursor: bool) -> Strip:
        here = under_cursor and cell.side is self.focused_side
        ground = ("compare--cursor",) if here else ("compare--row",) if under_cursor else ()
        segments: list[Segment] = []
        if cell.side is not None:
            bar = self._style(*ground, "compare--bar")
            segments.append(Segment(_BAR if here else " " * GUTTER, bar))
        for piece in cell.pieces:
            style = self._style(*ground, f"compare--{piece.role.value}")
            if here and piece.role is Role.ANSWER:
                style += _BOLD
            segments.append(Segment(piece.text, style))
        return Strip(segments).adjust_cell_length(cell.width, self._style(*ground))

    def _style(self, *names: str) -> Style:
        key = (self.has_focus, names)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self.get_visual_style(*names).rich_style
        return style

    def _settle(self) -> None:
        width = self.scrollable_content_region.width
        self._layout_of = lay_out(
            self._entries, max(width, 40), opened=self._opened, labels=self._labels
        )
        self.virtual_size = Size(width, len(self._layout_of.lines))
        self.refresh()

    def _keep_in_sight(self) -> None:
        if not self._layout_of.stretches:
            return
        first, last = self._layout_of.stretches[self.cursor]
        # The heading above the row comes along.
        top = first - 1 if first and self._layout_of.lines[first - 1].entry is None else first
        height = min(last - top, max(self.scrollable_content_region.height, 1))
        self.scroll_to_region(
            Region(0, top, self.virtual_size.width, height), animate=False, force=True
        )


def _side_at(line: Line, x: int) -> Side | None:
    for cell in line.cells:
        if x < cell.width:
            return cell.side
        x -= cell.width
    return None
