"""Which of very many patterns may stand among the words of a stretch of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

Needs = Sequence[frozenset[str]]
"""For each element of a pattern that must be there the words that it can start with; of each some
word must be there, and the pattern starts with one of the first."""

Near = Mapping[str, Sequence[tuple[int, int]]]
"""The patterns that may stand in a stretch, each as the number of its list and its place in that,
by the words of the stretch that they can start with."""


class _Filed(NamedTuple):
    """A pattern: its list and its place in that, the words that it can start with, and a bit for
    each set of words that it needs."""

    where: tuple[int, int]
    firsts: frozenset[str]
    bits: int


class Filing:
    """Lists of patterns, asked all at once because each stretch of a text is asked for many lists.

    A pattern is filed under those of the words it needs that its list asks for least, so that the
    words of a stretch bring up few patterns to look at. With it stand the bits of all else that it
    needs, of which those in most patterns are the lowest, so that the numbers stay short.
    """

    def __init__(self) -> None:
        self._patterns: list[_Filed] = []
        self._lists = 0
        self._bits: dict[frozenset[str], int] = {}
        self._bits_with: dict[str, list[int]] = {}
        self._mask_of: dict[str, int] = {}
        self._by_word: dict[str, list[tuple[int, int]]] = {}
        self.near = lru_cache(maxsize=256)(self._near)
        self._ready = lru_cache(maxsize=256)(self._ready_among)

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
        for words, _ in sets.most_common():
            self._bit(words)
        for place, needs in enumerate(patterns):
            bits = sum({self._bits[words] for words in needs})
            rarest = min(needs, key=weights.__getitem__)
            filed = (len(self._patterns), bits - self._bits[rarest])
            for word in rarest:
                self._by_word.setdefault(word, []).append(filed)
            self._patterns.append(_Filed((number, place), needs[0], bits))
        self._mask_of.clear()
        self.near.cache_clear()
        self._ready.cache_clear()
        return number

    def _bit(self, words: frozenset[str]) -> None:
        """Give a set of words a bit, if it has none."""
        if words not in self._bits:
            bit = self._bits[words] = 1 << len(self._bits)
            for word in words:
                self._bits_with.setdefault(word, []).append(bit)

    def _mask(self, word: str) -> int:
        """The bits of the sets that a word is in."""
        return self._mask_of.setdefault(word, sum(self._bits_with[word]))

    def _lacking(self, present: frozenset[str]) -> int:
        """The bits of the sets of which no word is present."""
        there = 0
        for word in self._bits_with.keys() & present:
            there |= self._mask_of.get(word) or self._mask(word)
        return (1 << len(self._bits)) - 1 ^ there

    def _ready_among(self, present: frozenset[str]) -> Sequence[int]:
        """The patterns that may stand among these words, in the order of their lists."""
        lacking = self._lacking(present)
        ready = {
            at
            for word in self._by_word.keys() & present
            for at, others in self._by_word[word]
            if not others & lacking
        }
        return sorted(ready)

    def _near(self, present: frozenset[str], around: frozenset[str]) -> Near:
        """The patterns that may stand among these words. The words `around` them, all of these
        included, are those of a stretch that is asked for as well."""
        ready = self._ready(around)
        if len(present) < len(around):
            lacking = self._lacking(present)
            ready = [at for at in ready if not self._patterns[at].bits & lacking]
        near: dict[str, list[tuple[int, int]]] = {}
        for at in ready:
            where, firsts, _ = self._patterns[at]
            for first in firsts & present:
                near.setdefault(first, []).append(where)
        return near
