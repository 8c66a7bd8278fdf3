from __future__ import annotations

from pathlib import Path

import pytest

from rumourdesk.desk import Desk, Filter, StoreError
from rumourdesk.model import Outcome
from rumourdesk.settings import Settings
from rumourdesk.store import Store
from rumourdesk.tui.app import RumourdeskApp
from rumourdesk.tui.screens.empty import EmptyDesk

from .conftest import NOW, Clock, intake
from .desk_reader import NARROW, outcomes, reading

# --- what is shown first ---


async def test_the_busiest_vacancy_is_open_with_its_newest_report(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        assert reader.list_lines[0].startswith("▾ Real Madrid · manager")
        assert "22 Apr" in reader.list_lines[1] and "Sport? (restated)" in reader.list_lines[1]
        assert reader.list_lines[2].strip() == "Klopp it is"
        assert reader.title == "Klopp it is"
        assert reader.screen.header.words == "Sport? (restated)  ·  22 Apr 2025"


async def test_conflicts_are_counted_in_the_list_and_the_status_line(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        assert "⚡2" in reader.list_lines[1]
        assert "⚡" in reader.list_lines[0]
        words = reader.screen.status.words
        assert "Real Madrid · manager · Carlo Ancelotti" in words
        assert "3 reports" in words
        assert "contested claims" in words


async def test_all_reports_stand_in_one_list_newest_first_undated_last(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("a")
        heads = [line.strip() for line in reader.list_lines[1::2] if line.strip()]

        assert heads == [
            "Klopp it is",
            "Madrid near an agreement",
            "Alonso on his way",
            "A quiet day",
            "Intel looks for a leader",
        ]
        assert "undated" in reader.list_lines[8]
        assert reader.screen.listed.report == reader.screen.page.row.id  # type: ignore[union-attr]
        await reader.press("a")
        assert reader.list_lines[0].startswith("▾ Real Madrid")


async def test_an_empty_desk_says_what_to_do(tmp_path: Path, settings: Settings) -> None:
    desk = Desk.open(tmp_path / "empty.db", author="Ann")
    app = RumourdeskApp(lambda: desk, settings=settings, clock=lambda: NOW)
    async with reading(app) as reader:
        offer = reader.screen.query_one(EmptyDesk)
        assert offer.display and offer.has_focus
        await reader.press("n", "c", "J")
        assert reader.title is None
    desk.close()


async def test_a_desk_that_cannot_be_opened_ends_the_app_with_its_reason(
    settings: Settings,
) -> None:
    def refuse() -> Desk:
        raise StoreError("The file is not a desk.")

    app = RumourdeskApp(refuse, settings=settings)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()

    assert app.return_code == 1


# --- verdicts ---


async def test_a_key_confirms_a_claim_and_another_refutes_it(
    app: RumourdeskApp, desk: Desk
) -> None:
    async with reading(app) as reader:
        await reader.press("n", "c", "n", "x")

        found = outcomes(desk)
        assert found["Jurgen Klopp has been appointed"] is Outcome.CONFIRMED
        assert found["Xabi Alonso is not in the running"] is Outcome.REFUTED
        assert "✓1 ✗1" in reader.list_lines[1]
        assert "✗ refuted" in reader.screen.card.words
        await reader.press("u")
        assert outcomes(desk)["Xabi Alonso is not in the running"] is None


async def test_undo_and_redo_say_what_they_did(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        await reader.press("n", "c", "z")
        assert outcomes(desk)["Jurgen Klopp has been appointed"] is None
        assert "Undone; now: unjudged “Jurgen Klopp has been appointed”" in reader.toasts
        assert "· unjudged" in reader.screen.card.words
        await reader.press("Z")
        assert outcomes(desk)["Jurgen Klopp has been appointed"] is Outcome.CONFIRMED
        assert "✓ confirmed" in reader.screen.card.words
        await reader.press("Z")
        assert any("Nothing to redo" in words for words in reader.toasts)


async def test_a_verdict_without_a_claim_changes_nothing(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        await reader.press("c")

        assert set(outcomes(desk).values()) == {None}
        assert any("No claim is chosen" in words for words in reader.toasts)


async def test_a_verdict_that_cannot_be_written_is_taken_back(
    app: RumourdeskApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError("The disk is full.")

    async with reading(app) as reader:
        await reader.press("n")
        monkeypatch.setattr(desk, "judge", refuse)
        await reader.press("c")

        assert "The disk is full." in reader.toasts
        assert "· unjudged" in reader.screen.card.words
        assert reader.screen.view.render_line(2).text[1] != "✓"


async def test_the_same_verdict_again_is_not_written(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        await reader.press("n", "c", "c")

        claim = reader.screen.current_claim()
        assert claim is not None
        assert len(desk.history(claim.id)) == 1
        assert "The claim is confirmed already." in reader.toasts


async def test_verdicts_given_fast_are_written_in_order(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        await reader.pilot.press("n", "c", "x", "c", "x")
        await reader.settle()

        claim = reader.screen.current_claim()
        assert claim is not None
        history = [verdict.outcome for verdict in desk.history(claim.id)]
        assert history[0] is Outcome.REFUTED
        assert outcomes(desk)[claim.claim.quote] is Outcome.REFUTED


# --- reading ---


async def test_visiting_a_claim_marks_the_report_read(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        report = reader.screen.listed.report
        assert report is not None
        assert desk.report_rows([report])[report].unread
        await reader.press("n")

        assert not desk.report_rows([report])[report].unread
        assert "●" not in reader.list_lines[1]


async def test_a_report_that_stays_on_the_screen_is_read(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        timer = reader.screen._seen_timer
        report = reader.screen.listed.report
        assert timer is not None and report is not None
        reader.screen._seen(report)
        await reader.settle()

        assert not desk.report_rows([report])[report].unread


async def test_a_covered_report_is_not_read(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app, NARROW) as reader:
        report = reader.screen.listed.report
        assert report is not None
        reader.screen._seen(report)
        await reader.settle()

        assert desk.report_rows([report])[report].unread


async def test_read_marks_are_toggled_and_set_above(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        ids = desk.report_ids(Filter(vacancy=reader.screen.vacancy))
        await reader.press("m")
        assert not desk.report_rows(ids)[ids[0]].unread
        await reader.press("m")
        assert desk.report_rows(ids)[ids[0]].unread
        await reader.press("j", "A")
        unread = [row.unread for row in map(desk.report_rows(ids).__getitem__, ids)]
        assert unread == [False, False, True]
        await reader.press("z")
        assert all(row.unread for row in desk.report_rows(ids).values())


async def test_the_next_unread_report_may_stand_under_another_vacancy(
    app: RumourdeskApp, desk: Desk
) -> None:
    async with reading(app) as reader:
        desk.mark_read(desk.report_ids(Filter(vacancy=reader.screen.vacancy)))
        await reader.press("r", "N")

        assert reader.title == "Intel looks for a leader"


# --- going about ---


async def test_reports_are_gone_through_without_leaving_the_text(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("enter", "J")
        assert reader.title == "Madrid near an agreement"
        assert reader.screen.view.has_focus
        await reader.press("K")
        assert reader.title == "Klopp it is"


async def test_a_rival_is_gone_to_and_come_back_from(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("n", "i")
        assert reader.screen.card.has_focus
        await reader.press("enter")
        assert reader.title != "Klopp it is"
        assert reader.quote is not None and "Xabi Alonso" in reader.quote
        await reader.press("escape")
        assert reader.title == "Klopp it is"
        assert reader.quote == "Jurgen Klopp has been appointed"


async def test_back_goes_one_level_at_a_time_and_leaves_from_the_list(
    app: RumourdeskApp,
) -> None:
    async with reading(app) as reader:
        await reader.press("enter", "tab")
        assert reader.screen.card.has_focus
        await reader.press("escape")
        assert reader.screen.view.has_focus
        await reader.press("q")
        assert reader.screen.listed.has_focus
        await reader.pilot.press("q")
        await reader.pilot.pause()
        assert not app.is_running or app._exit


async def test_a_filter_narrows_the_list_and_back_takes_it_away(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        reader.screen.set_filter(Filter(outlet="TEAMtalk"))
        await reader.settle()
        assert "filter: TEAMtalk" in reader.screen.status.words
        assert not any("Klopp it is" in line for line in reader.list_lines)
        assert not any("Intel" in line for line in reader.list_lines)
        assert reader.title == "Madrid near an agreement"
        await reader.press("escape")
        assert any("Klopp it is" in line for line in reader.list_lines)


async def test_a_filter_that_lets_nothing_through_says_so(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        reader.screen.set_filter(Filter(outlet="Nobody"))
        await reader.settle()

        assert reader.list_lines[0].strip() == "No report passes the filter."


async def test_the_places_of_a_search_are_gone_through(app: RumourdeskApp, desk: Desk) -> None:
    hit = desk.search("Alonso deal")[0]
    async with reading(app) as reader:
        reader.screen.go_away_to(hit.report, hits=hit.spans)
        await reader.settle()
        assert reader.title == "Madrid near an agreement"
        assert "found 1 of" in reader.screen.header.words
        await reader.press("n")
        assert "found 2 of" in reader.screen.header.words
        assert reader.quote is None
        await reader.press("escape")
        assert not reader.screen.view.searching
        await reader.press("escape")
        assert reader.title == "Klopp it is"


async def test_a_vacancy_is_gone_to(app: RumourdeskApp, desk: Desk) -> None:
    intel = next(v.id for v in desk.vacancies() if v.organisation == "Intel")
    async with reading(app) as reader:
        reader.screen.go_to_vacancy(intel)
        await reader.settle()

        assert any("Intel looks for a leader" in line for line in reader.list_lines)
        assert reader.screen.listed.vacancy == intel


# --- what is done to reports ---


async def test_a_report_is_removed_and_brought_back(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        await reader.press("D")
        reader.screen.reload()
        await reader.settle()
        assert len(desk.report_ids(Filter(trashed=True))) == 1
        assert not any("Klopp it is" in line for line in reader.list_lines)
        assert reader.title == "Madrid near an agreement"
        await reader.press("z")
        reader.screen.reload()
        await reader.settle()
        assert any("Klopp it is" in line for line in reader.list_lines)


async def test_a_claim_is_copied_with_its_outlet_and_date(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("n", "y")

        assert app.clipboard == (
            "“Jurgen Klopp has been appointed” (Sport? (restated), 22 Apr 2025)"
        )


async def test_only_web_addresses_are_opened(
    app: RumourdeskApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(app, "open_url", opened.append)
    async with reading(app) as reader:
        await reader.press("o")
        assert opened == []
        assert "This report has no address." in reader.toasts
        await reader.press("J", "o")
        assert opened == ["https://example.org/alonso"]


# --- other windows ---


async def test_marks_of_another_window_appear_and_new_reports_wait(
    app: RumourdeskApp, desk: Desk, desk_path: Path
) -> None:
    async with reading(app) as reader:
        await reader.press("n")
        claim = reader.screen.current_claim()
        assert claim is not None
        before = reader.screen.listed.cursor
        other = Desk.open(desk_path, author="Bob", clock=Clock())
        other.judge(claim.id, Outcome.CONFIRMED)
        other.close()
        with Store.open(desk_path) as store:
            store.take_in([intake("Newest of all", "Nothing new.", day="2025-04-30")], now=NOW)
        app.look_for_changes()
        await reader.settle()

        assert "✓ confirmed" in reader.screen.card.words
        assert "+1 new, press r" in reader.screen.status.words
        assert reader.screen.listed.cursor == before
        assert not any("Newest of all" in line for line in reader.list_lines)
        await reader.press("r")
        assert any("Newest of all" in line for line in reader.list_lines)
        assert reader.title == "Klopp it is"
        assert "press r" not in reader.screen.status.words


async def test_a_change_elsewhere_takes_nobody_back_to_the_report_before(
    app: RumourdeskApp, desk: Desk
) -> None:
    async with reading(app) as reader:
        shown = reader.screen.page
        assert shown is not None
        other = next(i for i in desk.report_ids(Filter()) if i != shown.row.id)
        reader.screen.open_report(other)
        reader.screen.reload_page()
        await reader.settle()
        assert reader.screen.page is not None
        assert reader.screen.page.row.id == other


async def test_what_is_to_be_listed_is_listed_though_the_desk_changes_meanwhile(
    app: RumourdeskApp, desk: Desk
) -> None:
    async with reading(app) as reader:
        desk.store.take_in([intake("Newest of all", "Nothing new.", day="2025-04-30")], now=NOW)
        reader.screen.reload()
        reader.screen.reload(only_announce=True)
        await reader.settle()
        assert "new, press" not in reader.screen.status.words
