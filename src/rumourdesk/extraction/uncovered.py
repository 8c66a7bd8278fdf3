"""Sentences that speak guardedly of somebody the report is about and of which nothing was made.

They are where to look for what the rules miss.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.mentions import mentions
from rumourdesk.extraction.parts import LineKind, MentionType
from rumourdesk.extraction.quotes import quotes
from rumourdesk.extraction.sentences import sentences
from rumourdesk.extraction.shadow import shadow
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import words_of
from rumourdesk.lexicon.rules import Rules
from rumourdesk.model import Kind, Reading, Report, Span

_UP_FOR_IT = frozenset(
    [Kind.CANDIDATE, Kind.CONTACT, Kind.AGREEMENT, Kind.APPOINTMENT, Kind.INTERIM]
)
"""Kinds of claim that make somebody a candidate."""
_HEDGES = frozenset(["hedge", "forehedge"])
_CREDITS = frozenset(["according", "per", "citing"])
_NOUNS_TOO = frozenset(["list", "lists", "names", "ranks", "note", "notes"])
"""Verbs of reporting that are as often something else, and credit nothing alone."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Words that hedge a sentence or credit it to somebody; `sort` is hedge or attribution."""

    span: Span
    sort: str


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A sentence without a claim, the incumbents and candidates that it names, and its guards."""

    span: Span
    names: tuple[str, ...]
    guards: tuple[Guard, ...]


def uncovered(report: Report, reading: Reading, lexicon: Lexicon) -> tuple[Uncovered, ...]:
    """The sentences of a report that name an incumbent or a candidate of its vacancies beside a
    hedge or an attribution, and of which its reading makes nothing but background; in text
    order."""
    sought = {v.incumbent for v in reading.vacancies if v.incumbent}
    sought |= {c.about for c in reading.claims if c.about and c.kind in _UP_FOR_IT}
    if not sought:
        return ()
    text, rules = report.text, lexicon.rules
    found_lines = lines(text, report.title, rules.lines)
    found = sentences(text, found_lines, rules.lines)
    named = mentions(text, found, lexicon)
    people = Within((m for m in named if m.type is MentionType.PERSON), lambda m: m.span)
    told = (c for c in reading.claims if c.kind is not Kind.BACKGROUND)
    covered = Within(told, lambda c: c.span)
    shade = shadow(text, named, quotes(text, found_lines))
    out = []
    for sentence in found:
        if sentence.line.kind is LineKind.CREDIT or covered.touching(sentence.span):
            continue
        names = tuple(
            dict.fromkeys(m.name for m in people.inside(sentence.span) if m.name in sought)
        )
        guards = tuple(_guards(shade, sentence.span, rules)) if names else ()
        if guards:
            out.append(Uncovered(sentence.span, names, guards))
    return tuple(out)


def _guards(shade: str, span: Span, rules: Rules) -> Iterator[Guard]:
    for found in rules.operators.longest(shade, span.start, span.end):
        if found.payload.sort in _HEDGES:
            yield Guard(Span(found.start, found.end), "hedge")
    for index in (rules.attribution.passives, rules.attribution.anonymous):
        for credit in index.longest(shade, span.start, span.end):
            yield Guard(Span(credit.start, credit.end), "attribution")
    for word in words_of(shade, span.start, span.end):
        if word.group() in _NOUNS_TOO:
            continue
        if word.group() in rules.attribution.verbs or word.group() in _CREDITS:
            yield Guard(Span(word.start(), word.end()), "attribution")
