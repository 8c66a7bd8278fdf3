"""What the outcome of a vacancy settles, and what it leaves to a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rumourdesk.comparison.settling import Proposal, settled_by
from rumourdesk.model import (
    Answer,
    Certainty,
    ClosedAs,
    Facet,
    Kind,
    Outcome,
    Polarity,
)

VALE, MOSS, BIRK = "Ann Vale", "Jon Moss", "Ida Birk"
YES, NO, OPEN = Polarity.POSITIVE, Polarity.NEGATIVE, Polarity.OPEN
CONFIRMED, REFUTED = Outcome.CONFIRMED, Outcome.REFUTED


def said(kind: Kind, about: str | None, polarity: Polarity = YES, **fields: Any) -> Answer:
    values: dict[str, Any] = {
        "claim": 1,
        "report": 1,
        "vacancy": 1,
        "question": "successor",
        "kind": kind,
        "about": about,
        "polarity": polarity,
        "certainty": Certainty.PROBABLE,
        "facet": Facet.WHOLE,
        "topic": None,
        "exclusive": False,
        "superseded": False,
        "condition": None,
        "when_start": None,
        "when_end": None,
        "sources": (),
        "outlet": None,
        "published": None,
        "quote": "",
    }
    return Answer(**(values | fields))


def proposed(
    answer: Answer, closed: ClosedAs = ClosedAs.APPOINTED, day: date | None = None
) -> Outcome | None:
    person = VALE if closed is ClosedAs.APPOINTED else None
    found = settled_by([answer], closed, person=person, day=day, incumbent=BIRK)
    return found[0].outcome if found else None


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (said(Kind.APPOINTMENT, VALE), CONFIRMED),
        (said(Kind.APPOINTMENT, "Vale", NO), REFUTED),
        (said(Kind.CANDIDATE, VALE), CONFIRMED),
        (said(Kind.CANDIDATE, VALE, NO), REFUTED),
        (said(Kind.AGREEMENT, VALE), CONFIRMED),
        (said(Kind.AGREEMENT, VALE, NO), None),
        (said(Kind.APPOINTMENT, MOSS), REFUTED),
        (said(Kind.APPOINTMENT, MOSS, NO), CONFIRMED),
        (said(Kind.CANDIDATE, MOSS), None),
        (said(Kind.CANDIDATE, MOSS, exclusive=True), REFUTED),
        (said(Kind.CANDIDATE, MOSS, NO), CONFIRMED),
        (said(Kind.AGREEMENT, MOSS), None),
        (said(Kind.EXIT, BIRK), CONFIRMED),
        (said(Kind.EXIT, None, NO), REFUTED),
        (said(Kind.EXIT, MOSS), None),
        (said(Kind.CONTACT, VALE), None),
        (said(Kind.WILLINGNESS, VALE), None),
        (said(Kind.CONTRACT, VALE), None),
        (said(Kind.INTERIM, MOSS), None),
    ],
)
def test_an_appointment_settles(answer: Answer, outcome: Outcome | None) -> None:
    assert proposed(answer) is outcome


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (said(Kind.EXIT, BIRK), REFUTED),
        (said(Kind.EXIT, BIRK, NO), CONFIRMED),
        (said(Kind.APPOINTMENT, VALE), REFUTED),
        (said(Kind.CANDIDATE, VALE), None),
        (said(Kind.CANDIDATE, VALE, exclusive=True), REFUTED),
        (said(Kind.APPOINTMENT, BIRK), None),
    ],
)
def test_an_incumbent_who_stays_settles(answer: Answer, outcome: Outcome | None) -> None:
    assert proposed(answer, ClosedAs.STAYED) is outcome


def test_that_nobody_came_says_nothing_of_the_exit() -> None:
    assert proposed(said(Kind.EXIT, BIRK), ClosedAs.NOBODY) is None
    assert proposed(said(Kind.APPOINTMENT, VALE), ClosedAs.NOBODY) is REFUTED


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": OPEN},
        {"superseded": True},
        {"condition": "if the board agrees"},
        {"facet": Facet.TIMING},
        {"when_end": date(2025, 4, 30)},
        {"when_start": date(2025, 7, 1)},
    ],
)
def test_what_the_outcome_does_not_reach_is_left_out(fields: dict[str, Any]) -> None:
    answer = said(Kind.APPOINTMENT, VALE, **fields)
    assert proposed(answer, day=date(2025, 5, 25)) is None


def test_a_claim_on_the_very_days_is_settled() -> None:
    days: dict[str, Any] = {"when_start": date(2025, 5, 1), "when_end": date(2025, 5, 31)}
    assert proposed(said(Kind.EXIT, BIRK, **days), day=date(2025, 5, 25)) is CONFIRMED
    assert proposed(said(Kind.EXIT, BIRK, **days)) is CONFIRMED


def test_a_proposal_says_why() -> None:
    answers = [said(Kind.EXIT, BIRK, claim=3), said(Kind.APPOINTMENT, MOSS, claim=4, report=2)]
    found = settled_by(answers, ClosedAs.APPOINTED, person=VALE, day=None, incumbent=BIRK)
    assert found == (
        Proposal(3, 1, CONFIRMED, "Ida Birk was replaced"),
        Proposal(4, 2, REFUTED, "Ann Vale was appointed"),
    )
