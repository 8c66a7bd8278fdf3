"""Whether a text is in the language of the rules."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 400
_SHARE, _SHARE_OF_FEW = 0.14, 0.1
_FEW, _HEADLINE = 60, 15


def is_written_in(text: str, function_words: frozenset[str], verbs: frozenset[str]) -> bool:
    """Whether enough of the first words are function words of the language; a short text needs
    fewer, and of a headline one verb will do."""
    words = [
        m.group().casefold() for _, m in zip(range(_SAMPLE), _WORD.finditer(text), strict=False)
    ]
    if not words:
        return False
    if len(words) < _HEADLINE:
        return any(word in function_words or word in verbs for word in words)
    known = sum(word in function_words for word in words)
    return known > 0 and known >= (_SHARE_OF_FEW if len(words) < _FEW else _SHARE) * len(words)
