"""What the desk learned from earlier reports, laid beside the lexicon for those still to come."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from rumourdesk.lexicon.entries import Organisation, Outlet, Person
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import LearnedType
from rumourdesk.store import Store
from rumourdesk.store.rows import LearnedRow
from rumourdesk.text import fold

_Kept = tuple[int, Lexicon, Lexicon]
_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_lock = threading.Lock()


def lexicon_of(store: Store, listed: Lexicon) -> Lexicon:
    """The lexicon with what the desk knows by now; it never changes afterwards.

    It is made once for each state of what was learned, and costs what the learned names cost.
    """
    token = store.learned_token()
    with _lock:
        kept = _kept.get(store)
    if kept is not None and kept[0] == token and kept[1] is listed:
        return kept[2]
    made = laid_beside(listed, store.learned()) if token else listed
    with _lock:
        _kept[store] = (token, listed, made)
    return made


def laid_beside(listed: Lexicon, rows: Iterable[LearnedRow]) -> Lexicon:
    """The lexicon with these learned names; of one that stands for several sorts of things, the
    sort that most reports say, and none of these if they are even."""
    by_name: defaultdict[str, list[LearnedRow]] = defaultdict(list)
    for row in rows:
        by_name[fold(row.name)].append(row)
    sure = [best for of_name in by_name.values() if (best := _agreed(of_name)) is not None]
    if not sure:
        return listed
    return listed.with_learned(
        [
            Organisation(row.name, kind=row.kind, roles=row.roles)
            for row in sure
            if row.type is LearnedType.ORGANISATION
        ],
        [
            Person(row.name, kind=row.kind, organisations=row.organisations)
            for row in sure
            if row.type is LearnedType.PERSON
        ],
        [Outlet(row.name) for row in sure if row.type is LearnedType.OUTLET],
    )


def _agreed(rows: list[LearnedRow]) -> LearnedRow | None:
    most = max(len(row.teachings) for row in rows)
    best = [row for row in rows if len(row.teachings) == most]
    return best[0] if len(best) == 1 else None
