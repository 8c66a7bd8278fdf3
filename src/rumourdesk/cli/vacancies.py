"""Finding the vacancy that somebody means by a number or by a name spelt more or less right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rumourdesk.cli.context import fail
from rumourdesk.text import fold

if TYPE_CHECKING:
    from rumourdesk.desk import VacancyRow

_SURE = 80
_AHEAD = 8
_NEAR = 50
_MOST = 5


def vacancy_words(row: VacancyRow) -> str:
    """A vacancy in one line: "Real Madrid · manager, after Carlo Ancelotti"."""
    after = f", after {row.incumbent}" if row.incumbent else ""
    return f"{row.organisation} · {row.role}{after}"


def vacancy_meant(rows: Sequence[VacancyRow], words: str) -> VacancyRow:
    """The vacancy meant; ends the command, naming the nearest, where that is not clear."""
    if not rows:
        fail("There is no vacancy on this desk yet; `rumourdesk add PATH` takes in reports.")
    if words.strip().isdecimal():
        found = [row for row in rows if row.id == int(words)]
        if found:
            return found[0]
        fail(f"There is no vacancy {int(words)}. {_listed(rows)}", code=2)
    wanted = fold(words)
    inside = [row for row in rows if wanted and wanted in fold(vacancy_words(row))]
    if len(inside) == 1:
        return inside[0]
    if inside:
        fail(f"“{words}” may mean more than one vacancy. {_listed(inside)}", code=2)
    return _nearest(rows, words)


def _nearest(rows: Sequence[VacancyRow], words: str) -> VacancyRow:
    from rapidfuzz import fuzz

    wanted = fold(words)
    scores = {
        row.id: max(fuzz.token_sort_ratio(wanted, fold(name)) for name in _names(row))
        for row in rows
    }
    ranked = sorted(rows, key=lambda row: -scores[row.id])
    second = scores[ranked[1].id] if len(ranked) > 1 else 0.0
    best = scores[ranked[0].id]
    if best >= _SURE and best - second >= _AHEAD:
        return ranked[0]
    near = [row for row in ranked if scores[row.id] >= _NEAR]
    fail(f"No vacancy is clearly “{words}”. {_listed(near or rows)}", code=2)


def _names(row: VacancyRow) -> Iterator[str]:
    """What somebody may call a vacancy."""
    yield row.organisation
    yield f"{row.organisation} {row.role}"
    if row.incumbent:
        yield row.incumbent
        yield row.incumbent.split()[-1]
        yield f"{row.organisation} {row.incumbent}"


def _listed(rows: Sequence[VacancyRow]) -> str:
    known = "; ".join(f"{row.id}: {vacancy_words(row)}" for row in rows[:_MOST])
    more = f"; and {len(rows) - _MOST} more" if len(rows) > _MOST else ""
    return f"Give its number ({known}{more})."
