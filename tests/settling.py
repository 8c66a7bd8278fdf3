"""Waiting for the screens without a clock."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

QUIET_ROUNDS = 3


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until workers and what they posted are done with. Workers may have been overtaken."""
    quiet = 0
    while quiet < QUIET_ROUNDS:
        await pilot.pause()
        running = [worker for worker in pilot.app.workers if not worker.is_finished]
        for worker in running:
            with suppress(WorkerCancelled):
                await worker.wait()
        quiet = 0 if running else quiet + 1
    await pilot.pause()
