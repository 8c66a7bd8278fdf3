"""From which words each field of a claim was read."""

from __future__ import annotations

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Claim, Report

from .conftest import FOOTBALL, Reader


def words(claim: Claim, field: str, lead: str, sentence: str) -> list[tuple[str, str]]:
    text = lead + sentence
    return [(c.span.of(text), c.rule) for c in claim.cues if c.field == field]


def only(claims: tuple[Claim, ...], kind: str) -> Claim:
    (claim,) = [c for c in claims if c.kind == kind]
    return claim


def test_a_person_named_and_the_post_that_they_hold(claims_in: Reader) -> None:
    said = "Jon Vane will be sacked."
    claim = only(claims_in(said), "exit")
    assert words(claim, "about", FOOTBALL, said) == [("Jon Vane", "named here")]
    assert words(claim, "vacancy", FOOTBALL, said) == [
        ("Jon Vane", "the post that this person holds")
    ]


def test_a_pronoun_and_whom_it_stands_for(claims_in: Reader) -> None:
    said = "Jon Vane was at the ground. He will be sacked."
    claim = only(claims_in(said), "exit")
    assert words(claim, "about", FOOTBALL, said) == [
        ("He", "pronoun"),
        ("Jon Vane", "whom the pronoun stands for"),
    ]


def test_the_main_post_where_the_words_name_none(claims_in: Reader) -> None:
    said = "Luis Amaro is the favourite."
    claim = only(claims_in(said), "candidate")
    ((found, rule),) = words(claim, "vacancy", FOOTBALL, said)
    assert rule == "the report's main post"
    assert "Harwick Town" in found


def test_somebody_carried_over_from_an_earlier_sentence(claims_in: Reader) -> None:
    said = "Luis Amaro watched the game. There have been talks."
    claim = only(claims_in(said), "contact")
    assert words(claim, "about", FOOTBALL, said) == [("Luis Amaro", "carried over")]


def test_certainty_by_a_hedge_by_default_and_by_a_condition(claims_in: Reader) -> None:
    said = "Jon Vane will probably be sacked."
    assert words(only(claims_in(said), "exit"), "certainty", FOOTBALL, said) == [
        ("probably", "probable")
    ]
    said = "Jon Vane was sacked."
    ((_, rule),) = words(only(claims_in(said), "exit"), "certainty", FOOTBALL, said)
    assert rule == "no hedge"
    said = "Jon Vane will be sacked if they lose on Sunday."
    claim = only(claims_in(said), "exit")
    assert claim.certainty == "probable"
    assert ("if they lose on Sunday.", "depends on a condition") in words(
        claim, "certainty", FOOTBALL, said
    )


def test_whose_trust_it_is(claims_in: Reader) -> None:
    said = "Jon Vane has lost the support of the players."
    claim = only(claims_in(said), "standing")
    assert words(claim, "topic", FOOTBALL, said) == [("players", "whose trust it is")]


def test_reports_that_the_text_goes_on_to_name(lexicon: Lexicon) -> None:
    text = (
        "Jon Vane will be sacked as manager of Harwick Town, according to reports.\n\n"
        "Marca say that Jon Vane will be sacked this week. Sky Sports say that Luis Amaro is the "
        "favourite to follow him."
    )
    first = next(c for c in read(Report(text=text), lexicon).claims if c.kind == "exit")
    (cue,) = [c for c in first.cues if c.field == "sources"]
    assert [s.name for s in first.sources] == ["Marca"]
    assert (cue.span.of(text), cue.value, cue.rule) == (
        "according to reports",
        "Marca",
        "named further on",
    )
