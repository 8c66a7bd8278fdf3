"""Who in the end stands behind an answer, and behind a report."""

from __future__ import annotations

from tests.comparison.stories import (
    AIDES,
    HOLM,
    MOSS,
    REPORTS,
    VALE,
    Desk,
    day,
    outlet,
    prose,
    tell,
    wanted,
)

from rumourdesk.comparison import (
    EchoEdge,
    EchoOverruling,
    Independence,
    Origins,
    Support,
    edges_of,
    independent,
    support,
)
from rumourdesk.comparison.press import Press
from rumourdesk.model import Kind, Source, SourceType, Span

WIRE = Press(agencies=frozenset({"wire"}))


def all_edges(desk: Desk) -> list[EchoEdge]:
    known = desk.profiles()
    return [e for n, one in enumerate(known) for e in edges_of(one, known[:n], desk.press)]


def folded(desk: Desk, *rulings: EchoOverruling) -> Independence:
    return independent(desk.answers(), all_edges(desk), rulings, desk.press)


def of_vale(desk: Desk, *rulings: EchoOverruling) -> Support:
    found = support(desk.answers(), all_edges(desk), rulings, desk.press)
    (one,) = (s for s in found if s.key.person == "renee vale")
    return one


def standing(found: Independence | Support) -> dict[str, tuple[int, ...]]:
    return {o.key: o.reports for o in found.origins}


def test_seven_reports_two_independent() -> None:
    desk = Desk()
    mast = desk.put("Mast", day(1), [wanted(VALE, AIDES)])
    post = desk.put("Post", day(2), [wanted(VALE, AIDES)])
    for name in ("Dial", "Lamp", "Echo"):
        desk.put(name, day(3), [wanted(VALE, outlet("Mast"))])
    chain = desk.put("Bell", day(4), [wanted("Vale", outlet("Dial"))])
    again = desk.put("Mast", day(5), [wanted(VALE, AIDES)])
    found = folded(desk)
    assert found.words == "7 reports, 2 independent"
    assert standing(found) == {"mast": (mast, 3, 4, 5, chain, again), "post": (post,)}
    assert found.origins[0].own == (mast, again)
    assert of_vale(desk).independent == 2


def test_the_chain_behind_each_report_is_told() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, AIDES)])
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast"))])
    desk.put("Dial", day(3), [wanted(VALE, outlet("Post"))])
    (origin,) = of_vale(desk).origins
    assert [(e.later, e.earlier) for e in origin.edges] == [(2, 1), (3, 2)]


def test_an_outlet_that_is_not_on_the_desk_is_an_origin() -> None:
    desk = Desk()
    desk.put("Post", day(1), [wanted(VALE, outlet("Mast"))])
    desk.put("Dial", day(2), [wanted(VALE, outlet("The Mast"), AIDES)])
    (origin,) = folded(desk).origins
    assert (origin.key, origin.name, origin.reports, origin.own) == ("mast", "Mast", (1, 2), ())
    assert [(e.later, e.earlier) for e in origin.edges] == [(1, None), (2, None)]


def test_independence_is_decided_answer_by_answer() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, AIDES), wanted(MOSS, AIDES)])
    desk.put("Post", day(2), [wanted(VALE, AIDES), wanted(MOSS, outlet("Mast"))])
    found = {s.key.person: s.independent for s in support(desk.answers(), all_edges(desk))}
    assert found == {"renee vale": 2, "jan moss": 1}
    assert folded(desk).independent == 2


def test_own_sources_beside_a_credit_make_an_answer_the_outlets_own() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast")), wanted(VALE, AIDES)])
    assert standing(of_vale(desk)) == {"mast": (1,), "post": (2,)}


def test_a_bare_headline_beside_a_credit_does_not() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Post", day(2), [wanted(VALE), wanted(VALE, outlet("Mast"))])
    assert standing(of_vale(desk)) == {"mast": (1, 2)}


def test_two_outlets_credited_for_one_answer_are_two_origins() -> None:
    desk = Desk()
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast")), wanted(VALE, outlet("Dial"))])
    assert standing(of_vale(desk)) == {"mast": (1,), "dial": (1,)}
    assert folded(desk).independent == 1


def test_one_statement_told_by_five_is_one_origin() -> None:
    bank = Source("Halden Bank", SourceType.ORGANISATION)
    desk = Desk()
    for number in range(1, 6):
        desk.put(f"Outlet {number}", day(number), [tell(Kind.APPOINTMENT, VALE, bank)])
    found = of_vale(desk)
    assert (len(found.reports), found.independent) == (5, 1)
    assert found.origins[0].name == "Halden Bank"
    assert folded(desk).words == "5 reports, 1 independent"


def test_whom_the_earlier_report_quotes_is_the_origin_of_both() -> None:
    holm = Source(HOLM, SourceType.PERSON)
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, holm)])
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast"))])
    assert standing(of_vale(desk)) == {"adaholm": (1, 2)}


def test_what_nobody_named_reports_counts_for_nobody() -> None:
    desk = Desk()
    desk.put("Post", day(1), [wanted(VALE, REPORTS)])
    desk.put("Dial", day(2), [wanted(VALE), wanted(VALE, REPORTS)])
    desk.put("Mast", day(3), [wanted(VALE, AIDES)])
    found = of_vale(desk)
    assert (found.independent, found.unnamed) == (1, (1, 2))
    assert folded(desk).unnamed == (1, 2)
    assert folded(desk).words == "3 reports, 1 independent"


def test_a_copy_stands_on_what_it_copies_but_not_for_what_it_adds() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, AIDES)], f"{prose(1)}.")
    desk.put("Post", day(2), [wanted(VALE, AIDES), wanted(MOSS, AIDES)], f"{prose(1)}.")
    found = {s.key.person: standing(s) for s in support(desk.answers(), all_edges(desk))}
    assert found == {"renee vale": {"mast": (1, 2)}, "jan moss": {"post": (2,)}}


def test_an_agency_credited_by_name_is_the_origin_of_all_that_is_not_another_s() -> None:
    desk = Desk(WIRE)
    desk.put("Post", day(1), [wanted(VALE, AIDES)], byline="Wire")
    desk.put("Dial", day(2), [wanted(VALE)], "BASEL (Wire) - It is so.")
    desk.put("Lamp", day(2), [wanted(VALE, outlet("Mast"))], byline="Wire")
    found = of_vale(desk)
    assert standing(found) == {"wire": (1, 2), "mast": (3,)}
    assert found.origins[0].agency


def test_a_report_of_mostly_credited_answers_counts_for_whom_it_credits_most() -> None:
    desk = Desk()
    desk.put(
        "Post",
        day(1),
        [
            wanted(VALE, outlet("Mast")),
            wanted(MOSS, outlet("Mast")),
            wanted("Ida Dorn", outlet("Dial")),
            tell(Kind.EXIT, HOLM),
        ],
    )
    assert standing(folded(desk)) == {"mast": (1,)}


def test_a_report_of_mostly_plain_answers_counts_for_its_outlet() -> None:
    desk = Desk()
    desk.put("Post", day(1), [wanted(VALE, outlet("Mast")), wanted(MOSS), tell(Kind.EXIT, HOLM)])
    assert standing(folded(desk)) == {"post": (1,)}


def test_reports_without_an_outlet_are_each_their_own_origin() -> None:
    desk = Desk()
    desk.put(None, day(1), [wanted(VALE)])
    desk.put(None, day(2), [wanted(VALE)])
    assert of_vale(desk).independent == 2


def test_a_loop_of_credits_ends_at_the_earliest() -> None:
    desk = Desk()
    desk.put("Mast", None, [wanted(VALE, outlet("Post"))])
    desk.put("Post", None, [wanted(VALE, outlet("Mast"))])
    found = of_vale(desk)
    assert found.reports == (1, 2)
    assert found.independent == 1


def test_a_person_cuts_an_edge_and_puts_it_back() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast"))])
    cut = EchoOverruling(later=2, earlier=None, origin_key="mast", cut=True)
    assert standing(of_vale(desk, cut)) == {"mast": (1,), "post": (2,)}
    assert folded(desk, cut).independent == 2
    assert of_vale(desk).independent == 1


def test_a_person_cuts_a_copy() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)], f"{prose(1)}.")
    desk.put("Post", day(2), [wanted(VALE)], f"{prose(1)}.")
    cut = EchoOverruling(later=2, earlier=1, origin_key="", cut=True)
    assert (of_vale(desk).independent, of_vale(desk, cut).independent) == (1, 2)


def test_a_person_adds_an_edge_to_a_report_or_to_nobody_on_the_desk() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Post", day(2), [wanted(VALE), wanted(MOSS)])
    to_report = EchoOverruling(later=2, earlier=1, origin_key="mast", origin="Mast", cut=False)
    assert folded(desk, to_report).words == "2 reports, 1 independent"
    away = EchoOverruling(later=2, earlier=None, origin_key="wire", origin="Wire", cut=False)
    assert standing(folded(desk, away)) == {"mast": (1,), "wire": (2,)}


def test_long_chains_do_not_overflow() -> None:
    desk = Desk()
    for number in range(3000):
        desk.put(f"Outlet {number}", day(1 + number // 100), [wanted(VALE)])
    edges = [
        EchoEdge(later=n + 1, earlier=n, origin="", origin_key="", proofs=(), whole=True)
        for n in range(1, 3000)
    ]
    found = Origins(desk.answers(), edges).independent()
    assert (len(found.reports), found.independent) == (3000, 1)


def test_nothing_is_said_of_nothing() -> None:
    assert support(()) == ()
    assert independent(()).words == "0 reports, 0 independent"


def test_what_is_said_to_repeat_another_goes_back_to_that_one() -> None:
    first = "Mast has it that Vale is wanted."
    then = "They echoed Mast’s reporting that Vale is wanted."
    mast = Source("Mast", SourceType.OUTLET, Span(0, 4))
    dial = Source("Dial", SourceType.OUTLET, Span(33, 37))
    desk = Desk()
    desk.put(
        "Post",
        day(1),
        [
            wanted(VALE, mast, span=Span(0, 31)),
            wanted(VALE, dial, span=Span(33, 81)),
            wanted(MOSS, dial, span=Span(33, 81)),
        ],
        f"{first} {then}",
    )
    found = {s.key.person: standing(s) for s in support(desk.answers(), all_edges(desk))}
    assert found == {"renee vale": {"mast": (1,)}, "jan moss": {"dial": (1,)}}
    (edge,) = (e for e in all_edges(desk) if e.via)
    assert edge.proofs[0].why == "says that Dial repeats Mast"
    assert edge.proofs[0].later[0].of(f"{first} {then}") == "echoed Mast’s reporting"
