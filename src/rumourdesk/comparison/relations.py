"""How claims of different reports stand to each other on one question.

The rules are those of the annotation guide (docs/guide.md). Wording never decides: two sentences
that look alike may contradict each other, and two that share no word may agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from rumourdesk.comparison.names import same_person
from rumourdesk.comparison.questions import EXIT, INTERIM, SUCCESSOR, question_key
from rumourdesk.comparison.reasons import Clash, reason
from rumourdesk.comparison.sides import Side, needs_topic, side
from rumourdesk.comparison.times import days_between
from rumourdesk.model import (
    Answer,
    Certainty,
    Facet,
    Kind,
    Polarity,
    Relation,
    RelationKind,
)

CHANGE_DAYS = 30
"""Opposite answers on what changes with time are an update beyond this many days."""

_RIVALS = frozenset({SUCCESSOR, INTERIM})


def relate(answers: Sequence[Answer]) -> tuple[Relation, ...]:
    """The relations between answers of different reports on one vacancy and question.

    Each pair of claims has one relation at most. The order of the answers given does not matter.
    Pairs are compared within a question, and within a person where the person is part of it: the
    time, and the number of agreements found, grows with the square of the largest such group, and
    with nothing else.
    """
    found: list[tuple[tuple[int, str], Relation]] = []
    for (_, asked, _), group in sorted(_groups(answers).items()):
        told = _told_changes(group)
        for first, second in combinations(group, 2):
            if first.answer.report == second.answer.report:
                continue
            relation = _relation(first, second, told)
            if relation is not None:
                found.append((question_key(asked), relation))
    return tuple(relation for _, relation in found)


def relations_of(claim_id: int, relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations in which a claim stands, in their order."""
    return tuple(r for r in relations if claim_id in (r.a, r.b))


def conflict_counts(relations: Iterable[Relation], answers: Iterable[Answer]) -> dict[int, int]:
    """For each report with a contradicted claim, how many of its claims are contradicted."""
    contested: set[int] = set()
    for relation in relations:
        if relation.kind is RelationKind.CONTRADICTS:
            contested |= {relation.a, relation.b}
    counts: dict[int, int] = defaultdict(int)
    for claim, report in {(a.claim, a.report) for a in answers}:
        if claim in contested:
            counts[report] += 1
    return dict(sorted(counts.items()))


_Group = tuple[int, str, str]


def _groups(answers: Iterable[Answer]) -> dict[_Group, list[Side]]:
    """Sides by vacancy, question and, where the question has a person, surname; in time's order."""
    groups: dict[_Group, list[Side]] = defaultdict(list)
    for answer in answers:
        ready = side(answer)
        person = ready.name[1] if ":" in answer.question else ""
        groups[answer.vacancy, ready.head, person].append(ready)
    for group in groups.values():
        group.sort(key=lambda s: s.order)
    return groups


def _told_changes(group: Iterable[Side]) -> dict[int, list[Side]]:
    """By report, the answers that it tells as no longer so."""
    told: dict[int, list[Side]] = defaultdict(list)
    for one in group:
        if one.answer.superseded:
            told[one.answer.report].append(one)
    return told


def _relation(first: Side, second: Side, told: dict[int, list[Side]]) -> Relation | None:
    a, b = first.answer, second.answer
    if a.superseded or b.superseded:
        return _relation_to_told(first, second)
    if a.polarity is Polarity.OPEN or b.polarity is Polarity.OPEN:
        return _relation_of_open(first, second)
    clash = _clash(first, second)
    if clash is not None:
        return _relation_of_clash(first, second, clash, told)
    return _agreement(first, second) if _agree(first, second) else None


def _relation_to_told(first: Side, second: Side) -> Relation | None:
    """What a report tells as no longer so updates the earlier claim of it, and nothing else."""
    earlier, later = (second, first) if first.answer.superseded else (first, second)
    if earlier.answer.superseded or not _said(earlier, later):
        return None
    gap = days_between(earlier.answer.published, later.answer.published)
    if gap is not None and gap < 0:
        return None
    return _emit(earlier, later, RelationKind.UPDATES, Clash.TOLD)


def _relation_of_open(first: Side, second: Side) -> Relation | None:
    """An undecided matter agrees with another and is updated by what is decided."""
    if not _same_matter(first, second) or not _same_subject(first, second):
        return None
    if not first.answer.facet is second.answer.facet is Facet.WHOLE:
        return None
    if first.open and second.open:
        return _agreement(first, second)
    decided = second if first.open else first
    gap = days_between(first.answer.published, second.answer.published)
    if decided.possible or not gap:
        return None
    return _emit(first, second, RelationKind.UPDATES, Clash.DECIDED)


def _same_matter(first: Side, second: Side) -> bool:
    """Whether the topics allow the two to meet."""
    if needs_topic(first.answer.kind):
        if first.answer.kind is Kind.CONTRACT and first.topic is None:
            return False
        return first.topic == second.topic
    return first.topic is None or second.topic is None or first.topic == second.topic


def _same_subject(first: Side, second: Side) -> bool:
    """Whether both are about one person; an exit without a name is the incumbent's."""
    a, b = first.answer.about, second.answer.about
    if first.head == EXIT and (a is None or b is None):
        return True
    return first.name == second.name or same_person(a, b)


def _said(first: Side, second: Side) -> bool:
    """Whether both give the same answer, whatever the time."""
    same = first.answer.polarity is second.answer.polarity
    return same and _same_subject(first, second) and _same_matter(first, second)


def _clash(first: Side, second: Side) -> Clash | None:
    """Why both cannot be true at once, or None where they can."""
    if first.condition != second.condition or not _same_matter(first, second):
        return None
    if not _same_subject(first, second):
        return _rivalry(first, second)
    if (first.answer.facet is Facet.PARTY) != (second.answer.facet is Facet.PARTY):
        return None
    if first.positive and second.positive:
        return _clash_of_affirmed(first, second)
    if first.positive == second.positive or (first.possible and second.possible):
        return None
    affirmed, denied = (first, second) if first.positive else (second, first)
    return Clash.OPPOSITE if _denies(denied, affirmed) else None


def _rivalry(first: Side, second: Side) -> Clash | None:
    if first.head not in _RIVALS or not (first.exclusive and second.exclusive):
        return None
    if first.head == INTERIM and first.time and second.time and first.time.apart(second.time):
        return None
    return Clash.RIVALS


def _clash_of_affirmed(first: Side, second: Side) -> Clash | None:
    both_possible = first.possible and second.possible
    if first.manner and second.manner and first.manner is not second.manner:
        of_any = first.answer.facet is Facet.MANNER or second.answer.facet is Facet.MANNER
        if of_any or not both_possible:
            return Clash.MANNER
    timed = first.time and second.time and first.time.apart(second.time)
    if timed and first.once and second.once and not both_possible:
        return Clash.TIMES
    return None


def _denies(denied: Side, affirmed: Side) -> bool:
    """Whether the denial meets what is affirmed: the whole of it, or its very time or manner."""
    if affirmed.rank < denied.rank:
        return False
    if denied.answer.facet is Facet.TIMING and denied.time is None:
        return affirmed.answer.facet is Facet.TIMING and affirmed.time is None
    if denied.time is not None and not (affirmed.time and affirmed.time.within(denied.time)):
        return False
    if denied.answer.facet is Facet.MANNER:
        if denied.manner is None:
            return affirmed.answer.facet is Facet.MANNER and affirmed.manner is None
        return denied.manner is affirmed.manner
    return True


def _relation_of_clash(
    first: Side, second: Side, clash: Clash, told: dict[int, list[Side]]
) -> Relation:
    gap = days_between(first.answer.published, second.answer.published)
    if gap is None:
        if _tells_of_change(second, first, told):
            return _emit(first, second, RelationKind.UPDATES, clash)
        if _tells_of_change(first, second, told):
            return _emit(second, first, RelationKind.UPDATES, clash)
        return _emit(first, second, RelationKind.CONTRADICTS, clash)
    changed = not _lasting(first, second) and (
        gap > CHANGE_DAYS or (gap > 0 and _one_voice(first, second))
    )
    if changed or _tells_of_change(second, first, told):
        return _emit(first, second, RelationKind.UPDATES, clash)
    return _emit(first, second, RelationKind.CONTRADICTS, clash)


def _lasting(first: Side, second: Side) -> bool:
    """Whether time changes nothing: terms of a contract, and what both tell as past."""
    return first.answer.kind is Kind.CONTRACT or (first.past and second.past)


def _one_voice(first: Side, second: Side) -> bool:
    """Whether one outlet gives both answers on the word of one origin."""
    one_outlet = first.outlet is not None and first.outlet == second.outlet
    return one_outlet and first.origin == second.origin


def _tells_of_change(later: Side, earlier: Side, told: dict[int, list[Side]]) -> bool:
    """Whether the later report tells the earlier answer as one that is no longer so."""
    return any(_said(one, earlier) for one in told.get(later.answer.report, ()))


def _agree(first: Side, second: Side) -> bool:
    """Whether both give the same answer for times that can be one."""
    a, b = first.answer, second.answer
    if not _said(first, second) or first.condition != second.condition:
        return False
    if first.time and second.time and first.time.apart(second.time):
        return False
    if first.positive:
        return None in (first.manner, second.manner) or first.manner is second.manner
    if a.facet is not b.facet or first.rank != second.rank:
        return False
    return a.facet is not Facet.MANNER or first.manner is second.manner


def _agreement(first: Side, second: Side) -> Relation:
    """An agreement, or an echo where the later stands on the earlier, or both on one origin."""
    if first.origin is not None and first.origin == second.origin:
        return _emit(first, second, RelationKind.ECHOES, Clash.NONE)
    for earlier, later in ((first, second), (second, first)):
        gap = days_between(earlier.answer.published, later.answer.published)
        cites = earlier.outlet is not None and later.origin == earlier.outlet
        if cites and (gap is None or gap >= 0):
            return _emit(earlier, later, RelationKind.ECHOES, Clash.NONE)
    return _emit(first, second, RelationKind.AGREES, Clash.NONE)


def _emit(earlier: Side, later: Side, kind: RelationKind, clash: Clash) -> Relation:
    a, b = earlier.answer, later.answer
    unhedged = a.certainty is Certainty.CERTAIN and b.certainty is Certainty.CERTAIN
    return Relation(
        a=a.claim,
        b=b.claim,
        kind=kind,
        question=a.question,
        why=reason(earlier, later, kind, clash),
        severe=kind is RelationKind.CONTRADICTS
        and unhedged
        and not a.condition
        and not b.condition,
        order_known=a.published is not None and b.published is not None,
    )
