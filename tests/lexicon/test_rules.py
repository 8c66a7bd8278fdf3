"""The rule files: that they load, refuse what is wrong, and do what their own examples say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rumourdesk.extraction import read
from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.sentences import sentences
from rumourdesk.lexicon.lexicon import load_lexicon
from rumourdesk.lexicon.load import LexiconError
from rumourdesk.lexicon.patterns import ORGANISATION, PERSON, PatternError, PatternIndex
from rumourdesk.lexicon.rules import load_rules, packaged_rules, rules_folder
from rumourdesk.model import Kind, Published, Report

CLASSES = {"leave": ("leave", "step down"), "be": ("is", "was")}
VANE = PERSON * 8


def index(*patterns: str) -> PatternIndex[str]:
    return PatternIndex(((p, p) for p in patterns), CLASSES, ("now",))


@pytest.mark.parametrize(
    ("pattern", "shadow", "found"),
    [
        ("will leave", "he will leave", "will leave"),
        ("will @leave", "he will step down", "will step down"),
        ("will @leave", "he will quietly now leave", "will quietly now leave"),
        ("will the? club", "will club", "will club"),
        ("the? club", "so the club", "the club"),
        ("pay * price", "pay a very heavy price", "pay a very heavy price"),
        ("pay * price", "pay one two three four price", None),
        ("lost # to", "lost 4-0 to", "lost 4-0 to"),
        ("out_of work|office", "is out of office", "out of office"),
        ("<about> @be out", f"{VANE} is out", f"{VANE} is out"),
        ("<about's> future", f"{VANE}'s future", f"{VANE}'s future"),
        ("<about's> future", "his future", "his future"),
        ("sack <about>", "sack him", "sack him"),
        ("<org> , the club", f"{ORGANISATION * 4}, the club", f"{ORGANISATION * 4}, the club"),
        ("leave", "leaves", None),
        ("leave", "leave-taking", None),
    ],
)
def test_patterns(pattern: str, shadow: str, found: str | None) -> None:
    hits = [shadow[f.start : f.end] for f in index(pattern).longest(shadow)]
    assert hits == ([found] if found else [])


def test_slots_are_reported() -> None:
    (found,) = index("sack <about>").scan(f"sack {VANE}")
    assert found.slot("about") == (5, 13)
    assert found.slot("org") is None


def test_the_longest_of_overlapping_patterns_wins() -> None:
    hits = index("no", "no longer", "longer").longest("no longer")
    assert [h.payload for h in hits] == ["no longer"]


@pytest.mark.parametrize(
    "pattern", ["", "the?", "* club", "club *", "@missing", "<what>", "a<b", "the?|"]
)
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        index(pattern)


def copied(folder: Path, change: str, old: str, new: str) -> Path:
    for path in rules_folder().iterdir():
        if path.name.endswith(".toml"):
            text = path.read_text(encoding="utf-8")
            if path.name == change:
                assert old in text
                text = text.replace(old, new, 1)
            (folder / path.name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("kinds_exit.toml", 'about = "incumbent"', 'about = "nobody"', "about"),
        ("kinds_exit.toml", "[[exit]]", "[[exits]]", "exits"),
        ("kinds_exit.toml", 'rule = "dismissal"', 'rule = "dismissal"\nodd = 1', "odd"),
        ("operators.toml", 'sort = "idiom"', 'sort = "joke"', "sort"),
        ("clauses.toml", '"who",', "7,", "after_comma"),
        ("lines.toml", "credit_starts = [", "credit_starts = {", "lines.toml"),
    ],
)
def test_a_rule_file_with_a_mistake_is_refused(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    with pytest.raises(LexiconError, match=told):
        load_rules(copied(tmp_path, file, old, new))


def test_a_missing_rule_file_is_named(tmp_path: Path) -> None:
    copied(tmp_path, "", "", "")
    (tmp_path / "clauses.toml").unlink()
    with pytest.raises(LexiconError, match="clauses"):
        load_rules(tmp_path)


def examples(prefix: str) -> list[tuple[str, str]]:
    files = packaged_rules().examples
    return [pair for name, pairs in files.items() if name.startswith(prefix) for pair in pairs]


@pytest.mark.parametrize(("text", "expected"), examples("kinds"))
def test_examples_of_kinds(text: str, expected: str) -> None:
    report = Report(text=text, outlet="Example", published=Published(date(2030, 1, 16)))
    claims = read(report, load_lexicon()).claims
    assert expected in {f"{c.kind} {c.polarity} {c.certainty}" for c in claims}


@pytest.mark.parametrize(("text", "expected"), examples("lines"))
def test_examples_of_lines(text: str, expected: str) -> None:
    rules = packaged_rules().lines
    assert len(sentences(text, lines(text, None, rules), rules)) == int(expected)


def test_every_kind_has_a_trigger_and_an_example() -> None:
    told = {expected.split()[0] for _, expected in examples("kinds")}
    assert told == {str(kind) for kind in Kind}


def test_a_persons_own_names_are_laid_over(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[organisation]]\nname = "Harwick Town"\nkind = "club"\nroles = ["manager"]\n', "utf-8"
    )
    assert load_lexicon(tmp_path).names.organisation("Harwick Town") is not None
    assert load_lexicon(None).names.organisation("Harwick Town") is None
    assert load_lexicon(tmp_path / "none").rules is load_lexicon(None).rules
