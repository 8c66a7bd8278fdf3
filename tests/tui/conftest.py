"""A desk with a handful of reports, made by hand, and an app on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rumourdesk.comparison import question
from rumourdesk.desk import Desk
from rumourdesk.model import (
    Certainty,
    Claim,
    Cue,
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
from rumourdesk.settings import Settings
from rumourdesk.store import Intake, Store
from rumourdesk.tui.app import RumourdeskApp

MADRID = Post("Real Madrid", "manager")
INTEL = Post("Intel", "chief executive")
NOW = datetime(2025, 5, 1, 12, tzinfo=UTC)


def said(text: str, quote: str, kind: Kind, about: str | None, **fields: object) -> Claim:
    """A claim on the first place of `quote`, affirmed and likely unless it is said otherwise."""
    start = text.index(quote)
    span = Span(start, start + len(quote))
    values: dict[str, object] = {
        "post": MADRID,
        "polarity": Polarity.POSITIVE,
        "certainty": Certainty.PROBABLE,
        "cues": (Cue(span, "kind", kind.value, "by-hand"),),
    }
    values |= fields
    return Claim(span=span, quote=quote, kind=kind, about=about, **values)  # type: ignore[arg-type]


def intake(
    title: str,
    body: str,
    claims: Callable[[str], tuple[Claim, ...]] = lambda _: (),
    *,
    outlet: str | None = "TEAMtalk",
    day: str | None = None,
    post: Post | None = MADRID,
    incumbent: str | None = "Carlo Ancelotti",
    **fields: object,
) -> Intake:
    """A report with the claims that `claims` finds in its text."""
    text = f"{title}\n\n{body}"
    found = claims(text)
    report = Report(
        text=text,
        title=title,
        outlet=outlet,
        published=Published(date.fromisoformat(day)) if day else None,
        **fields,  # type: ignore[arg-type]
    )
    mentions = (VacancyMention(post, incumbent, Span(0, 1)),) if post else ()
    return Intake(
        report=report,
        reading=Reading(claims=found, vacancies=mentions),
        questions=tuple(question(claim) for claim in found),
    )


def close_to_alonso(text: str) -> tuple[Claim, ...]:
    return (
        said(
            text,
            "Xabi Alonso is close to a deal",
            Kind.AGREEMENT,
            "Xabi Alonso",
            sources=(Source("a source at the club", SourceType.ANONYMOUS),),
        ),
        said(text, "Carlo Ancelotti will leave in the summer", Kind.EXIT, "Carlo Ancelotti"),
    )


def alonso_agrees(text: str) -> tuple[Claim, ...]:
    return (
        said(
            text,
            "Xabi Alonso has agreed to come",
            Kind.AGREEMENT,
            "Xabi Alonso",
            certainty=Certainty.CERTAIN,
        ),
    )


def klopp_is_named(text: str) -> tuple[Claim, ...]:
    return (
        said(
            text,
            "Jurgen Klopp has been appointed",
            Kind.APPOINTMENT,
            "Jurgen Klopp",
            certainty=Certainty.CERTAIN,
            exclusive=True,
        ),
        said(
            text,
            "Xabi Alonso is not in the running",
            Kind.CANDIDATE,
            "Xabi Alonso",
            polarity=Polarity.NEGATIVE,
            certainty=Certainty.CERTAIN,
        ),
    )


def tan_is_wanted(text: str) -> tuple[Claim, ...]:
    return (said(text, "the board wants Lip-Bu Tan", Kind.CANDIDATE, "Lip-Bu Tan", post=INTEL),)


STORY = (
    intake(
        "Madrid near an agreement",
        "The club have made their choice. Xabi Alonso is close to a deal.\n\n"
        "The paper adds that Carlo Ancelotti will leave in the summer.",
        close_to_alonso,
        day="2025-04-20",
        byline="Ann Reporter",
        url="https://example.org/alonso",
    ),
    intake(
        "Klopp it is",
        "Jurgen Klopp has been appointed. Xabi Alonso is not in the running.",
        klopp_is_named,
        outlet="Sport",
        outlet_inferred=True,
        day="2025-04-22",
        restated=True,
    ),
    intake(
        "Alonso on his way",
        "Xabi Alonso has agreed to come.",
        alonso_agrees,
        outlet="Post",
        day="2025-04-19",
    ),
    intake(
        "Intel looks for a leader",
        "People close to it say the board wants Lip-Bu Tan.",
        tan_is_wanted,
        outlet="Wire",
        post=INTEL,
        incumbent=None,
    ),
    intake("A quiet day", "Nothing is said of anybody.", post=None, day="2025-04-01"),
)
"""Three reports on one vacancy, two of them against each other; one on another; a loose one."""


class Clock:
    """Hands out times one second apart."""

    def __init__(self) -> None:
        self._now = NOW

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


@pytest.fixture
def desk_path(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    with Store.open(path) as store:
        store.take_in(list(STORY), now=NOW)
    return path


@pytest.fixture
def desk(desk_path: Path) -> Iterator[Desk]:
    opened = Desk.open(desk_path, author="Ann", clock=Clock())
    yield opened
    opened.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        file=tmp_path / "settings.toml",
        desk=tmp_path / "desk.db",
        demo_desk=tmp_path / "demo.db",
        lexicon_folder=tmp_path / "lexicon",
        author="Ann",
    )


@pytest.fixture
def app(desk: Desk, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> RumourdeskApp:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return RumourdeskApp(lambda: desk, settings=settings, clock=lambda: NOW)
