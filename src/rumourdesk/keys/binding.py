"""What a key calls, and a short way to write down many of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Binding:
    """What a command does, where it holds, and the keys that call it.

    `words` stand in the footer; `help` is a sentence for the help and the docs; `show` says that
    the footer has room for it.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    group: str
    contexts: tuple[str, ...]
    help: str
    show: bool = False


def group(
    name: str, *entries: tuple[str, str, str, str, str] | tuple[str, str, str, str, str, bool]
) -> Iterator[Binding]:
    """Bindings written as (id, "keys", words, "contexts", help[, show])."""
    for id_, keys, words, contexts, help_, *show in entries:
        yield Binding(
            id_, tuple(keys.split()), words, name, tuple(contexts.split()), help_, any(show)
        )
