"""What a person did since the start, so that one key takes it back and one does it again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from rumourdesk.store import CannotUndo
from rumourdesk.store.rows import Decision


class WrittenBy(TypedDict):
    """Who decides, in which run of the program, and when."""

    author: str
    run: str
    now: datetime


class NothingToUndo(Exception):
    """There is no deed left to take back, or to do again."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a person did: a decision in the log, several at once, or read marks."""

    decision: Decision | None = None
    batch: tuple[Decision, ...] = ()
    reports: tuple[int, ...] = ()
    read: bool = False

    @classmethod
    def of(cls, decision: Decision) -> Deed:
        return cls(decision=decision)

    @classmethod
    def of_all(cls, decisions: Sequence[Decision]) -> Deed:
        return cls(batch=tuple(decisions))

    @classmethod
    def reading(cls, reports: tuple[int, ...], read: bool) -> Deed:
        return cls(reports=reports, read=read)


class Deeds:
    """Two stacks: what can be undone and what can be redone. A new deed ends what can be redone.

    Undoing is itself a deed (one more entry of the log), so redoing undoes the undoing. Whatever is
    written is written here one at a time, from whichever thread, so that undoing meets the deeds in
    the order of the log.
    """

    def __init__(self, run: str, reverse: Callable[[Deed], Deed]) -> None:
        """`reverse` does the opposite of a deed; `run` is what marks this program's decisions."""
        self._run = run
        self._reverse = reverse
        self._done: list[Deed] = []
        self._undone: list[Deed] = []
        self._written: set[str] = set()
        self._lock = threading.Lock()

    def decide(self, write: Callable[[], Decision]) -> Deed:
        """Have a decision written.

        `write` may return one that stood already, of this run or of anybody: that is no deed to be
        undone.
        """
        with self._lock:
            decision = write()
            deed = Deed.of(decision)
            if decision.run == self._run and decision.id not in self._written:
                self._add(deed)
            return deed

    def decide_all(self, write: Callable[[], Sequence[Decision]]) -> Deed:
        """Have several decisions written that are taken back as one; see `decide`."""
        with self._lock:
            written = write()
            fresh = [d for d in written if d.run == self._run and d.id not in self._written]
            deed = Deed.of_all(fresh)
            if fresh:
                self._add(deed)
            return deed

    def mark(self, write: Callable[[], tuple[int, ...]], read: bool) -> Deed | None:
        """Have reports marked; `write` returns those that it changed. None if it changed none."""
        with self._lock:
            changed = write()
            if not changed:
                return None
            deed = Deed.reading(changed, read)
            self._add(deed)
            return deed

    def undo(self) -> Deed:
        """Take back the last deed. Raises `NothingToUndo` or, passing over it, `CannotUndo`."""
        with self._lock:
            return self._move(self._done, self._undone, "Nothing to undo since the start.")

    def redo(self) -> Deed:
        """Do again what was undone last. Raises as `undo` does."""
        with self._lock:
            return self._move(self._undone, self._done, "Nothing to redo.")

    def _add(self, deed: Deed) -> None:
        self._note(deed)
        self._done.append(deed)
        self._undone.clear()

    def _move(self, source: list[Deed], goal: list[Deed], if_none: str) -> Deed:
        if not source:
            raise NothingToUndo(if_none)
        try:
            reversal = self._reverse(source[-1])
        except CannotUndo:
            source.pop()
            raise
        source.pop()
        self._note(reversal)
        goal.append(reversal)
        return reversal

    def _note(self, deed: Deed) -> None:
        if deed.decision is not None:
            self._written.add(deed.decision.id)
        self._written |= {decision.id for decision in deed.batch}
