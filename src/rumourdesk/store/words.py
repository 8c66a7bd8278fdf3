"""What a person typed into search: its words, how the index is asked for them, where they stand.

Words are compared as the index does it: without case and accents, in runs of letters and digits.
"""

from __future__ import annotations

import re
import unicodedata

from rumourdesk.model import Span

_WORD = re.compile(r"[^\W_]+")


class _Plain(dict[int, str]):
    """For each code point the letters it is compared by, worked out when first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code).casefold())
        plain = "".join(c for c in parts if unicodedata.category(c) != "Mn").casefold()
        self[code] = plain
        return plain


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
    """Where the words stand in the text, in order, as code points of the text as it is."""
    words = _WORD.findall(typed.translate(_PLAIN))
    if not words:
        return ()
    last = words.pop()
    choices = [rf"{re.escape(word)}(?![^\W_])" for word in sorted(set(words))]
    choices.append(rf"{re.escape(last)}[^\W_]*")
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(choices)})")
    plain = text.translate(_PLAIN)
    found = [Span(match.start(), match.end()) for match in pattern.finditer(plain)]
    if len(plain) == len(text) and all(len(_PLAIN[ord(char)]) == 1 for char in set(text)):
        return tuple(found)
    origin = [index for index, char in enumerate(text) for _ in _PLAIN[ord(char)]]
    return tuple(Span(origin[span.start], origin[span.end - 1] + 1) for span in found)
