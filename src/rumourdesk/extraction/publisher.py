"""Which outlet a report is from, by its own words, where nothing else says so."""

from __future__ import annotations

import re
from collections import Counter

from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.mentions import mentions
from rumourdesk.extraction.parts import LineKind, Mention, MentionType
from rumourdesk.extraction.quotes import quotes
from rumourdesk.extraction.sentences import sentences
from rumourdesk.extraction.shadow import shadow
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import OUTLET
from rumourdesk.model import Span

_OUTLET = f"(?<!{OUTLET}){OUTLET}+"
_OWN = rf"({_OUTLET}) (?:also |now |exclusively )?(?:understands?|has learn(?:ed|t)|has been told"
_TOLD = r"told|tells|have told|has told|informed|confirmed to|revealed to|disclosed to|indicated to"
_FRAMES = (
    (
        3,
        re.compile(
            _OWN + r"|has been informed|can (?:exclusively )?(?:reveal|confirm|disclose))\b"
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:sources?|insiders?|people|officials?)\b[^.;:!?\n]{0,40}\b"
            rf"(?:{_TOLD}) (?:the )?({_OUTLET})"
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:speaking|spoke|said|told|talking|interview|comments?|statement) "
            rf"(?:exclusively )?(?:to |with )?(?:the )?({_OUTLET})"
        ),
    ),
    (2, re.compile(rf"\b(?:contacted|approached|asked|seen|obtained) by (?:the )?({_OUTLET})")),
    (2, re.compile(rf"({_OUTLET})'s (?:own )?(?:sources|understanding|correspondent|reporter)\b")),
)
_SURE = 3


def infer_outlet(text: str, lexicon: Lexicon) -> tuple[str, Span] | None:
    """The outlet that speaks in a text as "we" do, and the words that show it.

    An outlet that understands, can reveal or is told things by sources speaks for itself. One that
    somebody merely told something may be cited, unless the text names no other outlet. None where
    nothing shows it, or two show it alike.
    """
    found_lines = lines(text, None, lexicon.rules.lines)
    found = sentences(text, found_lines, lexicon.rules.lines)
    named = mentions(text, found, lexicon)
    shade = shadow(text, named, quotes(text, found_lines))
    credited = [s.span for s in found if s.line.kind is LineKind.CREDIT]
    at = {m.span.start: m for m in named if m.type is MentionType.OUTLET}
    scores: Counter[str] = Counter()
    evidence: dict[str, Span] = {}
    for weight, frame in _FRAMES:
        for match in frame.finditer(shade):
            mention = _known(at.get(match.start(1)), lexicon)
            span = Span(match.start(), match.end())
            if mention is None or any(c.overlaps(span) for c in credited):
                continue
            scores[mention.name] += weight
            evidence.setdefault(mention.name, span)
    ranked = scores.most_common(2)
    alone = len({m.name for m in at.values() if _known(m, lexicon)}) == 1
    if not ranked or (ranked[0][1] < _SURE and not alone):
        return None
    if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
        return None
    name = ranked[0][0]
    return name, evidence[name]


def _known(mention: Mention | None, lexicon: Lexicon) -> Mention | None:
    """The mention if it names a listed outlet and not just something like one."""
    if mention is None or lexicon.names.outlet(mention.name) is None:
        return None
    return mention
