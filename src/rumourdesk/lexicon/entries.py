"""What a desk may know by name: organisations, people, outlets, roles and the rest.

Plain values as a lexicon file gives them; `rumourdesk.lexicon.forms` says how each is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

DOMAIN_OF_KIND = {
    "club": "football",
    "national team": "football",
    "federation": "sport",
    "league": "sport",
    "franchise": "franchise",
    "company": "business",
    "central bank": "finance",
    "government": "politics",
    "party": "politics",
    "agency": "politics",
    "body": "politics",
    "court": "law",
    "broadcaster": "media",
    "church": "church",
    "university": "academia",
}
"""The domain in whose words an organisation of a kind is spoken of."""

ORGANISATION_KINDS = frozenset(DOMAIN_OF_KIND)


class NameType(StrEnum):
    """What sort of thing a name stands for."""

    ORGANISATION = "organisation"
    OUTLET = "outlet"
    PERSON = "person"
    VENUE = "venue"
    COMPETITION = "competition"
    PLACE = "place"
    NATIONALITY = "nationality"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that has posts to fill. `needs_cue` lists names that count only beside a cue."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    needs_cue: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    country: str = ""
    season: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds, wants, fills or writes about posts.

    The surname is the last word with its particles unless `surname` says otherwise; an empty
    `surname` in the data means that the last word alone never stands for this person.
    """

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    needs_cue: tuple[str, ...] = ()
    surname: str | None = None
    nationality: str = ""
    born: int | None = None
    organisations: tuple[str, ...] = ()
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Whoever publishes reports."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    needs_cue: tuple[str, ...] = ()
    country: str = ""
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A post as desks call it, with every word that means it.

    `when_kind` limits the entry to organisations of these kinds; `domain` only prefers it there.
    `job_words` stand for the post itself and not its holder ("hot seat").
    """

    name: str
    words: tuple[str, ...] = ()
    job_words: tuple[str, ...] = ()
    domain: str = ""
    holder_kind: str = ""
    when_kind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nationality:
    """An adjective of nationality, the nouns for its people, and their country."""

    name: str
    nouns: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Competition:
    """A league, cup or tournament; the body that runs one is an organisation."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    needs_cue: tuple[str, ...] = ()
    country: str = ""
    season: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region with the towns in it, known lest they be read as people."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordLists:
    """Folded single words that help to tell names from other capitalised words."""

    given_names: frozenset[str] = frozenset()
    closed_class: frozenset[str] = frozenset()
    sentence_initial: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()

    def never_names(self) -> frozenset[str]:
        """Words that start no name, however they are capitalised."""
        return self.closed_class | self.sentence_initial | self.months | self.weekdays


class Named(Protocol):
    """Anything listed under a name."""

    @property
    def name(self) -> str: ...
