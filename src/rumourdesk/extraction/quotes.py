"""Quotation marks paired, over paragraphs where a quote is reopened at each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rumourdesk.extraction.parts import Line, Quote
from rumourdesk.model import Span

_MARK = re.compile(r"[“”‘’\"'«»„]")
_CLOSER_OF = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'"}
_WORD = re.compile(r"[^\W_][\w'’-]*")
_FRAGMENT_WORDS = 4
_LONGEST = 4000
"""Code points after which an open quote is given up: its closing mark was forgotten."""


def quotes(text: str, found: Sequence[Line]) -> tuple[Quote, ...]:
    """The quotes of each line in order, none nested in another."""
    out: list[Quote] = []
    carried: str | None = None
    for line in found:
        in_line, carried = _in_line(text, line.span, carried)
        out.extend(in_line)
    return tuple(out)


def _in_line(text: str, span: Span, carried: str | None) -> tuple[list[Quote], str | None]:
    """The quotes of one line, and the mark that is still open when a next paragraph may go on."""
    out: list[Quote] = []
    marks = [m.start() for m in _MARK.finditer(text, span.start, span.end)]
    opened: int | None = None
    wanted = ""
    for position, at in enumerate(marks):
        mark = text[at]
        if opened is None:
            if mark in _CLOSER_OF and _opens(text, at, span):
                opened, wanted = at, _CLOSER_OF[mark]
        elif at - opened > _LONGEST:
            opened = None
        elif mark == wanted and _closes(text, at, span):
            if mark in "’'" and _plural_possessive(text, at, marks, position + 1, span, wanted):
                continue
            out.append(_quote(text, opened, at))
            opened = None
    if opened is None:
        return out, None
    if text[opened] in "“‘" and (opened == span.start or carried or text[opened - 1].isspace()):
        inner = Span(opened + 1, span.end)
        if inner.start < inner.end and len(_WORD.findall(text, inner.start, inner.end)) > 4:
            out.append(Quote(inner, Span(opened, span.end), continues=True))
            return out, text[opened]
    return out, None


def _opens(text: str, at: int, span: Span) -> bool:
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    if after.isspace():
        return False
    if text[at] in "“«„":
        return True
    return before.isspace() or before in '([{–—-:“"/'


def _closes(text: str, at: int, span: Span) -> bool:
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    if text[at] in "”»“":
        return True
    if text[at] == '"':
        return not before.isspace()
    return not before.isspace() and not after.isalnum()


def _plural_possessive(
    text: str, at: int, marks: Sequence[int], first: int, span: Span, wanted: str
) -> bool:
    """Whether the mark after an s is a possessive because another one closes the quote."""
    if text[at - 1] not in "sS" or at + 2 >= span.end or text[at + 1] != " ":
        return False
    if not text[at + 2].islower() and not text[at + 2].isdigit():
        return False
    for other in map(marks.__getitem__, range(first, len(marks))):
        if other - at > _LONGEST:
            return False
        if text[other] == wanted and _closes(text, other, span):
            return True
        if text[other] in _CLOSER_OF and _opens(text, other, span):
            return False
    return False


def _quote(text: str, opened: int, closed: int) -> Quote:
    inner = Span(opened + 1, closed)
    words = len(_WORD.findall(text, inner.start, inner.end))
    whole = words > _FRAGMENT_WORDS or (words > 2 and text[closed - 1] in ".!?,…")
    return Quote(inner, Span(opened, closed + 1), fragment=not whole)
