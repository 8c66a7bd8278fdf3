"""Names and rules together: all the words that reading a report needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.load import load_gazetteer, names_folder, packaged_gazetteer
from rumourdesk.lexicon.rules import Rules, packaged_rules


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of a desk and the rules of its language."""

    names: Gazetteer
    rules: Rules


@cache
def load_lexicon(user_folder: Path | None = None) -> Lexicon:
    """The lexicon that comes with rumourdesk, with a person's own names laid over it.

    `user_folder` holds `*.toml` files of names and may be missing. Raises LexiconError for a file
    that cannot be used. The value is kept for the run: a changed folder needs a new run.
    """
    if user_folder is None or not user_folder.is_dir():
        return Lexicon(packaged_gazetteer(), packaged_rules())
    names = load_gazetteer([names_folder(), user_folder])
    return Lexicon(names, packaged_rules())
