"""A lock for each vacancy, so that what is worked out of one keeps nobody from another."""

from __future__ import annotations

import threading


class VacancyLocks:
    """Locks that the thread which holds one may take again.

    A thread holds those of one vacancy at a time, so that no two wait for each other.
    """

    def __init__(self) -> None:
        self._of: dict[int, threading.RLock] = {}
        self._adding = threading.Lock()

    def of(self, vacancy: int) -> threading.RLock:
        """The lock of one vacancy: the same one each time."""
        with self._adding:
            return self._of.setdefault(vacancy, threading.RLock())
