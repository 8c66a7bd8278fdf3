"""The dialogs: notes, corrections, pasting, files, trash, questions, summaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.corpus import HOSTILE
from tests.tui.helpers_b import (
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
from textual import events
from textual.screen import Screen
from textual.widgets import Input, Select, TextArea

from rumourdesk.desk import Desk, Filter, StoreError
from rumourdesk.desk.taking_in import Summary
from rumourdesk.model import Outcome, Published
from rumourdesk.tui.screens.edit_report import EditReportScreen
from rumourdesk.tui.screens.filter import FilterScreen
from rumourdesk.tui.screens.help import HelpScreen
from rumourdesk.tui.screens.intake_summary import IntakeSummaryScreen
from rumourdesk.tui.screens.jump import JumpScreen
from rumourdesk.tui.screens.note import Note, NoteScreen
from rumourdesk.tui.screens.open_files import OpenFilesScreen, found_at, listed
from rumourdesk.tui.screens.paste import PasteScreen
from rumourdesk.tui.screens.rival import PickRivalScreen
from rumourdesk.tui.screens.search import SearchScreen
from rumourdesk.tui.screens.trash import TrashScreen
from rumourdesk.tui.widgets.fields import FieldError, day_of, link_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


def first_claim(desk: Desk, of: int = MINDS) -> int:
    return desk.page(of).claims[0].id


def field(app: Host, name: str) -> Input:
    return app.screen.query_one(f"#{name}", Input)


# --- notes ---------------------------------------------------------------------------------------


async def test_a_note_shows_what_stands_and_gives_what_is_written(desk: Desk) -> None:
    claim = first_claim(desk)
    desk.judge(claim, Outcome.REFUTED, note="first thought", evidence="https://example.org/a")
    desk.judge(claim, Outcome.CONFIRMED, note="he went")
    app = Host(desk, NoteScreen(desk, claim))
    async with app.run_test() as pilot:
        await settle(pilot)
        shown = seen(app)
        assert "“Ancelotti is certain to go when the season ends.”" in shown
        assert "now   confirmed" in shown
        assert "Ana: refuted, “first thought”" in shown
        assert app.screen.query_one(TextArea).text == "he went"
        await type_words(pilot, " in May")
        app.screen.query_one(Input).value = "https://example.org/b"
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert app.results == [Note("he went in May", "https://example.org/b")]


@pytest.mark.parametrize("size", [(140, 45), (80, 24), (60, 20), (60, 12)])
async def test_the_foot_and_what_is_wrong_are_seen_however_small_the_screen(
    desk: Desk, size: tuple[int, int]
) -> None:
    claim = first_claim(desk)
    for outcome in (Outcome.CONFIRMED, Outcome.REFUTED) * 3:
        desk.judge(claim, outcome)
    for screen in (NoteScreen(desk, claim), PasteScreen(desk), FilterScreen(desk, Filter())):
        app = Host(desk, screen)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            app.screen.query_one(Input).value = "neither a day nor an address"
            screen.complain("That will not do.")
            await settle(pilot)
            box = app.screen.query_one(".dialog").region
            for part in (".error", ".hint"):
                assert box.contains_region(app.screen.query_one(part).region)
            focused = app.screen.focused
            assert focused is not None
            assert focused.region.y < app.screen.query_one(".foot").region.y


async def test_the_past_names_who_judged_only_where_that_is_known(desk: Desk) -> None:
    claim = first_claim(desk)
    desk.author = ""
    desk.judge(claim, Outcome.REFUTED)
    app = Host(desk, NoteScreen(desk, claim))
    async with app.run_test() as pilot:
        await settle(pilot)
        past = next(line for line in seen(app).splitlines() if "past" in line)

    assert re.search(r"\d{1,2} May 2025 \d\d:\d\d  refuted", past)


async def test_enter_in_the_link_saves_and_enter_in_the_note_does_not(desk: Desk) -> None:
    app = Host(desk, NoteScreen(desk, first_claim(desk)))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("a", "enter", "b")
        await settle(pilot)
        assert app.results == []
        await pilot.press("tab", "enter")
        await settle(pilot)

    assert app.results == [Note("a\nb", "")]


@pytest.mark.parametrize(
    "link", ["example.org", "ftp://example.org", "javascript:alert(1)", "http://", "https://a b"]
)
async def test_evidence_must_be_a_web_address(desk: Desk, link: str) -> None:
    app = Host(desk, NoteScreen(desk, first_claim(desk)))
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.query_one(Input).value = link
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.results == []
        assert "must be a web address" in seen(app)
        assert isinstance(app.screen.focused, Input)


async def test_escape_leaves_a_note_unwritten(desk: Desk) -> None:
    app = Host(desk, NoteScreen(desk, first_claim(desk)))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("x", "escape")
        await settle(pilot)

    assert app.results == [None]


async def test_pasted_terminal_sequences_do_not_reach_a_note(desk: Desk) -> None:
    app = Host(desk, NoteScreen(desk, first_claim(desk)))
    async with app.run_test() as pilot:
        await settle(pilot)
        for words in HOSTILE.values():
            app.post_message(events.Paste(words))
        await settle(pilot)
        assert not forbidden(seen(app))
        app.screen.query_one(TextArea).clear()
        app.post_message(events.Paste("\x1b[31mhe\x1b]0;x\x07 went"))
        await settle(pilot)
        await pilot.press("tab")
        app.post_message(events.Paste("https://a.org/\x1b[2J\nb"))
        await settle(pilot)
        assert app.screen.query_one(Input).value == "https://a.org/ b"
        app.screen.query_one(Input).value = ""
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert app.results == [Note("he went", "")]


@pytest.mark.parametrize(
    ("words", "link"),
    [("", ""), ("  https://example.org/x?y=1#z ", "https://example.org/x?y=1#z")],
)
def test_links_that_are_fine(words: str, link: str) -> None:
    assert link_of(words) == link


@pytest.mark.parametrize("words", ["http://[", "https://a.org/\x1b[0m", "https://a/" + "x" * 2000])
def test_links_that_are_not(words: str) -> None:
    with pytest.raises(FieldError):
        link_of(words)


def test_days() -> None:
    assert day_of(" 2024-11-06 ") == date(2024, 11, 6)
    assert day_of("  ") is None
    with pytest.raises(FieldError, match="is not a day"):
        day_of("yesterday")


# --- corrections ---------------------------------------------------------------------------------


async def test_only_what_was_changed_is_given(desk: Desk) -> None:
    app = Host(desk, EditReportScreen(desk, CLOSE))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert field(app, "title").value == "Alonso said to be close"
        assert field(app, "published").value == ""
        field(app, "outlet").value = "  Marca "
        field(app, "published").value = "2025-02-03"
        await pilot.press("ctrl+s")
        await settle(pilot)

    (changes,) = app.results
    assert changes == {"outlet": "Marca", "published": Published(date(2025, 2, 3))}
    desk.edit_report(CLOSE, changes)
    row = desk.report_rows([CLOSE])[CLOSE]
    assert (row.outlet, row.published) == ("Marca", Published(date(2025, 2, 3)))


async def test_a_report_can_be_made_undated_and_moved(desk: Desk) -> None:
    app = Host(desk, EditReportScreen(desk, INTEL))
    async with app.run_test() as pilot:
        await settle(pilot)
        field(app, "published").value = ""
        app.screen.query_one(Select).value = madrid(desk)
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert app.results == [{"published": None, "vacancy": madrid(desk)}]
    desk.edit_report(INTEL, app.results[0])
    row = desk.report_rows([INTEL])[INTEL]
    assert (row.published, row.vacancies) == (None, (madrid(desk),))


async def test_a_report_can_be_taken_from_every_vacancy(desk: Desk) -> None:
    app = Host(desk, EditReportScreen(desk, INTEL))
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.query_one(Select).clear()
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert app.results == [{"vacancy": None}]


async def test_nothing_changed_gives_nothing(desk: Desk) -> None:
    app = Host(desk, EditReportScreen(desk, MINDS))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert app.results == [None]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [("title", "  ", "A report needs a title."), ("published", "May", "is not a day")],
)
async def test_what_cannot_stand_is_refused_in_place(
    desk: Desk, name: str, value: str, why: str
) -> None:
    app = Host(desk, EditReportScreen(desk, MINDS))
    async with app.run_test() as pilot:
        await settle(pilot)
        field(app, name).value = value
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.results == []
        assert why in seen(app)
        assert app.screen.focused is field(app, name)


# --- pasting -------------------------------------------------------------------------------------

PASTED = "Klopp to Madrid\n\nKlopp is close to Real Madrid, the paper says.\n\nHe waits."


async def test_a_pasted_report_is_taken_in(desk: Desk) -> None:
    app = Host(desk, PasteScreen(desk))
    async with app.run_test() as pilot:
        await settle(pilot)
        app.post_message(events.Paste(PASTED))
        field(app, "outlet").value = "Marca"
        field(app, "published").value = "2025-04-10"
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)

    (summary,) = app.results
    (new,) = summary.new
    page = desk.page(new)
    assert page.report.outlet == "Marca"
    assert page.report.published == Published(date(2025, 4, 10))
    assert "Klopp is close to Real Madrid, the paper says." in page.report.text


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [("", "", "There is no text yet"), ("Some words.", "May", "is not a day")],
)
async def test_a_paste_that_cannot_be_taken_in_stays(
    desk: Desk, text: str, day: str, why: str
) -> None:
    app = Host(desk, PasteScreen(desk))
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.query_one(TextArea).text = text
        field(app, "published").value = day
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.results == []
        assert why in seen(app)
        assert app.screen.query_one(TextArea).text == text


async def test_a_paste_that_the_desk_refuses_says_why_and_keeps_the_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Summary:
        return Summary(refused=(("pasted text", "there is no report in it"),))

    monkeypatch.setattr(desk, "take_in_text", refuse)
    app = Host(desk, PasteScreen(desk))
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.query_one(TextArea).text = "words"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.results == []
        assert "Not taken in: there is no report in it" in seen(app)
        assert app.screen.query_one(TextArea).text == "words"


async def test_a_paste_that_fails_says_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Summary:
        raise StoreError("The desk is full.")

    monkeypatch.setattr(desk, "take_in_text", fail)
    app = Host(desk, PasteScreen(desk))
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.query_one(TextArea).text = "words"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.results == []
        assert "The desk is full." in seen(app)


# --- files ---------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "reports"
    (there / "spain").mkdir(parents=True)
    (there / "[b]england").mkdir()
    (there / "one.txt").write_text("One", encoding="utf-8")
    (there / "spain" / "two.txt").write_text("Two", encoding="utf-8")
    (there / "picture.png").write_bytes(b"\x89PNG")
    (there / ".hidden").mkdir()
    return there


async def test_a_folder_shows_what_is_in_it_and_is_taken_in_whole(desk: Desk, folder: Path) -> None:
    app = Host(desk, OpenFilesScreen(folder, pause=0))
    async with app.run_test() as pilot:
        await settle(pilot)
        shown = seen(app)
        assert "[b]england/" in shown
        assert "spain/" in shown
        assert "2 files to read here" in shown
        assert ".hidden" not in shown
        await pilot.press("enter")
        await settle(pilot)

    assert app.results == [(folder,)]


async def test_one_goes_into_a_folder_and_takes_one_file(desk: Desk, folder: Path) -> None:
    app = Host(desk, OpenFilesScreen(folder, pause=0))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert app.results == []
        assert app.screen.query_one(Input).value == f"{folder}/spain/"
        assert "two.txt" in seen(app)
        await pilot.press("down", "enter")
        await settle(pilot)

    assert app.results == [(folder / "spain" / "two.txt",)]


async def test_a_path_that_is_not_there_is_refused_in_place(desk: Desk, folder: Path) -> None:
    app = Host(desk, OpenFilesScreen(folder, pause=0))
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.query_one(Input).value = "/nowhere/at/all"
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.results == []
        assert "There is no file or folder /nowhere/at/all" in " ".join(seen(app).split())


def test_entries_are_those_that_begin_as_typed(folder: Path) -> None:
    entries, trouble = listed(f"{folder}/S")
    assert ([entry.path.name for entry in entries], trouble) == (["spain"], "")
    entries, _ = listed(f"{folder}/.")
    assert [entry.path.name for entry in entries] == [".hidden"]
    entries, trouble = listed(f"{folder}/one.txt/x")
    assert entries == []
    assert "not a directory" in trouble
    assert found_at(folder / "one.txt") == "One file to read"
    assert found_at(folder / "none") == "Nothing of that name yet."
    assert found_at(folder / ".hidden") == "No file to read here"


@pytest.mark.parametrize("words", ["~nobody-of-that-name/x", "\x00", "a\nb", "[/b]"])
def test_any_path_may_be_typed(words: str) -> None:
    entries, _ = listed(words)
    assert entries == []


# --- trash ---------------------------------------------------------------------------------------


async def test_a_removed_report_is_given_back(desk: Desk) -> None:
    desk.remove_report(NOTHING)
    desk.remove_report(INTEL)
    app = Host(desk, TrashScreen(desk))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "2 removed reports" in seen(app)
        assert "Nothing in the talk of Klopp" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "1 removed report" in seen(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Nothing here." in seen(app)
        await pilot.press("enter", "escape")
        await settle(pilot)

    assert list(desk.report_ids(Filter(trashed=True))) == []
    assert app.results == [None]


# --- questions and summaries -------------------------------------------------------------------


async def test_the_summary_tells_what_went_in_and_what_did_not(desk: Desk) -> None:
    summary = Summary(
        new=(1, 2),
        changed=(3,),
        claims=17,
        refused=(("a/[/b].bin", "it is not text"),),
        notes=(("c.txt", "the day 32 May was not understood"),),
        cancelled=True,
    )
    app = Host(desk, IntakeSummaryScreen(summary))
    async with app.run_test() as pilot:
        await settle(pilot)
        shown = seen(app)
        for words in (
            "2 new reports",
            "1 report changed",
            "17 claims found",
            "1 file left out",
            "Stopped before the end",
            "a/[/b].bin",
            "it is not text",
            "the day 32 May was not understood",
        ):
            assert words in shown
        await pilot.press("escape")
        await settle(pilot)

    assert app.results == [None]


async def test_a_long_summary_scrolls(desk: Desk) -> None:
    summary = Summary(refused=tuple((f"file {n}", "empty") for n in range(600)))
    app = Host(desk, IntakeSummaryScreen(summary))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Esc close" in seen(app)
        await pilot.press("end")
        await settle(pilot)
        assert "and 100 more" in seen(app)


# --- all of them ---------------------------------------------------------------------------------

SCREENS: dict[str, Callable[[Desk, Path], Screen[Any]]] = {
    "note": lambda desk, _: NoteScreen(desk, first_claim(desk, 1)),
    "edit": lambda desk, _: EditReportScreen(desk, 1),
    "filter": lambda desk, _: FilterScreen(desk, Filter(outlet=desk.outlets()[0], vacancy=1)),
    "paste": lambda desk, _: PasteScreen(desk),
    "search": lambda desk, _: SearchScreen(desk, pause=0),
    "jump": lambda desk, _: JumpScreen(desk, pause=0),
    "rival": lambda desk, _: PickRivalScreen(desk, 1, 1, pause=0),
    "files": lambda _, path: OpenFilesScreen(path, pause=0),
    "trash": lambda desk, _: TrashScreen(desk),
    "summary": lambda _, __: IntakeSummaryScreen(Summary(new=(1,))),
    "help": lambda _, __: HelpScreen(("desk", "list")),
}


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("size", [(80, 24), (140, 45), (40, 12)])
async def test_every_dialog_fits_and_escape_leaves_it(
    desk: Desk, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    app = Host(desk, SCREENS[name](desk, tmp_path))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        box = app.screen.query_one(".dialog").region
        assert app.screen.region.contains_region(box)
        if size != (40, 12):
            assert "Esc " in seen(app)
            inside = app.screen.query_one(".dialog").content_region
            for widget in app.screen.query(".dialog > *"):
                if widget.display:
                    assert inside.contains_region(widget.region), widget
        await pilot.press("escape")
        await settle(pilot)

    assert len(app.results) == 1


async def test_every_dialog_shows_hostile_words_as_they_are(tmp_path: Path) -> None:
    desk = make_desk(
        tmp_path,
        [
            report(f"{words} in the headline", [(f"Alonso signs. {words}", {})], outlet=words)
            for words in ("[VIDEO] [/b] [/]", HOSTILE["clipboard"], HOSTILE["bidi override"])
        ],
    )
    for claim in desk.page(1).claims:
        desk.judge(claim.id, Outcome.CONFIRMED, note="[/b] \x1b[31mnote", evidence="[/]")
    desk.remove_report(3)
    for name, make in SCREENS.items():
        app = Host(desk, make(desk, tmp_path))
        async with app.run_test(size=(100, 40)) as pilot:
            await settle(pilot)
            shown = seen(app)
            assert not forbidden(shown), name
            if name in ("note", "edit", "jump", "search"):
                await type_words(pilot, "a")
            assert app.is_running, name
    desk.close()
