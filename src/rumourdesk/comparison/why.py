"""Why a claim says what it says: for each field its value, the words behind it and the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rumourdesk.comparison.wording import kind_words, when_words
from rumourdesk.model import Claim, Cue, Facet, Polarity, Span, When

_RULES = {
    "carried on": "carried over from what was said before",
    "carried by a quote": "carried over, for it is quoted still",
    "quote goes on": "carried over, for the quote goes on",
    "carried over": "carried over from where this person was named before",
    "said by": "who is said to say so",
    "impersonal": "said to be so by nobody in particular",
    "participle": "who is said to reveal it",
    "own sources": "own sources of an outlet",
    "no hedge": "by default: no hedge found",
}
"""Rules of the program itself whose names alone say too little."""
_DEFAULT = frozenset(["no hedge"])
_FACET_DEFAULT = "by default: nothing limits it to a time, a manner or a party"
_SOURCES_DEFAULT = "by default: it is credited to nobody else"
_UNKNOWN = "the words were not kept with this reading"
_WHOLE_REPORT = "taken from the report as a whole"


@dataclass(frozen=True, slots=True)
class Ground:
    """Words that a field was read from, the line they stand in (from 1), and the rule in words."""

    span: Span
    line: int
    rule: str


@dataclass(frozen=True, slots=True)
class Why:
    """One field of a claim, what it says, and what it rests on.

    Where no words set it, `grounds` is empty and `default` says why it is so all the same.
    """

    field: str
    value: str
    grounds: tuple[Ground, ...] = ()
    default: str = ""


def explain(claim: Claim, text: str) -> tuple[Why, ...]:
    """What each filled field of a claim of the report with this text was read from."""
    by_field: defaultdict[str, list[Cue]] = defaultdict(list)
    for cue in claim.cues:
        by_field[cue.field].append(cue)
    return tuple(
        _why(field, value, stored, by_field[field], claim, text)
        for field, value, stored in _filled(claim, text)
    )


def _filled(claim: Claim, text: str) -> Iterator[tuple[str, str, str]]:
    """Each field with its value in words and as cues have it."""
    yield "kind", kind_words(claim.kind), claim.kind
    if claim.about:
        yield "about", claim.about, claim.about
    if claim.post:
        yield "vacancy", str(claim.post), str(claim.post)
    yield "polarity", claim.polarity.value, claim.polarity
    yield "certainty", claim.certainty.value, claim.certainty
    yield "facet", claim.facet.value, claim.facet
    if claim.condition:
        yield "condition", _words(claim.condition, text), "if"
    yield "sources", _chain(claim), ""
    if claim.when:
        yield "when", _dates(claim.when), ""
    if claim.topic:
        yield "topic", claim.topic, claim.topic
    if claim.exclusive:
        yield "exclusive", "leaves no room for a rival", "yes"
    if claim.superseded:
        yield "superseded", "told as no longer so", "yes"


def _why(field: str, value: str, stored: str, cues: Sequence[Cue], claim: Claim, text: str) -> Why:
    telling = [c for c in cues if stored in ("", c.value)] or list(cues)
    grounds = tuple(
        Ground(c.span, text.count("\n", 0, c.span.start) + 1, _rule(c, claim))
        for c in dict.fromkeys(telling)
        if c.rule not in _DEFAULT
    )
    if grounds:
        return Why(field, value, grounds)
    return Why(field, value, default=_by_default(field, telling, claim))


def _by_default(field: str, cues: Sequence[Cue], claim: Claim) -> str:
    if cues:
        return _RULES[cues[0].rule]
    if field == "facet" and claim.facet is Facet.WHOLE:
        return _FACET_DEFAULT
    if field == "sources" and not claim.sources:
        return _SOURCES_DEFAULT
    return _WHOLE_REPORT if field in ("about", "vacancy") else _UNKNOWN


def _rule(cue: Cue, claim: Claim) -> str:
    words = _RULES.get(cue.rule, cue.rule)
    if cue.field == "sources" and cue.rule == "named further on":
        return "for the one source that the report names further on"
    if cue.field == "polarity" and claim.polarity is Polarity.POSITIVE and cue.value == "positive":
        kinds = {c.rule for c in claim.cues if c.field == "kind"}
        return f"{words}; no negation found" if cue.rule in kinds else words
    return words


def _chain(claim: Claim) -> str:
    if not claim.sources:
        return "none"
    return " on the word of ".join(f"{s.name} ({s.type.value})" for s in claim.sources)


def _dates(when: When) -> str:
    return when_words(when) or "a time that could not be resolved"


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
