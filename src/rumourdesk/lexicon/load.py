"""Reading names from TOML files: those that come with rumourdesk, then a person's own.

A folder holds any number of `*.toml` files, and any file any of the tables that
`rumourdesk.lexicon.schema` knows; the names of the files serve the reader alone. A later folder
adds entries, and where it repeats a name of the same type, the fields that it gives replace the
earlier ones. A `[defaults]` table at the head of a file fills fields that its entries leave out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rumourdesk.lexicon.entries import WordLists
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.kept import content_key, fetch, keep
from rumourdesk.lexicon.records import gazetteer_of, gazetteer_record
from rumourdesk.lexicon.schema import TABLES, WORD_LISTS, LexiconError, entries, word_lists
from rumourdesk.lexicon.tokens import fold

# rules.py still takes LexiconError from here.
__all__ = [
    "LexiconError",
    "kept_gazetteer",
    "load_gazetteer",
    "names_folder",
    "packaged_gazetteer",
]


@dataclass(slots=True)
class _Gathered:
    """What the folders read so far say: entries by type and folded name, and the word lists."""

    entries: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {table: {} for table in TABLES}
    )
    words: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in WORD_LISTS})


def names_folder(language: str = "en") -> Traversable:
    """The names that come with rumourdesk in this language."""
    return files("rumourdesk.lexicon").joinpath(language, "names")


def load_gazetteer(folders: Sequence[Traversable | Path]) -> Gazetteer:
    """The names of these folders, later ones overriding; a folder that does not exist has none.

    Raises LexiconError for a file that cannot be used.
    """
    gathered = _Gathered()
    for folder in folders:
        _read_folder(folder, gathered)
    return _assemble(gathered)


@cache
def packaged_gazetteer(language: str = "en") -> Gazetteer:
    """The names that come with rumourdesk, read once a run."""
    folders = [names_folder(language)]
    return kept_gazetteer(folders, lambda: load_gazetteer(folders))


def kept_gazetteer(
    folders: Sequence[Traversable | Path], compiled: Callable[[], Gazetteer]
) -> Gazetteer:
    """The names kept from an earlier run for what these folders hold, else those `compiled`, which
    depend on nothing else and are kept in turn."""
    key = content_key(folders)
    try:
        return gazetteer_of(fetch("names", key))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        names = compiled()
        keep("names", key, gazetteer_record(names))
        return names


def _read_folder(folder: Traversable | Path, gathered: _Gathered) -> None:
    if not folder.is_dir():
        return
    seen: dict[tuple[str, str], str] = {}
    paths = [path for path in folder.iterdir() if path.name.endswith(".toml")]
    for path in sorted(paths, key=lambda path: path.name):
        document = _parse(path)
        for table, entry in entries(path.name, document):
            key = (table, fold(entry["name"]))
            if key in seen:
                place = f"{path.name}: {table} {entry['name']!r}"
                raise LexiconError(f"{place}: stands in {seen[key]} already")
            seen[key] = path.name
            gathered.entries[table].setdefault(key[1], {}).update(entry)
        for name, words in word_lists(path.name, document).items():
            gathered.words[name].update(map(fold, words))


def _parse(path: Traversable | Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


def _assemble(gathered: _Gathered) -> Gazetteer:
    made = {
        table: tuple(_make(TABLES[table].make, entry) for entry in of_type.values())
        for table, of_type in gathered.entries.items()
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
