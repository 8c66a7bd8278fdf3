"""To whom sentences of several fields are credited: "name (type)", nearest first."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Published, Report

LEADS = {
    "football": (
        "Jon Vane is the manager of Harwick Town, whose owner is Ada Moss. Harwick Town play at "
        "home on Saturday. Dunmore Rovers manager Luis Amaro is at the game.\n\n"
    ),
    "business": (
        "Mara Lind is the chief executive of Norwood Bank, whose chairman is Karl Ost. Ines Falk "
        "works for a rival.\n\n"
    ),
    "politics": (
        "Helen Marsh is the leader of the Civic Party. Tom Okoro is a minister in her cabinet.\n\n"
    ),
    "church": (
        "Archbishop Peter Lyle is the head of the Church of Arden. Bishop Ann Crewe is his deputy."
        "\n\n"
    ),
    "franchise": (
        "Mike Dorsey is the head coach of the Denver Broncos, whose owner is Greg Penner. "
        "Offensive coordinator Ray Tull works for the Raiders.\n\n"
    ),
}


SENTENCES = tomllib.loads(Path(__file__).with_name("sources.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [(field, *pair) for field, pairs in SENTENCES.items() for pair in pairs],
)
def test_sources(lexicon: Lexicon, field: str, text: str, expected: str) -> None:
    lead = LEADS[field]
    report = Report(
        text=lead + text, outlet="Daily Example", published=Published(date(2030, 1, 16))
    )
    last = [c for c in read(report, lexicon).claims if c.span.start >= len(lead)][-1]
    assert ", ".join(f"{s.name} ({s.type})" for s in last.sources) == expected
