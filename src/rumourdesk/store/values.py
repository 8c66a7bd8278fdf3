"""How days, instants and spans are written into columns and read back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone

from rumourdesk.model import Published, Span

UNDATED = -(2**62)
"""The sort key of a report without a date: older than all others."""

_DAY_SECONDS = 86_400
_HEADLINE_CHARS = 100
_TITLE_CHARS = 300


def instant(at: datetime) -> tuple[str, int]:
    """An aware time as text in UTC, which sorts, and its zone's offset in minutes.

    Raises ValueError for a time without a zone, which is no instant.
    """
    offset = at.utcoffset()
    if offset is None:
        raise ValueError(f"{at} names no time zone, so it is no instant")
    return at.astimezone(UTC).isoformat(timespec="microseconds"), round(offset.total_seconds() / 60)


def from_instant(at: str, zone: int) -> datetime:
    """The time that `instant` wrote."""
    utc = datetime.fromisoformat(at)
    return utc.astimezone(timezone(timedelta(minutes=zone)) if zone else UTC)


def published_columns(published: Published | None) -> tuple[str | None, str | None, int | None]:
    """The columns `day`, `at` and `zone`."""
    if published is None:
        return None, None, None
    if published.at is None:
        return published.day.isoformat(), None, None
    return published.day.isoformat(), *instant(published.at)


def from_published_columns(day: str | None, at: str | None, zone: int | None) -> Published | None:
    if day is None:
        return None
    return Published(date.fromisoformat(day), None if at is None else from_instant(at, zone or 0))


def published_json(published: Published | None) -> dict[str, object] | None:
    """The form that the log keeps."""
    if published is None:
        return None
    day, at, zone = published_columns(published)
    return {"day": day, "at": at, "zone": zone}


def published_from_json(value: object) -> Published | None:
    """The date that `published_json` wrote."""
    if not isinstance(value, dict):
        return None
    return from_published_columns(value["day"], value["at"], value["zone"])


def sort_key(published: Published | None) -> int:
    """Where a report stands among others: seconds since 1970, later is newer."""
    if published is None:
        return UNDATED
    moment = published.at or datetime.combine(published.day, time(12), UTC)
    return int((moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1))


def day_keys(since: date | None, until: date | None) -> tuple[int | None, int | None]:
    """Sort keys between which every report of these days stands, whatever its zone."""
    return (
        None if since is None else sort_key(Published(since)) - 2 * _DAY_SECONDS,
        None if until is None else sort_key(Published(until)) + 2 * _DAY_SECONDS,
    )


def span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def ends(of: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if of is None else (of.start, of.end)


def headline(title: str | None, text: str) -> str:
    """What a list shows of a report: its title, or the first words of its text."""
    if title and title.strip():
        return _shortened(title, _TITLE_CHARS)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return _shortened(first, _HEADLINE_CHARS)


def _shortened(words: str, limit: int) -> str:
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    return f"{cut.rsplit(' ', 1)[0] or cut}…"


def dump(value: object) -> str:
    """JSON as the desk keeps it: compact, in one order, so that equal values are equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
