"""What `rumourdesk lexicon check` finds wrong, by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rumourdesk.desk.lexicon_check import check_lexicon
from rumourdesk.lexicon.rules import rules_folder


def told(folder: Path, **files: str) -> list[str]:
    """The mistakes of files written into a folder, without the path before their names."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return [
        str(mistake).removeprefix(f"{folder}/")
        for mistake in check_lexicon([folder], None).mistakes
    ]


CLUB = '[[organisation]]\nname = "Harwick Town"\nkind = "club"\nroles = ["manager"]\n'


def test_the_packaged_lexicon_has_no_mistake() -> None:
    checked = check_lexicon([], None)
    assert checked.mistakes == ()
    assert checked.files >= 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CLUB}\n[[person\n", ["a.toml:6: this is no TOML"]),
        ('\n[[organization]]\nname = "A"\n', ["a.toml:2: unknown table", "'organisation'?"]),
        (f'{CLUB}nicknam = ["B"]\n', ["a.toml:5: ", "unknown key 'nicknam'", "'nicknames'?"]),
        (f"{CLUB}aliases = [\n  1,\n]\n", ["a.toml:5: ", "'aliases' in its list must be a text"]),
        (f'{CLUB}\n[[person]]\nname = ""\n', ["a.toml:7: person '': 'name'", "not empty"]),
        (f"{CLUB}\n{CLUB}", ["a.toml:6: ", "'Harwick Town' stands in a.toml:1 already"]),
        (
            f'{CLUB}[[organisation]]\nname = "Herons"\naliases = ["Harwick Town"]\n',
            ["a.toml:7: organisation 'Herons': 'Harwick Town' is a name of", "'nicknames'"],
        ),
        (
            '[[outlet]]\nname = "Bugle"\naliases = ["Reuters"]\n',
            ["a.toml:3: ", "is a name of 'Reuters' (outlets.toml) too", "'needs_cue'"],
        ),
        (
            '[[person]]\nname = "Jon Vane"\norganisations = ["Real Madrd"]\n',
            ["a.toml:3: ", "'Real Madrd', which no entry is", "'Real Madrid'?"],
        ),
        (
            '[[organisation]]\nname = "A B"\nroles = ["manger"]\n',
            ["a.toml:3: ", "'manger'", "'manager'?"],
        ),
        (
            '[[phrase]]\nkind = "exit"\nrule = "x"\nabout = "subject"\nmatch = ["<about> @bee"]\n',
            ["a.toml:1: phrase 'x'", "no class of words '@bee'"],
        ),
        (
            '[[phrase]]\nkind = "exit"\nrule = "x"\nabout = "subject"\nmatch = ["* gone"]\n',
            ["a.toml:1: phrase 'x'", "could match anything"],
        ),
        ('[[phrase]]\nkind = "exitt"\nrule = "x"\n', ["a.toml:1: phrase 'x': 'kind' must be"]),
        (
            f'{CLUB}\n[[example]]\ntext = "The Herons won."\nfinds = ["Harwick Town"]\n',
            ["a.toml:6: the example 'The Herons won.' does not find 'Harwick Town'"],
        ),
        (
            f'{CLUB}\n[[example]]\ntext = "Reuters report."\nfinds = ["Reuters"]\n',
            ["a.toml:6: ", "'Reuters', which this file does not list"],
        ),
        ('[[example]]\nfinds = ["Reuters"]\n', ["a.toml:1: ", "'text' is missing"]),
    ],
)
def test_a_mistake_is_named_by_file_and_line(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    (mistake,) = told(tmp_path, a=text)
    assert mistake.startswith(expected[0])
    assert [part for part in expected if part not in mistake] == []


def test_all_mistakes_of_all_files_are_named(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        a=f'{CLUB}odd = 1\n[[person]]\nname = "Ann Roe"\nborn = "x"\nnationality = "Martian"\n',
        b=CLUB,
        c="[[person",
    )
    assert [m.split(": ")[0] for m in found] == ["a.toml:5", "a.toml:8", "c.toml:1"]


def test_a_sound_folder_overrides_and_adds_without_complaint(tmp_path: Path) -> None:
    own = (
        f'{CLUB}nicknames = ["Herons"]\n'
        '[[organisation]]\nname = "Real Madrid"\nnicknames = ["Los Blancos", "Kings"]\n'
        '[[person]]\nname = "Jon Vane"\norganisations = ["Harwick Town"]\n'
        '[[phrase]]\nkind = "exit"\nrule = "x"\nabout = "subject"\n'
        'match = ["<about> @be packing his|her teapots"]\n'
        '[[example]]\ntext = "The Herons want Jon Vane."\nfinds = ["Harwick Town", "Jon Vane"]\n'
        'not_finds = ["Real Madrid"]\n'
    )
    assert told(tmp_path, a=own) == []


def test_a_path_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    (mistake,) = check_lexicon([tmp_path / "no.toml"], None).mistakes
    assert "there is no such file" in str(mistake)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    (mistake,) = check_lexicon([tmp_path], None).mistakes
    assert "no text in UTF-8" in str(mistake)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("kinds_exit.toml", 'rule = "dismissal"', 'rule = "dismissal"\nodd = 1', "'odd'"),
        ("kinds_exit.toml", '"@dismiss <about>"', '"@dismis <about>"', "'@dismis'"),
        ("clauses.toml", '"as_soon_as"', '"*"', "could match anything"),
        ("clauses.toml", '"but", "although"', '"but|although"', "list of words"),
        ("operators.toml", '"exit negative certain"', '"exit positive certain"', "does not give"),
        ("language.toml", '"und"]', '"unknown"]', "no example can expect"),
    ],
)
def test_rule_files_are_checked_too(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    for path in rules_folder().iterdir():
        if path.name.endswith(".toml"):
            text = path.read_text(encoding="utf-8")
            if path.name == file:
                assert old in text
                line = text[: text.index(old)].count("\n") + 1
                text = text.replace(old, new, 1)
            (folder / path.name).write_text(text, encoding="utf-8")
    (mistake,) = check_lexicon([folder], None).mistakes
    assert Path(mistake.file).name == file
    assert abs(mistake.line - line) <= 1
    assert expected in mistake.what
