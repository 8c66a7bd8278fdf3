"""Which labelled claim and which read claim are the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.gold.labels import Claim
from tests.gold.names import same_name

SHARED = 0.3
"""The least part of the words of either claim that both must hold."""

_PLAIN = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


def placed(claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """Labels with their places in the text; a quote that it does not hold gets no place.

    Kinds of quotation marks, dashes and spaces make no difference. A quote labelled again stands at
    its next place in the text if there is one; `occurrence` says another.
    """
    plain = text.translate(_PLAIN)
    last: dict[str, int] = {}
    out = []
    for claim in claims:
        quote = claim.quote.translate(_PLAIN)
        places = _places(quote, plain)
        if claim.occurrence is not None:
            start = places[claim.occurrence - 1] if claim.occurrence <= len(places) else -1
        else:
            later = [place for place in places if place > last.get(quote, -1)]
            start = next(iter(later or places), -1)
        last[quote] = start
        out.append(replace(claim, start=start, end=start + len(quote)) if start >= 0 else claim)
    return tuple(out)


def _places(quote: str, text: str) -> list[int]:
    places = []
    at = text.find(quote)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def overlap(one: Claim, other: Claim) -> float:
    """Characters that both claims hold, over characters that either holds."""
    if one.start >= one.end or other.start >= other.end:
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def pairs(
    gold: Sequence[Claim], found: Sequence[Claim], *, of_a_kind: bool = True
) -> list[tuple[Claim, Claim]]:
    """Labels and claims of one report that match, each used once.

    Those that share the person come first, then those that share most words, so that two claims
    about two people in one clause find their own.
    """
    chances = sorted(
        (not same_name(label.about, claim.about), -shared, i, j)
        for i, label in enumerate(gold)
        for j, claim in enumerate(found)
        if not of_a_kind or label.kind == claim.kind
        for shared in [overlap(label, claim)]
        if shared >= SHARED
    )
    labels_used: set[int] = set()
    claims_used: set[int] = set()
    out = []
    for _, _, i, j in chances:
        if i not in labels_used and j not in claims_used:
            labels_used.add(i)
            claims_used.add(j)
            out.append((gold[i], found[j]))
    return out
