"""Arithmetic of days: months, seasons and stretches of time as their first and last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date | None, date | None]
"""The first and last day of a stretch; an open end is None, and both are where nothing resolves."""

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "few": 3, "a few": 3, "couple of": 2,
    "a couple of": 2, "couple": 2, "several": 4, "a matter of": 3, "a number of": 4,
}  # fmt: skip
_LENGTHS = {"hour": 1, "day": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30, "year": 365}
_BARE_COUNTS = {"week": 6, "fortnight": 1, "hour": 24}
"""How many are meant by "the coming weeks"; three of any other unit."""


@dataclass(frozen=True, slots=True)
class Season:
    """The calendar by which an organisation counts its years: autumn to summer, or by the year."""

    autumn: bool = True


def one(day: date | None) -> Days | None:
    """A single day, or None where the date does not exist."""
    return (day, day) if day else None


def day_of(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def nearest(options: Sequence[date], day: date, tense: int) -> date | None:
    """The option that the tense points to: the next, the last, or the nearest one."""
    if tense > 0:
        return next((o for o in options if o >= day), None)
    if tense < 0:
        return next((o for o in reversed(options) if o <= day), None)
    return min(options, key=lambda o: abs((o - day).days), default=None)


def year(number: int) -> tuple[date, date]:
    """The whole of a year."""
    return (date(number, 1, 1), date(number, 12, 31))


def month(number_of_year: int, number: int) -> tuple[date, date]:
    """The whole of a month."""
    following = date(number_of_year + number // 12, number % 12 + 1, 1)
    return (date(number_of_year, number, 1), following - timedelta(days=1))


def month_from(day: date, step: int) -> tuple[date, date]:
    """The month that lies so many months from the one of a day."""
    index = day.year * 12 + day.month - 1 + step
    return month(index // 12, index % 12 + 1)


def week_from(day: date, step: int) -> tuple[date, date]:
    """The week, from Monday, that lies so many weeks from the one of a day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
    return (monday, monday + timedelta(days=6))


def part_of(whole: tuple[date, date], words: str) -> tuple[date, date]:
    """The early, middle or late part of a stretch, as the words before it say."""
    first, last = whole
    third = (last - first) / 3
    if any(word in words for word in ("early", "start", "beginning")):
        return (first, first + third)
    if any(word in words for word in ("late", "end", "close")):
        return (last - third, last)
    if "mid" in words:
        return (first + third, last - third)
    return whole


def halves(whole: tuple[date, date], number: int, of: int) -> tuple[date, date]:
    """One of the equal parts of a year by whole months: its second half, its third quarter."""
    length = 12 // of
    first = month(whole[0].year, length * (number - 1) + 1)[0]
    return (first, month(whole[0].year, length * number)[1])


def season_at(day: date, season: Season, step: int = 0) -> tuple[date, date]:
    """The season that a day falls in, or one before or after it."""
    if not season.autumn:
        return year(day.year + step)
    first = day.year + step - (day.month < 7)
    return (date(first, 7, 1), date(first + 1, 6, 30))


def league_end(last: date, season: Season) -> date:
    """The day by which a league is over, a month before its season ends on paper."""
    return date(last.year, 5, 31) if season.autumn else date(last.year, 11, 30)


def count_of(words: str) -> int:
    """The number that words for it stand for; "some" and the like are three."""
    return int(words) if words.isdigit() else COUNTS.get(words, 3)


def around(day: date, unit: str, step: int, words: str) -> tuple[date, date]:
    """Some days, weeks or months before or after a day; "coming weeks" are the next six."""
    count = count_of(words) if words else _BARE_COUNTS.get(unit, 3)
    days = count * _LENGTHS.get(unit, 365) // (24 if unit == "hour" else 1)
    other = day + timedelta(days=min(20000, max(1, days)) * step)
    return (day, other) if step > 0 else (other, day)
