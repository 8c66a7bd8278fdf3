from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumourdesk.intake.dates import read_date
from rumourdesk.model import Published

DAY = date(2024, 11, 6)


@pytest.mark.parametrize(
    "words",
    [
        "2024-11-06",
        "20241106",
        "2024/11/06",
        "2024-11-06T10:30",
        "2024-11-06 10:30:15",
        "6 November 2024",
        "6 Nov 2024, 10:30",
        "November 6th, 2024",
        "Wednesday 6 November 2024 at 10:30",
        "6 Nov 2024 10:30 QQQ",
        "  6   Nov  2024 ",
    ],
)
def test_days(words: str) -> None:
    assert read_date(words) == (Published(DAY), None)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("2024-11-06T10:30:00Z", datetime(2024, 11, 6, 10, 30, tzinfo=UTC)),
        (
            "2024-11-06T23:30-08:00",
            datetime(2024, 11, 6, 23, 30, tzinfo=timezone(timedelta(hours=-8))),
        ),
        (
            "Wed, 06 Nov 2024 00:15:00 +0100",
            datetime(2024, 11, 6, 0, 15, tzinfo=timezone(timedelta(hours=1))),
        ),
        ("Wed, 06 Nov 2024 10:30:00 GMT", datetime(2024, 11, 6, 10, 30, tzinfo=UTC)),
        (
            "6 November 2024 at 3:15pm EST",
            datetime(2024, 11, 6, 15, 15, tzinfo=timezone(timedelta(hours=-5))),
        ),
    ],
)
def test_an_instant_needs_a_zone_and_the_day_is_the_local_one(words: str, at: datetime) -> None:
    published, note = read_date(words)
    assert published == Published(DAY, at)
    assert published is not None and published.at is not None
    assert published.at.utcoffset() == at.utcoffset()
    assert note is None


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("November 2024", "does not give day, month and four-digit year"),
        ("6 November", "does not give day, month and four-digit year"),
        ("2024", "does not give day, month and four-digit year"),
        ("10:30", "does not give day, month and four-digit year"),
        ("Tuesday", "does not give day, month and four-digit year"),
        ("06/11/24", "does not give day, month and four-digit year"),
        ("Nov 2024 10:30 +0100", "does not give day, month and four-digit year"),
        ("10/11/2024", "could be 2024-10-11 or 2024-11-10"),
        ("yesterday", "not understood"),
        ("published 6 Nov 2024 by us", "not understood"),
        ("2024-13-45", "not understood"),
        ("29 Feb 2023", "not understood"),
        ("1730890000", "not understood"),
        ("0006-11-06", "out of range"),
        ("9999-12-31", "out of range"),
        ("6 Nov 2024 " * 50, "not understood"),
    ],
)
def test_a_date_that_is_not_wholly_stated_is_none(words: str, note: str) -> None:
    published, told = read_date(words)
    assert published is None
    assert told is not None
    assert note in told


def test_no_words_are_no_date_and_no_fault() -> None:
    assert read_date("  ") == (None, None)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789-/:., TZ+novmaytuepw"), max_size=40))
def test_any_words_give_a_date_or_a_note(words: str) -> None:
    published, note = read_date(words)
    if published is not None:
        assert note is None
        assert str(published.day.year) in words
    elif words.strip():
        assert note
