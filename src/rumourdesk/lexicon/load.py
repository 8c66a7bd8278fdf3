"""Reading names from TOML files: those that come with rumourdesk, then a person's own.

A folder holds any number of `*.toml` files, and any file any of the tables below; the names of the
files serve the reader alone. A later folder adds entries, and where it repeats a name of the same
type, the fields that it gives replace the earlier ones. A `[defaults]` table at the head of a file
fills fields that its entries leave out.

Reading is strict: a misspelt key would otherwise be a name that is silently never found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rumourdesk.lexicon.gazetteer import (
    ORGANISATION_KINDS,
    Competition,
    Gazetteer,
    Nationality,
    Organisation,
    Outlet,
    Person,
    Place,
    Role,
    WordLists,
    fold,
)


class LexiconError(Exception):
    """A lexicon file cannot be used; the message names the file, the entry and the key."""


# --- what a file may say ------------------------------------------------------------------------

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
class _Table:
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


_TABLES: Mapping[str, _Table] = {
    "organisation": _Table(
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
    "person": _Table(
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
    "outlet": _Table(
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
    "role": _Table(
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
    "nationality": _Table(Nationality, {"name": _name, "nouns": _names, "country": _text}),
    "competition": _Table(
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
    "place": _Table(
        Place, {"name": _name, "kind": _one_of(_PLACE_KINDS), "aliases": _names, "cities": _names}
    ),
}
_WORD_LISTS = tuple(WordLists.__dataclass_fields__)
_TOP_KEYS = frozenset([*_TABLES, "words", "defaults"])


def _nearest(word: str, known: frozenset[str] | Sequence[str]) -> str:
    close = get_close_matches(word, sorted(known), 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else ""


# --- reading ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Gathered:
    """What the folders read so far say: entries by type and folded name, and the word lists."""

    entries: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {table: {} for table in _TABLES}
    )
    words: dict[str, set[str]] = field(
        default_factory=lambda: {name: set() for name in _WORD_LISTS}
    )


def names_folder(language: str = "en") -> Traversable:
    """The names that come with rumourdesk in this language."""
    return files("rumourdesk.lexicon").joinpath(language, "names")


def load_gazetteer(folders: Sequence[Traversable | Path]) -> Gazetteer:
    """The names of these folders, later ones overriding; a folder that does not exist has none."""
    gathered = _Gathered()
    for folder in folders:
        _read_folder(folder, gathered)
    return _assemble(gathered)


@cache
def packaged_gazetteer(language: str = "en") -> Gazetteer:
    """The names that come with rumourdesk, read once a run."""
    return load_gazetteer([names_folder(language)])


def _read_folder(folder: Traversable | Path, gathered: _Gathered) -> None:
    if not folder.is_dir():
        return
    seen: dict[tuple[str, str], str] = {}
    paths = [path for path in folder.iterdir() if path.name.endswith(".toml")]
    for path in sorted(paths, key=lambda path: path.name):
        document = _parse(path)
        for table, entry in _entries(path.name, document):
            key = (table, fold(entry["name"]))
            if key in seen:
                place = f"{path.name}: {table} {entry['name']!r}"
                raise LexiconError(f"{place}: stands in {seen[key]} already")
            seen[key] = path.name
            gathered.entries[table].setdefault(key[1], {}).update(entry)
        _take_words(path.name, document.get("words", {}), gathered.words)


def _parse(path: Traversable | Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


def _entries(file: str, document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The checked entries of one file, each with the defaults of the file filled in."""
    defaults = document.get("defaults", {})
    for key, value in document.items():
        if key not in _TOP_KEYS:
            raise LexiconError(f"{file}: unknown table {key!r}{_nearest(key, _TOP_KEYS)}")
        if key not in _TABLES:
            continue
        if not isinstance(value, list):
            raise LexiconError(f"{file}: {key!r} must be written [[{key}]]")
        for number, entry in enumerate(value, 1):
            _check_entry(file, key, number, entry)
            yield key, {**_fitting_defaults(file, key, defaults), **entry}


def _fitting_defaults(file: str, table: str, defaults: object) -> dict[str, Any]:
    if not isinstance(defaults, dict) or "name" in defaults:
        raise LexiconError(f"{file}: 'defaults' must be a table without a name")
    _check_keys(f"{file}: defaults", _TABLES[table].keys, defaults)
    return defaults


def _check_entry(file: str, table: str, number: int, entry: object) -> None:
    if not isinstance(entry, dict):
        raise LexiconError(f"{file}: {table!r} must be written [[{table}]]")
    place = f"{file}: {table} {entry.get('name', f'number {number}')!r}"
    if "name" not in entry:
        raise LexiconError(f"{place}: 'name' is missing")
    _check_keys(place, _TABLES[table].keys, entry)


def _check_keys(
    place: str, checks: Mapping[str, Callable[[object], str]], entry: Mapping[str, object]
) -> None:
    for key, value in entry.items():
        if key not in checks:
            raise LexiconError(f"{place}: unknown key {key!r}{_nearest(key, list(checks))}")
        if problem := checks[key](value):
            raise LexiconError(f"{place}: {key!r} {problem}")


def _take_words(file: str, lists: object, words: Mapping[str, set[str]]) -> None:
    if not isinstance(lists, dict):
        raise LexiconError(f"{file}: 'words' must be written [words]")
    for key, value in lists.items():
        if key not in words:
            raise LexiconError(f"{file}: words: unknown key {key!r}{_nearest(key, _WORD_LISTS)}")
        if problem := _names(value):
            raise LexiconError(f"{file}: words: {key!r} {problem}")
        words[key].update(map(fold, value))


def _assemble(gathered: _Gathered) -> Gazetteer:
    made = {
        table: tuple(_make(_TABLES[table].make, entry) for entry in entries.values())
        for table, entries in gathered.entries.items()
    }
    return Gazetteer.build(
        organisations=made["organisation"],
        people=made["person"],
        outlets=made["outlet"],
        roles=made["role"],
        nationalities=made["nationality"],
        competitions=made["competition"],
        places=made["place"],
        words=WordLists(**{name: frozenset(found) for name, found in gathered.words.items()}),
    )


def _make(make: Callable[..., Any], entry: Mapping[str, Any]) -> Any:
    fields = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    if fields.get("needs_cue") is True:
        fields["needs_cue"] = (fields["name"], *fields.get("aliases", ()))
    return make(**fields)
