"""What holds of origins whatever the story, and however it came in."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.comparison.stories import AIDES, REPORTS, Desk, day, outlet, prose, tell
from tests.comparison.test_relations_properties import hermetic

from rumourdesk.comparison import EchoEdge, EchoOverruling, Origins, edges_of
from rumourdesk.model import Answer, Kind, Polarity

OUTLETS = ["Mast", "Post", "Dial", "Lamp"]
SOURCES = st.sampled_from([(), (AIDES,), (REPORTS,), *((outlet(o),) for o in OUTLETS)])


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    """Up to eight reports that credit and copy each other, some without a date or an outlet."""
    desk = Desk()
    for _ in range(draw(st.integers(0, 8))):
        claims = [
            tell(
                draw(st.sampled_from([Kind.CANDIDATE, Kind.EXIT])),
                draw(st.sampled_from(["Vale", "Renée Vale", "Jon Vale", "Jan Moss"])),
                *draw(SOURCES),
                polarity=draw(st.sampled_from([Polarity.POSITIVE, Polarity.NEGATIVE])),
            )
            for _ in range(draw(st.integers(1, 3)))
        ]
        desk.put(
            draw(st.sampled_from([*OUTLETS, None])),
            draw(st.sampled_from([None, day(1), day(2), day(3), day(9)])),
            claims,
            draw(st.sampled_from(["", "", f"{prose(1)}.", f"{prose(2)}."])),
        )
    return desk


def parts(desk: Desk) -> tuple[dict[int, list[Answer]], dict[int, list[EchoEdge]]]:
    """The answers of each report, and the edges that it brings when it comes in by number."""
    answers: dict[int, list[Answer]] = {r: [] for r in desk.reports}
    for one in desk.answers():
        answers[one.report].append(one)
    known = desk.profiles()
    edges = {p.report: list(edges_of(p, known[:n])) for n, p in enumerate(known)}
    return answers, edges


RULINGS = st.lists(
    st.builds(
        EchoOverruling,
        later=st.integers(1, 8),
        earlier=st.none() | st.integers(1, 8),
        origin_key=st.sampled_from(["mast", "post"]),
        cut=st.booleans(),
        origin=st.just("Mast"),
    ).filter(lambda o: o.later != o.earlier),
    max_size=2,
)


@hermetic
@given(desks(), RULINGS)
def test_adding_reports_comes_to_what_working_out_anew_does(
    desk: Desk, rulings: list[EchoOverruling]
) -> None:
    answers, edges = parts(desk)
    kept = Origins((), (), rulings)
    told: list[Answer] = []
    given_edges: list[EchoEdge] = []
    for report in desk.reports:
        kept.add(answers[report], edges[report])
        told += answers[report]
        given_edges += edges[report]
        anew = Origins(told, given_edges, rulings)
        assert kept.keys == anew.keys
        assert kept.support() == anew.support()
        assert kept.independent() == anew.independent()
        assert kept.counts == anew.counts


@hermetic
@given(desks())
def test_every_report_counts_once_and_no_more_are_independent_than_there_are(desk: Desk) -> None:
    answers, edges = parts(desk)
    every = [a for of in answers.values() for a in of]
    origins = Origins(every, [e for of in edges.values() for e in of])
    found = origins.independent()
    counted = sorted(r for o in found.origins for r in o.reports)
    assert sorted([*counted, *found.unnamed]) == sorted({a.report for a in every})
    assert origins.counts == (len(found.reports), found.independent)
    assert found.independent <= len(found.reports)
    for one in origins.support():
        standing = {r for o in one.origins for r in o.reports} | set(one.unnamed)
        assert standing == set(one.reports)
        assert len({o.key for o in one.origins}) == one.independent


@hermetic
@given(desks(), st.integers())
def test_the_order_of_edges_does_not_matter(desk: Desk, seed: int) -> None:
    answers, edges = parts(desk)
    every = [a for of in answers.values() for a in of]
    given_edges = [e for of in edges.values() for e in of]
    shuffled = random.Random(seed).sample(given_edges, len(given_edges))
    one, other = Origins(every, given_edges), Origins(every, shuffled)
    assert one.independent().words == other.independent().words
    assert [s.independent for s in one.support()] == [s.independent for s in other.support()]
