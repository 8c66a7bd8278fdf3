"""Whether a text is in the language of the rules."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 400
_SHARE = 0.18
_FEW = 12


def is_written_in(text: str, function_words: frozenset[str]) -> bool:
    """Whether enough of the first words are function words of the language.

    A text of a few words is given the benefit of the doubt if any of them is.
    """
    words = [
        m.group().casefold() for _, m in zip(range(_SAMPLE), _WORD.finditer(text), strict=False)
    ]
    if not words:
        return False
    known = sum(word in function_words for word in words)
    return known > 0 if len(words) < _FEW else known >= _SHARE * len(words)
