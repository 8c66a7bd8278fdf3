"""One key takes back what was done since the start, and never what somebody else did."""

from __future__ import annotations

import threading

import pytest

from rumourdesk.desk import Desk, Filter, NothingToUndo
from rumourdesk.model import Outcome
from rumourdesk.store import CannotUndo, NothingToChange

CONFIRMED, REFUTED = Outcome.CONFIRMED, Outcome.REFUTED


def outcome(desk: Desk, claim: int) -> Outcome | None:
    return desk.claim(claim).outcome


def unread(desk: Desk) -> list[int]:
    return sorted(desk.report_ids(Filter(unread=True)))


def test_everything_since_the_start_is_undone_and_redone_in_order(ann: Desk) -> None:
    ann.judge(1, CONFIRMED)
    ann.judge(1, REFUTED, note="no")
    ann.edit_report(1, {"title": "Another title"})
    ann.mark_read([1, 2])
    ann.remove_report(3)

    def state() -> tuple[object, ...]:
        return (
            outcome(ann, 1),
            ann.page(1).row.headline == "Another title",
            unread(ann),
            ann.page(3).row.trashed,
        )

    states = [state()]
    for _ in range(5):
        ann.undo()
        states.append(state())
    assert states[-1] == (None, False, [1, 2, 3], False)
    assert len(set(map(str, states))) == 6
    with pytest.raises(NothingToUndo):
        ann.undo()
    for before in reversed(states[:-1]):
        ann.redo()
        assert state() == before
    with pytest.raises(NothingToUndo):
        ann.redo()


def test_a_new_deed_ends_what_can_be_redone(ann: Desk) -> None:
    ann.judge(1, CONFIRMED)
    ann.undo()
    ann.judge(2, CONFIRMED)
    with pytest.raises(NothingToUndo):
        ann.redo()


def test_judging_the_same_again_leaves_nothing_more_to_undo(ann: Desk) -> None:
    ann.judge(1, CONFIRMED)
    ann.judge(1, CONFIRMED)
    ann.undo()
    assert outcome(ann, 1) is None
    with pytest.raises(NothingToUndo):
        ann.undo()


def test_editing_nothing_leaves_nothing_more_to_undo(ann: Desk) -> None:
    ann.edit_report(1, {"title": "Another title"})
    ann.edit_report(1, {"title": "Another title"})
    ann.undo()
    with pytest.raises(NothingToUndo):
        ann.undo()


def test_an_edit_that_changes_nothing_does_not_bring_back_what_was_undone(ann: Desk) -> None:
    title = ann.page(1).report.title
    ann.edit_report(1, {"title": "Another title"})
    ann.undo()
    ann.judge(1, CONFIRMED)
    ann.edit_report(1, {"title": title})
    ann.undo()
    assert (outcome(ann, 1), ann.page(1).report.title) == (None, title)


def test_what_somebody_else_did_already_is_not_undone(ann: Desk, bob: Desk) -> None:
    bob.judge(1, CONFIRMED)
    bob.edit_report(1, {"title": "Bob's title"})
    bob.remove_report(3)
    ann.judge(1, CONFIRMED)
    ann.edit_report(1, {"title": "Bob's title"})
    ann.remove_report(3)
    with pytest.raises(NothingToUndo):
        ann.undo()
    assert outcome(ann, 1) is CONFIRMED
    assert ann.page(1).report.title == "Bob's title"
    assert ann.page(3).row.trashed


def test_a_deed_that_somebody_decided_upon_is_passed_over(ann: Desk, bob: Desk) -> None:
    ann.judge(1, CONFIRMED)
    ann.judge(2, CONFIRMED)
    bob.judge(2, REFUTED)
    with pytest.raises(CannotUndo, match="by Bob"):
        ann.undo()
    ann.undo()
    assert (outcome(ann, 1), outcome(ann, 2)) == (None, REFUTED)
    with pytest.raises(NothingToUndo):
        ann.undo()


def test_an_undoing_that_somebody_decided_upon_is_not_redone(ann: Desk, bob: Desk) -> None:
    ann.judge(1, CONFIRMED)
    ann.undo()
    bob.judge(1, REFUTED)
    with pytest.raises(CannotUndo, match="by Bob"):
        ann.redo()
    assert outcome(ann, 1) is REFUTED
    with pytest.raises(NothingToUndo):
        ann.redo()


def test_undoing_read_marks_leaves_those_of_somebody_else(ann: Desk, bob: Desk) -> None:
    bob.mark_read([1])
    deed = ann.mark_read([1, 2])
    assert deed is not None and deed.reports == (2,)
    ann.undo()
    assert unread(ann) == [2, 3]
    ann.redo()
    assert unread(ann) == [3]


def test_marking_read_what_is_read_is_no_deed(ann: Desk) -> None:
    ann.seen(1)
    assert ann.mark_read([1]) is None
    with pytest.raises(NothingToUndo):
        ann.undo()


def test_taking_back_no_verdict_is_no_deed(ann: Desk) -> None:
    with pytest.raises(NothingToChange):
        ann.judge(1, None)
    with pytest.raises(NothingToUndo):
        ann.undo()


def test_deeds_of_many_threads_are_all_undone(ann: Desk) -> None:
    outcomes = (CONFIRMED, REFUTED) * 4
    start = threading.Barrier(len(outcomes))

    def act(one: Outcome) -> None:
        start.wait()
        ann.judge(1, one)

    threads = [threading.Thread(target=act, args=(one,)) for one in outcomes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = len(ann.store.decisions(claim=1))
    for _ in range(written):
        ann.undo()
    assert outcome(ann, 1) is None
    with pytest.raises(NothingToUndo):
        ann.undo()


def test_the_name_of_who_judges_is_cleaned(ann: Desk) -> None:
    ann.judge(1, CONFIRMED, author="\x1b[31mEve\nof \u202eus")
    ann.judge(2, CONFIRMED, author=" \n")
    verdicts = [ann.claim(claim).verdict for claim in (1, 2)]
    assert [verdict and verdict.author for verdict in verdicts] == ["Eve of us", "Ann"]
