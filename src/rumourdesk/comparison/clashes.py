"""What two answers to one question have to do with each other, whoever gave them and when.

The rules of the annotation guide (docs/guide.md) on facets, topics, conditions, rivals and times.
"""

from __future__ import annotations

from enum import Enum, auto

from rumourdesk.comparison.names import same_person
from rumourdesk.comparison.questions import EXIT, INTERIM, SUCCESSOR
from rumourdesk.comparison.sides import Side, needs_topic
from rumourdesk.model import Facet, Kind

_RIVALS = frozenset({SUCCESSOR, INTERIM})


class Clash(Enum):
    """In what two answers differ so that both cannot be true at once."""

    OPPOSITE = auto()
    RIVALS = auto()
    MANNER = auto()
    TIMES = auto()
    TERMS = auto()


def same_matter(first: Side, second: Side) -> bool:
    """Whether the topics allow the two to meet.

    Standing, contract and next role meet where a topic is common or neither has one, and a
    contract on a named one alone; the others unless their topics differ.
    """
    shared = first.topics & second.topics
    if needs_topic(first.answer.kind):
        both_without = not first.topics and not second.topics
        return bool(shared) or (both_without and first.answer.kind is not Kind.CONTRACT)
    return bool(shared) or not first.topics or not second.topics


def same_subject(first: Side, second: Side) -> bool:
    """Whether both are about one person; an exit without a name is the incumbent's."""
    a, b = first.answer.about, second.answer.about
    if first.head == EXIT and (a is None or b is None):
        return True
    return first.name == second.name or same_person(a, b)


def same_answer(first: Side, second: Side) -> bool:
    """Whether both give the same answer, whatever the time."""
    same = first.answer.polarity is second.answer.polarity
    return same and same_subject(first, second) and same_matter(first, second)


def clash(first: Side, second: Side) -> Clash | None:
    """Why both cannot be true at once, or None where they can, as two possibilities always can.

    Both must be decided, and neither told as no longer so.
    """
    if first.condition != second.condition or not same_matter(first, second):
        return None
    if not same_subject(first, second):
        return _rivalry(first, second)
    if (first.answer.facet is Facet.PARTY) != (second.answer.facet is Facet.PARTY):
        return None
    if first.positive and second.positive:
        return _clash_of_affirmed(first, second)
    if first.positive == second.positive or (first.possible and second.possible):
        return None
    affirmed, denied = (first, second) if first.positive else (second, first)
    return Clash.OPPOSITE if _denies(denied, affirmed) else None


def agree(first: Side, second: Side) -> bool:
    """Whether both give the same answer, for times and manners that can be one."""
    if not same_answer(first, second) or first.condition != second.condition:
        return False
    if first.time and second.time and first.time.apart(second.time):
        return False
    if first.amount and second.amount and first.amount.apart(second.amount):
        return False
    if first.positive:
        return None in (first.manner, second.manner) or first.manner is second.manner
    if first.answer.facet is not second.answer.facet or first.rank != second.rank:
        return False
    return first.manner is second.manner


def _rivalry(first: Side, second: Side) -> Clash | None:
    if first.head not in _RIVALS or not (first.exclusive and second.exclusive):
        return None
    if first.head == INTERIM and first.time and second.time and first.time.apart(second.time):
        return None
    return Clash.RIVALS


def _clash_of_affirmed(first: Side, second: Side) -> Clash | None:
    both_possible = first.possible and second.possible
    if first.manner and second.manner and first.manner is not second.manner:
        of_any_exit = Facet.MANNER in (first.answer.facet, second.answer.facet)
        if of_any_exit or not both_possible:
            return Clash.MANNER
    if first.amount and second.amount and first.amount.apart(second.amount):
        return Clash.TERMS
    timed = first.time and second.time and first.time.apart(second.time)
    if timed and first.once and second.once and not both_possible:
        return Clash.TIMES
    return None


def _denies(denied: Side, affirmed: Side) -> bool:
    """Whether the denial meets what is affirmed: the whole of it, or its very time or manner.

    "Will not be sacked" denies a manner, however it is labelled: he may yet resign.
    """
    if affirmed.rank < denied.rank:
        return False
    if denied.answer.facet is Facet.TIMING and denied.time is None:
        return affirmed.answer.facet is Facet.TIMING and affirmed.time is None
    if denied.time is not None and not (affirmed.time and affirmed.time.within(denied.time)):
        return False
    if denied.manner is not None:
        return denied.manner is affirmed.manner
    if denied.answer.facet is Facet.MANNER:
        return affirmed.answer.facet is Facet.MANNER and affirmed.manner is None
    return True
