"""The words of a text, and what is left of them when case and accents are put aside."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rumourdesk.text import fold as level

_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_SPACES = " \t\u00a0\u2009\u202f"
_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
_HYPHENS = "-\u2010\u2011\u00ad"
_BREAK = "\n"
"""The joint of two words that no name bridges."""

PARTICLES = frozenset(
    (
        *("al", "el", "de", "di", "da", "do", "dos", "das", "del", "della", "dello", "du", "des"),
        *("la", "le", "lo", "van", "von", "der", "den", "ten", "ter", "te", "bin", "ibn", "y", "e"),
        *("and", "und", "et", "of", "for"),
    )
)
"""Words inside names that are written with or without a capital."""

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "junior", "senior", "filho", "neto"])


def fold(text: str) -> str:
    """The text without case and accents, so that `Müller`, `MULLER` and `Muller` are one.

    This is `rumourdesk.text.fold` and a `ħ` without its stroke, with a short way for plain ASCII,
    of which tens of thousands of words are folded when the names are loaded.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    return level(text).replace("ħ", "h")


class Token(NamedTuple):
    """One word of a text. `joint` is what stands between it and the word before, simplified."""

    start: int
    end: int
    folded: str
    capital: bool
    upper: bool
    joint: str


def _joint(gap: str, before: str) -> str:
    """What parts two words: "" for a space, a hyphen, an initial's full stop; else the sign."""
    if gap == " " or gap in _HYPHENS:
        return ""
    core = gap.strip(_SPACES)
    if not core:
        return "" if len(gap) <= 2 else _BREAK
    if core in _APOSTROPHES:
        return "'" if core == gap else _BREAK
    if core == "." and len(before) <= 2:
        return ""
    return core


@lru_cache(maxsize=1 << 14)
def _looks(word: str) -> tuple[str, bool, bool]:
    """What a word tells wherever it stands: its folded form, and whether it has a capital first or
    capitals throughout."""
    folded = word.lower() if word.isascii() else fold(word)
    return folded, word[0].isupper() or word[0].istitle(), word.isupper()


def tokenise(text: str) -> tuple[Token, ...]:
    """The words of a text with their code point offsets."""
    tokens: list[Token] = []
    end = 0
    before = ""
    for match in _WORD.finditer(text):
        word = match.group()
        start = match.start()
        gap = text[end:start]
        joint = ("" if gap == " " else _joint(gap, before)) if tokens else _BREAK
        end = match.end()
        folded, capital, upper = _looks(word)
        tokens.append(Token(start, end, folded, capital, upper, joint))
        before = word
    return tuple(tokens)


def surname_of(name: str) -> str:
    """The last word of a full name with its particles and without `Jr`; "" for a mononym."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]).strip(".") in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return ""
    first = len(words) - 1
    while first > 1 and fold(words[first - 1]) in PARTICLES and fold(words[first - 1]) not in "ye":
        first -= 1
    return " ".join(words[first:])
