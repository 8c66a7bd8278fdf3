"""Boards, timelines, news and echo chains from stored answers, kept until they age."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from rumourdesk.comparison import (
    Board,
    Columns,
    EchoEdge,
    EchoOverruling,
    Independence,
    Judged,
    News,
    Origins,
    Press,
    SortBy,
    Timeline,
    board,
    matrix,
    news,
    overruled_edges,
    settled_by,
    sort_rows,
    timeline,
    with_words,
)
from rumourdesk.desk.comparing import Relations
from rumourdesk.desk.echo_records import load_edge
from rumourdesk.desk.echoing import READER, Echoes, OnLinked, echoes_of, find_echoes
from rumourdesk.desk.locks import VacancyLocks
from rumourdesk.desk.pairs import NothingInCommon
from rumourdesk.desk.results import (
    EchoChain,
    Matrix,
    RivalReport,
    Settling,
    Unseen,
    closure_words,
)
from rumourdesk.model import Answer, Outcome, Position, Published, Relation, RelationKind
from rumourdesk.store import Store
from rumourdesk.store.rows import Arrivals, DeskState, EchoRuling, Filter, ReportRow

_MOST_VIEWS = 8
_MOST_IN_CHAIN = 40


@dataclass(slots=True)
class _View:
    """All of one vacancy that boards, timelines and news are made from, as of one state."""

    state: DeskState
    answers: tuple[Answer, ...]
    positions: dict[int, Position]
    origins: Origins
    boards: dict[Columns, tuple[Mapping[int, Outcome], Board]] = field(default_factory=dict)
    """What was made of it, with the verdicts that stood then."""


class Competing:
    """Derives what reports on a vacancy come to, and keeps it until a reading or edit changes."""

    def __init__(
        self, store: Store, relations: Relations, lexicon_folder: Callable[[], Path | None]
    ) -> None:
        self._store = store
        self._relations = relations
        self._lexicon_folder = lexicon_folder
        self._views: dict[int, _View] = {}
        self._locks = VacancyLocks()
        self._keeping = threading.Lock()

    @property
    def _echoes(self) -> Echoes:
        return echoes_of(self._lexicon_folder())

    @property
    def _press(self) -> Press:
        return self._echoes.press

    # --- what a vacancy comes to -------------------------------------------------------------

    def board(self, vacancy: int, columns: Columns | None, sort: SortBy | None) -> Board:
        """See `Desk.board`."""
        by = columns or Columns.OUTLET
        resolution = self._store.resolution(vacancy)
        verdicts = {claim: said for claim, (said, _) in self._store.verdicts(vacancy).items()}
        with self._locks.of(vacancy):
            view = self._view(vacancy)
            kept = view.boards.get(by)
            if kept is None or kept[0] != verdicts:
                made = board(
                    vacancy,
                    view.answers,
                    view.positions,
                    view.origins,
                    verdicts=verdicts,
                    columns=by,
                    incumbent=self._incumbent(vacancy),
                    held=partial(self._relations.disputes, vacancy),
                )
                kept = view.boards[by] = (verdicts, made)
        found = kept[1]
        return replace(
            found,
            rows=sort_rows(found.rows, sort or SortBy.LATEST_CHANGE),
            resolution=resolution.rule,
            closed=closure_words(resolution.closure) if resolution.closure else "",
        )

    def timeline(self, vacancy: int) -> Timeline:
        """See `Desk.timeline`."""
        closure = self._store.resolution(vacancy).closure
        closed = None
        if closure is not None:
            day = closure.day or (closure.at.date() if closure.at else None)
            closed = (day, closure_words(replace(closure, day=None))) if day else None
        with self._locks.of(vacancy):
            view = self._view(vacancy)
            return timeline(
                view.answers,
                view.positions,
                view.origins,
                verdicts=[
                    Judged(claim, outcome, at.date())
                    for claim, (outcome, at) in self._store.verdicts(vacancy).items()
                ],
                closed=closed,
                incumbent=self._incumbent(vacancy),
            )

    def independence(self, vacancy: int) -> Independence:
        """See `Desk.independence`."""
        with self._locks.of(vacancy):
            return self._view(vacancy).origins.independent()

    def news(self, vacancy: int | None, most: int | None, cancelled: Callable[[], bool]) -> Unseen:
        """See `Desk.news`."""
        upto = self._store.newest_arrival()
        if vacancy is not None:
            wanted = [vacancy]
        else:
            touched = set(self._store.touched_since(self._store.looking_mark()))
            wanted = [row.id for row in self._store.vacancies() if row.id in touched]
        found: list[News] = []
        further = 0
        for one in wanted:
            if cancelled():
                break
            mark, arrivals = self._store.looking_mark(one), self._store.arrivals(one)
            if all(at <= mark for at in arrivals.latest.values()):
                continue
            if most is not None and len(found) >= most:
                further += 1
                continue
            new = self._news_of(one, mark, arrivals)
            if new.items:
                found.append(new)
        return Unseen(of=tuple(found), upto=upto, further=further)

    def settlings(self, vacancy: int) -> tuple[Settling, ...]:
        """See `Desk.settlings`."""
        closure = self._store.resolution(vacancy).closure
        if closure is None:
            return ()
        proposals = settled_by(
            self._relations.answers(vacancy),
            closure.outcome,
            person=closure.person,
            day=closure.day,
            incumbent=self._incumbent(vacancy),
        )
        rows = self._store.claim_rows([proposal.claim for proposal in proposals])
        reports = self._store.report_rows({proposal.report for proposal in proposals})
        return tuple(
            Settling(
                claim=rows[one.claim],
                report=reports[one.report],
                outcome=one.outcome,
                why=one.why,
            )
            for one in proposals
            if one.claim in rows and one.report in reports and rows[one.claim].outcome is None
        )

    # --- echoes ------------------------------------------------------------------------------

    def stands_on(self, report: int) -> tuple[EchoEdge, ...]:
        """See `Desk.stands_on`."""
        return tuple(e for e in self._edges_of(report) if e.later == report and e.folds)

    def echo_chain(self, report: int) -> EchoChain:
        """See `Desk.echo_chain`."""
        own = self._edges_of(report)
        ahead = [e.earlier for e in own if e.later == report and e.earlier is not None]
        chain = [e for e in own if e.later == report]
        seen = {report}
        while ahead and len(seen) <= _MOST_IN_CHAIN:
            next_one = ahead.pop(0)
            if next_one in seen:
                continue
            seen.add(next_one)
            further = [e for e in self._edges_of(next_one) if e.later == next_one and e.folds]
            chain += further
            ahead += [e.earlier for e in further if e.earlier is not None]
        behind = [e for e in own if e.earlier == report]
        rulings = self._store.echo_rulings([report])
        told = {r for ruling in rulings for r in (ruling.later, ruling.earlier) if r is not None}
        named = {r for e in (*chain, *behind) for r in (e.later, e.earlier) if r is not None}
        return EchoChain(
            report=report,
            stands_on=tuple(self._with_words(e) if e.later == report else e for e in chain),
            echoed_by=tuple(behind),
            rulings=rulings,
            reports=self._store.report_rows(named | told | {report}),
        )

    def echoes_due(self) -> int:
        """See `Desk.echoes_due`."""
        return self._store.due() + self._store.due_by_others(READER)

    def find_echoes(self, on_progress: OnLinked | None, cancelled: Callable[[], bool]) -> int:
        """See `Desk.find_echoes`."""
        self._store.due_again(READER)
        left = self._store.due()
        if left:  # the lexicon is loaded only where there is something to be found
            left = find_echoes(
                self._store, self._echoes, on_progress=on_progress, cancelled=cancelled
            )
        for vacancy in self._store.counts_due():
            if cancelled():
                break
            token = self._store.readings_token()
            with self._locks.of(vacancy):
                _, counted = self._view(vacancy).origins.counts
            self._store.keep_count(vacancy, counted, token=token)
        return left

    def link_due(self, limit: int) -> None:
        """Find the echoes of at most `limit` reports that are due."""
        self._store.link_due(self._echoes, limit)

    # --- several reports ---------------------------------------------------------------------

    def nearest_rivals(self, report: int, vacancy: int | None) -> tuple[RivalReport, ...]:
        """See `Desk.nearest_rivals`."""
        if vacancy is None:
            own = self._store.report_rows([report]).get(report)
            if own is None or not own.vacancies:
                return ()
            vacancy = own.vacancies[0]
        met = self._relations.meetings(vacancy, report)
        rows = self._store.report_rows(met)
        found = [
            RivalReport(
                report=rows[other],
                conflicts=kinds[RelationKind.CONTRADICTS],
                updates=kinds[RelationKind.UPDATES],
                agreements=kinds[RelationKind.AGREES] + kinds[RelationKind.ECHOES],
            )
            for other, kinds in met.items()
            if other in rows
        ]
        found.sort(key=lambda rival: _newest_first(rival.report))
        found.sort(key=lambda rival: (-rival.conflicts, -rival.updates, -rival.agreements))
        return tuple(found)

    def compare_many(self, reports: Sequence[int], vacancy: int | None) -> Matrix:
        """See `Desk.compare_many`."""
        wanted = list(dict.fromkeys(reports))
        rows = self._store.report_rows(wanted)
        shown = [rows[one] for one in wanted if one in rows and not rows[one].trashed]
        if len(shown) < 2:
            raise NothingInCommon("Comparing takes two reports outside the trash.")
        return self._matrix(shown, self._shared(shown, vacancy))

    def history_of_outlet(self, vacancy: int, outlet: str) -> Matrix:
        """See `Desk.history_of_outlet`."""
        ids = self._store.report_ids(Filter(vacancy=vacancy, outlet=outlet))
        rows = self._store.report_rows(ids)
        shown = sorted((rows[one] for one in ids), key=_oldest_first)
        if len(shown) < 2:
            raise NothingInCommon(f"{outlet} has fewer than two reports on this vacancy.")
        return self._matrix(shown, [vacancy])

    # --- inner -------------------------------------------------------------------------------

    def _view(self, vacancy: int) -> _View:
        """What is kept of a vacancy, brought up to date; for use while its lock is held."""
        state = self._store.state()
        view = self._views.get(vacancy)
        if view is None or view.state.revisions != state.revisions:
            view = self._derive(vacancy, state)
            with self._keeping:
                self._views.pop(vacancy, None)
                while len(self._views) >= _MOST_VIEWS:
                    del self._views[next(iter(self._views))]
                self._views[vacancy] = view
        elif view.state.readings != state.readings:
            self._add(vacancy, view, state)
        return view

    def _derive(self, vacancy: int, state: DeskState) -> _View:
        answers = self._relations.answers(vacancy)
        rows = self._store.echo_edges(vacancy, reader=READER)
        outlets = {answer.report: answer.outlet for answer in answers}
        told = self._overrulings(self._store.echo_rulings(outlets), outlets)
        edges = [load_edge(row.content) for row in rows]
        return _View(
            state=state,
            answers=answers,
            positions=self._store.positions(vacancy),
            origins=Origins(answers, edges, told, self._press),
        )

    def _add(self, vacancy: int, view: _View, state: DeskState) -> None:
        """Add the reports that came in since; one may have been read with the others already."""
        known = {a.report for a in view.answers if a.report > view.state.newest}
        after = max(known, default=view.state.newest)
        answers = self._relations.answers(vacancy)
        new = [a for a in answers if a.report > after]
        if new:
            rows = self._store.echo_edges(vacancy, reader=READER, after=after)
            come = {a.report for a in new}
            ends = come | {a.report for a in view.answers}
            view.origins.add(
                new,
                [
                    load_edge(row.content)
                    for row in rows
                    if not come.isdisjoint((row.later, row.earlier or row.later))
                    and (row.later in ends and (row.earlier is None or row.earlier in ends))
                ],
            )
            view.answers = answers
            view.positions |= self._store.positions(vacancy, after=after)
            view.boards.clear()
        view.state = state

    def _overrulings(
        self, rulings: Sequence[EchoRuling], outlets: dict[int, str | None]
    ) -> tuple[EchoOverruling, ...]:
        """People's rulings on echoes as comparing takes them.

        One report that echoes another cannot be echoed by it, so that edge goes as well.
        """
        found = []
        for one in rulings:
            if one.earlier is None:
                found.append(
                    EchoOverruling(one.later, None, one.origin_key, not one.echoes, one.origin)
                )
                continue
            found.append(EchoOverruling(one.earlier, one.later, "", True))
            name = outlets.get(one.earlier) or ""
            key = self._press.key(name) if name else f"report:{one.earlier}"
            origin = name or f"report {one.earlier}"
            found.append(EchoOverruling(one.later, one.earlier, key, not one.echoes, origin))
        return tuple(found)

    def _news_of(self, vacancy: int, mark: int, arrivals: Arrivals) -> News:
        edits = {r: at for r, at in arrivals.latest.items() if at != arrivals.first[r]}
        with self._locks.of(vacancy):
            view = self._view(vacancy)
            return news(
                vacancy,
                view.answers,
                arrivals.first,
                mark,
                positions=view.positions,
                edits=edits,
                origins=view.origins,
            )

    def _incumbent(self, vacancy: int) -> str | None:
        return next((v.incumbent for v in self._store.vacancies() if v.id == vacancy), None)

    def _edges_of(self, report: int) -> tuple[EchoEdge, ...]:
        """The edges that a report has a part in, as people left them.

        An origin without a report is left out where a report of it is among the edges.
        """
        edges = [load_edge(row.content) for row in self._store.echo_edges_of(report, reader=READER)]
        rulings = self._store.echo_rulings([report])
        others = {r for one in rulings for r in (one.later, one.earlier) if r is not None}
        outlets = {id_: row.outlet for id_, row in self._store.report_rows(others).items()}
        told = overruled_edges(edges, self._overrulings(rulings, outlets))
        known = {(e.later, e.origin_key) for e in told if e.earlier is not None and e.folds}
        return tuple(
            e for e in told if e.earlier is not None or (e.later, e.origin_key) not in known
        )

    def _with_words(self, edge: EchoEdge) -> EchoEdge:
        if edge.earlier is None or not edge.proofs:
            return edge
        later, earlier = (self._store.page(r).report.text for r in (edge.later, edge.earlier))
        return with_words(edge, later, earlier)

    def _shared(self, shown: Sequence[ReportRow], vacancy: int | None) -> list[int]:
        """The vacancies to lay reports side by side on, or `NothingInCommon`."""
        times: dict[int, int] = {}
        for row in shown:
            for one in row.vacancies:
                times[one] = times.get(one, 0) + 1
        shared = [one for one, count in times.items() if count > 1]
        chosen = [one for one in shared if vacancy in (None, one)]
        if not chosen:
            raise NothingInCommon(
                "These reports speak of no common vacancy, so there is nothing to lay side by side."
            )
        return chosen

    def _matrix(self, shown: Sequence[ReportRow], vacancies: Sequence[int]) -> Matrix:
        ids = [row.id for row in shown]
        relations: list[Relation] = []
        answers: dict[int, list[Answer]] = {one: [] for one in ids}
        for vacancy in vacancies:
            relations += self._relations.among(vacancy, ids)
            for answer in self._relations.answers(vacancy):
                if answer.report in answers:
                    answers[answer.report].append(answer)
        known = {row.id: row for row in self._store.vacancies()}
        return Matrix(
            reports=tuple(shown),
            vacancies=tuple(known[v] for v in vacancies if v in known),
            rows=matrix([(one, answers[one]) for one in ids], relations),
            relations=tuple(relations),
        )


def _newest_first(row: ReportRow) -> int:
    return -row.published.day.toordinal() if row.published else 1


def _oldest_first(row: ReportRow) -> tuple[bool, int, float, int]:
    published: Published | None = row.published
    day = published.day.toordinal() if published else 0
    instant = published.at.timestamp() if published and published.at else 0.0
    return published is None, day, instant, row.id
