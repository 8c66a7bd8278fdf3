from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.app import App, ComposeResult

from rumourdesk.desk import Desk
from rumourdesk.model import Facet, Kind, Outcome, When
from rumourdesk.tui import paint
from rumourdesk.tui.messages import ClaimChosen
from rumourdesk.tui.widgets import card_words
from rumourdesk.tui.widgets.claim_card import ClaimCard


class Host(App[None]):
    CSS = "ClaimCard { width: 44; height: 20; }"

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield ClaimCard()

    def on_mount(self) -> None:
        self.card.focus()

    @property
    def card(self) -> ClaimCard:
        return self.query_one(ClaimCard)

    def on_claim_chosen(self, message: ClaimChosen) -> None:
        self.chosen.append(message.claim)


@pytest.fixture
def madrid(desk: Desk) -> int:
    """The report that says Alonso is close."""
    return next(h.report for h in desk.search("Alonso close") if h.report)


def first_claim(desk: Desk, report: int) -> int:
    return desk.page(report).claims[0].id


async def test_the_card_tells_what_is_said_and_on_whose_word(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)
    app = Host()
    async with app.run_test():
        app.card.show(page.claims[0], page)
        words = app.card.words

    assert words.startswith("agreement · Xabi Alonso\nsaid to be close\n")
    assert "Real Madrid · manager" in words
    assert "said to be likely" in words
    assert "a source at the club" in " ".join(words.split())
    assert "unnamed sources" in words
    assert "“Xabi Alonso is close to a deal” kind agreement" in " ".join(words.split())
    assert "unjudged" in words


async def test_a_denial_is_told_as_one(desk: Desk) -> None:
    report = desk.search("Klopp appointed")[0].report
    page = desk.page(report)
    app = Host()
    async with app.run_test():
        app.card.show(page.claims[1], page)

        assert "ruled out" in app.card.words
        assert "Sport? (restated), own reporting" in " ".join(app.card.words.split())


async def test_the_card_lists_who_contradicts_it(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)
    claim = page.claims[0]
    rivals = desk.rivals(claim.id)
    app = Host()
    async with app.run_test() as pilot:
        app.card.show(claim, page)
        app.card.show_more(rivals, ())
        words = " ".join(app.card.words.split())
        assert "against" in words
        assert "Sport? (restated):" in words
        await pilot.press("enter")

    assert app.chosen == [rivals[0].claim.id]


async def test_the_cursor_goes_over_the_related_claims(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)
    rivals = desk.rivals(page.claims[0].id)
    assert len(rivals) >= 2
    app = Host()
    async with app.run_test() as pilot:
        app.card.show(page.claims[0], page)
        app.card.show_more(rivals, ())
        await pilot.press("j", "enter", "k", "enter", "G", "enter")

    ids = [rival.claim.id for rival in rivals]
    assert app.chosen == [ids[1], ids[0], ids[-1]]


async def test_the_verdict_stands_before_the_words_that_were_read(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)
    app = Host()
    async with app.run_test():
        app.card.show(page.claims[0], page)
        words = app.card.words

    assert (
        words.index("unjudged") < words.index("read from the words") < words.index("other reports")
    )


async def test_another_claim_does_not_keep_the_rivals_of_the_last(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)
    app = Host()
    async with app.run_test():
        app.card.show(page.claims[0], page)
        app.card.show_more(desk.rivals(page.claims[0].id), ())
        app.card.show(page.claims[1], page)

        assert app.card.chosen is None
        assert "against" not in app.card.words


async def test_the_verdict_stands_with_its_history(desk: Desk, madrid: int) -> None:
    claim = first_claim(desk, madrid)
    desk.judge(claim, Outcome.REFUTED)
    desk.judge(claim, Outcome.CONFIRMED, note="It was signed", evidence="https://example.org/p")
    page = desk.page(madrid)
    app = Host()
    async with app.run_test():
        app.card.show(page.claims[0], page)
        app.card.show_more((), desk.history(claim))
        words = " ".join(app.card.words.split())

    assert "✓ confirmed by Ann, 1 May 2025 12:00 note It was signed" in words
    assert "https://example.org/p" in words
    assert "before ✗ refuted" in words


async def test_a_verdict_that_is_being_saved_says_so(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)
    app = Host()
    async with app.run_test():
        app.card.show(page.claims[0], page, saving=True)

        assert "∘ saving" in app.card.words


async def test_without_a_claim_the_card_says_so() -> None:
    app = Host()
    async with app.run_test():
        app.card.show(None, None)
        app.card.say("2 claims, n goes to the first.")

        assert app.card.words == "2 claims, n goes to the first."


def test_dates_facets_and_conditions_are_told(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)
    row = page.claims[1]
    claim = replace(
        row.claim,
        when=When(date(2025, 6, 1), date(2025, 8, 31), None, "“the summer” counted from 20 Apr"),
        facet=Facet.TIMING,
        condition=row.claim.span,
        superseded=True,
    )
    told = dict(card_words.entries(replace(row, claim=claim), page))

    assert told["when"] == "June to August 2025"
    assert told[""] == "“the summer” counted from 20 Apr"
    assert told["speaks of"] == "the time alone"
    assert told["if"] == "“Carlo Ancelotti will leave in the summer”"
    assert told["note"] == "told as no longer so"


def test_the_essence_of_a_claim_fits_a_line(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)

    words = card_words.essence(page.claims[0])

    assert words == "agreement · Xabi Alonso · said to be close · unnamed sources"


def test_how_a_claim_stands_is_told_apart_from_what_it_says(desk: Desk, madrid: int) -> None:
    row = desk.page(madrid).claims[0]

    assert card_words.standing(row, 1, paint.SIGNS, saving=False) == "⚡1  · unjudged"
    assert card_words.standing(row, 0, paint.SIGNS, saving=True) == f"{paint.SIGNS.saving} saving"


def test_what_is_copied_names_outlet_and_day(desk: Desk, madrid: int) -> None:
    page = desk.page(madrid)

    copied = card_words.to_copy(page.claims[0], page)

    assert copied == "“Xabi Alonso is close to a deal” (TEAMtalk, 20 Apr 2025)"


def test_a_stage_is_named_where_the_answer_does_not_name_it(desk: Desk, madrid: int) -> None:
    row = desk.page(madrid).claims[0]
    in_talks = replace(row, claim=replace(row.claim, kind=Kind.CONTACT))

    assert card_words.said(row) == "said to be close"
    assert card_words.said(in_talks).endswith("(stage: talks)")
