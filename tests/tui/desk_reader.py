"""Someone at the desk, for the tests that drive the whole app by its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.settling import settle
from textual.pilot import Pilot

from rumourdesk.desk import Desk
from rumourdesk.model import Outcome
from rumourdesk.tui.app import RumourdeskApp
from rumourdesk.tui.screens.desk import DeskScreen

WIDE = (140, 40)
NARROW = (80, 24)


class Reader:
    """Someone at the desk: presses keys, waits for what they set off, and looks."""

    def __init__(self, app: RumourdeskApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        await settle(self.pilot)

    @property
    def screen(self) -> DeskScreen:
        screen = self.app.screen_stack[-1]
        assert isinstance(screen, DeskScreen)
        return screen

    @property
    def title(self) -> str | None:
        page = self.screen.page
        return page.report.title if page else None

    @property
    def quote(self) -> str | None:
        row = self.screen.current_claim()
        return row.claim.quote if row else None

    @property
    def list_lines(self) -> list[str]:
        listed = self.screen.listed
        return [listed.render_line(y).text.rstrip() for y in range(listed.size.height)]

    @property
    def toasts(self) -> list[str]:
        return [str(toast.message) for toast in self.app._notifications]


@asynccontextmanager
async def reading(app: RumourdeskApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Reader]:
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader


def outcomes(desk: Desk) -> dict[str, Outcome | None]:
    return {row.claim.quote: row.outcome for row in desk.claims()}
