from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rumourdesk.model import Outcome, Post
from rumourdesk.store import CannotUndo, Intake, Store
from rumourdesk.store.rows import DecisionKind

if TYPE_CHECKING:
    from tests.store.conftest import Hand

TEXT = "Club wants Alonso\n\nThe club wants Alonso. Ancelotti will go."
LATER = "Club wants Alonso\n\nThe club wants Alonso. Ancelotti is gone."
URL = "https://example.org/alonso"
BRAZIL = Post("Brazil", "manager")

MakeIntake = Callable[..., Intake]

pytestmark = pytest.mark.usefixtures("desk")


def test_undoing_is_one_more_entry_that_restores_what_was(
    desk: Store, ann: Hand, bob: Hand
) -> None:
    first = ann.judge(1, Outcome.CONFIRMED, note="seen")
    second = ann.judge(1, Outcome.REFUTED)
    undone = bob.undo(second)
    assert (undone.undoes, undone.author, undone.kind) == (second.id, "Bob", DecisionKind.VERDICT)
    assert (undone.before, undone.after) == (second.after, second.before)
    verdict = desk.claim(1).verdict
    assert verdict is not None
    assert (verdict.outcome, verdict.note, verdict.author) == (Outcome.CONFIRMED, "seen", "Ann")
    ann.undo(first)
    assert desk.claim(1).verdict is None
    assert len(desk.decisions()) == 4


def test_an_undoing_can_be_undone(desk: Store, ann: Hand) -> None:
    decision = ann.judge(1, Outcome.CONFIRMED)
    again = ann.undo(ann.undo(decision))
    assert desk.claim(1).outcome is Outcome.CONFIRMED
    ann.undo(again)
    assert desk.claim(1).outcome is None
    ann.judge(1, Outcome.REFUTED)
    assert desk.report_rows([1])[1].refuted == 1


def test_what_was_undone_cannot_be_undone_again(ann: Hand) -> None:
    decision = ann.judge(1, Outcome.CONFIRMED)
    ann.undo(decision)
    with pytest.raises(CannotUndo, match="already"):
        ann.undo(decision)


def test_what_a_later_decision_stands_on_cannot_be_undone(
    desk: Store, ann: Hand, bob: Hand
) -> None:
    first = ann.judge(1, Outcome.CONFIRMED)
    bob.judge(1, Outcome.REFUTED)
    with pytest.raises(CannotUndo, match="by Bob"):
        ann.undo(first)
    assert desk.claim(1).outcome is Outcome.REFUTED


def test_a_later_decision_with_the_same_value_stands_on_it_all_the_same(
    ann: Hand, bob: Hand
) -> None:
    first = ann.judge(1, Outcome.CONFIRMED)
    bob.judge(1, None)
    ann.judge(1, Outcome.CONFIRMED)
    with pytest.raises(CannotUndo, match="by Ann"):
        ann.undo(first)


def test_an_undoing_cannot_be_undone_once_somebody_decided_anew(ann: Hand, bob: Hand) -> None:
    undone = ann.undo(ann.judge(1, Outcome.CONFIRMED))
    bob.judge(1, Outcome.REFUTED)
    with pytest.raises(CannotUndo):
        ann.undo(undone)


def test_undoings_come_back_in_their_order_only(desk: Store, ann: Hand) -> None:
    first = ann.judge(1, Outcome.CONFIRMED)
    second = ann.judge(1, Outcome.REFUTED)
    undone_second = ann.undo(second)
    undone_first = ann.undo(first)
    with pytest.raises(CannotUndo, match="changed since"):
        ann.undo(undone_second)
    ann.undo(undone_first)
    ann.undo(undone_second)
    assert desk.claim(1).outcome is Outcome.REFUTED


def test_decisions_on_other_claims_and_fields_stand_on_nothing(
    desk: Store, ann: Hand, bob: Hand
) -> None:
    verdict = ann.judge(1, Outcome.CONFIRMED)
    title = ann.edit(1, title="Mine")
    bob.judge(2, Outcome.REFUTED)
    bob.edit(1, outlet="Sport")
    bob.remove(1)
    ann.undo(verdict)
    ann.undo(title)
    assert (desk.claim(1).outcome, desk.claim(2).outcome) == (None, Outcome.REFUTED)
    assert (desk.page(1).report.title, desk.page(1).report.outlet) == ("Club wants Alonso", "Sport")


def test_an_edit_of_two_fields_is_undone_whole_or_not_at_all(
    desk: Store, ann: Hand, bob: Hand
) -> None:
    both = ann.edit(1, title="Mine", outlet="Sport")
    later = bob.edit(1, title="Bob's")
    with pytest.raises(CannotUndo, match="by Bob"):
        ann.undo(both)
    bob.undo(later)
    ann.undo(both)
    assert (desk.page(1).report.title, desk.page(1).report.outlet) == (
        "Club wants Alonso",
        "TEAMtalk",
    )


def test_a_verdict_on_an_old_version_can_be_undone_from_the_new_one(
    desk: Store, ann: Hand, intake: MakeIntake
) -> None:
    first = ann.judge(1, Outcome.CONFIRMED)
    desk.take_in([intake(LATER, url=URL)])
    new = desk.page(1).claims[0].id
    ann.judge(new, Outcome.REFUTED)
    assert desk.claim(1).outcome is Outcome.REFUTED
    with pytest.raises(CannotUndo):
        ann.undo(first)


# --- the log -------------------------------------------------------------------------------------


def test_the_log_is_listed_newest_first_by_claim_report_or_all(
    desk: Store, ann: Hand, intake: MakeIntake
) -> None:
    desk.take_in([intake("Two\n\nMore.")])
    verdict = ann.judge(1, Outcome.CONFIRMED)
    edit = ann.edit(1, title="Mine")
    other = ann.judge(3, Outcome.REFUTED)
    assert desk.decisions() == [other, edit, verdict]
    assert desk.decisions(limit=2) == [other, edit]
    assert desk.decisions(report=1) == [edit, verdict]
    assert desk.decisions(report=1, limit=1) == [edit]
    assert desk.decisions(claim=1) == [verdict]
    assert desk.decisions(claim=2) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET author = 'Somebody'",
        "DELETE FROM decision",
        "INSERT OR REPLACE INTO decision SELECT * FROM decision",
    ],
)
def test_the_log_cannot_be_changed(path: Path, ann: Hand, statement: str) -> None:
    ann.judge(1, Outcome.CONFIRMED)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA recursive_triggers = ON")
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            raw.execute(statement)


def test_a_clock_that_goes_back_does_not_reorder_the_log(desk: Store) -> None:
    noon = datetime(2025, 5, 1, 12, tzinfo=UTC)
    decisions = [
        desk.judge(1, outcome, author="Ann", run="r", now=now)
        for outcome, now in [
            (Outcome.CONFIRMED, noon),
            (Outcome.REFUTED, noon),
            (None, noon - timedelta(hours=1)),
        ]
    ]
    assert desk.decisions() == decisions[::-1]
    times = [d.at for d in decisions]
    assert times == sorted(set(times))
    desk.replay()
    assert desk.claim(1).outcome is None


def test_a_time_without_a_zone_is_refused(desk: Store) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        desk.judge(1, Outcome.CONFIRMED, author="Ann", run="r", now=datetime(2025, 5, 1))
    assert desk.decisions() == []


def test_state_is_what_replaying_the_log_gives(path: Path, desk: Store, ann: Hand) -> None:
    ann.judge(1, Outcome.CONFIRMED, note="seen")
    ann.edit(1, title="Mine", vacancy=BRAZIL)
    ann.judge(2, Outcome.REFUTED)
    before = (desk.page(1), desk.vacancies(), desk.summary())
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DELETE FROM verdict WHERE line = 1")
        raw.execute("UPDATE verdict SET outcome = 'confirmed'")
        raw.execute("DELETE FROM report_edit WHERE field = 'title'")
        raw.execute(
            "INSERT INTO report_edit SELECT 1, 'outlet', '\"As\"', id FROM decision LIMIT 1"
        )
        raw.execute("UPDATE report SET removed = 1")
    desk.replay()
    assert (desk.page(1), desk.vacancies(), desk.summary()) == before


def test_a_decision_on_what_is_not_here_is_passed_by_in_a_replay(
    path: Path, desk: Store, ann: Hand
) -> None:
    ann.judge(1, Outcome.CONFIRMED)
    ann.edit(1, title="Mine")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(
            "INSERT INTO decision SELECT seq + 10, id || 'x', at, zone, author, run, kind,"
            " 'elsewhere', claim_key, target, before, after, undoes, subject FROM decision"
        )
    desk.replay()
    assert desk.claim(1).outcome is Outcome.CONFIRMED
    assert desk.page(1).report.title == "Mine"
