"""Going to a vacancy or a report by name, and choosing a report to compare with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.helpers_b import (
    BOARD,
    CLOSE,
    INTEL,
    MINDS,
    NOTHING,
    Host,
    forbidden,
    madrid,
    make_desk,
    report,
    seen,
    settle,
    type_words,
)
from textual.widgets import OptionList

from rumourdesk.desk import Desk
from rumourdesk.tui.screens import jump
from rumourdesk.tui.screens.jump import Goal, JumpScreen, best
from rumourdesk.tui.screens.rival import PickRivalScreen


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


async def test_before_a_word_is_typed_it_offers_vacancies_and_the_newest(desk: Desk) -> None:
    app = Host(desk, JumpScreen(desk, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = seen(app)

    assert "vacancy  Real Madrid · manager · Carlo Ancelotti  4 reports" in shown
    assert "vacancy  Intel · chief executive · Pat Gelsinger  1 report" in shown
    assert shown.index("Klopp is who the board want") < shown.index("Intel look outside")


@pytest.mark.parametrize("words", ["madrid manager", "real madird", "ancelloti"])
async def test_a_vacancy_is_found_however_it_is_spelt(desk: Desk, words: str) -> None:
    app = Host(desk, JumpScreen(desk, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_words(pilot, words)
        await pilot.press("enter")
        await settle(pilot)

    assert app.results == [Goal(vacancy=madrid(desk))]


async def test_a_report_is_found_by_its_headline(desk: Desk) -> None:
    app = Host(desk, JumpScreen(desk, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_words(pilot, "look outsde")
        await pilot.press("enter")
        await settle(pilot)

    assert app.results == [Goal(report=INTEL)]


async def test_older_reports_are_found_by_their_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jump, "NEWEST", 1)
    app = Host(desk, JumpScreen(desk, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_words(pilot, "nothing talk")
        assert "Nothing in the talk of Klopp" in seen(app)


async def test_nothing_is_called_so(desk: Desk) -> None:
    app = Host(desk, JumpScreen(desk, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_words(pilot, "zzzzqqqq")
        assert "Nothing here is called “zzzzqqqq”." in seen(app)
        await pilot.press("escape")
        await settle(pilot)

    assert app.results == [None]


async def test_an_empty_desk_has_nowhere_to_go(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, ())
    app = Host(desk, JumpScreen(desk, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "This desk holds no report yet." in seen(app)
    desk.close()


def test_the_best_names_come_first() -> None:
    names = {1: "real madrid manager", 2: "real sociedad manager", 3: "intel chief executive"}

    assert best("sociedad", names, 5) == [2]
    assert best("real madrid", names, 1) == [1]
    assert best("manager madrid", names, 1) == [1]
    assert best("inttel", names, 5) == [3]
    assert best("zzz", names, 5) == []


async def test_the_reports_that_contradict_most_come_first(desk: Desk) -> None:
    app = Host(desk, PickRivalScreen(desk, MINDS, madrid(desk), pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = seen(app)
        assert "TEAMtalk" not in shown
        assert "Intel" not in shown
        first = app.screen.query_one(OptionList).get_option_at_index(0).prompt
        assert "Nothing in the talk of Klopp" in str(first)
        assert "⚡ 1 contradiction   → 1 update   = 1 agreement" in str(first)
        await pilot.press("enter")
        await settle(pilot)

    assert app.results == [NOTHING]


async def test_a_rival_is_found_by_its_outlet(desk: Desk) -> None:
    app = Host(desk, PickRivalScreen(desk, NOTHING, madrid(desk), pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_words(pilot, "relevo")
        await pilot.press("enter")
        await settle(pilot)

    assert app.results == [BOARD]


async def test_a_report_without_rivals_says_so(desk: Desk) -> None:
    vacancy = next(v.id for v in desk.vacancies() if v.organisation == "Intel")
    app = Host(desk, PickRivalScreen(desk, INTEL, vacancy, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "No other report on this desk speaks of this vacancy." in seen(app)


async def test_a_removed_report_is_no_rival(desk: Desk) -> None:
    desk.remove_report(NOTHING)
    app = Host(desk, PickRivalScreen(desk, MINDS, madrid(desk), pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.screen.query_one(OptionList).option_count == 2
        assert "Marca" not in seen(app)

    assert CLOSE in desk.competing(MINDS, madrid(desk))


async def test_hostile_names_are_shown_as_they_are(tmp_path: Path) -> None:
    desk = make_desk(
        tmp_path,
        (
            report("[VIDEO] Madrid [/b]", [("Alonso signs.", {})], outlet="[b]Sport"),
            report("\x1b]0;x\x07Bell \u202eedispu", [("Klopp signs.", {})], outlet="M"),
        ),
    )
    for screen in (JumpScreen(desk, pause=0), PickRivalScreen(desk, 2, madrid(desk), pause=0)):
        app = Host(desk, screen)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            shown = seen(app)
            assert "[b]Sport  [VIDEO] Madrid [/b]" in shown
            assert not forbidden(shown)
    desk.close()


async def test_enter_typed_ahead_takes_what_the_words_find(desk: Desk) -> None:
    """Not what the words typed before them had found."""
    app = Host(desk, JumpScreen(desk, pause=60))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press(*"outside", "enter")
        assert app.results == []
        jumping = app.screen
        assert isinstance(jumping, JumpScreen)
        jumping._look()
        await settle(pilot)

    assert app.results == [Goal(report=INTEL)]


async def test_typing_on_takes_an_early_enter_back(desk: Desk) -> None:
    app = Host(desk, JumpScreen(desk, pause=60))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press(*"intel", "enter", "space", *"outside")
        jumping = app.screen
        assert isinstance(jumping, JumpScreen)
        jumping._look()
        await settle(pilot)
        assert app.results == []


async def test_what_is_named_most_like_the_words_comes_first(desk: Desk) -> None:
    """A vacancy comes before a report only where both are as like the words."""
    app = Host(desk, JumpScreen(desk, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_words(pilot, "madrid have made up")
        await pilot.press("enter")
        await settle(pilot)
    assert app.results == [Goal(report=MINDS)]

    app = Host(desk, JumpScreen(desk, pause=0))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_words(pilot, "madrid")
        await pilot.press("enter")
        await settle(pilot)
    assert app.results == [Goal(vacancy=madrid(desk))]
