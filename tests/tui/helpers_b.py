"""A small desk, and a bare app to put one screen into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.settling import settle as settle
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from rumourdesk.comparison import question
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
    Source,
    SourceType,
    Span,
    VacancyMention,
)
from rumourdesk.store import Intake, Store
from rumourdesk.text import safe
from rumourdesk.tui.work import DeskApp

MADRID = Post("Real Madrid", "manager")
ANCELOTTI = "Carlo Ancelotti"
ALONSO = "Xabi Alonso"
KLOPP = "Jürgen Klopp"
SPORT = (Source("Sport", SourceType.OUTLET),)

Told = tuple[str, dict[str, object]]


class Clock:
    """Hands out times one second apart."""

    def __init__(self) -> None:
        self._now = datetime(2025, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def report(
    title: str,
    told: Sequence[Told],
    *,
    outlet: str | None = "TEAMtalk",
    day: str | None = "2024-10-29",
    post: Post | None = MADRID,
    incumbent: str | None = ANCELOTTI,
    **fields: Any,
) -> Intake:
    """A report that consists of its title and the sentences told, each one a claim."""
    text = f"{title}\n\n{' '.join(words for words, _ in told)}"
    claims = []
    place = len(title) + 2
    for words, said in told:
        values: dict[str, Any] = {
            "kind": Kind.CANDIDATE,
            "about": ALONSO,
            "post": post,
            "polarity": Polarity.POSITIVE,
            "certainty": Certainty.CERTAIN,
            **said,
        }
        start = text.index(words, place)
        place = start + len(words)
        claims.append(Claim(span=Span(start, place), quote=words, **values))
    return Intake(
        report=Report(
            text=text,
            title=title,
            outlet=outlet,
            published=None if day is None else Published(date.fromisoformat(day)),
            **fields,
        ),
        reading=Reading(
            claims=tuple(claims),
            vacancies=() if post is None else (VacancyMention(post, incumbent, Span(0, 1)),),
        ),
        questions=tuple(question(claim) for claim in claims),
    )


def story() -> tuple[Intake, ...]:
    """Four reports on one vacancy that agree, contradict and update each other, and one beside."""
    return (
        report(
            "Madrid have made up their minds",
            [
                (
                    "Ancelotti is certain to go when the season ends.",
                    {"kind": Kind.EXIT, "about": ANCELOTTI, "sources": SPORT},
                ),
                (
                    "Alonso is the one whom they have chosen.",
                    {"exclusive": True, "sources": SPORT},
                ),
                (
                    "A clause lets him walk away from June.",
                    {"kind": Kind.CONTRACT, "topic": "release clause", "sources": SPORT},
                ),
                ("Madrid lost 4-0 to Barcelona.", {"kind": Kind.BACKGROUND, "about": None}),
            ],
        ),
        report(
            "Nothing in the talk of Klopp",
            [
                (
                    "No decision has been taken about Ancelotti.",
                    {"kind": Kind.EXIT, "about": ANCELOTTI, "polarity": Polarity.OPEN},
                ),
                ("Alonso remains the only one they want.", {"exclusive": True}),
                (
                    "The links with Klopp hold nothing.",
                    {"about": KLOPP, "polarity": Polarity.NEGATIVE},
                ),
                (
                    "No formal release clause exists.",
                    {
                        "kind": Kind.CONTRACT,
                        "topic": "release clause",
                        "polarity": Polarity.NEGATIVE,
                    },
                ),
            ],
            outlet="Marca",
            day="2025-04-05",
        ),
        report(
            "Klopp is who the board want",
            [
                ("Klopp is the one choice of the board.", {"about": KLOPP, "exclusive": True}),
                (
                    "Ancelotti will stay.",
                    {"kind": Kind.EXIT, "about": ANCELOTTI, "polarity": Polarity.NEGATIVE},
                ),
            ],
            outlet="Relevo",
            day="2025-04-09",
            outlet_inferred=True,
        ),
        report(
            "Alonso said to be close",
            [
                (
                    "Alonso is close to terms.",
                    {"kind": Kind.AGREEMENT, "certainty": Certainty.PROBABLE},
                )
            ],
            outlet=None,
            day=None,
            restated=True,
        ),
        report(
            "Intel look outside",
            [("Tan is on the list at Intel.", {"about": "Lip-Bu Tan"})],
            outlet="Techzine",
            day="2024-12-04",
            post=Post("Intel", "chief executive"),
            incumbent="Pat Gelsinger",
        ),
    )


MINDS, NOTHING, BOARD, CLOSE, INTEL = range(1, 6)
"""The ids of the reports of `story`, in order, on a fresh desk."""


def make_desk(folder: Path, reports: Sequence[Intake] | None = None) -> Desk:
    """A desk in a new file, holding these reports or the story."""
    store = Store.open(folder / "desk.db")
    store.take_in(story() if reports is None else reports, now=datetime(2025, 5, 1, tzinfo=UTC))
    return Desk(store, author="Ana", clock=Clock())


def madrid(desk: Desk) -> int:
    """The id of Real Madrid's vacancy."""
    return next(v.id for v in desk.vacancies() if v.organisation == "Real Madrid")


class Host(DeskApp):
    """Shows one screen and keeps what it gives and what is said."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-mid"), (120, "-wide")]  # noqa: RUF012

    def __init__(self, desk: Desk, screen: Screen[Any]) -> None:
        super().__init__([])
        self._desk = desk
        self._shown = screen
        self.results: list[Any] = []
        self.said: list[str] = []

    def on_mount(self) -> None:
        self.push_screen(self._shown, self.results.append)

    def say(self, words: str) -> None:
        self.said.append(words)

    def complain(self, words: str) -> None:
        self.said.append(words)


def seen(app: App[Any]) -> str:
    """All that stands on the screen, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def forbidden(shown: str) -> set[str]:
    """The characters among those shown that must never reach a terminal."""
    return {char for char in shown if char != "\n" and safe(char) != char}


async def type_words(pilot: Pilot[Any], words: str) -> None:
    """Press the keys of these words."""
    await pilot.press(*("space" if char == " " else char for char in words))
    await settle(pilot)
