"""Which guarded sentences on the people of a vacancy are told to have given no claim."""

from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.extraction import read
from rumourdesk.extraction.uncovered import uncovered
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Published, Report

LEAD = (
    "Harwick Town will sack manager Jon Vane. Luis Amaro is the first choice to succeed him as "
    "Harwick Town manager. Peter Kroll was at the game.\n\n"
)


def guards(lexicon: Lexicon, sentence: str, lead: str = LEAD) -> list[tuple[tuple[str, ...], str]]:
    text = lead + sentence
    report = Report(text=text, outlet="Example", published=Published(date(2030, 1, 16)))
    return [
        (found.names, " ".join(f"{g.sort}:{g.span.of(text)}" for g in found.guards))
        for found in uncovered(report, read(report, lexicon), lexicon)
    ]


@pytest.mark.parametrize(
    ("sentence", "names", "guard"),
    [
        ("Perhaps Vane likes tea.", ("Jon Vane",), "hedge:Perhaps"),
        ("Amaro said that the weather was fine.", ("Luis Amaro",), "attribution:said"),
        ("Amaro and Vane, according to Marca, are both bald.", ("Luis Amaro", "Jon Vane"),
         "attribution:according"),
    ],
)  # fmt: skip
def test_told(lexicon: Lexicon, sentence: str, names: tuple[str, ...], guard: str) -> None:
    assert guards(lexicon, sentence) == [(names, guard)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vane likes tea.",
        "Perhaps Peter Kroll likes tea.",
        "Perhaps it will rain, people said.",
        "Marca says that Amaro has agreed terms with Harwick Town.",
    ],
)
def test_not_told(lexicon: Lexicon, sentence: str) -> None:
    assert guards(lexicon, sentence) == []


def test_a_report_without_a_vacancy_has_nobody_to_look_for(lexicon: Lexicon) -> None:
    assert guards(lexicon, "Perhaps Luis Amaro likes tea, he said.", lead="") == []
