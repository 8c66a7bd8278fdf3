"""Checking lexicon files as a whole: what they say, and whether their examples hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from rumourdesk.extraction.examples import failures, holds
from rumourdesk.lexicon.checking import (
    Mistake,
    Opened,
    check_names,
    check_rules,
    examples_of,
    foreign_to,
    opened,
    rule_examples,
    toml_files,
)
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.load import (
    LexiconError,
    NamesFile,
    load_gazetteer,
    names_files,
    names_folder,
    packaged_gazetteer,
    read_file,
)
from rumourdesk.lexicon.phrases import own_phrases
from rumourdesk.lexicon.rules import (
    Trigger,
    load_rules,
    packaged_rules,
    rules_folder,
)

RULES = "rules"
"""The name of a folder whose files are rules; those of any other are names."""

_File = Path | Traversable


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were looked at, and what is wrong with them."""

    files: int
    mistakes: tuple[Mistake, ...]


def check_lexicon(paths: Sequence[Path], own_folder: Path | None) -> Checked:
    """Check files and folders; with none, the packaged lexicon and a person's own folder."""
    if paths:
        return _check_paths(paths)
    return _together(
        [
            _names(names_files(names_folder()), laid_over=False),
            _rules(names_files(rules_folder()), rules_folder()),
            _names(names_files(own_folder) if own_folder else [], laid_over=True),
        ]
    )


def _check_paths(paths: Sequence[Path]) -> Checked:
    missing = [Mistake(str(p), 0, "there is no such file") for p in paths if not p.exists()]
    files = [file for path in paths if path.exists() for file in toml_files(path)]
    packaged = {str(path) for path in names_files(names_folder())}
    own: list[_File] = []
    ours: list[_File] = []
    rules: dict[Path, list[_File]] = {}
    for file in dict.fromkeys(files):
        if file.parent.name == RULES:
            rules.setdefault(file.parent, []).append(file)
        else:
            (ours if str(file.resolve()) in packaged else own).append(file)
    groups = [_rules(found, folder) for folder, found in rules.items()]
    groups += [_names(own, laid_over=True), _names(ours, laid_over=False)]
    return _together([*groups, Checked(0, tuple(missing))])


def _together(groups: Sequence[Checked]) -> Checked:
    mistakes = sorted({mistake for group in groups for mistake in group.mistakes})
    return Checked(sum(group.files for group in groups), tuple(mistakes))


def _read(paths: Sequence[_File]) -> tuple[list[Opened], list[Mistake]]:
    read = [opened(path) for path in paths]
    return (
        [file for file in read if isinstance(file, Opened)],
        [mistake for mistake in read if isinstance(mistake, Mistake)],
    )


def _names(paths: Sequence[_File], *, laid_over: bool) -> Checked:
    """Check files of names; a person's own are laid over the packaged ones."""
    files, mistakes = _read(paths)
    if files:
        lexicon = _with(paths) if laid_over else _whole()
        below = _packaged() if laid_over else ()
        mistakes += check_names(files, lexicon.names if lexicon else None, below)
        at_fault = {mistake.file for mistake in mistakes}
        for file in files:
            if lexicon is not None and str(file.path) not in at_fault:
                mistakes += _name_examples(file, lexicon)
    return Checked(len(paths), tuple(mistakes))


@cache
def _packaged() -> tuple[Opened, ...]:
    return tuple(_read(names_files(names_folder()))[0])


def _whole() -> Lexicon | None:
    """The packaged lexicon, if there is no mistake in it that keeps it from being read."""
    try:
        return Lexicon(packaged_gazetteer(), packaged_rules())
    except LexiconError:
        return None


def _with(paths: Sequence[_File]) -> Lexicon:
    """The packaged lexicon with those of a person's files laid over it that can be used."""
    usable: list[NamesFile] = []
    names = packaged_gazetteer()
    phrases: list[tuple[str, Trigger]] = []
    for path in paths:
        try:
            file = read_file(path)
            told = own_phrases(file)
            names = load_gazetteer([names_folder()], [*usable, file])
        except LexiconError:
            continue
        usable.append(file)
        phrases += told
    return Lexicon(names, load_rules(rules_folder(), phrases) if phrases else packaged_rules())


def _name_examples(file: Opened, lexicon: Lexicon) -> Iterator[Mistake]:
    for line, text, finds, not_finds in examples_of(file):
        for name in foreign_to(file, finds):
            what = f"the example {text!r} is to find {name!r}, which this file does not list"
            yield Mistake(str(file.path), line, what)
        if why := failures(text, finds, not_finds, lexicon):
            yield Mistake(str(file.path), line, f"the example {text!r} {why}")


def _rules(paths: Sequence[_File], folder: _File) -> Checked:
    files, mistakes = _read(paths)
    whole, unread = _read(names_files(folder))
    if not mistakes and not unread:
        mistakes += check_rules(whole, folder)
    packaged = _whole()
    if not mistakes and not unread and packaged is not None:
        lexicon = Lexicon(packaged.names, load_rules(folder))
        for file in files:
            mistakes += _rule_examples(file, lexicon)
    return Checked(len(paths), tuple(mistakes))


def _rule_examples(file: Opened, lexicon: Lexicon) -> Iterator[Mistake]:
    for line, text, expected in rule_examples(file):
        try:
            kept = holds(text, expected, lexicon)
        except ValueError as error:
            yield Mistake(str(file.path), line, str(error))
            continue
        if not kept:
            what = f"the example {text!r} does not give {expected!r}"
            yield Mistake(str(file.path), line, what)
