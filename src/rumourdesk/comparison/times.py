"""Days and stretches of days: what lies apart, what lies within, how far reports are apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rumourdesk.model import Published


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `start` to `end`, both included; an open end reaches without limit."""

    start: date
    end: date

    def apart(self, other: Stretch) -> bool:
        """Whether no day lies in both."""
        return self.end < other.start or other.end < self.start

    def within(self, other: Stretch) -> bool:
        """Whether every day of this one lies in the other."""
        return other.start <= self.start and self.end <= other.end


def stretch(start: date | None, end: date | None) -> Stretch | None:
    """The stretch between two days, or None where neither is known."""
    if start is None and end is None:
        return None
    return Stretch(start or date.min, end or date.max)


def days_between(earlier: Published | None, later: Published | None) -> int | None:
    """Days from one publication to the other, negative where it is the other way round."""
    if earlier is None or later is None:
        return None
    return (later.day - earlier.day).days
