"""Boards, news, overrulings and outcomes as two people use them."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.desk.conftest import INTEL, MADRID, NO, YES, Clock, report

from rumourdesk.comparison import Board, Columns, NewsKind, SortBy, board
from rumourdesk.desk import Desk, Filter, NothingInCommon, Unseen, competing
from rumourdesk.model import ClosedAs, Kind, Outcome, RelationKind
from rumourdesk.store import Intake

CONTRADICTS = RelationKind.CONTRADICTS
HE_LEAVES, HE_COMES, HE_STAYS, HE_DOES_NOT = 1, 2, 3, 4
ANCELOTTI, ALONSO, KLOPP = "Carlo Ancelotti", "Xabi Alonso", "Jürgen Klopp"


def said(
    outlet: str,
    day: int,
    quote: str,
    about: str = ALONSO,
    kind: Kind = Kind.CANDIDATE,
) -> Intake:
    return report(outlet, day, MADRID, ANCELOTTI, (quote, kind, about, YES))


def the_vacancy(desk: Desk) -> int:
    return next(row.id for row in desk.vacancies() if row.organisation == "Real Madrid")


def names(board: Board) -> list[str | None]:
    return [row.name for row in board.rows]


def conflicts(desk: Desk) -> dict[int, int]:
    return desk.conflict_counts([the_vacancy(desk)])


# --- boards ----------------------------------------------------------------------------------


def test_a_board_has_what_people_decided_laid_over_it(ann: Desk, bob: Desk) -> None:
    vacancy = the_vacancy(ann)
    shown = ann.board(vacancy)
    assert names(shown) == [ALONSO, None]
    assert (shown.incumbent, shown.exit.leaves, shown.exit.stays) == (ANCELOTTI, 1, 1)
    assert (shown.rows[0].confirmed, shown.closed) == (0, "")
    bob.judge(HE_COMES, Outcome.CONFIRMED)
    bob.set_resolution(vacancy, "Presented to the press.")
    bob.close_vacancy(vacancy, ClosedAs.APPOINTED, person=ALONSO, day=date(2025, 5, 25))
    shown = ann.board(vacancy)
    assert shown.rows[0].confirmed == 1
    assert shown.resolution == "Presented to the press."
    assert shown.closed == "Xabi Alonso was appointed, 2025-05-25"


def test_working_a_board_out_keeps_nobody_from_another_nor_from_the_card(
    ann: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = the_vacancy(ann)
    elsewhere = next(row.id for row in ann.vacancies() if row.id != here)
    begun, other_is_there = threading.Event(), threading.Event()
    waited: list[bool] = []

    def slow(vacancy: int, *given: Any, **said: Any) -> Board:
        if vacancy == here:
            begun.set()
            waited.append(other_is_there.wait(20))
        return board(vacancy, *given, **said)

    monkeypatch.setattr(competing, "board", slow)
    thread = threading.Thread(target=ann.board, args=(here,))
    thread.start()
    assert begun.wait(20)
    assert names(ann.board(elsewhere)) == ["Lip-Bu Tan"]
    assert len(ann.rivals(HE_LEAVES)) == 1
    other_is_there.set()
    thread.join()
    assert waited == [True]


def test_read_marks_leave_a_board_as_it_was_made(
    ann: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ann.board(the_vacancy(ann))
    monkeypatch.setattr(competing, "board", None)
    ann.mark_read([1])
    assert ann.board(the_vacancy(ann)) == before


def test_a_board_sees_what_comes_in_and_what_goes(ann: Desk, bob: Desk) -> None:
    vacancy = the_vacancy(ann)
    assert names(ann.board(vacancy)) == [ALONSO, None]
    bob.store.take_in([said("Klopp Times", 8, "Klopp is wanted.", KLOPP)])
    assert names(ann.board(vacancy, sort=SortBy.LATEST_CHANGE)) == [KLOPP, ALONSO, None]
    bob.remove_report(4)
    assert names(ann.board(vacancy)) == [ALONSO, None]
    bob.undo()
    assert names(ann.board(vacancy)) == [KLOPP, ALONSO, None]


def test_a_board_can_have_other_columns(ann: Desk) -> None:
    vacancy = the_vacancy(ann)
    assert [c.words for c in ann.board(vacancy).columns] == ["Example Post", "Example Mail"]
    weeks = ann.board(vacancy, columns=Columns.WEEK)
    assert [c.words for c in weeks.columns] == ["2025-W14"]


def test_what_comes_in_one_by_one_is_what_comes_in_at_once(ann: Desk, tmp_path: Path) -> None:
    vacancy = the_vacancy(ann)
    more = [
        said("One", 7, "Alonso is wanted."),
        said("Two", 8, "Klopp will come.", KLOPP, Kind.APPOINTMENT),
        report("Three", 9, MADRID, ANCELOTTI, ("No Klopp.", Kind.CANDIDATE, KLOPP, NO)),
    ]
    for one in more:
        ann.board(vacancy)
        ann.contested([vacancy])
        ann.store.take_in([one])
    fresh = Desk.open(ann.store.path, author="Cy", clock=Clock())
    assert ann.board(vacancy) == fresh.board(vacancy)
    assert ann.contested([vacancy]) == fresh.contested([vacancy])
    assert set(ann.relations(vacancy)) == set(fresh.relations(vacancy))
    for claim in ann.claims(Filter(vacancy=vacancy)):
        assert ann.rivals(claim.id) == fresh.rivals(claim.id)
    fresh.close()


def test_a_timeline_ends_with_the_outcome(ann: Desk) -> None:
    vacancy = the_vacancy(ann)
    ann.judge(HE_LEAVES, Outcome.CONFIRMED)
    ann.close_vacancy(vacancy, ClosedAs.STAYED)
    words = [event.words for event in ann.timeline(vacancy).events]
    assert words[-1] == "stays"
    assert any("confirmed" in one for one in words)


# --- since somebody last looked --------------------------------------------------------------


def kinds(unseen: Unseen) -> list[NewsKind]:
    return [item.kind for news in unseen.of for item in news.items]


def test_everything_is_news_until_somebody_looked(ann: Desk) -> None:
    unseen = ann.news()
    assert {news.vacancy for news in unseen.of} == {row.id for row in ann.vacancies()}
    ann.looked(None, unseen.upto)
    assert ann.news().of == ()
    assert ann.news(the_vacancy(ann)).of == ()


def test_looking_at_one_vacancy_leaves_the_others_news(ann: Desk) -> None:
    vacancy = the_vacancy(ann)
    ann.looked(vacancy, ann.news(vacancy).upto)
    assert ann.news(vacancy).of == ()
    assert vacancy not in {news.vacancy for news in ann.news().of}
    assert ann.news().of != ()


def test_what_came_in_after_looking_is_news_in_both_windows(ann: Desk, bob: Desk) -> None:
    vacancy = the_vacancy(ann)
    seen = ann.news()
    bob.store.take_in([said("Klopp Times", 8, "Klopp is wanted.", KLOPP)])
    ann.looked(None, seen.upto)
    for window in (ann, bob):
        assert kinds(window.news(vacancy)) == [NewsKind.CLAIM, NewsKind.UPGRADE]
    bob.looked(vacancy, bob.news(vacancy).upto)
    ann.looked(vacancy, seen.upto)
    assert ann.news(vacancy).of == ()


def test_of_many_vacancies_with_news_those_left_out_are_counted_and_come_next(ann: Desk) -> None:
    here = the_vacancy(ann)
    first = ann.news(most=1)
    assert ([news.vacancy for news in first.of], first.further) == ([here], 1)
    ann.looked(here, first.upto)
    second = ann.news(most=1)
    assert [news.vacancy for news in second.of] != [here]
    assert (len(second.of), second.further) == (1, 0)


def test_news_that_nobody_waits_for_come_to_an_early_end(ann: Desk) -> None:
    assert ann.news(cancelled=lambda: True).of == ()


def test_a_mark_holds_when_the_desk_is_opened_again(ann: Desk, path: Path) -> None:
    ann.looked(None, ann.news().upto)
    again = Desk.open(path, author="Ann", clock=Clock())
    assert again.news().of == ()
    again.close()


# --- overrulings -----------------------------------------------------------------------------


def test_a_cut_contradiction_is_gone_everywhere_and_back_when_undone(ann: Desk) -> None:
    vacancy = the_vacancy(ann)
    before = ann.board(vacancy), ann.relations(vacancy), conflicts(ann)
    assert before[0].exit.conflict is not None
    ann.overrule_relation(HE_LEAVES, HE_STAYS, None, cut=True)
    assert ann.contested([vacancy]) == {HE_COMES, HE_DOES_NOT}
    assert ann.contradicting(HE_LEAVES) == ()
    assert ann.board(vacancy).exit.conflict is None
    assert ann.compare(1, 2).contradictions == 1
    assert conflicts(ann) == {1: 1, 2: 1}
    ann.undo()
    assert (ann.board(vacancy), ann.relations(vacancy), conflicts(ann)) == before


def test_a_change_seen_by_a_person_is_told_as_such(ann: Desk) -> None:
    ann.overrule_relation(HE_LEAVES, HE_STAYS, RelationKind.UPDATES, note="he thought again")
    (rival,) = ann.rivals(HE_LEAVES)
    assert rival.relation.kind is RelationKind.UPDATES
    assert (rival.relation.why, rival.relation.overruled) == ("he thought again", True)
    assert (rival.relation.a, rival.relation.b) == (HE_LEAVES, HE_STAYS)


def test_an_added_contradiction_counts(ann: Desk) -> None:
    ann.overrule_relation(HE_LEAVES, HE_DOES_NOT, CONTRADICTS, severe=True)
    (added,) = [r for r in ann.contradicting(HE_LEAVES) if r.claim.id == HE_DOES_NOT]
    assert added.relation.severe
    ann.overrule_relation(HE_LEAVES, HE_STAYS, None, cut=True)
    assert HE_LEAVES in ann.contested([the_vacancy(ann)])
    assert HE_STAYS not in ann.contested([the_vacancy(ann)])


def test_a_contradiction_set_by_hand_stands_on_the_board_where_none_was_found(ann: Desk) -> None:
    vacancy = the_vacancy(ann)
    ann.overrule_relation(HE_LEAVES, HE_STAYS, None, cut=True)
    ann.overrule_relation(HE_COMES, HE_DOES_NOT, None, cut=True)
    shown = ann.board(vacancy)
    assert shown.exit.conflict is None and shown.rows[0].conflict is None
    assert not any(cell.contested for cell in shown.exit.cells)
    assert not any(cell.contested for cell in shown.rows[0].cells)
    ann.overrule_relation(HE_LEAVES, HE_DOES_NOT, CONTRADICTS)
    shown = ann.board(vacancy)
    for conflict in (shown.exit.conflict, shown.rows[0].conflict):
        assert conflict is not None and {conflict.a, conflict.b} == {HE_LEAVES, HE_DOES_NOT}
    assert any(cell.contested for cell in shown.exit.cells)


def test_where_the_sharpest_contradiction_was_cut_a_board_shows_what_a_person_said(
    ann: Desk,
) -> None:
    vacancy = the_vacancy(ann)
    found = ann.board(vacancy).exit.conflict
    assert found is not None
    assert {found.a, found.b} == {HE_LEAVES, HE_STAYS}
    ann.overrule_relation(HE_LEAVES, HE_STAYS, None, cut=True)
    shown = ann.board(vacancy)
    assert shown.exit.conflict is None
    assert not any(cell.contested for cell in shown.exit.cells)
    ann.overrule_relation(HE_LEAVES, HE_DOES_NOT, CONTRADICTS, severe=True, note="read them")
    found = ann.board(vacancy).exit.conflict
    assert found is not None
    assert (found.a, found.b, found.why) == (HE_LEAVES, HE_DOES_NOT, "read them")


def test_another_window_sees_an_overruling_at_once(ann: Desk, bob: Desk) -> None:
    assert bob.contradicting(HE_LEAVES) != ()
    ann.overrule_relation(HE_LEAVES, HE_STAYS, None, cut=True)
    assert bob.contradicting(HE_LEAVES) == ()


# --- outcomes --------------------------------------------------------------------------------


def test_closing_proposes_verdicts_and_sets_none(ann: Desk) -> None:
    vacancy = the_vacancy(ann)
    closing = ann.close_vacancy(vacancy, ClosedAs.APPOINTED, person=ALONSO)
    assert {(p.claim.id, p.outcome) for p in closing.proposals} == {
        (HE_LEAVES, Outcome.CONFIRMED),
        (HE_COMES, Outcome.CONFIRMED),
        (HE_STAYS, Outcome.REFUTED),
        (HE_DOES_NOT, Outcome.REFUTED),
    }
    assert all(p.why and p.report.id == p.claim.report for p in closing.proposals)
    assert ann.holdings().confirmed == ann.holdings().refuted == 0


def test_what_a_person_approves_is_settled_as_one_deed(ann: Desk) -> None:
    vacancy = the_vacancy(ann)
    ann.judge(HE_COMES, Outcome.REFUTED)
    closing = ann.close_vacancy(vacancy, ClosedAs.APPOINTED, person=ALONSO)
    assert HE_COMES not in {p.claim.id for p in closing.proposals}
    approved = [(p.claim.id, p.outcome) for p in closing.proposals if p.claim.id != HE_LEAVES]
    deed = ann.settle(approved, note="closed")
    assert len(deed.batch) == 2
    assert (ann.holdings().confirmed, ann.holdings().refuted) == (0, 3)
    assert [p.claim.id for p in ann.settlings(vacancy)] == [HE_LEAVES]
    ann.undo()
    assert ann.holdings().refuted == 1
    ann.redo()
    assert ann.holdings().refuted == 3
    ann.undo()
    ann.undo()
    assert ann.resolution(vacancy).closure is None
    assert ann.settlings(vacancy) == ()
    ann.undo()
    assert ann.holdings().refuted == 0


def test_what_another_judged_meanwhile_is_not_settled_over(ann: Desk, bob: Desk) -> None:
    bob.judge(HE_LEAVES, Outcome.REFUTED, note="he told me")
    deed = ann.settle([(HE_LEAVES, Outcome.CONFIRMED), (HE_STAYS, Outcome.REFUTED)])
    assert len(deed.batch) == 1
    kept = ann.claim(HE_LEAVES).verdict
    assert kept is not None
    assert (kept.outcome, kept.note, kept.author) == (Outcome.REFUTED, "he told me", "Bob")
    ann.undo()
    assert ann.claim(HE_STAYS).outcome is None
    assert ann.claim(HE_LEAVES).outcome is Outcome.REFUTED


def test_settling_nothing_is_no_deed(ann: Desk) -> None:
    ann.judge(HE_COMES, Outcome.CONFIRMED)
    assert ann.settle([]).batch == ()
    assert ann.settle([(HE_COMES, Outcome.CONFIRMED)], note="").batch == ()
    ann.undo()
    assert ann.holdings().confirmed == 0


# --- several reports -------------------------------------------------------------------------


def test_the_nearest_rivals_are_those_with_most_conflicts(ann: Desk) -> None:
    ann.store.take_in([said("Klopp Times", 8, "Alonso is wanted.")])
    found = ann.nearest_rivals(2)
    assert [(r.report.id, r.conflicts) for r in found] == [(1, 2), (4, 1)]
    assert ann.nearest_rivals(99) == ()


def test_three_reports_make_a_matrix(ann: Desk) -> None:
    ann.store.take_in([said("Klopp Times", 8, "Klopp is wanted.", KLOPP)])
    found = ann.compare_many([4, 1, 2, 1])
    assert [row.id for row in found.reports] == [4, 1, 2]
    assert [v.organisation for v in found.vacancies] == ["Real Madrid"]
    told = [(row.question, row.person, [len(c.answers) for c in row.cells]) for row in found.rows]
    assert ("exit", ANCELOTTI, [0, 1, 1]) in told
    assert ("successor", KLOPP, [1, 0, 0]) in told
    assert {r.kind for r in found.relations} == {CONTRADICTS}


def test_a_matrix_shows_what_people_overruled(ann: Desk) -> None:
    ann.overrule_relation(HE_LEAVES, HE_STAYS, None, cut=True)
    (exit_,) = [row for row in ann.compare_many([1, 2]).rows if row.question == "exit"]
    assert not exit_.contested


def test_what_cannot_be_laid_side_by_side_says_why(ann: Desk) -> None:
    with pytest.raises(NothingInCommon, match="two reports"):
        ann.compare_many([1])
    with pytest.raises(NothingInCommon, match="no common vacancy"):
        ann.compare_many([1, 3])
    ann.remove_report(2)
    with pytest.raises(NothingInCommon, match="trash"):
        ann.compare_many([1, 2])


def test_an_outlets_history_is_in_times_order(ann: Desk) -> None:
    vacancy = the_vacancy(ann)
    ann.store.take_in(
        [
            said("Example Mail", 9, "Alonso is close."),
            said("Example Mail", 2, "Alonso is linked."),
            report(
                "Example Mail", 1, INTEL, "Pat Gelsinger", ("X.", Kind.EXIT, "Pat Gelsinger", YES)
            ),
        ]
    )
    found = ann.history_of_outlet(vacancy, "Example Mail")
    assert [row.id for row in found.reports] == [5, 2, 4]
    with pytest.raises(NothingInCommon, match="fewer than two"):
        ann.history_of_outlet(vacancy, "Example Post")
