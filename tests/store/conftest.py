from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rumourdesk.model import (
    Certainty,
    Claim,
    Kind,
    Outcome,
    Polarity,
    Post,
    Published,
    Reading,
    Report,
    Span,
    VacancyMention,
)
from rumourdesk.store import Intake, Store
from rumourdesk.store.rows import Decision

MANAGER = Post("Real Madrid", "manager")


class Clock:
    """Hands out times one second apart."""

    def __init__(self) -> None:
        self._now = datetime(2025, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def make_claim(text: str, quote: str, **fields: object) -> Claim:
    """A claim on the first place of `quote` in `text`; any other field may be given."""
    start = text.index(quote)
    values: dict[str, object] = {
        "kind": Kind.CANDIDATE,
        "about": "Xabi Alonso",
        "post": MANAGER,
        "polarity": Polarity.POSITIVE,
        "certainty": Certainty.PROBABLE,
        "span": Span(start, start + len(quote)),
    }
    return Claim(quote=quote, **(values | fields))  # type: ignore[arg-type]


def make_intake(
    text: str = "Club wants Alonso\n\nThe club wants Alonso. Ancelotti will go.",
    *,
    claims: tuple[Claim, ...] | None = None,
    incumbent: str | None = None,
    post: Post | None = MANAGER,
    day: str | None = "2024-11-06",
    questions: tuple[str | None, ...] | None = None,
    positions: tuple[object, ...] = (),
    **report: object,
) -> Intake:
    """A report with one claim on each of its sentences after the title, ready to take in.

    The claims say that somebody other than the incumbent is wanted.
    """
    values: dict[str, object] = {
        "title": text.split("\n", 1)[0],
        "outlet": "TEAMtalk",
        "published": None if day is None else Published(date.fromisoformat(day)),
    }
    if claims is None:
        sentences = [s.strip() + "." for s in text.split("\n\n")[-1].split(".") if s.strip()]
        wanted = "Jurgen Klopp" if incumbent and "Alonso" in incumbent else "Xabi Alonso"
        claims = tuple(make_claim(text, s, post=post, about=wanted) for s in sentences if s in text)
    vacancies = () if post is None else (VacancyMention(post, incumbent, Span(0, 1)),)
    return Intake(
        report=Report(text=text, **(values | report)),  # type: ignore[arg-type]
        reading=Reading(claims=claims, vacancies=vacancies),
        positions=positions,  # type: ignore[arg-type]
        questions=questions if questions is not None else ("successor",) * len(claims),
    )


@pytest.fixture
def intake() -> Callable[..., Intake]:
    return make_intake


@pytest.fixture
def a_claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desks" / "desk.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


class Hand:
    """A person at the desk, with a clock of their own."""

    def __init__(self, store: Store, clock: Callable[[], datetime], author: str) -> None:
        self._store = store
        self._clock = clock
        self._author = author

    def _by(self) -> tuple[str, str, datetime]:
        return self._author, f"{self._author}'s run", self._clock()

    def judge(self, claim: int, outcome: Outcome | None, **said: str) -> Decision:
        author, run, now = self._by()
        return self._store.judge(claim, outcome, author=author, run=run, now=now, **said)

    def edit(self, report: int, **changes: object) -> Decision:
        author, run, now = self._by()
        return self._store.edit_report(report, changes, author=author, run=run, now=now)

    def remove(self, report: int) -> Decision:
        author, run, now = self._by()
        return self._store.remove_report(report, author=author, run=run, now=now)

    def restore(self, report: int) -> Decision:
        author, run, now = self._by()
        return self._store.restore_report(report, author=author, run=run, now=now)

    def undo(self, decision: Decision) -> Decision:
        author, run, now = self._by()
        return self._store.undo(decision.id, author=author, run=run, now=now)


@pytest.fixture
def desk(store: Store, intake: Callable[..., Intake]) -> Store:
    """One report of one vacancy, with the claims 1 and 2."""
    store.take_in([intake(url="https://example.org/alonso")])
    return store


@pytest.fixture
def ann(store: Store, clock: Callable[[], datetime]) -> Hand:
    return Hand(store, clock, "Ann")


@pytest.fixture
def bob(store: Store, clock: Callable[[], datetime]) -> Hand:
    return Hand(store, clock, "Bob")
