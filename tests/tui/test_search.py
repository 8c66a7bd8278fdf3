"""Search with results as one types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.hostile.corpus import HOSTILE
from tests.tui.helpers_b import (
    BOARD,
    NOTHING,
    Host,
    forbidden,
    make_desk,
    report,
    seen,
    settle,
    type_words,
)
from textual.widgets import Input, OptionList

from rumourdesk.desk import Desk, Filter, Hit, StoreError
from rumourdesk.model import Span
from rumourdesk.tui.paint import line
from rumourdesk.tui.screens.search import Place, SearchScreen, marked, places


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


def search(desk: Desk, wanted: Filter | None = None) -> Host:
    return Host(desk, SearchScreen(desk, wanted, pause=0))


async def test_results_come_as_one_types(desk: Desk) -> None:
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        assert "Type words to find." in seen(app)
        await type_words(pilot, "klo")
        shown = seen(app)
        assert "2 reports" in shown
        assert "5 Apr 2025   Marca  Nothing in the talk of Klopp" in shown
        assert "9 Apr 2025   Relevo?  Klopp is who the board want" in shown
        await type_words(pilot, "pp talk")
        assert "1 report" in seen(app)
        assert "Relevo" not in seen(app)


async def test_a_result_tells_its_headline_once(desk: Desk) -> None:
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await type_words(pilot, "klopp talk")
        assert seen(app).count("Nothing in the talk of Klopp") == 1
        await type_words(pilot, " decision")
        assert seen(app).count("Nothing in the talk of Klopp") == 1
        assert "No decision has been" in seen(app)


async def test_enter_gives_the_report_and_the_places_of_the_words(desk: Desk) -> None:
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await type_words(pilot, "formal clause")
        await pilot.press("enter")
        await settle(pilot)

    text = desk.page(NOTHING).report.text
    (place,) = app.results
    assert place.report == NOTHING
    assert [span.of(text) for span in place.spans] == ["formal", "clause"]


async def test_the_cursor_moves_while_one_types(desk: Desk) -> None:
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await type_words(pilot, "klopp")
        first = app.screen.query_one(OptionList).highlighted
        await pilot.press("down")
        await settle(pilot)
        assert (first, app.screen.query_one(OptionList).highlighted) == (0, 1)
        assert app.screen.query_one(Input).value == "klopp"
        await pilot.press("up", "down", "enter")
        await settle(pilot)

    found = [hit.report for hit in desk.search("klopp")]
    assert {BOARD, NOTHING} == set(found)
    assert app.results[0].report == found[1]


async def test_no_report_holds_the_words(desk: Desk) -> None:
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await type_words(pilot, "guardiola")
        assert "No report holds “guardiola”." in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.results == []
        await pilot.press("escape")
        await settle(pilot)

    assert app.results == [None]


async def test_it_stays_within_the_filter_and_says_so(desk: Desk) -> None:
    app = search(desk, Filter(outlet="Marca"))
    async with app.run_test(size=(100, 40)) as pilot:
        await type_words(pilot, "klopp")
        assert "1 report within the filter" in seen(app)
        assert "Relevo" not in seen(app)


async def test_letters_that_are_commands_elsewhere_are_typed(desk: Desk) -> None:
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await type_words(pilot, "q c x ?")
        assert app.screen.query_one(Input).value == "q c x ?"

    assert app.results == []


async def test_any_words_may_be_searched_for(desk: Desk) -> None:
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        for name, words in HOSTILE.items():
            app.screen.query_one(Input).value = words
            await settle(pilot)
            shown = seen(app)
            assert not forbidden(shown), name
            assert "Search" in shown, name


async def test_an_answer_to_earlier_words_is_dropped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Event()
    real = desk.search

    def search_slowly(words: str, *, limit: int = 50, wanted: Filter | None = None) -> list[Hit]:
        if words == "klopp":
            late.wait(10)
        return real(words, limit=limit, wanted=wanted)

    monkeypatch.setattr(desk, "search", search_slowly)
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        field = app.screen.query_one(Input)
        field.value = "klopp"
        await pilot.pause()
        field.value = "ancelotti season"
        await pilot.pause()
        late.set()
        await settle(pilot)
        assert "1 report" in seen(app)
        assert "TEAMtalk" in seen(app)
        assert "Relevo" not in seen(app)


async def test_a_desk_that_cannot_be_read_says_so_and_stays_open(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("The desk cannot be read just now.")

    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        monkeypatch.setattr(desk, "search", fail)
        await type_words(pilot, "klopp")
        assert "The desk cannot be read just now." in seen(app)
        monkeypatch.undo()
        await type_words(pilot, " ")
        assert "2 reports" in seen(app)
        assert "cannot be read" not in seen(app)


async def test_hostile_reports_are_found_and_shown_as_they_are(tmp_path: Path) -> None:
    desk = make_desk(
        tmp_path,
        (report("[VIDEO] Alonso [/b] agrees [/]", [("Alonso [@click=app.quit]signs[/].", {})]),),
    )
    app = search(desk)
    async with app.run_test(size=(100, 40)) as pilot:
        await type_words(pilot, "alonso")
        shown = seen(app)
    desk.close()

    assert "[VIDEO] Alonso [/b] agrees [/]" in shown
    assert "[@click=app.quit]signs[/]" in shown


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Perez met Pérez", "perez", ["Perez", "Pérez"]),
        ("Alonso and Alonsos", "alonso", ["Alonso", "Alonsos"]),
        ("in the inside", "in the", ["in", "the"]),
        ("Ancelotti", "celotti", []),
        ("STRASSE Straße", "straße", ["STRASSE", "Straße"]),
        ("anything", "", []),
        ("anything", '"*', []),
    ],
)
def test_where_the_words_stand(text: str, words: str, found: list[str]) -> None:
    assert [span.of(text) for span in places(text, words)] == found


def test_words_found_are_marked_by_more_than_colour() -> None:
    content = marked(line("Klopp stays"), "klopp")
    (span,) = content.spans[-1:]

    assert content.plain[span.start : span.end] == "Klopp"
    assert "underline" in str(span.style)


def test_a_place_is_a_report_and_spans() -> None:
    assert Place(1, (Span(0, 2),)) == Place(1, (Span(0, 2),))
