"""A few pictures, so that whoever changes the looks of a screen sees it.

After a change that is meant, add `--snapshot-update` and look at what changed. Everything else of
the screens is tested by words, messages and stored state.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rumourdesk.tui.app import RumourdeskApp

from .desk_reader import NARROW, WIDE, Reader

Compare = Callable[..., bool]


def after(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Press keys and wait for all that they set off, before the picture is taken."""

    async def run(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, RumourdeskApp)
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press(*keys)
        await reader.settle()

    return run


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_desk_with_a_claim_chosen(
    app: RumourdeskApp, snap_compare: Compare, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after("enter", "n"))


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_two_reports_side_by_side(
    app: RumourdeskApp, snap_compare: Compare, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after("enter", "v", "enter"))


def test_the_list_alone_on_a_small_terminal(app: RumourdeskApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=NARROW, run_before=after())


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_board(app: RumourdeskApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after("b", "l"))


def test_the_timeline(app: RumourdeskApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=NARROW, run_before=after("t"))
