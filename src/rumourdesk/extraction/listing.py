"""Who stands in one list with somebody: "Ann Roe, Norwood's deputy Li Wei and not Jo Park"."""

from __future__ import annotations

from collections.abc import Sequence

from rumourdesk.extraction.parts import Mention
from rumourdesk.lexicon.patterns import ORGANISATION, ROLE, words_of
from rumourdesk.model import Span

_JOINING = frozenset(
    ["and", "or", "plus", "then", "both", "along", "with", "alongside", "as", "well", "together"]
) | {"besides", "including", "ahead", "of", "the", "likes", "former", "current", "fellow"}
"""Words that may part two names of one list."""
_PARTING = frozenset(
    ["to", "by", "from", "for", "in", "at", "on", "after", "before", "over", "against", "than"]
) | {"who", "whose", "which", "that", "but", "while", "if", "when", "has", "is", "was", "will"}
"""Words that describe nobody and so end a list."""
_ACTING = frozenset(
    ["have", "had", "be", "been", "are", "were", "may", "might", "could", "would", "should", "can"]
) | {"want", "wants", "met", "meet", "meets", "said", "says", "say", "told", "beat", "saw", "sees"}
"""Words of doing, which no description before a name holds."""
_DESCRIBED = 5
"""Words that may describe the next of a list."""
_ASIDE = 9
"""Words that may describe the last of a list before the next is named."""
_ASIDE_OPENERS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "now", "of", "formerly", "currently", "aged"]
) | {"once", "head", "chief", "former", "then", "another", "who"}


def listed(
    shade: str, people: Sequence[Mention], start: Span | None
) -> list[tuple[Mention, Span | None]]:
    """Those of `people`, in text order, who stand in one list with the one whose span is given,
    each with the "not" that excepts them."""
    at = next((i for i, m in enumerate(people) if m.span == start), None)
    if at is None:
        return []
    out: list[tuple[Mention, Span | None]] = []
    for step in (1, -1):
        here = at
        while 0 <= here + step < len(people):
            first, second = sorted((people[here], people[here + step]), key=lambda m: m.span)
            joined, denied = _joined(shade, first.span.end, second.span.start)
            if not joined:
                break
            here += step
            out.append((people[here], denied))
    return out


def _joined(shade: str, start: int, end: int) -> tuple[bool, Span | None]:
    """Whether two names with this stretch between them stand in one list, and its "not"."""
    if any(sign in shade[start:end] for sign in ".:!?();") or end == start:
        return False, None
    start = _behind_aside(shade, start, end)
    denied = None
    described = 0
    for word in words_of(shade, start, end):
        text = word.group()
        if text == "not":
            denied = Span(word.start(), word.end())
        elif text not in _JOINING and text[0] not in (ROLE, ORGANISATION) and text != "s":
            if text in _PARTING or text in _ACTING or text.endswith(("ed", "ing", "n't")):
                return False, None
            described += 1
    return described == 0 or (described <= _DESCRIBED and _describes(shade, start, end)), denied


def _behind_aside(shade: str, start: int, end: int) -> int:
    """Where the list goes on behind what is said of its last name ("Roe, the dean of Alder, and");
    `start` where nothing is."""
    last = shade.rfind(",", start, end)
    opened = len(shade[start:end]) - len(shade[start:end].lstrip(" "))
    if last <= start + opened or not shade.startswith(",", start + opened):
        return start
    aside = [w.group() for w in words_of(shade, start, last)]
    first = aside[0] if aside else ""
    opens = first in _ASIDE_OPENERS or first[:1] in (ROLE, ORGANISATION) or first.isdigit()
    told = any(word in _ACTING or word.endswith("n't") for word in aside)
    return last if opens and not told and len(aside) <= _ASIDE else start


def _describes(shade: str, start: int, end: int) -> bool:
    """Whether what stands between two names of a list is the post or the trade of the second."""
    words = [w.group() for w in words_of(shade, start, end)]
    linked = words[:1] in (["and"], ["or"], ["plus"])
    opened = shade[start:end].lstrip("s'").startswith(",") or linked
    if opened and words[-1][0] == ROLE:
        return True
    trade = [w for w in words if w not in _JOINING or w in ("former", "fellow", "current")]
    return linked and len(trade) > 1
