"""An answer made ready for comparing: what each comparison would otherwise work out anew."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rumourdesk.comparison.amounts import Amount, amount
from rumourdesk.comparison.cues import Manner, backers, manner
from rumourdesk.comparison.names import body_key, fold, parts
from rumourdesk.comparison.questions import EXIT, INTERIM, SUCCESSOR, head
from rumourdesk.comparison.times import Stretch, stretch
from rumourdesk.model import Answer, Certainty, Kind, Polarity, SourceType

# Of the successor's kinds, each grants what stands before it: who is appointed was agreed with.
_RANKS = {Kind.CANDIDATE: 0, Kind.AGREEMENT: 1, Kind.APPOINTMENT: 2}
# Kinds of which a topic is a part: two claims with different topics, or with one, never meet.
_BY_TOPIC = frozenset({Kind.STANDING, Kind.CONTRACT, Kind.NEXT_ROLE})
# What happens once, so that two times for it cannot both be true.
_ONCE = frozenset({Kind.EXIT, Kind.APPOINTMENT})
_ONCE_TOPICS = frozenset({"expiry", "release clause"})
# A condition that only says that the post falls free adds nothing to who would fill it.
_FALLS_FREE = re.compile(
    r"\b(?:leav|left|depart|go(?:es)?\b|exit|sack|fired|dismiss|oust|resign|steps? (?:down|aside)"
    r"|part(?:s|ed)? (?:ways|company)|replac|chang|vacan|falls? free|removed|quit|trigger)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Side:
    """An answer with what comparing it needs.

    `topics` are the claim's topic and, of a standing, whose backing its words tell of. `once` says
    that the event happens one time only. `origin` is the key of whose word it is: the last named
    source of the chain, else the outlet; None where neither is known. `condition` is folded, and
    empty where the question presupposes it.
    """

    answer: Answer
    head: str
    name: tuple[tuple[str, ...], str]
    rank: int
    manner: Manner | None
    time: Stretch | None
    once: bool
    topics: frozenset[str]
    amount: Amount | None
    exclusive: bool
    condition: str
    outlet: str | None
    origin: str | None
    origin_name: str
    past: bool
    order: tuple[bool, int, float, int, int]

    @property
    def positive(self) -> bool:
        return self.answer.polarity is Polarity.POSITIVE

    @property
    def open(self) -> bool:
        return self.answer.polarity is Polarity.OPEN

    @property
    def possible(self) -> bool:
        return self.answer.certainty is Certainty.POSSIBLE


def side(answer: Answer) -> Side:
    """Make one answer ready."""
    asked = head(answer.question)
    outlet = body_key(answer.outlet) if answer.outlet else None
    origin = _origin(answer)
    topic = fold(answer.topic) if answer.topic else None
    return Side(
        answer=answer,
        head=asked,
        name=parts(answer.about or ""),
        rank=_RANKS.get(answer.kind, 0),
        manner=manner(answer.quote) if asked == EXIT else None,
        time=stretch(answer.when_start, answer.when_end),
        once=answer.kind in _ONCE or (answer.kind is Kind.CONTRACT and topic in _ONCE_TOPICS),
        topics=_topics(answer, topic),
        amount=amount(answer.quote) if answer.kind is Kind.CONTRACT else None,
        exclusive=_leaves_no_room(answer),
        condition=_condition(answer, asked),
        outlet=outlet,
        origin=body_key(origin) if origin else None,
        origin_name=origin or "",
        past=_tells_the_past(answer),
        order=_order(answer),
    )


def needs_topic(kind: Kind) -> bool:
    """Whether claims of the kind meet only on one topic."""
    return kind in _BY_TOPIC


def _topics(answer: Answer, topic: str | None) -> frozenset[str]:
    named = frozenset((topic,)) if topic else frozenset()
    return named | backers(answer.quote) if answer.kind is Kind.STANDING else named


def _origin(answer: Answer) -> str | None:
    named = [s.name for s in answer.sources if s.type is not SourceType.ANONYMOUS]
    return named[-1] if named else answer.outlet


def _condition(answer: Answer, asked: str) -> str:
    if not answer.condition:
        return ""
    if asked in (SUCCESSOR, INTERIM) and _FALLS_FREE.search(answer.condition):
        return ""
    return fold(answer.condition)


def _leaves_no_room(answer: Answer) -> bool:
    if answer.polarity is not Polarity.POSITIVE or answer.superseded:
        return False
    if answer.certainty is Certainty.POSSIBLE:
        return False
    if answer.kind in (Kind.APPOINTMENT, Kind.INTERIM):
        return True
    certain = answer.certainty is Certainty.CERTAIN
    return answer.exclusive or (answer.kind is Kind.AGREEMENT and certain)


def _tells_the_past(answer: Answer) -> bool:
    if answer.when_end is None or answer.published is None:
        return False
    return answer.when_end < answer.published.day


def _order(answer: Answer) -> tuple[bool, int, float, int, int]:
    published = answer.published
    day = published.day.toordinal() if published else 0
    instant = published.at.timestamp() if published and published.at else 0.0
    return published is None, day, instant, answer.report, answer.claim
