"""The grid: what stays, what moves, where the cursor is and what is chosen."""

from __future__ import annotations

import pytest
from tests.hostile.corpus import HOSTILE
from tests.tui.helpers_b import forbidden
from textual.app import App, ComposeResult
from textual.geometry import Offset

from rumourdesk.text import clean
from rumourdesk.tui.widgets.grid import ROW_HEAD, Grid
from rumourdesk.tui.widgets.grid_model import Cells, Column, Heading, Lead, Piece, Row, Words

LEADS = (Lead("name", 8), Lead("n", 3, end=True))


def words(*lines: str) -> Words:
    return tuple((Piece(line),) for line in lines)


def row(name: str, *cells: str) -> Row:
    return Row(name, (words(name), words("7")), tuple(words(cell) for cell in cells))


class Host(App[None]):
    """A grid alone on a screen."""

    CSS = "Grid { width: 40; height: 8; }"

    def __init__(self, columns: int = 6, rows: int = 3) -> None:
        super().__init__()
        self.columns = [Column((f"C{n}", "'24"), 6) for n in range(columns)]
        self.entries: list[Row | Heading] = [
            row(f"row {r}", *(f"{r}.{c}" for c in range(columns))) for r in range(rows)
        ]
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield Grid()

    def on_mount(self) -> None:
        self.grid.focus()
        self.show()

    def show(self) -> None:
        self.grid.show(LEADS, self.columns, self.entries)

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    @property
    def lines(self) -> list[str]:
        return [self.grid.render_line(y).text.rstrip() for y in range(8)]

    def on_grid_moved(self) -> None:
        self.told.append("moved")

    def on_grid_picked(self) -> None:
        self.told.append("picked")

    def on_grid_marked(self) -> None:
        self.told.append("marked")


async def test_heads_and_leads_stand_over_and_beside_the_cells() -> None:
    app = Host()
    async with app.run_test():
        heads, second, first = app.lines[:3]

    assert heads.split() == ["C0", "C1", "C2"]
    assert second.split() == ["name", "n", "'24", "'24", "'24", "+3"]
    assert first.split() == ["▌row", "0", "7", "0.0", "0.1", "0.2"]


async def test_how_many_columns_are_hidden_is_told_even_where_the_last_one_ends_at_the_edge() -> (
    None
):
    app = Host()
    app.columns = [Column((f"C{n}", "'24"), 12) for n in range(4)]
    async with app.run_test():
        second = app.lines[1]

    assert second.split() == ["name", "n", "'24", "'24", "+2"]
    assert second.endswith("+2")


async def test_the_columns_move_under_the_cursor_and_the_leads_stay() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await pilot.press("l", "l", "l", "l")
        assert app.grid.column == 3
        assert app.lines[2].split() == ["▌row", "0", "7", "0.1", "0.2", "0.3"]
        await pilot.press("dollar_sign")
        assert app.lines[2].split() == ["▌row", "0", "7", "0.3", "0.4", "0.5"]
        await pilot.press("0")
        assert app.grid.column == ROW_HEAD
        assert app.lines[2].split() == ["▌row", "0", "7", "0.0", "0.1", "0.2"]


async def test_the_cursor_stops_at_the_edges() -> None:
    app = Host(columns=2, rows=2)
    async with app.run_test() as pilot:
        await pilot.press("k", "h", "h")
        assert (app.grid.row, app.grid.column) == (0, ROW_HEAD)
        await pilot.press("j", "j", "j", "l", "l", "l")
        assert (app.grid.row, app.grid.column) == (1, 1)


async def test_a_long_grid_scrolls_with_the_cursor_and_keeps_its_heads() -> None:
    app = Host(rows=40)
    async with app.run_test() as pilot:
        await pilot.press("G")
        assert app.lines[0].split() == ["C0", "C1", "C2"]
        assert "row 39" in app.lines[-1]
        await pilot.press("g")
        assert "row 0" in app.lines[2]
        await pilot.press("pagedown")
        assert app.grid.row == 5


async def test_a_heading_is_no_row() -> None:
    app = Host(rows=2)
    app.entries.insert(1, Heading("Will he leave?"))
    async with app.run_test() as pilot:
        assert app.lines[3].startswith("── Will he leave? ──")
        await pilot.press("j")
        assert app.grid.key == "row 1"


async def test_the_cursor_stays_with_its_row_when_the_order_changes() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await pilot.press("j", "l")
        app.entries.reverse()
        app.entries.insert(0, row("new", *"abcdef"))
        app.show()
        assert app.grid.key == "row 1"
        assert app.grid.column == 0
        app.entries.clear()
        app.show()
        assert app.grid.key is None
        await pilot.press("j", "l", "enter", "space", "pagedown")
        assert app.lines[2].strip() == "Nothing here."


async def test_cells_are_chosen_and_no_longer() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await pilot.press("l", "space", "j", "space", "space", "space")
        assert app.grid.marked == (("row 0", 0), ("row 1", 0))
        assert "0.0   ■" in app.lines[2]
        app.grid.unmark()
        await pilot.pause()
        assert not app.grid.marked
        assert app.told.count("marked") == 5


async def test_the_mouse_goes_to_a_cell_and_opens_it() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await pilot.click(Grid, offset=Offset(1 + 9 + 4 + 7, 3))
        assert (app.grid.row, app.grid.column) == (1, 1)
        assert "picked" not in app.told
        await pilot.click(Grid, offset=Offset(1 + 9 + 4 + 7, 3))
        assert "picked" in app.told
        await pilot.click(Grid, offset=Offset(2, 2))
        assert (app.grid.row, app.grid.column) == (0, ROW_HEAD)


async def test_only_the_columns_in_the_window_are_drawn() -> None:
    app = Host(columns=2000, rows=2)
    drawn: list[str] = []
    async with app.run_test() as pilot:
        cell = app.grid._cell

        def counting(held: Words, *rest: object) -> object:
            drawn.append(held[0][0].text)
            return cell(held, *rest)  # type: ignore[arg-type]

        app.grid._cell = counting  # type: ignore[method-assign,assignment]
        await pilot.press("dollar_sign")
        app.grid.render_line(2)
        assert 0 < len(drawn) < 40


async def test_of_very_many_columns_only_those_in_view_are_put_into_words() -> None:
    asked: list[int] = []

    def cell(number: int) -> Words:
        asked.append(number)
        return words(f"0.{number}")

    app = Host(columns=2000, rows=0)
    app.entries = [Row("row", (words("row"), words("7")), Cells(2000, cell), lines=1)]
    async with app.run_test() as pilot:
        await pilot.press("right")
        assert app.lines[2].split() == ["▌row", "7", "0.0", "0.1", "0.2"]
        assert set(asked) == {0, 1, 2}
        await pilot.press("dollar_sign")
        assert "0.1999" in app.lines[2]
        assert len(asked) < 20


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_words_keep_every_line_as_wide_as_the_grid(name: str) -> None:
    held = clean(HOSTILE[name])
    app = Host(columns=2, rows=0)
    app.columns = [Column((held, held), 6)] * 2
    app.entries = [Heading(held), Row(1, (words(held), words(held)), (words(held), words(held)))]
    async with app.run_test():
        strips = [app.grid.render_line(y) for y in range(8)]
        width = app.grid.scrollable_content_region.width

    assert {strip.cell_length for strip in strips} == {width}
    assert forbidden("".join(strip.text for strip in strips)) == set()


async def test_the_cursor_and_the_marks_go_along_with_their_columns() -> None:
    app = Host(columns=4)
    app.columns = [Column((f"C{n}",), 6, key=f"C{n}") for n in range(4)]
    async with app.run_test() as pilot:
        await pilot.press("l", "space", "l", "l", "space")
        app.columns = [Column(("new",), 6, key="new"), *app.columns[1:]]
        app.show()
        assert app.grid.column == 2
        assert [column for _, column in app.grid.marked] == [2], "C0 is gone and its mark with it"
        app.columns = [Column(("older",), 6, key="older"), *app.columns]
        app.entries = [row(f"row {r}", *"abcde") for r in range(3)]
        app.show()
        assert (app.grid.column, app.grid.marked) == (3, (("row 0", 3),))
