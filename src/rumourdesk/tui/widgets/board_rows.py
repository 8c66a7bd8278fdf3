"""A vacancy's board put into the rows and columns of a grid."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from rumourdesk.comparison.board_model import (
    NOBODY,
    Board,
    Candidate,
    Cell,
    ExitCell,
    ExitCounts,
)
from rumourdesk.comparison.board_model import Column as BoardColumn
from rumourdesk.model import ExitState, Stage
from rumourdesk.text import safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.widgets.grid_model import Cells, Column, Heading, Lead, Piece, Row, Words

CELL = 11
"""Cells wide is one column of the board: the longest stage, the sign and two digits."""
WIDE = 100
"""Cells from which the leads have room for their words."""
_NOBODY_NARROW = "nobody / other"
_MOST = 99
"""Claims of a cell counted in figures."""
EXIT = "\0exit"
"""The key of the row of the incumbent, which is no name."""

_SHORT = {
    Stage.LINKED: "linked",
    Stage.WANTED: "wanted",
    Stage.TALKS: "talks",
    Stage.CLOSE: "close",
    Stage.AGREED: "agreed",
    Stage.APPOINTED: "named",
    Stage.DOUBTFUL: "doubted",
    Stage.RULED_OUT: "out",
}
_AGAINST = frozenset({Stage.DOUBTFUL, Stage.RULED_OUT})
_FIRM = frozenset({Stage.AGREED, Stage.APPOINTED})
_SIGN = 3
"""Cells for the sign of a contradiction and a space."""
_EXITS = {
    ExitState.LEAVES: "leaves",
    ExitState.STAYS: "stays",
    ExitState.UNDECIDED: "undecided",
    ExitState.GONE: "gone",
}
_EXITS_SHORT = {**_EXITS, ExitState.UNDECIDED: "open"}


def leads(width: int, board: Board) -> tuple[Lead, ...]:
    """The columns that stay, for a grid of `width` cells."""
    longest = max((cell_len(_named(row, width)) for row in board.rows), default=0)
    longest = max(longest, cell_len(safe_line(board.incumbent or "")))
    between = _between(width)
    balance = max((len(_balance(row, between)) for row in board.rows), default=0)
    reports, sources = (len(str(number)) for number in (board.reports, board.independent))
    if width < WIDE:
        return (
            Lead("candidate", min(max(longest, 9), 15)),
            Lead("stage", 7),
            Lead("+/-", max(7, balance + _SIGN), end=True),
            Lead("rep", max(3, reports), end=True),
            Lead("ind", max(3, sources), end=True),
        )
    return (
        Lead("candidate", min(max(longest, 12), 26)),
        Lead("stage", 9),
        Lead("for / against", max(13, balance + _SIGN), end=True),
        Lead("reports", max(7, reports), end=True),
        Lead("independent", max(11, sources), end=True),
    )


def columns(board: Board) -> tuple[Column, ...]:
    """A column of the grid for each of the board's; its head is its words on two lines."""
    return tuple(Column(_head(column), CELL, column.reports[0]) for column in board.columns)


def rows(width: int, board: Board, glyphs: paint.Glyphs) -> tuple[Row | Heading, ...]:
    """The candidates, then the incumbent's exit, for a grid of `width` cells."""
    found: list[Row | Heading] = [_candidate(row, board, glyphs, width) for row in board.rows]
    if board.exit.claims:
        found += [Heading("Will the incumbent leave?"), _exit(board, glyphs, _between(width))]
    return tuple(found)


def exit_words(leaving: ExitCounts) -> str:
    """`leaves 31 · stays 9`: how many reports say what of the incumbent."""
    counts = (
        ("leaves", leaving.leaves),
        ("stays", leaving.stays),
        ("undecided", leaving.undecided),
        ("gone", leaving.gone),
    )
    return " · ".join(f"{word} {number}" for word, number in counts if number)


def _head(column: BoardColumn) -> tuple[str, ...]:
    if column.start is None or column.words[-4:].isdigit():
        first, _, rest = column.words.rpartition(" ")
        return (first, rest) if first else ("", column.words)
    return (safe_line(column.words), paint.day(column.start).rpartition(" ")[0])


def _named(row: Candidate, width: int) -> str:
    nobody = _NOBODY_NARROW if width < WIDE else NOBODY
    return safe_line(row.name or nobody)


def _between(width: int) -> str:
    return "/" if width < WIDE else " / "


def _balance(row: Candidate, between: str) -> str:
    return f"{row.affirmed}{between}{row.denied}"


def _candidate(row: Candidate, board: Board, glyphs: paint.Glyphs, width: int) -> Row:
    name = Piece(_named(row, width), "strong" if row.name else "muted")
    mark = glyphs.conflict if row.conflict is not None else ""
    cells = {cell.column: cell for cell in row.cells}
    return Row(
        row.name or NOBODY,
        (
            ((name,),),
            (_stage(row.stage),),
            (_for_and_against(_balance(row, _between(width)), mark),),
            ((Piece(str(row.reports)),),),
            ((Piece(str(row.independent), "strong"),),),
        ),
        Cells(len(board.columns), lambda n: _cell(cells.get(n), glyphs)),
        lines=1,
    )


def _exit(board: Board, glyphs: paint.Glyphs, between: str) -> Row:
    leaving = board.exit
    mark = glyphs.conflict if leaving.conflict is not None else ""
    latest = _EXITS_SHORT[leaving.latest] if leaving.latest else ""
    pieces = (
        ((Piece(safe_line(board.incumbent or "the incumbent"), "strong"),),),
        ((Piece(latest, "change"),),),
        (_for_and_against(f"{leaving.leaves + leaving.gone}{between}{leaving.stays}", mark),),
        ((Piece(str(leaving.reports)),),),
        ((Piece(str(leaving.independent), "strong"),),),
    )
    cells = {cell.column: cell for cell in leaving.cells}
    return Row(
        EXIT,
        pieces,
        Cells(len(board.columns), lambda n: _exit_cell(cells.get(n), glyphs)),
        lines=1,
    )


def _stage(stage: Stage | None) -> tuple[Piece, ...]:
    if stage is None:
        return (Piece("open", "muted"),)
    return (Piece(_SHORT[stage], _role(stage)),)


def _role(stage: Stage) -> str:
    if stage in _AGAINST:
        return "against"
    return "confirmed" if stage in _FIRM else "for"


def _for_and_against(balance: str, mark: str) -> tuple[Piece, ...]:
    return (Piece(f"{mark} " if mark else "", "conflict"), Piece(balance))


def _cell(cell: Cell | None, glyphs: paint.Glyphs) -> Words:
    if cell is None:
        return ((Piece("·", "muted"),),)
    return ((*_stage(cell.stage), *_claims(len(cell.claims), cell.contested, glyphs)),)


def _exit_cell(cell: ExitCell | None, glyphs: paint.Glyphs) -> Words:
    if cell is None:
        return ((Piece("·", "muted"),),)
    words = _EXITS_SHORT[cell.state] if cell.state else "open"
    role = "change" if cell.state else "muted"
    return ((Piece(words, role), *_claims(len(cell.claims), cell.contested, glyphs)),)


def _claims(number: int, contested: bool, glyphs: paint.Glyphs) -> tuple[Piece, ...]:
    """The sign of a contradiction, which is never cut, and how many claims there are."""
    sign = Piece(glyphs.conflict if contested else " ", "conflict")
    if number < 2:
        return (sign,)
    return sign, Piece(str(min(number, _MOST)) + ("+" if number > _MOST else ""), "muted")


def candidate(board: Board, key: object) -> Candidate | None:
    """The candidate whose row has this key."""
    return next((row for row in board.rows if (row.name or NOBODY) == key), None)


def claims_at(board: Board, key: object, column: int) -> Sequence[int]:
    """The claims of one cell, or of a whole row where `column` is none, in time's order."""
    if key == EXIT:
        if column < 0:
            return board.exit.claims
        here = (cell for cell in board.exit.cells if cell.column == column)
        return [claim for cell in here for claim in cell.claims]
    row = candidate(board, key)
    if row is None:
        return ()
    cells = (cell for cell in row.cells if column < 0 or cell.column == column)
    return [claim for cell in cells for claim in cell.claims]
