"""Names and rules together: all the words that reading a report needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from rumourdesk.lexicon.entries import Organisation, Outlet, Person
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.learned import Learned
from rumourdesk.lexicon.load import (
    LexiconError,
    NamesFile,
    kept_gazetteer,
    load_gazetteer,
    load_own,
    names_folder,
    packaged_gazetteer,
)
from rumourdesk.lexicon.phrases import own_phrases
from rumourdesk.lexicon.rules import (
    Rules,
    Trigger,
    load_rules,
    packaged_rules,
    rules_folder,
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of a desk and the rules of its language.

    `never_names` are the words that are no name of their own, `never_in_names` those and titles.
    `complaints` pair the files of a person's own that were left out with the reason.
    """

    names: Gazetteer
    rules: Rules
    complaints: tuple[tuple[str, str], ...] = ()
    never_names: frozenset[str] = field(init=False, repr=False)
    never_in_names: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        words = self.names.words
        never = words.never_names() | self.rules.function_words | self.rules.mentions.not_names
        object.__setattr__(self, "never_names", never)
        object.__setattr__(self, "never_in_names", never | words.titles)

    def with_learned(
        self,
        organisations: Sequence[Organisation] = (),
        people: Sequence[Person] = (),
        outlets: Sequence[Outlet] = (),
    ) -> Lexicon:
        """This lexicon and, laid beside it, names that a desk learned; see `Learned`."""
        rules, words = self.rules.mentions, self.names.words
        with _uncollected():
            learned = Learned.of(
                organisations=organisations,
                people=people,
                outlets=outlets,
                lists=self.names.lists_words,
                words=self.never_in_names.union(
                    words.ordinary, words.given_names, rules.organisation_ends,
                    rules.organisation_starts, rules.organisation_heads, rules.legal_ends,
                    rules.outlet_ends, rules.place_ends, rules.body_heads, rules.body_openers,
                ),
            )  # fmt: skip
        return replace(self, names=self.names.with_learned(learned))


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
    """The lexicon that comes with rumourdesk, with a person's own names and phrases laid over it.

    `user_folder` holds `*.toml` files and may be missing. A file of it with a mistake is left out
    and named in `complaints`. The value is kept for the run: a changed folder needs a new run.
    """
    with _uncollected():
        return _load(user_folder)


def _load(user_folder: Path | None) -> Lexicon:
    if user_folder is None or not user_folder.is_dir():
        return Lexicon(packaged_gazetteer(), packaged_rules())
    own, wrong = load_own(user_folder)
    usable: list[NamesFile] = []
    phrases: list[tuple[str, Trigger]] = []
    complaints = [str(error) for error in wrong]
    for file in own:
        try:
            phrases += own_phrases(file)
        except LexiconError as error:
            complaints.append(str(error))
        else:
            usable.append(file)
    names = kept_gazetteer(
        # With the rules: their classes of words decide which phrases and files are sound.
        [names_folder(), rules_folder(), user_folder],
        lambda: load_gazetteer([names_folder()], usable),
    )
    return Lexicon(
        names if usable else packaged_gazetteer(),
        load_rules(rules_folder(), phrases) if phrases else packaged_rules(),
        tuple(_complaint(user_folder, words) for words in complaints),
    )


def _complaint(folder: Path, words: str) -> tuple[str, str]:
    """The path of a file that cannot be used, and what is wrong with what to do about it."""
    name, _, what = words.partition(": ")
    advice = "This file is left out; `rumourdesk lexicon check` lists all that is wrong in it."
    return str(folder / name), f"{what}. {advice}"
