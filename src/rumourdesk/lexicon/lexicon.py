"""Names and rules together: all the words that reading a report needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.load import (
    kept_gazetteer,
    load_gazetteer,
    names_folder,
    packaged_gazetteer,
)
from rumourdesk.lexicon.rules import Rules, packaged_rules


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of a desk and the rules of its language.

    `never_names` are the words that are no name of their own, `never_in_names` those and titles.
    """

    names: Gazetteer
    rules: Rules
    never_names: frozenset[str] = field(init=False, repr=False)
    never_in_names: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        words = self.names.words
        never = words.never_names() | self.rules.function_words | self.rules.mentions.not_names
        object.__setattr__(self, "never_names", never)
        object.__setattr__(self, "never_in_names", never | words.titles)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector, which would go over all that is made here, and is to stay."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@cache
def load_lexicon(user_folder: Path | None = None) -> Lexicon:
    """The lexicon that comes with rumourdesk, with a person's own names laid over it.

    `user_folder` holds `*.toml` files of names and may be missing. Raises LexiconError for a file
    that cannot be used. The value is kept for the run: a changed folder needs a new run.
    """
    with _uncollected():
        return _load(user_folder)


def _load(user_folder: Path | None) -> Lexicon:
    if user_folder is None or not user_folder.is_dir():
        return Lexicon(packaged_gazetteer(), packaged_rules())
    folders = [names_folder(), user_folder]
    names = kept_gazetteer(folders, lambda: load_gazetteer(folders))
    return Lexicon(names, packaged_rules())
