"""Three or more reports laid side by side: questions in rows, reports in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumourdesk.comparison.alignment import by_question, title_person
from rumourdesk.comparison.people import fullest_names
from rumourdesk.comparison.questions import INTERIM, SUCCESSOR, head, question_key
from rumourdesk.model import Answer, Relation, RelationKind

_SHARPNESS = (
    RelationKind.CONTRADICTS,
    RelationKind.UPDATES,
    RelationKind.ECHOES,
    RelationKind.AGREES,
)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one report answers in one row; empty where it says nothing.

    `sharpest` is the sharpest relation between any of the answers and another cell of the row.
    """

    report: int
    answers: tuple[Answer, ...]
    sharpest: Relation | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One question of one vacancy, and, where persons are the answer, one person.

    `person` is that person, or the one whom the question is about. Cells stand in the order in
    which the reports were given.
    """

    vacancy: int
    question: str
    person: str | None
    cells: tuple[MatrixCell, ...]

    @property
    def contested(self) -> bool:
        """Whether two cells of the row contradict each other."""
        return any(
            c.sharpest is not None and c.sharpest.kind is RelationKind.CONTRADICTS
            for c in self.cells
        )


def matrix(
    reports: Sequence[tuple[int, Sequence[Answer]]], relations: Iterable[Relation]
) -> tuple[MatrixRow, ...]:
    """The answers of some reports by vacancy, question and person, each in exactly one cell.

    `reports` are ids with their answers in text order, in the order of the columns; `relations`
    those between them. Rows stand in the order of the questions and, within one, the persons of
    whom most reports speak first.
    """
    met: dict[int, list[Relation]] = defaultdict(list)
    for relation in relations:
        met[relation.a].append(relation)
        met[relation.b].append(relation)
    rows = []
    sides = [answers for _, answers in reports]
    ids = [report for report, _ in reports]
    for (vacancy, asked), columns in by_question(*sides).items():
        for person, of in _by_person(asked, columns):
            cells = _cells(ids, of, met)
            rows.append(MatrixRow(vacancy, asked, person, cells))
    vacancies = {v: at for at, v in enumerate(dict.fromkeys(a.vacancy for s in sides for a in s))}
    rows.sort(key=lambda r: (vacancies[r.vacancy], question_key(r.question)))
    return tuple(rows)


def _by_person(
    asked: str, columns: Sequence[Sequence[Answer]]
) -> list[tuple[str | None, list[list[Answer]]]]:
    """The columns parted by person where persons are the answer."""
    every = [a for column in columns for a in column]
    if head(asked) not in (SUCCESSOR, INTERIM):
        return [(title_person(asked, every), [list(c) for c in columns])]
    full = fullest_names(a.about for a in every if a.about)
    names = list(dict.fromkeys(full[a.about] for a in every if a.about))
    parted = [
        (name, [[a for a in c if a.about and full[a.about] == name] for c in columns])
        for name in names
    ]
    parted.sort(key=lambda row: -sum(bool(cell) for cell in row[1]))
    return [(name, cells) for name, cells in parted]


def _cells(
    ids: Sequence[int], of: Sequence[Sequence[Answer]], met: dict[int, list[Relation]]
) -> tuple[MatrixCell, ...]:
    in_row = {a.claim for cell in of for a in cell}
    found = []
    for report, cell in zip(ids, of, strict=True):
        related = [r for a in cell for r in met.get(a.claim, ()) if {r.a, r.b} <= in_row]
        sharp = min(related, key=_sharpness, default=None)
        found.append(MatrixCell(report, tuple(cell), sharp))
    return tuple(found)


def _sharpness(relation: Relation) -> tuple[int, bool]:
    return _SHARPNESS.index(relation.kind), not relation.severe
