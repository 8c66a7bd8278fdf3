"""On whose word a report says something: its own, another's that it names, or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rumourdesk.comparison.names import body_key, fold
from rumourdesk.comparison.press import NO_PRESS, Press
from rumourdesk.model import Source, SourceType, Span

# Anonymous "sources" that are no more than other reports which nobody names.
_HEARSAY = frozenset(
    {
        "media",
        "press",
        "report",
        "reporting",
        "reports",
        "rumor",
        "rumors",
        "rumour",
        "rumours",
        "speculation",
        "suggestions",
        "updates",
    }
)
_CITABLE = (SourceType.OUTLET, SourceType.JOURNALIST)


class Ground(StrEnum):
    """What sort of ground a claim has."""

    OWN = "own sources"
    PLAIN = "no source given"
    CITED = "another's word"
    HEARSAY = "reports that nobody names"


@dataclass(frozen=True, slots=True)
class Grounded:
    """The ground of one claim.

    `origin` is the key of whose word it is in the end and `name` that body's or person's name: the
    publisher's own where nobody else is named, and None for hearsay or an unknown publisher.
    `cited` is the key of the deepest outlet or journalist credited who is not the publisher,
    `cited_name` the name and `span` the words that name it.
    """

    ground: Ground
    origin: str | None
    name: str
    cited: str | None = None
    cited_name: str = ""
    span: Span | None = None


def grounded(sources: Sequence[Source], outlet: str | None, press: Press = NO_PRESS) -> Grounded:
    """The ground of a claim with this chain of sources, published by `outlet`.

    A publisher that names itself says nothing more. A journalist counts as the outlet that stands
    before him or her in the chain, or that `press` knows him or her to write for; "Mast sources"
    are those of the Mast. "The sources" were told of before and make no ground of their own.
    """
    publisher = press.key(outlet) if outlet else None
    chain = [_hop(s, before, press) for s, before in _with_nearer(sources)]
    named = [hop for hop in chain if hop.named and hop.key != publisher]
    outlets = [hop for hop in named if hop.citable]
    if named:
        last = named[-1]
        if not outlets:
            return Grounded(Ground.CITED, last.key, last.name)
        near = outlets[-1]
        return Grounded(Ground.CITED, last.key, last.name, near.key, near.name, near.source.span)
    unnamed = [s for s in sources if s.type is SourceType.ANONYMOUS]
    if unnamed and all(_is_hearsay(s) for s in unnamed):
        return Grounded(Ground.HEARSAY, None, unnamed[-1].name)
    own = any(not s.name.casefold().startswith("the ") for s in unnamed)
    return Grounded(Ground.OWN if own else Ground.PLAIN, publisher, outlet or "")


@dataclass(frozen=True, slots=True)
class _Hop:
    """One source of a chain and the body that it counts as."""

    source: Source
    key: str
    name: str
    named: bool
    citable: bool


def _with_nearer(sources: Sequence[Source]) -> list[tuple[Source, Source | None]]:
    return list(zip(sources, (None, *sources), strict=False))


def _hop(source: Source, before: Source | None, press: Press) -> _Hop:
    name = source.name
    named = source.type is not SourceType.ANONYMOUS
    citable = source.type in _CITABLE
    if source.type is SourceType.JOURNALIST:
        if before is not None and before.type is SourceType.OUTLET:
            name = before.name
        else:
            name = press.outlet_of_journalist(name) or name
    elif not named and (whose := _outlet_in(source.name, press)) is not None:
        return _Hop(source, press.key(whose), whose, True, True)
    return _Hop(source, press.key(name), name, named, citable)


def _outlet_in(name: str, press: Press) -> str | None:
    """The outlet with whose name that of an unnamed source begins: "Mast sources"."""
    words = name.split()
    for end in range(len(words) - 1, 0, -1):
        known = press.aliases.get(body_key(" ".join(words[:end])))
        if known is not None:
            return known
    return None


def _is_hearsay(source: Source) -> bool:
    return not _HEARSAY.isdisjoint(fold(source.name).split())
