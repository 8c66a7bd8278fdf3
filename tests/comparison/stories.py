"""Small made-up reports with claims, for what is derived from several of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from rumourdesk.comparison import answer, profile
from rumourdesk.comparison.press import NO_PRESS, Press
from rumourdesk.comparison.profiles import EchoProfile
from rumourdesk.model import (
    Answer,
    Certainty,
    Claim,
    Kind,
    Polarity,
    Post,
    Published,
    Report,
    Source,
    SourceType,
    Span,
)

CHAIR = Post("Halden Bank", "chair")
AIDES = Source("aides", SourceType.ANONYMOUS)
REPORTS = Source("reports", SourceType.ANONYMOUS)
VALE, MOSS, HOLM = "Renée Vale", "Jan Moss", "Ada Holm"


def outlet(name: str) -> Source:
    return Source(name, SourceType.OUTLET)


def day(number: int) -> Published:
    """The so-manieth of March 2031."""
    return Published(date(2031, 3, number))


def at(number: int, hour: int) -> Published:
    """An hour of the so-manieth of March 2031."""
    return Published(date(2031, 3, number), datetime(2031, 3, number, hour, tzinfo=UTC))


def prose(seed: int, number: int = 60) -> str:
    """So many made-up words, the same for one seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choice("abcdefgh") for _ in range(6)) for _ in range(number))


class Desk:
    """Reports put down one after the other, with their claims numbered through."""

    def __init__(self, press: Press = NO_PRESS) -> None:
        self.press = press
        self.reports: dict[int, Report] = {}
        self.claims: dict[int, list[tuple[int, Claim]]] = {}
        self._next = 1

    def put(
        self,
        name: str | None,
        published: Published | None,
        claims: Sequence[Claim],
        text: str = "",
        **fields: Any,
    ) -> int:
        """Put down a report; its id."""
        report = len(self.reports) + 1
        self.reports[report] = Report(text=text, outlet=name, published=published, **fields)
        self.claims[report] = list(enumerate(claims, self._next))
        self._next += len(claims)
        return report

    def answers(self) -> list[Answer]:
        made = (
            answer(
                claim,
                claim_id=id_,
                report_id=report,
                vacancy_id=1,
                outlet=self.reports[report].outlet,
                published=self.reports[report].published,
                text=self.reports[report].text,
            )
            for report, claims in self.claims.items()
            for id_, claim in claims
        )
        return [a for a in made if a is not None]

    def profile(self, report: int) -> EchoProfile:
        return profile(report, self.reports[report], self.claims[report], self.press)

    def profiles(self) -> list[EchoProfile]:
        return [self.profile(report) for report in self.reports]


def tell(kind: Kind, about: str | None, *sources: Source, **fields: Any) -> Claim:
    """A positive, certain claim on the chair, but for the fields given."""
    quote = fields.pop("quote", "it is so")
    known: dict[str, Any] = {
        "span": Span(0, len(quote)),
        "quote": quote,
        "kind": kind,
        "about": about,
        "post": CHAIR,
        "polarity": Polarity.POSITIVE,
        "certainty": Certainty.CERTAIN,
        "sources": sources,
    }
    return Claim(**(known | fields))


def wanted(person: str, *sources: Source, **fields: Any) -> Claim:
    return tell(Kind.CANDIDATE, person, *sources, **fields)


def ruled_out(person: str, *sources: Source, **fields: Any) -> Claim:
    return tell(Kind.CANDIDATE, person, *sources, polarity=Polarity.NEGATIVE, **fields)
