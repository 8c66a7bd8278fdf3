"""A person's own names and phrases, and what becomes of a file with a mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rumourdesk.desk.lexicon_check import check_lexicon
from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import load_lexicon
from rumourdesk.model import Published, Report

NAMES = """
[[organisation]]
name = "Harwick Town"
kind = "club"
roles = ["manager"]
nicknames = ["Herons"]

[[person]]
name = "Jon Vane"
kind = "coach"
organisations = ["Harwick Town"]
"""
PHRASE = """
[[phrase]]
kind = "exit"
rule = "packing up"
about = "subject"
certainty = "probable"
match = ["<about> @be packing his|her teapots"]
"""


def test_own_phrases_are_read(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(NAMES + PHRASE, "utf-8")
    lexicon = load_lexicon(tmp_path)
    assert lexicon.complaints == ()
    text = "The Herons manager Jon Vane was at the ground. Vane is packing his teapots."
    report = Report(text=text, outlet="Example", published=Published(date(2030, 1, 16)))
    (claim,) = read(report, lexicon).claims
    assert (claim.kind, claim.about, claim.certainty) == ("exit", "Jon Vane", "probable")
    assert claim.post is not None
    assert claim.post.organisation == "Harwick Town"
    assert claim.cues[0].rule == "packing up"
    assert read(report, load_lexicon()).claims == ()


def test_a_file_with_a_mistake_is_left_out_and_the_rest_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[person]]\nname = "Ann Roe"\nborn = "soon"\n', "utf-8")
    (tmp_path / "b.toml").write_text(NAMES, "utf-8")
    (tmp_path / "c.toml").write_text("[[organisation\n", "utf-8")
    (tmp_path / "d.toml").write_text(PHRASE.replace("@be", "@bee"), "utf-8")
    (tmp_path / "e.toml").write_text(NAMES, "utf-8")
    lexicon = load_lexicon(tmp_path)
    assert lexicon.names.organisation("Harwick Town") is not None
    assert lexicon.names.person("Ann Roe") is None
    told = {Path(path).name: what for path, what in lexicon.complaints}
    assert told.keys() == {"a.toml", "c.toml", "d.toml", "e.toml"}
    assert told["a.toml"].startswith("line 3: person 'Ann Roe': 'born' must be a year")
    assert told["c.toml"].startswith("line 1: ")
    assert told["d.toml"].startswith("line 2: phrase 'packing up'")
    assert "stands in b.toml already" in told["e.toml"]
    assert all("rumourdesk lexicon check" in what for what in told.values())


def test_the_worked_example_of_the_docs_is_sound(tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs" / "lexicon.md"
    example = docs.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "harwick.toml").write_text(example, "utf-8")
    assert check_lexicon([tmp_path], None).mistakes == ()
    text = (
        "The Harwick manager Jon Vane was at the ground. "
        "The Bugle reports that Vane is packing his boxes."
    )
    report = Report(text=text, outlet="Example", published=Published(date(2030, 1, 16)))
    (claim,) = read(report, load_lexicon(tmp_path)).claims
    assert (claim.kind, claim.about, claim.certainty) == ("exit", "Jon Vane", "probable")
    assert [s.name for s in claim.sources] == ["The Harwick Bugle"]
