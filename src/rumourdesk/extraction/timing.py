"""When what a claim tells of falls: the resolved time in its words that belongs to the event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rumourdesk.extraction.claims import Draft
from rumourdesk.extraction.crediting import by_somebody
from rumourdesk.extraction.dates import TimeRef
from rumourdesk.extraction.parts import Credit
from rumourdesk.lexicon.patterns import words_of
from rumourdesk.lexicon.rules import Rules
from rumourdesk.model import Kind, Span, When

_SAID_REACH = 14
"""Code points between "told X" and the time at which it was told."""
_TOLD = frozenset([Kind.EXIT, Kind.WILLINGNESS, Kind.STANDING, Kind.CANDIDATE])
"""Kinds whose telling is not the event itself, as the announcement of an appointment is."""
_ACTS = frozenset([Kind.WILLINGNESS, Kind.STANDING])
"""Kinds of which the telling is itself the event, where the person concerned tells it."""
_BEING = frozenset(["was", "were", "been", "is", "are"])
_UNREAL = frozenset(["to", "leaving", "going", "leave"])
_DATELINE = re.compile(r"[A-Z]{3}[A-Za-z0-9 .,'’/-]{0,50}(?:\([A-Za-z /]{2,24}\)\s?)?\s?[–—-]\s")


def after_dateline(text: str, span: Span) -> Span:
    """A sentence without an agency's "ROME, 7 Dec (ANSA) - ", which dates the report."""
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _of_saying(shade: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a time tells when something was said: a verb of reporting in the past stands before
    it and no further verb between ("announced his departure on Friday")."""
    words = [w.group() for w in words_of(shade, start, end)]
    for k in range(len(words) - 1, -1, -1):
        word = words[k]
        if word == "told" and k and words[k - 1] in _BEING:
            return False
        if word in rules.clauses.finite or word in _UNREAL:
            return word in rules.attribution.verbs and word.endswith(("ed", "said", "told"))
        if word in rules.attribution.verbs:
            return word.endswith(("ed", "said", "told"))
    return False


def when_of(
    draft: Draft, times: Sequence[TimeRef], given: Sequence[Credit], shade: str, rules: Rules
) -> When | None:
    """The resolved time nearest to a claim's trigger that is not when it was said, unless saying
    so is what somebody did ("told friends in May that she would accept")."""
    inside = [t for t in times if draft.span.contains(t.span)]
    if not inside:
        return None
    said = [c.cue.end for c in given]
    told = {
        t.span
        for t in inside
        if any(0 <= t.span.start - end <= _SAID_REACH for end in said)
        or (draft.kind in _TOLD and _of_saying(shade, draft.span.start, t.span.start, rules))
    }
    dated = [(t, w) for t in inside if (w := t.as_when()) is not None]
    events = [(t, w) for t, w in dated if t.span not in told]
    if not events and draft.kind in _ACTS and by_somebody(given):
        events = dated
    if not events:
        return None
    begun = [(t, w) for t, w in events if w.end is None]
    if draft.kind is Kind.APPOINTMENT and begun:
        events = begun
    start, end = draft.trigger.start, draft.trigger.end

    def distance(pair: tuple[TimeRef, When]) -> tuple[int, int]:
        span = pair[0].span
        return (max(0, span.start - end, start - span.end), span.start)

    return min(events, key=distance)[1]
