"""The program's own theme, and the look-up of style sheets."""

from __future__ import annotations

from pathlib import Path

from textual.color import Color
from textual.theme import Theme

from rumourdesk.settings import asset

NEWSROOM = Theme(
    name="newsroom",
    primary="#7aa2c8",
    secondary="#b8a07a",
    accent="#d9b26a",
    foreground="#d8d6cf",
    background="#16181b",
    surface="#1b1e22",
    panel="#252a30",
    success="#8fb573",
    warning="#d9a65a",
    error="#d0786b",
    dark=True,
)

NEWSPRINT = Theme(
    name="newsprint",
    primary="#2f5d8a",
    secondary="#7a6033",
    accent="#9a6a14",
    foreground="#26241f",
    background="#f6f2e9",
    surface="#fbf8f1",
    panel="#e7e1d3",
    success="#3f7a2e",
    warning="#a06010",
    error="#a83a2c",
    dark=False,
)

THEMES = (NEWSROOM, NEWSPRINT)


_QUIET = {"text-muted": 0.62, "text-disabled": 0.4}
"""How far quiet text stands out from the background, as a share of the way to full text."""


def settle_quiet_text(variables: dict[str, str]) -> None:
    """Give quiet text a colour of its own where the theme leaves it to the background behind it.

    Lines that are drawn piece by piece have no background when their styles are asked for.
    """
    for name, share in _QUIET.items():
        if variables.get(name, "").startswith("auto"):
            background = Color.parse(variables["background"])
            text = Color.parse(variables["foreground"])
            variables[name] = background.blend(text, share).hex


def sheet(name: str) -> Path:
    """The style sheet of that name."""
    return asset("styles") / name
