from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rumourdesk.desk import Desk, StoreError
from rumourdesk.desk.taking_in import Progress, Summary
from rumourdesk.settings import Settings
from rumourdesk.tui.app import RumourdeskApp
from rumourdesk.tui.screens.intake_summary import IntakeSummaryScreen

from .conftest import NOW
from .desk_reader import Reader, reading

FIRST_FRAME = """
import asyncio, sys
from pathlib import Path
from rumourdesk.desk import Desk
from rumourdesk.settings import Settings
from rumourdesk.tui.app import RumourdeskApp

path = Path(sys.argv[1])
settings = Settings(file=path, desk=path, demo_desk=path, lexicon_folder=path)
app = RumourdeskApp(lambda: Desk.open(path, author="Ann"), settings=settings)

async def main():
    async with app.run_test(size=(120, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen.page is not None

asyncio.run(main())
heavy = ("sqlite_utils", "rapidfuzz", "dateutil", "regex")
ours = ("rumourdesk.extraction", "rumourdesk.lexicon", "rumourdesk.intake")
print([m for m in sys.modules if m.startswith(ours) or m.split(".")[0] in heavy])
"""


class Intake:
    """Stands in for `Desk.take_in`: tells of one file, then waits to be let go or stopped."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self.told = threading.Event()
        self.go_on = threading.Event()
        self.stopped = False

    def __call__(self, paths: object, *, defaults: object, on_progress, cancelled) -> Summary:  # type: ignore[no-untyped-def]
        on_progress(Progress(1, 1, "/in/report.txt"))
        self.told.set()
        while not self.go_on.wait(0.01):
            if cancelled():
                self.stopped = True
                break
        return self.summary


async def begin(app: RumourdeskApp, reader: Reader, intake: Intake) -> None:
    app.take_in([Path("in")])
    while not intake.told.is_set():
        await reader.pilot.pause()
    await reader.pilot.pause()


def test_the_first_screen_of_a_desk_loads_nothing_that_reads_reports(desk_path: Path) -> None:
    with_nothing_due = Desk.open(desk_path, author="Ana")
    with_nothing_due.find_echoes()
    with_nothing_due.close()
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(desk_path)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "[]"


async def test_an_intake_shows_how_far_it_is_and_then_what_it_did(
    app: RumourdeskApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake(Summary(new=(1, 2), same=(3,), claims=7))
    monkeypatch.setattr(desk, "take_in", intake)
    async with reading(app) as reader:
        await begin(app, reader, intake)
        assert reader.screen.intake.display
        assert "1 of 1" in reader.screen.intake.words
        intake.go_on.set()
        await reader.settle()

        assert not reader.screen.intake.display
        assert "Taken in: 2 new reports, 1 known already, 7 claims." in reader.toasts


async def test_files_that_were_not_chosen_are_not_taken_in(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("O", "escape")

        assert reader.toasts == []
        assert not app.taking_in


async def test_a_remark_takes_the_place_of_the_one_before(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        await reader.press("z", "z", "z", "Z")

        assert reader.toasts == ["Nothing to redo."]


async def test_a_complaint_stays_and_is_made_once(app: RumourdeskApp) -> None:
    async with reading(app) as reader:
        app.complain("The disk is full.")
        app.say("Copied.")
        app.complain("The disk is full.")
        await reader.settle()

        assert reader.toasts == ["The disk is full.", "Copied."]


async def test_escape_stops_an_intake(
    app: RumourdeskApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake(Summary(new=(1,), claims=2, cancelled=True))
    monkeypatch.setattr(desk, "take_in", intake)
    async with reading(app) as reader:
        await begin(app, reader, intake)
        await reader.press("escape")

        assert intake.stopped
        assert any(words.startswith("Stopped. Taken in: 1 new report") for words in reader.toasts)


async def test_what_was_left_out_is_told_with_its_reason(
    app: RumourdeskApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake(Summary(refused=(("in/x.pdf", "not a text"),)))
    intake.go_on.set()
    monkeypatch.setattr(desk, "take_in", intake)
    async with reading(app) as reader:
        app.take_in([Path("in")])
        await reader.settle()

        assert isinstance(app.screen, IntakeSummaryScreen)


@pytest.mark.parametrize("error", [StoreError("The disk is full."), RuntimeError("a fault")])
async def test_an_intake_that_breaks_down_says_so(
    app: RumourdeskApp, desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> Summary:
        raise error

    monkeypatch.setattr(desk, "take_in", fail)
    async with reading(app) as reader:
        app.take_in([Path("in")])
        await reader.settle()

        assert any(str(error) in words for words in reader.toasts)
        assert not reader.screen.intake.display


async def test_only_one_intake_runs_at_a_time(
    app: RumourdeskApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake(Summary())
    monkeypatch.setattr(desk, "take_in", intake)
    async with reading(app) as reader:
        await begin(app, reader, intake)
        app.take_in([Path("more")])
        await reader.pilot.pause()
        assert any("being taken in already" in words for words in reader.toasts)
        intake.go_on.set()
        await reader.settle()


async def test_paths_given_at_the_start_are_taken_in_behind_the_first_screen(
    desk: Desk, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake(Summary(new=(1,)))
    intake.go_on.set()
    monkeypatch.setattr(desk, "take_in", intake)
    app = RumourdeskApp(
        lambda: desk, settings=settings, paths_to_take_in=[Path("in")], clock=lambda: NOW
    )
    async with reading(app) as reader:
        assert reader.title == "Klopp it is"
        assert any(words.startswith("Taken in: 1 new report") for words in reader.toasts)


async def test_what_was_asked_for_is_written_before_the_app_leaves(
    app: RumourdeskApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    before: list[str] = []
    let_go = threading.Event()

    def slowly(act: str) -> None:
        let_go.wait(5)
        written.append(act)

    finish = app.finish_writing

    async def finish_once_asked() -> None:
        before.extend(written)
        let_go.set()
        await finish()

    monkeypatch.setattr(app, "finish_writing", finish_once_asked)
    async with reading(app):
        app.write(lambda _: slowly("one"))
        app.write(lambda _: slowly("two"))
        await app.action_quit()

    assert before == []
    assert written == ["one", "two"]
