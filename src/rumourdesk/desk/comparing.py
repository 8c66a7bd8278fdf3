"""Competing reports: the relations of a vacancy, kept until they age, and pairs of reports."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rumourdesk.comparison import (
    Contest,
    Disputes,
    RelationOverruling,
    align,
    count_by_report,
    overruled,
    relate,
    sharpest,
)
from rumourdesk.desk.locks import VacancyLocks
from rumourdesk.desk.pairs import Comparison, NothingInCommon, Rival
from rumourdesk.model import Answer, Relation, RelationKind
from rumourdesk.store import Store
from rumourdesk.store.rows import DeskState, RelationRuling, ReportPage, ReportRow

_ORDER = {
    RelationKind.CONTRADICTS: 0,
    RelationKind.UPDATES: 1,
    RelationKind.AGREES: 2,
    RelationKind.ECHOES: 3,
}

_MOST_KEPT = 64
"""Vacancies of which relations are kept; the one asked for longest ago goes first."""


@dataclass(slots=True)
class _Kept:
    """What is kept of one vacancy, and the state of the desk that it was read at."""

    state: DeskState
    answers: tuple[Answer, ...]
    rulings: tuple[RelationRuling, ...]
    held: Contest | None = None
    """The claims held against each other, once that is asked for."""
    contested: frozenset[int] | None = None
    """The claims that are contradicted, once they are asked for; people's rulings are laid over."""

    @property
    def contest(self) -> Contest:
        """The claims held against each other; for use while the vacancy's lock is held."""
        if self.held is None:
            self.held = Contest(self.answers)
        return self.held

    def add(self, new: tuple[Answer, ...]) -> None:
        """Take in the answers of new reports."""
        self.answers += new
        if self.held is not None:
            self.held.add(new)
        self.contested = None


class Relations:
    """Derives how the claims of a vacancy stand to each other, and keeps that until it ages.

    Reports that come in are added to what is kept; only an edit, or another version of a report,
    has it derived anew. Only summaries of a whole vacancy ask for every relation. Which claims are
    contradicted, and what one claim or one report meets, cost time that grows with the claims, not
    with their pairs. May be used from any thread: one waits for another on the same vacancy alone.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: dict[int, _Kept] = {}
        self._locks = VacancyLocks()
        self._keeping = threading.Lock()

    def answers(self, vacancy: int) -> tuple[Answer, ...]:
        """What the reports say on a vacancy."""
        return self._kept(vacancy).answers

    def disputes(self, vacancy: int, group_of: Mapping[int, str]) -> Disputes:
        """How the claims on a vacancy contradict each other, of which `group_of` tells the groups.

        What a person called a contradiction stands for a group that has no sharper one.
        """
        with self._locks.of(vacancy):
            kept = self._kept(vacancy)
            ruled = {frozenset((ruling.a, ruling.b)) for ruling in kept.rulings}
            found = sharpest(kept.contest, group_of, passed_over=ruled)
            contested = self.contested(vacancy)
            said = self._ruled_contradictions(vacancy, kept)
        for relation in sorted(said, key=lambda r: (not r.severe, r.b, r.a)):
            for claim in (relation.a, relation.b):
                group = group_of.get(claim)
                known = found.get(group) if group is not None else None
                if group is not None and (known is None or relation.severe > known.severe):
                    found[group] = relation
        return Disputes(contested, found)

    def contested(self, vacancy: int) -> frozenset[int]:
        """The claims on a vacancy that another report contradicts."""
        with self._locks.of(vacancy):
            kept = self._kept(vacancy)
            if kept.contested is None:
                kept.contested = self._find_contested(vacancy, kept)
            return kept.contested

    def rulings(self, vacancy: int) -> tuple[RelationRuling, ...]:
        """What people say of how claims on a vacancy stand to each other."""
        return self._kept(vacancy).rulings

    def of(self, vacancy: int) -> tuple[Relation, ...]:
        """How all claims on a vacancy stand to each other."""
        answers = self.answers(vacancy)
        return _laid_over(relate(answers), self.rulings(vacancy), answers)

    def of_claim(self, claim: int, vacancy: int) -> tuple[Relation, ...]:
        """How one claim stands to those of other reports."""
        with self._locks.of(vacancy):
            kept = self._kept(vacancy)
            related = kept.contest.of_claim(claim)
        own = [ruling for ruling in kept.rulings if claim in (ruling.a, ruling.b)]
        return _laid_over(related, own, kept.answers)

    def among(self, vacancy: int, reports: Iterable[int]) -> tuple[Relation, ...]:
        """How the claims of some reports stand to each other."""
        wanted = set(reports)
        answers = [a for a in self.answers(vacancy) if a.report in wanted]
        claims = {a.claim for a in answers}
        own = [r for r in self.rulings(vacancy) if {r.a, r.b} <= claims]
        return _laid_over(relate(answers), own, answers)

    def between(self, vacancy: int, left: int, right: int) -> tuple[Relation, ...]:
        """How the claims of two reports stand to each other."""
        theirs = {a.claim for a in self.answers(vacancy) if a.report == right}
        return tuple(r for r in self._of_report(vacancy, left) if r.a in theirs or r.b in theirs)

    def meetings(self, vacancy: int, report: int) -> defaultdict[int, Counter[RelationKind]]:
        """For each other report, how many rows of each kind a comparison with it has."""
        answers = self.answers(vacancy)
        ours = [a for a in answers if a.report == report]
        theirs: defaultdict[int, list[Answer]] = defaultdict(list)
        report_of = {}
        for answer in answers:
            theirs[answer.report].append(answer)
            report_of[answer.claim] = answer.report
        between: defaultdict[int, list[Relation]] = defaultdict(list)
        for relation in self._of_report(vacancy, report):
            first = report_of[relation.a]
            between[report_of[relation.b] if first == report else first].append(relation)
        met: defaultdict[int, Counter[RelationKind]] = defaultdict(Counter)
        for other, relations in between.items():
            sections = align(ours, theirs[other], relations)
            rows = (row for section in sections for row in section.rows)
            met[other].update(row.relation.kind for row in rows if row.relation is not None)
        return met

    def conflict_counts(self, vacancies: Iterable[int]) -> dict[int, int]:
        """For each report on these vacancies, how many of its claims are contradicted."""
        counts: Counter[int] = Counter()
        for vacancy in vacancies:
            counts.update(count_by_report(self.contested(vacancy), self.answers(vacancy)))
        return dict(counts)

    def rivals(self, claim: int) -> tuple[Rival, ...]:
        """The claims that meet a claim, contradictions first, then the newest."""
        row = self._store.claim(claim)
        if row.vacancy is None:
            return ()
        met = {r.b if r.a == claim else r.a: r for r in self.of_claim(claim, row.vacancy)}
        claims = self._store.claim_rows(met)
        reports = self._store.report_rows({c.report for c in claims.values()})
        found = [Rival(met[id_], c, reports[c.report]) for id_, c in claims.items()]
        found.sort(key=lambda rival: _newest_first(rival.report))
        found.sort(key=lambda rival: _ORDER[rival.relation.kind])
        return tuple(found)

    def compare(self, left: int, right: int, vacancy: int | None) -> Comparison:
        """See `Desk.compare`."""
        pages = self._store.page(left), self._store.page(right)
        _refuse_unfit(pages)
        chosen = _common_vacancy(pages, vacancy)
        found = next((v for v in self._store.vacancies() if v.id == chosen), None)
        if found is None:  # another window has just put its reports into the trash
            raise NothingInCommon("Nobody speaks of that vacancy any more.")
        answers = self.answers(chosen)
        of_left = tuple(a for a in answers if a.report == left)
        of_right = tuple(a for a in answers if a.report == right)
        placed = {a.claim for a in (*of_left, *of_right)}
        return Comparison(
            vacancy=found,
            left=pages[0],
            right=pages[1],
            sections=align(of_left, of_right, self.between(chosen, left, right)),
            claims={c.id: c for page in pages for c in page.claims},
            unplaced_left=tuple(c for c in pages[0].claims if c.id not in placed),
            unplaced_right=tuple(c for c in pages[1].claims if c.id not in placed),
        )

    def _of_report(self, vacancy: int, report: int) -> Iterator[Relation]:
        for answer in self.answers(vacancy):
            if answer.report == report:
                yield from self.of_claim(answer.claim, vacancy)

    def _find_contested(self, vacancy: int, kept: _Kept) -> frozenset[int]:
        ruled = {claim for r in kept.rulings for claim in (r.a, r.b)}
        against = {
            claim
            for claim in ruled
            for relation in self.of_claim(claim, vacancy)
            if relation.kind is RelationKind.CONTRADICTS
        }
        return (kept.contest.claims - ruled) | against

    def _ruled_contradictions(self, vacancy: int, kept: _Kept) -> list[Relation]:
        """The contradictions among the pairs of claims of which people said something."""
        return [
            relation
            for ruling in kept.rulings
            if ruling.kind is RelationKind.CONTRADICTS
            for relation in self.of_claim(ruling.a, vacancy)
            if {relation.a, relation.b} == {ruling.a, ruling.b}
        ]

    def _kept(self, vacancy: int) -> _Kept:
        """What is kept of a vacancy, brought up to date."""
        with self._locks.of(vacancy):
            state = self._store.state()
            kept = self._of.get(vacancy)
            if kept is None or kept.state.revisions != state.revisions:
                answers = self._store.answers(vacancy)
                kept = _Kept(state, answers, self._store.relation_rulings(vacancy))
            elif kept.state.readings != state.readings:
                self._add(vacancy, kept, state)
            with self._keeping:
                self._of.pop(vacancy, None)
                self._of[vacancy] = kept
                if len(self._of) > _MOST_KEPT:
                    del self._of[next(iter(self._of))]
            return kept

    def _add(self, vacancy: int, kept: _Kept, state: DeskState) -> None:
        """Add the reports that came in since; one may have been read with the others already."""
        new = self._store.answers(vacancy, after=kept.state.newest)
        if new:
            known = {a.report for a in kept.answers if a.report > kept.state.newest}
            new = tuple(a for a in new if a.report not in known)
        if new:
            kept.add(new)
        kept.state = state


def _laid_over(
    relations: Iterable[Relation], rulings: Iterable[RelationRuling], answers: Iterable[Answer]
) -> tuple[Relation, ...]:
    """The relations as people have left them."""
    told = {frozenset((ruling.a, ruling.b)): ruling for ruling in rulings}
    if not told:
        return tuple(relations)
    claims = {claim for pair in told for claim in pair}
    by_key = {str(a.claim): a for a in answers if a.claim in claims}
    found = overruled(
        relations,
        [RelationOverruling(str(r.a), str(r.b), r.kind, r.note) for r in told.values()],
        by_key,
    )
    return tuple(_as_ruled(relation, told) for relation in found)


def _as_ruled(relation: Relation, told: dict[frozenset[int], RelationRuling]) -> Relation:
    """A relation that a person set, with the order and the sharpness that he or she gave it."""
    ruling = told.get(frozenset((relation.a, relation.b)))
    if ruling is None:
        return relation
    return replace(relation, a=ruling.a, b=ruling.b, severe=relation.severe or ruling.severe)


def _newest_first(report: ReportRow) -> int:
    return -report.published.day.toordinal() if report.published else 1


def _refuse_unfit(pages: tuple[ReportPage, ReportPage]) -> None:
    left, right = (page.row for page in pages)
    if left.id == right.id:
        raise NothingInCommon("That is one report. Comparing takes two.")
    for row in (left, right):
        if row.trashed:
            raise NothingInCommon(f"Report {row.id} lies in the trash. Take it out to compare it.")


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
