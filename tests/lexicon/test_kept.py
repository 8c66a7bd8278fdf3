"""What is kept on disk of a compiled lexicon: found by content, trusted little."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rumourdesk import settings
from rumourdesk.lexicon import load
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.kept import content_key, fetch, keep
from rumourdesk.lexicon.load import kept_gazetteer, load_gazetteer, names_folder
from rumourdesk.lexicon.rules import Rules, load_rules, rules_folder

CLUB = '[[organisation]]\nname = "Harwick Town"\nkind = "club"\nnicknames = ["the Harriers"]\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "clubs.toml").write_text(CLUB)
    return folder


def kept_files(kind: str) -> list[Path]:
    return sorted((settings.cache_folder() / "lexicon").glob(f"{kind}-*"))


def names_of(folder: Path) -> Gazetteer:
    return kept_gazetteer([folder], lambda: load_gazetteer([folder]))


def refuse() -> Gazetteer:
    raise AssertionError("compiled again")


def expressions(rules: Rules) -> list[str]:
    indexes = (rules.triggers, rules.operators, rules.voids, rules.posts, rules.clauses.conditions)
    return [e.pattern for index in indexes for e in index.expressions()]


def test_names_come_back_as_they_were_compiled() -> None:
    compiled = load_gazetteer([names_folder()])
    assert kept_gazetteer([names_folder()], lambda: compiled) is compiled
    assert kept_gazetteer([names_folder()], refuse) == compiled


def test_rules_come_back_as_they_were_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = load_rules(rules_folder())
    assert len(kept_files("rules")) == 1
    monkeypatch.setattr("rumourdesk.lexicon.rules._contents", refuse)
    again = load_rules(rules_folder())
    assert again is not compiled
    assert expressions(again) == expressions(compiled)
    assert again.attribution.verbs == compiled.attribution.verbs
    assert again.dates == compiled.dates


def test_a_change_of_content_is_seen_though_size_and_time_stay(own: Path) -> None:
    file = own / "clubs.toml"
    before, times = content_key([own]), file.stat()
    assert names_of(own).organisation("Harwick Town") is not None
    file.write_text(CLUB.replace("Harwick Town", "Warwick Town"))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert content_key([own]) != before
    assert names_of(own).organisation("Harwick Town") is None
    assert names_of(own).organisation("Warwick Town") is not None


def test_the_key_tells_files_and_folders_apart(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    keys = {content_key(f) for f in ([own], [own, other], [other, own], [own, own], [other], [])}
    assert len(keys) == 6
    assert content_key([tmp_path / "none"]) == content_key([other])
    (own / "clubs.toml").rename(own / "sides.toml")
    assert content_key([own]) not in keys


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"Harwick", b"Norwick"),
        lambda content: b"\xff\xfe" + content,
        lambda content: b"no digest\n{}",
    ],
    ids=["empty", "cut off", "altered", "not text", "foreign"],
)
def test_a_broken_file_is_as_good_as_none(own: Path, spoil: object) -> None:
    names_of(own)
    (file,) = kept_files("names")
    assert callable(spoil)
    file.write_bytes(spoil(file.read_bytes()))
    assert names_of(own).organisation("Harwick Town") is not None
    assert fetch("names", content_key([own])) is not None, "kept anew"


@pytest.mark.parametrize("data", [None, [], {}, {"entries": {}}, "text", {"patterns": 1}])
def test_data_of_another_shape_is_as_good_as_none(own: Path, data: object) -> None:
    keep("names", content_key([own]), data)
    assert names_of(own).organisation("Harwick Town") is not None
    keep("rules", content_key([rules_folder()]), data)
    assert load_rules(rules_folder()).lines.abbreviations


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="knows no owners")
def test_a_file_that_others_may_write_is_not_read(own: Path) -> None:
    key = content_key([own])
    names_of(own)
    (file,) = kept_files("names")
    assert fetch("names", key) is not None
    file.chmod(0o666)
    assert fetch("names", key) is None
    file.chmod(0o600)
    assert fetch("names", key) is not None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="knows no owners")
def test_what_is_kept_is_for_its_owner_alone(own: Path) -> None:
    names_of(own)
    (file,) = kept_files("names")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_done_without(own: Path, own_home: Path) -> None:
    (own_home / "cache").write_text("in the way")
    assert names_of(own).organisation("Harwick Town") is not None
    assert load_rules(rules_folder()).lines.abbreviations


def test_nothing_unfinished_stays_and_the_eldest_make_room(own: Path) -> None:
    for number in range(7):
        (own / "clubs.toml").write_text(CLUB.replace("Harwick", f"Harwick{'abcdefg'[number]}"))
        names_of(own)
    assert len(kept_files("names")) == 4
    assert all(file.suffix == ".json" for file in kept_files("names"))
    assert fetch("names", content_key([own])) is not None


def test_a_file_that_cannot_be_read_is_for_the_reader_to_report(own: Path) -> None:
    (own / "more.toml").mkdir()
    (own / "lost.toml").symlink_to(own / "lost.toml")
    assert content_key([own]) == ""
    keep("names", "", {"entries": {}})
    assert fetch("names", "") is None
    assert kept_files("names") == []
    with pytest.raises(load.LexiconError):
        names_of(own)


def test_a_mistake_in_a_file_is_told_every_time(own: Path) -> None:
    (own / "clubs.toml").write_text("[[organisation]]\nnam = 'x'\n")
    for _ in range(2):
        with pytest.raises(load.LexiconError):
            names_of(own)
