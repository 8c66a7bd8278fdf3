"""Which claims the outcome of a vacancy settles. Nothing is judged here: each is a proposal.

Only what the outcome itself shows true or false is proposed: who was named, whether the incumbent
went, whether nobody came. That somebody else was wanted, sounded out or spoken to is not made false
by another's appointment; that somebody else was the only choice is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rumourdesk.comparison.names import same_person
from rumourdesk.comparison.times import Stretch, stretch
from rumourdesk.model import Answer, ClosedAs, Facet, Kind, Outcome, Polarity

_CAME = frozenset({Kind.APPOINTMENT, Kind.AGREEMENT, Kind.CANDIDATE})


@dataclass(frozen=True, slots=True)
class Proposal:
    """The verdict that an outcome suggests for one claim, and why, in a few words."""

    claim: int
    report: int
    outcome: Outcome
    why: str


def settled_by(
    answers: Iterable[Answer],
    closed: ClosedAs,
    *,
    person: str | None,
    day: date | None,
    incumbent: str | None,
) -> tuple[Proposal, ...]:
    """What an outcome would settle, in the order of the answers.

    Left out are claims on a condition, claims that only tell a time, a manner or a party, what is
    undecided or told as no longer so, and claims on other days than `day`, where they name any.
    """
    found = []
    for one in answers:
        if not _is_plain(one, day):
            continue
        verdict = _verdict(one, closed, person, incumbent)
        if verdict is not None:
            found.append(Proposal(one.claim, one.report, *verdict))
    return tuple(found)


def _is_plain(one: Answer, day: date | None) -> bool:
    if one.polarity is Polarity.OPEN or one.superseded or one.condition:
        return False
    if one.facet is not Facet.WHOLE:
        return False
    told = stretch(one.when_start, one.when_end)
    return told is None or day is None or not told.apart(Stretch(day, day))


def _verdict(
    one: Answer, closed: ClosedAs, person: str | None, incumbent: str | None
) -> tuple[Outcome, str] | None:
    if one.kind is Kind.EXIT:
        return _of_exit(one, closed, incumbent)
    if one.kind not in _CAME or one.about is None:
        return None
    if closed is not ClosedAs.APPOINTED:
        return _of_nobody(one, closed, incumbent)
    assert person is not None
    if same_person(one.about, person):
        return _of_appointed(one, person)
    return _of_others(one, person)


def _of_exit(one: Answer, closed: ClosedAs, incumbent: str | None) -> tuple[Outcome, str] | None:
    if incumbent and one.about and not same_person(one.about, incumbent):
        return None
    holder = incumbent or one.about or "the incumbent"
    if closed is ClosedAs.NOBODY:
        return None
    left = closed is ClosedAs.APPOINTED
    return _as(one, left), f"{holder} {'was replaced' if left else 'stays'}"


def _of_appointed(one: Answer, person: str) -> tuple[Outcome, str] | None:
    if one.kind is Kind.AGREEMENT and one.polarity is Polarity.NEGATIVE:
        return None  # "no agreement yet" may have been true on its day
    return _as(one, True), f"{person} was appointed"


def _of_others(one: Answer, person: str) -> tuple[Outcome, str] | None:
    why = f"{person} was appointed"
    if one.kind is Kind.APPOINTMENT or one.exclusive:
        return _as(one, False), why
    if one.polarity is Polarity.NEGATIVE and one.kind is Kind.CANDIDATE:
        return Outcome.CONFIRMED, why
    return None


def _of_nobody(one: Answer, closed: ClosedAs, incumbent: str | None) -> tuple[Outcome, str] | None:
    if incumbent and same_person(one.about, incumbent):
        return None
    if one.kind is not Kind.APPOINTMENT and not one.exclusive:
        return None
    stays = f"{incumbent or 'the incumbent'} stays"
    why = stays if closed is ClosedAs.STAYED else "nobody was appointed"
    return _as(one, False), why


def _as(one: Answer, true: bool) -> Outcome:
    """The verdict on a claim whose matter turned out so, whichever way it was put."""
    return Outcome.CONFIRMED if (one.polarity is Polarity.POSITIVE) is true else Outcome.REFUTED
