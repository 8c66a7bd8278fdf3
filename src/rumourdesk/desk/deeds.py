"""What a person did since the start, so that one key takes it back and one does it again."""

from __future__ import annotations

from dataclasses import dataclass

from rumourdesk.store.rows import Decision


class NothingToUndo(Exception):
    """There is no deed left to take back, or to do again."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a person did: a decision in the log, or a change of read marks."""

    decision: Decision | None = None
    reports: tuple[int, ...] = ()
    read: bool = False

    @classmethod
    def of(cls, decision: Decision) -> Deed:
        return cls(decision=decision)

    @classmethod
    def reading(cls, reports: tuple[int, ...], read: bool) -> Deed:
        return cls(reports=reports, read=read)


class Deeds:
    """Two stacks: what can be undone and what can be redone. A new deed ends what can be redone.

    Undoing is itself a deed (one more entry of the log), so redoing undoes the undoing.
    """

    def __init__(self) -> None:
        self._done: list[Deed] = []
        self._undone: list[Deed] = []
        self._written: set[str] = set()

    def add(self, deed: Deed) -> None:
        """Let a deed be the next to be undone, unless it is a decision that stood already."""
        if deed.decision is None or self._is_new(deed.decision):
            self._done.append(deed)
            self._undone.clear()

    def last(self) -> Deed:
        if not self._done:
            raise NothingToUndo("Nothing to undo since the start.")
        return self._done[-1]

    def last_undone(self) -> Deed:
        if not self._undone:
            raise NothingToUndo("Nothing to redo.")
        return self._undone[-1]

    def undone(self, reversal: Deed | None) -> None:
        """The last deed was taken back by `reversal`; with None it never can be."""
        self._move(self._done, self._undone, reversal)

    def redone(self, deed: Deed | None) -> None:
        """What was undone last was done again by `deed`; with None it never can be."""
        self._move(self._undone, self._done, deed)

    def _move(self, source: list[Deed], goal: list[Deed], reversal: Deed | None) -> None:
        source.pop()
        if reversal is not None:
            goal.append(reversal)
            if reversal.decision is not None:
                self._written.add(reversal.decision.id)

    def _is_new(self, decision: Decision) -> bool:
        new = decision.id not in self._written
        self._written.add(decision.id)
        return new
