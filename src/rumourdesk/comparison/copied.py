"""Runs of words that two texts share, names counted, for marking what was copied."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rumourdesk.comparison.shingles import Word, words
from rumourdesk.model import Span

SHORTEST = 8
"""Words in a run that is marked as copied; shorter ones are everybody's phrases."""
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words that stands in both texts, from its first word to its last."""

    left: Span
    right: Span
    words: int


def copied(left: str, right: str, *, shortest: int = SHORTEST) -> tuple[Block, ...]:
    """The runs of at least `shortest` words that both texts share, in the left one's order.

    Case, accents, punctuation and spaces make no difference. No word of the left text is in two
    blocks; a passage that the right text has several times is shown at the longest of its first
    places. Time and memory grow linearly with the lengths.
    """
    ours, theirs = words(left), words(right)
    places = _places([w.plain for w in theirs], shortest)
    plain = [w.plain for w in ours]
    found = []
    at = 0
    while at + shortest <= len(ours):
        best, length = 0, 0
        for start in places.get(" ".join(plain[at : at + shortest]), ()):
            run = _length(ours, at, theirs, start)
            if run > length:
                best, length = start, run
        if length:
            found.append(Block(_span(ours, at, length), _span(theirs, best, length), length))
        at += max(length, 1)
    return tuple(found)


def _places(plain: list[str], size: int) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for start in range(len(plain) - size + 1):
        known = places[" ".join(plain[start : start + size])]
        if len(known) < _MOST_PLACES:
            known.append(start)
    return places


def _length(ours: list[Word], at: int, theirs: list[Word], start: int) -> int:
    length = 0
    most = min(len(ours) - at, len(theirs) - start)
    while length < most and ours[at + length].plain == theirs[start + length].plain:
        length += 1
    return length


def _span(of: list[Word], at: int, length: int) -> Span:
    return Span(of[at].span.start, of[at + length - 1].span.end)
