from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date

from textual import events
from textual.app import App, ComposeResult
from textual.message import Message

from rumourdesk.desk import ReportRow
from rumourdesk.model import Published
from rumourdesk.tui.messages import (
    ReportHighlighted,
    ReportOpened,
    SectionExpanded,
    VacancyHighlighted,
)
from rumourdesk.tui.widgets.report_list import WINDOW, ReportList
from rumourdesk.tui.widgets.sections import HEADING, Heading, Place, Section


def row(report: int, **fields: object) -> ReportRow:
    values: dict[str, object] = {
        "id": report,
        "outlet": "Sport",
        "outlet_inferred": False,
        "restated": False,
        "headline": f"Headline {report}",
        "published": Published(date(2025, 4, 20)),
        "unread": False,
        "trashed": False,
        "claims": 3,
        "confirmed": 0,
        "refuted": 0,
        "vacancies": (),
    }
    return ReportRow(**(values | fields))  # type: ignore[arg-type]


class Host(App[None]):
    """A list alone on a screen, and what it says."""

    CSS = "ReportList { width: 50; height: 20; }"

    def __init__(self, sections: Sequence[Section], rows: dict[int, ReportRow] | None = None):
        super().__init__()
        self.sections = sections
        self.rows = rows
        self.asked: list[int] = []
        self.told: list[Message] = []

    def ask(self, ids: Sequence[int]) -> dict[int, ReportRow]:
        self.asked.append(len(ids))
        if self.rows is not None:
            return {i: self.rows[i] for i in ids if i in self.rows}
        return {i: row(i) for i in ids}

    def compose(self) -> ComposeResult:
        yield ReportList(self.ask, today=lambda: date(2025, 5, 1))

    def on_mount(self) -> None:
        self.listed.show(self.sections)
        self.listed.focus()

    @property
    def listed(self) -> ReportList:
        return self.query_one(ReportList)

    @property
    def lines(self) -> list[str]:
        return [self.listed.render_line(y).text.rstrip() for y in range(self.listed.size.height)]

    def on_report_highlighted(self, message: ReportHighlighted) -> None:
        self.told.append(message)

    def on_report_opened(self, message: ReportOpened) -> None:
        self.told.append(message)

    def on_section_expanded(self, message: SectionExpanded) -> None:
        self.told.append(message)

    def on_vacancy_highlighted(self, message: VacancyHighlighted) -> None:
        self.told.append(message)


def headed(vacancy: int, *ids: int, opened: bool = True) -> Section:
    heading = Heading(f"Club {vacancy} · manager", len(ids), unread=1, contested=2)
    return Section(vacancy, heading, array("q", ids), opened=opened, loaded=True)


def flat(*ids: int) -> Section:
    return Section(None, None, array("q", ids), opened=True, loaded=True)


async def test_a_row_shows_all_its_marks() -> None:
    marked = row(
        1,
        unread=True,
        confirmed=2,
        refuted=1,
        outlet="Post",
        outlet_inferred=True,
        restated=True,
        published=None,
    )
    app = Host([headed(7, 1)], {1: marked})
    async with app.run_test():
        app.listed.set_conflicts(7, {1: 4})
        heading, first, second = app.lines[:3]

    assert heading.startswith("▾ Club 7 · manager") and heading.endswith("●1 ⚡4  1")
    assert first.startswith(" ● undated   Post? (restated)")
    assert first.endswith("✓2 ✗1 ⚡4  3")
    assert second.strip() == "Headline 1"


async def test_brackets_and_escapes_of_a_headline_are_shown_as_text() -> None:
    app = Host([flat(1)], {1: row(1, headline="[b]x\x1b]0;t\x07", outlet="[/]")})
    async with app.run_test():
        first, second = app.lines[:2]

    assert "[/]" in first
    assert "[b]x" in second and "\x1b" not in second and "\x07" not in second


async def test_the_cursor_goes_down_and_up_and_says_where_it_is() -> None:
    app = Host([headed(7, 1, 2)])
    async with app.run_test() as pilot:
        await pilot.press("j", "down", "k")

    assert app.told == [ReportHighlighted(1, 7), ReportHighlighted(2, 7), ReportHighlighted(1, 7)]


async def test_top_bottom_and_pages() -> None:
    app = Host([flat(*range(1, 101))])
    async with app.run_test() as pilot:
        await pilot.press("G")
        assert app.listed.report == 100
        await pilot.press("g")
        assert app.listed.report == 1
        await pilot.press("ctrl+d")
        assert app.listed.report == 10
        await pilot.press("ctrl+u")
        assert app.listed.report == 1


async def test_enter_opens_a_report_and_folds_a_heading() -> None:
    app = Host([headed(7, 1), headed(8, opened=False)])
    async with app.run_test() as pilot:
        await pilot.press("j", "enter")
        assert app.told[-1] == ReportOpened(1, 7)
        await pilot.press("k", "enter")
        assert not app.sections[0].opened
        assert [line for line in app.lines if line][1].startswith("▸ Club 8")


async def test_unfolding_a_heading_asks_for_its_reports() -> None:
    section = Section(9, Heading("Club 9 · manager", 2))
    app = Host([section])
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.told == [SectionExpanded(9)]
        app.listed.fill(section, [4, 5])
        await pilot.press("j")
        assert app.listed.report == 4


async def test_a_click_puts_the_cursor_and_another_one_opens() -> None:
    app = Host([headed(7, 1, 2)])
    async with app.run_test() as pilot:
        await pilot.click(ReportList, offset=(5, 4))
        assert app.told == [ReportHighlighted(2, 7)]
        await pilot.click(ReportList, offset=(5, 3))
        assert app.told[-1] == ReportOpened(2, 7)
        await pilot.click(ReportList, offset=(5, 0))
        assert not app.sections[0].opened


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = Host([flat(*range(1, 101))])
    async with app.run_test() as pilot:
        app.listed.post_message(
            events.MouseScrollDown(app.listed, 5, 5, 0, 1, 0, False, False, False)
        )
        await pilot.pause()
        assert app.listed.scroll_offset.y > 0
        assert app.listed.report == 1


async def test_the_cursor_stays_with_its_report_at_its_height() -> None:
    app = Host([flat(*range(1, 101))])
    async with app.run_test() as pilot:
        await pilot.press("G", "k", "k")
        before = app.listed.outline.line_of(app.listed.cursor) - app.listed.scroll_offset.y  # type: ignore[arg-type]
        app.listed.show([flat(200, 201, *range(1, 101))])
        await pilot.pause()
        after = app.listed.outline.line_of(app.listed.cursor) - app.listed.scroll_offset.y  # type: ignore[arg-type]

        assert app.listed.report == 98
        assert before == after


async def test_the_cursor_falls_to_what_came_after_a_report_that_has_gone() -> None:
    app = Host([headed(7, 1, 2, 3)])
    async with app.run_test() as pilot:
        app.listed.go_to_report(2)
        app.listed.show([headed(7, 1, 3)])
        await pilot.pause()

        assert app.listed.report == 3


async def test_the_cursor_falls_to_the_heading_when_no_report_is_left_below_it() -> None:
    app = Host([headed(7, 1, 2), headed(8, 3)])
    async with app.run_test() as pilot:
        app.listed.go_to_report(3)
        app.listed.show([headed(7, 1, 2), headed(8)])
        await pilot.pause()

        assert app.listed.cursor == Place(1, HEADING)


async def test_only_a_window_of_rows_is_asked_for() -> None:
    app = Host([flat(*range(1_000_000))])
    async with app.run_test() as pilot:
        await pilot.press("G")
        await pilot.pause()

        assert app.listed.report == 999_999
        assert app.asked and max(app.asked) <= WINDOW
        assert sum(app.asked) <= 4 * WINDOW


async def test_a_report_that_has_gone_is_said_so() -> None:
    app = Host([flat(1, 2)], {1: row(1)})
    async with app.run_test():
        assert app.lines[2].strip() == "(no longer here)"


async def test_rows_are_asked_for_again_when_they_have_changed() -> None:
    app = Host([flat(1)], {1: row(1)})
    async with app.run_test() as pilot:
        assert app.rows is not None
        app.rows[1] = row(1, confirmed=1)
        app.listed.forget_rows([1])
        await pilot.pause()

        assert app.lines[0].endswith("✓1  3")


async def test_reports_are_chosen_for_comparing_and_no_longer() -> None:
    app = Host([headed(7, 1, 2, 3)])
    async with app.run_test() as pilot:
        await pilot.press("space", "j", "space", "space", "space")
        chosen_by_keys = app.listed.chosen
        marks = [line[0] for line in app.lines[1:7:2]]
        app.listed.go_to(app.listed.outline.find(1, 7))
        await pilot.press("space")
        left_over = app.listed.chosen

    assert chosen_by_keys == (1, 2, 3), "the heading is no report"
    assert marks == ["■", "■", "■"]
    assert left_over == (2, 3)
