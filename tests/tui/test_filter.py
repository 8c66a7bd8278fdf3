"""Choosing which reports are listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.tui.helpers_b import Host, madrid, make_desk, report, seen, settle
from textual.widgets import Input, Select

from rumourdesk.desk import Desk, Filter, Status, StoreError
from rumourdesk.tui.screens.filter import NO_VACANCY, FilterScreen


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


def field(app: Host, name: str) -> Input:
    return app.screen.query_one(f"#{name}", Input)


def select(app: Host, name: str) -> Select[object]:
    return app.screen.query_one(f"#{name}", Select)


async def test_it_shows_the_filter_that_holds_and_gives_it_back(desk: Desk) -> None:
    current = Filter(
        vacancy=madrid(desk),
        outlet="Marca",
        status=Status.UNJUDGED,
        kind="exit",
        since=date(2024, 10, 1),
        until=date(2025, 5, 1),
        unread=True,
        words="kept as it was",
    )
    app = Host(desk, FilterScreen(desk, current))
    async with app.run_test() as pilot:
        await settle(pilot)
        shown = seen(app)
        for words in (
            "Real Madrid · manager",
            "Marca",
            "unjudged",
            "exit",
            "2024-10-01",
            "2025-05-01",
            "unread only",
        ):
            assert words in shown
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert app.results == [current]


async def test_what_is_chosen_is_given(desk: Desk) -> None:
    app = Host(desk, FilterScreen(desk, Filter()))
    async with app.run_test() as pilot:
        await settle(pilot)
        select(app, "vacancy").value = madrid(desk)
        select(app, "status").value = Status.CONFIRMED
        select(app, "kind").value = "candidate"
        field(app, "outlet").value = "marca"
        field(app, "since").value = "2024-11-06"
        select(app, "unread").value = True
        field(app, "until").focus()
        await pilot.press("enter")
        await settle(pilot)

    assert app.results == [
        Filter(
            vacancy=madrid(desk),
            status=Status.CONFIRMED,
            kind="candidate",
            outlet="Marca",
            since=date(2024, 11, 6),
            unread=True,
        )
    ]


async def test_reports_under_no_vacancy_can_be_asked_for(desk: Desk) -> None:
    app = Host(desk, FilterScreen(desk, Filter()))
    async with app.run_test() as pilot:
        await settle(pilot)
        select(app, "vacancy").value = NO_VACANCY
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert app.results == [Filter(loose=True)]


@pytest.mark.parametrize("words", ["6 November", "2024-13-01", "2024-02-30", "[/b]", "\x1b[31m"])
async def test_a_day_that_is_none_is_refused_in_place(desk: Desk, words: str) -> None:
    app = Host(desk, FilterScreen(desk, Filter()))
    async with app.run_test() as pilot:
        await settle(pilot)
        field(app, "since").value = words
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.results == []
        assert "is not a day; write one like 2024-11-06" in " ".join(seen(app).split())
        assert app.screen.focused is field(app, "since")
        field(app, "since").value = ""
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert app.results == [Filter()]


async def test_days_the_wrong_way_round_are_refused(desk: Desk) -> None:
    app = Host(desk, FilterScreen(desk, Filter()))
    async with app.run_test() as pilot:
        await settle(pilot)
        field(app, "since").value = "2025-01-02"
        field(app, "until").value = "2025-01-01"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.results == []
        assert "lies before" in seen(app)


async def test_an_outlet_that_the_desk_does_not_know_is_refused(desk: Desk) -> None:
    app = Host(desk, FilterScreen(desk, Filter()))
    async with app.run_test() as pilot:
        await settle(pilot)
        field(app, "outlet").value = "The Unknown Post"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.results == []
        assert "No report on this desk is by “The Unknown Post”." in seen(app)


async def test_the_outlet_is_completed(desk: Desk) -> None:
    app = Host(desk, FilterScreen(desk, Filter()))
    async with app.run_test() as pilot:
        await settle(pilot)
        field(app, "outlet").focus()
        await pilot.press("m", "a")
        await settle(pilot)
        await pilot.press("right", "enter")
        await settle(pilot)

    assert app.results == [Filter(outlet="Marca")]


async def test_clearing_gives_the_empty_filter(desk: Desk) -> None:
    app = Host(desk, FilterScreen(desk, Filter(unread=True, outlet="Marca")))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)

    assert app.results == [Filter()]


async def test_escape_leaves_it_as_it_was(desk: Desk) -> None:
    app = Host(desk, FilterScreen(desk, Filter(unread=True)))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)

    assert app.results == [None]


async def test_the_focus_goes_from_field_to_field_in_the_order_shown(desk: Desk) -> None:
    app = Host(desk, FilterScreen(desk, Filter()))
    async with app.run_test() as pilot:
        await settle(pilot)
        order = []
        for _ in range(10):
            order.append(app.screen.focused.id if app.screen.focused else None)
            await pilot.press("tab")

    assert order == [
        "vacancy",
        "outlet",
        "status",
        "kind",
        "since",
        "until",
        "unread",
        "apply",
        "clear",
        "cancel",
    ]


async def test_names_from_outside_are_shown_as_they_are(tmp_path: Path) -> None:
    from rumourdesk.model import Post

    desk = make_desk(
        tmp_path,
        (report("A", [("B.", {})], post=Post("[/b] Madrid [VIDEO]", "manager"), incumbent=None),),
    )
    app = Host(desk, FilterScreen(desk, Filter(vacancy=1)))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "[/b] Madrid [VIDEO] · manager" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert seen(app).count("[/b] Madrid [VIDEO] · manager") == 2
    desk.close()


async def test_a_desk_that_cannot_be_read_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise StoreError("The desk cannot be read just now.")

    monkeypatch.setattr(desk, "outlets", fail)
    app = Host(desk, FilterScreen(desk, Filter()))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "The desk cannot be read just now." in seen(app)
        await pilot.press("ctrl+s", "escape")
        await settle(pilot)

    assert app.results == [None]
