"""Every lexicon file says by example what it is for, and reading does what the examples say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rumourdesk.extraction.examples import failures, holds
from rumourdesk.lexicon.checking import Opened, examples_of, foreign_to, opened, rule_examples
from rumourdesk.lexicon.lexicon import load_lexicon
from rumourdesk.lexicon.load import names_files, names_folder
from rumourdesk.lexicon.rules import rules_folder


def files(of: str) -> Iterator[Opened]:
    for path in names_files(names_folder() if of == "names" else rules_folder()):
        file = opened(path)
        assert isinstance(file, Opened)
        yield file


NAMES = [(f, *example) for f in files("names") for example in examples_of(f)]
RULES = [(f.path.name, *example) for f in files("rules") for example in rule_examples(f)]


def test_every_file_has_examples() -> None:
    assert [f.path.name for f in files("names") if not list(examples_of(f))] == []
    assert [f.path.name for f in files("rules") if not list(rule_examples(f))] == []


@pytest.mark.parametrize(
    ("file", "line", "text", "finds", "not_finds"),
    NAMES,
    ids=[f"{f.path.name}:{line}" for f, line, *_ in NAMES],
)
def test_examples_of_names(
    file: Opened, line: int, text: str, finds: list[str], not_finds: list[str]
) -> None:
    assert line > 0
    assert finds or not_finds
    assert foreign_to(file, finds) == []
    assert failures(text, finds, not_finds, load_lexicon()) == ""


@pytest.mark.parametrize(
    ("file", "line", "text", "expected"), RULES, ids=[f"{name}:{line}" for name, line, *_ in RULES]
)
def test_examples_of_rules(file: str, line: int, text: str, expected: str) -> None:
    assert holds(text, expected, load_lexicon()), f"{file}:{line}"


def test_an_example_that_does_not_hold_is_seen() -> None:
    lexicon = load_lexicon()
    text = "Jon Vane is the manager of Harwick Town. Vane will be sacked in May."
    for expected in (
        "exit positive certain",
        "about Jon Vane",
        "facet whole",
        "own word",
        "2030-05-01..2030-05-31",
        "vacancy Harwick Town · manager · Jon Vane",
        "organisation Harwick Town",
        "no candidate",
        "2",
        "en",
    ):
        assert holds(text, expected, lexicon), expected
    for expected in (
        "exit negative certain",
        "about Luis Amaro",
        "facet manner",
        "Sport/outlet",
        "2030-06-01..2030-06-30",
        "vacancy Harwick Town · manager",
        "person Harwick Town",
        "no exit",
        "no claim",
        "3",
        "und",
        "if they lose",
    ):
        assert not holds(text, expected, lexicon), expected
    with pytest.raises(ValueError, match="sacking sure"):
        holds(text, "sacking sure", lexicon)
    assert failures("Reuters report it.", ["Reuters"], [], lexicon) == ""
    assert "'Marca'" in failures("Reuters report it.", ["Marca"], [], lexicon)
    assert "'Reuters'" in failures("Reuters report it.", [], ["Reuters"], lexicon)
