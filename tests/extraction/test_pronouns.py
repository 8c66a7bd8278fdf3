""" "She" means a woman, "he" a man, where a title or the given name tells."""

from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Published, Report

BANK = (
    "Helen Vance is the chief executive of Norwood Bank, whose chairman is Karl Ost. Norwood Bank "
    "is looking for a new chief executive.\n\n"
)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Vance met Tom Reeve on Monday. She will step down in May.", "Helen Vance"),
        ("Tom Reeve spoke to Vance. She will resign next week.", "Helen Vance"),
        ("Julia Crane was seen with Tom Reeve. She is the favourite for the job.", "Julia Crane"),
        ("Julia Crane was seen with Tom Reeve. He is the favourite for the job.", "Tom Reeve"),
        ("Dame Robin Hale met Tom Reeve. She is on the shortlist for the post.", "Robin Hale"),
        ("Tom Reeve and Sir Kit Marlow met. He is on the shortlist for the post.", "Tom Reeve"),
        ("Robin Hale is admired. She is the favourite for the job.", "Robin Hale"),
    ],
)
def test_whom_a_pronoun_means(lexicon: Lexicon, text: str, about: str) -> None:
    report = Report(text=BANK + text, outlet="Example", published=Published(date(2030, 1, 16)))
    claims = [c for c in read(report, lexicon).claims if c.span.start >= len(BANK)]
    assert claims[-1].about == about
