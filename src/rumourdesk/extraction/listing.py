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
_DESCRIBED = 5
"""Words that may describe the next of a list."""


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
    denied = None
    described = 0
    for word in words_of(shade, start, end):
        text = word.group()
        if text == "not":
            denied = Span(word.start(), word.end())
        elif text not in _JOINING and text[0] not in (ROLE, ORGANISATION) and text != "s":
            if text in _PARTING or text.endswith(("ed", "ing", "n't")):
                return False, None
            described += 1
    return described == 0 or (described <= _DESCRIBED and _describes(shade, start, end)), denied


def _describes(shade: str, start: int, end: int) -> bool:
    """Whether what stands between two names of a list is the post of the second."""
    words = [w.group() for w in words_of(shade, start, end)]
    opened = shade[start:end].lstrip("s'").startswith(",") or words[:1] in (["and"], ["or"])
    return opened and words[-1][0] == ROLE
