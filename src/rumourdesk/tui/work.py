"""What the app does for every screen: writing to the desk in order, taking in, telling the screens.

All of it runs in threads which touch no widget. Each write ends in `DeedDone` or `DeedFailed`,
posted to every screen on the stack, so that the screen below is up to date when it is seen again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.worker import Worker, WorkerState, get_current_worker

from rumourdesk.desk import Deed, Desk, NothingToUndo, StoreError
from rumourdesk.model import Outcome
from rumourdesk.text import safe
from rumourdesk.tui.messages import (
    DeedDone,
    DeedFailed,
    DeskChanged,
    EchoesLinked,
    IntakeFinished,
    IntakeProgressed,
    Saving,
)
from rumourdesk.tui.paint import SIGNS, Glyphs

if TYPE_CHECKING:
    from textual.message import Message

    from rumourdesk.desk.echoing import Linked
    from rumourdesk.desk.taking_in import Defaults, OnProgress, Progress, Summary

PROGRESS_SECONDS = 0.1
"""How often at most a running intake reports."""

REMARK_SECONDS = 4.0
"""How long a remark stands on the screen if no other takes its place."""

COMPLAINT_SECONDS = 8.0

CHANGE_SECONDS = 2.0
"""How often another window's changes are looked for."""


def words_of(error: Exception) -> str:
    """What went wrong, fit to be shown: a fault of the program says that it is one."""
    if isinstance(error, (StoreError, OSError)):
        return str(error)
    return f"That went wrong in the program itself: {type(error).__name__}: {error}"


Act = Callable[[Desk], Deed | None]


@dataclass(frozen=True, slots=True)
class _Write:
    """One thing to be written, and what it changes the look of."""

    act: Act
    reports: tuple[int, ...]
    claims: tuple[int, ...]
    undone: bool
    redone: bool


class TellsOfBreakdowns:
    """Mixed into a screen whose workers read the desk: none of them breaks down in silence."""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        app = event.worker.node.app
        if isinstance(app, DeskApp):
            app.report_breakdown(event)


class DeskApp(App[None]):
    """An app with one open desk and the workers that write to it."""

    glyphs: Glyphs = SIGNS
    _desk: Desk | None = None

    def __init__(self, css_path: Sequence[Path]) -> None:
        super().__init__(css_path=list(css_path))
        self._writing = asyncio.Lock()
        self._intake: Worker[None] | None = None
        self._complaint = ""
        self._complaint_ends = 0.0

    @property
    def desk(self) -> Desk:
        """The open desk."""
        assert self._desk is not None, "the desk is opened before a screen can ask for it"
        return self._desk

    # --- telling people and screens ---

    def say(self, words: str) -> None:
        """Tell the reader something, briefly, in place of what was told before."""
        if monotonic() >= self._complaint_ends:
            self.clear_notifications()
        self.notify(safe(words), timeout=REMARK_SECONDS, markup=False)

    def complain(self, words: str) -> None:
        """Tell the reader that something did not work, once while it stands on the screen."""
        now = monotonic()
        if words == self._complaint and now < self._complaint_ends:
            return
        self._complaint, self._complaint_ends = words, now + COMPLAINT_SECONDS
        self.notify(safe(words), severity="error", timeout=COMPLAINT_SECONDS, markup=False)

    def tell_screens(self, make: Callable[[], Message]) -> None:
        """Post a message of its own to every screen on the stack."""
        for screen in self.screen_stack:
            screen.post_message(make())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker that broke down must not do so in silence."""
        self.report_breakdown(event)

    def report_breakdown(self, event: Worker.StateChanged) -> None:
        """Tell the reader of a worker, of the app or of a screen, that failed unforeseen."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and isinstance(error, Exception):
            self.log.error(repr(error))
            self.complain(words_of(error))

    # --- writing ---

    def judge(
        self,
        claim: int,
        outcome: Outcome | None,
        *,
        note: str | None = None,
        evidence: str | None = None,
    ) -> None:
        """Write a verdict; every screen hears `Saving` at once, then how it went."""
        self.tell_screens(lambda: Saving(claim, outcome))
        self.write(
            lambda desk: desk.judge(claim, outcome, note=note, evidence=evidence), claims=(claim,)
        )

    def mark_read(self, reports: Sequence[int], read: bool) -> None:
        """Mark reports read or unread on the reader's word."""
        wanted = tuple(reports)
        self.write(lambda desk: desk.mark_read(wanted, read), reports=wanted)

    def mark_seen(self, report: int) -> None:
        """Note that a report was read, which is not undone."""

        def act(desk: Desk) -> None:
            desk.seen(report)

        self.write(act, reports=(report,))

    def edit_report(self, report: int, changes: dict[str, object]) -> None:
        """Lay a person's corrections over a report."""
        self.write(lambda desk: desk.edit_report(report, changes), reports=(report,))

    def remove_report(self, report: int) -> None:
        """Put a report into the trash."""
        self.write(lambda desk: desk.remove_report(report), reports=(report,))

    def restore_report(self, report: int) -> None:
        """Take a report out of the trash."""
        self.write(lambda desk: desk.restore_report(report), reports=(report,))

    def undo(self) -> None:
        """Take back the last deed."""
        self.write(Desk.undo, undone=True)

    def redo(self) -> None:
        """Do the deed again that was taken back last."""
        self.write(Desk.redo, redone=True)

    def write(
        self,
        act: Act,
        *,
        reports: tuple[int, ...] = (),
        claims: tuple[int, ...] = (),
        undone: bool = False,
        redone: bool = False,
    ) -> None:
        """Run `act` on the desk in a thread, after every write asked for before it."""
        self._write(_Write(act, reports, claims, undone, redone))

    @work(group="write", exit_on_error=False)
    async def _write(self, wanted: _Write) -> None:
        desk = self.desk
        reports, claims = wanted.reports, wanted.claims
        async with self._writing:
            try:
                deed = await asyncio.to_thread(wanted.act, desk)
            except NothingToUndo as error:
                self.say(str(error))
                return
            except Exception as error:
                # Whatever it was, what is painted ahead must not be taken for written.
                why = words_of(error)
                self.tell_screens(lambda: DeedFailed(why, reports, claims))
                self.complain(why)
                return
        self.tell_screens(lambda: DeedDone(deed, reports, claims, wanted.undone, wanted.redone))
        if reports or wanted.undone or wanted.redone:
            self.find_echoes()

    async def finish_writing(self) -> None:
        """Wait until all that was asked for is written."""
        async with self._writing:
            pass
        writers = [w for w in self.workers if w.group == "write" and not w.is_finished]
        if writers:
            await self.workers.wait_for_complete(writers)

    # --- taking in ---

    @property
    def taking_in(self) -> bool:
        """Whether an intake is running."""
        return self._intake is not None and self._intake.is_running

    def take_in(self, paths: Sequence[Path], defaults: Defaults | None = None) -> None:
        """Read files and folders into the desk."""
        wanted = tuple(paths)
        self._start_intake(
            lambda desk, on_progress, cancelled: desk.take_in(
                wanted,
                defaults=defaults or self.intake_defaults(),
                on_progress=on_progress,
                cancelled=cancelled,
            )
        )

    def take_in_text(self, text: str, defaults: Defaults | None = None) -> None:
        """Take in one pasted report."""
        self._start_intake(
            lambda desk, _, __: desk.take_in_text(text, defaults=defaults or self.intake_defaults())
        )

    def intake_defaults(self) -> Defaults:
        """What the reader's settings say of taking in: their limits, and their own names."""
        from rumourdesk.desk.taking_in import Defaults

        return Defaults()

    def cancel_intake(self) -> None:
        """Stop a running intake; what it has kept stays."""
        if self._intake is not None:
            self._intake.cancel()

    def _start_intake(self, run: _Intake) -> None:
        if self.taking_in:
            self.say("Reports are being taken in already; wait, or press Esc to stop that.")
            return
        self._intake = self._run_intake(run)

    @work(thread=True, group="intake", exit_on_error=False)
    def _run_intake(self, run: _Intake) -> None:
        worker = get_current_worker()
        last = 0.0

        def on_progress(progress: Progress) -> None:
            nonlocal last
            if progress.done == progress.total or monotonic() - last > PROGRESS_SECONDS:
                last = monotonic()
                self.call_from_thread(self.tell_screens, lambda: IntakeProgressed(progress))

        try:
            summary = run(self.desk, on_progress, lambda: worker.is_cancelled)
        except Exception as error:
            # Whatever it was, the screens must not go on waiting.
            why = words_of(error)
            self.call_from_thread(self.tell_screens, lambda: IntakeFinished(None, why))
            return
        self.call_from_thread(self.tell_screens, lambda: IntakeFinished(summary))
        self.call_from_thread(self.find_echoes)

    @work(thread=True, group="echoes", exclusive=True, exit_on_error=False)
    def find_echoes(self) -> None:
        """Find what echoes are due and count independent sources, behind all else."""
        worker = get_current_worker()

        def on_progress(linked: Linked) -> None:
            self.call_from_thread(
                self.tell_screens, lambda: EchoesLinked(linked.done, linked.total)
            )

        try:
            self.desk.find_echoes(on_progress=on_progress, cancelled=lambda: worker.is_cancelled)
        except StoreError as error:
            # The desk can be read without; the next change tries again.
            self.log.error(str(error))
            return
        self.call_from_thread(self.look_for_changes)

    # --- what others change ---

    def use_desk(self, desk: Desk) -> None:
        """Take a desk that was opened, and look every so often what others change."""
        before, self._desk = self._desk, desk
        self._token = desk.change_token()
        self.call_after_refresh(self.find_echoes)
        if before is None:
            self.set_interval(CHANGE_SECONDS, self.look_for_changes)
        else:
            self.run_worker(before.close, thread=True, group="close", exit_on_error=False)

    def look_for_changes(self) -> None:
        """Tell every screen if anybody has changed the desk since the last look."""
        try:
            token = self.desk.change_token()
        except StoreError:
            # Whoever asks the desk for something next will hear why.
            return
        if token != self._token:
            self._token = token
            self.tell_screens(DeskChanged)


_Intake = Callable[[Desk, "OnProgress", Callable[[], bool]], "Summary"]
