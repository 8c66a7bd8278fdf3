"""Lines of a report on the screen, and the way between a code point and its cell, both ways.

Wrapping drops the spaces at a line's end and nothing else, so each line is one stretch of the text
and offsets stay those of the stored version. A character as the reader sees it (a letter with its
marks, an emoji put together from several) is never taken apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from rich.cells import cell_len, get_character_cell_size, split_graphemes

_WORD = re.compile(r"\S+")
_PARAGRAPH_LENGTH = 100
"""A source line this long is a paragraph by itself, whether or not a blank line follows it."""
_HEADING_LENGTH = 90
_NO_HEADING_ENDS = tuple(".,;:!?…\"'”’)")


class LineKind(Enum):
    TITLE = auto()
    HEADING = auto()
    BODY = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """The code points from `start` to `end`; `narrow` tells that each takes exactly one cell."""

    start: int
    end: int
    kind: LineKind
    narrow: bool


class Layout:
    """A text wrapped to a width in cells."""

    def __init__(self, text: str, width: int, title: str | None = None) -> None:
        self.text = text
        self.width = max(width, 2)
        self.lines: list[Line] = list(_lines(text, self.width, title))
        self._starts = [line.start for line in self.lines]

    def line_at(self, offset: int) -> int:
        """The number of the line that shows the code point at `offset`, or the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def place_of(self, offset: int) -> tuple[int, int]:
        """The line and the cell in it at which the code point at `offset` begins."""
        number = self.line_at(offset)
        line = self.lines[number]
        return number, self.cells(line, min(offset, line.end))

    def cells(self, line: Line, offset: int) -> int:
        """The cells of a line that lie before `offset`."""
        if line.narrow:
            return offset - line.start
        return cell_len(self.text[line.start : offset])

    def offset_at(self, number: int, cell: int) -> int | None:
        """The code point drawn at a cell of a line; None beside the text."""
        if not 0 <= number < len(self.lines) or cell < 0:
            return None
        line = self.lines[number]
        if line.narrow:
            offset = line.start + cell
            return offset if offset < line.end else None
        before = 0
        for start, _, cells in self.clusters(line):
            before += cells
            if cell < before:
                return start
        return None

    def clusters(self, line: Line) -> list[tuple[int, int, int]]:
        """Start, end and cells of each character of a line as the reader sees it."""
        spans = split_graphemes(self.text[line.start : line.end])[0]
        return [(line.start + start, line.start + end, cells) for start, end, cells in spans]


def _lines(text: str, width: int, title: str | None) -> Iterator[Line]:
    start = 0
    source = text.split("\n")
    title = title.strip() if title else None
    for number, words in enumerate(source):
        end = start + len(words)
        if not words.strip():
            yield Line(start, start, LineKind.BLANK, True)
        else:
            if number == 0 and title and words.strip() == title:
                kind = LineKind.TITLE
            elif _is_heading(source, number):
                kind = LineKind.HEADING
            else:
                kind = LineKind.BODY
            yield from _wrap(text, start, end, width, kind)
            following = source[number + 1] if number + 1 < len(source) else ""
            if following.strip() and len(words) > _PARAGRAPH_LENGTH:
                yield Line(end, end, LineKind.BLANK, True)
        start = end + 1


def _is_heading(source: list[str], number: int) -> bool:
    words = source[number].strip()
    alone = not (number and source[number - 1].strip())
    return (
        alone
        and number + 1 < len(source)
        and len(words) <= _HEADING_LENGTH
        and not words.endswith(_NO_HEADING_ENDS)
    )


def _wrap(text: str, start: int, end: int, width: int, kind: LineKind) -> Iterator[Line]:
    narrow = all(get_character_cell_size(char) == 1 for char in set(text[start:end]))
    line_start = previous_end = start
    used = 0
    for unit_start, unit_end, cells in _units(text, start, end, width):
        gap = unit_start - previous_end
        if used + gap + cells > width:
            if used:
                yield Line(line_start, previous_end, kind, narrow)
            line_start, used = unit_start, cells
        else:
            used += gap + cells
        previous_end = unit_end
    yield Line(line_start, previous_end, kind, narrow)


def _units(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int, int]]:
    """What no line breaks inside: words, or single characters where they are wide or too long."""
    for word in _WORD.finditer(text, start, end):
        cells = cell_len(word.group())
        if cells <= width and cells <= len(word.group()):
            yield word.start(), word.end(), cells
        else:
            for first, last, size in split_graphemes(word.group())[0]:
                yield word.start() + first, word.start() + last, size
