from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rumourdesk.comparison import positions
from rumourdesk.model import (
    Certainty,
    Claim,
    ExitState,
    Facet,
    Kind,
    Polarity,
    Position,
    Post,
    Reading,
    Source,
    SourceType,
    Span,
    Stance,
    VacancyMention,
)

CHAIR = Post("Halden Bank", "chair")
COUNCIL = Post("Port Aster", "mayor")

NO: dict[str, Any] = {"polarity": Polarity.NEGATIVE}
OPEN: dict[str, Any] = {"polarity": Polarity.OPEN}
PROBABLE: dict[str, Any] = {"certainty": Certainty.PROBABLE}
POSSIBLE: dict[str, Any] = {"certainty": Certainty.POSSIBLE}

Make = Callable[..., Claim]
Given = tuple[Kind, str | None, str, dict[str, Any]]


def take(make: Make, given: list[Given], incumbent: str | None = None) -> tuple[Position, ...]:
    """The positions of a report that makes the claims one after the other."""
    claims = tuple(
        make(kind, about, quote, **{"span": Span(at * 100, at * 100 + 50), **fields})
        for at, (kind, about, quote, fields) in enumerate(given)
    )
    mention = VacancyMention(CHAIR, incumbent, Span(0, 1))
    return positions(Reading(claims, (mention,) if incumbent else ()))


def stances(make: Make, given: list[Given], incumbent: str | None = None) -> dict[str, Stance]:
    found = take(make, given, incumbent)
    return dict(found[0].candidates) if found else {}


def vale(kind: Kind, quote: str = "said so", **fields: Any) -> Given:
    return kind, "Renée Vale", quote, fields


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([vale(Kind.APPOINTMENT, "is named")], Stance.APPOINTED),
        ([vale(Kind.APPOINTMENT, "is set to be named", **PROBABLE)], Stance.FAVOURED),
        ([vale(Kind.AGREEMENT, "has agreed")], Stance.AGREED),
        ([vale(Kind.AGREEMENT, "is close", **PROBABLE)], Stance.FAVOURED),
        ([vale(Kind.AGREEMENT, "may agree", **POSSIBLE)], Stance.LINKED),
        ([vale(Kind.CANDIDATE, "is the first choice")], Stance.FAVOURED),
        ([vale(Kind.CANDIDATE, "nobody else", exclusive=True)], Stance.FAVOURED),
        ([vale(Kind.CANDIDATE, "is wanted")], Stance.FAVOURED),
        ([vale(Kind.CANDIDATE, "is on the shortlist")], Stance.LINKED),
        ([vale(Kind.CANDIDATE, "linked", **POSSIBLE)], Stance.LINKED),
        ([vale(Kind.CONTACT, "has met the board")], Stance.LINKED),
        ([vale(Kind.CONTACT, "is in advanced talks")], Stance.FAVOURED),
        ([vale(Kind.INTERIM, "stands in")], Stance.LINKED),
        ([vale(Kind.WILLINGNESS, "is keen")], Stance.LINKED),
        ([vale(Kind.NEXT_ROLE, "is lined up", **PROBABLE)], Stance.FAVOURED),
        ([vale(Kind.NEXT_ROLE, "linked", **POSSIBLE)], Stance.LINKED),
        ([vale(Kind.CANDIDATE, "unclear", **OPEN)], Stance.LINKED),
        ([vale(Kind.CANDIDATE, "is out", **NO)], Stance.RULED_OUT),
        ([vale(Kind.CANDIDATE, "doubts remain", **NO)], Stance.DOUBTFUL),
        ([vale(Kind.WILLINGNESS, "turned it down", **NO)], Stance.RULED_OUT),
        ([vale(Kind.CANDIDATE, "was the one", superseded=True)], Stance.DOUBTFUL),
    ],
)
def test_one_claim_s_stance(claim: Make, given: list[Given], expected: Stance) -> None:
    assert stances(claim, given) == {"Renée Vale": expected}


LINKED = vale(Kind.CANDIDATE, "is linked", **POSSIBLE)
FAVOURITE = vale(Kind.CANDIDATE, "is the favourite")
OUT = vale(Kind.CANDIDATE, "has been ruled out", **NO)
DOUBTED = vale(Kind.CANDIDATE, "the board hesitates, doubts grow", **NO)
NOT_YET = vale(Kind.APPOINTMENT, "not this spring", **NO, facet=Facet.TIMING)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([LINKED, FAVOURITE], Stance.FAVOURED),
        ([LINKED, OUT], Stance.RULED_OUT),
        ([OUT, LINKED], Stance.RULED_OUT),
        ([FAVOURITE, OUT], Stance.DOUBTFUL),
        ([OUT, FAVOURITE], Stance.FAVOURED),
        ([OUT, DOUBTED], Stance.DOUBTFUL),
        ([FAVOURITE, NOT_YET], Stance.FAVOURED),
        ([DOUBTED, vale(Kind.APPOINTMENT, "is named"), DOUBTED], Stance.APPOINTED),
    ],
)
def test_claims_of_one_report_fold_into_a_stance(
    claim: Make, given: list[Given], expected: Stance
) -> None:
    assert stances(claim, given) == {"Renée Vale": expected}


def test_once_the_post_is_filled_the_others_are_out(claim: Make) -> None:
    given: list[Given] = [
        FAVOURITE,
        (Kind.APPOINTMENT, "Jan Moss", "the bank named Moss", {}),
    ]
    assert stances(claim, given) == {
        "Renée Vale": Stance.RULED_OUT,
        "Jan Moss": Stance.APPOINTED,
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [(OPEN, Stance.FAVOURED), (NO, Stance.FAVOURED), ({}, Stance.APPOINTED)],
)
def test_nobody_is_appointed_while_the_exit_is_open(
    claim: Make, fields: dict[str, Any], expected: Stance
) -> None:
    named = vale(Kind.APPOINTMENT, "takes over in July")
    other: Given = (Kind.CANDIDATE, "Jan Moss", "is linked", POSSIBLE)
    found = stances(claim, [berg(**fields), named, other])
    assert found["Renée Vale"] is expected
    out = expected is Stance.APPOINTED
    assert found["Jan Moss"] is (Stance.RULED_OUT if out else Stance.LINKED)


@pytest.mark.parametrize(("names", "expected"), [(2, Stance.FAVOURED), (3, Stance.LINKED)])
def test_a_list_of_names_favours_none(claim: Make, names: int, expected: Stance) -> None:
    people = ["Renée Vale", "Jan Moss", "Kim Roe"][:names]
    given: list[Given] = [
        (Kind.CANDIDATE, name, "the top choices", {"span": Span(0, 40)}) for name in people
    ]
    assert stances(claim, given) == dict.fromkeys(people, expected)


def test_names_of_one_candidate_are_joined_under_the_fullest(claim: Make) -> None:
    given: list[Given] = [
        (Kind.CANDIDATE, "Vale", "is linked", POSSIBLE),
        FAVOURITE,
        (Kind.CANDIDATE, "Jo Vale", "is linked", POSSIBLE),
    ]
    assert stances(claim, given) == {
        "Renée Vale": Stance.FAVOURED,
        "Jo Vale": Stance.LINKED,
    }


def berg(quote: str = "will leave", **fields: Any) -> Given:
    return Kind.EXIT, "Olaf Berg", quote, fields


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([berg()], ExitState.LEAVES),
        ([berg(**PROBABLE)], ExitState.LEAVES),
        ([berg(**POSSIBLE)], ExitState.UNDECIDED),
        ([berg(**OPEN)], ExitState.UNDECIDED),
        ([berg(**NO)], ExitState.STAYS),
        ([berg("not in May", **NO, facet=Facet.TIMING), berg()], ExitState.LEAVES),
        ([berg("not forced out", **NO, facet=Facet.MANNER)], ExitState.UNDECIDED),
        ([berg(**PROBABLE), *[berg(**POSSIBLE)] * 3], ExitState.UNDECIDED),
        ([berg(), berg(**NO)], ExitState.UNDECIDED),
        ([berg(), berg(**OPEN), berg(**OPEN)], ExitState.LEAVES),
        ([berg(), vale(Kind.APPOINTMENT, "is named from July")], ExitState.LEAVES),
        ([berg("was sacked on Monday")], ExitState.GONE),
        ([berg("was sacked on Monday", **POSSIBLE)], ExitState.UNDECIDED),
        ([berg(superseded=True), berg(**NO)], ExitState.STAYS),
    ],
)
def test_what_becomes_of_the_incumbent(
    claim: Make, given: list[Given], expected: ExitState
) -> None:
    (position,) = take(claim, given)
    assert position.exit is expected
    assert position.incumbent == "Olaf Berg"


def test_an_incumbent_whose_post_is_filled_is_gone(claim: Make) -> None:
    given = [vale(Kind.APPOINTMENT, "is named")]
    (known,) = take(claim, given, incumbent="Olaf Berg")
    assert (known.incumbent, known.exit) == ("Olaf Berg", ExitState.GONE)
    (unknown,) = take(claim, given)
    assert (unknown.incumbent, unknown.exit) == (None, None)


def test_the_holder_of_another_post_is_no_incumbent(claim: Make) -> None:
    mention = VacancyMention(COUNCIL, "Lena Berg", Span(0, 1))
    (position,) = positions(Reading((claim(*berg()[:3]),), (mention,)))
    assert position.incumbent == "Olaf Berg"


def test_the_incumbent_is_no_candidate_and_others_exits_are_not_theirs(claim: Make) -> None:
    given: list[Given] = [
        (Kind.WILLINGNESS, "Berg", "wants to stay", {}),
        (Kind.EXIT, "Lena Berg", "will leave", {}),
        FAVOURITE,
    ]
    (position,) = take(claim, given, incumbent="Olaf Berg")
    assert dict(position.candidates) == {"Renée Vale": Stance.FAVOURED}
    assert position.exit is None


def test_one_position_a_post_in_the_order_of_the_text(claim: Make) -> None:
    given: list[Given] = [
        (Kind.CANDIDATE, "Kim Roe", "is the favourite", {"post": COUNCIL}),
        berg(),
        (Kind.BACKGROUND, "Kim Roe", "won once", {"post": None}),
    ]
    first, second = take(claim, given)
    assert (first.post, second.post) == (COUNCIL, CHAIR)
    assert first.exit is None
    assert second.candidates == ()


def test_posts_that_are_not_contested_have_no_position(claim: Make) -> None:
    given = [vale(Kind.BACKGROUND), vale(Kind.CONTRACT), vale(Kind.STANDING)]
    assert take(claim, given, incumbent="Olaf Berg") == ()
    assert take(claim, [vale(Kind.CONTACT, **NO)]) == ()


def test_cited_are_the_named_outlets_and_journalists_once_each(claim: Make) -> None:
    post = Source("The Post", SourceType.OUTLET)
    roe = Source("Kim Roe", SourceType.JOURNALIST)
    aides = Source("aides", SourceType.ANONYMOUS)
    bank = Source("Halden Bank", SourceType.ORGANISATION)
    given = [
        berg(sources=(roe, aides)),
        vale(Kind.CANDIDATE, sources=(post, bank)),
        vale(Kind.STANDING, sources=(Source("Post", SourceType.OUTLET),)),
    ]
    (position,) = take(claim, given)
    assert position.cited == ("Kim Roe", "The Post")


def test_the_order_of_the_claims_given_does_not_matter(claim: Make) -> None:
    given = [OUT, FAVOURITE, berg(), LINKED]
    claims = tuple(
        claim(kind, about, quote, **{**fields, "span": Span(at * 100, at * 100 + 50)})
        for at, (kind, about, quote, fields) in enumerate(given)
    )
    assert positions(Reading(claims)) == positions(Reading(claims[::-1]))
