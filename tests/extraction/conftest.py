"""What the tests of reading share: the packaged lexicon and a way to read a sentence in context."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon, load_lexicon
from rumourdesk.model import Claim, Published, Report

Reader = Callable[..., tuple[Claim, ...]]

FOOTBALL = (
    "Jon Vane is the manager of Harwick Town, whose owner is Ada Moss. Harwick Town play at home "
    "on Saturday. Dunmore Rovers manager Luis Amaro is at the game.\n\n"
)
BUSINESS = (
    "Mara Lind is the chief executive of Norwood Bank, whose chairman is Karl Ost. Ines Falk "
    "works for a rival.\n\n"
)
LEADS = {"football": FOOTBALL, "business": BUSINESS}


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def claims_in(lexicon: Lexicon) -> Reader:
    """Reads a sentence behind a lead that says who holds the post; gives the sentence's claims."""

    def claims(
        sentence: str,
        field: str = "football",
        outlet: str | None = "Daily Example",
        day: date | None = date(2030, 1, 16),
    ) -> tuple[Claim, ...]:
        lead = LEADS.get(field, "")
        published = Published(day) if day else None
        report = Report(text=lead + sentence, outlet=outlet, published=published)
        return tuple(c for c in read(report, lexicon).claims if c.span.start >= len(lead))

    return claims
