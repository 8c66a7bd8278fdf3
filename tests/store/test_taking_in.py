from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from rumourdesk.model import (
    Certainty,
    Claim,
    Cue,
    ExitState,
    Facet,
    Kind,
    Outcome,
    Polarity,
    Position,
    Post,
    Published,
    Source,
    SourceType,
    Span,
    Stance,
    When,
)
from rumourdesk.store import Intake, NotFound, Store, Taken, taking_in
from rumourdesk.store.rows import Filter

MANAGER = Post("Real Madrid", "manager")
TEXT = "Club wants Alonso\n\nThe club wants Alonso. Ancelotti will go."
LATER = "Club wants Alonso\n\nThe club wants Alonso. Ancelotti is gone."
URL = "https://example.org/alonso"

MakeIntake = Callable[..., Intake]
MakeClaim = Callable[..., Claim]


def test_a_report_comes_back_as_it_was(store: Store, intake: MakeIntake) -> None:
    item = intake(
        url=URL,
        byline="A. Writer",
        path="reports/one.txt",
        restated=True,
        outlet_inferred=True,
        outlet_evidence=Span(0, 4),
        published=Published(
            date(2024, 11, 6), datetime(2024, 11, 6, 1, 30, tzinfo=timezone(timedelta(hours=2)))
        ),
    )
    (taken,) = store.take_in([item])
    assert (taken.outcome, taken.claims) == (Taken.NEW, 2)
    page = store.page(taken.report)
    assert page.report == item.report
    assert page.report.published is not None and page.report.published.at is not None
    assert page.report.published.at.utcoffset() == timedelta(hours=2)
    assert (page.version, page.versions) == (1, 1)


def test_a_claim_comes_back_as_it_was(store: Store, intake: MakeIntake, a_claim: MakeClaim) -> None:
    claim = a_claim(
        TEXT,
        "The club wants Alonso.",
        kind=Kind.CONTRACT,
        about="Xabi Alonso",
        polarity=Polarity.NEGATIVE,
        certainty=Certainty.CERTAIN,
        facet=Facet.TIMING,
        condition=Span(42, 60),
        sources=(
            Source("Sport", SourceType.OUTLET, Span(4, 8)),
            Source("sources", SourceType.ANONYMOUS),
        ),
        when=When(date(2025, 6, 1), None, Span(0, 4), "summer"),
        topic="release clause",
        exclusive=True,
        superseded=True,
        from_heading=True,
        cues=(
            Cue(Span(0, 4), "kind", "contract", "word"),
            Cue(Span(4, 8), "polarity", "no", "not"),
        ),
    )
    bare = a_claim(TEXT, "Ancelotti will go.", about=None, post=None, when=When(None, None))
    item = intake(TEXT, claims=(claim, bare), questions=("contract:xabi alonso", None))
    store.take_in([item])
    first, second = store.page(1).claims
    assert (first.claim, second.claim) == (claim, bare)
    assert (first.question, second.question) == ("contract:xabi alonso", None)
    assert (first.vacancy, second.vacancy) == (1, None)
    assert store.claim(first.id) == first


def test_positions_come_back_under_their_vacancy(store: Store, intake: MakeIntake) -> None:
    position = Position(
        post=MANAGER,
        incumbent="Carlo Ancelotti",
        exit=ExitState.LEAVES,
        candidates=(("Xabi Alonso", Stance.FAVOURED), ("Raul", Stance.LINKED)),
        cited=("Sport",),
    )
    nowhere = Position(post=Post("Brazil", "manager"), incumbent=None, exit=None)
    store.take_in([intake(positions=(position, nowhere))])
    assert store.report_position(1) == {1: position}


def test_characters_beyond_the_basic_plane_keep_their_offsets(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    text = "⚽😀 Title\n\n👨‍👩‍👧 If he goes, 😀 comes in."
    start = text.index("If")
    claim = a_claim(text, "😀 comes in.", condition=Span(start, start + len("If he goes")))
    store.take_in([intake(text, claims=(claim,))])
    (answer,) = store.answers(1)
    assert answer.condition == "If he goes"
    assert store.page(1).claims[0].claim.span.of(store.page(1).report.text) == "😀 comes in."


def test_the_same_report_again_changes_nothing(store: Store, intake: MakeIntake) -> None:
    (first,) = store.take_in([intake(url=URL)])
    before = store.readings_token()
    (again,) = store.take_in([intake(url=URL, byline="Somebody else")])
    assert (again.report, again.outcome, again.claims) == (first.report, Taken.SAME, 2)
    assert store.known(intake(url=URL).report) == again
    assert store.readings_token() == before
    assert store.page(1).report.byline is None


def test_the_same_report_twice_in_one_batch_is_one(store: Store, intake: MakeIntake) -> None:
    outcomes = [t.outcome for t in store.take_in([intake(), intake()])]
    assert outcomes == [Taken.NEW, Taken.SAME]
    assert store.summary().reports == 1


def test_a_report_in_the_trash_is_still_known(
    store: Store, intake: MakeIntake, clock: Callable[[], datetime]
) -> None:
    store.take_in([intake()])
    store.remove_report(1, author="ann", run="r", now=clock())
    (again,) = store.take_in([intake()])
    assert again.outcome is Taken.SAME
    assert store.report_rows([1])[1].trashed
    assert store.known(intake().report) == again


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"outlet": "TEAMtalk"}, {"outlet": "Teamtalk"}, True),
        ({"outlet": "TEAMtalk"}, {"outlet": "Sport"}, False),
        ({"outlet": "TEAMtalk"}, {"outlet": None}, False),
        ({"outlet": None}, {"outlet": None}, True),
        ({"outlet": None}, {"outlet": "Sport", "outlet_inferred": True}, True),
        ({"outlet": "Sport", "outlet_inferred": True}, {"outlet": None}, True),
        ({"outlet": "Sport", "outlet_inferred": True}, {"outlet": "As"}, False),
        (
            {"outlet": "Sport", "outlet_inferred": True, "url": "https://a/1"},
            {"outlet": "As", "outlet_inferred": True, "url": "https://b/1"},
            False,
        ),
        (
            {"outlet": "Sport", "url": "https://a/1"},
            {"outlet": "Sport", "url": "https://a/2"},
            True,
        ),
        ({"outlet": None, "url": "https://a/1"}, {"outlet": None, "url": "https://b/1"}, False),
        ({"outlet": None, "url": "https://a/1"}, {"outlet": None}, True),
        ({"outlet": "Sport", "url": "https://a/1"}, {"outlet": "As", "url": "https://a/1"}, True),
    ],
)
def test_one_text_is_one_report_by_address_or_outlet(
    store: Store,
    intake: MakeIntake,
    first: dict[str, object],
    second: dict[str, object],
    same: bool,
) -> None:
    store.take_in([intake(**first)])
    assert (store.known(intake(**second).report) is not None) is same
    (taken,) = store.take_in([intake(**second)])
    assert taken.outcome is (Taken.SAME if same else Taken.NEW)


def test_another_text_at_the_address_is_a_new_version(store: Store, intake: MakeIntake) -> None:
    store.take_in([intake(TEXT, url=URL)])
    store.set_read([1], True)
    assert store.known(intake(LATER, url=URL).report) is None
    (taken,) = store.take_in([intake(LATER, url=URL, title="A new title", outlet="Sport")])
    assert (taken.report, taken.outcome) == (1, Taken.CHANGED)
    page = store.page(1)
    assert (page.version, page.versions) == (2, 2)
    assert (page.report.text, page.report.title, page.report.outlet) == (
        LATER,
        "A new title",
        "Sport",
    )
    assert page.row.unread
    assert [c.claim.quote for c in page.claims] == ["The club wants Alonso.", "Ancelotti is gone."]
    assert store.summary().claims == 2


def test_an_old_version_is_kept_with_its_claims(store: Store, intake: MakeIntake) -> None:
    store.take_in([intake(TEXT, url=URL), intake(LATER, url=URL)])
    old = store.page(1, 1)
    assert (old.version, old.versions, old.report.text) == (1, 2, TEXT)
    assert [c.claim.quote for c in old.claims] == ["The club wants Alonso.", "Ancelotti will go."]
    assert {a.claim for a in store.answers(1)} == {c.id for c in store.page(1).claims}
    with pytest.raises(NotFound):
        store.page(1, 3)


def test_a_version_that_was_there_before_changes_nothing(store: Store, intake: MakeIntake) -> None:
    store.take_in([intake(TEXT, url=URL), intake(LATER, url=URL)])
    (taken,) = store.take_in([intake(TEXT, url=URL)])
    assert taken.outcome is Taken.SAME
    assert store.page(1).version == 2


def test_a_verdict_shows_on_the_unchanged_claim_of_a_new_version(
    store: Store, intake: MakeIntake, clock: Callable[[], datetime]
) -> None:
    store.take_in([intake(TEXT, url=URL)])
    kept, dropped = store.page(1).claims
    for claim in (kept, dropped):
        store.judge(claim.id, Outcome.CONFIRMED, author="ann", run="r", now=clock())
    store.take_in([intake(LATER, url=URL)])
    same, other = store.page(1).claims
    assert (same.outcome, other.outcome) == (Outcome.CONFIRMED, None)
    assert [c.outcome for c in store.page(1, 1).claims] == [Outcome.CONFIRMED] * 2
    assert store.report_rows([1])[1].confirmed == 1
    assert store.verdict_history(same.id) == store.verdict_history(kept.id)


def test_a_verdict_finds_a_claim_that_returns_after_a_version_without_it(
    store: Store, intake: MakeIntake, clock: Callable[[], datetime]
) -> None:
    store.take_in([intake(TEXT, url=URL)])
    store.judge(store.page(1).claims[1].id, Outcome.REFUTED, author="ann", run="r", now=clock())
    store.take_in([intake(LATER, url=URL), intake(TEXT.replace("club", "team"), url=URL)])
    assert [c.outcome for c in store.page(1).claims] == [None, Outcome.REFUTED]


def test_a_verdict_stays_on_the_old_version_where_the_claim_is_ambiguous(
    store: Store, intake: MakeIntake, a_claim: MakeClaim, clock: Callable[[], datetime]
) -> None:
    store.take_in([intake(TEXT, url=URL)])
    store.judge(store.page(1).claims[0].id, Outcome.CONFIRMED, author="ann", run="r", now=clock())
    twice = f"{TEXT} The club wants Alonso."
    first = a_claim(twice, "The club wants Alonso.")
    start = twice.rindex("The club")
    second = a_claim(twice, "The club wants Alonso.", span=Span(start, len(twice)))
    store.take_in([intake(twice, url=URL, claims=(first, second))])
    assert [c.outcome for c in store.page(1).claims] == [None, None]
    assert store.page(1, 1).claims[0].outcome is Outcome.CONFIRMED


@pytest.mark.parametrize("field", [{"about": "Raul"}, {"kind": Kind.CONTACT}])
def test_a_verdict_stays_on_the_old_version_where_the_reading_changed(
    store: Store,
    intake: MakeIntake,
    a_claim: MakeClaim,
    clock: Callable[[], datetime],
    field: dict[str, object],
) -> None:
    store.take_in([intake(TEXT, url=URL)])
    store.judge(store.page(1).claims[0].id, Outcome.CONFIRMED, author="ann", run="r", now=clock())
    claim = a_claim(LATER, "The club wants Alonso.", **field)
    store.take_in([intake(LATER, url=URL, claims=(claim,))])
    assert store.page(1).claims[0].outcome is None


def test_two_claims_on_one_span_are_told_apart(
    store: Store, intake: MakeIntake, a_claim: MakeClaim, clock: Callable[[], datetime]
) -> None:
    one, other = (a_claim(TEXT, "The club wants Alonso.", topic=t) for t in ("expiry", "clause"))
    store.take_in([intake(TEXT, claims=(one, other))])
    first, second = store.page(1).claims
    store.judge(second.id, Outcome.REFUTED, author="ann", run="r", now=clock())
    assert store.claim(first.id).outcome is None
    assert store.claim(second.id).outcome is Outcome.REFUTED
    store.replay()
    assert store.claim(first.id).outcome is None
    assert store.claim(second.id).outcome is Outcome.REFUTED


def test_claims_of_transfers_and_background_make_no_vacancy(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    aside = tuple(
        a_claim(TEXT, "The club wants Alonso.", kind=kind, post=Post("Milan", "manager"))
        for kind in (Kind.TRANSFER, Kind.BACKGROUND)
    )
    store.take_in([intake(TEXT, claims=aside, post=None)])
    assert store.vacancies() == ()
    assert list(store.report_ids(Filter(loose=True))) == [1]


def test_background_on_a_contested_post_stands_under_its_vacancy(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    claim = a_claim(TEXT, "The club wants Alonso.", kind=Kind.BACKGROUND)
    store.take_in([intake(TEXT, claims=(claim,), post=MANAGER)])
    assert store.page(1).claims[0].vacancy == store.vacancies()[0].id


def test_the_vacancy_with_most_claims_comes_first(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    brazil = Post("Brazil", "manager")
    claims = (
        a_claim(TEXT, "Club wants Alonso", post=MANAGER),
        a_claim(TEXT, "The club wants Alonso.", post=brazil),
        a_claim(TEXT, "Ancelotti will go.", post=brazil),
    )
    store.take_in([intake(TEXT, claims=claims, post=MANAGER)])
    by_id = {v.id: v.organisation for v in store.vacancies()}
    under = store.report_rows([1])[1].vacancies
    assert [by_id[vacancy] for vacancy in under] == ["Brazil", "Real Madrid"]


def test_spellings_of_one_post_are_one_vacancy(store: Store, intake: MakeIntake) -> None:
    store.take_in([intake(post=Post("Atlético Madrid", "manager"))])
    store.take_in([intake("Other\n\nWords.", post=Post("ATLETICO MADRID", "Manager"))])
    (vacancy,) = store.vacancies()
    assert (vacancy.organisation, vacancy.role, vacancy.reports) == (
        "Atlético Madrid",
        "manager",
        2,
    )


def test_a_later_incumbent_opens_the_next_epoch(store: Store, intake: MakeIntake) -> None:
    store.take_in(
        [
            intake("One\n\nA.", incumbent="Carlo Ancelotti", day="2024-11-06"),
            intake("Two\n\nB.", incumbent="Ancelotti", day="2025-04-06"),
            intake("Three\n\nC.", incumbent="Xabi Alonso", day="2025-11-06"),
            intake("Four\n\nD.", incumbent="Zinedine Zidane", day="2021-04-01"),
            intake("Five\n\nE.", day="2025-12-01"),
            intake("Six\n\nF.", day=None),
        ]
    )
    found = {
        (v.epoch, v.incumbent): list(store.report_ids(Filter(vacancy=v.id)))
        for v in store.vacancies()
    }
    assert found == {
        (1, "Zinedine Zidane"): [4],
        (2, "Carlo Ancelotti"): [2, 1],
        (3, "Xabi Alonso"): [5, 3, 6],
    }


def test_one_misread_incumbent_splits_no_vacancy(store: Store, intake: MakeIntake) -> None:
    store.take_in(
        [
            intake("One\n\nA.", incumbent="Marco Rose", day="2025-04-18"),
            intake("Two\n\nB.", incumbent="Ancelotti", day="2025-04-20"),
            intake("Three\n\nC.", day="2025-04-21"),
        ]
    )
    store.take_in([intake("Four\n\nD.", incumbent="Carlo Ancelotti", day="2025-05-02")])
    (vacancy,) = store.vacancies()
    assert (vacancy.incumbent, vacancy.reports) == ("Carlo Ancelotti", 4)


def test_reports_under_the_appointed_successor_open_the_next_epoch(
    store: Store, intake: MakeIntake
) -> None:
    told = Position(
        post=MANAGER,
        incumbent=None,
        exit=ExitState.GONE,
        candidates=(("Xabi Alonso", Stance.APPOINTED),),
    )
    store.take_in(
        [
            intake("One\n\nA.", incumbent="Carlo Ancelotti", day="2025-05-12"),
            intake("Two\n\nB.", day="2025-05-25", positions=(told,)),
            intake("Three\n\nC.", day="2025-05-26", positions=(told,)),
        ]
    )
    store.take_in([intake("Four\n\nD.", incumbent="Alonso", day="2025-06-20")])
    found = {(v.epoch, v.incumbent, v.reports) for v in store.vacancies()}
    assert found == {(1, "Carlo Ancelotti", 3), (2, "Alonso", 1)}


def test_a_batch_that_fails_leaves_nothing_half_done(
    store: Store, path: Path, intake: MakeIntake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "BATCH", 2)
    good = [intake(f"Title {n}\n\nText {n}.") for n in range(3)]
    bad = intake("Bad\n\nA claim without a question.", questions=())
    with pytest.raises(ValueError, match="one question"):
        store.take_in([*good, bad])
    assert sorted(store.report_ids()) == [1, 2]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM version").fetchone() == (2,)
    assert [t.outcome for t in store.take_in(good)] == [Taken.SAME, Taken.SAME, Taken.NEW]


def test_an_empty_batch_does_nothing(store: Store) -> None:
    assert store.take_in([]) == []


def test_the_time_of_taking_in_is_kept_in_utc(store: Store, path: Path, intake: MakeIntake) -> None:
    now = datetime(2025, 5, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    store.take_in([intake()], now=now)
    with closing(sqlite3.connect(path)) as raw:
        (written,) = raw.execute("SELECT taken_in FROM report").fetchone()
    assert datetime.fromisoformat(written) == datetime(2025, 4, 30, 23, tzinfo=UTC)


def test_a_time_without_a_zone_is_refused(store: Store, intake: MakeIntake) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        store.take_in([intake()], now=datetime(2025, 5, 1))
