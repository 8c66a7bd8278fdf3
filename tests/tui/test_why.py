"""Why a claim says what it says, and the way to its words."""

from __future__ import annotations

import pytest

from rumourdesk.comparison import Ground, Why
from rumourdesk.desk import Desk
from rumourdesk.model import Span
from rumourdesk.tui.app import RumourdeskApp
from rumourdesk.tui.screens.why import WhyScreen, entries, looks

from .desk_reader import NARROW, WIDE, Reader, reading


def why_of(reader: Reader) -> WhyScreen:
    screen = reader.app.screen
    assert isinstance(screen, WhyScreen)
    return screen


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
async def test_every_field_is_listed_with_its_words_or_its_default(
    app: RumourdeskApp, size: tuple[int, int]
) -> None:
    async with reading(app, size) as reader:
        await reader.press("enter", "n", "w")
        told = why_of(reader).words
        assert "Why · " in str(why_of(reader).query_one(".dialog").border_title)

        for field in ("kind", "about", "vacancy", "polarity", "certainty", "facet", "sources"):
            assert f"\n{field}" in f"\n{told}"
        assert "by-hand · line" in told
        assert "by default: nothing limits it" in told
        await reader.press("escape")
        assert reader.screen.current_claim() is not None


async def test_enter_goes_to_the_words_and_marks_them(app: RumourdeskApp) -> None:
    async with reading(app, NARROW) as reader:
        await reader.press("enter", "n", "w", "enter")
        view = reader.screen.view
        row = reader.screen.current_claim()
        assert row is not None
        assert view.has_focus
        assert view.words_of_claim
        assert view._hits == (row.claim.cues[0].span,)
        assert "words 1 of 1" in str(reader.screen.header.render_line(0).text)

        await reader.press("escape")
        assert not view.searching
        assert reader.screen.current_claim() == row


async def test_going_on_to_the_next_claim_takes_the_marks_away(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("enter", "n")
        first = reader.quote
        await reader.press("w", "enter", "n")
        assert reader.quote != first
        assert not reader.screen.view.searching
        assert "words" not in reader.screen.header.render_line(0).text


async def test_a_field_that_no_words_set_says_so_and_stays(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("enter", "n", "w", "end", "enter")
        status = why_of(reader).query_one(".status")
        assert "No words of the report set this field" in status.render_line(0).text


async def test_without_a_claim_the_key_says_what_to_do(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("enter", "w")
        assert any("No claim is chosen" in toast for toast in reader.toasts)


async def test_a_click_goes_to_the_words_too(app: RumourdeskApp, desk: Desk) -> None:
    async with reading(app) as reader:
        await reader.press("enter", "n", "w")
        await reader.pilot.click("WhyScreen OptionList", offset=(14, 1))
        await reader.settle()
        assert reader.screen.view.words_of_claim


def test_hostile_words_are_shown_harmless() -> None:
    text = "\x1b[31mred\x1b[0m [bold]x[/bold]\u202e"
    why = Why("about", "\x1b]0;t\x07Ann", (Ground(Span(0, len(text)), 1, "named\x1b[2J"),))
    told = "".join(looks(w, at, text, 40).plain for w, at in entries([why]))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "[bold]x[/bold]" in told
