"""What is made of clauses without a set phrase: a claim by their words, a fact, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rumourdesk.model import Claim, Kind

Reader = Callable[..., tuple[Claim, ...]]
VANE, AMARO, LIND, FALK = "Jon Vane", "Luis Amaro", "Mara Lind", "Ines Falk"
CLUB, BANK = "football", "business"

BY_WORDS = [
    (CLUB, "Vane has told the players that Saturday's game will be his last.", "exit", VANE),
    (BANK, "Lind's position is no longer tenable.", "exit", LIND),
    (CLUB, "Nobody at Harwick Town has asked Vane to go.", "exit", VANE),
    (BANK, "Lind is here for the long run, the chair said.", "exit", LIND),
    (BANK, "The faculty has passed a motion of censure against Lind.", "standing", LIND),
    (CLUB, "The owner has seen enough of Vane.", "standing", VANE),
    (BANK, "The unions have no quarrel with Lind.", "standing", LIND),
    (CLUB, "Vane earns £4m a year.", "contract", VANE),
    (BANK, "Lind must give six months' notice.", "contract", LIND),
    (CLUB, "Sacking Vane would cost the club £9m.", "contract", VANE),
    (CLUB, "Amaro starts work on Monday.", "appointment", AMARO),
    (BANK, "Lind is off to run a hedge fund.", "next_role", LIND),
    (CLUB, "Harwick Town have signed winger Leo Park for £2m.", "transfer", "Leo Park"),
]


@pytest.mark.parametrize(("field", "sentence", "kind", "about"), BY_WORDS)
def test_read_by_its_words(
    claims_in: Reader, field: str, sentence: str, kind: str, about: str
) -> None:
    assert (kind, about) in [(c.kind, c.about) for c in claims_in(sentence, field)]


def test_a_denial_is_a_denial(claims_in: Reader) -> None:
    claims = claims_in("Nobody at Harwick Town has asked Vane to go.")
    assert [str(c.polarity) for c in claims] == ["negative"]


@pytest.mark.parametrize(
    ("field", "sentence", "about"),
    [
        (CLUB, "Amaro grew up in Elmstead and taught mathematics there.", AMARO),
        (CLUB, "Amaro won two titles at Dunmore Rovers.", AMARO),
        (BANK, "Lind cut 400 jobs in her first year.", LIND),
        (BANK, "Falk spent three decades at the Treasury.", FALK),
        (BANK, "Norwood Bank reports its results on 3 May.", "Norwood Bank"),
    ],
)
def test_a_plain_fact_is_background(
    claims_in: Reader, field: str, sentence: str, about: str
) -> None:
    assert [(c.kind, c.about) for c in claims_in(sentence, field)] == [(Kind.BACKGROUND, about)]


def test_a_trailing_clause_is_a_fact_of_its_own(claims_in: Reader) -> None:
    claims = claims_in("The board has dismissed Vane, who won two titles in five years.")
    assert [(str(c.kind), c.quote.startswith("who won")) for c in claims] == [
        ("exit", False),
        ("background", True),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will Vane be gone by Sunday?",
        "The weather was awful.",
        "Vane could not be reached for comment.",
        "Read more about Vane here.",
        "I like tea, a fan said.",
        "If Vane goes, so be it.",
    ],
)
def test_no_fact(claims_in: Reader, sentence: str) -> None:
    assert claims_in(sentence) == ()
