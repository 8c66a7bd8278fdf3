"""The board, the timeline, the news and the matrix of a vacancy, by keys."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.corpus import HOSTILE
from tests.tui.helpers_b import (
    ALONSO,
    BOARD,
    CLOSE,
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
from textual.screen import Screen

from rumourdesk.comparison import Board
from rumourdesk.comparison.timeline import Strip, Week
from rumourdesk.desk import Desk, Filter
from rumourdesk.model import Kind, Outcome, Source, SourceType
from rumourdesk.text import clean
from rumourdesk.tui.messages import DeskChanged
from rumourdesk.tui.screens import cells
from rumourdesk.tui.screens import news as news_screen
from rumourdesk.tui.screens.board import BoardScreen
from rumourdesk.tui.screens.compare import CompareScreen
from rumourdesk.tui.screens.echoes import EchoScreen
from rumourdesk.tui.screens.jump import PickReportScreen
from rumourdesk.tui.screens.matrix import MatrixScreen
from rumourdesk.tui.screens.news import NewsScreen
from rumourdesk.tui.screens.outcome import SettleScreen
from rumourdesk.tui.screens.overrule import OverruleScreen
from rumourdesk.tui.screens.timeline import TimelineScreen
from rumourdesk.tui.widgets.claim_list import ClaimList
from rumourdesk.tui.widgets.compare_table import CompareTable
from rumourdesk.tui.widgets.grid import ROW_HEAD, Grid
from rumourdesk.tui.widgets.momentum import Momentum

WIDE, NARROW = (140, 45), (80, 24)
SIZES = [WIDE, NARROW]


def board(desk: Desk) -> Screen[Any]:
    return BoardScreen(desk, madrid(desk))


def timeline(desk: Desk) -> Screen[Any]:
    return TimelineScreen(desk, madrid(desk))


def news(desk: Desk) -> Screen[Any]:
    return NewsScreen(desk)


def matrix(desk: Desk, reports: Sequence[int] = (MINDS, NOTHING, BOARD)) -> Screen[Any]:
    vacancy = madrid(desk)
    return MatrixScreen(desk, lambda d: d.compare_many(reports, vacancy), vacancy)


SCREENS = [board, timeline, news, matrix]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    made.find_echoes()
    yield made
    made.close()


def grid(app: Host) -> Grid:
    return app.screen.query_one(Grid)


def told(app: Host) -> ClaimList:
    return app.screen.query_one(ClaimList)


async def press(pilot: Any, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def to_row(app: Host, pilot: Any, words: str) -> None:
    """Put the cursor on the row that begins with these words, as a person would look for it."""
    for _ in range(60):
        line = next((x for x in seen(app).splitlines() if x.startswith("▌")), "")
        if words in line:
            return
        await press(pilot, "j")
    raise AssertionError(f"no row with {words!r}:\n{seen(app)}")


# --- all of them ---


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("make", SCREENS)
async def test_a_verdict_on_the_claim_below_the_grid_is_kept_and_undone(
    desk: Desk, make: Callable[[Desk], Screen[Any]], size: tuple[int, int]
) -> None:
    app = Host(desk, make(desk))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "g", "c")
        current = told(app).current
        assert current is not None
        assert desk.claim(current.claim.id).outcome is Outcome.CONFIRMED
        assert "confirmed" in seen(app)
        await press(pilot, "z")
        assert desk.claim(current.claim.id).outcome is None


@pytest.mark.parametrize("make", SCREENS)
async def test_enter_goes_to_the_claim_and_escape_to_nothing(
    desk: Desk, make: Callable[[Desk], Screen[Any]]
) -> None:
    app = Host(desk, make(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        current = told(app).current
        assert current is not None
        await press(pilot, "enter")
        assert app.results == [(current.claim.report, current.claim.id)]
    app = Host(desk, make(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        assert app.results == [None]


@pytest.mark.parametrize("make", SCREENS)
async def test_the_claims_are_stepped_through_and_stop_at_the_last(
    desk: Desk, make: Callable[[Desk], Screen[Any]]
) -> None:
    app = Host(desk, make(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "0", *"nnnnnnnnnnnn")
        last = told(app).current
        await press(pilot, "n")
        assert told(app).current == last
        await press(pilot, *"pppppppppppp")
        assert told(app).highlighted == 0


@pytest.mark.parametrize(
    ("make", "method"),
    [
        (board, "board"),
        (timeline, "timeline"),
        (news, "news"),
        (matrix, "compare_many"),
        (lambda desk: EchoScreen(desk, 1), "echo_chain"),
        (lambda desk: SettleScreen(desk, madrid(desk)), "settlings"),
    ],
)
async def test_a_fault_of_the_program_is_told(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Desk], Screen[Any]],
    method: str,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(desk, method, fails)
    app = Host(desk, make(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert any("in the program itself" in words for words in app.said)


async def test_changes_do_not_put_off_what_is_being_worked_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, asked = threading.Event(), []
    work_out = desk.board

    def slow(*given: Any, **said: Any) -> Board:
        asked.append(given)
        go_on.wait(20)
        return work_out(*given, **said)

    monkeypatch.setattr(desk, "board", slow)
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(3):
            app.screen.post_message(DeskChanged())
            await pilot.pause()
        assert len(asked) == 1
        go_on.set()
        await settle(pilot)
        assert ALONSO in seen(app)
        assert len(asked) == 2


async def test_of_a_cell_with_very_many_claims_the_rest_is_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        claims = told(app).option_count
        monkeypatch.setattr(cells, "_MOST_CLAIMS", 1)
        await press(pilot, "j", "k")
        assert f"and {claims - 1} more claim" in seen(app)
        assert f"{claims} claims" in seen(app)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk whose every report has one hostile text as outlet, title, person and words."""
    reports = []
    for number, raw in enumerate(HOSTILE.values()):
        words = clean(raw).replace("\n", " ")
        said: list[Told] = [
            (f"Alonso is the one {words} whom they want.", {"about": f"Xabi {words}"[:80]}),
            ("Alonso is who they want.", {}),
        ]
        day = None if number % 7 == 0 else f"2024-11-{number % 28 + 1:02}"
        reports.append(report(f"Madrid {words}", said, outlet=words[:60] or "x", day=day))
    made = make_desk(tmp_path_factory.mktemp("hostile"), reports)
    made.find_echoes()
    yield made
    made.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("make", SCREENS)
async def test_hostile_words_are_shown_as_they_are(
    hostile: Desk, make: Callable[[Desk], Screen[Any]], size: tuple[int, int]
) -> None:
    app = Host(hostile, make(hostile))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for _ in range(12):
            await press(pilot, "pagedown", "l")
            assert forbidden(seen(app)) == set()
        assert "Xabi" in seen(app) or "Alonso" in seen(app)


# --- the board ---


async def test_the_board_has_candidates_in_rows_and_tells_of_the_exit(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        shown = seen(app)

    lines = shown.splitlines()
    rows = {name: line for name in (ALONSO, "Jürgen Klopp") for line in lines if name in line[:30]}
    assert set(rows) == {ALONSO, "Jürgen Klopp"}
    assert "Oct" in shown and "Apr" in shown, "a column is a month"
    assert "Named on a permanent basis" in shown
    assert "Will the incumbent leave?" in shown
    assert "4 reports" in lines[0] and "independent" in lines[0]


async def test_a_cell_lists_its_claims_and_a_row_all_of_its_own(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await to_row(app, pilot, ALONSO)
        of_row = seen(app)
        await press(pilot, "l")
        of_cell = seen(app)

    assert "Alonso is the one whom they have chosen." in of_row
    assert "Alonso remains the only one they want." in of_row
    assert "Alonso is the one whom they have chosen." in of_cell
    assert "Alonso remains the only one they want." not in of_cell


async def test_the_exit_has_a_cell_for_each_column_that_speaks_of_it(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "G")
        every = len(told(app)._items)
        counts = []
        for _ in grid(app)._columns:
            await press(pilot, "l")
            counts.append(len(told(app)._items))

    assert every == sum(counts) > max(counts)


async def test_settling_without_an_outcome_names_the_key_that_gives_one(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "V")
    assert app.said == ["The vacancy has no outcome yet; X gives it one."]


async def test_two_chosen_cells_are_laid_side_by_side(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await to_row(app, pilot, ALONSO)
        await press(pilot, "l", "space")
        first = told(app).current
        await press(pilot, "l", "space")
        second = told(app).current
        assert first is not None and second is not None
        await press(pilot, "v")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen._pair == (first.report.id, second.report.id)


async def test_the_order_and_the_columns_are_changed_by_keys(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "by latest change, columns: months" in seen(app)
        await press(pilot, "s", "w", "w")
        shown = seen(app)

    assert "by independent sources, columns: outlets" in shown
    assert "Marca" in shown.splitlines()[3] + shown.splitlines()[4]


async def test_the_board_leads_to_the_timeline_and_back(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "t")
        assert isinstance(app.screen, TimelineScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardScreen)


@pytest.mark.parametrize("show", [board, timeline], ids=["board", "timeline"])
async def test_a_vacancy_removed_in_another_window_is_not_shown_any_more(
    desk: Desk, show: Callable[[Desk], Screen[Any]]
) -> None:
    app = Host(desk, show(desk))
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        reports = desk.report_ids(Filter(vacancy=madrid(desk)))
        for one in reports:
            desk.remove_report(one)
        app.screen.post_message(DeskChanged())
        await settle(pilot)
        assert "This vacancy is no longer on the desk." in seen(app)
        assert ALONSO not in seen(app)
        await pilot.resize_terminal(*WIDE)
        await press(pilot, "X", "R", "j", "l", "v")
        assert ALONSO not in seen(app)
        for one in reports:
            desk.restore_report(one)
        app.screen.post_message(DeskChanged())
        await settle(pilot)
        assert ALONSO in seen(app)


# --- the timeline ---


@pytest.mark.parametrize("size", SIZES)
async def test_the_timeline_stands_at_the_latest_event_and_goes_back_in_time(
    desk: Desk, size: tuple[int, int]
) -> None:
    app = Host(desk, timeline(desk))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        here = next(line for line in seen(app).splitlines() if line.startswith("▌"))
        assert "Apr 25" in here
        await press(pilot, "g")
        here = next(line for line in seen(app).splitlines() if line.startswith("▌"))
        assert "Oct 24" in here


async def test_a_plot_is_drawn_where_there_is_room_and_a_line_elsewhere(desk: Desk) -> None:
    for size, plotted in ((WIDE, True), (NARROW, False)):
        app = Host(desk, timeline(desk))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await to_row(app, pilot, "Klopp")
            assert app.screen.query_one(Momentum).plotted is plotted
            shown = seen(app)
        assert ("independent" in shown) is plotted
        assert ("reports  ." in shown) is not plotted


async def test_a_bar_of_the_plot_is_a_week_wide_however_far_the_weeks_are_apart(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[list[int], float]] = []
    app = Host(desk, timeline(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await to_row(app, pilot, "Klopp")
        plot = app.screen.query_one(Momentum)._plot
        assert plot is not None

        def bar(at: list[int], _: list[int], *, label: str, width: float) -> None:
            drawn.append((at, width))

        monkeypatch.setattr(plot.plt, "bar", bar)
        first, told_in = date(2024, 10, 7), (3, 23)
        weeks = [
            Week(first + timedelta(weeks=n), n in told_in, n in told_in, None) for n in range(30)
        ]
        app.screen.query_one(Momentum).show(Strip(ALONSO, tuple(weeks), 0))

    assert [at for at, _ in drawn] == [[3, 23], [3, 23]]
    assert [width * 20 for _, width in drawn] == pytest.approx([0.9, 0.5])


async def test_the_timeline_of_one_candidate_alone(desk: Desk) -> None:
    app = Host(desk, timeline(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await to_row(app, pilot, "Klopp")
        await press(pilot, "f")
        assert "of Jürgen Klopp alone" in seen(app)
        assert "exit turned" not in seen(app)
        await press(pilot, "f")
        assert "of everybody" in seen(app)


# --- what is new ---


async def test_what_was_looked_at_is_not_new_any_more(desk: Desk) -> None:
    app = Host(desk, news(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "Madrid have made up their minds" in seen(app)
        assert "Intel look outside" in seen(app)
        await press(pilot, "m")
        assert "Nothing is new since you last looked." in seen(app)
    assert desk.news().of == ()


async def test_only_what_was_shown_is_cleared_and_then_the_rest_comes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news_screen, "_MOST_VACANCIES", 1)
    monkeypatch.setattr(news_screen, "_MOST_ITEMS", 1)
    app = Host(desk, news(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "and 1 vacancy more after these" in seen(app)
        assert "more of these" in seen(app)
        assert "Intel look outside" not in seen(app)
        await press(pilot, "m")
        assert "Intel look outside" in seen(app)
        assert "more after these" not in seen(app)
        await press(pilot, "m")
    assert desk.news().of == ()


# --- several reports ---


async def test_the_matrix_has_a_column_for_each_report(desk: Desk) -> None:
    app = Host(desk, matrix(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        shown = seen(app)
        await press(pilot, "l", "l")
        assert grid(app).column == 1
        await press(pilot, "0")
        assert grid(app).column == ROW_HEAD

    heads = shown.splitlines()[3]
    assert heads.index("TEAMtalk") < heads.index("Marca") < heads.index("Relevo")
    assert "Who is wanted?" in shown


async def test_only_the_contested_rows_are_shown_on_a_key(desk: Desk) -> None:
    app = Host(desk, matrix(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        every = len(grid(app)._rows)
        await press(pilot, "equals_sign")
        contested = len(grid(app)._rows)
        assert "only the contested rows" in seen(app)
        await press(pilot, "equals_sign")
        assert len(grid(app)._rows) == every

    assert 0 < contested < every


async def test_with_nothing_contested_the_matrix_says_so_and_how_to_see_every_row(
    tmp_path: Path,
) -> None:
    claims: list[Told] = [
        ("Alonso is wanted.", {"kind": Kind.CANDIDATE, "about": ALONSO}),
    ]
    made = make_desk(tmp_path, [report(f"Report {n}", claims) for n in range(3)])
    app = Host(made, matrix(made, (1, 2, 3)))
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "equals_sign")
        shown = seen(app)
    made.close()
    assert "In no row do they contradict each other; = shows every row." in shown


async def test_a_cell_chosen_stays_with_its_report_when_another_is_removed(desk: Desk) -> None:
    app = Host(desk, matrix(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "l", "space", "l", "l", "space")
        await press(pilot, "l")
        desk.remove_report(MINDS)
        app.screen.post_message(DeskChanged())
        await settle(pilot)
        assert [column for _, column in grid(app).marked] == [1]
        await press(pilot, "v")


async def test_reports_without_a_common_vacancy_say_so(desk: Desk) -> None:
    app = Host(desk, MatrixScreen(desk, lambda d: d.compare_many((CLOSE, 5)), None))
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
    assert any("no common vacancy" in words for words in app.said)


# --- overruling, echoes, outcomes ---


async def test_a_relation_is_overruled_by_one_letter_and_the_log_takes_it_back(desk: Desk) -> None:
    app = Host(desk, CompareScreen(desk, MINDS, NOTHING, madrid(desk)))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        table = app.screen.query_one(CompareTable)
        place = next(n for n, e in enumerate(table.entries) if e.met and "contra" in e.met.mark)
        table.move_to(place)
        key = table.entries[place].key
        await press(pilot, "o")
        assert isinstance(app.screen, OverruleScreen)
        await press(pilot, "n")
        assert not any("contra" in e.met.mark for e in table.entries if e.met and e.key == key)
        await press(pilot, "z")
        assert any("contra" in e.met.mark for e in table.entries if e.met and e.key == key)


@pytest.mark.parametrize("size", SIZES)
async def test_an_echo_is_shown_with_its_proof_cut_and_brought_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    said: list[Told] = [("Alonso is the one whom they have chosen.", {"exclusive": True})]
    credited: list[Told] = [
        (
            "Alonso has been chosen, according to Marca.",
            {"exclusive": True, "sources": (Source("Marca", SourceType.OUTLET),)},
        )
    ]
    made = make_desk(
        tmp_path,
        [
            report("Madrid choose", said, outlet="Marca", day="2024-11-01"),
            report("Marca says so", credited, outlet="TEAMtalk", day="2024-11-02"),
        ],
    )
    made.find_echoes()
    app = Host(made, EchoScreen(made, 2))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Stands on" in seen(app)
        assert "Marca, 1 Nov 2024" in seen(app)
        assert "credits" in seen(app)
        await press(pilot, "x")
        assert [(r.earlier, r.echoes) for r in made.echo_rulings(2)] == [(1, False)]
        await press(pilot, "z")
        assert made.echo_rulings(2) == ()
        await press(pilot, "enter")
        assert app.results == [1]
    made.close()


async def test_an_echo_is_added_from_reports_alone_and_never_from_itself(desk: Desk) -> None:
    app = Host(desk, EchoScreen(desk, MINDS))
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        shown = seen(app)
        assert isinstance(app.screen, PickReportScreen)
        offered = {choice.value.report for choice in app.screen._choices}

    assert "Which report does it repeat?" in shown and "vacancy  " not in shown
    assert offered == set(desk.report_ids(Filter())) - {MINDS}


@pytest.mark.parametrize("size", SIZES)
async def test_the_count_of_sources_opens_to_each_with_its_reports(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    said: list[Told] = [("Alonso is the one whom they have chosen.", {"exclusive": True})]
    credited: list[Told] = [
        (
            "Alonso has been chosen, according to Marca.",
            {"exclusive": True, "sources": (Source("Marca", SourceType.OUTLET),)},
        )
    ]
    made = make_desk(
        tmp_path,
        [
            report("Madrid choose", said, outlet="Marca", day="2024-11-01"),
            report("Marca says so", credited, outlet="TEAMtalk", day="2024-11-02"),
            report("It is Alonso", said, outlet="Relevo", day="2024-11-03"),
        ],
    )
    made.find_echoes()
    app = Host(made, board(made))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "i")
        shown = seen(app)
        assert "3 reports, 2 independent" in shown
        assert "Marca: 2 reports" in shown and "Relevo: 1 report" in shown
        await press(pilot, "j", "e")
        assert isinstance(app.screen, EchoScreen)
        await press(pilot, "escape", "enter")
        assert app.results == [(2, None)]
    made.close()


async def test_a_vacancy_is_closed_and_only_what_is_ticked_is_settled(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "X")
        await pilot.press(*("space" if c == " " else c for c in ALONSO))
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, SettleScreen)
        proposals = desk.settlings(madrid(desk))
        assert len(proposals) > 1
        assert all(one.claim.outcome is None for one in proposals)
        await press(pilot, "space", "ctrl+s")
        judged = [one for one in proposals if desk.claim(one.claim.id).outcome is not None]
        assert judged == [proposals[0]]
        assert desk.claim(judged[0].claim.id).outcome is proposals[0].outcome
        assert "closed: Xabi Alonso was appointed" in seen(app)
        await press(pilot, "z")
        assert desk.claim(judged[0].claim.id).outcome is None


async def test_closing_without_a_name_or_with_no_day_says_what_is_wrong(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "X", "ctrl+s")
        assert "Who was appointed?" in seen(app)
        await press(pilot, *"Al", "tab", *"soon", "ctrl+s")
        assert "“soon” is not a day" in seen(app)
        await press(pilot, "escape")
    assert desk.resolution(madrid(desk)).closure is None


async def test_the_rule_is_written_and_taken_back(desk: Desk) -> None:
    app = Host(desk, board(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "R", "end", "space", *"or", "space", *"so", "ctrl+s")
        assert desk.resolution(madrid(desk)).rule.endswith("or so")
        assert "or so" in seen(app)
        await press(pilot, "z")
        assert not desk.resolution(madrid(desk)).rule.endswith("or so")
