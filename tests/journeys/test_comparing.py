"""Choosing reports to lay side by side, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys.conftest import Open

from rumourdesk.tui.screens.compare import CompareScreen
from rumourdesk.tui.screens.desk import DeskScreen


@pytest.mark.parametrize("size", [(140, 45), (80, 24)])
async def test_two_reports_chosen_in_the_list_are_compared(
    newsroom: Open, reports: Path, size: tuple[int, int]
) -> None:
    async with newsroom(reports, size=size) as room:
        await room.press("space", "space")
        assert "2 chosen, v compares" in room.shown
        await room.press("v")
        assert isinstance(room.app.screen, CompareScreen)
        left, right = room.app.screen._pair
        await room.press("escape")
        assert isinstance(room.app.screen, DeskScreen)
        assert room.app.screen.listed.chosen == (left, right)
        await room.press("escape")
        assert room.app.screen.listed.chosen == ()


async def test_one_chosen_is_compared_with_the_one_that_is_read(
    newsroom: Open, reports: Path
) -> None:
    async with newsroom(reports) as room:
        desk = room.app.screen
        assert isinstance(desk, DeskScreen)
        await room.press("space", "enter")
        assert desk.page is not None
        await room.press("v")
        assert isinstance(room.app.screen, CompareScreen)
        assert room.app.screen._pair == (*desk.listed.chosen, desk.page.row.id)
