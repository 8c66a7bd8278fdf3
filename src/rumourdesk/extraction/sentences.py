"""Sentences inside lines, with the abbreviations and initials that end none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rumourdesk.extraction.parts import Line, LineKind, Sentence
from rumourdesk.lexicon.rules import LineRules
from rumourdesk.model import Span

_STOP = re.compile(r"(?<![.!?…])([.!?…]++)([\"'”’)\]]*+)([ \t]++)(?=([\"'“‘(\[¿¡]*)(\S))")
_LAST_WORD = re.compile(r"[\w.&'’-]{1,24}$")
_NUMBER = re.compile(r"\d")

_LONGEST = 2000
"""Code points in the longest sentence that is read whole."""
_SINGLE = (LineKind.TITLE, LineKind.HEADING, LineKind.CREDIT, LineKind.EMBED)


def sentences(text: str, found: Iterable[Line], rules: LineRules) -> tuple[Sentence, ...]:
    """The sentences of each line in order; a heading, a credit and an embed are one each."""
    out: list[Sentence] = []
    for line in found:
        if line.kind in _SINGLE:
            out.extend(Sentence(s, line) for s in _bounded(text, line.span))
            continue
        start = line.span.start
        for end, following in _breaks(text, line.span, rules):
            out.extend(Sentence(s, line) for s in _bounded(text, Span(start, end)))
            start = following
        if start < line.span.end:
            out.extend(Sentence(s, line) for s in _bounded(text, Span(start, line.span.end)))
    return tuple(out)


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """The sentence, cut at spaces where it is longer than any that somebody wrote to be read."""
    start = span.start
    while span.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        end = space if space > start else start + _LONGEST
        yield Span(start, end)
        start = end
        while start < span.end and text[start].isspace():
            start += 1
    if start < span.end:
        yield Span(start, span.end)


def _breaks(text: str, span: Span, rules: LineRules) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the next one starts."""
    for match in _STOP.finditer(text, span.start, span.end):
        stop, closers, opener, follower = (
            match.group(1),
            match.group(2),
            match.group(4),
            match.group(5),
        )
        if not opener and follower.islower():
            continue
        if (
            stop == "."
            and not closers
            and _abbreviates(text, span.start, match.start(), follower, rules)
        ):
            continue
        if stop in ("!", "?", "…", "...") and closers and follower.islower():
            continue
        yield match.end(2), match.end(3)


def _abbreviates(text: str, start: int, stop: int, follower: str, rules: LineRules) -> bool:
    last = _LAST_WORD.search(text, max(start, stop - 24), stop)
    if last is None:
        return False
    word = last.group().casefold()
    bare = word.rpartition("-")[2].strip("'’")
    if bare in rules.abbreviations_before_number:
        return bool(_NUMBER.match(follower))
    if len(bare) == 1 and bare.isalpha() and bare != "i":
        return True
    if "." in bare.strip("."):
        return bare in rules.abbreviations or follower.islower()
    return bare in rules.abbreviations
