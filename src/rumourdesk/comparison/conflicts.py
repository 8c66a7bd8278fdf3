"""Which claims are contradicted, found without listing every relation of a vacancy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rumourdesk.comparison.clashes import clash
from rumourdesk.comparison.questions import INTERIM, SUCCESSOR
from rumourdesk.comparison.relations import (
    CHANGE_DAYS,
    Told,
    groups,
    relation,
    settle,
    told_changes,
)
from rumourdesk.comparison.sides import Side
from rumourdesk.model import Answer, Kind, Relation, RelationKind

_PileKey = tuple[str, str]


@dataclass(slots=True)
class _Pile:
    """Sides that may clash with the same others, in time's order; `days` of those with a date."""

    dated: list[Side] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    undated: list[Side] = field(default_factory=list)
    lasting: list[Side] = field(default_factory=list)

    def add(self, one: Side) -> None:
        if one.answer.published is None:
            self.undated.append(one)
            return
        self.dated.append(one)
        self.days.append(one.answer.published.day.toordinal())
        if one.past:
            self.lasting.append(one)

    def near(self, one: Side) -> Iterator[Side]:
        """Those that `one` can contradict by their dates, the same day's first."""
        published = one.answer.published
        if published is None or one.answer.kind is Kind.CONTRACT:
            yield from self.dated
        else:
            day = published.day.toordinal()
            same = bisect_left(self.days, day)
            yield from self.dated[same : bisect_right(self.days, day + CHANGE_DAYS)]
            yield from self.dated[bisect_left(self.days, day - CHANGE_DAYS) : same]
            if one.past:
                yield from self.lasting
        yield from self.undated


class Piles:
    """Sides of one group laid out so that each finds quickly what may contradict it."""

    def __init__(self, sides: Iterable[Side]) -> None:
        self._piles: dict[_PileKey, _Pile] = defaultdict(_Pile)
        for one in sides:
            for key in _lies_in(one):
                self._piles[key].add(one)

    def against(self, one: Side) -> Iterator[Side]:
        """All that may contradict a side, some of it more than once."""
        for key in _looks_in(one):
            pile = self._piles.get(key)
            if pile is not None:
                yield from pile.near(one)


def contradiction(one: Side, other: Side, told: Told) -> Relation | None:
    """The relation of two sides of one group, given in any order, if it is a contradiction."""
    if not _contradict(one, other, told):
        return None
    first, second = sorted((one, other), key=lambda s: s.order)
    return relation(first, second, told)


def contradicted(answers: Sequence[Answer]) -> frozenset[int]:
    """The claims that another report contradicts: those of `relate(answers)`, found faster.

    Each claim is held only against opposite answers and rivals of the days around it, and no longer
    than until one contradicts it.
    """
    found: set[int] = set()
    for group in groups(answers):
        told = told_changes(group)
        piles = Piles(group)
        for one in group:
            if one.answer.claim in found:
                continue
            for other in piles.against(one):
                if _contradict(one, other, told):
                    found |= {one.answer.claim, other.answer.claim}
                    break
    return frozenset(found)


def count_by_report(claims: Iterable[int], answers: Iterable[Answer]) -> dict[int, int]:
    """For each report that has any of the claims, how many."""
    wanted = set(claims)
    counts: dict[int, int] = defaultdict(int)
    for claim, report in sorted({(a.claim, a.report) for a in answers}):
        if claim in wanted:
            counts[report] += 1
    return dict(sorted(counts.items()))


def _person(one: Side) -> str:
    """The surname where persons are the answer; elsewhere the group has one person already."""
    return one.name[1] if one.head in (SUCCESSOR, INTERIM) else ""


def _lies_in(one: Side) -> list[_PileKey]:
    """The piles in which others look for a side."""
    return _piles(one, "affirmed", "denied", one.manner)


def _looks_in(one: Side) -> list[_PileKey]:
    """The piles in which a side looks for what contradicts it."""
    return _piles(one, "denied", "affirmed", one.manner and one.manner.opposite)


def _piles(one: Side, if_positive: str, if_negative: str, manner: str | None) -> list[_PileKey]:
    if one.open or one.answer.superseded:
        return []
    if not one.positive:
        return [(if_negative, _person(one))]
    keys = [(if_positive, _person(one))]
    if one.exclusive:
        keys.append(("exclusive", ""))
    if manner:
        keys.append((manner, ""))
    if one.once and one.time:
        keys.append(("timed", _person(one)))
    if one.amount:
        keys.append(("amount", ""))
    return keys


def _contradict(one: Side, other: Side, told: Told) -> bool:
    if one.answer.report == other.answer.report or clash(one, other) is None:
        return False
    first, second = sorted((one, other), key=lambda s: s.order)
    return settle(first, second, told)[2] is RelationKind.CONTRADICTS
