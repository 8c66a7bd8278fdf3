"""Several reports' answers put into the rows and columns of a grid."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from rumourdesk.comparison import kind_words, question_words
from rumourdesk.comparison.matrix import MatrixCell, MatrixRow
from rumourdesk.comparison.wording import answer_words
from rumourdesk.desk import ReportRow
from rumourdesk.model import Answer, Outcome, Polarity, RelationKind
from rumourdesk.text import safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.screens.common import outlet_of
from rumourdesk.tui.widgets.compare_lines import wrapped
from rumourdesk.tui.widgets.grid_model import Column, Heading, Lead, Piece, Row, Words

_NARROWEST, _WIDEST = 18, 34
_MOST_LINES = 3
_SIGNS = {RelationKind.CONTRADICTS: "conflict", RelationKind.UPDATES: "change"}


def key_of(row: MatrixRow) -> Hashable:
    """What a row is known by."""
    return (row.vacancy, row.question, row.person)


def title(row: MatrixRow) -> str:
    """The question of a row, with the person where persons are the answer."""
    words = question_words(row.question, None if _by_person(row) else row.person, None, None)
    return safe_line(f"{words} {row.person}" if _by_person(row) and row.person else words)


def leads(width: int) -> tuple[Lead, ...]:
    """The column of the matter, for a grid of `width` cells."""
    return (Lead("", 14 if width < 100 else 24),)


def cell_width(width: int, reports: int) -> int:
    """Cells for one report's column, so that as many as can be read stand beside each other."""
    room = width - leads(width)[0].width - 4
    return max(_NARROWEST, min(_WIDEST, room // max(1, reports) - 1))


def columns(reports: Sequence[ReportRow], width: int) -> tuple[Column, ...]:
    """A column for each report, headed by outlet and day; those of one outlet by day and title."""
    of_one = len({row.outlet for row in reports}) == 1
    found = []
    for row in reports:
        day = paint.long_day(row.published)
        head = (day, safe_line(row.headline)) if of_one else (outlet_of(row), day)
        found.append(Column(head, width, row.id))
    return tuple(found)


def rows(
    found: Sequence[MatrixRow],
    outcomes: Mapping[int, Outcome | None],
    width: int,
    glyphs: paint.Glyphs,
) -> tuple[Row | Heading, ...]:
    """The rows under the headings of their questions."""
    entries: list[Row | Heading] = []
    heading = None
    for row in found:
        words = safe_line(
            question_words(row.question, None if _by_person(row) else row.person, None, None)
        )
        if words != heading:
            heading = words
            entries.append(Heading(words))
        lead = row.person if _by_person(row) else ""
        cells = tuple(_cell(cell, outcomes, width, glyphs) for cell in row.cells)
        entries.append(Row(key_of(row), (((Piece(safe_line(lead or ""), "strong"),),),), cells))
    return tuple(entries)


def _by_person(row: MatrixRow) -> bool:
    return ":" not in row.question and row.question in ("successor", "interim")


def _cell(
    cell: MatrixCell, outcomes: Mapping[int, Outcome | None], width: int, glyphs: paint.Glyphs
) -> Words:
    if not cell.answers:
        return ((Piece("—", "muted"),),)
    lines: list[tuple[Piece, ...]] = []
    for answer in cell.answers:
        lines += _answer(answer, outcomes.get(answer.claim), width, glyphs)
    if len(lines) > _MOST_LINES:
        hidden = len(lines) - _MOST_LINES + 1
        lines = [*lines[: _MOST_LINES - 1], (Piece(f"  {glyphs.ellipsis} {hidden} more", "muted"),)]
    sharp = cell.sharpest
    if sharp is not None and sharp.kind in _SIGNS:
        role = _SIGNS[sharp.kind]
        sign = glyphs.conflict if role == "conflict" else glyphs.updates
        first, *rest = lines
        lines = [(Piece(f"{sign} ", role), *first[1:]), *rest]
    return tuple(lines)


def _answer(
    answer: Answer, outcome: Outcome | None, width: int, glyphs: paint.Glyphs
) -> list[tuple[Piece, ...]]:
    role = {Outcome.CONFIRMED: "confirmed", Outcome.REFUTED: "refuted", None: "muted"}[outcome]
    words = wrapped(safe_line(answer_words(answer)), width - 3, 2)
    said = "against" if answer.polarity is Polarity.NEGATIVE else "text"
    mark = Piece(f"{glyphs.of(outcome)} ", role)
    return [
        (mark if n == 0 else Piece("  "), Piece(line, said)) for n, line in enumerate(words)
    ] or [(mark, Piece(kind_words(answer.kind), said))]
