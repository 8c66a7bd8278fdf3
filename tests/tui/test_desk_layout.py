from __future__ import annotations

from dataclasses import replace

import pytest

from rumourdesk.desk import Desk
from rumourdesk.model import Outcome
from rumourdesk.settings import Settings
from rumourdesk.tui.app import RumourdeskApp
from rumourdesk.tui.screens.help import HelpScreen
from rumourdesk.tui.widgets.bars import KeyBar

from .conftest import NOW
from .desk_reader import NARROW, outcomes, reading

# --- narrow terminals ---


async def test_at_80_columns_list_and_card_lie_over_the_report(app: RumourdeskApp) -> None:
    async with reading(app, NARROW) as reader:
        screen = reader.screen
        assert screen.listed.display and not screen.card.display
        assert screen.view.size.width >= 78
        await reader.press("enter")
        assert not screen.listed.display
        await reader.press("n")
        assert screen.strip.display
        assert "appointment · Jurgen Klopp" in screen.strip.words
        assert screen.strip.words.endswith("1/2")
        await reader.press("tab")
        assert screen.card.display and screen.card.has_focus
        await reader.press("tab")
        assert screen.listed.display and not screen.card.display


@pytest.mark.parametrize("size", [NARROW, (50, 20)])
async def test_the_verdict_on_a_claim_is_never_cut_off(
    app: RumourdeskApp, size: tuple[int, int]
) -> None:
    async with reading(app, size) as reader:
        await reader.press("enter", "n", "c")
        strip = reader.screen.strip
        assert strip.render_line(0).text.rstrip().endswith("✓ confirmed  1/2")
        await reader.press("u")
        assert strip.render_line(0).text.rstrip().endswith("· unjudged  1/2")


@pytest.mark.parametrize(
    ("columns", "with_list", "with_card"),
    [(80, False, False), (110, True, False), (140, True, True)],
)
async def test_panes_stand_beside_the_report_where_there_is_room(
    app: RumourdeskApp, columns: int, with_list: bool, with_card: bool
) -> None:
    async with reading(app) as reader:
        await reader.press("enter")
        await reader.pilot.resize_terminal(columns, 30)
        await reader.settle()

        assert reader.screen.listed.display is with_list
        assert reader.screen.card.display is with_card
        assert reader.screen.strip.display is not with_card


# --- settings ---


async def test_an_unknown_theme_is_told_and_the_usual_one_shown(
    desk: Desk, settings: Settings
) -> None:
    app = RumourdeskApp(lambda: desk, settings=replace(settings, theme="no-such"))
    async with reading(app) as reader:
        assert app.theme == "newsroom"
        assert any("no-such" in words for words in reader.toasts)


async def test_a_theme_is_chosen_by_the_settings(desk: Desk, settings: Settings) -> None:
    app = RumourdeskApp(lambda: desk, settings=replace(settings, theme="nord"))
    async with reading(app):
        assert app.theme == "nord"


async def test_a_readers_own_key_works_in_place_of_the_usual_one(
    desk: Desk, settings: Settings
) -> None:
    own = replace(settings, keys={"claim.confirm": ("f8",)})
    app = RumourdeskApp(lambda: desk, settings=own, clock=lambda: NOW)
    async with reading(app) as reader:
        await reader.press("n", "c")
        assert set(outcomes(desk).values()) == {None}
        await reader.press("f8")
        assert outcomes(desk)["Jurgen Klopp has been appointed"] is Outcome.CONFIRMED


# --- the line of keys ---


async def test_the_line_of_keys_fits_80_columns_and_shows_what_works(app: RumourdeskApp) -> None:
    async with reading(app, NARROW) as reader:
        bar = reader.screen.query_one(KeyBar)
        assert bar.words.startswith("n Next claim  c Confirm  x Refute")
        assert bar.render().cell_length <= bar.content_size.width
        assert "?" in bar.render().plain


@pytest.mark.parametrize("columns", [24, 40, 60, 72])
async def test_where_the_keys_do_not_fit_the_one_for_help_stays(
    app: RumourdeskApp, columns: int
) -> None:
    async with reading(app, (columns, 24)) as reader:
        bar = reader.screen.query_one(KeyBar)
        line = bar.render_line(0).text
        assert line.rstrip().endswith(" ? Help")
        assert "…" not in line
        await reader.pilot.click(bar, offset=(line.index("Help") + 1, 0))
        await reader.settle()
        assert isinstance(app.screen, HelpScreen)


async def test_a_click_on_a_key_does_what_the_key_does(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.pilot.click(KeyBar, offset=(3, 0))
        await reader.settle()

        assert reader.quote == "Jurgen Klopp has been appointed"


async def test_on_a_plain_terminal_the_marks_are_letters(
    desk: Desk, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    app = RumourdeskApp(lambda: desk, settings=settings, clock=lambda: NOW)
    async with reading(app) as reader:
        await reader.press("n", "c")

        assert "Y1 !2" in reader.list_lines[1]
        assert reader.list_lines[0].startswith("- Real Madrid")
        assert "Y confirmed" in reader.screen.card.words
