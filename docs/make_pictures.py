"""Draws the pictures of the README and the docs from the demo: `make docs`.

Each is a screenshot of the real program on the packaged stories, driven by keys, as SVG without any
font fetched from elsewhere.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rumourdesk import settings
from rumourdesk.desk import Desk
from rumourdesk.tui.app import RumourdeskApp

IMAGES = Path(__file__).parent / "images"
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


@dataclass(frozen=True)
class Picture:
    """A file name, the size of the terminal, and the keys that lead there."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]


TO_A_CONTESTED_REPORT = ("V", *"denies that he has decided", "enter")

PICTURES = (
    Picture("desk.svg", (140, 40), (*TO_A_CONTESTED_REPORT, "n", "c", "n")),
    Picture("compare.svg", (140, 40), ("V", *"names zidane", "enter", "v", "enter")),
    Picture("board.svg", (140, 40), ("V", *"real madrid", "enter", "b", "l", "l", "l")),
    Picture(
        "timeline.svg",
        (140, 40),
        ("V", *"real madrid", "enter", "t", "g", *("j",) * 6),
    ),
    Picture("narrow.svg", (80, 24), (*TO_A_CONTESTED_REPORT, "n", "n")),
)


async def draw(picture: Picture, desk_file: Path) -> None:
    """Start the program, press the keys, and write what is on the screen."""
    app = RumourdeskApp(
        lambda: Desk.open(desk_file, author="desk"), settings=settings.load(), title="demo"
    )
    async with app.run_test(size=picture.size) as pilot:
        for key in (None, *picture.keys):
            if key:
                await pilot.press("space" if key == " " else key)
            for _ in range(3):
                await app.workers.wait_for_complete()
                await pilot.pause()
        svg = FONT_FACE.sub("", app.export_screenshot(title="rumourdesk"))
        (IMAGES / picture.name).write_text(svg, "utf-8")


async def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk_file = Path(folder) / "demo.db"
        story = settings.stories()
        desk = Desk.open(desk_file, author="desk")
        desk.take_in(story)
        desk.close()
        for picture in PICTURES:
            await draw(picture, desk_file)


if __name__ == "__main__":
    asyncio.run(main())
