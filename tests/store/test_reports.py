from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from rumourdesk.model import (
    Certainty,
    Claim,
    Kind,
    Outcome,
    Polarity,
    Post,
    Published,
    Source,
    SourceType,
    When,
)
from rumourdesk.store import Intake, NotFound, Store, Summary
from rumourdesk.store.rows import Filter, Status

MADRID = Post("Real Madrid", "manager")
BRAZIL = Post("Brazil", "manager")

MakeIntake = Callable[..., Intake]
MakeClaim = Callable[..., Claim]
Clock = Callable[[], datetime]


def ids(store: Store, **wanted: object) -> list[int]:
    return list(store.report_ids(Filter(**wanted)))  # type: ignore[arg-type]


@pytest.fixture
def full(store: Store, intake: MakeIntake, clock: Clock) -> Store:
    """Five reports: 1 and 2 on Madrid, 3 on Brazil, 4 on nothing, 5 on Madrid and in the trash."""
    store.take_in(
        [
            intake("One\n\nAlonso is wanted. He may come.", day="2024-11-06", post=MADRID),
            intake("Two\n\nKlopp is wanted.", day="2025-01-10", post=MADRID, outlet="Sport"),
            intake("Three\n\nBrazil wait.", day="2024-12-24", post=BRAZIL, outlet=None),
            intake("Four\n\nThe weather.", day=None, post=None, claims=()),
            intake("Five\n\nRaul is wanted.", day="2025-02-02", post=MADRID, outlet="As"),
        ]
    )
    store.remove_report(5, author="ann", run="r", now=clock())
    return store


def test_reports_are_listed_newest_first_and_undated_last(full: Store) -> None:
    listed = full.report_ids()
    assert listed == array("q", [2, 3, 1, 4])
    assert listed.typecode == "q"


def test_reports_of_one_day_are_listed_by_time(store: Store, intake: MakeIntake) -> None:
    def at(hour: int, zone: int) -> Published:
        moment = datetime(2024, 11, 6, hour, tzinfo=timezone(timedelta(hours=zone)))
        return Published(moment.date(), moment)

    store.take_in(
        [
            intake("Noon, by the day\n\nA.", day="2024-11-06"),
            intake("Eight in New York\n\nB.", published=at(8, -5)),
            intake("Nine in Tokyo\n\nC.", published=at(9, 9)),
        ]
    )
    assert ids(store) == [2, 1, 3]


def test_undated_reports_stand_by_when_they_were_taken_in(store: Store, intake: MakeIntake) -> None:
    store.take_in([intake(f"Title {n}\n\nText {n}.", day=None) for n in range(3)])
    store.take_in([intake("Old\n\nFrom before the moon landing.", day="1923-01-01")])
    assert ids(store) == [4, 3, 2, 1]


def test_a_filter_lets_through_what_meets_all_of_it(full: Store, clock: Clock) -> None:
    madrid, brazil = (v.id for v in full.vacancies())
    assert ids(full, vacancy=madrid) == [2, 1]
    assert ids(full, vacancy=brazil) == [3]
    assert ids(full, vacancy=madrid, outlet="sport") == [2]
    assert ids(full, loose=True) == [4]
    assert ids(full, vacancy=madrid, loose=True) == []
    assert ids(full, outlet="TEAMTALK") == [1, 4]
    assert ids(full, outlet="Unheard of") == []
    assert ids(full, trashed=True) == [5]
    assert ids(full, trashed=True, vacancy=madrid) == [5]
    assert ids(full, vacancy=999) == []


def test_a_filter_on_days_includes_both_ends(full: Store) -> None:
    assert ids(full, since=date(2024, 12, 24)) == [2, 3]
    assert ids(full, until=date(2024, 12, 24)) == [3, 1]
    assert ids(full, since=date(2024, 11, 7), until=date(2025, 1, 9)) == [3]
    assert ids(full, since=date(2024, 11, 6), until=date(2024, 11, 6), vacancy=1) == [1]


@pytest.mark.parametrize("zone", [-11, 14])
def test_a_day_is_the_day_where_the_report_was_published(
    store: Store, intake: MakeIntake, zone: int
) -> None:
    moment = datetime(
        2024, 11, 6, 0 if zone > 0 else 23, 30, tzinfo=timezone(timedelta(hours=zone))
    )
    store.take_in([intake(published=Published(date(2024, 11, 6), moment))])
    day = date(2024, 11, 6)
    assert ids(store, since=day, until=day) == [1]
    assert ids(store, since=day + timedelta(1)) == []
    assert ids(store, until=day - timedelta(1)) == []


def test_a_filter_on_status_follows_the_verdicts(full: Store, clock: Clock) -> None:
    first, second = full.page(1).claims
    full.judge(first.id, Outcome.CONFIRMED, author="ann", run="r", now=clock())
    full.judge(second.id, Outcome.REFUTED, author="ann", run="r", now=clock())
    madrid = full.vacancies()[0].id
    assert ids(full, status=Status.CONFIRMED) == [1]
    assert ids(full, status=Status.REFUTED) == [1]
    assert ids(full, status=Status.REFUTED, vacancy=madrid) == [1]
    assert ids(full, status=Status.UNJUDGED) == [2, 3, 4]
    assert ids(full, status=Status.UNJUDGED, vacancy=madrid) == [2]


def test_a_filter_on_kind_looks_at_current_claims(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    text, later = "One\n\nHe goes. He stays.", "One\n\nHe stays. He goes not."
    url = "https://example.org/1"
    store.take_in([intake(text, claims=(a_claim(text, "He goes.", kind=Kind.EXIT),), url=url)])
    assert ids(store, kind="exit") == [1]
    assert ids(store, kind="exit", vacancy=1) == [1]
    store.take_in(
        [intake(later, claims=(a_claim(later, "He stays.", kind=Kind.STANDING),), url=url)]
    )
    assert ids(store, kind="exit") == []
    assert ids(store, kind=Kind.STANDING) == [1]


def test_a_filter_on_words_keeps_the_order_of_the_list(full: Store) -> None:
    assert ids(full, words="wanted") == [2, 1]
    assert ids(full, words="wanted klo") == [2]
    assert ids(full, words="wanted", vacancy=full.vacancies()[1].id) == []
    assert ids(full, words="  ") == [2, 3, 1, 4]
    assert ids(full, words="!?") == []


def test_rows_say_what_a_line_shows(full: Store, clock: Clock) -> None:
    full.judge(full.page(1).claims[0].id, Outcome.CONFIRMED, author="a", run="r", now=clock())
    rows = full.report_rows([1, 4, 999])
    assert rows.keys() == {1, 4}
    one, four = rows[1], rows[4]
    assert (one.outlet, one.headline, one.unread, one.trashed) == ("TEAMtalk", "One", True, False)
    assert one.published == Published(date(2024, 11, 6))
    assert (one.claims, one.confirmed, one.refuted) == (2, 1, 0)
    assert one.vacancies == (full.vacancies()[0].id,)
    assert (four.published, four.vacancies, four.claims) == (None, (), 0)


def test_a_report_without_title_is_shown_by_its_first_words(
    store: Store, intake: MakeIntake
) -> None:
    long = "word " * 40
    store.take_in(
        [
            intake("\n  First line.\nSecond.", title=None, claims=()),
            intake(long, title=None, claims=()),
            intake("x" * 300, title="   ", claims=()),
        ]
    )
    rows = store.report_rows([1, 2, 3])
    assert rows[1].headline == "First line."
    assert rows[2].headline.endswith("word…") and len(rows[2].headline) <= 100
    assert rows[3].headline == "x" * 99 + "…"


def test_a_title_without_end_is_shown_shortened_and_kept_whole(
    store: Store, intake: MakeIntake
) -> None:
    title = "word " * 10_000
    store.take_in([intake(title=title, claims=())])
    page = store.page(1)
    assert page.row.headline.endswith("word…") and len(page.row.headline) <= 300
    assert page.report.title == title


def test_vacancies_are_listed_with_most_reports_first(full: Store) -> None:
    madrid, brazil = full.vacancies()
    assert (madrid.organisation, madrid.reports, madrid.unread, madrid.outlets) == (
        "Real Madrid",
        2,
        2,
        2,
    )
    assert (brazil.organisation, brazil.reports, brazil.outlets) == ("Brazil", 1, 0)


def test_read_marks_are_counted(full: Store, path: Path) -> None:
    now = datetime(2025, 5, 1, 12, tzinfo=UTC)
    full.set_read([1, 3, 999], True, now=now)
    assert ids(full, unread=True) == [2, 4]
    assert ids(full, unread=True, vacancy=full.vacancies()[0].id) == [2]
    assert [v.unread for v in full.vacancies()] == [1, 0]
    full.set_read([1], True, now=now + timedelta(days=1))
    with closing(sqlite3.connect(path)) as raw:
        (read_at,) = raw.execute("SELECT read_at FROM report WHERE id = 1").fetchone()
    assert datetime.fromisoformat(read_at) == now
    full.set_read([1], False)
    assert full.report_rows([1])[1].unread
    assert [v.unread for v in full.vacancies()] == [2, 0]
    assert [d.kind for d in full.decisions()] == ["report removed"]


def test_the_summary_leaves_the_trash_out(full: Store, clock: Clock) -> None:
    full.set_read([1], True)
    full.judge(full.page(2).claims[0].id, Outcome.REFUTED, author="a", run="r", now=clock())
    full.judge(full.page(5).claims[0].id, Outcome.CONFIRMED, author="a", run="r", now=clock())
    assert full.summary() == Summary(
        reports=4,
        unread=3,
        trashed=1,
        vacancies=2,
        outlets=2,
        claims=4,
        confirmed=0,
        refuted=1,
    )


def test_an_empty_desk_holds_nothing(store: Store) -> None:
    assert store.vacancies() == ()
    assert store.report_ids() == array("q")
    assert store.report_rows([]) == {}
    assert store.outlets() == ()
    assert store.search("anything") == []
    assert store.decisions() == []
    assert list(store.claims()) == []
    assert store.summary() == Summary(
        reports=0, unread=0, trashed=0, vacancies=0, outlets=0, claims=0, confirmed=0, refuted=0
    )


def test_outlets_are_those_of_reports_outside_the_trash(full: Store) -> None:
    assert full.outlets() == ("Sport", "TEAMtalk")


def test_what_is_not_there_is_not_found(full: Store, clock: Clock) -> None:
    by = {"author": "ann", "run": "r"}
    with pytest.raises(NotFound, match="report 99"):
        full.page(99)
    with pytest.raises(NotFound, match="claim 99"):
        full.claim(99)
    with pytest.raises(NotFound, match="claim 99"):
        full.judge(99, Outcome.CONFIRMED, now=clock(), **by)
    with pytest.raises(NotFound, match="report 99"):
        full.edit_report(99, {"title": "x"}, now=clock(), **by)
    with pytest.raises(NotFound, match="report 99"):
        full.remove_report(99, now=clock(), **by)
    with pytest.raises(NotFound, match="vacancy 99"):
        full.edit_report(1, {"vacancy": 99}, now=clock(), **by)
    with pytest.raises(NotFound, match="decision nought"):
        full.undo("nought", now=clock(), **by)
    assert full.report_position(99) == {}
    assert full.answers(99) == ()
    assert full.verdict_history(99) == ()


def test_claims_come_report_by_report_in_text_order(full: Store) -> None:
    madrid = full.vacancies()[0].id
    assert [c.claim.quote for c in full.claims()] == [
        "Klopp is wanted.",
        "Brazil wait.",
        "Alonso is wanted.",
        "He may come.",
    ]
    assert [c.report for c in full.claims(vacancy=madrid)] == [2, 1, 1]
    assert [c.report for c in full.claims(report=1)] == [1, 1]
    assert [c.report for c in full.claims(report=5)] == [5]
    assert list(full.claims(Filter(kind="exit"))) == []
    assert list(full.claims(Filter(outlet="Unheard of"))) == []


def test_claims_of_a_vacancy_leave_out_those_of_another_one_in_the_same_report(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    text = "One\n\nHe goes. He comes."
    claims = (
        a_claim(text, "He goes.", post=MADRID, kind=Kind.EXIT),
        a_claim(text, "He comes.", post=BRAZIL),
    )
    store.take_in([intake(text, claims=claims)])
    for vacancy in store.vacancies():
        (claim,) = store.claims(vacancy=vacancy.id)
        assert claim.claim.post == Post(vacancy.organisation, vacancy.role)
    assert [c.claim.kind for c in store.claims(Filter(kind="exit"))] == [Kind.EXIT]


def test_many_claims_are_fetched_in_stretches(
    store: Store, intake: MakeIntake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rumourdesk.store.facade._CLAIMS_A_FETCH", 3)
    monkeypatch.setattr("rumourdesk.store.claims._REPORTS_A_QUERY", 2)
    store.take_in([intake(f"Title {n}\n\nA {n}. B {n}.", day="2024-11-06") for n in range(5)])
    assert [(c.report, c.claim.quote[0]) for c in store.claims()] == [
        (report, letter) for report in (5, 4, 3, 2, 1) for letter in "AB"
    ]


def test_answers_hold_what_comparing_needs(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    text = "One\n\nIf he goes, Alonso comes. Rain is due."
    claims = (
        a_claim(
            text,
            "If he goes, Alonso comes.",
            condition=a_claim(text, "If he goes").span,
            sources=(Source("Sport", SourceType.OUTLET),),
            when=When(date(2025, 6, 1), date(2025, 8, 31)),
            exclusive=True,
            topic="term",
        ),
        a_claim(text, "Rain is due."),
    )
    store.take_in([intake(text, claims=claims, questions=("successor", None))])
    (answer,) = store.answers(store.vacancies()[0].id)
    assert answer.claim == store.page(1).claims[0].id
    assert (answer.report, answer.question, answer.kind) == (1, "successor", Kind.CANDIDATE)
    assert (answer.about, answer.polarity, answer.certainty) == (
        "Xabi Alonso",
        Polarity.POSITIVE,
        Certainty.PROBABLE,
    )
    assert (answer.condition, answer.topic, answer.exclusive, answer.superseded) == (
        "If he goes",
        "term",
        True,
        False,
    )
    assert (answer.when_start, answer.when_end) == (date(2025, 6, 1), date(2025, 8, 31))
    assert answer.sources == (Source("Sport", SourceType.OUTLET),)
    assert (answer.outlet, answer.published) == ("TEAMtalk", Published(date(2024, 11, 6)))
    assert answer.quote == "If he goes, Alonso comes."


def test_answers_leave_out_the_trash(full: Store) -> None:
    assert {a.report for a in full.answers(full.vacancies()[0].id)} == {1, 2}


def test_the_change_token_moves_with_every_write_and_only_then(full: Store) -> None:
    token = full.change_token()
    full.report_ids()
    assert full.change_token() == token
    full.set_read([1], True)
    assert full.change_token() != token


def test_the_readings_token_moves_with_what_is_compared(
    full: Store, intake: MakeIntake, clock: Clock
) -> None:
    token = full.readings_token()
    full.set_read([1], True)
    decision = full.judge(1, Outcome.CONFIRMED, author="a", run="r", now=clock())
    full.undo(decision.id, author="a", run="r", now=clock())
    assert full.readings_token() == token
    tokens = {token}
    full.take_in([intake("Six\n\nNew.")])
    tokens.add(full.readings_token())
    full.edit_report(6, {"outlet": "Sport"}, author="a", run="r", now=clock())
    tokens.add(full.readings_token())
    full.remove_report(6, author="a", run="r", now=clock())
    tokens.add(full.readings_token())
    assert len(tokens) == 4
