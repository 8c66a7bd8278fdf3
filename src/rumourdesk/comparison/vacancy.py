"""A vacancy's answers sorted once, by report and by candidate, for all that builds on them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rumourdesk.comparison.names import body_key, same_person
from rumourdesk.comparison.people import fullest_names
from rumourdesk.comparison.stages import CANDIDACY, report_stage, stance_of
from rumourdesk.model import (
    Answer,
    ExitState,
    Kind,
    Polarity,
    Position,
    Published,
    Stage,
    Stance,
)


@dataclass(frozen=True, slots=True)
class Word:
    """What one report says of one candidate: its claims in text order, and what they come to."""

    report: int
    published: Published | None
    outlet: str | None
    person: str
    answers: tuple[Answer, ...]
    stage: Stage | None
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class ExitWord:
    """What one report says of the incumbent's exit."""

    report: int
    published: Published | None
    outlet: str | None
    state: ExitState | None
    answers: tuple[Answer, ...]


DatedT = TypeVar("DatedT", Word, ExitWord)


@dataclass(frozen=True, slots=True)
class Told:
    """A vacancy's answers by report in time's order, undated reports last, and by candidate.

    `words` has each candidate's reports in that order, under the fullest name; `exits` the reports
    that speak of the exit.
    """

    incumbent: str | None
    reports: tuple[int, ...]
    published: Mapping[int, Published | None]
    outlets: Mapping[int, str | None]
    answers: Mapping[int, tuple[Answer, ...]]
    names: Mapping[str, str]
    words: Mapping[str, tuple[Word, ...]]
    exits: tuple[ExitWord, ...]

    def day(self, report: int) -> date | None:
        published = self.published[report]
        return published.day if published else None


def told(
    answers: Iterable[Answer],
    positions: Mapping[int, Position] | None = None,
    incumbent: str | None = None,
) -> Told:
    """The answers of one vacancy made ready, in time that grows with their number.

    A claim about the body whose post it is ("the club want a new coach") is nobody's candidacy.
    `positions` are those on this vacancy, by report; `incumbent` is read from them, or from the
    claims on the exit, where it is not given.
    """
    known = positions or {}
    every = list(answers)
    by_report: dict[int, list[Answer]] = defaultdict(list)
    for one in every:
        by_report[one.report].append(one)
    for of in by_report.values():
        of.sort(key=lambda a: a.claim)
    order = sorted(by_report, key=lambda r: _order(by_report[r][0]))
    held_by = incumbent or holder(every, known)
    stances = [name for p in known.values() for name, _ in p.candidates]
    names = fullest_names([a.about for a in every if a.about] + stances)
    bodies = frozenset(body_key(p.post.organisation) for p in known.values())
    words: dict[str, list[Word]] = defaultdict(list)
    exits = []
    for report in order:
        position = known.get(report)
        people = [a for a in by_report[report] if a.about and body_key(a.about) not in bodies]
        for word in _words(people, position, names, held_by):
            words[word.person].append(word)
        word_on_exit = _exit(by_report[report], position)
        if word_on_exit is not None:
            exits.append(word_on_exit)
    return Told(
        incumbent=held_by,
        reports=tuple(order),
        published={r: by_report[r][0].published for r in order},
        outlets={r: by_report[r][0].outlet for r in order},
        answers={r: tuple(by_report[r]) for r in order},
        names=names,
        words={name: tuple(of) for name, of in sorted(words.items())},
        exits=tuple(exits),
    )


def _words(
    of: list[Answer], position: Position | None, names: Mapping[str, str], held_by: str | None
) -> list[Word]:
    by_person: dict[str, list[Answer]] = defaultdict(list)
    for one in of:
        if one.kind in CANDIDACY and one.about and not same_person(one.about, held_by):
            by_person[names[one.about]].append(one)
    stances = {names[n]: stance for n, stance in position.candidates} if position else {}
    found = []
    for person, theirs in by_person.items():
        stance = stances.get(person)
        reached = report_stage(theirs, stance)
        if stance is Stance.APPOINTED and reached is not Stage.APPOINTED:
            stance = None
        found.append(
            Word(
                report=theirs[0].report,
                published=theirs[0].published,
                outlet=theirs[0].outlet,
                person=person,
                answers=tuple(theirs),
                stage=reached,
                stance=stance or stance_of(reached),
            )
        )
    return found


def _exit(of: list[Answer], position: Position | None) -> ExitWord | None:
    on_exit = tuple(a for a in of if a.kind is Kind.EXIT)
    state = position.exit if position else None
    if not on_exit and state is None:
        return None
    return ExitWord(of[0].report, of[0].published, of[0].outlet, state, on_exit)


def holder(answers: Iterable[Answer], positions: Mapping[int, Position] | None) -> str | None:
    """The incumbent whom most positions name; without any, of whose exit most claims speak."""
    named = Counter(p.incumbent for p in (positions or {}).values() if p.incumbent)
    if not named:
        named = Counter(a.about for a in answers if a.kind is Kind.EXIT and a.about)
    if not named:
        return None
    full = fullest_names(named.elements())
    whole: Counter[str] = Counter()
    for name, times in named.items():
        whole[full[name]] += times
    return min(whole, key=lambda n: (-whole[n], n))


def _order(one: Answer) -> tuple[bool, int, float, int]:
    published = one.published
    day = published.day.toordinal() if published else 0
    instant = published.at.timestamp() if published and published.at else 0.0
    return published is None, day, instant, one.report


def latest(of: Sequence[DatedT]) -> DatedT | None:
    """The last with a date of some in time's order, the last of all where none has one."""
    return next((w for w in reversed(of) if w.published is not None), of[-1] if of else None)


def out_by_another(word: Word) -> bool:
    """Whether a candidate is out in a report that denies nothing, for it has another appointed."""
    affirmed = all(a.polarity is Polarity.POSITIVE and not a.superseded for a in word.answers)
    return word.stage is Stage.RULED_OUT and affirmed
