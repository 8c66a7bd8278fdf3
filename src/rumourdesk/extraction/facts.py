"""Plain facts around a contest: what a clause states of somebody that no phrase makes more of.

They are background, and the last to be read: where any claim stands on a clause, it has no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rumourdesk.extraction.claims import Draft
from rumourdesk.extraction.operators import value_of
from rumourdesk.extraction.parts import Clause, Credit, LineKind, MentionType, Sentence
from rumourdesk.extraction.slots import Slots, Who
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.patterns import Found, words_of
from rumourdesk.lexicon.rules import Rules, Trigger
from rumourdesk.model import Kind, Span

_FACT = Trigger("plain fact", Kind.BACKGROUND, "subject")
_LINES = (LineKind.PROSE, LineKind.BULLET)
_OF_SOMEBODY = (MentionType.PERSON, MentionType.ORGANISATION)
_POINTING = frozenset(["he", "she", "they", "it", "who", "which", "whose"])
_BETWEEN_US = frozenset(["i", "we", "you", "your", "my", "our", "us", "me", "let's"])
"""Words of a writer or speaker who tells a reader or hearer something of their own."""
_COPULAS = frozenset(["is", "are", "was", "were", "will", "would", "could", "can", "may", "might"])
"""Verbs that state nothing to be checked without another, or a figure."""
_LEAST = 3
"""Words that a clause must have beside those that credit it."""


def plain_facts(
    shade: str,
    found: Sequence[Sentence],
    parts: Sequence[Sequence[Clause]],
    made: Sequence[Draft],
    slots: Slots,
    given: Sequence[Sequence[Credit]],
    rules: Rules,
) -> Iterator[Draft]:
    """The facts of the clauses that no draft touches, in text order."""
    taken = Within(made, lambda draft: draft.span)
    verbs = rules.clauses.finite.union(rules.classes["deed"])
    for sentence, clauses, credited in zip(found, parts, given, strict=True):
        if sentence.line.kind not in _LINES or shade[sentence.span.end - 1] == "?":
            continue
        for clause in clauses:
            if clause.condition or clause.temporal or taken.touching(clause.span):
                continue
            who = _told_of(shade, clause.span, sentence.span, slots)
            own = any(m.rule == "speaker" for m in slots.within.inside(clause.span))
            if who is not None and not own and _states(shade, clause.span, credited, verbs, rules):
                yield _draft(shade, clause, who, slots, rules)


def _draft(shade: str, clause: Clause, who: Who, slots: Slots, rules: Rules) -> Draft:
    span = clause.span
    trigger = Found(span.start, span.end, _FACT)
    operators = rules.operators.longest(shade, span.start, span.end)
    value = value_of(trigger, operators, shade, conditional=False)
    post, post_span = slots.post(trigger, Kind.BACKGROUND, who, clause, None)
    return Draft(
        span, clause.sentence, trigger, Kind.BACKGROUND, who, post, post_span, value, None, False
    )


def _told_of(shade: str, clause: Span, sentence: Span, slots: Slots) -> Who | None:
    """Whom or what a clause is about: the first that it names, else whom it points back to; the
    report's own body where it has a figure and names nobody."""
    named = [m for m in slots.within.inside(clause) if m.type in _OF_SOMEBODY]
    first = next(words_of(shade, clause.start, clause.end), None)
    pointing = first is not None and first.group().partition("'")[0] in _POINTING
    if pointing and first is not None:
        name = _meant(first, clause, sentence, slots)
        if name is not None:
            return Who(name, None)
    if named:
        return Who(named[0].name, named[0].span, explicit=True)
    figure = any(w.group()[0].isdigit() for w in words_of(shade, clause.start, clause.end))
    if (figure or pointing) and slots.posts.main is not None:
        return Who(slots.posts.main.organisation, None)
    return None


def _meant(word: re.Match[str], clause: Span, sentence: Span, slots: Slots) -> str | None:
    """Whom a clause's first word means: "who" and "which" the last named before them."""
    text = word.group().partition("'")[0]
    if text in ("he", "she"):
        return slots.resolver.pronoun(word.start(), True, lambda _name: True)
    if text not in ("who", "which", "whose"):
        return None
    before = slots.within.inside(Span(sentence.start, clause.start))
    named = [m.name for m in before if m.type in _OF_SOMEBODY]
    return named[-1] if named else None


def _states(
    shade: str, span: Span, credited: Sequence[Credit], verbs: frozenset[str], rules: Rules
) -> bool:
    """Whether a clause says something that can be checked, and not only who told it."""
    telling = [c.cue for c in credited]
    telling += [s.span for c in credited for s in c.sources if s.span]
    own = [
        w.group()
        for w in words_of(shade, span.start, span.end)
        if not any(t.start <= w.start() < t.end for t in telling)
    ]
    verb = any(_is_verb(word, verbs) for word in own)
    if len(own) < _LEAST or not verb:
        return False
    figure = any(word[0].isdigit() for word in own)
    told = any(word.partition("'")[0] in _BETWEEN_US for word in own)
    if not figure and (told or all(word in _COPULAS or not _is_verb(word, verbs) for word in own)):
        return False
    return not any(
        v.payload.onwards and Kind.BACKGROUND in v.payload.kinds
        for v in rules.voids.scan(shade, span.start, span.end)
    )


def _is_verb(word: str, verbs: frozenset[str]) -> bool:
    return word in verbs or (word.endswith(("ed", "n't")) and len(word) > 4)
