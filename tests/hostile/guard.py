"""A guard against hanging that no busy machine sets off: it counts processor time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

SECONDS = 20

needs_guard = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="cannot stop a search that hangs"
)


class Hanging(Exception):
    """A search took longer than any may."""


@contextmanager
def guarded(seconds: float = SECONDS) -> Iterator[None]:
    """Stops what takes more processor time than this; the engine of `re` looks for signals."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hanging

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
