"""Compiled names and patterns as plain data, and back: what `rumourdesk.lexicon.kept` keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from rumourdesk.lexicon.entries import NameType, WordLists
from rumourdesk.lexicon.forms import Form, Via
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.patterns import Outline
from rumourdesk.lexicon.schema import TABLES

_FIELD_OF_TABLE = {
    "organisation": "organisations",
    "person": "people",
    "outlet": "outlets",
    "role": "roles",
    "nationality": "nationalities",
    "competition": "competitions",
    "place": "places",
}


def gazetteer_record(names: Gazetteer) -> dict[str, Any]:
    """All entries, word lists and forms of a gazetteer."""
    return {
        "entries": {
            table: _columns(TABLES[table].make, getattr(names, field))
            for table, field in _FIELD_OF_TABLE.items()
        },
        "words": {f.name: sorted(getattr(names.words, f.name)) for f in fields(WordLists)},
        "forms": _forms_record(names.forms()),
        "role_forms": _forms_record(names.role_forms()),
    }


def gazetteer_of(record: Mapping[str, Any]) -> Gazetteer:
    """The gazetteer of a record. Raises KeyError, TypeError, ValueError or IndexError for a record
    that is not one."""
    entries = {
        field: _entries(TABLES[table].make, record["entries"][table])
        for table, field in _FIELD_OF_TABLE.items()
    }
    words = WordLists(**{name: frozenset(listed) for name, listed in record["words"].items()})
    forms, role_forms = _forms_of(record["forms"]), _forms_of(record["role_forms"])
    return Gazetteer.of_forms(words=words, forms=forms, role_forms=role_forms, **entries)


def _columns(make: Any, entries: Sequence[Any]) -> list[list[Any]]:
    """One list a field of the entries, in the order of the fields."""
    return [[getattr(entry, field.name) for entry in entries] for field in fields(make)]


def _entries(make: Callable[..., Any], columns: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    frozen = [
        [tuple(value) if isinstance(value, list) else value for value in column]
        for column in columns
    ]
    return tuple(map(make, *frozen))


def _forms_record(forms: Iterable[Form]) -> dict[str, Any]:
    """The forms with what many of them share listed once."""
    shared: dict[tuple[Any, ...], int] = {}
    rows = [
        (
            " ".join(f.words),
            f.owner,
            shared.setdefault((f.joints, f.shapes, f.type, f.via, f.needs_cue), len(shared)),
        )
        for f in forms
    ]
    return {"shared": list(shared), "forms": [list(column) for column in zip(*rows, strict=True)]}


def _forms_of(record: Mapping[str, Any]) -> list[Form]:
    shared = [
        (tuple(joints), tuple(shapes), NameType(name_type), Via(via), bool(needs_cue))
        for joints, shapes, name_type, via, needs_cue in record["shared"]
    ]
    forms = []
    for words, owner, place in zip(*record["forms"], strict=True) if record["forms"] else ():
        joints, shapes, name_type, via, needs_cue = shared[place]
        forms.append(
            Form(tuple(words.split(" ")), joints, shapes, name_type, owner, via, needs_cue)
        )
    return forms


def patterns_record(patterns: Mapping[str, Outline]) -> dict[str, Any]:
    """Outlines by what is written, with the sets of words that patterns need listed once."""
    sets: dict[frozenset[str], int] = {}
    rows = {
        written: [p.slots, [sets.setdefault(s, len(sets)) for s in p.needs]]
        for written, p in patterns.items()
    }
    return {"sets": [sorted(words) for words in sets], "patterns": rows}


def patterns_of(record: Mapping[str, Any]) -> dict[str, Outline]:
    """The outlines of a record, with the errors of `gazetteer_of`."""
    sets = [frozenset(words) for words in record["sets"]]
    return {
        written: Outline(tuple(slots), tuple([sets[place] for place in needs]))
        for written, (slots, needs) in record["patterns"].items()
    }
