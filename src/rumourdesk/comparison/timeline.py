"""A vacancy over time: what happened on which day, and how each candidacy gathered strength."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rumourdesk.comparison.names import body_key
from rumourdesk.comparison.origins import Origins
from rumourdesk.comparison.stages import fallen, furthest, height
from rumourdesk.comparison.vacancy import ExitWord, Told, Word, out_by_another, told
from rumourdesk.model import Answer, ExitState, Outcome, Position, Published, Stage


class EventKind(StrEnum):
    """What happened, in the order in which events of one report stand."""

    EXIT_TURNED = "exit turned"
    NEW_CANDIDATE = "new candidate"
    STAGE_CHANGE = "stage change"
    APPOINTMENT = "appointment"
    DENIAL = "denial"
    REVERSAL = "reversal"
    VERDICT = "verdict"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event; `day` is None where the report has no date.

    `person` is the candidate, or None for the exit and the closing; `report` is None for what a
    person did. `claims` are those that tell of it. `words` say it in a few plain words.
    """

    kind: EventKind
    day: date | None
    person: str | None
    report: int | None
    claims: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on a claim and the day on which it was given."""

    claim: int
    outcome: Outcome
    day: date


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week of a candidate, from Monday `start`.

    `stage` is the furthest that a report of the week tells of, a fallen one where all do, None
    where none tells; `height` its place in `stages.STAGE_ORDER` from 1, and 0 for none.
    """

    start: date
    reports: int
    independent: int
    stage: Stage | None

    @property
    def height(self) -> int:
        return height(self.stage)


@dataclass(frozen=True, slots=True)
class Strip:
    """A candidate's weeks, every week from the vacancy's first report to its last.

    `undated` counts the reports on the candidate that have no date and stand in no week.
    """

    person: str
    weeks: tuple[Week, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated events in time's order, those of undated reports apart, and the strips by name."""

    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    strips: tuple[Strip, ...]


def timeline(
    answers: Sequence[Answer],
    positions: Mapping[int, Position],
    origins: Origins,
    *,
    verdicts: Iterable[Judged] = (),
    closed: tuple[date, str] | None = None,
    incumbent: str | None = None,
) -> Timeline:
    """The events and strips of one vacancy, in time that grows with the answers.

    `closed` is the day on which the vacancy was closed, and the outcome in words. A stage change is
    told when a report goes further than any before it, or when the candidate comes back from a
    denial; a denial when the report before did not deny; the exit turns when a report that is
    decided on it differs from the last such one. Undated reports take no part in that order.
    """
    known = told(answers, positions, incumbent)
    dated, undated = [], []
    for name, of in known.words.items():
        with_day = [w for w in of if w.published is not None]
        dated += _of_candidate(name, with_day)
        undated += [_undated(w) for w in of if w.published is None]
    dated += _of_exit([w for w in known.exits if w.published is not None])
    undated += [_undated_exit(w) for w in known.exits if w.published is None and w.state]
    events = dated + _reversals(known) + _verdicts(answers, verdicts, known)
    if closed is not None:
        events.append(
            Event(
                kind=EventKind.CLOSED,
                day=closed[0],
                person=None,
                report=None,
                claims=(),
                words=closed[1],
            )
        )
    place = {report: at for at, report in enumerate(known.reports)}
    return Timeline(
        events=tuple(sorted(events, key=lambda e: _when(e, place))),
        undated=tuple(sorted(undated, key=lambda e: _when(e, place))),
        strips=_strips(known, origins),
    )


def week_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def _when(event: Event, place: Mapping[int, int]) -> tuple[date, int, int, str]:
    order = place[event.report] if event.report is not None else len(place)
    kinds = list(EventKind)
    return event.day or date.max, order, kinds.index(event.kind), event.person or ""


def _day(published: Published | None) -> date | None:
    return published.day if published else None


def _event(kind: EventKind, of: Word, words: str) -> Event:
    return Event(
        kind=kind,
        day=_day(of.published),
        person=of.person,
        report=of.report,
        claims=tuple(a.claim for a in of.answers),
        words=words,
    )


def _of_candidate(name: str, of: Sequence[Word]) -> list[Event]:
    found = []
    highest, last = 0, None
    for at, word in enumerate(of):
        reached = word.stage
        if at == 0:
            stage_words = f": {reached}" if reached else ""
            found.append(_event(EventKind.NEW_CANDIDATE, word, f"{name} first named{stage_words}"))
        if reached is None:
            continue
        if reached is Stage.APPOINTED and highest < height(reached):
            found.append(_event(EventKind.APPOINTMENT, word, f"{name} appointed"))
        elif out_by_another(word):
            if last is not None and not fallen(last):
                words = f"{name}: {last} → {reached}, somebody else being appointed"
                found.append(_event(EventKind.STAGE_CHANGE, word, words))
        elif fallen(reached) and (last is None or not fallen(last)):
            found.append(_event(EventKind.DENIAL, word, f"{name}: {reached}"))
        elif at and not fallen(reached) and _risen(reached, highest, last):
            before = last if last is not None and fallen(last) else _at(highest)
            words = f"{name}: {before} → {reached}" if before else f"{name}: {reached}"
            found.append(_event(EventKind.STAGE_CHANGE, word, words))
        if not fallen(reached):
            highest = max(highest, height(reached))
        last = reached
    return found


def _risen(reached: Stage, highest: int, last: Stage | None) -> bool:
    return height(reached) > highest or (last is not None and fallen(last))


def _at(reached: int) -> Stage | None:
    return next((s for s in Stage if height(s) == reached), None)


def _undated(of: Word) -> Event:
    kind = EventKind.DENIAL if fallen(of.stage) else EventKind.STAGE_CHANGE
    if of.stage is Stage.APPOINTED:
        kind = EventKind.APPOINTMENT
    return _event(kind, of, f"{of.person}: {of.stage or 'named'}")


def _of_exit(exits: Sequence[ExitWord]) -> list[Event]:
    found = []
    last: ExitState | None = None
    for word in exits:
        undecided = word.state is ExitState.UNDECIDED and last is not None
        if word.state is None or word.state is last or undecided:
            continue
        found.append(_exit_event(word, f"{last} → {word.state}" if last else str(word.state)))
        last = word.state
    return found


def _undated_exit(of: ExitWord) -> Event:
    return _exit_event(of, str(of.state))


def _exit_event(of: ExitWord, words: str) -> Event:
    return Event(
        kind=EventKind.EXIT_TURNED,
        day=_day(of.published),
        person=None,
        report=of.report,
        claims=tuple(a.claim for a in of.answers),
        words=f"exit: {words}",
    )


def _reversals(known: Told) -> list[Event]:
    """Where an outlet says the opposite of what it said last itself."""
    found = []
    for name, of in known.words.items():
        last: dict[str, Word] = {}
        for word in of:
            if word.published is None or word.outlet is None or word.stage is None:
                continue
            key = body_key(word.outlet)
            before = last.get(key)
            last[key] = word
            if before is None or out_by_another(before) or out_by_another(word):
                continue
            if fallen(before.stage) != fallen(word.stage):
                words = f"{word.outlet} on {name}: {before.stage} → {word.stage}"
                found.append(_event(EventKind.REVERSAL, word, words))
    return found + _exit_reversals(known.exits)


_OPPOSITE = {
    frozenset((ExitState.LEAVES, ExitState.STAYS)),
    frozenset((ExitState.GONE, ExitState.STAYS)),
}


def _exit_reversals(exits: Iterable[ExitWord]) -> list[Event]:
    found = []
    last: dict[str, ExitState] = {}
    for word in exits:
        decided = word.state not in (None, ExitState.UNDECIDED)
        if word.published is None or word.outlet is None or word.state is None or not decided:
            continue
        key = body_key(word.outlet)
        before = last.get(key)
        last[key] = word.state
        if before is not None and frozenset((before, word.state)) in _OPPOSITE:
            found.append(
                Event(
                    kind=EventKind.REVERSAL,
                    day=_day(word.published),
                    person=None,
                    report=word.report,
                    claims=tuple(a.claim for a in word.answers),
                    words=f"{word.outlet} on the exit: {before} → {word.state}",
                )
            )
    return found


def _verdicts(answers: Iterable[Answer], verdicts: Iterable[Judged], known: Told) -> list[Event]:
    by_claim = {a.claim: a for a in answers}
    found = []
    for judged in verdicts:
        answer = by_claim.get(judged.claim)
        if answer is None:
            continue
        person = known.names.get(answer.about) if answer.about else None
        found.append(
            Event(
                kind=EventKind.VERDICT,
                day=judged.day,
                person=person,
                report=answer.report,
                claims=(judged.claim,),
                words=f"{judged.outcome}: {answer.quote}",
            )
        )
    return found


def _strips(known: Told, origins: Origins) -> tuple[Strip, ...]:
    days = [day for r in known.reports if (day := known.day(r)) is not None]
    if not days:
        return tuple(Strip(name, (), len(of)) for name, of in known.words.items())
    first, last = week_of(min(days)), week_of(max(days))
    weeks = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    return tuple(_strip(name, of, weeks, origins) for name, of in known.words.items())


def _strip(name: str, of: Sequence[Word], weeks: Iterable[date], origins: Origins) -> Strip:
    by_week: dict[date, list[Word]] = defaultdict(list)
    for word in of:
        if word.published is not None:
            by_week[week_of(word.published.day)].append(word)
    undated = sum(w.published is None for w in of)
    return Strip(name, tuple(_week(w, by_week.get(w, []), origins) for w in weeks), undated)


def _week(start: date, of: Sequence[Word], origins: Origins) -> Week:
    stages = [w.stage for w in of if w.stage is not None]
    roots = {k for w in of for a in w.answers for k in origins.of(a.report, origins.keys[a.claim])}
    return Week(start, len(of), len(roots), furthest(stages))
