from __future__ import annotations

from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import Selection

from rumourdesk.model import Kind, Outcome, Span
from rumourdesk.tui.messages import ClaimVisited
from rumourdesk.tui.widgets.marks import Mark
from rumourdesk.tui.widgets.report_view import MARGIN, ReportView

TEXT = (
    "A title\n\nThe club want Alonso.\n\nThey may call Klopp, who said no to them.\n\n"
    + "\n\n".join(f"Filler paragraph number {n} says nothing of note." for n in range(30))
    + "\n\nAt the end Zidane is named."
)


def mark(claim: int, words: str, **fields: object) -> Mark:
    start = TEXT.index(words)
    values: dict[str, object] = {"kind": Kind.CANDIDATE, "outcome": None} | fields
    return Mark(claim=claim, span=Span(start, start + len(words)), **values)  # type: ignore[arg-type]


MARKS = (
    mark(1, "The club want Alonso"),
    mark(2, "They may call Klopp, who said no to them"),
    mark(3, "who said no to them", outcome=Outcome.REFUTED, conflict=True),
    mark(4, "Zidane is named", outcome=Outcome.CONFIRMED),
)


class Host(App[None]):
    CSS = "ReportView { width: 60; height: 15; }"

    def __init__(self) -> None:
        super().__init__()
        self.visited: list[int | None] = []

    def compose(self) -> ComposeResult:
        yield ReportView()

    def on_mount(self) -> None:
        self.view.focus()

    @property
    def view(self) -> ReportView:
        return self.query_one(ReportView)

    @property
    def lines(self) -> list[str]:
        return [self.view.render_line(y).text.rstrip() for y in range(self.view.size.height)]

    def line_of(self, words: str) -> int:
        return next(n for n, line in enumerate(self.lines) if words in line)

    def show(self, text: str = TEXT, marks: tuple[Mark, ...] = MARKS, **more: object) -> None:
        self.view.show(1, text, title="A title", marks=marks, **more)  # type: ignore[arg-type]

    def on_claim_visited(self, message: ClaimVisited) -> None:
        self.visited.append(message.claim)


def style_at(app: Host, words: str) -> set[str]:
    """The text styles of the segment that begins with these words."""
    for y in range(app.view.size.height):
        for segment in app.view.render_line(y):
            if segment.text.startswith(words) and segment.style is not None:
                style = segment.style
                names = {"bold": style.bold, "underline": style.underline, "reverse": style.reverse}
                return {name for name, is_set in names.items() if is_set}
    raise AssertionError(f"{words!r} begins no segment")


async def test_the_text_is_shown_with_a_mark_for_each_claim() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        first = app.lines[app.line_of("The club want Alonso.")]

        assert app.lines[0].strip() == "A title"
        assert first.startswith(" ·    The club")
        assert app.lines[app.line_of("who said no")].startswith(" ·✗⚡ They may")


async def test_next_and_previous_go_through_the_claims_and_keep_them_in_view() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        for _ in range(4):
            assert app.view.next_claim(1)
        await pilot.pause()
        assert app.lines[app.line_of("Zidane is named")].startswith("▌✓")
        assert not app.view.next_claim(1)
        app.view.next_claim(-1)
        await pilot.pause()

    assert app.visited == [1, 2, 3, 4, 3]


async def test_the_current_claim_is_told_without_colour() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        app.view.go_to_claim(1)
        await pilot.pause()

        assert {"bold", "reverse"} <= style_at(app, "The club want Alonso")
        assert "reverse" not in style_at(app, "They may call")
        assert app.lines[app.line_of("The club want")].startswith("▌")


async def test_without_a_current_claim_next_begins_at_the_top_of_the_window() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        await pilot.press("ctrl+d", "ctrl+d")
        app.view.next_claim(1)
        assert app.view.current == 4


async def test_a_click_chooses_the_innermost_claim_and_another_one_goes_round() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        y = app.line_of("who said no")
        x = app.lines[y].index("said")
        await pilot.click(ReportView, offset=(x, y))
        await pilot.click(ReportView, offset=(x, y))
        await pilot.click(ReportView, offset=(x, y))
        await pilot.click(ReportView, offset=(1, app.line_of("The club want")))

    assert app.visited == [3, 2, 3, 1]


async def test_a_click_on_plain_words_chooses_nothing() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        await pilot.click(ReportView, offset=(MARGIN + 2, app.line_of("Filler")))

    assert app.visited == []


async def test_a_verdict_repaints_its_claim() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        y = app.line_of("The club want")
        app.view.set_marks((mark(1, "The club want Alonso", saving=True), *MARKS[1:]))
        assert app.lines[y][1] == "∘"
        app.view.set_marks((mark(1, "The club want Alonso", outcome=Outcome.CONFIRMED), *MARKS[1:]))
        assert app.lines[y][1] == "✓"


async def test_a_search_marks_its_places_and_goes_through_them() -> None:
    app = Host()
    start = TEXT.index("Zidane")
    hits = (Span(4, 7), Span(start, start + 6))
    async with app.run_test() as pilot:
        app.show(hits=hits)
        await pilot.pause()
        assert app.view.searching
        assert app.view.hit_words == "1 of 2"
        app.view.next_hit()
        await pilot.pause()
        assert app.line_of("Zidane is named") >= 0
        assert "reverse" in style_at(app, "Zidane")
        app.view.next_hit()
        assert app.view.hit_words == "1 of 2"
        app.view.stop_searching()
        assert not app.view.searching


async def test_a_change_of_width_keeps_the_place() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        await pilot.press("ctrl+d", "ctrl+d")
        top = next(line.strip() for line in app.lines if line.strip())
        app.view.styles.width = 30
        await pilot.pause()

        shown = " ".join(line.strip() for line in app.lines if line.strip())
        assert shown.startswith(top[:12])


async def test_the_words_selected_are_those_of_the_report() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        y = app.line_of("The club want")
        selection = Selection(Offset(4, y), Offset(8, y))

        assert app.view.get_selection(selection) == ("club", "\n")
        across = app.view.get_selection(Selection(Offset(0, y), Offset(30, y + 2)))
        assert across is not None
        assert across[0] in TEXT and across[0].startswith("The club") and len(across[0]) > 40


async def test_dragging_selects_and_chooses_no_claim() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        await pilot.pause()
        y = app.line_of("The club want")
        await pilot.mouse_down(ReportView, offset=(MARGIN, y))
        await pilot.hover(ReportView, offset=(MARGIN + 7, y))
        await pilot.mouse_up(ReportView, offset=(MARGIN + 7, y))
        await pilot.pause()

        assert app.screen.get_selected_text() == "The club"
        assert app.visited == []


async def test_wide_and_joined_characters_are_marked_where_they_stand() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    text = f"A title\n\n東京の新聞 say {family} and cafe\u0301 are open."
    start = text.index("新聞")
    marks = (Mark(1, Span(start, start + 2), Kind.CANDIDATE, None),)
    app = Host()
    async with app.run_test() as pilot:
        app.show(text, marks)
        await pilot.pause()
        y = app.line_of("東京")

        assert app.view.render_line(y).cell_length == app.view.scrollable_content_region.width
        assert "underline" in style_at(app, "新聞")
        await pilot.click(ReportView, offset=(MARGIN + 7, y))

    assert app.visited == [1]


async def test_hostile_text_is_shown_as_text() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show("A title\n\n[/b] [VIDEO] \x1b]52;c;aGk=\x07 \x9b31m end.", ())
        await pilot.pause()
        body = app.lines[2]

    assert "[/b] [VIDEO]" in body
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in body)


async def test_nothing_is_shown_where_there_is_nothing() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.show()
        app.view.clear()
        await pilot.pause()

        assert "".join(app.lines) == ""
        assert not app.view.next_claim(1)
