"""Whom "I" means inside a quote: the person to whom the quote is credited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rumourdesk.extraction.parts import Credit, Figure, Mention, MentionType, Quote
from rumourdesk.extraction.within import Within
from rumourdesk.model import SourceType, Span

_I = re.compile(r"\bi\b")
_TYPES = frozenset([SourceType.PERSON, SourceType.JOURNALIST])


def speaker_mentions(
    shade: str,
    quoted: Sequence[Quote],
    given: Sequence[Sequence[Credit]],
    people: Mapping[str, Figure],
) -> tuple[Mention, ...]:
    """Each "I" of a quote as a mention of its speaker, where that is a person of the report."""
    stretches = Within((c for line in given for c in line), lambda c: c.span)
    out = []
    for quote in quoted:
        for match in _I.finditer(shade, quote.span.start, quote.span.end):
            span = Span(match.start(), match.end())
            holding = [c for c in stretches.touching(span) if c.sources]
            nearest = min(holding, key=lambda c: c.span.end - c.span.start, default=None)
            voice = nearest.sources[-1] if nearest else None
            if voice is not None and voice.type in _TYPES and voice.name in people:
                out.append(Mention(span, MentionType.PERSON, voice.name, "speaker"))
    return tuple(out)
