"""The command palette: what the keys do here, and the desk's vacancies and reports."""

from __future__ import annotations

import pytest
from tests.tui.helpers_b import forbidden, report, seen, settle, type_words
from textual.command import CommandPalette, Hit
from textual.content import Content
from textual.widgets import OptionList

from rumourdesk import keys
from rumourdesk.desk import Desk, Filter, StoreError
from rumourdesk.model import Outcome
from rumourdesk.tui.app import RumourdeskApp
from rumourdesk.tui.palette import DeskCommands, commands
from rumourdesk.tui.screens.compare import CompareScreen
from rumourdesk.tui.screens.desk import DeskScreen


async def hits(app: RumourdeskApp, words: str) -> list[Hit]:
    provider = DeskCommands(app.screen)
    return [hit async for hit in provider.search(words) if isinstance(hit, Hit)]


def looks(hit: Hit) -> str:
    assert isinstance(hit.match_display, Content)
    return hit.match_display.plain


async def test_it_offers_each_command_that_applies_once(app: RumourdeskApp) -> None:
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        on_desk = {command.name: command.key for command in commands(app.screen)}

    assert on_desk["claim: confirm"] == "c"
    assert on_desk["desk: search"] == "/"
    assert not any("agreements" in name for name in on_desk)
    known = {f"{entry.id.partition('.')[0]}: {entry.words.lower()}" for entry in keys.BINDINGS}
    assert set(on_desk) <= known


async def test_a_chosen_command_is_run(app: RumourdeskApp, desk: Desk) -> None:
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "n")
        await settle(pilot)
        assert isinstance(app.screen, DeskScreen)
        row = app.screen.current_claim()
        assert row is not None
        await pilot.press("ctrl+p")
        await settle(pilot)
        await type_words(pilot, "claim: refute")
        palette = app.screen
        assert isinstance(palette, CommandPalette)
        await palette.workers.wait_for_complete()
        await pilot.press("down", "enter")
        await settle(pilot)

    assert desk.claim(row.id).outcome is Outcome.REFUTED


async def test_vacancies_and_reports_are_found_by_name(app: RumourdeskApp) -> None:
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        found = [looks(hit) for hit in await hits(app, "intel")]

    assert "go to vacancy: Intel · chief executive" in found
    assert "go to report: Wire, Intel looks for a leader" in found


async def test_a_report_is_opened_from_any_screen(app: RumourdeskApp, desk: Desk) -> None:
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        madrid = next(v.id for v in desk.vacancies() if v.organisation == "Real Madrid")
        left, right = list(desk.report_ids(Filter(vacancy=madrid)))[:2]
        app.push_screen(CompareScreen(desk, left, right, madrid))
        await settle(pilot)
        hit = next(h for h in await hits(app, "intel looks") if looks(h).startswith("go to report"))
        result = hit.command()
        assert result is not None
        await result
        await settle(pilot)
        assert isinstance(app.screen, DeskScreen)
        assert app.screen.page is not None
        assert app.screen.page.report.title == "Intel looks for a leader"


async def test_one_letter_lists_no_reports(app: RumourdeskApp) -> None:
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        assert not any(looks(hit).startswith("go to") for hit in await hits(app, "i"))


async def test_a_desk_that_cannot_be_read_leaves_the_commands(
    app: RumourdeskApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("The desk cannot be read just now.")

    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        monkeypatch.setattr(desk, "search", fail)
        found = [looks(hit) for hit in await hits(app, "confirm")]

    assert any(name.startswith("claim: confirm") for name in found)


async def test_hostile_names_are_shown_as_they_are(app: RumourdeskApp, desk: Desk) -> None:
    desk.store.take_in(
        [report("[VIDEO] Alonso [/b] \x1b[31m agrees [/]", [("Alonso signs.", {})], outlet="[b]")]
    )
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await type_words(pilot, "alonso agrees")
        palette = app.screen
        await palette.workers.wait_for_complete()
        await settle(pilot)
        shown = seen(app)
        assert "go to report: [b], [VIDEO] Alonso [/b]" in shown
        assert not forbidden(shown)
        assert palette.query_one(OptionList).option_count > 0
        await pilot.press("escape")
        await settle(pilot)
        assert app.is_running
