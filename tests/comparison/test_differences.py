"""Differences of wording that matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.comparison.stories import AIDES, VALE, outlet, tell, wanted

from rumourdesk.comparison import Aspect, differences, evidence
from rumourdesk.model import (
    Certainty,
    Claim,
    Cue,
    Facet,
    Kind,
    Polarity,
    Source,
    SourceType,
    Span,
    When,
)

LEFT = wanted(VALE)


def aspects(left: Claim, right: Claim, **fields: str) -> list[tuple[Aspect, str]]:
    return [(d.aspect, d.why) for d in differences(left, right, **fields)]  # type: ignore[arg-type]


def test_equal_claims_differ_in_nothing() -> None:
    assert differences(LEFT, LEFT, left_outlet="Mast", right_outlet="Mast") == ()


def test_two_outlets_on_their_own_word_stand_on_different_ground() -> None:
    assert aspects(LEFT, LEFT, left_outlet="Mast", right_outlet="Post") == [
        (Aspect.SOURCE, "Mast, own reporting / Post, own reporting")
    ]


def test_a_credit_is_other_ground_than_the_outlets_own_word_but_equal_to_another_credit() -> None:
    echo = wanted(VALE, outlet("Mast"))
    assert aspects(LEFT, echo, left_outlet="Mast", right_outlet="Post") == [
        (Aspect.SOURCE, "Mast, own reporting / Post, citing Mast")
    ]
    both = wanted(VALE, outlet("Mast"), AIDES), wanted(VALE, outlet("Mast"), AIDES)
    assert aspects(*both, left_outlet="Post", right_outlet="Dial") == []


def test_certainty_comes_with_the_hedge_on_the_side_that_has_one() -> None:
    hedge = Cue(Span(4, 9), "certainty", "possible", "could")
    right = wanted(VALE, certainty=Certainty.POSSIBLE, cues=(hedge,))
    (found,) = differences(LEFT, right)
    assert (found.aspect, found.left, found.right) == (Aspect.CERTAINTY, (), (Span(4, 9),))
    assert found.why == "stated as fact / said to be possible"


def test_answer_date_facet_and_source_bring_their_words() -> None:
    bank = Source("Halden Bank", SourceType.ORGANISATION, Span(0, 4))
    june = When(date(2031, 6, 1), date(2031, 6, 30), Span(20, 24))
    right = tell(
        Kind.CANDIDATE,
        VALE,
        bank,
        polarity=Polarity.NEGATIVE,
        facet=Facet.TIMING,
        when=june,
        cues=(
            Cue(Span(5, 8), "polarity", "negative", "not"),
            Cue(Span(9, 12), "facet", "timing", "yet"),
        ),
    )
    found = {d.aspect: d for d in differences(LEFT, right)}
    assert list(found) == [Aspect.POLARITY, Aspect.SOURCE, Aspect.DATE, Aspect.FACET]
    assert [d.right for d in found.values()] == [
        (Span(5, 8),),
        (Span(0, 4),),
        (Span(20, 24),),
        (Span(9, 12),),
    ]
    assert found[Aspect.DATE].why == "no time given / June 2031"
    assert found[Aspect.FACET].why == "the matter itself / the time"
    assert found[Aspect.POLARITY].why == "affirmed / denied"


def test_conditions_are_compared_by_their_words() -> None:
    text = "if Holm goes"
    condition = wanted(VALE, condition=Span(0, 12))
    assert aspects(LEFT, condition, right_text=text) == [
        (Aspect.CONDITION, "no condition / if holm goes")
    ]
    assert aspects(condition, condition, left_text=text, right_text="IF Holm goes") == []
    assert aspects(condition, condition, left_text=text, right_text="if Moss goes") == [
        (Aspect.CONDITION, "if holm goes / if moss goes")
    ]


def test_sums_of_money_that_cannot_be_one() -> None:
    one = tell(Kind.CONTRACT, VALE, quote="a clause of €5m", topic="release clause")
    other = replace(one, quote="a clause of €50m")
    assert aspects(one, other) == [(Aspect.AMOUNT, "EUR 5,000,000 / EUR 50,000,000")]
    assert aspects(one, replace(one, quote="a clause of around €5m")) == []


def test_evidence_is_the_words_of_the_answer_else_the_claim() -> None:
    assert evidence(LEFT) == (LEFT.span,)
    june = When(date(2031, 6, 1), None, Span(20, 24))
    found = wanted(
        VALE,
        AIDES,
        condition=Span(30, 40),
        when=june,
        cues=(
            Cue(Span(9, 12), "kind", "candidate", "wanted"),
            Cue(Span(1, 3), "sources", "aides", "aides"),
            Cue(Span(5, 8), "polarity", "negative", "not"),
        ),
    )
    assert evidence(found) == (Span(5, 8), Span(9, 12), Span(20, 24), Span(30, 40))
