"""Which of very many patterns may stand among the words of a stretch of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

Needs = Sequence[frozenset[str]]
"""For each element of a pattern that must be there the words that it can start with; of each some
word must be there, and the pattern starts with one of the first."""

Near = Mapping[str, Sequence[int]]
"""Of one list of patterns those that may stand in a stretch, by what they can start with there."""


class _Filed(NamedTuple):
    """A pattern: its list, its place in that, a bit for each set of words that it needs, and the
    words that it can start with."""

    list: int
    place: int
    bits: int
    firsts: frozenset[str]


class Filing:
    """Lists of patterns, asked all at once because each stretch of a text is asked for many lists.

    A pattern is filed under those of the words it needs that its list asks for least, so that the
    words of a stretch bring up few patterns to look at.
    """

    def __init__(self) -> None:
        self._patterns: list[_Filed] = []
        self._lists = 0
        self._bits: dict[frozenset[str], int] = {}
        self._bits_with: dict[str, list[int]] = {}
        self._lacking_but: dict[str, int] = {}
        self._by_word: dict[str, list[int]] = {}
        self.near = lru_cache(maxsize=64)(self._near)

    def add(self, patterns: Sequence[Needs]) -> int:
        """File one list of patterns, in their order, and give its number."""
        number = self._lists
        self._lists += 1
        sets = Counter(words for needs in patterns for words in needs)
        asked: Counter[str] = Counter()
        for words, times in sets.items():
            for word in words:
                asked[word] += times
        weights = {words: sum(map(asked.__getitem__, words)) for words in sets}
        for place, needs in enumerate(patterns):
            bits = sum({self._bit(words) for words in needs})
            for word in min(needs, key=weights.__getitem__):
                self._by_word.setdefault(word, []).append(len(self._patterns))
            self._patterns.append(_Filed(number, place, bits, needs[0]))
        self._lacking_but.clear()
        self.near.cache_clear()
        return number

    def _bit(self, words: frozenset[str]) -> int:
        bit = self._bits.get(words)
        if bit is None:
            bit = self._bits[words] = 1 << len(self._bits)
            for word in words:
                self._bits_with.setdefault(word, []).append(bit)
        return bit

    def _all_but(self, word: str) -> int:
        """All bits but those of the sets that a word is in."""
        return self._lacking_but.setdefault(word, ~sum(self._bits_with[word]))

    def _near(self, present: frozenset[str]) -> Mapping[int, Near]:
        """The patterns that may stand among these words, by the number of their list."""
        lacking = -1
        for word in self._bits_with.keys() & present:
            lacking &= self._lacking_but.get(word) or self._all_but(word)
        ready = {
            at
            for word in self._by_word.keys() & present
            for at in self._by_word[word]
            if not self._patterns[at].bits & lacking
        }
        near: dict[int, dict[str, list[int]]] = {}
        for at in sorted(ready):
            filed = self._patterns[at]
            by_first = near.setdefault(filed.list, {})
            for first in filed.firsts & present:
                by_first.setdefault(first, []).append(filed.place)
        return near
