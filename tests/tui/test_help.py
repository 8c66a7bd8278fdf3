"""Help on the keys that hold, and what to do on an empty desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.tui.helpers_b import Host, make_desk, seen, settle
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll

from rumourdesk import keys
from rumourdesk.desk import Desk
from rumourdesk.tui.paint import SIGNS
from rumourdesk.tui.screens.empty import EmptyDesk
from rumourdesk.tui.screens.help import HelpScreen, key_lines, legend_lines


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path, ())
    yield made
    made.close()


def plain(contexts: tuple[str, ...], width: int = 100) -> str:
    held = [b for b in keys.BINDINGS if not set(contexts).isdisjoint(b.contexts)]
    return "\n".join(line.plain for line in key_lines(held, contexts, width))


async def test_it_shows_the_keys_of_the_context_and_those_that_hold_everywhere(desk: Desk) -> None:
    app = Host(desk, HelpScreen("compare"))
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        shown = seen(app)
        assert "Comparing" in shown
        assert "Mark the claim as confirmed" in shown
        assert "Show the keys that hold here." in shown
        assert "Search titles, texts and claims." not in shown
        app.screen.query_one(VerticalScroll).scroll_end(animate=False)
        await settle(pilot)
        shown = seen(app)
        assert "a person refuted the claim" in shown
        assert "docs/keys.md" in shown


@pytest.mark.parametrize("context", sorted(keys.CONTEXTS))
def test_every_key_of_every_context_is_told_once(context: str) -> None:
    told = plain((context,), width=400)
    for binding in keys.BINDINGS:
        assert told.count(binding.help) == (context in binding.contexts)


def test_panes_that_share_keys_are_told_apart() -> None:
    told = plain(("desk", "list", "report", "card"), width=400)

    assert "Go to the next line of the list. (in the list of reports)" in told
    assert "Scroll the text a line down. (in the text of a report)" in told


@pytest.mark.parametrize("width", [40, 60, 90])
def test_long_help_is_wrapped_beside_its_key(width: int) -> None:
    lines = plain(("desk",), width).splitlines()

    assert max(map(len, lines)) <= width
    whole = " ".join(" ".join(lines).split())
    (words,) = (b.help for b in keys.BINDINGS if b.id == "claim.compare")
    assert words in whole


@pytest.mark.parametrize("width", [40, 70, 100])
@pytest.mark.parametrize("context", sorted(keys.CONTEXTS))
def test_what_a_key_does_stands_in_one_column(context: str, width: int) -> None:
    held = [b for b in keys.BINDINGS if context in b.contexts]
    groups = {binding.group for binding in held}
    rows = [line for line in plain((context,), width).splitlines() if line not in ("", *groups)]
    column = min(width // 2, 2 + max(len("  ".join(map(keys.shown, b.keys))) for b in held))

    beside = [row for row in rows if row[column:]]
    assert beside
    assert all(row[column - 2 : column] == "  " and row[column] != " " for row in beside)


def test_every_sign_has_its_words() -> None:
    told = "\n".join(line.plain for line in legend_lines(SIGNS, 60))

    for sign in (SIGNS.confirmed, SIGNS.refuted, SIGNS.conflict, SIGNS.echo, SIGNS.unread):
        assert f"{sign} " in told


async def test_the_readers_own_keys_are_shown(desk: Desk) -> None:
    app = Host(desk, HelpScreen("compare"))
    app.settings = SimpleNamespace(keys={"claim.confirm": ("f2",)})  # type: ignore[attr-defined]
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        line = next(text for text in seen(app).splitlines() if "as confirmed" in text)

    assert "F2" in line


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_it_closes(desk: Desk, key: str) -> None:
    app = Host(desk, HelpScreen(("desk", "list")))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)

    assert app.results == [None]


async def test_it_fits_a_small_terminal_and_scrolls(desk: Desk) -> None:
    app = Host(desk, HelpScreen(("desk", "list", "report", "card")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Esc close" in seen(app)
        before = seen(app)
        await pilot.press("pagedown")
        await settle(pilot)
        assert seen(app) != before
        assert app.screen.query_one(VerticalScroll).scroll_y > 0


class EmptyApp(App[None]):
    wanted = 0

    def compose(self) -> ComposeResult:
        yield EmptyDesk()

    def on_empty_desk_demo_wanted(self) -> None:
        self.wanted += 1


async def test_an_empty_desk_says_what_to_do() -> None:
    app = EmptyApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        shown = seen(app)
        assert "This desk holds no report yet." in shown
        for key, words in (("O", "take in files"), ("P", "paste"), ("d", "open the demo")):
            line = next(text for text in shown.splitlines() if words in text)
            assert line.split()[0] == key
        await pilot.press("tab", "d")
        await pilot.pause()

    assert app.wanted == 1
