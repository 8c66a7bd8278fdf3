"""What a grid shows, as values: its leads and columns, its rows and the headings between them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import overload


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and the role that they play, which names their style."""

    text: str
    role: str = "text"


Words = tuple[tuple[Piece, ...], ...]
"""The lines of one cell."""


@dataclass(frozen=True, slots=True)
class Lead:
    """One of the columns that stay in view; `end` puts its words at its right edge."""

    head: str
    width: int
    end: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One of the columns that move; its head may take several lines. `key` is what it is of."""

    head: tuple[str, ...]
    width: int
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the words of each lead, and of each column by its number.

    `cells` is asked only for what comes into view, and where `lines` is not given for the height.
    """

    key: Hashable
    lead: tuple[Words, ...]
    cells: Sequence[Words]
    lines: int | None = None

    @property
    def height(self) -> int:
        if self.lines is not None:
            return self.lines
        return max(1, *(len(words) for words in (*self.lead, *self.cells)))


class Cells(Sequence[Words]):
    """The cells of a row, each put into words when it is first asked for."""

    def __init__(self, number: int, words: Callable[[int], Words]) -> None:
        self._number = number
        self._words = cache(words)

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> Words: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Words]: ...

    def __getitem__(self, place: int | slice) -> Words | Sequence[Words]:
        places = range(self._number)[place]
        return self._words(places) if isinstance(places, int) else [self._words(n) for n in places]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of its own between rows."""

    words: str
