"""On whose word a report says something: its own, another's that it names, or nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rumourdesk.comparison.names import fold
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
    before him or her in the chain, or that `press` knows him or her to write for.
    """
    publisher = press.key(outlet) if outlet else None
    chain = [(s, *_body(s, before, press)) for s, before in _with_nearer(sources)]
    others = [(s, key, name) for s, key, name in chain if key != publisher]
    named = [(key, name) for s, key, name in others if s.type is not SourceType.ANONYMOUS]
    outlets = [(s, key, name) for s, key, name in others if s.type in _CITABLE]
    if named:
        origin, name = named[-1]
        if not outlets:
            return Grounded(Ground.CITED, origin, name)
        source, key, cited = outlets[-1]
        return Grounded(Ground.CITED, origin, name, key, cited, source.span)
    if others and all(_is_hearsay(s) for s, _, _ in others):
        return Grounded(Ground.HEARSAY, None, others[-1][0].name)
    ground = Ground.OWN if others else Ground.PLAIN
    return Grounded(ground, publisher, outlet or "")


def _with_nearer(sources: Sequence[Source]) -> list[tuple[Source, Source | None]]:
    return list(zip(sources, (None, *sources), strict=False))


def _body(source: Source, before: Source | None, press: Press) -> tuple[str, str]:
    """The key and name under which a source counts."""
    name = source.name
    if source.type is SourceType.JOURNALIST:
        if before is not None and before.type is SourceType.OUTLET:
            name = before.name
        else:
            name = press.outlet_of_journalist(name) or name
    return press.key(name), name


def _is_hearsay(source: Source) -> bool:
    return not _HEARSAY.isdisjoint(fold(source.name).split())
