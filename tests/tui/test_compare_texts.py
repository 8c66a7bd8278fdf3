"""Both texts of a comparison, which follow the row that is gone to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile.corpus import HOSTILE
from tests.tui.helpers_b import (
    MINDS,
    NOTHING,
    Host,
    Told,
    forbidden,
    madrid,
    make_desk,
    report,
    seen,
    settle,
)
from textual.geometry import Offset

from rumourdesk.desk import Desk
from rumourdesk.model import Kind, Outcome
from rumourdesk.text import clean
from rumourdesk.tui.screens.compare import CompareScreen
from rumourdesk.tui.widgets.compare_table import CompareTable
from rumourdesk.tui.widgets.compare_texts import CompareTexts
from rumourdesk.tui.widgets.report_view import ReportView

SIZES = [(140, 45), (80, 24)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


def compare(desk: Desk) -> Host:
    return Host(desk, CompareScreen(desk, MINDS, NOTHING, madrid(desk)))


def views(app: Host) -> list[ReportView]:
    return list(app.screen.query(ReportView))


@pytest.mark.parametrize("size", SIZES)
async def test_a_key_brings_both_texts_under_the_rows_and_takes_them_away(
    desk: Desk, size: tuple[int, int]
) -> None:
    app = compare(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert not app.screen.query_one(CompareTexts).size
        for press, held in enumerate((True, True, False)):
            await pilot.press("f")
            await settle(pilot)
            texts = app.screen.query_one(CompareTexts)
            assert bool(texts.size) is held, press
            assert isinstance(app.focused, CompareTable), "the table keeps the keys"


async def test_the_texts_follow_the_row(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await settle(pilot)
        table = app.screen.query_one(CompareTable)
        for _ in table.entries:
            entry = table.entry
            assert entry is not None
            assert tuple(view.current for view in views(app)) == entry.key
            await pilot.press("j")
            await settle(pilot)


async def test_a_claim_chosen_in_a_text_is_gone_to_in_the_rows(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await settle(pilot)
        left = views(app)[0]
        last = desk.page(MINDS).claims[2]
        line = left._layout.line_at(last.claim.span.start)
        await pilot.click(left, offset=Offset(0, 0))
        column = left._layout.place_of(last.claim.span.start)[1] + left._left + 6 + 2
        await pilot.click(left, offset=Offset(column, line))
        await settle(pilot)

        said = app.screen.query_one(CompareTable).said
        assert said is not None
        assert said.claim == last.id
        assert left.current == last.id


async def test_a_verdict_given_in_the_rows_is_marked_in_the_text(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        await pilot.press("f", "c")
        await settle(pilot)
        left = views(app)[0]
        marks = {mark.claim: mark.outcome for mark in left._marks}
        said = app.screen.query_one(CompareTable).said
        assert said is not None
        assert marks[said.claim] is Outcome.CONFIRMED


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_texts_are_shown_as_they_are(tmp_path: Path, size: tuple[int, int]) -> None:
    told: list[Told] = [("Alonso is the one whom they want.", {})]
    titles = [f"Madrid {clean(words)}".replace("\n", " ") for words in HOSTILE.values()]
    desk = make_desk(tmp_path, [report(title, told) for title in titles])
    app = Host(desk, CompareScreen(desk, 1, 2, madrid(desk)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("f", "f")
        for left in range(1, len(titles)):
            screen = app.screen
            assert isinstance(screen, CompareScreen)
            screen._pair = (left, left + 1)
            screen._load()
            await settle(pilot)
            assert forbidden(seen(app)) == set(), titles[left - 1]
            assert "Alonso is the one" in seen(app) or "Madrid" in seen(app)
    desk.close()


async def test_an_opened_row_tells_in_what_the_wordings_differ(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        table = app.screen.query_one(CompareTable)
        release = next(n for n, e in enumerate(table.entries) if "ontract" in e.heading)
        table.move_to(release)
        await settle(pilot)
        assert "answer: affirmed / denied" not in seen(app)
        await pilot.press("space")
        await settle(pilot)
        shown = seen(app)

    assert "answer: affirmed / denied" in shown
    assert "source: " in shown


async def test_words_that_both_reports_have_are_marked(tmp_path: Path) -> None:
    same = "The board met on Friday evening and could not agree on a name at all."
    told: list[Told] = [
        ("Alonso is the one whom they want.", {}),
        (same, {"kind": Kind.BACKGROUND}),
    ]
    desk = make_desk(
        tmp_path, [report("Madrid one", told), report("Madrid two", told, outlet="Marca")]
    )
    app = Host(desk, CompareScreen(desk, 1, 2, madrid(desk)))
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await settle(pilot)
        copied = [view._copied for view in views(app)]
        margins = [view.render_line(2).text[:6] for view in views(app)]
    desk.close()

    assert [len(spans) for spans in copied] == [1, 1]
    assert all("=" in margin for margin in margins)
