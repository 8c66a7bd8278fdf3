"""No measure of any set falls under its floor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.gold.floors import below, floor_for, floors_block, load_floors
from tests.gold.labels import extract, load, sets
from tests.gold.scorer import Score, score

FLOORS = load_floors()


@pytest.fixture(scope="module", params=sets(), ids=lambda path: path.name)
def measured(request: pytest.FixtureRequest) -> tuple[str, Score]:
    folder = request.param
    assert isinstance(folder, Path)
    return folder.name, score(load(folder), extract(folder))


def test_no_measure_falls_under_its_floor(measured: tuple[str, Score]) -> None:
    name, scored = measured
    assert name in FLOORS, f"print floors with `python -m tests.gold --floors {name}`"
    assert below(scored, FLOORS[name]["least"]) == {}


def test_every_measure_has_a_floor(measured: tuple[str, Score]) -> None:
    name, scored = measured
    assert set(FLOORS[name]["least"]) == {m for m, v in scored.measures.items() if v is not None}


def test_every_quote_stands_at_its_offsets(measured: tuple[str, Score]) -> None:
    assert measured[1].counts["quotes not at their offsets"] == 0


@pytest.mark.parametrize("name", FLOORS)
def test_floors_say_of_which_day_they_are_and_why(name: str) -> None:
    assert name in [folder.name for folder in sets()]
    assert date.fromisoformat(FLOORS[name]["date"])
    assert FLOORS[name]["reason"]


@pytest.mark.parametrize(
    ("value", "floor"), [(0.388, 0.36), (0.52, 0.50), (1.0, 0.98), (0.01, 0.0)]
)
def test_a_floor_stands_a_little_under_what_was_measured(value: float, floor: float) -> None:
    assert floor_for(value) == floor


def test_a_measure_under_its_floor_is_told_and_one_without_a_value_too() -> None:
    low = Score({"claims": 0.49, "about": 0.5, "when": None}, {})
    least = {"claims": 0.5, "about": 0.5, "when": 0.1}
    assert below(low, least) == {"claims": (0.49, 0.5), "when": (None, 0.1)}


def test_a_block_holds_a_floor_for_each_measure_with_a_value() -> None:
    block = floors_block("small", Score({"core claims": 0.7, "when": None}, {}))
    assert block.splitlines()[0] == "[small]"
    assert '"core claims" = 0.68' in block
    assert "when" not in block
