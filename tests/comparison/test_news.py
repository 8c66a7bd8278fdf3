"""What is new since somebody last looked."""

from __future__ import annotations

from tests.comparison.stories import (
    AIDES,
    MOSS,
    REPORTS,
    VALE,
    Desk,
    day,
    outlet,
    ruled_out,
    tell,
    wanted,
)

from rumourdesk.comparison import EchoOverruling, News, NewsKind, edges_of, news
from rumourdesk.model import Kind, Source, SourceType


def since(
    desk: Desk,
    mark: int,
    taken: dict[int, int] | None = None,
    edits: dict[int, int] | None = None,
    *rulings: EchoOverruling,
) -> News:
    known = desk.profiles()
    edges = [e for n, one in enumerate(known) for e in edges_of(one, known[:n])]
    order = taken or {r: r for r in desk.reports}
    return news(1, desk.answers(), order, mark, edges=edges, edits=edits, overrulings=rulings)


def told(found: News) -> list[tuple[NewsKind, int, str]]:
    return [(i.kind, i.report, i.words) for i in found.items]


def test_news_stand_in_a_fixed_order_and_then_as_taken_in() -> None:
    desk = Desk()
    desk.put("Mast", day(5), [wanted(VALE, AIDES), wanted(MOSS)])
    desk.put("Post", day(6), [ruled_out(MOSS)])
    desk.put("Dial", day(7), [wanted(VALE, AIDES), tell(Kind.AGREEMENT, VALE)])
    assert told(since(desk, 1, edits={1: 9})) == [
        (NewsKind.CLAIM, 2, "1 claim"),
        (NewsKind.CLAIM, 3, "2 claims"),
        (NewsKind.UPGRADE, 3, "Renée Vale: agreed"),
        (NewsKind.DENIAL, 2, "Jan Moss: ruled out"),
        (NewsKind.CONFIRMATION, 3, "Renée Vale: second independent source"),
        (NewsKind.EDIT, 1, "text changed"),
    ]


def test_taking_in_counts_and_not_the_day_of_publication() -> None:
    desk = Desk()
    desk.put("Mast", day(9), [wanted(VALE)])
    desk.put("Post", day(1), [tell(Kind.AGREEMENT, VALE)])
    assert [i.report for i in since(desk, 1).items] == [2, 2]
    assert since(desk, 2).items == ()
    assert since(desk, 0).claims == {1, 2}


def test_a_stage_that_was_reached_before_is_no_upgrade() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [tell(Kind.AGREEMENT, VALE)])
    desk.put("Post", day(2), [wanted(VALE)])
    desk.put("Dial", day(3), [tell(Kind.AGREEMENT, VALE)])
    assert since(desk, 1).count(NewsKind.UPGRADE) == 0


def test_each_further_stage_is_one_upgrade_even_for_a_new_name() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Post", day(2), [wanted(VALE)])
    desk.put("Dial", day(3), [tell(Kind.AGREEMENT, VALE)])
    upgrades = [i for i in since(desk, 0).items if i.kind is NewsKind.UPGRADE]
    assert [(i.report, i.person) for i in upgrades] == [(1, VALE), (3, VALE)]


def test_an_echo_confirms_nothing_and_the_first_real_second_source_does() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, AIDES)])
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast"))])
    desk.put("Dial", day(3), [wanted(VALE, REPORTS)])
    assert since(desk, 1).count(NewsKind.CONFIRMATION) == 0
    desk.put("Lamp", day(4), [wanted(VALE, AIDES)])
    desk.put("Bell", day(5), [wanted(VALE, AIDES)])
    found = [i for i in since(desk, 3).items if i.kind is NewsKind.CONFIRMATION]
    assert [(i.report, i.claims) for i in found] == [(4, (4,))]
    assert since(desk, 4).count(NewsKind.CONFIRMATION) == 0


def test_an_edge_cut_by_a_person_makes_an_echo_a_confirmation() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, AIDES)])
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast"))])
    cut = EchoOverruling(later=2, earlier=None, origin_key="mast", cut=True)
    assert since(desk, 1, None, None, cut).count(NewsKind.CONFIRMATION) == 1


def test_two_new_reports_on_something_new_confirm_nothing_that_was_known() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(MOSS)])
    desk.put("Post", day(2), [wanted(VALE)])
    desk.put("Dial", day(3), [wanted(VALE)])
    assert since(desk, 1).count(NewsKind.CONFIRMATION) == 0


def test_edits_count_for_old_reports_of_the_vacancy_after_the_mark() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Post", day(2), [wanted(VALE)])
    found = since(desk, 1, {1: 1, 2: 5}, {1: 3, 2: 6, 99: 7})
    assert [i.report for i in found.items if i.kind is NewsKind.EDIT] == [1]
    assert since(desk, 3, {1: 1, 2: 2}, {1: 3}).items == ()


def test_a_report_of_unknown_order_was_there_before() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, Source("Halden Bank", SourceType.ORGANISATION))])
    assert since(desk, 0, {2: 1}).items == ()
