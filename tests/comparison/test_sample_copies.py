"""Copying measured on the stories of the demo: nothing is a copy that is none."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from rumourdesk.comparison.echoes import COPIED, FEWEST_RUNS, SHARED
from rumourdesk.comparison.shingles import common, sketch

FOLDER = Path(__file__).resolve().parents[2] / "sample_data"
BODIES = [
    path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted(FOLDER.glob("*/*.txt"))
]


def test_no_two_stories_share_passages() -> None:
    sketches = [sketch(body) for body in BODIES]
    assert len(sketches) > 50
    shares = [max(common(one, other)) for one, other in combinations(sketches, 2)]
    assert max(shares) < SHARED


@pytest.mark.parametrize("body", BODIES[::7])
def test_a_story_with_other_names_and_without_its_end_is_still_a_copy(body: str) -> None:
    sentences = re.split(r"(?<=[.!?])\s+", body.strip())
    kept = " ".join(sentences[: max(2, round(len(sentences) * 0.8))])
    changed = re.sub(r"\b(?:Alonso|Ancelotti|Muscat|Amorim|Warsh|Madrid)\b", "Somebody", kept)
    assert sketch(body).total >= FEWEST_RUNS
    of_copy, _ = common(sketch(changed), sketch(body))
    assert of_copy >= COPIED
