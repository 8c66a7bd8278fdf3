"""The sentences in which a plain reading of the words would be wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rumourdesk.model import Certainty, Claim, Facet, Kind, Polarity

Reader = Callable[..., tuple[Claim, ...]]


def of_kind(claims: tuple[Claim, ...], kind: Kind) -> list[Claim]:
    return [c for c in claims if c.kind is kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "condition"),
    [
        ("If Vane is sacked, Amaro could be approached.", Kind.CONTACT, "If Vane is sacked"),
        (
            "In the event that Vane leaves, Peter Kroll is poised to take over as caretaker.",
            Kind.INTERIM,
            "In the event that Vane leaves",
        ),
        (
            "Amaro would be interested in the job if Vane is dismissed.",
            Kind.WILLINGNESS,
            "if Vane is dismissed",
        ),
        ("Unless Vane resigns, the board will sack him.", Kind.EXIT, "Unless Vane resigns"),
    ],
)
def test_a_condition_is_no_claim_but_stands_beside_one(
    claims_in: Reader, sentence: str, kind: Kind, condition: str
) -> None:
    claims = claims_in(sentence)
    assert [c.kind for c in claims] == [kind]
    claim = claims[0]
    assert claim.condition is not None
    assert sentence[claim.condition.start - _lead(claims_in, sentence) :].startswith(condition)
    assert claim.certainty is not Certainty.CERTAIN
    assert claim.span.contains(claim.condition)


def _lead(claims_in: Reader, sentence: str) -> int:
    claim = claims_in(sentence)[0]
    return claim.span.start - sentence.index(claim.quote)


def test_a_denial_of_the_time_is_marked_as_such(claims_in: Reader) -> None:
    (claim,) = of_kind(claims_in("Vane will not be sacked mid-season."), Kind.EXIT)
    assert (claim.polarity, claim.facet) == (Polarity.NEGATIVE, Facet.TIMING)


def test_a_denial_of_the_manner_is_marked_as_such(claims_in: Reader) -> None:
    (claim,) = claims_in("Vane said he will not quit Harwick Town of his own accord.")
    assert (claim.polarity, claim.facet) == (Polarity.NEGATIVE, Facet.MANNER)


def test_not_one_but_the_other(claims_in: Reader) -> None:
    claims = claims_in("Harwick Town are trying to appoint Luis Amaro and not Peter Kroll.")
    answers = {(c.about, c.polarity) for c in of_kind(claims, Kind.CANDIDATE)}
    assert answers == {("Luis Amaro", Polarity.POSITIVE), ("Peter Kroll", Polarity.NEGATIVE)}


def test_a_list_gives_each_candidate_a_claim(claims_in: Reader) -> None:
    claims = claims_in("Luis Amaro, Peter Kroll and Dan Orme are on the shortlist.")
    about = {c.about for c in of_kind(claims, Kind.CANDIDATE)}
    assert about == {"Luis Amaro", "Peter Kroll", "Dan Orme"}


def test_two_statements_of_one_sentence_are_two_claims(claims_in: Reader) -> None:
    claims = claims_in("Vane will be sacked on Friday and Amaro has agreed terms to replace him.")
    assert [(c.kind, c.about) for c in claims] == [
        (Kind.EXIT, "Jon Vane"),
        (Kind.AGREEMENT, "Luis Amaro"),
    ]


def test_the_owner_cannot_be_the_next_manager(claims_in: Reader) -> None:
    claims = claims_in("Amaro met Ada Moss, and she wants to give him the job.")
    assert {c.about for c in claims} <= {"Luis Amaro", None}
    assert of_kind(claims, Kind.CONTACT)


def test_parting_with_a_player_is_a_transfer(claims_in: Reader) -> None:
    claims = claims_in("Harwick Town could part ways with striker Leo Park in January.")
    assert [(c.kind, c.about, c.post) for c in claims] == [(Kind.TRANSFER, "Leo Park", None)]


def test_a_candidate_who_stays_put_refuses(claims_in: Reader) -> None:
    (claim,) = claims_in("Amaro will remain at Dunmore Rovers.")
    assert (claim.kind, claim.polarity) == (Kind.WILLINGNESS, Polarity.NEGATIVE)


def test_the_next_post_of_the_holder(claims_in: Reader) -> None:
    claims = claims_in("Harwick Town will sack Vane. He has been linked with the Brazil job.")
    assert [(c.kind, c.about, str(c.post)) for c in claims] == [
        (Kind.EXIT, "Jon Vane", "Harwick Town · manager"),
        (Kind.NEXT_ROLE, "Jon Vane", "Brazil · manager"),
    ]
    assert claims[1].certainty is Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Amaro has a release clause of 10m euros.", "release clause"),
        ("Vane's contract expires in 2031.", "expiry"),
        ("Vane signed a new contract last week.", "extension"),
        ("Harwick Town would have to pay compensation for Amaro.", "compensation"),
    ],
)
def test_contract_matters_are_told_apart(claims_in: Reader, sentence: str, topic: str) -> None:
    assert [c.topic for c in of_kind(claims_in(sentence), Kind.CONTRACT)] == [topic]


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Vane retains the backing of the players.", "players"),
        ("Vane has lost the support of the board.", "board"),
        ("Vane is under increasing pressure.", None),
    ],
)
def test_whose_backing_is_told(claims_in: Reader, sentence: str, topic: str | None) -> None:
    assert [c.topic for c in of_kind(claims_in(sentence), Kind.STANDING)] == [topic]


def test_an_approach_and_its_answer_are_two_claims(claims_in: Reader) -> None:
    claims = claims_in("Amaro has been approached but turned down the job.")
    assert [c.kind for c in claims] == [Kind.CONTACT, Kind.WILLINGNESS]


def test_a_who_clause_is_about_the_person_before_it(claims_in: Reader) -> None:
    claims = claims_in("Harwick Town want Luis Amaro, whose contract runs until 2031.")
    assert [(c.kind, c.about) for c in claims] == [
        (Kind.CANDIDATE, "Luis Amaro"),
        (Kind.CONTRACT, "Luis Amaro"),
    ]


def test_nobody_is_guessed_where_nobody_is_named(claims_in: Reader) -> None:
    assert claims_in("The club declined to comment on the talks.") == ()


def test_the_word_may_is_not_the_month(claims_in: Reader) -> None:
    (claim,) = claims_in("Amaro takes charge on 26 May.")
    assert claim.certainty is Certainty.CERTAIN
    (claim,) = claims_in("Amaro may take charge.")
    assert claim.certainty is Certainty.POSSIBLE


def test_a_chosen_one_of_the_past_is_superseded(claims_in: Reader) -> None:
    claims = of_kind(claims_in("Amaro was the chosen one, but Moss has doubts."), Kind.CANDIDATE)
    assert claims[0].superseded


def test_the_only_choice_is_exclusive(claims_in: Reader) -> None:
    (claim,) = of_kind(claims_in("Amaro is their only target."), Kind.CANDIDATE)
    assert claim.exclusive
    (claim,) = of_kind(claims_in("Amaro is on the shortlist."), Kind.CANDIDATE)
    assert not claim.exclusive


def test_a_heading_is_marked(claims_in: Reader) -> None:
    claims = claims_in("Harwick Town close to Luis Amaro agreement\n\nThe board met on Monday.")
    assert [c.from_heading for c in of_kind(claims, Kind.AGREEMENT)] == [True]


def test_another_role_is_no_answer_to_this_vacancy(claims_in: Reader) -> None:
    claims = claims_in("Ines Falk was named finance director in December.", "business")
    assert Kind.APPOINTMENT not in {c.kind for c in claims}


def test_when_it_was_said_is_not_when_it_happens(claims_in: Reader) -> None:
    (claim,) = claims_in("Vane said on Tuesday that he will resign.")
    assert claim.when is None
    (claim,) = claims_in("Vane said that he will resign on Tuesday.")
    assert claim.when is not None


def test_the_holder_by_the_post_alone(claims_in: Reader) -> None:
    text = "Harwick Town will sack Vane. Striker Leo Park has publicly backed their manager."
    claims = of_kind(claims_in(text), Kind.STANDING)
    assert [(c.about, c.polarity) for c in claims] == [("Jon Vane", Polarity.POSITIVE)]


def test_the_holder_who_wants_to_stay_is_willing(claims_in: Reader) -> None:
    (claim,) = claims_in("Vane insists he wants to stay.")
    assert (claim.kind, claim.polarity) == (Kind.WILLINGNESS, Polarity.POSITIVE)
