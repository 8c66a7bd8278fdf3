"""Which claims are contradicted, found without listing every relation of a vacancy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rumourdesk.comparison.clashes import clash
from rumourdesk.comparison.questions import INTERIM, SUCCESSOR
from rumourdesk.comparison.relations import (
    CHANGE_DAYS,
    GroupKey,
    Told,
    keyed_groups,
    relation,
    relations_in,
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
        day = one.answer.published.day.toordinal()
        at = bisect_right(self.days, day)
        self.dated.insert(at, one)
        self.days.insert(at, day)
        if one.past:
            self.lasting.append(one)

    def remove(self, one: Side) -> None:
        if one.answer.published is None:
            self.undated = [s for s in self.undated if s is not one]
            return
        day = one.answer.published.day.toordinal()
        first = bisect_left(self.days, day)
        for at in range(first, bisect_right(self.days, day)):
            if self.dated[at] is one:
                del self.dated[at], self.days[at]
                break
        self.lasting = [s for s in self.lasting if s is not one]

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

    def __init__(self, sides: Iterable[Side] = ()) -> None:
        self._piles: dict[_PileKey, _Pile] = defaultdict(_Pile)
        for one in sides:
            self.add(one)

    def add(self, one: Side) -> None:
        """Lay down one more, in any order of time."""
        for key in _lies_in(one):
            self._piles[key].add(one)

    def remove(self, one: Side) -> None:
        """Take up one that lies there; what does not is passed over."""
        for key in _lies_in(one):
            self._piles[key].remove(one)

    def against(self, one: Side) -> Iterator[Side]:
        """All that may contradict a side, some of it more than once."""
        for key in _looks_in(one):
            pile = self._piles.get(key)
            if pile is not None:
                yield from pile.near(one)


class Contest:
    """The claims of a vacancy held against each other, kept while reports come in.

    It knows which claims are contradicted at once, and answers how one claim or one report stands
    to the others in time linear in the claims on the same questions. Adding a report looks at its
    own claims alone: each is held against what may contradict it until something does, and against
    those that nothing contradicts yet. The order of adding makes no difference. A report that is
    edited or goes needs a new contest.
    """

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._groups: dict[GroupKey, list[Side]] = keyed_groups(answers)
        self._piles: dict[GroupKey, Piles] = {}
        self._free: dict[GroupKey, Piles] = {}
        self._told: dict[GroupKey, Told] = {}
        self._found: set[int] = set()
        self._place: dict[int, list[GroupKey]] = defaultdict(list)
        self._claims: dict[int, list[int]] = defaultdict(list)
        for key, group in self._groups.items():
            self._open(key, group)

    @property
    def claims(self) -> frozenset[int]:
        """All claims that another report contradicts."""
        return frozenset(self._found)

    @property
    def groups(self) -> Iterator[tuple[list[Side], Told]]:
        """The sides that may meet, each group in time's order, with what is told as no longer so.

        For reading only.
        """
        for key in sorted(self._groups):
            yield self._groups[key], self._told[key]

    def add(self, answers: Iterable[Answer]) -> frozenset[int]:
        """Take in all answers of one or more new reports; the claims contradicted only now."""
        new: set[int] = set()
        for key, group in keyed_groups(answers).items():
            if key not in self._groups:
                self._groups[key] = group
                new |= self._open(key, group)
                continue
            self._told[key].update(told_changes(group))
            for one in group:
                insort(self._groups[key], one, key=lambda s: s.order)
                self._note(one, key)
                self._piles[key].add(one)
                self._free[key].add(one)
            for one in group:
                new |= self._meet(one, key)
        self._found |= new
        return frozenset(new)

    def of_claim(self, claim: int) -> tuple[Relation, ...]:
        """The relations of one claim: those of `relate` that hold it."""
        found: list[Relation] = []
        for key in self._place.get(claim, ()):
            found += relations_in(self._groups[key], self._told[key], claim)
        return tuple(found)

    def of_report(self, report: int) -> tuple[Relation, ...]:
        """The relations of all claims of one report."""
        return tuple(r for claim in self._claims.get(report, ()) for r in self.of_claim(claim))

    def _note(self, one: Side, key: GroupKey) -> None:
        self._place[one.answer.claim].append(key)
        self._claims[one.answer.report].append(one.answer.claim)

    def _open(self, key: GroupKey, group: list[Side]) -> set[int]:
        told = self._told[key] = told_changes(group)
        piles = self._piles[key] = Piles(group)
        found: set[int] = set()
        for one in group:
            self._note(one, key)
            if one.answer.claim not in found:
                other = next((s for s in piles.against(one) if _contradict(one, s, told)), None)
                if other is not None:
                    found |= {one.answer.claim, other.answer.claim}
        self._free[key] = Piles(s for s in group if s.answer.claim not in found)
        self._found |= found
        return found

    def _meet(self, one: Side, key: GroupKey) -> set[int]:
        free, told = self._free[key], self._told[key]
        met = [other for other in list(free.against(one)) if _contradict(one, other, told)]
        for other in met:
            free.remove(other)
        against = self._piles[key].against(one)
        if met or any(_contradict(one, other, told) for other in against):
            free.remove(one)
            return {one.answer.claim, *(s.answer.claim for s in met)}
        return set()


def contradiction(one: Side, other: Side, told: Told) -> Relation | None:
    """The relation of two sides of one group, given in any order, if it is a contradiction."""
    if not _contradict(one, other, told):
        return None
    first, second = sorted((one, other), key=lambda s: s.order)
    return relation(first, second, told)


def contradicted(answers: Iterable[Answer]) -> frozenset[int]:
    """The claims that another report contradicts: those of `relate(answers)`, found faster.

    Each claim is held only against opposite answers and rivals of the days around it, and no longer
    than until one contradicts it.
    """
    return Contest(answers).claims


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
