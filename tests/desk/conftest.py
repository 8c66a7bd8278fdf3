"""Two people at one desk, each with a window of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rumourdesk.comparison import positions, question
from rumourdesk.desk import Desk
from rumourdesk.model import (
    Certainty,
    Claim,
    Kind,
    Polarity,
    Post,
    Published,
    Reading,
    Report,
    Span,
    VacancyMention,
)
from rumourdesk.store import Intake

MADRID = Post("Real Madrid", "manager")
INTEL = Post("Intel", "chief executive")


class Clock:
    """Hands out times one second apart."""

    def __init__(self) -> None:
        self._now = datetime(2025, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def report(
    outlet: str, day: int, post: Post, incumbent: str, *said: tuple[str, Kind, str, Polarity]
) -> Intake:
    """A report of April 2025 whose sentences each are one certain claim."""
    text = "\n\n".join(quote for quote, *_ in said)
    claims = tuple(
        Claim(
            span=Span(text.index(quote), text.index(quote) + len(quote)),
            quote=quote,
            kind=kind,
            about=about,
            post=post,
            polarity=polarity,
            certainty=Certainty.CERTAIN,
        )
        for quote, kind, about, polarity in said
    )
    reading = Reading(claims, (VacancyMention(post, incumbent, Span(0, 1)),))
    return Intake(
        report=Report(text=text, outlet=outlet, published=Published(date(2025, 4, day))),
        reading=reading,
        positions=positions(reading),
        questions=tuple(map(question, claims)),
    )


YES, NO = Polarity.POSITIVE, Polarity.NEGATIVE
LEAVES = report(
    "Example Post",
    5,
    MADRID,
    "Carlo Ancelotti",
    ("Ancelotti will leave Real Madrid.", Kind.EXIT, "Carlo Ancelotti", YES),
    ("Xabi Alonso will succeed him.", Kind.CANDIDATE, "Xabi Alonso", YES),
)
STAYS = report(
    "Example Mail",
    6,
    MADRID,
    "Carlo Ancelotti",
    ("Ancelotti will not leave Real Madrid.", Kind.EXIT, "Carlo Ancelotti", NO),
    ("Xabi Alonso is no candidate.", Kind.CANDIDATE, "Xabi Alonso", NO),
)
ELSEWHERE = report(
    "Example Mail",
    7,
    INTEL,
    "Pat Gelsinger",
    ("Lip-Bu Tan is wanted at Intel.", Kind.CANDIDATE, "Lip-Bu Tan", YES),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def ann(path: Path) -> Iterator[Desk]:
    """Ann's window on a desk with the reports 1 and 2 on Madrid and 3 on another vacancy.

    Report 1 holds the claims 1 and 2, report 2 their opposites 3 and 4.
    """
    desk = Desk.open(path, author="Ann", clock=Clock())
    desk.store.take_in((LEAVES, STAYS, ELSEWHERE))
    yield desk
    desk.close()


@pytest.fixture
def bob(ann: Desk, path: Path) -> Iterator[Desk]:
    """Bob's window on the same desk."""
    desk = Desk.open(path, author="Bob", clock=Clock())
    yield desk
    desk.close()
