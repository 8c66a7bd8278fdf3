"""Made-up claims and answers to compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from rumourdesk.comparison import answer
from rumourdesk.model import (
    Answer,
    Certainty,
    Claim,
    Kind,
    Polarity,
    Post,
    Published,
    Span,
)

CHAIR = Post("Halden Bank", "chair")

Make = Callable[..., Claim]
Say = Callable[..., Answer]


def make_claim(kind: Kind, about: str | None, quote: str = "said so", **fields: Any) -> Claim:
    """A positive, certain claim on the chair of Halden Bank, but for the fields given."""
    claim = Claim(
        span=Span(0, len(quote)),
        quote=quote,
        kind=kind,
        about=about,
        post=CHAIR,
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
    )
    return replace(claim, **fields)


@pytest.fixture
def claim() -> Make:
    return make_claim


@pytest.fixture
def say() -> Say:
    """Makes an answer by a report of its own, on 1 March 2031, but for what is given."""
    numbers = count(1)

    def make(
        kind: Kind,
        about: str | None,
        quote: str = "said so",
        *,
        day: date | None = date(2031, 3, 1),
        report: int | None = None,
        outlet: str | None = None,
        vacancy: int = 1,
        **fields: Any,
    ) -> Answer:
        number = next(numbers)
        made = answer(
            make_claim(kind, about, quote, **fields),
            claim_id=number,
            report_id=number if report is None else report,
            vacancy_id=vacancy,
            outlet=outlet or f"Outlet {number if report is None else report}",
            published=Published(day) if day else None,
            text=quote,
        )
        assert made is not None
        return made

    return make
