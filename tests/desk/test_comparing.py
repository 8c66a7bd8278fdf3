"""Competing reports: what meets a claim, and two reports side by side."""

from __future__ import annotations

import pytest
from tests.desk.conftest import MADRID, NO, report

from rumourdesk.desk import Desk, NothingInCommon, comparing
from rumourdesk.model import Kind, RelationKind


def the_vacancy(desk: Desk) -> int:
    return next(row.id for row in desk.vacancies() if row.organisation == "Real Madrid")


def test_two_reports_side_by_side(ann: Desk) -> None:
    found = ann.compare(1, 2)
    assert found.vacancy.organisation == "Real Madrid"
    assert found.contradictions == 2
    shown = {a.claim for s in found.sections for r in s.rows for a in (r.left, r.right) if a}
    unplaced = {row.id for row in (*found.unplaced_left, *found.unplaced_right)}
    assert shown | unplaced == set(found.claims)
    assert not shown & unplaced


def test_a_vacancy_that_they_do_not_share_gives_way_to_one_that_they_do(ann: Desk) -> None:
    other = next(row.id for row in ann.vacancies() if row.organisation == "Intel")
    assert ann.compare(1, 2, other).vacancy.id == the_vacancy(ann)


def test_reports_on_other_vacancies_have_nothing_in_common(ann: Desk) -> None:
    with pytest.raises(NothingInCommon, match="no common vacancy"):
        ann.compare(1, 3)


def test_a_report_is_not_compared_with_itself(ann: Desk) -> None:
    with pytest.raises(NothingInCommon, match="one report"):
        ann.compare(1, 1)


def test_what_lies_in_the_trash_is_not_compared(ann: Desk) -> None:
    ann.remove_report(2)
    with pytest.raises(NothingInCommon, match="Report 2 lies in the trash"):
        ann.compare(1, 2)
    ann.remove_report(1)
    with pytest.raises(NothingInCommon, match="Report 1 lies in the trash"):
        ann.compare(1, 2)


def test_rivals_of_a_claim_with_their_reports(ann: Desk) -> None:
    (rival,) = ann.rivals(1)
    assert rival.relation.kind is RelationKind.CONTRADICTS
    assert {rival.relation.a, rival.relation.b} == {1, 3}
    assert (rival.claim.id, rival.claim.report, rival.report.id) == (3, 2, 2)
    ann.remove_report(2)
    assert ann.rivals(1) == ()


def test_two_reports_are_said_to_meet_as_often_as_their_comparison_shows(ann: Desk) -> None:
    """Two claims against one are two contradictions, but stand in one row and one without."""
    twice = report(
        "Example Echo",
        8,
        MADRID,
        "Carlo Ancelotti",
        ("Ancelotti will certainly stay.", Kind.EXIT, "Carlo Ancelotti", NO),
        ("Ancelotti is not going anywhere.", Kind.EXIT, "Carlo Ancelotti", NO),
    )
    ann.store.take_in((twice,))
    vacancy = the_vacancy(ann)
    met = ann.meetings(1, vacancy)
    assert set(met) == {2, 4}
    for other, kinds in met.items():
        assert kinds[RelationKind.CONTRADICTS] == ann.compare(1, other).contradictions
    assert met[4][RelationKind.CONTRADICTS] == 1


def test_what_is_derived_follows_edits_and_other_windows(ann: Desk, bob: Desk) -> None:
    vacancy = the_vacancy(ann)
    assert ann.conflict_counts([vacancy]) == {1: 2, 2: 2}
    assert set(ann.meetings(1, vacancy)) == {2}
    bob.edit_report(2, {"vacancy": None})
    assert ann.conflict_counts([vacancy]) == {}
    assert ann.contested([vacancy]) == frozenset()
    bob.undo()
    assert ann.conflict_counts([vacancy]) == {1: 2, 2: 2}


def test_what_is_kept_of_one_vacancy_may_give_way_to_another(
    ann: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_MOST_KEPT", 1)
    vacancies = [row.id for row in ann.vacancies()]
    before = [(ann.contested([one]), ann.relations(one)) for one in vacancies]
    assert len(vacancies) == 2
    assert [(ann.contested([one]), ann.relations(one)) for one in vacancies] == before
    assert before[0] != before[1]


def test_counting_sources_holds_no_claims_against_each_other(
    ann: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "Contest", None)
    ann.find_echoes()
    assert ann.independent_counts() == {row.id: row.reports for row in ann.vacancies()}
