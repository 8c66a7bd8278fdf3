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
    """A lexicon file cannot be used; the message names the file, the entry and the key."""


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
        return f"must be one of {', '.join(sorted(choices))}{_nearest(str(value), choices)}"

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
WORD_LISTS = tuple(WordLists.__dataclass_fields__)
_TOP_KEYS = frozenset([*TABLES, "words", "defaults"])


def _nearest(word: str, known: frozenset[str] | Sequence[str]) -> str:
    close = get_close_matches(word, sorted(known), 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else ""


def entries(file: str, document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The checked entries of one file, each with the defaults of the file filled in."""
    defaults = document.get("defaults", {})
    for key, value in document.items():
        if key not in _TOP_KEYS:
            raise LexiconError(f"{file}: unknown table {key!r}{_nearest(key, _TOP_KEYS)}")
        if key not in TABLES:
            continue
        if not isinstance(value, list):
            raise LexiconError(f"{file}: {key!r} must be written [[{key}]]")
        fitting = _fitting_defaults(file, key, defaults)
        for number, entry in enumerate(value, 1):
            _check_entry(file, key, number, entry)
            yield key, {**fitting, **entry}


def _fitting_defaults(file: str, table: str, defaults: object) -> dict[str, Any]:
    if not isinstance(defaults, dict) or "name" in defaults:
        raise LexiconError(f"{file}: 'defaults' must be a table without a name")
    _check_keys(f"{file}: defaults", TABLES[table].keys, defaults)
    return defaults


def _check_entry(file: str, table: str, number: int, entry: object) -> None:
    if not isinstance(entry, dict):
        raise LexiconError(f"{file}: {table!r} must be written [[{table}]]")
    place = f"{file}: {table} {entry.get('name', f'number {number}')!r}"
    if "name" not in entry:
        raise LexiconError(f"{place}: 'name' is missing")
    _check_keys(place, TABLES[table].keys, entry)


def _check_keys(
    place: str, checks: Mapping[str, Callable[[object], str]], entry: Mapping[str, object]
) -> None:
    for key, value in entry.items():
        if key not in checks:
            raise LexiconError(f"{place}: unknown key {key!r}{_nearest(key, list(checks))}")
        if problem := checks[key](value):
            raise LexiconError(f"{place}: {key!r} {problem}")


def word_lists(file: str, document: Mapping[str, Any]) -> Mapping[str, list[str]]:
    """The checked word lists of one file, which are the fields of WordLists, as written."""
    lists = document.get("words", {})
    if not isinstance(lists, dict):
        raise LexiconError(f"{file}: 'words' must be written [words]")
    for key, value in lists.items():
        if key not in WORD_LISTS:
            raise LexiconError(f"{file}: words: unknown key {key!r}{_nearest(key, WORD_LISTS)}")
        if problem := _names(value):
            raise LexiconError(f"{file}: words: {key!r} {problem}")
    return lists
