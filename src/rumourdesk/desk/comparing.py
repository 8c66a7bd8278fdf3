"""Competing reports: the relations of a vacancy, kept until they age, and pairs of reports."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rumourdesk.comparison import Section, align, conflict_counts, relate
from rumourdesk.model import Answer, Relation, RelationKind
from rumourdesk.store import Store
from rumourdesk.store.rows import ClaimRow, ReportPage, ReportRow, VacancyRow

_ORDER = {
    RelationKind.CONTRADICTS: 0,
    RelationKind.UPDATES: 1,
    RelationKind.AGREES: 2,
    RelationKind.ECHOES: 3,
}


class NothingInCommon(Exception):
    """The two reports speak of no common vacancy."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A claim of another report that meets a claim, and how."""

    relation: Relation
    claim: ClaimRow
    report: ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two reports on one vacancy, aligned by question.

    `unplaced` are claims that answer no question and so meet nothing, in text order.
    """

    vacancy: VacancyRow
    left: ReportPage
    right: ReportPage
    sections: tuple[Section, ...]
    claims: dict[int, ClaimRow]
    unplaced_left: tuple[ClaimRow, ...]
    unplaced_right: tuple[ClaimRow, ...]

    @property
    def contradictions(self) -> int:
        """The number of rows in which the two contradict each other."""
        return sum(
            row.relation is not None and row.relation.kind is RelationKind.CONTRADICTS
            for section in self.sections
            for row in section.rows
        )


@dataclass(frozen=True, slots=True)
class _Known:
    token: object
    answers: tuple[Answer, ...]
    relations: tuple[Relation, ...]


class Relations:
    """Derives the relations of a vacancy when they are asked for and keeps them until they age."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, _Known] = {}
        self._lock = threading.Lock()

    def of(self, vacancy: int) -> tuple[Relation, ...]:
        return self._derive(vacancy).relations

    def answers(self, vacancy: int) -> tuple[Answer, ...]:
        return self._derive(vacancy).answers

    def conflict_counts(self, vacancies: Iterable[int]) -> dict[int, int]:
        counts: Counter[int] = Counter()
        for vacancy in vacancies:
            known = self._derive(vacancy)
            counts.update(conflict_counts(known.relations, known.answers))
        return dict(counts)

    def _derive(self, vacancy: int) -> _Known:
        token = self._store.readings_token()
        with self._lock:
            known = self._known.get(vacancy)
        if known is None or known.token != token:
            answers = self._store.answers(vacancy)
            known = _Known(token, answers, relate(answers))
            with self._lock:
                self._known[vacancy] = known
        return known


def rivals(store: Store, relations: Relations, claim: int) -> tuple[Rival, ...]:
    """The claims that meet `claim`, contradictions first, then the newest."""
    row = store.claim(claim)
    if row.vacancy is None:
        return ()
    met = [r for r in relations.of(row.vacancy) if claim in (r.a, r.b)]
    claims = {r: store.claim(r.b if r.a == claim else r.a) for r in met}
    reports = store.report_rows([c.report for c in claims.values()])
    found = [Rival(r, c, reports[c.report]) for r, c in claims.items() if c.report in reports]
    found.sort(key=lambda rival: _newest_first(rival.report))
    found.sort(key=lambda rival: _ORDER[rival.relation.kind])
    return tuple(found)


def _newest_first(report: ReportRow) -> int:
    return -report.published.day.toordinal() if report.published else 1


def compare(
    store: Store, relations: Relations, left: int, right: int, vacancy: int | None
) -> Comparison:
    """See `Desk.compare`."""
    pages = store.page(left), store.page(right)
    chosen = _common_vacancy(pages, vacancy)
    answers = relations.answers(chosen)
    of_left = tuple(a for a in answers if a.report == left)
    of_right = tuple(a for a in answers if a.report == right)
    between = tuple(
        r
        for r in relations.of(chosen)
        if {r.a, r.b} & {a.claim for a in of_left} and {r.a, r.b} & {a.claim for a in of_right}
    )
    placed = {a.claim for a in (*of_left, *of_right)}
    return Comparison(
        vacancy=next(v for v in store.vacancies() if v.id == chosen),
        left=pages[0],
        right=pages[1],
        sections=align(of_left, of_right, between),
        claims={c.id: c for page in pages for c in page.claims},
        unplaced_left=tuple(c for c in pages[0].claims if c.id not in placed),
        unplaced_right=tuple(c for c in pages[1].claims if c.id not in placed),
    )


def _common_vacancy(pages: tuple[ReportPage, ReportPage], wanted: int | None) -> int:
    left, right = (Counter(c.vacancy for c in page.claims if c.vacancy) for page in pages)
    shared = left.keys() & right.keys()
    if wanted is not None and wanted in shared:
        return wanted
    if not shared:
        raise NothingInCommon(
            "These two reports speak of no common vacancy, so there is nothing to lay side by side."
        )
    return max(shared, key=lambda v: (min(left[v], right[v]), left[v] + right[v], -v))
