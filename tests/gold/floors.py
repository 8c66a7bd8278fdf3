"""The least that each measure may come to, kept in floors.toml with its date and reason."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import Any

from tests.gold.scorer import Score

FLOORS = Path(__file__).with_name("floors.toml")
ROOM = 0.02
"""How far under the measured value a floor stands, before rounding down to two places."""


def load_floors(path: Path = FLOORS) -> dict[str, dict[str, Any]]:
    """By set: `date`, `reason`, and `least`, the floors by measure."""
    return tomllib.loads(path.read_text("utf-8"))


def floor_for(value: float) -> float:
    """A floor between 0.02 and 0.03 under a measured value, and never under 0."""
    return max(0.0, math.floor((value - ROOM) * 100 + 1e-9) / 100)


def below(score: Score, least: dict[str, float]) -> dict[str, tuple[float | None, float]]:
    """The measures that fall under their floors, each with its value and its floor."""
    return {
        measure: (value, floor)
        for measure, floor in least.items()
        for value in [score.measures.get(measure)]
        if value is None or value < floor
    }


def floors_block(name: str, score: Score) -> str:
    """The entry for a set, to put into floors.toml once its date and reason are written."""
    lines = [f"[{name}]", 'date = ""', 'reason = ""', "", f"[{name}.least]"]
    lines += [
        f'"{measure}" = {floor_for(value):.2f}'
        for measure, value in score.measures.items()
        if value is not None
    ]
    return "\n".join(lines)
