"""What holds of relations whatever the claims are."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rumourdesk.comparison import (
    contradicted,
    count_by_report,
    relate,
    relate_claim,
)
from rumourdesk.comparison.reasons import LONGEST
from rumourdesk.model import (
    Answer,
    Certainty,
    Facet,
    Kind,
    Polarity,
    Published,
    RelationKind,
    Source,
    SourceType,
)

QUESTIONS = {
    Kind.EXIT: "exit",
    Kind.CANDIDATE: "successor",
    Kind.AGREEMENT: "successor",
    Kind.APPOINTMENT: "successor",
    Kind.INTERIM: "interim",
    Kind.CONTACT: "contact:renee vale",
    Kind.CONTRACT: "contract:renee vale",
    Kind.STANDING: "standing:renee vale",
}
DAYS = st.none() | st.sampled_from([date(2031, 1, 1) + timedelta(days=n) for n in range(0, 90, 6)])
SOURCES = st.lists(
    st.sampled_from(
        [
            Source("Post", SourceType.OUTLET),
            Source("Wire", SourceType.OUTLET),
            Source("aides", SourceType.ANONYMOUS),
        ]
    ),
    max_size=2,
).map(tuple)


@st.composite
def answers_of_reports(draw: st.DrawFn) -> list[Answer]:
    """Up to fourteen claims in up to five reports, each with its outlet and day."""
    reports = draw(
        st.lists(st.tuples(st.sampled_from(["Post", "Wire", "Mast", None]), DAYS), min_size=2)
    )[:5]
    found = []
    for claim in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(list(QUESTIONS)))
        of_one = ":" in QUESTIONS[kind]
        report = draw(st.integers(0, len(reports) - 1))
        outlet, day = reports[report]
        start = draw(DAYS)
        length = draw(st.sampled_from([0, 20, 90]))
        found.append(
            Answer(
                claim=claim,
                report=report,
                vacancy=draw(st.sampled_from([1, 1, 1, 2])),
                question=QUESTIONS[kind],
                kind=kind,
                about="Renée Vale" if of_one else draw(st.sampled_from(["Vale", "Jan Moss"])),
                polarity=draw(st.sampled_from(list(Polarity))),
                certainty=draw(st.sampled_from(list(Certainty))),
                facet=draw(st.sampled_from(list(Facet))),
                topic=draw(st.sampled_from([None, "expiry"])),
                exclusive=draw(st.booleans()),
                superseded=draw(st.sampled_from([False, False, False, True])),
                condition=draw(st.sampled_from([None, None, "if it rains"])),
                when_start=start,
                when_end=start + timedelta(days=length) if start else None,
                sources=draw(SOURCES),
                outlet=outlet,
                published=Published(day) if day else None,
                quote=draw(
                    st.sampled_from(
                        ["goes", "is sacked", "will resign", "for €1m", "for €9m", "no longer"]
                    )
                ),
            )
        )
    return found


hermetic = settings(database=None, derandomize=True, deadline=None, max_examples=100)


@hermetic
@given(answers_of_reports(), st.integers())
def test_the_order_of_the_answers_does_not_matter(answers: list[Answer], seed: int) -> None:
    shuffled = answers.copy()
    random.Random(seed).shuffle(shuffled)
    assert relate(shuffled) == relate(answers)


@hermetic
@given(answers_of_reports())
def test_each_pair_of_claims_of_two_reports_meets_once(answers: list[Answer]) -> None:
    by_claim = {a.claim: a for a in answers}
    found = relate(answers)
    assert len({frozenset((r.a, r.b)) for r in found}) == len(found)
    for relation in found:
        a, b = by_claim[relation.a], by_claim[relation.b]
        assert a.report != b.report
        assert (a.vacancy, a.question) == (b.vacancy, b.question)
        assert relation.order_known == (a.published is not None and b.published is not None)
        assert 0 < len(relation.why) <= LONGEST
        if relation.order_known:
            assert a.published and b.published
            assert a.published.day <= b.published.day


@hermetic
@given(answers_of_reports())
def test_what_is_open_or_told_as_past_contradicts_nothing(answers: list[Answer]) -> None:
    silent = {a.claim for a in answers if a.polarity is Polarity.OPEN or a.superseded}
    for relation in relate(answers):
        if relation.kind is RelationKind.CONTRADICTS:
            assert not {relation.a, relation.b} & silent


@hermetic
@given(answers_of_reports())
def test_the_fast_ways_find_what_listing_everything_finds(answers: list[Answer]) -> None:
    every = relate(answers)
    contested = {claim for r in every if r.kind is RelationKind.CONTRADICTS for claim in (r.a, r.b)}
    assert contradicted(answers) == contested
    counts = Counter(a.report for a in answers if a.claim in contested)
    assert count_by_report(contested, answers) == counts
    for answer in answers:
        met = {r for r in every if answer.claim in (r.a, r.b)}
        assert set(relate_claim(answer.claim, answers)) == met
