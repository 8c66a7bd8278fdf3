"""Reading is the same in every process, and bounded for texts that no newspaper would print."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.hostile.guard import guarded, needs_guard

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Report, Span

MEGABYTE = 1_000_000
OPENING = "Chelsea will sack Enzo Maresca, the club said on Friday. "
CLOSING = " Chelsea have agreed terms with Ann Roe, sources say."

PIECES = {
    "prose": "The board and the club met in the city to talk of what is to come. ",
    "claims": "The club will sack Jon Vane and Luis Amaro is close to a deal, sources say.\n\n",
    "one word": "the the the the the the the the ",
    "quotes": "the clubs’ “board” said ‘no’ ",
    "dots": "...",
    "no spaces": "thea",
}

_DUMP = """
import sys
from pathlib import Path
from rumourdesk import intake, settings
from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import load_lexicon
for taken in intake.take(settings.stories()):
    sys.stdout.write(repr(read(taken.report, load_lexicon())))
"""


def dumped(seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", _DUMP], env=environment, capture_output=True, check=True
    )
    return done.stdout


def test_the_same_is_read_in_every_process() -> None:
    """The first process compiles the lexicon, the others find it kept; hashes differ in all."""
    first = dumped("1")
    assert first.count(b"Claim(") > 100
    assert dumped("2") == first
    assert dumped("77") == first


@needs_guard
@pytest.mark.parametrize("kind", PIECES)
def test_a_megabyte_is_read_whole(kind: str, lexicon: Lexicon) -> None:
    """The limit guards against time that grows with the square of the length."""
    piece = PIECES[kind]
    middle = piece * ((MEGABYTE - len(OPENING) - len(CLOSING)) // len(piece))
    text = f"{OPENING}\n\n{middle}\n\n{CLOSING}"
    with guarded(120):
        claims = read(Report(text=text), lexicon).claims
    assert any(claim.span.end < len(OPENING) for claim in claims)
    assert any(claim.span.start > len(text) - len(CLOSING) for claim in claims)
    assert all(Span(0, len(text)).contains(claim.span) for claim in claims)
    assert all(claim.quote == claim.span.of(text) for claim in claims)


def test_reading_leaves_no_trace_for_the_next(lexicon: Lexicon) -> None:
    report = Report(text=OPENING + CLOSING)
    before = read(report, lexicon)
    read(Report(text=PIECES["claims"] * 50), lexicon)
    assert read(report, lexicon) == before
    assert before.claims
