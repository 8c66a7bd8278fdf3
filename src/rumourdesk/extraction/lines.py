"""A report's lines: headings, credits and embedded posts told from prose."""

from __future__ import annotations

import re
import unicodedata

from rumourdesk.extraction.parts import Line, LineKind
from rumourdesk.lexicon.rules import LineRules
from rumourdesk.model import Span

_LINE = re.compile(r"[^\n]+")
_WIRE_DATE = re.compile(r"\A[ \t]*+date[ \t]+\d{4}-\d\d-\d\d[ \t]+")
_BULLET = re.compile(r"(?:[-*•‣▪●–—]|\d{1,2}[.)])[ \t]+(?=\S)")
_ENDS_LIKE_PROSE = re.compile(r"[.!?…][\"'”’)\]]*$")
_WORD = re.compile(r"[^\s]+")

_LONGEST_HEADING = 22
"""Words; a longer line without a full stop is prose that was cut off."""
_SHOUTED = 0.8
"""The share of capitals above which a line is somebody's embedded post."""


def lines(text: str, title: str | None, rules: LineRules) -> tuple[Line, ...]:
    """The lines that hold anything, in order, without their margins and bullets."""
    found: list[Line] = []
    paragraph = 0
    for match in _LINE.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if match.start() == 0:
            wire = _WIRE_DATE.match(text, 0, end)
            start = max(start, wire.end()) if wire else start
        if start >= end:
            continue
        kind = LineKind.TITLE if not found and title else None
        bullet = _BULLET.match(text, start, end)
        if kind is None and bullet and not text[start].isdigit():
            start, kind = bullet.end(), LineKind.BULLET
        found.append(Line(Span(start, end), kind or _kind(text[start:end], rules), paragraph))
        paragraph += 1
    return tuple(found)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _kind(line: str, rules: LineRules) -> LineKind:
    if _is_credit(line, rules):
        return LineKind.CREDIT
    if not line[0].isascii() and unicodedata.category(line[0]) in ("So", "Sk"):
        return LineKind.EMBED
    words = len(_WORD.findall(line[:600]))
    if words > 3 and _is_shouted(line[:400]):
        return LineKind.EMBED
    if words <= _LONGEST_HEADING and not _ENDS_LIKE_PROSE.search(line):
        return LineKind.HEADING
    return LineKind.PROSE


def _is_shouted(head: str) -> bool:
    letters = sum(map(str.isalpha, head))
    if letters < 12 or sum(map(str.isupper, head)) <= _SHOUTED * letters:
        return False
    return sum(c.isupper() and c.isalpha() for c in head) > _SHOUTED * letters


def _is_credit(line: str, rules: LineRules) -> bool:
    low = line.casefold()
    if low.startswith(rules.credit_starts):
        return True
    return len(line) < 80 and any(word in low for word in rules.credit_words)
