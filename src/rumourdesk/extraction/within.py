"""Finding, among many spans in order, the few that lie in a stretch of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from rumourdesk.model import Span

Thing = TypeVar("Thing")


class Within(Generic[Thing]):
    """Things with spans, looked up by place. None may be longer than `reach` code points."""

    def __init__(
        self, things: Iterable[Thing], span_of: Callable[[Thing], Span], reach: int = 4200
    ) -> None:
        self._things = sorted(things, key=span_of)
        self._span_of = span_of
        self._starts = [span_of(thing).start for thing in self._things]
        self._reach = reach

    def inside(self, span: Span) -> list[Thing]:
        """Those wholly inside a stretch, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [t for t in self._things[first:last] if self._span_of(t).end <= span.end]

    def touching(self, span: Span) -> list[Thing]:
        """Those that share a code point with a stretch, in order."""
        first = bisect_left(self._starts, span.start - self._reach)
        last = bisect_right(self._starts, span.end - 1)
        return [t for t in self._things[first:last] if self._span_of(t).overlaps(span)]

    def at(self, start: int) -> Thing | None:
        """The first that starts at an offset."""
        i = bisect_left(self._starts, start)
        return self._things[i] if i < len(self._starts) and self._starts[i] == start else None
