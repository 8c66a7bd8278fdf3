from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.comparison.times import Stretch, days_between, stretch
from rumourdesk.model import Published

MARCH = Stretch(date(2031, 3, 1), date(2031, 3, 31))


@pytest.mark.parametrize(
    ("start", "end", "apart", "within"),
    [
        (date(2031, 3, 31), date(2031, 4, 2), False, False),
        (date(2031, 4, 1), date(2031, 4, 2), True, False),
        (date(2031, 3, 5), date(2031, 3, 5), False, True),
        (date(2031, 3, 5), None, False, False),
        (None, date(2031, 2, 28), True, False),
    ],
)
def test_stretches_of_days(start: date | None, end: date | None, apart: bool, within: bool) -> None:
    other = stretch(start, end)
    assert other is not None
    assert other.apart(MARCH) is MARCH.apart(other) is apart
    assert other.within(MARCH) is within


def test_no_day_no_stretch() -> None:
    assert stretch(None, None) is None


def test_days_between_reports() -> None:
    first, second = Published(date(2031, 2, 27)), Published(date(2031, 3, 1))
    assert days_between(first, second) == 2
    assert days_between(second, first) == -2
    assert days_between(None, second) is days_between(first, None) is None
