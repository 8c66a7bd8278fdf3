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
        unordered = list(things)
        spans = [span_of(thing) for thing in unordered]
        order = sorted(range(len(spans)), key=lambda i: (spans[i].start, spans[i].end))
        self._things = [unordered[i] for i in order]
        self._starts = [spans[i].start for i in order]
        self._ends = [spans[i].end for i in order]
        self._reach = reach

    def inside(self, span: Span) -> list[Thing]:
        """Those wholly inside a stretch, in order."""
        things, ends, end = self._things, self._ends, span.end
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, end)
        return [things[i] for i in range(first, last) if ends[i] <= end]

    def touching(self, span: Span) -> list[Thing]:
        """Those that share a code point with a stretch, in order."""
        things, ends, start = self._things, self._ends, span.start
        first = bisect_left(self._starts, start - self._reach)
        last = bisect_right(self._starts, span.end - 1)
        return [things[i] for i in range(first, last) if start < ends[i]]

    def at(self, start: int) -> Thing | None:
        """The first that starts at an offset."""
        i = bisect_left(self._starts, start)
        return self._things[i] if i < len(self._starts) and self._starts[i] == start else None
