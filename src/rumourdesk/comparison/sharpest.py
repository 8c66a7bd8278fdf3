"""The sharpest contradiction that each of some groups of claims is part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rumourdesk.comparison.conflicts import Contest, Piles, contradiction
from rumourdesk.comparison.relations import Told
from rumourdesk.comparison.sides import Side
from rumourdesk.model import Certainty, Relation

Pair = frozenset[int]
"""Two claims, whichever is the earlier."""


@dataclass(frozen=True, slots=True)
class Disputes:
    """The claims that are contradicted, and of each group the sharpest contradiction."""

    claims: frozenset[int]
    sharpest: Mapping[str, Relation]


def disputes(contest: Contest, group_of: Mapping[int, str]) -> Disputes:
    """How claims contradict each other where no person said anything of them."""
    return Disputes(contest.claims, sharpest(contest, group_of))


def sharpest(
    contest: Contest, group_of: Mapping[int, str], *, passed_over: Set[Pair] = frozenset()
) -> dict[str, Relation]:
    """For each group, a contradiction that one of its claims is part of; none where there is none.

    `group_of` gives the group of a claim; claims without one serve as the other side. A conflict
    of two certain statements goes before a tension, and the newest claim's before an older one's.
    Pairs that are `passed_over` are not looked at.
    """
    found: dict[str, Relation] = {}
    contested = contest.claims
    kept = [
        ([s for s in group if s.answer.claim in contested], told) for group, told in contest.groups
    ]
    for fits in (_unhedged_and_dated, _unhedged, _dated, _any):
        for sides, told in kept:
            _search([s for s in sides if fits(s)], told, group_of, found, passed_over)
    return found


def _search(
    ones: Sequence[Side],
    told: Told,
    group_of: Mapping[int, str],
    found: dict[str, Relation],
    passed_over: Set[Pair],
) -> None:
    piles = Piles(ones)
    for one in sorted(ones, key=_newest_first):
        name = group_of.get(one.answer.claim)
        if name is None or name in found:
            continue
        for other in piles.against(one):
            relation = contradiction(one, other, told)
            if relation is not None and frozenset((relation.a, relation.b)) not in passed_over:
                found[name] = relation
                break


def _unhedged_and_dated(one: Side) -> bool:
    return _unhedged(one) and _dated(one)


def _dated(one: Side) -> bool:
    return one.answer.published is not None


def _any(_: Side) -> bool:
    return True


def _unhedged(one: Side) -> bool:
    return one.answer.certainty is Certainty.CERTAIN and not one.answer.condition


def _newest_first(one: Side) -> tuple[bool, float, float, int]:
    undated, day, instant, _, claim = one.order
    return undated, -day, -instant, -claim
