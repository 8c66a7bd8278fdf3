"""From files to a verdict that is still there tomorrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys.conftest import Open

from rumourdesk.desk import Desk
from rumourdesk.model import Outcome
from rumourdesk.tui.screens.desk import DeskScreen


def verdicts(desk_file: Path) -> dict[str, tuple[Outcome | None, str]]:
    """What a second program finds on the desk."""
    desk = Desk.open(desk_file, author="another")
    try:
        return {
            row.claim.quote: (row.outcome, row.verdict.note if row.verdict else "")
            for row in desk.claims()
            if row.verdict
        }
    finally:
        desk.close()


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_reports_go_in_once_and_are_shown(
    newsroom: Open, reports: Path, desk_file: Path, size: tuple[int, int]
) -> None:
    async with newsroom(reports, size=size) as room:
        assert "Real Madrid" in room.shown
    async with newsroom(reports, size=size) as room:
        assert "Real Madrid" in room.shown
    desk = Desk.open(desk_file, author="another")
    assert desk.holdings().reports == 3
    desk.close()


async def test_a_verdict_survives_quitting(newsroom: Open, reports: Path, desk_file: Path) -> None:
    async with newsroom(reports) as room:
        await room.press("enter", "n", "c")
        assert "confirmed" in room.shown
        await room.press("q", "q")
    ((quote, (outcome, _)),) = verdicts(desk_file).items()
    assert outcome is Outcome.CONFIRMED
    async with newsroom() as room:
        await room.press("enter", "n")
        assert "confirmed" in room.shown
        await room.press("x")
    assert verdicts(desk_file) == {quote: (Outcome.REFUTED, "")}


async def test_undo_and_redo_take_a_verdict_back_and_again(
    newsroom: Open, reports: Path, desk_file: Path
) -> None:
    async with newsroom(reports) as room:
        await room.press("enter", "n", "x", "z")
        assert {outcome for outcome, _ in verdicts(desk_file).values()} <= {None}
        await room.press("Z")
        assert [outcome for outcome, _ in verdicts(desk_file).values()] == [Outcome.REFUTED]


async def test_a_note_is_kept_with_the_verdict(
    newsroom: Open, reports: Path, desk_file: Path
) -> None:
    async with newsroom(reports) as room:
        await room.press("enter", "n", "c", "e")
        await room.write("seen")
        await room.press("ctrl+s")
    assert list(verdicts(desk_file).values()) == [(Outcome.CONFIRMED, "seen")]


async def test_two_reports_stand_side_by_side(newsroom: Open, reports: Path) -> None:
    async with newsroom(reports) as room:
        await room.press("enter", "v")
        if "contradict" not in room.shown:
            await room.press("enter")
        assert "contradict" in room.shown
        await room.press("escape", "escape")
        assert "Reports" in room.shown


async def test_search_leads_to_the_report(newsroom: Open, reports: Path) -> None:
    async with newsroom(reports) as room:
        await room.press("slash")
        await room.write("first choice")
        await room.press("enter")
        assert "Alonso the first choice" in room.shown
        assert "undated" in room.shown


@pytest.mark.parametrize(
    ("keys", "title"),
    [((), "Ancelotti is going nowhere"), (("enter", "n"), "Madrid to part with Ancelotti")],
    ids=["who has not moved goes to the newest", "who reads stays there"],
)
async def test_an_intake_ends_and_the_reader(
    newsroom: Open, reports: Path, keys: tuple[str, ...], title: str
) -> None:
    async with newsroom(reports / "leaves.txt") as room:
        await room.press(*keys)
        room.app.take_in([reports / "stays.txt"])
        await room.settle()
        screen = room.app.screen
        assert isinstance(screen, DeskScreen)
        assert screen.page is not None
        assert screen.page.report.title == title
