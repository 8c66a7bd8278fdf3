"""Reading names from TOML files: those that come with rumourdesk, then a person's own.

A folder holds any number of `*.toml` files, and any file any of the tables that
`rumourdesk.lexicon.schema` knows; the names of the files serve the reader alone. A later folder
adds entries, and where it repeats a name of the same type, the fields that it gives replace the
earlier ones. A `[defaults]` table at the head of a file fills fields that its entries leave out.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rumourdesk.lexicon.entries import WordLists
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.kept import content_key, fetch, keep
from rumourdesk.lexicon.places import entry_line, key_line, syntax_line
from rumourdesk.lexicon.records import gazetteer_of, gazetteer_record
from rumourdesk.lexicon.schema import (
    TABLES,
    WORD_LISTS,
    LexiconError,
    entries,
    problems,
    word_lists,
)
from rumourdesk.lexicon.tokens import fold

# rules.py still takes LexiconError from here.
__all__ = [
    "LexiconError",
    "NamesFile",
    "kept_gazetteer",
    "load_gazetteer",
    "load_own",
    "names_files",
    "names_folder",
    "packaged_gazetteer",
    "parse",
    "read_file",
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


@dataclass(frozen=True, slots=True)
class NamesFile:
    """One file of names without a mistake of its own: its name, its text and what it says."""

    name: str
    text: str
    document: Mapping[str, Any]


def load_gazetteer(
    folders: Sequence[Traversable | Path], own: Sequence[NamesFile] = ()
) -> Gazetteer:
    """The names of these folders, later ones overriding; a folder that does not exist has none.

    The files `own` are laid over them all. Raises LexiconError for a file that cannot be used.
    """
    gathered = _Gathered()
    for folder in folders:
        _gather(map(read_file, names_files(folder)), gathered)
    _gather(own, gathered)
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


def load_own(folder: Path) -> tuple[tuple[NamesFile, ...], tuple[LexiconError, ...]]:
    """The files of a person's own folder that can be used, and what is wrong with the others."""
    usable: list[NamesFile] = []
    wrong: list[LexiconError] = []
    for path in names_files(folder):
        try:
            read = read_file(path)
            _gather([*usable, read], _Gathered())
        except LexiconError as error:
            wrong.append(error)
        else:
            usable.append(read)
    return tuple(usable), tuple(wrong)


def names_files(folder: Traversable | Path) -> list[Traversable | Path]:
    """The `*.toml` files of a folder by name; none where it does not exist or cannot be read."""
    try:
        found = [p for p in folder.iterdir() if p.name.endswith(".toml")] if folder.is_dir() else []
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name)


def read_file(path: Traversable | Path) -> NamesFile:
    """One file of names. Raises LexiconError for the first mistake in it, naming its line."""
    text, document = parse(path)
    for problem in problems(document):
        line = key_line(text, problem.table, problem.number, problem.key)
        raise LexiconError(f"{path.name}: line {line}: {problem}")
    return NamesFile(path.name, text, document)


def parse(path: Traversable | Path) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file and what it says. Raises LexiconError, naming the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name}: this is no text in UTF-8 ({error})") from error
    except OSError as error:
        raise LexiconError(f"{path.name}: {error.strerror or error}") from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = syntax_line(str(error), text)
        raise LexiconError(f"{path.name}: line {line}: {error}") from error


def _gather(read: Iterable[NamesFile], gathered: _Gathered) -> None:
    """Lay the entries of the files of one folder over what is gathered."""
    seen: dict[tuple[str, str], str] = {}
    for file in read:
        numbers: Counter[str] = Counter()
        for table, entry in entries(file.document):
            numbers[table] += 1
            key = (table, fold(entry["name"]))
            if key in seen:
                line = entry_line(file.text, table, numbers[table])
                place = f"{file.name}: line {line}: {table} {entry['name']!r}"
                raise LexiconError(f"{place}: stands in {seen[key]} already")
            seen[key] = file.name
            gathered.entries[table].setdefault(key[1], {}).update(entry)
        for name, words in word_lists(file.document).items():
            gathered.words[name].update(map(fold, words))


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
