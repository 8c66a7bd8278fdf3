"""A vacancy's board put into the rows and columns of a grid."""

from __future__ import annotations

from collections.abc import Sequence

from rumourdesk.comparison.board_model import NOBODY, Board, Candidate, Cell, ExitCounts
from rumourdesk.comparison.board_model import Column as BoardColumn
from rumourdesk.model import ExitState, Stage
from rumourdesk.text import safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.widgets.grid import Column, Heading, Lead, Piece, Row, Words

CELL = 10
"""Cells wide is one column of the board."""
WIDE = 100
"""Cells from which the leads have room for their words."""
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
_EXITS = {
    ExitState.LEAVES: "leaves",
    ExitState.STAYS: "stays",
    ExitState.UNDECIDED: "undecided",
    ExitState.GONE: "gone",
}


def leads(width: int, board: Board) -> tuple[Lead, ...]:
    """The columns that stay, for a grid of `width` cells."""
    longest = max((len(row.name or NOBODY) for row in board.rows), default=0)
    longest = max(longest, len(board.incumbent or ""))
    if width < WIDE:
        return (
            Lead("candidate", min(max(longest, 9), 15)),
            Lead("stage", 9),
            Lead("+/-", 7, end=True),
            Lead("rep", 3, end=True),
            Lead("ind", 3, end=True),
        )
    return (
        Lead("candidate", min(max(longest, 12), 26)),
        Lead("stage", 9),
        Lead("for / against", 13, end=True),
        Lead("reports", 7, end=True),
        Lead("independent", 11, end=True),
    )


def columns(board: Board) -> tuple[Column, ...]:
    """A column of the grid for each of the board's; its head is its words on two lines."""
    return tuple(Column(_head(column), CELL) for column in board.columns)


def rows(width: int, board: Board, glyphs: paint.Glyphs) -> tuple[Row | Heading, ...]:
    """The candidates, then the incumbent's exit, for a grid of `width` cells."""
    between = "/" if width < WIDE else " / "
    found: list[Row | Heading] = [_candidate(row, board, glyphs, between) for row in board.rows]
    if board.exit.claims:
        found += [Heading("Will the incumbent leave?"), _exit(board, glyphs, between)]
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


def _candidate(row: Candidate, board: Board, glyphs: paint.Glyphs, between: str) -> Row:
    name = Piece(safe_line(row.name or NOBODY), "strong" if row.name else "muted")
    mark = glyphs.conflict if row.conflict is not None else ""
    cells = {cell.column: cell for cell in row.cells}
    return Row(
        row.name or NOBODY,
        (
            ((name,),),
            (_stage(row.stage),),
            (_for_and_against(row.affirmed, row.denied, mark, between),),
            ((Piece(str(row.reports)),),),
            ((Piece(str(row.independent), "strong"),),),
        ),
        tuple(_cell(cells.get(n), glyphs) for n in range(len(board.columns))),
    )


def _exit(board: Board, glyphs: paint.Glyphs, between: str) -> Row:
    leaving = board.exit
    mark = glyphs.conflict if leaving.conflict is not None else ""
    latest = _EXITS.get(leaving.latest, "") if leaving.latest else ""
    reports = leaving.leaves + leaving.stays + leaving.undecided + leaving.gone
    pieces = (
        ((Piece(safe_line(board.incumbent or "the incumbent"), "strong"),),),
        ((Piece(latest, "change"),),),
        (_for_and_against(leaving.leaves + leaving.gone, leaving.stays, mark, between),),
        ((Piece(str(reports)),),),
        ((Piece(str(leaving.independent), "strong"),),),
    )
    return Row(EXIT, pieces, tuple(() for _ in board.columns))


def _stage(stage: Stage | None) -> tuple[Piece, ...]:
    if stage is None:
        return (Piece("undecided", "muted"),)
    return (Piece(_SHORT[stage], _role(stage)),)


def _role(stage: Stage) -> str:
    if stage in _AGAINST:
        return "against"
    return "confirmed" if stage in _FIRM else "for"


def _for_and_against(affirmed: int, denied: int, mark: str, between: str) -> tuple[Piece, ...]:
    return (Piece(f"{mark} " if mark else "", "conflict"), Piece(f"{affirmed}{between}{denied}"))


def _cell(cell: Cell | None, glyphs: paint.Glyphs) -> Words:
    if cell is None:
        return ((Piece("·", "muted"),),)
    pieces: list[Piece] = [*_stage(cell.stage)] if cell.stage else [Piece("open", "muted")]
    if len(cell.claims) > 1:
        pieces.append(Piece(f" {len(cell.claims)}", "muted"))
    if cell.contested:
        pieces.append(Piece(glyphs.conflict, "conflict"))
    return (tuple(pieces),)


def candidate(board: Board, key: object) -> Candidate | None:
    """The candidate whose row has this key."""
    return next((row for row in board.rows if (row.name or NOBODY) == key), None)


def claims_at(board: Board, key: object, column: int) -> Sequence[int]:
    """The claims of one cell, or of a whole row where `column` is none, in time's order."""
    if key == EXIT:
        return board.exit.claims
    row = candidate(board, key)
    if row is None:
        return ()
    cells = (cell for cell in row.cells if column < 0 or cell.column == column)
    return [claim for cell in cells for claim in cell.claims]
