"""The `key: value` lines that may head a report file. Not YAML: values are words and no more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

KEYS = ("title", "outlet", "url", "author", "date", "restated")

_FENCE = "---"
_ENTRY = re.compile(r"\A([A-Za-z][A-Za-z0-9_-]*+)[ ]*:(?!//)[ ]*(.*)$")
# What other programs write there beside entries: comments, lists, continued values.
_PASSED_OVER = re.compile(r"(?:#|[ ]|- ).*$|$")

_BLOCKS = {">", ">-", "|", "|-"}


@dataclass(frozen=True, slots=True)
class Headed:
    """A file's text below its front matter, and what that says under the keys of `KEYS`."""

    body: str
    values: Mapping[str, str]
    notes: tuple[str, ...] = ()


def split(text: str) -> Headed:
    """Front matter, if the cleaned text is headed by it, and the rest.

    It begins at a first line `---` and runs to the next such line, with nothing but entries,
    blank lines, comments, list items and indented lines between. Otherwise all is body: a rule
    over a paragraph is no front matter, nor is one that never ends. Of a key given twice the
    first counts. Unknown keys are ignored; one that nearly is a known key gives a note.
    """
    lines = text.split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        return Headed(text, {})
    end = lines.index(_FENCE, 1)
    values: dict[str, str] = {}
    notes: list[str] = []
    for line in lines[1:end]:
        entry = _ENTRY.match(line)
        if entry is None:
            if _PASSED_OVER.match(line) is None:
                return Headed(text, {})
            continue
        key, value = entry[1].lower(), _unquoted(entry[2])
        if key in values:
            notes.append(f"front matter: a second “{key}” was ignored")
        elif value in _BLOCKS:
            notes.append(f"front matter: “{key}” was ignored; write it on one line")
        elif key in KEYS:
            if value:
                values[key] = value
        elif near := _near(key):
            notes.append(f"front matter: “{key}” was ignored; did you mean “{near}”?")
    return Headed("\n".join(lines[end + 1 :]), values, tuple(notes))


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _near(key: str) -> str | None:
    # Imported here: few files need it.
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    best = process.extractOne(key, KEYS, scorer=DamerauLevenshtein.distance, score_cutoff=1)
    return best[0] if best else None
