"""In what the wording of two claims on one question differs so that it matters, with the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rumourdesk.comparison.amounts import amount
from rumourdesk.comparison.grounds import grounded
from rumourdesk.comparison.names import fold
from rumourdesk.comparison.press import NO_PRESS, Press
from rumourdesk.comparison.wording import basis, certainty_words, source_words, when_words
from rumourdesk.model import Claim, Facet, Polarity, Span

_FACETS = {
    Facet.WHOLE: "the matter itself",
    Facet.TIMING: "the time",
    Facet.MANNER: "the manner",
    Facet.PARTY: "one party's side",
}
_POLARITIES = {
    Polarity.POSITIVE: "affirmed",
    Polarity.NEGATIVE: "denied",
    Polarity.OPEN: "left open",
}


class Aspect(StrEnum):
    """What two wordings can differ in, in the order in which differences are shown."""

    POLARITY = "answer"
    CERTAINTY = "certainty"
    SOURCE = "source"
    DATE = "date"
    FACET = "facet"
    CONDITION = "condition"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the words on both sides, as spans of each report's text, and why it counts.

    A side without words of its own for the aspect has no spans: a plain statement has no hedge.
    """

    aspect: Aspect
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    why: str


def differences(
    left: Claim,
    right: Claim,
    *,
    left_outlet: str | None = None,
    right_outlet: str | None = None,
    left_text: str = "",
    right_text: str = "",
    press: Press = NO_PRESS,
) -> tuple[Difference, ...]:
    """The differences between two claims that answer one question, in the order of `Aspect`.

    The texts are needed only to compare conditions word by word; without them, two conditions count
    as different where both stand.
    """
    found: list[Difference] = []

    def add(aspect: Aspect, one: str, other: str, *fields: str) -> None:
        spans = _cue_spans(left, fields), _cue_spans(right, fields)
        if aspect is Aspect.SOURCE:
            spans = _source_spans(left) or spans[0], _source_spans(right) or spans[1]
        elif aspect is Aspect.DATE:
            spans = _when_spans(left) or spans[0], _when_spans(right) or spans[1]
        elif aspect is Aspect.CONDITION:
            spans = _condition_spans(left), _condition_spans(right)
        found.append(Difference(aspect, *spans, f"{one} / {other}"))

    if left.polarity is not right.polarity:
        add(
            Aspect.POLARITY,
            _POLARITIES[left.polarity],
            _POLARITIES[right.polarity],
            "polarity",
        )
    if left.certainty is not right.certainty:
        add(
            Aspect.CERTAINTY,
            certainty_words(left.certainty),
            certainty_words(right.certainty),
            "certainty",
        )
    if _ground(left, left_outlet, press) != _ground(right, right_outlet, press):
        one, other = (
            source_words(left.sources, left_outlet),
            source_words(right.sources, right_outlet),
        )
        add(Aspect.SOURCE, one, other, "sources", "source")
    if _days(left) != _days(right):
        add(Aspect.DATE, _when(left), _when(right), "when")
    if left.facet is not right.facet:
        add(Aspect.FACET, _FACETS[left.facet], _FACETS[right.facet], "facet")
    conditions = _condition(left, left_text), _condition(right, right_text)
    if conditions[0] != conditions[1] or (conditions[0] is not None and not left_text):
        add(Aspect.CONDITION, conditions[0] or "no condition", conditions[1] or "no condition")
    sums = amount(left.quote), amount(right.quote)
    if sums[0] and sums[1] and sums[0].apart(sums[1]):
        found.append(
            Difference(
                Aspect.AMOUNT,
                (left.span,),
                (right.span,),
                f"{sums[0].words()} / {sums[1].words()}",
            )
        )
    return tuple(found)


def evidence(of: Claim) -> tuple[Span, ...]:
    """The words of a claim that a relation's reason rests on, in text order.

    Those that set its answer, its time, its facet and its condition; the whole claim where no cue
    is known, as of one added by hand.
    """
    fields = ("kind", "polarity", "certainty", "facet", "exclusive", "topic")
    spans = {*_cue_spans(of, fields), *_when_spans(of), *_condition_spans(of)}
    return tuple(sorted(spans)) or (of.span,)


def _cue_spans(of: Claim, fields: Sequence[str]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(c.span for c in of.cues if c.field in fields))


def _source_spans(of: Claim) -> tuple[Span, ...]:
    return tuple(s.span for s in of.sources if s.span is not None)


def _when_spans(of: Claim) -> tuple[Span, ...]:
    return (of.when.span,) if of.when and of.when.span else ()


def _condition_spans(of: Claim) -> tuple[Span, ...]:
    return (of.condition,) if of.condition else ()


def _ground(of: Claim, outlet: str | None, press: Press) -> tuple[object, ...]:
    """Two claims have different sources where they go back to others, or stand on other ground."""
    ground = grounded(of.sources, outlet, press)
    return ground.origin, basis(of.sources, of.about)


def _days(of: Claim) -> tuple[object, object]:
    return (of.when.start, of.when.end) if of.when else (None, None)


def _when(of: Claim) -> str:
    return (when_words(of.when) if of.when else "") or "no time given"


def _condition(of: Claim, text: str) -> str | None:
    if of.condition is None:
        return None
    return fold(of.condition.of(text)) or "a condition"
