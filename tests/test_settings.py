from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from rumourdesk import keys, settings
from rumourdesk.settings import OPTIONS, SettingsError

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file to be written, in a folder that is there."""
    monkeypatch.setenv("RUMOURDESK_CONFIG", str(tmp_path))
    return tmp_path / "settings.toml"


def refusal(file: Path, source: str) -> SettingsError:
    file.write_text(source, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        settings.load(check_keys=keys.resolve)
    assert str(caught.value).startswith(str(file))
    return caught.value


def test_without_a_file_everything_is_as_usual(own_home: Path) -> None:
    loaded = settings.load()
    assert loaded.file == own_home / "config/rumourdesk/settings.toml"
    assert loaded.desk == own_home / "data/rumourdesk/desk.db"
    assert loaded.demo_desk == own_home / "data/rumourdesk/demo.db"
    assert loaded.lexicon_folder == own_home / "config/rumourdesk/lexicon"
    assert (loaded.author, loaded.theme, loaded.keys) == ("tester", "", {})
    assert loaded.intake.limit_bytes == 2_000_000
    assert list(own_home.iterdir()) == []


def test_the_file_is_read(file: Path) -> None:
    file.write_text(
        'desk = "desks/one.db"\nauthor = "Ana  Ruiz"\ntheme = "nord"\nlexicon = "/names"\n'
        '[intake]\nlimit_bytes = 5_000\n[keys]\n"claim.confirm" = "c, f2"\n'
        'claim.refute = ["x"]\n',
        encoding="utf-8",
    )
    loaded = settings.load(check_keys=keys.resolve)
    assert loaded.desk == file.parent / "desks/one.db"
    assert loaded.lexicon_folder == Path("/names")
    assert (loaded.author, loaded.theme) == ("Ana Ruiz", "nord")
    assert loaded.intake.limit_bytes == 5_000
    assert loaded.keys == {"claim.confirm": ("c", "f2"), "claim.refute": ("x",)}
    assert settings.in_force(loaded) == {
        "desk": str(loaded.desk),
        "author": "Ana Ruiz",
        "theme": "nord",
        "lexicon": "/names",
        "intake.limit_bytes": 5_000,
        "keys.claim.confirm": "c,f2",
        "keys.claim.refute": "x",
    }


def test_the_environment_names_the_desk(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('desk = "one.db"\n', encoding="utf-8")
    monkeypatch.setenv("RUMOURDESK_DESK", "two.db")
    assert settings.load().desk == Path("two.db")


def test_a_tilde_is_home(file: Path, own_home: Path) -> None:
    file.write_text('desk = "~/one.db"\nlexicon = "~nobody-here/x"\n', encoding="utf-8")
    loaded = settings.load()
    assert loaded.desk == own_home / "one.db"
    assert loaded.lexicon_folder == file.parent / "~nobody-here/x"


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ('\nthem = "dark"\n', 2, "there is no setting “them”; did you mean “theme”?"),
        ("[intake]\n\nlimit_byte = 5\n", 3, "did you mean “intake.limit_bytes”?"),
        ("limit_bytes = 5\n", 1, "did you mean “intake.limit_bytes”?"),
        ("[intak]\nlimit_bytes = 5\n", 2, "did you mean “intake.limit_bytes”?"),
        ("zzz = 1\n", 1, "known are desk, author, theme, lexicon, intake.limit_bytes, keys"),
        ("[zzz]\n", 1, "there is no setting “zzz”"),
        ("theme = 5\n", 1, "“theme” must be text in quotes, not 5"),
        ('desk = "a\\u0000b"\n', 1, "“desk” is no path"),
        ("[theme]\n", 1, "“theme” must be text in quotes, not {}"),
        ("intake = 5\n", 1, "“intake” is a table: write [intake] on a line of its own"),
        ('keys = "c"\n', 1, "“keys” is a table"),
        ('[intake]\nlimit_bytes = "2 MB"\n', 2, "must be a whole number above 0, not '2 MB'"),
        ("intake.limit_bytes = true\n", 1, "must be a whole number above 0, not True"),
        ("intake = { limit_bytes = 0 }\n", 1, "must be a whole number above 0, not 0"),
        ('[keys]\n"claim.confirm" = 5\n', 2, "“keys.claim.confirm” must be keys in quotes"),
        ('[keys]\nclaim.confirm = ["c", 5]\n', 2, "must be keys in quotes"),
        ('[keys]\n"claim.confrim" = "c"\n', 2, "did you mean “claim.confirm”?"),
        ('[keys]\n\n[keys.claim]\nconfirm = "x"\n', 4, "is already that of “claim.refute”"),
        ('theme = "a"\nauthor = \n', 2, "is not TOML"),
        ('theme = "a"\ntheme = "b"\n', 2, "is not TOML"),
    ],
)
def test_what_is_not_understood_is_an_error_with_its_place(
    file: Path, source: str, line: int, words: str
) -> None:
    error = refusal(file, source)
    assert words in str(error)
    assert error.line == line
    assert str(error).startswith(f"{file}:{line}: ")


def test_a_hostile_file_cannot_reach_the_terminal(file: Path) -> None:
    error = refusal(file, '"\\u001b[31m\\n" = 1\n')
    assert "\x1b" not in str(error)
    assert "\n" not in str(error)


def test_a_file_that_is_no_text(file: Path) -> None:
    file.write_bytes(b"theme = '\xff'\n")
    with pytest.raises(SettingsError, match="is not UTF-8"):
        settings.load()


def test_a_file_that_cannot_be_read(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        settings.load()


def test_the_first_file_is_written_once_and_changes_nothing(own_home: Path) -> None:
    usual = settings.load()
    path = settings.write_initial()
    assert path == usual.file
    assert settings.load(check_keys=keys.resolve) == usual
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with pytest.raises(FileExistsError) as caught:
        settings.write_initial()
    assert str(caught.value) == str(path)
    path.write_text('theme = "nord"\n', encoding="utf-8")
    settings.write_initial(force=True)
    assert path.read_text(encoding="utf-8") == settings.initial_text()
    kept = path.with_name("settings.toml.bak")
    assert kept.read_text(encoding="utf-8") == 'theme = "nord"\n'
    settings.write_initial(force=True)
    assert kept.read_text(encoding="utf-8") == 'theme = "nord"\n'


def test_a_file_that_cannot_be_written(own_home: Path) -> None:
    (own_home / "config").write_text("in the way", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be written"):
        settings.write_initial()


def test_the_first_file_shows_every_setting_with_its_usual_value() -> None:
    bare = [
        line.removeprefix("# ") if " = " in line else line
        for line in settings.initial_text().splitlines()
    ]
    table = tomllib.loads("\n".join(bare))
    own_keys = table.pop("keys")
    assert keys.resolve(own_keys) != keys.BINDINGS
    for option in OPTIONS:
        *tables, name = option.key.split(".")
        holder = table
        for head in tables:
            holder = holder[head]
        assert holder.pop(name) == option.usual
    assert not any(table.values())


def test_in_force_and_paths_name_everything() -> None:
    loaded = settings.load()
    assert list(settings.in_force(loaded)) == [option.key for option in OPTIONS]
    assert list(settings.paths(loaded)) == [
        "settings",
        "desk",
        "demo desk",
        "lexicon",
        "styles",
        "sample data",
    ]


def test_assets_are_found_or_missed_with_advice() -> None:
    assert (settings.asset("sample_data") / "README.md").is_file()
    with pytest.raises(FileNotFoundError, match="reinstall"):
        settings.asset("no such folder")


def test_folders_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        settings.make_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a/b").stat().st_mode) == 0o700
    settings.make_folder(tmp_path / "a" / "b")


def test_the_docs_are_those_of_the_table() -> None:
    assert (DOCS / "settings.md").read_text(encoding="utf-8") == settings.markdown(), (
        "run `python -m rumourdesk.settings > docs/settings.md`"
    )


def test_the_system_knows_who_is_at_it_where_no_variable_says(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "ana")
    assert settings.load().author == "ana"

    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr("getpass.getuser", unknown)
    assert settings.load().author == ""


def test_an_author_of_blanks_is_none(file: Path) -> None:
    file.write_text('author = "  "\n', encoding="utf-8")
    assert settings.load().author == "tester"


def test_a_byte_order_mark_is_no_mistake(file: Path) -> None:
    file.write_text('theme = "nord"\n', encoding="utf-8-sig")
    assert settings.load().theme == "nord"
