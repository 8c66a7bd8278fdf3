"""Word runs of a text as stable hashes, by which copied text is found among many reports.

Names are left out, so that two reports do not look alike for speaking of the same people, and so
are lines that are no sentences: headings, credits, "Read more". Hashes are the same on every
machine and in every run, and fit a signed 64-bit column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from rumourdesk.model import Span
from rumourdesk.text import fold

SIZE = 5
"""Words in a shingle."""
MOST = 256
"""Hashes kept of one report: the smallest, which are a fair sample of them all."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LINE = re.compile(r"[^\n]+")
_ENDS_SENTENCE = re.compile(r"[.!?…]['\"”’»)\]]*\s*$")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?…:]['\"”’»)\]]*\s+)['\"“‘«(\[]*$")
_LOOK_BACK = 8
_LONG_LINE = 25
_SHIFT = 1


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands."""

    plain: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest hashes of a text, in order, and how many different ones it has in all."""

    hashes: tuple[int, ...]
    total: int

    @property
    def whole(self) -> bool:
        """Whether no hash was left out."""
        return len(self.hashes) == self.total


def words(text: str, *, of: Iterable[Span] | None = None) -> list[Word]:
    """The words of the text, folded, or of the spans of it, in order."""
    spans = [Span(0, len(text))] if of is None else of
    found = []
    for span in spans:
        for match in _WORD.finditer(text, span.start, span.end):
            found.append(Word(_plain(match.group()), Span(match.start(), match.end())))
    return found


def runs(plain: Sequence[str], size: int = SIZE) -> list[int]:
    """The hash of each run of `size` words, in order; none for fewer words."""
    return [hash_of(" ".join(plain[at : at + size])) for at in range(len(plain) - size + 1)]


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return fold(word)


def hash_of(text: str) -> int:
    """A stable hash, from 0 to 2**63 - 1."""
    return int.from_bytes(blake2b(text.encode("utf-8"), digest_size=8).digest(), "big") >> _SHIFT


def sketch(text: str, *, most: int = MOST) -> Sketch:
    """The sketch of a report's text, without its names and its lines that are no sentences."""
    names = _names(text)
    hashes: set[int] = set()
    for line in _prose(text):
        found = (match.group() for match in _WORD.finditer(text, line.start, line.end))
        plain = [_plain(word) for word in found if word not in names]
        hashes.update(runs(plain))
    return Sketch(tuple(sorted(hashes)[:most]), len(hashes))


def common(a: Sketch, b: Sketch) -> tuple[float, float]:
    """How much of `a` stands in `b`, and of `b` in `a`, from 0 to 1.

    Exact where both are whole; otherwise an estimate from the part of both in which neither has
    left out a hash.
    """
    shared = set(a.hashes).intersection(b.hashes)
    if not shared:
        return 0.0, 0.0
    limit = min((s.hashes[-1] for s in (a, b) if not s.whole), default=max(shared))
    limit = max(limit, a.hashes[-1], b.hashes[-1]) if a.whole and b.whole else limit
    both = sum(h <= limit for h in shared)
    return both / bisect_right(a.hashes, limit), both / bisect_right(b.hashes, limit)


def _prose(text: str) -> list[Span]:
    """The lines that hold a sentence: closed by its sign, or too long for a heading."""
    found = []
    for line in _LINE.finditer(text):
        long = len(line.group().split()) >= _LONG_LINE
        if long or _ENDS_SENTENCE.search(line.group()):
            found.append(Span(line.start(), line.end()))
    return found


def _names(text: str) -> frozenset[str]:
    """The words that stand with a capital inside a sentence."""
    return frozenset(
        match.group()
        for match in _WORD.finditer(text)
        if match.group()[0].isupper() and not _opens_sentence(text, match.start())
    )


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - _LOOK_BACK) : at].rpartition("\n")[2]
    return not before.strip() or _STARTS_SENTENCE.search(before) is not None
