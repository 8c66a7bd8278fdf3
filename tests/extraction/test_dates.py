"""Times as intervals counted from the day of publication, and never from a clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rumourdesk.extraction.dates import TimeRef, calendar_of
from rumourdesk.extraction.intervals import Season
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Claim, Published, Span

WEDNESDAY = date(2024, 11, 6)


def find(
    lexicon: Lexicon, text: str, day: date | None = WEDNESDAY, autumn: bool = True
) -> tuple[TimeRef, ...]:
    published = Published(day) if day else None
    calendar = calendar_of(lexicon.rules.dates)
    return calendar.find(text.lower(), Span(0, len(text)), published, Season(autumn))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("he will leave on 26 April 2025", "2025-04-26", "2025-04-26"),
        ("he will leave on April 26", "2025-04-26", "2025-04-26"),
        ("he was sacked on October 28", "2024-10-28", "2024-10-28"),
        ("they lost on Saturday", "2024-11-02", "2024-11-02"),
        ("they lost on Wednesday", "2024-11-06", "2024-11-06"),
        ("he will be named on Friday", "2024-11-08", "2024-11-08"),
        ("he will leave next summer", "2025-06-01", "2025-08-31"),
        ("he joined last summer", "2024-06-01", "2024-08-31"),
        ("he could leave in January", "2025-01-01", "2025-01-31"),
        ("he signed in September", "2024-09-01", "2024-09-30"),
        ("he was in talks last year", "2023-01-01", "2023-12-31"),
        ("they played this season", "2024-07-01", "2025-06-30"),
        ("they won it last season", "2023-07-01", "2024-06-30"),
        ("he will not go mid-season", "2024-11-06", "2025-05-31"),
        ("he may go before the end of the season", "2024-11-06", "2025-05-31"),
        ("he will leave after this season", "2025-06-01", "2025-08-31"),
        ("his contract expires in 2026", "2026-01-01", "2026-12-31"),
        ("earlier in 2024 they met", "2024-01-01", "2024-11-06"),
        ("a clause from June 2025", "2025-06-01", None),
        ("he starred there between 2004-09", "2004-01-01", "2009-12-31"),
        ("the 2024/25 season", "2024-07-01", "2025-06-30"),
        ("he said yesterday", "2024-11-05", "2024-11-05"),
        ("he left three weeks ago", "2024-10-13", "2024-10-19"),
        ("a decision is due in the coming weeks", "2024-11-06", "2024-12-18"),
        ("he spoke this week", "2024-11-04", "2024-11-10"),
        ("the start of 2026", "2026-01-01", "2026-05-02"),
    ],
)
def test_times(lexicon: Lexicon, text: str, start: str, end: str | None) -> None:
    (found,) = find(lexicon, text)
    assert found.start == date.fromisoformat(start)
    assert found.end == (date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    "text",
    [
        "they won 3-1",
        "the 29 year old",
        "he may leave",
        "a fee of 100",
        "under-25 players",
        "we met",
    ],
)
def test_what_is_no_time(lexicon: Lexicon, text: str) -> None:
    assert find(lexicon, text) == ()


def test_without_a_day_only_absolute_times_resolve(lexicon: Lexicon) -> None:
    (relative,) = find(lexicon, "he will leave next summer", day=None)
    assert relative.as_when() is None
    (absolute,) = find(lexicon, "he will leave in June 2025", day=None)
    assert absolute.as_when() is not None


def test_a_season_by_the_calendar_year(lexicon: Lexicon) -> None:
    (found,) = find(lexicon, "he will stay this season", autumn=False)
    assert (found.start, found.end) == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_match_to_come_is_not_read_as_past(lexicon: Lexicon) -> None:
    (found,) = find(lexicon, "he will leave once the final has been played on 26 April")
    assert found.start == date(2025, 4, 26)


def test_a_claim_says_how_its_time_was_counted(claims_in: Callable[..., tuple[Claim, ...]]) -> None:
    (claim,) = claims_in("Vane will leave Harwick Town next summer.", day=WEDNESDAY)
    assert claim.when is not None
    assert claim.when.how == "'next summer' counted from 6 Nov 2024"
    assert any(c.field == "when" for c in claim.cues)


def test_a_claim_without_a_day_keeps_no_time(claims_in: Callable[..., tuple[Claim, ...]]) -> None:
    (claim,) = claims_in("Vane will leave Harwick Town next summer.", day=None)
    assert claim.when is None


def test_what_a_pattern_needs_stands_in_all_that_it_finds(lexicon: Lexicon) -> None:
    rules = lexicon.rules.dates
    unfiltered = replace(rules, patterns=tuple(p._replace(needs="") for p in rules.patterns))
    examples = [text for pairs in lexicon.rules.examples.values() for text, _ in pairs]
    times = [
        *("as the season goes on", "q3", "the first half of the fiscal year", "tonight"),
        *("in two weeks' time", "over the weekend", "the coming window", "before easter"),
        *("after the turn of the year", "mid-campaign", "within days", "early in 2031"),
    ]
    found = 0
    for text in (*examples, *times):
        with_needs = find(lexicon, text)
        without = calendar_of(unfiltered).find(
            text.lower(), Span(0, len(text)), Published(WEDNESDAY), Season(True)
        )
        assert with_needs == without
        found += len(without)
    assert found > len(times)
