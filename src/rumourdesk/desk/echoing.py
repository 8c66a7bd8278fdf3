"""How the store is told to find echoes: what to look reports up by, and which edges there are."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rumourdesk.comparison import EchoProfile, Press, edges_of, profile
from rumourdesk.comparison.names import body_key
from rumourdesk.comparison.shingles import hash_of
from rumourdesk.desk.echo_records import LAYOUT, dump_edge, dump_profile, load_profile
from rumourdesk.store import Store
from rumourdesk.store.rows import EchoEdgeRow, EchoProfileRow, ReportPage

if TYPE_CHECKING:
    from rumourdesk.lexicon.gazetteer import Gazetteer

RULES = 2
"""Raise this when profiles or edges come out otherwise: every desk then finds its echoes anew."""
READER = RULES << 32 | LAYOUT
"""What a profile was read by: the rules, and the fields of what they find."""
BATCH = 20
"""Reports a transaction, so that another window's verdict never waits long."""

_LOG = logging.getLogger(__name__)
_INDEXED = 128
_EVERY = 8


@dataclass(frozen=True, slots=True)
class Linked:
    """How far finding echoes has come: `done` of `total` reports."""

    done: int
    total: int


OnLinked = Callable[[Linked], None]


class Echoes:
    """The rules of `comparison` as the store asks for them."""

    reader = READER

    def __init__(self, press: Press) -> None:
        self.press = press

    def profile(self, page: ReportPage) -> EchoProfileRow:
        """The profile of a report as it stands, with what others are found by."""
        claims = ((row.id, row.claim) for row in page.claims)
        return profile_row(profile(page.row.id, page.report, claims, self.press))

    def edges(self, profile: str, others: Mapping[int, str]) -> Iterable[EchoEdgeRow]:
        """All edges between a report and the others, and those to origins that are not here."""
        own = load_profile(profile)
        for edge in edges_of(own, map(load_profile, others.values()), self.press):
            yield EchoEdgeRow(later=edge.later, earlier=edge.earlier, content=dump_edge(edge))

    def missed(self, report: int, error: Exception) -> None:
        """Leave a trace of a fault of the program, which the reader of the desk cannot mend."""
        _LOG.error("no echoes were found of report %d", report, exc_info=error)


def profile_row(found: EchoProfile) -> EchoProfileRow:
    """A profile with the keys by which the store finds what it may have to do with.

    Of a long text an eighth of the hashes finds whatever copies a passage of it; of a short one all
    are needed.
    """
    sketch = found.sketch
    keys = (h for h in sketch.hashes if sketch.total <= _INDEXED or h % _EVERY == 0)
    quotes = {h for quote in found.quotes for h in quote.hashes}
    links = {link.address for link in found.links}
    own = {found.address} - {""}
    return EchoProfileRow(
        content=dump_profile(found),
        outlet=found.outlet,
        cited=found.cited,
        keys=frozenset(keys),
        firm=frozenset(quotes | _at(own) | _to(links)),
        sought=frozenset(quotes | _at(links) | _to(own)),
    )


def find_echoes(
    store: Store,
    echoes: Echoes,
    *,
    on_progress: OnLinked | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Find the echoes of all reports that are due, a batch a transaction; how many are left.

    Whatever stops it, what is done stays done, and running it again does the rest.
    """
    store.due_again(echoes.reader)
    total = left = store.due()
    while left and not cancelled():
        left = store.link_due(echoes, BATCH)
        total = max(total, left)
        if on_progress:
            on_progress(Linked(total - left, total))
    return left


@cache
def echoes_of(lexicon_folder: Path | None = None) -> Echoes:
    """The rules with what the names of a lexicon tell of the press."""
    # Imported here: showing the echoes that are stored needs no names.
    from rumourdesk.lexicon.lexicon import load_lexicon

    return Echoes(press_of(load_lexicon(lexicon_folder).names))


def press_of(names: Gazetteer) -> Press:
    """What a lexicon knows of outlets, agencies and journalists."""
    return Press(
        aliases={
            body_key(alias): outlet.name
            for outlet in names.outlets
            for alias in (outlet.name, *outlet.aliases)
        },
        agencies=frozenset(body_key(o.name) for o in names.outlets if o.kind == "agency"),
        outlet_of={
            body_key(name): person.outlet
            for person in names.people
            if person.outlet
            for name in (person.name, *person.aliases)
        },
    )


def _at(addresses: Iterable[str]) -> set[int]:
    return {hash_of(f"at {address}") for address in addresses}


def _to(addresses: Iterable[str]) -> set[int]:
    return {hash_of(f"to {address}") for address in addresses}
