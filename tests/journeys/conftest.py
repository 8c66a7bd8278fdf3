"""The whole program on files of its own, driven by keys alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from tests.settling import settle
from textual.pilot import Pilot

from rumourdesk import settings
from rumourdesk.desk import Desk
from rumourdesk.tui.app import RumourdeskApp

STORY = {
    "leaves.txt": """---
title: Madrid to part with Ancelotti
outlet: Example Post
date: 2025-04-05
url: https://www.example.org/leaves
---
Real Madrid will sack Carlo Ancelotti this summer, according to Marca.

Xabi Alonso has a release clause in his contract with Bayer Leverkusen, Example Post understands.
""",
    "stays.txt": """---
title: Ancelotti is going nowhere
outlet: Example Mail
date: 2025-04-12
---
Carlo Ancelotti will stay as Real Madrid manager, AS report.

There is no release clause in the contract of Xabi Alonso.
""",
    "undated.txt": """---
title: Alonso the first choice
outlet: Example Times
---
Xabi Alonso is the first choice to replace Carlo Ancelotti as Real Madrid manager.
""",
}


class Newsroom:
    """A running program and the person at its keys."""

    def __init__(self, app: RumourdeskApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press each key and wait for all that it sets off."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, words: str) -> None:
        await self.press(*("space" if c == " " else c for c in words))

    async def settle(self) -> None:
        await settle(self.pilot)

    @property
    def shown(self) -> str:
        """The words on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


Open = Callable[..., AbstractAsyncContextManager[Newsroom]]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def newsroom(desk_file: Path) -> Open:
    """Start the program on the test's desk; each start is a new run."""

    @asynccontextmanager
    async def start(*paths: Path, size: tuple[int, int] = (140, 45)) -> AsyncIterator[Newsroom]:
        app = RumourdeskApp(
            lambda: Desk.open(desk_file, author="tester"),
            settings=settings.load(),
            paths_to_take_in=paths,
        )
        async with app.run_test(size=size, notifications=True) as pilot:
            room = Newsroom(app, pilot)
            await room.settle()
            yield room

    return start
