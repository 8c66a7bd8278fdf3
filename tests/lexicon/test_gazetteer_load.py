"""Reading files of names: a person's own over the packaged ones, and strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from rumourdesk.lexicon.load import load_gazetteer, names_folder
from rumourdesk.lexicon.schema import LexiconError


def own(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_own_folder_adds_names(tmp_path: Path) -> None:
    folder = own(
        tmp_path / "names",
        "mine.toml",
        '[[organisation]]\nname = "Puddlemere United"\nkind = "club"\nroles = ["manager"]\n',
    )
    names = load_gazetteer([names_folder(), folder])
    (hit,) = names.find("Puddlemere United’s bench")
    assert hit.entry_names == ("Puddlemere United",)
    assert names.organisation("Real Madrid") is not None


def test_an_own_entry_overrides_the_fields_that_it_gives(tmp_path: Path) -> None:
    folder = own(
        tmp_path / "names",
        "mine.toml",
        '[[organisation]]\nname = "Real Madrid"\nnicknames = ["Kings of Chamberi"]\n',
    )
    names = load_gazetteer([names_folder(), folder])
    club = names.organisation("Real Madrid")
    assert club is not None
    assert club.nicknames == ("Kings of Chamberi",)
    assert club.venues
    assert names.find("Los Blancos") == ()


def test_a_missing_own_folder_is_none(tmp_path: Path) -> None:
    assert load_gazetteer([tmp_path / "absent"]).organisations == ()


def test_defaults_fill_what_entries_leave_out(tmp_path: Path) -> None:
    folder = own(
        tmp_path / "names",
        "a.toml",
        '[defaults]\nkind = "club"\ncountry = "Wales"\n'
        '[[organisation]]\nname = "Aber Town"\n'
        '[[organisation]]\nname = "Border Town"\ncountry = "England"\n',
    )
    names = load_gazetteer([folder])
    assert [(o.kind, o.country) for o in names.organisations] == [
        ("club", "Wales"),
        ("club", "England"),
    ]


def test_words_may_be_added(tmp_path: Path) -> None:
    folder = own(tmp_path / "names", "words.toml", '[words]\ngiven_names = ["Zébulon"]\n')
    assert load_gazetteer([folder]).words.given_names == {"zebulon"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('[[organisation]]\nname = "A"\naliasses = ["B"]', ["'A'", "'aliasses'", "'aliases'"]),
        ('[[organisation]]\nname = "A"\naliases = "B"', ["'A'", "'aliases'", "list"]),
        ('[[organisation]]\nname = "A"\naliases = [1]', ["'A'", "'aliases'", "text"]),
        ('[[organisation]]\nname = "A"\naliases = [""]', ["'A'", "'aliases'", "empty"]),
        ('[[organisation]]\nname = "A"\nkind = "clubb"', ["'A'", "'kind'", "'club'"]),
        ('[[organisation]]\nname = "A"\nneeds_cue = false', ["'A'", "'needs_cue'"]),
        ('[[organisation]]\nkind = "club"', ["number 1", "'name'"]),
        ('[[organisation]]\nname = ""', ["'name'", "empty"]),
        ('[[person]]\nname = "A"\nborn = "1980"', ["person", "'A'", "'born'", "year"]),
        ('[[role]]\nname = "A"\nwhen_kind = ["klub"]', ["role", "'A'", "'when_kind'", "'club'"]),
        ('[[organization]]\nname = "A"', ["'organization'", "'organisation'"]),
        ('[organisation]\nname = "A"', ["[[organisation]]"]),
        ("organisation = [1]", ["[[organisation]]"]),
        ('[words]\ngiven = ["A"]', ["words", "'given'", "'given_names'"]),
        ('[words]\nmonths = "May"', ["words", "'months'"]),
        ('words = "May"', ["[words]"]),
        ('[defaults]\nkin = "club"\n[[organisation]]\nname = "A"', ["defaults", "'kin'"]),
        ('[defaults]\nname = "B"\n[[organisation]]\nname = "A"', ["defaults", "name"]),
        ("[[organisation]\n", ["line 1"]),
        ('[[person]]\nname = "A"\n[[person]]\nname = "a"', ["person", "'a'", "already"]),
    ],
)
def test_errors_name_the_place(tmp_path: Path, text: str, parts: list[str]) -> None:
    folder = own(tmp_path / "names", "bad.toml", text)
    with pytest.raises(LexiconError) as caught:
        load_gazetteer([folder])
    message = str(caught.value)
    assert message.startswith("bad.toml: ")
    assert [part for part in parts if part not in message] == []


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / "bad.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=r"^bad\.toml: "):
        load_gazetteer([folder])


def test_needs_cue_true_holds_for_all_names(tmp_path: Path) -> None:
    folder = own(
        tmp_path / "names",
        "a.toml",
        '[[outlet]]\nname = "Ledger"\naliases = ["The Ledger"]\nneeds_cue = true\n',
    )
    names = load_gazetteer([folder])
    asked = [hit.needs_cue for text in ("Ledger", "The Ledger") for hit in names.find(text)]
    assert asked == [True, True]
