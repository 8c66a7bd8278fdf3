"""How claims of different reports stand to each other on one question.

The rules are those of the annotation guide (docs/guide.md). Wording never decides: two sentences
that look alike may contradict each other, and two that share no word may agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from rumourdesk.comparison.clashes import (
    Clash,
    agree,
    clash,
    same_answer,
    same_matter,
    same_subject,
)
from rumourdesk.comparison.cues import changed
from rumourdesk.comparison.questions import head, question_key
from rumourdesk.comparison.reasons import reason
from rumourdesk.comparison.sides import Side, side
from rumourdesk.comparison.times import days_between
from rumourdesk.model import Answer, Certainty, Facet, Kind, Relation, RelationKind

CHANGE_DAYS = 30
"""Opposite answers on what changes with time are an update beyond this many days."""

Told = dict[int, list[Side]]
"""By report, the answers that it tells as no longer so."""


def relate(answers: Sequence[Answer]) -> tuple[Relation, ...]:
    """The relations between answers of different reports on one vacancy and question.

    Each pair of claims has one relation at most. The order of the answers given does not matter.
    Pairs are compared within a question, and within a surname where a person is part of it: the
    time, and the number of agreements found, grows with the square of the largest such group. For
    the relations of one claim, or a count of conflicts, take `relate_claim` and `contradicted`.
    """
    found: list[Relation] = []
    for group in groups(answers):
        told = told_changes(group)
        related = (relation(first, second, told) for first, second in combinations(group, 2))
        found.extend(r for r in related if r is not None)
    return tuple(found)


def relate_claim(claim_id: int, answers: Sequence[Answer]) -> tuple[Relation, ...]:
    """The relations of one claim: those of `relate(answers)` that hold it, in linear time."""
    asked = {(a.vacancy, head(a.question)) for a in answers if a.claim == claim_id}
    near = [a for a in answers if (a.vacancy, head(a.question)) in asked]
    return tuple(r for group in groups(near) for r in relations_in(group, None, claim_id))


def relations_in(group: Sequence[Side], told: Told | None, claim_id: int) -> list[Relation]:
    """The relations of one claim within its group; `told` is worked out where it is not given."""
    found: list[Relation] = []
    for place, one in enumerate(group):
        if one.answer.claim != claim_id:
            continue
        known = told_changes(group) if told is None else told
        earlier = (relation(other, one, known) for other in group[:place])
        later = (relation(one, other, known) for other in group[place + 1 :])
        found.extend(r for r in (*earlier, *later) if r is not None)
    return found


GroupKey = tuple[int, tuple[int, str], str]
"""Vacancy, question, and the surname where a person is part of the question."""


def groups(answers: Iterable[Answer]) -> list[list[Side]]:
    """The answers that may meet, made ready: by `GroupKey`, each group in time's order."""
    return [group for _, group in sorted(keyed_groups(answers).items())]


def keyed_groups(answers: Iterable[Answer]) -> dict[GroupKey, list[Side]]:
    """The groups of `groups` by their keys."""
    found: dict[GroupKey, list[Side]] = defaultdict(list)
    for answer in answers:
        ready = side(answer)
        person = ready.name[1] if ":" in answer.question else ""
        found[answer.vacancy, question_key(ready.head), person].append(ready)
    for group in found.values():
        group.sort(key=lambda s: s.order)
    return found


def told_changes(group: Iterable[Side]) -> Told:
    """By report, the answers of the group that it tells as no longer so."""
    told: Told = defaultdict(list)
    for one in group:
        if one.answer.superseded:
            told[one.answer.report].append(one)
    return told


def settle(first: Side, second: Side, told: Told) -> tuple[Side, Side, RelationKind]:
    """Whether two answers that clash contradict each other or one updates the other.

    Takes them in time's order, and gives them in it: where the order is not known, the one that
    tells of the change is the later. What changes with time is an update beyond `CHANGE_DAYS`, or
    when one outlet changes its own word; contracts and past events contradict at any distance.
    """
    gap = days_between(first.answer.published, second.answer.published)
    if _tells_of_change(second, first, told):
        return first, second, RelationKind.UPDATES
    if not _order_is_known(first, second) and _tells_of_change(first, second, told):
        return second, first, RelationKind.UPDATES
    if gap is None:
        return first, second, RelationKind.CONTRADICTS
    lasting = first.answer.kind is Kind.CONTRACT or (first.past and second.past)
    changed = gap > CHANGE_DAYS or (gap > 0 and _one_voice(first, second))
    if changed and not lasting:
        return first, second, RelationKind.UPDATES
    return first, second, RelationKind.CONTRADICTS


def relation(first: Side, second: Side, told: Told) -> Relation | None:
    """How two sides of one group, in time's order, stand to each other; None if in no way."""
    if first.answer.report == second.answer.report:
        return None
    if first.answer.superseded or second.answer.superseded:
        return _relation_to_told(first, second)
    if first.open or second.open:
        return _relation_of_open(first, second)
    differ = clash(first, second)
    if differ is not None:
        return _emit(*settle(first, second, told), differ)
    return _agreement(first, second) if agree(first, second) else None


def _relation_to_told(first: Side, second: Side) -> Relation | None:
    """What a report tells as no longer so updates the earlier claim of it, and nothing else."""
    earlier, later = (second, first) if first.answer.superseded else (first, second)
    if earlier.answer.superseded or not same_answer(earlier, later):
        return None
    gap = days_between(earlier.answer.published, later.answer.published)
    if gap is not None and gap < 0:
        return None
    return _emit(earlier, later, RelationKind.UPDATES)


def _relation_of_open(first: Side, second: Side) -> Relation | None:
    """What is undecided agrees with its like; between it and a decision lies an update."""
    if not same_matter(first, second) or not same_subject(first, second):
        return None
    if not first.answer.facet is second.answer.facet is Facet.WHOLE:
        return None
    if first.open and second.open:
        return _agreement(first, second)
    decided = second if first.open else first
    gap = days_between(first.answer.published, second.answer.published)
    if decided.possible or not gap:
        return None
    return _emit(first, second, RelationKind.UPDATES)


def _order_is_known(first: Side, second: Side) -> bool:
    """Whether two sides in time's order surely stand in it: another day, or two known instants."""
    one, other = first.answer.published, second.answer.published
    if one is None or other is None:
        return False
    return one.day != other.day or (one.at is not None and other.at is not None)


def _one_voice(first: Side, second: Side) -> bool:
    """Whether one outlet gives both answers on the word of one origin."""
    one_outlet = first.outlet is not None and first.outlet == second.outlet
    return one_outlet and first.origin == second.origin


def _tells_of_change(later: Side, earlier: Side, told: Told) -> bool:
    """Whether the later report tells the earlier answer as one that is no longer so."""
    return changed(later.answer.quote) or any(
        same_answer(one, earlier) for one in told.get(later.answer.report, ())
    )


def _agreement(first: Side, second: Side) -> Relation:
    """An agreement, or an echo where the later stands on the earlier, or both on one origin."""
    for earlier, later in ((first, second), (second, first)):
        if earlier.outlet in (None, later.outlet) or later.origin != earlier.outlet:
            continue
        gap = days_between(earlier.answer.published, later.answer.published)
        if gap is None or gap >= 0:
            return _emit(earlier, later, RelationKind.ECHOES)
    one_origin = first.origin is not None and first.origin == second.origin
    return _emit(first, second, RelationKind.ECHOES if one_origin else RelationKind.AGREES)


def _emit(earlier: Side, later: Side, kind: RelationKind, differ: Clash | None = None) -> Relation:
    a, b = earlier.answer, later.answer
    unhedged = a.certainty is Certainty.CERTAIN and b.certainty is Certainty.CERTAIN
    return Relation(
        a=a.claim,
        b=b.claim,
        kind=kind,
        question=a.question,
        why=reason(earlier, later, kind, differ),
        severe=kind is RelationKind.CONTRADICTS
        and unhedged
        and not a.condition
        and not b.condition,
        order_known=a.published is not None and b.published is not None,
    )
