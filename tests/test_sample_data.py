"""The stories that the demo opens keep the promises of sample_data/README.md."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent / "sample_data"
FILES = sorted(ROOT.glob("*/*.txt"))
KEYS = {"title", "outlet", "author", "date", "url", "restated"}
QUOTED = (re.compile(r'"([^"]*)"'), re.compile(r"“([^”]*)”"))


class Story(NamedTuple):
    path: Path
    fields: dict[str, str]
    body: str

    @property
    def vacancy(self) -> str:
        return self.path.parent.name


def load(path: Path) -> Story:
    text = path.read_bytes().decode("utf-8")
    opening, head, body = text.split("---\n", 2)
    assert opening == "", f"{path.name} does not begin with front matter"
    pairs = [line.split(": ", 1) for line in head.splitlines()]
    fields = dict(pairs)
    assert len(fields) == len(pairs), f"{path.name} has a key twice"
    return Story(path, fields, body)


def stories() -> list[Story]:
    return [load(path) for path in FILES]


each_file = pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")


def test_there_are_enough_stories() -> None:
    assert len(FILES) >= 30


def test_nothing_else_lies_in_the_folders() -> None:
    others = {p for p in ROOT.rglob("*") if p.is_file()} - set(FILES)
    assert others == {ROOT / "README.md"}


def test_real_madrid_spans_the_whole_story_from_many_outlets() -> None:
    madrid = [story for story in stories() if story.vacancy == "real-madrid"]
    months = sorted(s.fields["date"][:7] for s in madrid if "date" in s.fields)
    assert len(madrid) >= 20
    assert len({s.fields["outlet"] for s in madrid}) >= 12
    assert months[0] == "2024-10"
    assert months[-1] == "2025-05"
    assert any("date" not in s.fields for s in madrid)


def test_there_are_other_vacancies() -> None:
    by_vacancy: dict[str, int] = {}
    for story in stories():
        by_vacancy[story.vacancy] = by_vacancy.get(story.vacancy, 0) + 1
    others = {name: count for name, count in by_vacancy.items() if name != "real-madrid"}
    assert len(others) >= 2
    assert min(others.values()) >= 3


def test_the_readme_lists_every_vacancy() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [v for v in {s.vacancy for s in stories()} if f"`{v}/`" not in readme] == []


def test_titles_are_unique() -> None:
    titles = [story.fields["title"].casefold() for story in stories()]
    assert len(titles) == len(set(titles))


def test_no_report_is_told_twice() -> None:
    urls = [story.fields["url"] for story in stories()]
    assert len(urls) == len(set(urls))


@each_file
def test_front_matter_is_complete(path: Path) -> None:
    fields = load(path).fields
    assert {"title", "outlet", "url", "restated"} <= set(fields) <= KEYS
    assert all(value and value == value.strip() for value in fields.values())
    assert fields["restated"] == "yes"
    assert re.fullmatch(r"https?://[^\s/]+/\S*", fields["url"])


@each_file
def test_date_is_iso_and_agrees_with_the_name(path: Path) -> None:
    stated = load(path).fields.get("date")
    if stated is None:
        assert path.name.startswith("undated-")
    else:
        assert date.fromisoformat(stated).isoformat() == stated
        assert path.name.startswith(f"{stated}-")


@each_file
def test_body_is_a_short_piece_in_paragraphs(path: Path) -> None:
    body = load(path).body
    assert 60 <= len(body.split()) <= 200
    paragraphs = body.strip().split("\n\n")
    assert len(paragraphs) >= 2
    assert all(p == p.strip() and p and "\n" not in p for p in paragraphs)


@each_file
def test_nobody_is_quoted_at_length(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count('"') % 2 == 0
    assert text.count("“") == text.count("”")
    passages = [passage for pattern in QUOTED for passage in pattern.findall(text)]
    assert [passage for passage in passages if len(passage.split()) > 3] == []


@each_file
def test_text_is_clean_utf8_that_ends_in_one_newline(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert text == unicodedata.normalize("NFC", text)
    # Control and format characters, surrogates, private use, and what bad decoding leaves behind.
    bad = {c for c in text if c != "\n" and (unicodedata.category(c)[0] == "C" or c == "\ufffd")}
    assert bad == set()
    assert not re.search("Ã.|â€|Â ", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
