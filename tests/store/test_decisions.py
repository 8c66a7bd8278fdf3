from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from rumourdesk.model import Outcome, Post, Published, Span, Verdict
from rumourdesk.store import Intake, NothingToChange, Store
from rumourdesk.store.rows import DecisionKind, Filter

if TYPE_CHECKING:
    from tests.store.conftest import Hand

TEXT = "Club wants Alonso\n\nThe club wants Alonso. Ancelotti will go."
LATER = "Club wants Alonso\n\nThe club wants Alonso. Ancelotti is gone."
URL = "https://example.org/alonso"
BRAZIL = Post("Brazil", "manager")

MakeIntake = Callable[..., Intake]


# --- verdicts ------------------------------------------------------------------------------------


def test_a_verdict_stands_with_who_when_and_why(desk: Store) -> None:
    now = datetime(2025, 5, 25, 9, tzinfo=timezone(timedelta(hours=2)))
    desk.judge(
        1,
        Outcome.CONFIRMED,
        note="named today",
        evidence="https://example.org/news",
        author="Ann",
        run="r1",
        now=now,
    )
    assert desk.claim(1).verdict == Verdict(
        outcome=Outcome.CONFIRMED,
        note="named today",
        evidence="https://example.org/news",
        author="Ann",
        at=now,
    )
    verdict = desk.page(1).claims[0].verdict
    assert verdict is not None and verdict.at is not None
    assert verdict.at.utcoffset() == timedelta(hours=2)


def test_a_decision_says_what_it_is_about(desk: Store, ann: Hand) -> None:
    decision = ann.judge(1, Outcome.REFUTED)
    assert decision.kind is DecisionKind.VERDICT
    assert decision.author == "Ann"
    assert decision.run == "Ann's run"
    assert decision.before == {"outcome": None}
    assert decision.after["outcome"] == "refuted"
    assert decision.target["position"] == {"start": 19, "end": 41}
    assert decision.target["quote"] == {
        "prefix": "Club wants Alonso\n\n",
        "exact": "The club wants Alonso.",
        "suffix": " Ancelotti will go.",
    }
    assert (decision.target["kind"], decision.target["about"]) == ("candidate", "Xabi Alonso")
    assert desk.decisions() == [decision]
    assert Span(19, 41).of(desk.page(1).report.text) == "The club wants Alonso."


def test_judging_the_same_again_writes_nothing(desk: Store, ann: Hand, bob: Hand) -> None:
    first = ann.judge(1, Outcome.CONFIRMED, note="seen", evidence="https://example.org")
    assert ann.judge(1, Outcome.CONFIRMED) == first
    assert bob.judge(1, Outcome.CONFIRMED, note="seen") == first
    assert desk.decisions() == [first]


def test_a_note_can_be_changed_and_taken_away(desk: Store, ann: Hand) -> None:
    ann.judge(1, Outcome.CONFIRMED, note="seen", evidence="https://example.org")
    ann.judge(1, Outcome.CONFIRMED, note="")
    verdict = desk.claim(1).verdict
    assert verdict is not None
    assert (verdict.note, verdict.evidence) == ("", "https://example.org")


def test_a_note_goes_with_the_outcome_it_was_for(desk: Store, ann: Hand) -> None:
    ann.judge(1, Outcome.CONFIRMED, note="seen", evidence="https://example.org")
    ann.judge(1, Outcome.REFUTED)
    verdict = desk.claim(1).verdict
    assert verdict is not None
    assert (verdict.outcome, verdict.note, verdict.evidence) == (Outcome.REFUTED, "", "")


def test_what_a_person_types_is_cleaned(desk: Store, ann: Hand) -> None:
    ann.judge(1, Outcome.CONFIRMED, note="a\x1b[31mb\ud800\nc", evidence=" https://a\n ")
    verdict = desk.claim(1).verdict
    assert verdict is not None
    assert (verdict.note, verdict.evidence) == ("ab\ufffd\nc", "https://a")
    ann.edit(1, title=" A\x1b[31m\ntitle ")
    assert desk.page(1).report.title == "A title"


def test_a_verdict_can_be_taken_back_without_undoing(desk: Store, ann: Hand) -> None:
    ann.judge(1, Outcome.CONFIRMED)
    back = ann.judge(1, None)
    assert desk.claim(1).outcome is None
    assert desk.report_rows([1])[1].confirmed == 0
    assert ann.judge(1, None) == back
    assert len(desk.decisions()) == 2


def test_there_is_nothing_to_take_back_from_an_unjudged_claim(desk: Store, ann: Hand) -> None:
    with pytest.raises(NothingToChange, match="no verdict"):
        ann.judge(1, None)
    assert desk.decisions() == []


def test_a_note_can_stand_without_an_outcome(desk: Store, ann: Hand) -> None:
    ann.judge(1, None, note="wait for the board")
    verdict = desk.claim(1).verdict
    assert verdict is not None
    assert (verdict.outcome, verdict.note) == (None, "wait for the board")


def test_the_history_has_the_newest_verdict_first(desk: Store, ann: Hand, bob: Hand) -> None:
    ann.judge(1, Outcome.CONFIRMED, note="first")
    second = bob.judge(1, Outcome.REFUTED)
    bob.undo(second)
    said = [(v.outcome, v.author, v.note) for v in desk.verdict_history(1)]
    assert said == [
        (Outcome.CONFIRMED, "Ann", "first"),
        (Outcome.REFUTED, "Bob", ""),
        (Outcome.CONFIRMED, "Ann", "first"),
    ]
    assert desk.verdict_history(2) == ()


# --- edits ---------------------------------------------------------------------------------------


def test_edits_are_laid_over_the_reading(desk: Store, ann: Hand) -> None:
    decision = ann.edit(
        1, title="A better title", outlet="Sport", published=Published(date(2024, 12, 1))
    )
    page = desk.page(1)
    assert (page.report.title, page.report.outlet) == ("A better title", "Sport")
    assert page.row.headline == "A better title"
    assert page.report.published == Published(date(2024, 12, 1))
    assert page.report.text == TEXT
    (answer, _) = desk.answers(1)
    assert (answer.outlet, answer.published) == ("Sport", Published(date(2024, 12, 1)))
    assert list(desk.report_ids(Filter(outlet="Sport"))) == [1]
    assert decision.before == {
        "title": "Club wants Alonso",
        "outlet": "TEAMtalk",
        "published": {"day": "2024-11-06", "at": None, "zone": None},
        "machine": ["outlet", "published", "title"],
    }


def test_an_edit_can_say_that_something_is_unknown(desk: Store, ann: Hand) -> None:
    ann.edit(1, title=" ", outlet=None, published=None, vacancy=None)
    page = desk.page(1)
    assert (page.report.title, page.report.outlet, page.report.published) == (None, None, None)
    assert page.row.headline == "Club wants Alonso"
    assert page.row.vacancies == ()
    assert list(desk.report_ids(Filter(loose=True))) == [1]
    assert desk.vacancies() == ()
    assert desk.report_position(1) == {}


def test_an_edited_date_moves_the_report_in_the_list(
    desk: Store, ann: Hand, intake: MakeIntake
) -> None:
    desk.take_in([intake("Two\n\nMore.", day="2025-01-01")])
    vacancy = desk.vacancies()[0].id
    assert list(desk.report_ids(Filter(vacancy=vacancy))) == [2, 1]
    ann.edit(1, published=date(2025, 2, 2))
    assert list(desk.report_ids(Filter(vacancy=vacancy))) == [1, 2]
    assert list(desk.report_ids()) == [1, 2]


def test_an_edited_outlet_is_no_longer_inferred(
    store: Store, intake: MakeIntake, ann: Hand
) -> None:
    store.take_in([intake(outlet_inferred=True, outlet_evidence=Span(0, 4))])
    ann.edit(1, outlet="Sport")
    report = store.page(1).report
    assert (report.outlet, report.outlet_inferred, report.outlet_evidence) == ("Sport", False, None)


def test_a_report_can_be_moved_to_another_vacancy(
    desk: Store, ann: Hand, intake: MakeIntake
) -> None:
    desk.take_in([intake("Brazil\n\nThey wait.", post=BRAZIL)])
    brazil = next(v.id for v in desk.vacancies() if v.organisation == "Brazil")
    decision = ann.edit(1, vacancy=brazil)
    assert desk.report_rows([1])[1].vacancies == (brazil,)
    assert {c.vacancy for c in desk.page(1).claims} == {brazil}
    assert {a.report for a in desk.answers(brazil)} == {1, 2}
    (vacancy,) = desk.vacancies()
    assert (vacancy.id, vacancy.reports) == (brazil, 2)
    ann.undo(decision)
    assert {c.vacancy for c in desk.page(1).claims} == {1}
    assert {v.reports for v in desk.vacancies()} == {1}


def test_a_report_can_be_moved_to_a_post_that_had_no_vacancy(desk: Store, ann: Hand) -> None:
    ann.edit(1, vacancy=BRAZIL)
    (vacancy,) = desk.vacancies()
    assert (vacancy.organisation, vacancy.epoch, vacancy.reports) == ("Brazil", 1, 1)


def test_moving_leaves_the_reports_other_vacancies(
    store: Store, intake: MakeIntake, a_claim: Callable[..., object], ann: Hand
) -> None:
    text = "Two posts\n\nHe goes. He comes. He waits."
    milan = Post("Milan", "manager")
    claims = (
        a_claim(text, "He goes."),
        a_claim(text, "He comes."),
        a_claim(text, "He waits.", post=milan),
    )
    store.take_in([intake(text, claims=claims)])
    ann.edit(1, vacancy=BRAZIL)
    names = {v.id: v.organisation for v in store.vacancies()}
    assert [names[c.vacancy or 0] for c in store.page(1).claims] == ["Brazil", "Brazil", "Milan"]
    assert [names[v] for v in store.report_rows([1])[1].vacancies] == ["Brazil", "Milan"]


def test_a_loose_report_takes_its_claims_to_the_vacancy_it_is_given(
    store: Store, intake: MakeIntake, ann: Hand
) -> None:
    store.take_in([intake(post=None)])
    decision = ann.edit(1, vacancy=BRAZIL)
    assert [c.vacancy for c in store.page(1).claims] == [1, 1]
    assert len(store.answers(1)) == 2
    ann.undo(decision)
    assert [c.vacancy for c in store.page(1).claims] == [None, None]
    assert list(store.report_ids(Filter(loose=True))) == [1]


def test_edits_outlast_a_new_version(desk: Store, ann: Hand, intake: MakeIntake) -> None:
    ann.edit(1, outlet="Sport", vacancy=BRAZIL)
    desk.take_in([intake(LATER, url=URL, title="Another title", outlet="As", day="2025-01-01")])
    page = desk.page(1)
    assert (page.report.title, page.report.outlet) == ("Another title", "Sport")
    assert page.report.published == Published(date(2025, 1, 1))
    (vacancy,) = desk.vacancies()
    assert vacancy.organisation == "Brazil"
    assert {c.vacancy for c in page.claims} == {vacancy.id}


def test_undoing_an_edit_gives_the_field_back_to_the_machine(
    desk: Store, ann: Hand, intake: MakeIntake
) -> None:
    first = ann.edit(1, title="Mine")
    second = ann.edit(1, title="Mine, better")
    ann.undo(second)
    assert desk.page(1).report.title == "Mine"
    ann.undo(first)
    desk.take_in([intake(LATER, url=URL, title="The machine's new title")])
    assert desk.page(1).report.title == "The machine's new title"


def test_an_edit_that_changes_nothing_writes_nothing(desk: Store, ann: Hand) -> None:
    with pytest.raises(NothingToChange):
        ann.edit(1, title="Club wants Alonso", outlet="teamtalk", published=date(2024, 11, 6))
    with pytest.raises(NothingToChange):
        ann.edit(1)
    first = ann.edit(1, title="Mine")
    assert ann.edit(1, title="Mine", outlet="TEAMtalk") == first
    assert desk.decisions() == [first]


def test_only_what_can_be_edited_is_taken(desk: Store, ann: Hand) -> None:
    with pytest.raises(ValueError, match="no field text"):
        ann.edit(1, text="Other words")
    with pytest.raises(TypeError, match="no value for the published"):
        ann.edit(1, published="yesterday")
    with pytest.raises(TypeError, match="no value for the title"):
        ann.edit(1, title=3)
    assert desk.decisions() == []


# --- the trash -----------------------------------------------------------------------------------


def test_a_removed_report_counts_for_nothing_until_restored(desk: Store, ann: Hand) -> None:
    removed = ann.remove(1)
    assert removed.kind is DecisionKind.REPORT_REMOVED
    assert list(desk.report_ids()) == []
    assert desk.vacancies() == ()
    assert desk.answers(1) == ()
    assert desk.search("alonso") == []
    assert ann.remove(1) == removed
    restored = ann.restore(1)
    assert restored.kind is DecisionKind.REPORT_RESTORED
    assert list(desk.report_ids()) == [1]
    assert [hit.report for hit in desk.search("alonso")] == [1]
    assert ann.restore(1) == restored


@pytest.mark.usefixtures("desk")
def test_what_is_not_in_the_trash_cannot_be_restored(ann: Hand) -> None:
    with pytest.raises(NothingToChange, match="not in the trash"):
        ann.restore(1)


def test_removing_can_be_undone_and_done_again(desk: Store, ann: Hand) -> None:
    back = ann.undo(ann.remove(1))
    assert back.kind is DecisionKind.REPORT_RESTORED
    assert list(desk.report_ids()) == [1]
    assert ann.undo(back).kind is DecisionKind.REPORT_REMOVED
    assert list(desk.report_ids()) == []
