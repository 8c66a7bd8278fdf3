"""Expressions of which each match holds one of a list of words, tried only where one stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rumourdesk.model import Span

_RUN = re.compile(r"[^\W_]+")


class Sought(NamedTuple):
    """An expression, and words of which one stands in all that it matches."""

    expression: re.Pattern[str]
    words: frozenset[str]

    def find(self, shade: str, span: Span) -> Iterator[re.Match[str]]:
        """The matches inside a stretch, in order."""
        if self.words.isdisjoint(_runs(shade, span.start, span.end)):
            return iter(())
        return self.expression.finditer(shade, span.start, span.end)


def sought(expression: str, phrases: Iterable[str]) -> Sought:
    """An expression that asks for one of these phrases, each at the borders of words."""
    firsts = (_RUN.search(phrase) for phrase in phrases)
    return Sought(re.compile(expression), frozenset(m.group() for m in firsts if m))


@lru_cache(maxsize=4)
def _runs(shade: str, start: int, end: int) -> frozenset[str]:
    """The runs of letters and digits in a stretch, for which several expressions ask in a row."""
    return frozenset(_RUN.findall(shade, start, end))
