"""Reading the date that a report states, and nothing that it does not state."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

from rumourdesk.model import Published

_EARLIEST, _LATEST = 1600, 2199
_LONGEST = 100
_YEAR_FIRST = re.compile(r"\d{4}\D")
_AT = re.compile(r"(?<!\s)\s++at\s++", re.IGNORECASE)

# Names of zones that datelines use, in hours from UTC. Any other name says nothing for certain.
_ZONES = {
    "UTC": 0, "UT": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2,
    "EET": 2, "EEST": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7,
}  # fmt: skip


def read_date(words: str) -> tuple[Published | None, str | None]:
    """The day, and the instant where a time and a zone are given; or None and a note saying why.

    ISO 8601 first, then RFC 2822 and English dates as people write them. A date without its day,
    month or four-digit year is none, nor is one whose day and month could be swapped: nothing is
    filled in from today. The day is the one at the place of publication.
    """
    words = " ".join(words.split())
    if not words:
        return None, None
    if len(words) > _LONGEST:
        return None, f"date not understood: {words[:40]}…"
    moment = _iso(words)
    timed = ":" in words or "T" in words
    if moment is None:
        moment, timed, problem = _written(words)
        if moment is None:
            return None, problem
    if not _EARLIEST <= moment.year <= _LATEST:
        return None, f"date out of range: {words}"
    at = moment if timed and moment.tzinfo is not None else None
    return Published(moment.date(), at), None


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _written(words: str) -> tuple[datetime | None, bool, str | None]:
    """What dateutil reads, held against what the words themselves give.

    It fills what is missing from a default day, so two readings from defaults that have nothing
    in common differ wherever something was filled in.
    """
    # Imported here: it takes longer than reading an ISO date ever will.
    from dateutil import parser

    def reading(default: datetime, day_first: bool = False) -> datetime:
        # A function for zones, and not a table, keeps dateutil from asking this machine's zone.
        return parser.parse(_AT.sub(" ", words), default=default, dayfirst=day_first, tzinfos=_zone)

    not_understood = f"date not understood: {words}"
    try:
        one = reading(datetime(2000, 1, 1))
        other = reading(datetime(2004, 2, 2, 3, 4))
        swapped = one if _YEAR_FIRST.match(words) else reading(datetime(2000, 1, 1), True)
    except (ValueError, OverflowError):
        return None, False, not_understood
    if one.date() != other.date() or str(one.year) not in words:
        return None, False, f"no date: “{words}” does not give day, month and four-digit year"
    if swapped.date() != one.date():
        return (
            None,
            False,
            (f"no date: “{words}” could be {_iso_day(one)} or {_iso_day(swapped)}; write it so"),
        )
    return one, one.time() == other.time(), None


def _iso_day(moment: datetime) -> str:
    return date.isoformat(moment.date())


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if offset is not None and abs(offset) < 86_400:
        return timezone(timedelta(seconds=offset))
    hours = _ZONES.get((name or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
