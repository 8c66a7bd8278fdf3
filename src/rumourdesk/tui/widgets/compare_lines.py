"""Where each word of a comparison stands, for a width in cells: no widget, no colour.

Wide, the two sides stand beside each other with the relation between them; narrow, one above the
other. The caller paints; a piece names the role that its words play and no style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content

from rumourdesk.model import Outcome, RelationKind
from rumourdesk.tui import paint

WIDE = 97
"""Cells from which the two sides stand beside each other: those of a table in 100 columns."""

GUTTER = 2
"""Cells at the left of each side, for the bar that shows where the keys act."""

_MIDDLE = 24
_MIDDLE_MOST = 40
_CLOSED_LINES = 2
_LABEL = 18


class Side(StrEnum):
    """Which of the two reports."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Role(StrEnum):
    """What a piece of text is, and so how it is painted."""

    HEADING = "heading"
    RULE = "rule"
    ANSWER = "answer"
    MUTED = "muted"
    QUOTE = "quote"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    CONTRADICTS = "contradicts"
    AGREES = "agrees"
    UPDATES = "updates"
    ECHOES = "echoes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim in words. `basis` says on whose word; `more` is shown when the row is opened."""

    claim: int
    answer: str
    basis: str
    quote: str
    mark: str
    outcome: Outcome | None = None
    status: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """How the two claims of a row stand to each other; `mark` is the sign and its word.

    `kind` is None where they share the question and no more. `differ` names each difference of
    wording; the opened row shows them.
    """

    kind: RelationKind | None
    mark: str
    why: str
    differ: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: what each side says on a matter, or nothing, and how the two meet."""

    heading: str
    left: Said | None
    right: Said | None
    met: Met | None = None

    def said(self, side: Side) -> Said | None:
        return self.left if side is Side.LEFT else self.right

    @property
    def key(self) -> tuple[int | None, int | None]:
        """What stays the same while verdicts change."""
        return (
            self.left.claim if self.left else None,
            self.right.claim if self.right else None,
        )


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of one line, `width` cells wide, the gutter of its side included."""

    width: int
    pieces: tuple[Piece, ...] = ()
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `entry` is the index of its row, None for headings."""

    cells: tuple[Cell, ...]
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """All lines, and for each row the lines that it takes (first, one past the last)."""

    lines: tuple[Line, ...]
    stretches: tuple[tuple[int, int], ...]


def lay_out(
    entries: Sequence[Entry],
    width: int,
    *,
    opened: frozenset[tuple[int | None, int | None]] = frozenset(),
    labels: tuple[str, str] = ("left", "right"),
) -> Layout:
    """Place the rows in `width` cells. `labels` name the reports where the sides are stacked."""
    lines: list[Line] = []
    stretches: list[tuple[int, int]] = []
    heading: str | None = None
    tall = False
    for index, entry in enumerate(entries):
        if entry.heading != heading:
            if lines:
                lines.append(Line((Cell(width),)))
            heading = entry.heading
            lines.append(_heading(heading, width))
        block = _block(entry, width, entry.key in opened, labels)
        if width < WIDE and lines[-1].entry is not None and (len(block) > 1 or tall):
            lines.append(Line((Cell(width),)))
        tall = len(block) > 1
        stretches.append((len(lines), len(lines) + len(block)))
        lines += [Line(cells, index) for cells in block]
    return Layout(tuple(lines), tuple(stretches))


def wrapped(text: str, width: int, most: int | None = None) -> list[str]:
    """The lines of `text` in `width` cells, at most `most` of them, the last one then cut short."""
    if not text:
        return []
    lines = [part.plain.rstrip() for part in Content(text).wrap(max(width, 1))]
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], paint.fit(" ".join(lines[most - 1 :]), max(width, 1))]
    return lines


def _heading(words: str, width: int) -> Line:
    title = paint.fit(words, max(width - 8, 8))
    rest = max(width - cell_len(title) - 5, 0)
    return Line(
        (
            Cell(
                width,
                (
                    Piece("── ", Role.RULE),
                    Piece(title, Role.HEADING),
                    Piece(" " + "─" * rest, Role.RULE),
                ),
            ),
        )
    )


@lru_cache(maxsize=2048)
def _block(
    entry: Entry, width: int, is_open: bool, labels: tuple[str, str]
) -> tuple[tuple[Cell, ...], ...]:
    if width >= WIDE:
        return _beside(entry, width, is_open)
    return _stacked(entry, width, is_open, labels)


def columns(width: int) -> tuple[int, int, int]:
    """The widths of the left side, the middle and the right side."""
    middle = max(_MIDDLE, min(width * 2 // 9, _MIDDLE_MOST))
    half = (width - middle) // 2
    return half, middle, width - middle - half


def _beside(entry: Entry, width: int, is_open: bool) -> tuple[tuple[Cell, ...], ...]:
    half, between, rest = columns(width)
    left = _side(entry.left, half - GUTTER - 1, is_open)
    right = _side(entry.right, rest - GUTTER - 1, is_open)
    middle = _meeting(entry.met, between - 2, is_open)
    height = max(len(left), len(right), len(middle))
    return tuple(
        (
            Cell(half, _nth(left, n), Side.LEFT),
            Cell(between, _nth(middle, n)),
            Cell(rest, _nth(right, n), Side.RIGHT),
        )
        for n in range(height)
    )


def _stacked(
    entry: Entry, width: int, is_open: bool, labels: tuple[str, str]
) -> tuple[tuple[Cell, ...], ...]:
    room = width - GUTTER - _LABEL
    lines: list[tuple[Cell, ...]] = []
    for side, label in zip(Side, labels, strict=True):
        said = entry.said(side)
        if said is None and not is_open and entry.met is None:
            continue
        name = paint.pad(paint.fit(label, _LABEL - 1), _LABEL)
        for n, pieces in enumerate(_side(said, room - 1, is_open, brief=not is_open)):
            start = Piece(name if n == 0 else " " * _LABEL, Role.MUTED)
            lines.append((Cell(width, (start, *pieces), side),))
        if side is Side.LEFT and entry.met is not None:
            meeting = _meeting(entry.met, room - 1, is_open, inline=True)
            indent = Piece(" " * (GUTTER + _LABEL), Role.MUTED)
            lines += [(Cell(width, (indent, *pieces)),) for pieces in meeting]
    return tuple(lines)


def _nth(block: Sequence[tuple[Piece, ...]], n: int) -> tuple[Piece, ...]:
    return block[n] if n < len(block) else ()


def _side(
    said: Said | None, width: int, is_open: bool, *, brief: bool = False
) -> list[tuple[Piece, ...]]:
    if said is None:
        return [(Piece("—", Role.MUTED),)]
    role = {
        Outcome.CONFIRMED: Role.CONFIRMED,
        Outcome.REFUTED: Role.REFUTED,
        None: Role.MUTED,
    }[said.outcome]
    mark = Piece(f"{said.mark} ", role)
    indent = Piece("  ", Role.MUTED)
    room = width - 2
    answer = wrapped(said.answer, room, None if is_open else _CLOSED_LINES)
    lines: list[tuple[Piece, ...]] = [
        (mark if n == 0 else indent, Piece(line, Role.ANSWER)) for n, line in enumerate(answer)
    ]
    basis = " · ".join(part for part in (said.basis, said.status) if part)
    if brief and basis and len(answer) == 1:
        tail = wrapped(basis, room - cell_len(answer[0]) - 3, 1)
        return [(*lines[0], Piece(f" · {tail[0]}", Role.MUTED))] if tail else lines
    lines += [
        (indent, Piece(line, Role.MUTED)) for line in wrapped(basis, room, None if is_open else 1)
    ]
    if is_open:
        bar = Piece("│ ", Role.RULE)
        lines += [
            (indent, bar, Piece(line, Role.QUOTE)) for line in wrapped(f"“{said.quote}”", room - 2)
        ]
        lines += [
            (indent, Piece(line, Role.MUTED)) for part in said.more for line in wrapped(part, room)
        ]
    return lines


def _meeting(
    met: Met | None, width: int, is_open: bool, *, inline: bool = False
) -> list[tuple[Piece, ...]]:
    if met is None:
        return []
    role = Role(met.kind.value) if met.kind else Role.MUTED
    if inline and not is_open:
        room = width - cell_len(met.mark) - 2
        why = wrapped(met.why, room, 1) if room > 8 else []
        return [(Piece(met.mark, role), *(Piece(f"  {line}", Role.MUTED) for line in why))]
    lines: list[tuple[Piece, ...]] = [(Piece(met.mark, role),)]
    lines += [
        (Piece(line, Role.MUTED),)
        for line in wrapped(met.why, width, None if is_open else _CLOSED_LINES)
    ]
    if is_open:
        lines += [
            (Piece(line, Role.UPDATES if n == 0 else Role.MUTED),)
            for words in met.differ
            for n, line in enumerate(wrapped(words, width))
        ]
    return lines
