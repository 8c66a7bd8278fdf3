"""What is wrong with files of names and rules, all of it, by file and line.

Reading a lexicon stops at the first mistake of a file; this goes on, and looks further: at names
that two entries claim, at organisations and roles that nobody lists, at patterns in lists of words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rumourdesk.lexicon.document import Document
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.load import LexiconError
from rumourdesk.lexicon.patterns import PatternError, PatternIndex
from rumourdesk.lexicon.phrases import phrase
from rumourdesk.lexicon.places import entry_line, key_line, syntax_line, text_line
from rumourdesk.lexicon.rules import load_rules, packaged_rules
from rumourdesk.lexicon.schema import TABLES, entries, nearest, problems
from rumourdesk.lexicon.tokens import fold

File = Path | Traversable

_SHARED = ("organisation", "outlet", "person", "competition")
"""Tables whose sure names stand for one entry each."""
_PATTERN_SIGNS = re.compile(r"[@<]\w|\w[|?*]")
_PATTERN_KEYS = frozenset(
    [
        "match",
        "conditions",
        "temporals",
        "not_conditions",
        "passives",
        "hearsay",
        "anonymous",
        "own",
    ]
)
"""Keys of rule files that hold patterns."""
_REGEX_FILES = frozenset(["dates.toml"])
"""Rule files whose `match` is a regular expression."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing that is wrong, and where; line 0 is the file as a whole."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}"


@dataclass(frozen=True, slots=True)
class Opened:
    """One file that could be read as TOML."""

    path: File
    text: str
    document: Mapping[str, Any]


def toml_files(path: Path) -> list[Path]:
    """The file itself, or the `*.toml` files in a folder and below it, by path."""
    return sorted(path.rglob("*.toml")) if path.is_dir() else [path]


def opened(path: File) -> Opened | Mistake:
    """A file read as TOML, or why it cannot be."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return Mistake(str(path), 0, "this is no text in UTF-8")
    except OSError as error:
        return Mistake(str(path), 0, error.strerror or str(error))
    try:
        return Opened(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        what = f"this is no TOML: {error}"
        return Mistake(str(path), syntax_line(str(error), text), what)


# --- files of names -------------------------------------------------------------------------------


def check_names(
    files: Sequence[Opened], names: Gazetteer | None, below: Sequence[Opened] = ()
) -> list[Mistake]:
    """The mistakes of files of names that are used together.

    `names` are all that are known once they are read, for what entries name of each other, or None
    where they cannot be; `below`
    are the sound files that these are laid over, whose entries they may override.
    """
    found: list[Mistake] = []
    for file in files:
        found += [
            Mistake(str(file.path), key_line(file.text, p.table, p.number, p.key), str(p))
            for p in problems(file.document)
        ]
        found += _phrase_mistakes(file)
        if names is not None:
            found += _unknown(file, names)
    return sorted({*found, *_clashes(below, files)})


def _sound(file: Opened) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    """The entries of a file that have no mistake of their own, with table and number."""
    wrong = {(p.table, p.number) for p in problems(file.document)}
    for table in TABLES:
        if (table, 0) not in wrong:
            for number, entry in enumerate(file.document.get(table, ()), 1):
                if (table, number) not in wrong:
                    yield table, number, entry


def _phrase_mistakes(file: Opened) -> list[Mistake]:
    found: list[Mistake] = []
    listed = file.document.get("phrase", ())
    for number, entry in enumerate(listed if isinstance(listed, list) else (), 1):
        line = entry_line(file.text, "phrase", number)
        if not isinstance(entry, dict):
            found.append(Mistake(str(file.path), line, "'phrase' must be written [[phrase]]"))
            continue
        label = f"phrase {entry.get('rule', f'number {number}')!r}"
        try:
            phrase(Document(label, entry))
        except LexiconError as error:
            found.append(Mistake(str(file.path), line, str(error)))
    return found


def _clashes(below: Iterable[Opened], files: Iterable[Opened]) -> Iterator[Mistake]:
    """Entries that stand twice, and names that two entries of one type claim for sure."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for file in below:
        for table, _, entry in _sound(file):
            for written in _sure_names(entry) if table in _SHARED else ():
                first.setdefault((table, fold(written)), (entry["name"], file.path.name))
    entered: dict[tuple[str, str], str] = {}
    for file in files:
        for table, number, entry in _sound(file):
            line = entry_line(file.text, table, number)
            here = f"{file.path.name}:{line}"
            key = (table, fold(entry["name"]))
            if key in entered:
                what = f"{table} {entry['name']!r} stands in {entered[key]} already"
                yield Mistake(str(file.path), line, what)
                continue
            entered[key] = here
            if table not in _SHARED:
                continue
            for written in _sure_names(entry):
                owner, place = first.setdefault((table, fold(written)), (entry["name"], here))
                if fold(owner) != key[1]:
                    yield Mistake(
                        str(file.path),
                        text_line(file.text, f'"{written}"', line),
                        f"{table} {entry['name']!r}: {written!r} is a name of {owner!r} ({place}) "
                        f"too; list a name that several share under {_for_shared(table)}",
                    )


def _for_shared(table: str) -> str:
    return "'nicknames' or 'needs_cue'" if table == "organisation" else "'needs_cue'"


def _sure_names(entry: Mapping[str, Any]) -> list[str]:
    cued = entry.get("needs_cue", ())
    if cued is True:
        return []
    return [n for n in (entry["name"], *entry.get("aliases", ())) if n not in cued]


def _unknown(file: Opened, names: Gazetteer) -> Iterator[Mistake]:
    """What entries name that is listed nowhere: bodies of people, roles, outlets, countries."""
    looks: dict[str, dict[str, Callable[[str], object]]] = {
        "person": {
            "organisations": lambda n: names.organisation(n) or names.outlet(n),
            "outlet": lambda n: not n or names.outlet(n),
            "nationality": lambda n: not n or names.nationality(n),
        },
        "organisation": {"roles": names.role},
    }
    listed = {
        "organisations": [o.name for o in names.organisations],
        "outlet": [o.name for o in names.outlets],
        "nationality": [n.name for n in names.nationalities],
        "roles": [r.name for r in names.roles],
    }
    for table, number, entry in _sound(file):
        for key, known in looks.get(table, {}).items():
            values = entry.get(key, ())
            for value in [values] if isinstance(values, str) else values:
                if not known(value):
                    what = f"{table} {entry['name']!r}: {key!r} names {value!r}, which no entry is"
                    line = key_line(file.text, table, number, key)
                    yield Mistake(str(file.path), line, what + nearest(value, listed[key]))


def examples_of(file: Opened) -> Iterator[tuple[int, str, list[str], list[str]]]:
    """The examples of a file of names: line, text, what must be found and what must not."""
    for number, example in enumerate(file.document.get("example", ()), 1):
        line = entry_line(file.text, "example", number)
        yield line, example["text"], example.get("finds", []), example.get("not_finds", [])


def foreign_to(file: Opened, finds: Iterable[str]) -> list[str]:
    """The names that an example expects though its own file does not list them."""
    own = {entry["name"] for _, entry in entries(file.document)}
    return [name for name in finds if own and name not in own]


# --- files of rules -------------------------------------------------------------------------------


def check_rules(files: Sequence[Opened], folder: Traversable | Path) -> list[Mistake]:
    """The mistakes of the rule files of one folder, which are read as a whole."""
    found = [m for file in files for m in _pattern_mistakes(file)]
    if found:
        return sorted(set(found))
    try:
        load_rules(folder)
    except LexiconError as error:
        return [_placed(str(error), files, folder)]
    return []


def _pattern_mistakes(file: Opened) -> Iterator[Mistake]:
    """Patterns that cannot be read, and patterns where only words may stand."""
    classes = packaged_rules().classes
    own = file.document.get("classes")
    if isinstance(own, dict):
        classes = {**classes, **own}
    for key, value in _texts(file.document):
        line = text_line(file.text, value)
        if key in _PATTERN_KEYS and file.path.name in _REGEX_FILES:
            continue
        if key in _PATTERN_KEYS and not (key == "own" and _in_verbs(file, value)):
            try:
                PatternIndex([(value, value)], classes)
            except PatternError as error:
                yield Mistake(str(file.path), line, str(error))
        elif key == "word" and _PATTERN_SIGNS.search(value):
            what = f"{value!r} is a pattern, but stands in a list of words"
            yield Mistake(str(file.path), line, what)


def _in_verbs(file: Opened, value: str) -> bool:
    verbs = file.document.get("verbs", {})
    return isinstance(verbs, dict) and value in verbs.get("own", ())


def _texts(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text of a rule file with the key of the list that it stands in; a plain word under
    "word"."""
    for key, value in document.items():
        if key in ("examples", "pattern"):
            continue
        if isinstance(value, list):
            for item in value:
                if isinstance(item, str):
                    yield (key if key in _PATTERN_KEYS else "word"), item
                elif isinstance(item, dict):
                    yield from (("match", p) for p in item.get("match", ()) if isinstance(p, str))
        elif isinstance(value, dict):
            for words in value.values():
                if isinstance(words, list):
                    yield from (("word", word) for word in words if isinstance(word, str))


def _placed(words: str, files: Sequence[Opened], folder: Traversable | Path) -> Mistake:
    """A complaint of the rule reader with the line of the entry and key that it names."""
    name, _, what = words.partition(": ")
    file = next((f for f in files if f.path.name == name), None)
    if file is None:
        return Mistake(str(folder), 0, words)
    quoted = re.findall(r"'([^']+)'", what)
    line = 1
    for word in quoted:
        line = max(line, text_line(file.text, word, line))
    return Mistake(str(file.path), line, what)


def rule_examples(file: Opened) -> Iterator[tuple[int, str, str]]:
    """The examples of a rule file: line, text, what reading it must give."""
    for pair in file.document.get("examples", ()):
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(t, str) for t in pair):
            yield text_line(file.text, pair[0]), pair[0], pair[1]
