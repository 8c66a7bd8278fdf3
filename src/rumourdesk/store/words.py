"""What a person typed into search: its words, how the index is asked for them, where they stand.

Words are compared as the index does it: without case and accents, in runs of letters and digits.
"""

from __future__ import annotations

import re
import unicodedata

from rumourdesk.model import Span

_WORD = re.compile(r"[^\W_]+")


class _Plain(dict[int, str]):
    """For each code point the letter it is compared by, or nothing for a mark on a letter."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if _is_mark(char):
            plain = ""
        else:
            bare = [c for c in unicodedata.normalize("NFD", char.lower()) if not _is_mark(c)]
            plain = bare[0] if len(bare) == 1 else char
        self[code] = plain
        return plain


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn"


_PLAIN = _Plain()


def match_expression(typed: str) -> str | None:
    """The full-text query for all the words, the last as a beginning; None where there is none.

    What stands between spaces is quoted whole, so that nothing typed is read as query language,
    and is taken apart by the index itself, as the texts were.
    """
    readable = typed.replace("\0", " ").encode("utf-8", "replace").decode()
    pieces = [piece for piece in readable.split() if _WORD.search(piece)]
    if not pieces:
        return None
    return " ".join('"' + piece.replace('"', '""') + '"' for piece in pieces) + " *"


def places(typed: str, text: str) -> tuple[Span, ...]:
    """Where the words stand in the text, in order, as code points of the text as it is.

    Words typed without a space between them ("don't") are one place where they stand together.
    """
    phrases = [_WORD.findall(piece) for piece in typed.translate(_PLAIN).split()]
    patterns = [r"[\W_]+".join(map(re.escape, words)) for words in phrases if words]
    if not patterns:
        return ()
    last = patterns.pop() + r"[^\W_]*"
    choices = [*(rf"{one}(?![^\W_])" for one in dict.fromkeys(patterns)), last]
    plain = text.translate(_PLAIN)
    found = re.finditer(rf"(?<![^\W_])(?:{'|'.join(choices)})", plain)
    if len(plain) == len(text):
        return tuple(Span(*match.span()) for match in found)
    # Marks have no place in the plain text and belong to the letter before them.
    origin = [index for index, char in enumerate(text) if _PLAIN[ord(char)]]
    origin.append(len(text))
    return tuple(Span(origin[match.start()], origin[match.end()]) for match in found)
