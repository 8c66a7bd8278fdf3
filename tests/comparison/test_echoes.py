"""Which reports echo which, and what proves it."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.comparison.stories import (
    AIDES,
    HOLM,
    MOSS,
    VALE,
    Desk,
    at,
    day,
    outlet,
    prose,
    ruled_out,
    tell,
    wanted,
)

from rumourdesk.comparison import EchoEdge, ProofKind, edges_of, with_words
from rumourdesk.comparison.press import Press
from rumourdesk.model import Claim, Kind, Polarity, Published, Span

WIRE = Press(agencies=frozenset({"wire"}))
SPEECH = "“I have never been asked whether I would take the chair of this bank.”"


def edges(desk: Desk) -> list[EchoEdge]:
    """All edges between reports of a desk, in whatever order they were taken in."""
    found = []
    known = desk.profiles()
    for place, one in enumerate(known):
        found += [e for e in edges_of(one, known[:place], desk.press) if e.earlier is not None]
    return found


def pairs(desk: Desk) -> list[tuple[int, int | None]]:
    return [(e.later, e.earlier) for e in edges(desk)]


def test_a_credit_leads_to_the_earlier_report_that_says_the_same() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, AIDES, span=Span(3, 12))])
    desk.put(
        "Post", day(2), [wanted("Vale", outlet("Mast"), span=Span(5, 20)), wanted(MOSS, AIDES)]
    )
    (edge,) = edges(desk)
    assert (edge.later, edge.earlier, edge.origin, edge.claims) == (2, 1, "Mast", (2,))
    assert not edge.whole
    (proof,) = edge.proofs
    assert proof.kind is ProofKind.CITES
    assert proof.later == (Span(5, 20),)
    assert proof.earlier == (Span(3, 12),)
    assert proof.why == "credits Mast with what it had said"


@pytest.mark.parametrize(
    "said",
    [
        wanted(MOSS, AIDES),
        ruled_out(VALE, AIDES),
        tell(Kind.AGREEMENT, VALE, AIDES),
        tell(Kind.CONTACT, VALE, AIDES),
    ],
)
def test_a_report_that_says_something_else_is_not_what_is_credited(said: Claim) -> None:
    desk = Desk()
    desk.put("Mast", day(1), [said])
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast"))])
    assert edges(desk) == []


def test_what_appeared_later_or_long_before_is_not_what_is_credited() -> None:
    desk = Desk()
    desk.put("Mast", day(5), [wanted(VALE)])
    desk.put("Post", day(4), [wanted(VALE, outlet("Mast"))])
    desk.put("Dial", day(20), [wanted(VALE, outlet("Mast"))])
    assert edges(desk) == []


def test_hours_decide_within_a_day() -> None:
    desk = Desk()
    desk.put("Mast", at(1, 9), [wanted(VALE)])
    desk.put("Post", at(1, 8), [wanted(VALE, outlet("Mast"))])
    desk.put("Dial", at(1, 10), [wanted(VALE, outlet("Mast"))])
    assert pairs(desk) == [(3, 1)]


def test_a_credit_proves_the_order_where_no_date_does() -> None:
    desk = Desk()
    desk.put("Mast", None, [wanted(VALE)])
    desk.put("Post", day(1), [wanted(VALE, outlet("Mast"))])
    (edge,) = edges(desk)
    assert (edge.later, edge.earlier, edge.order_known) == (2, 1, True)


def test_every_credit_stands_for_itself_whether_or_not_the_report_is_there() -> None:
    desk = Desk()
    desk.put("Post", day(1), [wanted(VALE, outlet("Mast")), wanted(MOSS, outlet("Mast"))])
    (edge,) = edges_of(desk.profile(1), ())
    assert (edge.earlier, edge.origin, edge.origin_key) == (None, "Mast", "mast")
    assert edge.claims == (1, 2)
    assert edge.proofs[0].why == "credits Mast (2 claims)"


def test_a_link_to_its_address_is_an_edge_and_binds_the_sentence_with_it() -> None:
    text = "Vale is wanted (https://mast.io/a?from=us). Moss is wanted."
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)], url="http://www.mast.io/a")
    desk.put(
        "Post", day(2), [wanted(VALE, span=Span(0, 43)), wanted(MOSS, span=Span(44, 59))], text
    )
    (edge,) = edges(desk)
    assert (edge.later, edge.earlier, edge.claims, edge.whole) == (2, 1, (2,), False)
    assert edge.proofs[0].kind is ProofKind.LINKS
    assert edge.proofs[0].later[0].of(text) == "https://mast.io/a?from=us"


def test_a_link_beside_no_claim_shows_and_folds_nothing() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)], url="https://mast.io/a")
    desk.put("Post", day(2), [wanted(VALE)], "Read https://mast.io/a too.")
    (edge,) = edges(desk)
    assert not edge.folds


def test_a_long_quotation_in_common_binds_the_claims_in_it() -> None:
    text = f"He said: {SPEECH} Moss is wanted."
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)], SPEECH)
    desk.put(
        "Post", day(2), [wanted(VALE, span=Span(9, 40)), wanted(MOSS, span=Span(80, 95))], text
    )
    (edge,) = edges(desk)
    assert (edge.later, edge.earlier, edge.claims) == (2, 1, (2,))
    (proof,) = edge.proofs
    assert proof.kind is ProofKind.QUOTES
    assert proof.later[0].of(text) == SPEECH[1:-1]
    assert proof.earlier[0].of(SPEECH) == SPEECH[1:-1]


def test_a_quotation_alone_binds_nothing_without_an_order() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)], SPEECH)
    desk.put("Post", None, [wanted(VALE)], SPEECH)
    assert edges(desk) == []


def test_copied_text_makes_the_whole_report_an_echo() -> None:
    told = prose(1)
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)], f"{told}.")
    desk.put("Post", day(2), [wanted(VALE)], f"{told} {prose(2, 30)}.")
    (edge,) = edges(desk)
    assert (edge.later, edge.earlier, edge.whole, edge.order_known) == (2, 1, True, True)
    assert edge.proofs[0].why == "65% of its words stand in Mast"
    filled = with_words(edge, desk.reports[2].text, desk.reports[1].text)
    assert filled.proofs[0].later == (Span(0, len(told)),)
    assert filled.proofs[0].earlier == (Span(0, len(told)),)


def test_a_longer_report_that_holds_an_earlier_one_only_shares_passages() -> None:
    told = prose(1)
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)], f"{told}.")
    desk.put("Post", day(2), [wanted(VALE)], f"{told} {prose(2, 120)}.")
    (edge,) = edges(desk)
    assert not edge.folds
    assert "are shared with Mast" in edge.proofs[0].why


def test_unlike_texts_and_very_short_ones_are_no_copies() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [], f"{prose(1)}.")
    desk.put("Post", day(2), [], f"{prose(2)}.")
    desk.put("Dial", day(3), [], f"{prose(3, 20)}.")
    desk.put("Lamp", day(4), [], f"{prose(3, 20)}.")
    assert edges(desk) == []


@pytest.mark.parametrize("dates", [(None, None), (day(1), None), (day(1), day(1))])
def test_copies_of_unknown_order_say_so(dates: tuple[Published | None, ...]) -> None:
    desk = Desk()
    desk.put("Mast", dates[0], [wanted(VALE)], f"{prose(1)}.")
    desk.put("Post", dates[1], [wanted(VALE)], f"{prose(1)}.")
    (edge,) = edges(desk)
    assert (edge.later, edge.earlier, edge.order_known) == (2, 1, False)
    assert edge.proofs[0].why.endswith("which came first is not known")


def test_of_two_copies_of_unknown_order_an_agency_has_the_first() -> None:
    desk = Desk(WIRE)
    desk.put("Post", day(1), [wanted(VALE)], f"{prose(1)}.")
    desk.put("Wire", day(1), [wanted(VALE)], f"{prose(1)}.")
    (edge,) = edges(desk)
    assert (edge.later, edge.earlier, edge.whole) == (1, 2, True)


def test_an_agency_that_is_known_to_be_later_is_later() -> None:
    desk = Desk(WIRE)
    desk.put("Post", day(1), [wanted(VALE)], f"{prose(1)}.")
    desk.put("Wire", day(2), [wanted(VALE)], f"{prose(1)}.")
    assert pairs(desk) == [(2, 1)]


def test_an_old_story_again_with_nothing_new_is_a_rerun() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE), wanted(MOSS)], f"{prose(1)}.")
    desk.put("Mast", day(9), [wanted("Vale")], f"{prose(1)}.")
    desk.put("Mast", day(9), [wanted(VALE), ruled_out(MOSS)], f"{prose(1)}.")
    found = {(e.later, e.earlier): e for e in edges(desk)}
    assert found[2, 1].rerun
    assert found[2, 1].proofs[0].why.startswith("its own story again, nothing new")
    assert not found[3, 1].rerun


def test_an_outlet_is_no_echo_of_itself_by_words_or_links() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)], SPEECH, url="https://mast.io/a")
    desk.put("Mast", day(2), [wanted(VALE, outlet("Mast"))], f"{SPEECH} https://mast.io/a")
    assert edges(desk) == []


def test_an_exit_is_one_answer_whether_or_not_the_incumbent_is_named() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [tell(Kind.EXIT, HOLM)])
    desk.put("Post", day(2), [tell(Kind.EXIT, None, outlet("Mast"))])
    desk.put("Dial", day(3), [tell(Kind.EXIT, HOLM, outlet("Mast"), polarity=Polarity.OPEN)])
    assert pairs(desk) == [(2, 1)]


def test_the_order_of_taking_in_makes_no_difference() -> None:
    desk = Desk(WIRE)
    desk.put("Mast", day(1), [wanted(VALE)], f"{prose(1)}. {SPEECH}", url="https://mast.io/a")
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast"))], f"{prose(1)}.")
    desk.put("Dial", day(3), [wanted(VALE, outlet("Post"))], f"https://mast.io/a {SPEECH}")
    desk.put("Wire", day(3), [wanted(VALE)], f"{prose(1)}.")
    known = desk.profiles()
    results = set()
    for order in permutations(known):
        found: set[EchoEdge] = set()
        for place, one in enumerate(order):
            found |= set(edges_of(one, order[:place], WIRE))
        results.add(frozenset(found))
    assert len(results) == 1
    assert len(next(iter(results))) >= 6
