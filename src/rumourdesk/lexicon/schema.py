"""What a file of names may say: its tables, their keys, and the values that each key takes.

Reading is strict: a misspelt key would otherwise be a name that is silently never found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from rumourdesk.lexicon.entries import (
    ORGANISATION_KINDS,
    Competition,
    Nationality,
    Organisation,
    Outlet,
    Person,
    Place,
    Role,
    WordLists,
)


class LexiconError(Exception):
    """A lexicon file cannot be used; the message names the file, line, entry and key."""


_PERSON_KINDS = frozenset(
    (
        *("coach", "player", "president", "executive", "politician", "official", "cleric"),
        *("journalist", "agent", "pundit"),
    )
)
_OUTLET_KINDS = frozenset(
    ("newspaper", "broadcaster", "agency", "site", "magazine", "radio", "channel")
)
_SEASONS = frozenset(["autumn", "calendar"])
_PLACE_KINDS = frozenset(["country", "region", "continent"])
_COMPETITION_KINDS = frozenset(["league", "cup", "tournament", "match", "award"])


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of one kind of table with their checks, and what to make of an entry."""

    make: Callable[..., Any]
    keys: Mapping[str, Callable[[object], str]]


def _text(value: object) -> str:
    return "" if isinstance(value, str) else "must be a text"


def _name(value: object) -> str:
    known = isinstance(value, str) and any(map(str.isalnum, value))
    return "" if known else "must be a text and not empty"


def _names(value: object) -> str:
    if not isinstance(value, list):
        return "must be a list of texts"
    for item in value:
        if problem := _name(item):
            return f"in its list {problem}"
    return ""


def _names_or_all(value: object) -> str:
    return "" if value is True else _names(value)


def _year(value: object) -> str:
    known = isinstance(value, int) and 1800 < value < 2200
    return "" if known else "must be a year"


def _one_of(choices: frozenset[str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, str) and value in choices:
            return ""
        return f"must be one of {', '.join(sorted(choices))}{nearest(str(value), choices)}"

    return check


def _kinds(value: object) -> str:
    if problem := _names(value):
        return problem
    check = _one_of(ORGANISATION_KINDS)
    return next((p for item in value if (p := check(item))), "") if isinstance(value, list) else ""


TABLES: Mapping[str, Table] = {
    "organisation": Table(
        Organisation,
        {
            "name": _name,
            "kind": _one_of(ORGANISATION_KINDS),
            "aliases": _names,
            "needs_cue": _names_or_all,
            "nicknames": _names,
            "venues": _names,
            "country": _text,
            "season": _one_of(_SEASONS),
            "roles": _names,
        },
    ),
    "person": Table(
        Person,
        {
            "name": _name,
            "kind": _one_of(_PERSON_KINDS),
            "aliases": _names,
            "needs_cue": _names_or_all,
            "surname": _text,
            "nationality": _text,
            "born": _year,
            "organisations": _names,
            "outlet": _text,
        },
    ),
    "outlet": Table(
        Outlet,
        {
            "name": _name,
            "kind": _one_of(_OUTLET_KINDS),
            "aliases": _names,
            "needs_cue": _names_or_all,
            "country": _text,
            "domains": _names,
        },
    ),
    "role": Table(
        Role,
        {
            "name": _name,
            "words": _names,
            "job_words": _names,
            "domain": _text,
            "holder_kind": _one_of(_PERSON_KINDS),
            "when_kind": _kinds,
        },
    ),
    "nationality": Table(Nationality, {"name": _name, "nouns": _names, "country": _text}),
    "competition": Table(
        Competition,
        {
            "name": _name,
            "kind": _one_of(_COMPETITION_KINDS),
            "aliases": _names,
            "needs_cue": _names_or_all,
            "country": _text,
            "season": _one_of(_SEASONS),
        },
    ),
    "place": Table(
        Place, {"name": _name, "kind": _one_of(_PLACE_KINDS), "aliases": _names, "cities": _names}
    ),
}
EXAMPLE_KEYS: Mapping[str, Callable[[object], str]] = {
    "text": _name,
    "finds": _names,
    "not_finds": _names,
}
"""An example of a file of names: a text, and the names of its entries that stand in it or not."""
WORD_LISTS = tuple(WordLists.__dataclass_fields__)
_TOP_KEYS = frozenset([*TABLES, "words", "defaults", "example", "phrase"])


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one entry, the `number`th of its table (from 1), or with the table.

    `key` is the key at fault, "" where it is the entry as a whole.
    """

    table: str
    number: int
    key: str
    what: str

    def __str__(self) -> str:
        return self.what


def nearest(word: str, known: frozenset[str] | Sequence[str]) -> str:
    """A question after the known word that is most like this one; "" if none is."""
    close = get_close_matches(word, sorted(known), 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else ""


def problems(document: Mapping[str, Any]) -> Iterator[Problem]:
    """All that is wrong with one file of names, in its order; phrases are checked with the rules.

    A document that gives none can be read by `entries` and `word_lists`.
    """
    defaults = document.get("defaults", {})
    for key, value in document.items():
        if key not in _TOP_KEYS:
            yield Problem(key, 0, "", f"unknown table {key!r}{nearest(key, _TOP_KEYS)}")
        if key == "words":
            yield from _words_problems(value)
        if key == "phrase" and not isinstance(value, list):
            yield Problem(key, 0, "", f"{key!r} must be written [[{key}]]")
        if key not in TABLES and key != "example":
            continue
        if not isinstance(value, list):
            yield Problem(key, 0, "", f"{key!r} must be written [[{key}]]")
            continue
        checks = TABLES[key].keys if key in TABLES else EXAMPLE_KEYS
        if key in TABLES:
            yield from _defaults_problems(checks, defaults)
        for number, entry in enumerate(value, 1):
            yield from _entry_problems(key, number, entry, checks)


def _defaults_problems(
    checks: Mapping[str, Callable[[object], str]], defaults: object
) -> Iterator[Problem]:
    if not isinstance(defaults, dict) or "name" in defaults:
        yield Problem("defaults", 0, "", "'defaults' must be a table without a name")
        return
    yield from _key_problems("defaults", 0, "defaults", checks, defaults)


def _entry_problems(
    table: str, number: int, entry: object, checks: Mapping[str, Callable[[object], str]]
) -> Iterator[Problem]:
    if not isinstance(entry, dict):
        yield Problem(table, 0, "", f"{table!r} must be written [[{table}]]")
        return
    head = "text" if table == "example" else "name"
    place = f"{table} {entry.get(head, f'number {number}')!r}"
    if head not in entry:
        yield Problem(table, number, "", f"{place}: {head!r} is missing")
    yield from _key_problems(table, number, place, checks, entry)


def _key_problems(
    table: str,
    number: int,
    place: str,
    checks: Mapping[str, Callable[[object], str]],
    entry: Mapping[str, object],
) -> Iterator[Problem]:
    for key, value in entry.items():
        if key not in checks:
            what = f"{place}: unknown key {key!r}{nearest(key, list(checks))}"
            yield Problem(table, number, key, what)
        elif problem := checks[key](value):
            yield Problem(table, number, key, f"{place}: {key!r} {problem}")


def _words_problems(lists: object) -> Iterator[Problem]:
    if not isinstance(lists, dict):
        yield Problem("words", 0, "", "'words' must be written [words]")
        return
    for key, value in lists.items():
        if key not in WORD_LISTS:
            what = f"words: unknown key {key!r}{nearest(key, WORD_LISTS)}"
            yield Problem("words", 0, key, what)
        elif problem := _names(value):
            yield Problem("words", 0, key, f"words: {key!r} {problem}")


def entries(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of a file without problems, each with the defaults of the file filled in."""
    defaults = document.get("defaults", {})
    for table in TABLES:
        for entry in document.get(table, ()):
            yield table, {**defaults, **entry}


def word_lists(document: Mapping[str, Any]) -> Mapping[str, list[str]]:
    """The word lists of a file without problems, which are fields of WordLists, as written."""
    return dict(document.get("words", {}))
