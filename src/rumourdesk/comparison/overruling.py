"""A person's word on how two claims stand to each other, laid over what the rules say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rumourdesk.comparison.questions import question_key
from rumourdesk.model import Answer, Published, Relation, RelationKind

BY_PERSON = "said by a person"
"""The reason of a relation that a person set without giving one."""


@dataclass(frozen=True, slots=True)
class RelationOverruling:
    """What a person says of two claims: that they have nothing to do with each other (`kind` None),
    or how they stand. `a` and `b` are the claims' keys, which outlive a new reading of the reports;
    their order does not matter.
    """

    a: str
    b: str
    kind: RelationKind | None
    why: str = ""


def overruled(
    relations: Iterable[Relation],
    overrulings: Iterable[RelationOverruling],
    answers: Mapping[str, Answer],
) -> tuple[Relation, ...]:
    """The relations as people have left them: cut, changed and added; the last word on a pair wins.

    `answers` gives the answer under each claim key. An overruling of which one claim is no longer
    there, or that binds two claims of one report, is passed over and comes back with the claim.
    A relation changed or added says `BY_PERSON` or the person's reason, and stands among the
    others by question; it is severe if the rules had said so of the same contradiction.
    """
    told: dict[frozenset[int], RelationOverruling] = {}
    for one in overrulings:
        pair = answers.get(one.a), answers.get(one.b)
        if pair[0] is not None and pair[1] is not None and pair[0].report != pair[1].report:
            told[frozenset((pair[0].claim, pair[1].claim))] = one
    kept = []
    for relation in relations:
        ruling = told.pop(frozenset((relation.a, relation.b)), None)
        if ruling is None:
            kept.append(relation)
        elif ruling.kind is relation.kind:
            kept.append(replace(relation, why=ruling.why or relation.why, overruled=True))
        elif ruling.kind is not None:
            kept.append(_changed(relation, ruling))
    added = [
        _added(answers[one.a], answers[one.b], one) for one in told.values() if one.kind is not None
    ]
    if not added:
        return tuple(kept)
    return tuple(sorted((*kept, *added), key=lambda r: question_key(r.question)))


def _changed(relation: Relation, ruling: RelationOverruling) -> Relation:
    assert ruling.kind is not None
    return replace(
        relation, kind=ruling.kind, why=ruling.why or BY_PERSON, severe=False, overruled=True
    )


def _added(one: Answer, other: Answer, ruling: RelationOverruling) -> Relation:
    assert ruling.kind is not None
    first, second = sorted((one, other), key=_order)
    return Relation(
        a=first.claim,
        b=second.claim,
        kind=ruling.kind,
        question=first.question,
        why=ruling.why or BY_PERSON,
        order_known=first.published is not None and second.published is not None,
        overruled=True,
    )


def _order(answer: Answer) -> tuple[bool, int, float, int, int]:
    published: Published | None = answer.published
    day = published.day.toordinal() if published else 0
    instant = published.at.timestamp() if published and published.at else 0.0
    return published is None, day, instant, answer.report, answer.claim
