"""Hostile texts in every place of a report, shown on the desk."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

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

from ..hostile.corpus import HOSTILE
from .desk_reader import reading

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def hostile_intake(number: int, words: str) -> Intake:
    """A report that says nothing but `words`, in its title, outlet, byline, text and claim."""
    text = f"{words}\n\nBefore {words} after"
    start = text.index("Before")
    span = Span(start, len(text))
    claim = Claim(
        span=span,
        quote=span.of(text),
        kind=Kind.CANDIDATE,
        about=words,
        post=Post(f"Club {words}", "manager"),
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        sources=(Source(words, SourceType.PERSON),),
        cues=(Cue(span, words, words, "by-hand"),),
    )
    report = Report(
        text=text,
        title=words,
        outlet=words,
        byline=words,
        published=Published(date(2025, 4, 1)),
        url=f"https://example.org/{number}",
    )
    mention = VacancyMention(Post("Real Madrid", "manager"), words, Span(0, 1))
    return Intake(
        report=report,
        reading=Reading(claims=(claim,), vacancies=(mention,)),
        questions=("successor",),
    )


@pytest.fixture
def hostile(tmp_path: Path) -> Desk:
    path = tmp_path / "hostile.db"
    texts = [words for words in HOSTILE.values() if words.isprintable() or "\x1b" in words]
    now = datetime(2025, 5, 1, tzinfo=UTC)
    with Store.open(path) as store:
        store.take_in([hostile_intake(n, words) for n, words in enumerate(texts)], now=now)
    return Desk.open(path, author="Ann [b] \x1b]0;x\x07")


async def test_hostile_text_is_shown_as_text_and_the_desk_goes_on(
    hostile: Desk, settings: Settings
) -> None:
    app = RumourdeskApp(lambda: hostile, settings=settings, title="[b] \x1b[31m")
    async with reading(app) as reader:
        await reader.press("a")
        total = len(reader.screen.listed.outline.sections[0].ids)
        assert total > 20
        seen = set()
        for _ in range(total):
            seen.add(reader.title)
            await reader.press("n")
            assert not COMMANDS.search(app.export_screenshot())
            assert not COMMANDS.search(reader.screen.strip.words)
            await reader.press("J")
        await reader.press("c", "z", "tab", "tab")
        assert not COMMANDS.search(app.export_screenshot())

    assert len(seen) == total
    hostile.close()
