"""What negation, hedges and idioms make of a statement: its polarity, certainty and facet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rumourdesk.lexicon.patterns import Found, words_of
from rumourdesk.lexicon.rules import Operator, Trigger
from rumourdesk.model import Certainty, Cue, Facet, Kind, Polarity, Span

_ORDER = (Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)
_OPPOSITE = {Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE}
_NEGATION_REACH = 48
"""Code points between a negator and the phrase that it denies."""
_DONE = re.compile(r"\b(?:after|since|having|following) $")
"""Words before a phrase that tell it as done, whatever is unsure in what stands before them."""
_HEDGE_REACH = 48
"""Code points behind a phrase within which a hedge still weakens it."""
_OVERHANG = 5
"""Code points by which an operator may reach beyond a trigger and still be part of it ("from")."""


@dataclass(frozen=True, slots=True)
class Value:
    """A statement's polarity, certainty and facet with the words that set them."""

    polarity: Polarity
    certainty: Certainty
    facet: Facet
    cues: tuple[Cue, ...]


def weaker(a: Certainty, b: Certainty) -> Certainty:
    """The less sure of two levels."""
    return min(a, b, key=_ORDER.index)


def value_of(
    trigger: Found[Trigger], found: Sequence[Found[Operator]], shade: str, *, conditional: bool
) -> Value:
    """What the operators of a trigger's clause make of it.

    An idiom sets values outright. Without one, negators before the trigger turn its polarity,
    and the weakest hedge caps its certainty. Words that the trigger's own pattern asks for do not
    count, unless they hedge, for its rule knows them already.
    """
    rule = trigger.payload
    around = [o for o in found if not _reckoned(o, trigger, shade)]
    polarity, certainty, facet = rule.polarity, rule.certainty, rule.facet
    cues: list[Cue] = []
    set_polarity = set_certainty = False
    for operator in around:
        effect = operator.payload
        if effect.sort != "idiom":
            continue
        span = Span(operator.start, operator.end)
        if effect.polarity and not set_polarity:
            within = trigger.start < operator.end and operator.start < trigger.end
            undone = within and effect.polarity is Polarity.POSITIVE
            own = Polarity.POSITIVE if undone else rule.polarity
            polarity, set_polarity = _by_idiom(effect.polarity, own), True
            cues.append(Cue(span, "polarity", polarity, effect.rule))
        if effect.certainty and not set_certainty:
            opened = effect.polarity is Polarity.OPEN
            denied = polarity is not rule.polarity and rule.certainty is not Certainty.CERTAIN
            fixed = opened or denied
            certainty = effect.certainty if fixed else weaker(effect.certainty, rule.certainty)
            set_certainty = True
            cues.append(Cue(span, "certainty", certainty, effect.rule))
        if effect.facet:
            facet = effect.facet
            cues.append(Cue(span, "facet", facet, effect.rule))
    if not set_polarity:
        polarity = _negated(trigger, around, polarity, cues)
        if polarity is not rule.polarity and certainty is Certainty.POSSIBLE and not set_certainty:
            certainty = Certainty.CERTAIN
            around = [o for o in around if not trigger.start <= o.start < trigger.end]
    if not set_certainty:
        done = _DONE.search(shade, max(0, trigger.start - 12), trigger.start) is not None
        certainty = _hedged(trigger.start, trigger.end, around, certainty, cues, done=done)
    if conditional and certainty is Certainty.CERTAIN:
        certainty = Certainty.PROBABLE
    return Value(polarity, certainty, facet, tuple(cues))


def _reckoned(operator: Found[Operator], trigger: Found[Trigger], shade: str) -> bool:
    """Whether an operator is part of what the trigger's rule says anyway."""
    rule = trigger.payload
    if operator.payload.sort == "hedge":
        refused = rule.kind is Kind.CANDIDATE and rule.polarity is Polarity.NEGATIVE
        return refused and trigger.start <= operator.start and operator.end <= trigger.end
    if not trigger.start <= operator.start or operator.end > trigger.end + _OVERHANG:
        return False
    first = next(words_of(shade, operator.start, operator.end), None)
    return first is not None and first.group() in trigger.payload.words


def _by_idiom(idiom: Polarity, own: Polarity) -> Polarity:
    """An idiom that denies turns a trigger's own answer about; one that affirms keeps it."""
    if idiom is Polarity.NEGATIVE:
        return _OPPOSITE.get(own, own)
    return own if idiom is Polarity.POSITIVE else idiom


def _negated(
    trigger: Found[Trigger], around: Sequence[Found[Operator]], polarity: Polarity, cues: list[Cue]
) -> Polarity:
    for operator in around:
        if operator.payload.sort != "negator":
            continue
        inside = trigger.start <= operator.start < trigger.end
        near = inside or 0 <= trigger.start - operator.end <= _NEGATION_REACH
        if near and polarity in _OPPOSITE:
            polarity = _OPPOSITE[polarity]
            cues.append(
                Cue(Span(operator.start, operator.end), "polarity", polarity, operator.payload.rule)
            )
            break
    return polarity


def _hedged(
    start: int,
    end: int,
    around: Sequence[Found[Operator]],
    certainty: Certainty,
    cues: list[Cue],
    *,
    done: bool,
) -> Certainty:
    level = certainty
    cue: Cue | None = None
    for operator in around:
        if done and operator.start < start:
            continue
        effect = operator.payload
        if effect.sort == "forehedge" and operator.start < start:
            effect = replace(effect, sort="hedge")
        if operator.start - end > _HEDGE_REACH:
            break
        if effect.sort == "hedge" and effect.certainty is not None:
            capped = weaker(level, effect.certainty)
            if capped is not level:
                level = capped
                cue = Cue(Span(operator.start, operator.end), "certainty", level, effect.rule)
    if cue is not None:
        cues.append(cue)
    return level
