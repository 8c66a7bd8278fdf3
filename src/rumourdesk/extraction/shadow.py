"""The text as patterns see it: same length, lower case, names overwritten by one letter a type."""

from __future__ import annotations

from collections.abc import Iterable

from rumourdesk.extraction.parts import Mention, MentionType, Quote
from rumourdesk.lexicon.patterns import ORGANISATION, OUTLET, PERSON, ROLE
from rumourdesk.model import Span

_FILLER = {
    MentionType.PERSON: PERSON,
    MentionType.ORGANISATION: ORGANISATION,
    MentionType.OUTLET: OUTLET,
    MentionType.ROLE: ROLE,
}
_BLANKED = dict.fromkeys(map(ord, '“”"«»„‘[]()'), " ")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ`´"), "'")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2009\u202f"), " ")
_SIGNS = {**_BLANKED, **_APOSTROPHES, **_SPACES, ord("‑"): "-", ord("‐"): "-"}


def shadow(text: str, found: Iterable[Mention], quoted: Iterable[Quote]) -> str:
    """The shadow of a text. Offsets into it are offsets into the text."""
    letters = list(_lower(text).translate(_SIGNS))
    for quote in quoted:
        letters[quote.outer.start] = " "
        if not quote.continues:
            letters[quote.outer.end - 1] = " "
    for mention in found:
        filler = _FILLER.get(mention.type)
        if filler is not None:
            span = mention.span
            letters[span.start : span.end] = filler * (span.end - span.start)
    return "".join(letters)


def overwrite(shade: str, spans: Iterable[Span], filler: str) -> str:
    """The shadow with further spans overwritten: epithets that were found by its own help."""
    where = list(spans)
    if not where:
        return shade
    letters = list(shade)
    for span in where:
        letters[span.start : span.end] = filler * (span.end - span.start)
    return "".join(letters)


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
