"""What is read of the vacancy, its holder and its candidates from the openings of ninety reports.

No single opening must be read right; of all together no smaller part than was read when they were
last measured.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from rumourdesk.comparison.names import same_person
from rumourdesk.comparison.positions import positions
from rumourdesk.extraction import read
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Position, Published, Report

LEADS = tomllib.loads(Path(__file__).with_name("leads.toml").read_text("utf-8"))["lead"]
LEAST = {
    "vacancy": 0.84,
    "role": 0.78,
    "incumbent": 0.80,
    "exit": 0.77,
    "candidates": 0.77,
    "stances": 0.69,
    "named rightly": 0.95,
}


def position_of(lead: dict[str, Any], lexicon: Lexicon) -> Position | None:
    """What is read of the body that the opening is about, the fullest of several."""
    report = Report(text=lead["text"], outlet="Example", published=Published(date(2025, 1, 15)))
    body = fold(lead["vacancy"].split(" | ")[0]).removeprefix("the ")
    told = [
        p
        for p in positions(read(report, lexicon))
        if fold(p.post.organisation).removeprefix("the ").startswith(body)
    ]
    return max(told, key=lambda p: len(p.candidates), default=None)


def test_openings(lexicon: Lexicon) -> None:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for lead in LEADS:
        position = position_of(lead, lexicon)
        wanted = lead["candidates"]
        named = dict(position.candidates) if position else {}
        of.update(["vacancy", "role", "incumbent", "exit"])
        of.update({"candidates": len(wanted), "stances": len(wanted), "named rightly": len(named)})
        if position is None:
            continue
        right["vacancy"] += 1
        right["role"] += position.post.role == lead["vacancy"].split(" | ")[1]
        right["exit"] += position.exit == lead.get("exit")
        holder = lead.get("incumbent")
        same = same_person(fold(holder or ""), fold(position.incumbent or ""))
        right["incumbent"] += same or position.incumbent == holder
        for name, stance in named.items():
            label = next((w for w in wanted if same_person(fold(w), fold(name))), None)
            right["named rightly"] += label is not None
            right["candidates"] += label is not None
            right["stances"] += label is not None and wanted[label] == stance
    rates = {what: right[what] / of[what] for what in of}
    assert {what: rate for what, rate in rates.items() if rate < LEAST[what]} == {}
