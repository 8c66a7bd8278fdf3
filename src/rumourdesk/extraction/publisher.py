"""Which outlet published a report, read from the report's own words."""

from __future__ import annotations

from collections import Counter

import regex

from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.mentions import mentions
from rumourdesk.extraction.parts import MentionType
from rumourdesk.extraction.quotes import quotes
from rumourdesk.extraction.sentences import sentences
from rumourdesk.extraction.shadow import shadow
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Span

_OWN_WORDS = 2
_TOLD = 1
_TOLD_BEFORE = regex.compile(
    r"(?:told|informed|confirmed to|revealed to|speaking to|spoke to|spoken to) (?:the )?$",
    regex.IGNORECASE,
)
_LOOK_BACK = 32


def infer_outlet(text: str, lexicon: Lexicon) -> tuple[str, Span] | None:
    """The outlet that a text speaks as, and the words that show it; None where it is not plain.

    "TEAMtalk understands" tells more than "told the Guardian", which another outlet may quote. Two
    outlets that the text speaks as equally often leave it open.
    """
    found_lines = lines(text, None, lexicon.rules.lines)
    found = sentences(text, found_lines, lexicon.rules.lines)
    named = mentions(text, found, lexicon)
    shade = shadow(text, named, quotes(text, found_lines))
    outlets = {m.span.start: m for m in named if m.type is MentionType.OUTLET}
    votes: Counter[str] = Counter()
    shown: dict[str, Span] = {}
    own = {f.start: f.end for f in lexicon.rules.attribution.own.scan(shade, 0, len(shade))}
    for start, mention in outlets.items():
        told = _TOLD_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
        if start in own:
            evidence, weight = Span(start, own[start]), _OWN_WORDS
        elif told:
            evidence, weight = Span(told.start(), mention.span.end), _TOLD
        else:
            continue
        votes[mention.name] += weight
        shown.setdefault(mention.name, evidence)
    leading = votes.most_common(2)
    if not leading or (len(leading) > 1 and leading[0][1] == leading[1][1]):
        return None
    name = leading[0][0]
    return name, shown[name]
