from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rumourdesk.comparison import answer
from rumourdesk.model import Claim, Kind, Published, Source, SourceType, Span, When

TEXT = "If Berg goes, Vale will stand in."


def test_an_answer_holds_what_comparing_needs(claim: Callable[..., Claim]) -> None:
    stand_in = claim(
        Kind.INTERIM,
        "Renée Vale",
        TEXT,
        condition=Span(0, 12),
        when=When(date(2031, 4, 1), None),
        topic="days",
        exclusive=True,
        superseded=True,
        sources=(Source("aides", SourceType.ANONYMOUS),),
    )
    published = Published(date(2031, 3, 1))
    made = answer(
        stand_in,
        claim_id=7,
        report_id=5,
        vacancy_id=3,
        outlet="Post",
        published=published,
        text=TEXT,
    )
    assert made is not None
    assert (made.claim, made.report, made.vacancy) == (7, 5, 3)
    assert (made.question, made.about, made.topic) == ("interim", "Renée Vale", "days")
    assert made.condition == "If Berg goes"
    assert (made.when_start, made.when_end) == (date(2031, 4, 1), None)
    assert made.exclusive and made.superseded
    assert (made.outlet, made.published, made.quote) == ("Post", published, TEXT)
    assert made.sources == stand_in.sources


def test_a_claim_without_a_question_is_no_answer(claim: Callable[..., Claim]) -> None:
    made = answer(
        claim(Kind.BACKGROUND, "Renée Vale"),
        claim_id=1,
        report_id=1,
        vacancy_id=1,
        outlet=None,
        published=None,
        text=TEXT,
    )
    assert made is None
