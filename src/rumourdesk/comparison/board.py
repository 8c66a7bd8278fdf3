"""The vacancy board: who is said to be how far, on whose word, against what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rumourdesk.comparison.board_model import (
    Board,
    Candidate,
    Cell,
    Column,
    Columns,
    ExitCell,
    ExitCounts,
    NextRole,
    SortBy,
)
from rumourdesk.comparison.conflicts import Contest
from rumourdesk.comparison.names import body_key
from rumourdesk.comparison.origin_model import Independence
from rumourdesk.comparison.origins import Origins
from rumourdesk.comparison.questions import EXIT, INTERIM, SUCCESSOR, head
from rumourdesk.comparison.sharpest import Disputes, disputes
from rumourdesk.comparison.stages import fallen, furthest, height
from rumourdesk.comparison.vacancy import ExitWord, Told, Word, latest, told
from rumourdesk.comparison.wording import answer_words
from rumourdesk.model import (
    Answer,
    ExitState,
    Facet,
    Kind,
    Outcome,
    Polarity,
    Position,
    Published,
    Stance,
)

_NOBODY = "\0nobody"
_EXIT = "\0exit"
_STANDING = (Stance.APPOINTED, Stance.AGREED, Stance.FAVOURED, Stance.LINKED)


def board(
    vacancy: int,
    answers: Sequence[Answer],
    positions: Mapping[int, Position],
    origins: Origins,
    *,
    verdicts: Mapping[int, Outcome] | None = None,
    columns: Columns = Columns.OUTLET,
    incumbent: str | None = None,
    held: Callable[[Mapping[int, str]], Disputes] | None = None,
    resolution: str = "",
    closed: str = "",
    sort: SortBy = SortBy.LATEST_CHANGE,
) -> Board:
    """The board of one vacancy, in time that grows nearly with the number of its answers.

    `positions` are those on this vacancy, by report, `origins` those of these answers, `verdicts`
    by claim. `held`, told by claim which row it belongs to, says how the claims contradict each
    other; it is worked out where it is not given.
    """
    known = told(answers, positions, incumbent)
    nobody = _nobody(known)
    group_of = {a.claim: w.person for of in known.words.values() for w in of for a in w.answers}
    group_of |= {a.claim: _EXIT for w in known.exits for a in w.answers}
    disputed = held(group_of) if held is not None else disputes(Contest(answers), group_of)
    shown = _columns(known, columns)
    place = {report: at for at, column in enumerate(shown) for report in column.reports}
    judged = verdicts or {}
    rows = [
        _candidate(name, of, place, origins, judged, disputed) for name, of in known.words.items()
    ]
    whole = origins.independent()
    if nobody:
        row = _candidate(None, nobody, place, origins, judged, disputed)
        rows.append(replace(row, independent=_behind_nobody(nobody, origins, whole)))
    return Board(
        vacancy=vacancy,
        incumbent=known.incumbent,
        exit=_exit_counts(known.exits, place, origins, disputed),
        next_role=_next_role(known),
        columns=shown,
        rows=sort_rows(rows, sort),
        reports=len(whole.reports),
        independent=whole.independent,
        resolution=resolution,
        closed=closed,
    )


def sort_rows(rows: Iterable[Candidate], by: SortBy) -> tuple[Candidate, ...]:
    """The rows in an order, names deciding between equals; the row of nobody stands last."""
    return tuple(sorted(rows, key=lambda r: (r.name is None, *_worth(r, by), r.name or "")))


def _worth(row: Candidate, by: SortBy) -> tuple[float, ...]:
    if by is SortBy.LATEST_CHANGE:
        return _latest_first(row.changed)
    if by is SortBy.INDEPENDENT:
        return -row.independent, -row.reports
    return -height(row.stage), -height(row.highest)


def _latest_first(published: Published | None) -> tuple[bool, float, float]:
    if published is None:
        return True, 0.0, 0.0
    at = published.at.timestamp() if published.at else 0.0
    return False, -float(published.day.toordinal()), -at


def _candidate(
    name: str | None,
    of: Sequence[Word],
    place: Mapping[int, int],
    origins: Origins,
    verdicts: Mapping[int, Outcome],
    disputed: Disputes,
) -> Candidate:
    answers = [a for word in of for a in word.answers]
    sides = Counter(_side(a) for a in answers)
    outcomes = Counter(verdicts.get(a.claim) for a in answers)
    staged = [w for w in of if w.stage is not None]
    newest, last = latest(staged), latest(of)
    assert last is not None
    roots = {k for a in answers for k in origins.of(a.report, origins.keys[a.claim])}
    conflict = disputed.sharpest.get(name) if name is not None else None
    return Candidate(
        name=name,
        stage=newest.stage if newest else None,
        highest=furthest(w.stage for w in staged if w.stage and not fallen(w.stage)),
        affirmed=sides[True],
        denied=sides[False],
        undecided=sides[None],
        reports=len(of),
        independent=len(roots),
        first=of[0].report,
        latest=last.report,
        changed=_changed(of),
        conflict=conflict,
        confirmed=outcomes[Outcome.CONFIRMED],
        refuted=outcomes[Outcome.REFUTED],
        cells=_cells(of, place, disputed.claims),
    )


def _side(answer: Answer) -> bool | None:
    """For or against; None for what is undecided or denies no more than a time or a manner."""
    if answer.superseded or answer.polarity is Polarity.OPEN:
        return None
    if answer.polarity is Polarity.POSITIVE:
        return True
    return False if answer.facet is Facet.WHOLE else None


def _changed(of: Sequence[Word]) -> Published | None:
    """When the stage last became another one."""
    last = None
    changed = None
    for word in of:
        if word.published and word.stage is not None and word.stage is not last:
            last, changed = word.stage, word.published
    return changed


def _cells(
    of: Sequence[Word], place: Mapping[int, int], contested: frozenset[int]
) -> tuple[Cell, ...]:
    by_column: dict[int, list[Word]] = defaultdict(list)
    for word in of:
        by_column[place[word.report]].append(word)
    found = []
    for column, words in sorted(by_column.items()):
        answers = [a for w in words for a in w.answers]
        last = next((w for w in reversed(words) if w.stage is not None), words[-1])
        claims = tuple(a.claim for a in answers)
        found.append(
            Cell(
                column=column,
                stance=last.stance,
                stage=last.stage,
                claims=claims,
                against=tuple(a.claim for a in answers if _side(a) is False),
                contested=not contested.isdisjoint(claims),
            )
        )
    return tuple(found)


def _nobody(known: Told) -> list[Word]:
    """The reports that name nobody who is still in it, or call the succession undecided.

    What is said of a successor without a name, or of the incumbent as one, stands here too.
    """
    named = {w.report for of in known.words.values() for w in of if w.stance in _STANDING}
    placed = {a.claim for of in known.words.values() for w in of for a in w.answers}
    found = []
    for report in known.reports:
        answers = known.answers[report]
        open_ = tuple(
            a
            for a in answers
            if head(a.question) in (SUCCESSOR, INTERIM)
            and (a.polarity is Polarity.OPEN or a.claim not in placed)
        )
        on_exit = any(head(a.question) == EXIT for a in answers)
        if open_ or (on_exit and report not in named):
            published, outlet = known.published[report], known.outlets[report]
            found.append(Word(report, published, outlet, _NOBODY, open_, None, None))
    return found


def _behind_nobody(of: Sequence[Word], origins: Origins, whole: Independence) -> int:
    """The origins behind the reports that name nobody; one without a claim on it counts whole."""
    counted = {report: origin.key for origin in whole.origins for report in origin.reports}
    roots = {k for w in of for a in w.answers for k in origins.of(a.report, origins.keys[a.claim])}
    roots |= {counted[w.report] for w in of if not w.answers and w.report in counted}
    return len(roots)


def _exit_counts(
    exits: Sequence[ExitWord],
    place: Mapping[int, int],
    origins: Origins,
    disputed: Disputes,
) -> ExitCounts:
    states = Counter(w.state for w in exits)
    newest = latest([w for w in exits if w.state is not None])
    claims = tuple(a for w in exits for a in w.answers)
    return ExitCounts(
        leaves=states[ExitState.LEAVES],
        stays=states[ExitState.STAYS],
        undecided=states[ExitState.UNDECIDED],
        gone=states[ExitState.GONE],
        latest=newest.state if newest else None,
        latest_report=newest.report if newest else None,
        claims=tuple(a.claim for a in claims),
        reports=len(exits),
        independent=len({k for a in claims for k in origins.of(a.report, origins.keys[a.claim])}),
        conflict=disputed.sharpest.get(_EXIT),
        cells=_exit_cells(exits, place, disputed.claims),
    )


def _exit_cells(
    exits: Sequence[ExitWord], place: Mapping[int, int], contested: frozenset[int]
) -> tuple[ExitCell, ...]:
    by_column: dict[int, list[ExitWord]] = defaultdict(list)
    for word in exits:
        by_column[place[word.report]].append(word)
    found = []
    for column, words in sorted(by_column.items()):
        claims = tuple(a.claim for w in words for a in w.answers)
        state = next((w.state for w in reversed(words) if w.state is not None), None)
        found.append(ExitCell(column, state, claims, not contested.isdisjoint(claims)))
    return tuple(found)


def _next_role(known: Told) -> tuple[NextRole, ...]:
    found = []
    for report in reversed(known.reports):
        for a in known.answers[report]:
            if a.kind is Kind.NEXT_ROLE:
                topic = f"{a.topic}: " if a.topic else ""
                found.append(NextRole(a.claim, report, f"{topic}{answer_words(a)}"))
    return tuple(found)


def _columns(known: Told, by: Columns) -> tuple[Column, ...]:
    """The columns in time's order, each standing where its first report does; undated ones last."""
    reports: dict[object, list[int]] = defaultdict(list)
    words: dict[object, str] = {}
    starts: dict[object, date | None] = {}
    for report in known.reports:
        key, name, start = _column_of(report, known, by)
        reports[key].append(report)
        words.setdefault(key, name)
        starts.setdefault(key, start)
    return tuple(Column(words[k], starts[k], tuple(of)) for k, of in reports.items())


def _column_of(report: int, known: Told, by: Columns) -> tuple[object, str, date | None]:
    day, outlet = known.day(report), known.outlets[report]
    if by is Columns.REPORT:
        return report, outlet or f"report {report}", day
    if by is Columns.OUTLET:
        return body_key(outlet) if outlet else report, outlet or f"report {report}", day
    start = _start(day, by)
    return start, _time_words(start, by), start


def _start(day: date | None, by: Columns) -> date | None:
    if day is None:
        return None
    return day.replace(day=1) if by is Columns.MONTH else day - timedelta(days=day.weekday())


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _time_words(start: date | None, by: Columns) -> str:
    if start is None:
        return "no date"
    if by is Columns.MONTH:
        return f"{_MONTHS[start.month - 1]} {start.year}"
    year, week, _ = start.isocalendar()
    return f"{year}-W{week:02}"
