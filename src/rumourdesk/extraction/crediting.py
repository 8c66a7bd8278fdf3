"""Whom a claim and a report as a whole credit, of all who are credited in its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rumourdesk.extraction.claims import Draft
from rumourdesk.extraction.parts import Credit, Sentence
from rumourdesk.lexicon.rules import Rules
from rumourdesk.model import Claim, Cue, Kind, Source, SourceType, Span

_NAMED = frozenset([SourceType.OUTLET, SourceType.JOURNALIST])
_OPENING = 3
"""Paragraphs in which "reports" may stand for sources that are named further on."""
_PLAIN = frozenset([Kind.TRANSFER, Kind.BACKGROUND])
_FURTHER_ON = "named further on"


def credit_for(draft: Draft, given: Sequence[Credit]) -> Credit | None:
    """The narrowest stretch that holds the trigger; the later one of equals."""
    where = Span(draft.trigger.start, draft.trigger.end)
    holding = [
        c
        for c in given
        if c.span.overlaps(where) and not (draft.kind in _PLAIN and c.rule == "carried on")
    ]
    return min(reversed(holding), key=lambda c: c.span.end - c.span.start, default=None)


def by_somebody(given: Sequence[Credit]) -> bool:
    """Whether what a sentence says is credited to persons alone, and to no report."""
    sources = [s for c in given for s in c.sources]
    return bool(sources) and not any(s.type in _NAMED for s in sources)


def named_further_on(
    claims: Sequence[Claim],
    found: Sequence[Sentence],
    given: Sequence[Sequence[Credit]],
    rules: Rules,
) -> tuple[Claim, ...]:
    """The claims, those of the opening that rest on mere "reports" credited to whom the report goes
    on to name: the only outlet or journalist of all, or else the only one of the same statement."""
    opening = next((s.span.end for s in reversed(found) if s.line.paragraph < _OPENING), 0)
    named = {
        (s.name, s.type) for line in given for c in line for s in c.sources if s.type in _NAMED
    }
    only = tuple(Source(name, sort) for name, sort in named) if len(named) == 1 else ()
    out = []
    for claim in claims:
        vague = [s.name.casefold() in rules.attribution.placeholders for s in claim.sources]
        if vague == [True] and claim.span.start < opening:
            claim = _credited_to(only or _same_statement(claim, claims), claim)
        out.append(claim)
    return tuple(out)


def _same_statement(claim: Claim, claims: Sequence[Claim]) -> tuple[Source, ...]:
    """To whom all that say the same further on credit it; nobody where they do not agree."""
    if claim.kind in _PLAIN:
        return ()
    chains = {
        tuple((s.name, s.type) for s in other.sources): other.sources
        for other in claims
        if other.span.start > claim.span.start
        and (other.kind, other.about, other.polarity) == (claim.kind, claim.about, claim.polarity)
        and any(s.type in _NAMED for s in other.sources)
    }
    return next(iter(chains.values())) if len(chains) == 1 else ()


def _credited_to(sources: tuple[Source, ...], claim: Claim) -> Claim:
    """The claim with other sources, and its cue with their names."""
    if not sources:
        return claim
    names = ", ".join(s.name for s in sources)
    cues = tuple(
        Cue(c.span, c.field, names, _FURTHER_ON) if c.field == "sources" else c for c in claim.cues
    )
    return replace(claim, sources=sources, cues=cues)


def cited(given: Sequence[Sequence[Credit]]) -> tuple[Source, ...]:
    """The outlets and journalists credited in any sentence, each once, in order; without those set
    behind a line in brackets, where each line has its own."""
    told = (c for line in given for c in line if c.rule != "label")
    credited = (s for c in told for s in c.sources if s.type in _NAMED)
    return tuple({(s.name, s.type): s for s in credited}.values())
