"""One rule file, read strictly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rumourdesk.lexicon.load import LexiconError


class Document:
    """One rule file, read strictly: asking for a key that is missing or odd names file and key."""

    def __init__(self, name: str, content: Mapping[str, Any]) -> None:
        self.name = name
        self.content = content

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.content.get(key)
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise LexiconError(f"{self.name}: {key!r} must be a list of texts")
        return tuple(value)

    def words(self, key: str) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.strings(key))

    def table(self, key: str) -> Mapping[str, Any]:
        value = self.content.get(key)
        if not isinstance(value, dict):
            raise LexiconError(f"{self.name}: {key!r} must be a table")
        return value

    def string_table(self, key: str) -> dict[str, tuple[str, ...]]:
        inner = Document(f"{self.name}: {key}", self.table(key))
        return {name: inner.strings(name) for name in inner.content}

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Pairs of texts; none where the key is missing."""
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(
            isinstance(v, list) and len(v) == 2 and all(isinstance(t, str) for t in v)
            for v in value
        ):
            raise LexiconError(f"{self.name}: {key!r} must be pairs of texts")
        return tuple((first, second) for first, second in value)

    def entries(self, key: str) -> Iterator[Document]:
        value = self.content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise LexiconError(f"{self.name}: {key!r} must be written [[{key}]]")
        for number, entry in enumerate(value, 1):
            label = entry.get("rule", f"number {number}")
            yield Document(f"{self.name}: {key} {label!r}", entry)

    def text(self, key: str, default: str | None = None) -> str:
        value = self.content.get(key, default)
        if not isinstance(value, str):
            raise LexiconError(f"{self.name}: {key!r} must be a text")
        return value

    def flag(self, key: str) -> bool:
        value = self.content.get(key, False)
        if not isinstance(value, bool):
            raise LexiconError(f"{self.name}: {key!r} must be true or false")
        return value

    def only(self, known: Iterable[str]) -> None:
        for key in self.content:
            if key not in known:
                raise LexiconError(f"{self.name}: unknown key {key!r}")

    def one_of(self, key: str, known: Iterable[str], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in known:
            raise LexiconError(f"{self.name}: {key!r} must be one of {', '.join(sorted(known))}")
        return value
