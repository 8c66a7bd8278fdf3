"""Two reports side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.helpers_b import (
    ALONSO,
    ANCELOTTI,
    INTEL,
    MINDS,
    NOTHING,
    Host,
    Told,
    madrid,
    make_desk,
    report,
    seen,
    settle,
    type_words,
)
from textual.widgets import Static

from rumourdesk.desk import Desk, StoreError
from rumourdesk.model import Kind, Outcome, Polarity, Post
from rumourdesk.tui.messages import DeskChanged
from rumourdesk.tui.screens.compare import CompareScreen
from rumourdesk.tui.widgets.compare_lines import Side
from rumourdesk.tui.widgets.compare_table import CompareTable

WIDE = (140, 45)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


def compare(desk: Desk, left: int = MINDS, right: int = NOTHING) -> Host:
    return Host(desk, CompareScreen(desk, left, right, madrid(desk)))


def table(app: Host) -> CompareTable:
    return app.screen.query_one(CompareTable)


async def go_to(app: Host, words: str) -> None:
    """Put the cursor on the row in which either side answers with these words."""
    place = next(
        n
        for n, entry in enumerate(table(app).entries)
        if words in " ".join(said.answer for said in (entry.left, entry.right) if said)
    )
    table(app).move_to(place)


@pytest.mark.parametrize("size", [WIDE, (100, 30), (80, 24)])
async def test_the_keys_that_change_a_report_stand_beside_it(
    desk: Desk, size: tuple[int, int]
) -> None:
    app = compare(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        left, right = (
            app.screen.query_one(f"#{side}-report", Static).render_line(line).text
            for side in ("left", "right")
            for line in ([1] if size[0] >= 100 else [0])
        )

    assert left.index("[") < left.index("]")
    assert right.index("{") < right.index("}")


async def test_the_last_line_names_keys_as_that_of_the_desk_does(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        last = seen(app).splitlines()[-1]

    assert last.startswith(" c Confirm")
    assert "= Agreements" in last


async def test_it_lays_two_reports_side_by_side_by_question(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        shown = seen(app)
        lines = shown.splitlines()

    assert "TEAMtalk" in lines[0]
    assert "29 Oct 2024" in lines[1]
    assert "Marca" in lines[0]
    assert "5 Apr 2025" in lines[1]
    assert "Real Madrid · manager" in lines[0]
    assert "1 contradiction" in lines[1]
    assert "Will Carlo Ancelotti leave?" in shown
    contract = next(line for line in lines if "contradicts" in line)
    assert contract.index("said to exist") < contract.index("⚡ contradicts")
    assert contract.index("⚡ contradicts") < contract.index("said not to exist")
    assert any("=" in line and "agrees" in line for line in lines)


async def test_claims_that_nothing_meets_stand_alone_and_the_rest_comes_last(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        lines = seen(app).splitlines()
        entries = table(app).entries

    klopp = next(line for line in lines if "Klopp: ruled out" in line)
    assert "—" in klopp[:60]
    assert entries[-1].heading == "Other claims"
    assert entries[-1].left is not None
    assert entries[-1].left.answer == "Madrid lost 4-0 to Barcelona."


async def test_the_arrow_of_an_update_points_to_the_later_report(desk: Desk) -> None:
    for left, right, mark in ((MINDS, NOTHING, "→ updates"), (NOTHING, MINDS, "← updates")):
        app = compare(desk, left, right)
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            met = [entry.met.mark for entry in table(app).entries if entry.met]
        assert mark in met


async def test_a_claim_that_meets_nothing_tells_whom_and_which_post_it_is_on(
    tmp_path: Path,
) -> None:
    told: list[Told] = [
        ("Alonso is wanted.", {}),
        ("Ancelotti goes to Brazil.", {"post": Post("Brazil", "manager"), "about": ANCELOTTI}),
    ]
    desk = make_desk(
        tmp_path,
        (
            report("One", told, outlet="Sport"),
            report("Two", [("Alonso is wanted.", {})], outlet="Marca"),
        ),
    )
    app = Host(desk, CompareScreen(desk, 1, 2, None))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        shown = seen(app)
    desk.close()

    assert "· Carlo Ancelotti: wanted" in shown
    assert "candidate, Brazil · manager, own reporting" in shown


async def test_a_row_opens_to_the_exact_words_of_both_sides(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "release clause")
        assert "walk away" not in seen(app)
        await pilot.press("space")
        await settle(pilot)
        assert "“A clause lets him walk away from June.”" in seen(app)
        assert "“No formal release clause exists.”" in seen(app)
        await pilot.press("space")
        await settle(pilot)
        assert "walk away" not in seen(app)


async def test_enter_on_an_opened_row_goes_to_the_sentence(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "release clause")
        await pilot.press("l", "enter")
        await settle(pilot)
        assert app.results == []
        await pilot.press("enter")
        await settle(pilot)

    (given,) = app.results
    report, claim = given
    assert report == NOTHING
    assert desk.claim(claim).claim.quote == "No formal release clause exists."


async def test_escape_goes_back_with_nothing(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)

    assert app.results == [None]


@pytest.mark.parametrize(
    ("key", "outcome", "mark"),
    [("c", Outcome.CONFIRMED, "✓"), ("x", Outcome.REFUTED, "✗")],
)
async def test_a_verdict_is_on_the_side_in_focus_and_is_kept(
    desk: Desk, key: str, outcome: Outcome, mark: str
) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "release clause")
        await pilot.press("l", key)
        await settle(pilot)
        shown = table(app).said
        assert shown is not None
        assert (shown.outcome, shown.mark, shown.status) == (outcome, mark, outcome.value)
        assert f"{mark} release clause" in seen(app)

    verdict = desk.claim(shown.claim).verdict
    assert verdict is not None
    assert verdict.outcome is outcome


async def test_undo_takes_the_verdict_back_and_redo_gives_it_again(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        await pilot.press("z")
        await settle(pilot)
        said = table(app).said
        assert said is not None
        assert said.outcome is None
        await pilot.press("Z")
        await settle(pilot)
        said = table(app).said
        assert said is not None
        assert said.outcome is Outcome.CONFIRMED


async def test_unjudging_takes_the_mark_away(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        said = table(app).said
        assert said is not None
        assert (said.outcome, said.mark) == (None, "·")


async def test_a_verdict_that_cannot_be_kept_is_taken_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError("The desk is full.")

    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(desk.store, "judge", refuse)
        await pilot.press("c")
        await settle(pilot)
        said = table(app).said
        assert said is not None
        assert (said.outcome, said.status) == (None, "")
        assert app.said == ["The desk is full."]


async def test_a_note_can_be_written_without_a_verdict(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        await type_words(pilot, "ask the club")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        assert "note: ask the club" in seen(app)
        said = table(app).said
        assert said is not None

    verdict = desk.claim(said.claim).verdict
    assert verdict is not None
    assert (verdict.outcome, verdict.note) == (None, "ask the club")


async def test_a_claim_is_copied_with_its_outlet_and_day(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "release clause")
        await pilot.press("l", "y")
        await settle(pilot)

    assert app.clipboard == "“No formal release clause exists.” (Marca, 5 Apr 2025)"


async def test_what_another_window_did_is_shown(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        said = table(app).said
        assert said is not None
        desk.judge(said.claim, Outcome.REFUTED)
        app.tell_screens(DeskChanged)
        await settle(pilot)
        said = table(app).said
        assert said is not None
        assert said.outcome is Outcome.REFUTED


async def test_where_one_side_says_nothing_the_keys_act_on_the_other(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("h")
        await go_to(app, "Klopp")
        await settle(pilot)
        line = next(text for text in seen(app).splitlines() if "Klopp: ruled" in text)
        assert "▌ · Jürgen Klopp" in line
        await pilot.press("c", "k")
        await settle(pilot)
        assert table(app).focused_side is Side.LEFT

    assert all(claim.verdict is None for claim in desk.page(MINDS).claims)
    (confirmed,) = (claim for claim in desk.page(NOTHING).claims if claim.outcome)
    assert confirmed.claim.quote == "The links with Klopp hold nothing."


async def test_agreements_can_be_hidden(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = len(table(app).entries)
        await pilot.press("equals_sign")
        await settle(pilot)
        assert len(table(app).entries) == before - 1
        assert "1 agreement hidden" in seen(app)
        assert "agrees" not in seen(app)
        await pilot.press("equals_sign")
        await settle(pilot)
        assert len(table(app).entries) == before


async def test_brackets_change_the_reports_and_stop_at_the_last(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("left_curly_bracket")
        await settle(pilot)
        assert "Relevo?" in seen(app)
        assert "Klopp is who the board want" in seen(app)
        await pilot.press("left_curly_bracket")
        await settle(pilot)
        assert app.said == ["No newer report on this vacancy answers the same questions."]
        await pilot.press("left_square_bracket")
        await settle(pilot)
        assert "Marca" in seen(app).splitlines()[0]
        await pilot.press("right_square_bracket")
        await settle(pilot)
        assert "TEAMtalk" in seen(app).splitlines()[0]


async def test_an_undated_report_has_no_known_order(tmp_path: Path) -> None:
    desk = make_desk(
        tmp_path,
        (
            report("Alonso it is", [("Alonso is wanted.", {})], outlet="Sport"),
            report(
                "Alonso is out",
                [("Alonso is out of it.", {"polarity": Polarity.NEGATIVE})],
                outlet=None,
                day=None,
                restated=True,
            ),
        ),
    )
    app = Host(desk, CompareScreen(desk, 1, 2, None))
    async with app.run_test(size=(180, 45)) as pilot:
        await settle(pilot)
        shown = seen(app)
    desk.close()

    assert "unknown outlet (restated)" in shown.splitlines()[0]
    assert "undated" in shown.splitlines()[1]
    assert "⚡ contradicts" in shown
    assert "order unknown" in shown


async def test_reports_without_a_common_vacancy_say_so(desk: Desk) -> None:
    app = compare(desk, MINDS, INTEL)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "nothing to lay side by side" in seen(app)
        await pilot.press("j", "c", "enter", "escape")
        await settle(pilot)

    assert app.results == [None]


async def test_below_a_hundred_columns_the_sides_stand_one_above_the_other(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go_to(app, "release clause")
        await settle(pilot)
        lines = seen(app).splitlines()

    left = next(n for n, line in enumerate(lines) if "said to exist" in line and "TEAMtalk" in line)
    assert "contradicts" in lines[left + 1]
    assert "Marca" in lines[left + 2]
    assert "said not to exist" in lines[left + 2]
    assert all(len(line) <= 80 for line in lines)


async def test_the_row_stays_the_same_when_the_terminal_changes(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await go_to(app, "release clause")
        before = table(app).entry
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert table(app).entry == before
        assert "said not to exist" in seen(app)


async def test_the_mouse_goes_to_a_side_of_a_row(desk: Desk) -> None:
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        line = next(n for n, text in enumerate(seen(app).splitlines()) if "Klopp: ruled" in text)
        await pilot.click(offset=(110, line))
        await settle(pilot)
        assert table(app).side is Side.RIGHT
        said = table(app).said
        assert said is not None
        assert "Klopp" in said.answer


async def test_two_hundred_rows_move_without_laying_out_anew(tmp_path: Path) -> None:
    told: list[Told] = [
        (f"Number {n} is on the list.", {"about": f"Person {chr(65 + n // 26)}{chr(97 + n % 26)}"})
        for n in range(200)
    ]
    desk = make_desk(
        tmp_path,
        (
            report("One long list", told, outlet="Sport"),
            report("Another long list", told, outlet="Marca", day="2024-10-30"),
        ),
    )
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        rows = len(table(app).entries)
        before = table(app)._layout_of
        await pilot.press("G")
        await settle(pilot)
        assert table(app).cursor == rows - 1
        assert table(app)._layout_of is before
        last = table(app).said
        assert last is not None
        assert last.answer in seen(app)
        await pilot.press("ctrl+u")
        await settle(pilot)
        assert 0 < table(app).cursor < rows - 1
        await pilot.press("g")
        await settle(pilot)
        assert table(app).cursor == 0
    desk.close()


async def test_hostile_words_are_shown_as_they_are(tmp_path: Path) -> None:
    title = "[VIDEO] Madrid [/b] agree [/]"
    told: list[Told] = [
        ("Alonso [@click=app.quit]signs[/] \x1b]0;x\x07for [/b] Madrid.", {}),
    ]
    other: list[Told] = [
        (
            "Alonso \u202esngis\u202c [$error]never[/].",
            {"polarity": Polarity.NEGATIVE, "kind": Kind.CANDIDATE, "about": ALONSO},
        )
    ]
    desk = make_desk(
        tmp_path,
        (
            report(title, told, outlet="[red]Sport[/red]"),
            report("Plain", other, outlet="Marca", day="2024-10-30"),
        ),
    )
    app = compare(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("space", "c")
        await settle(pilot)
        shown = seen(app)
        assert "[VIDEO] Madrid [/b] agree [/]" in shown
        assert "[red]Sport[/red]" in shown
        assert "[@click=app.quit]signs[/]" in shown
        assert not {char for char in shown if char in "\x1b\x07\u202e\u202c\x9b"}
    desk.close()
