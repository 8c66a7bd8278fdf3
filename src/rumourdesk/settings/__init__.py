"""Where files live, and the reader's settings: one strict TOML file.

Nothing here makes a folder or a file until `write_initial` is asked to. Run as a module it prints
docs/settings.md.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rumourdesk.settings.options import FILE_NAME, LIMIT_BYTES, OPTIONS, initial_text, markdown
from rumourdesk.settings.reading import CheckKeys, SettingsError, read
from rumourdesk.text import one_line

__all__ = [
    "LIMIT_BYTES",
    "OPTIONS",
    "IntakeSettings",
    "Settings",
    "SettingsError",
    "asset",
    "cache_folder",
    "in_force",
    "initial_text",
    "load",
    "make_folder",
    "markdown",
    "own_path",
    "paths",
    "settings_file",
    "stories",
    "write_initial",
]

APP = "rumourdesk"


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """How reports are taken in. `limit_bytes` is the size of the largest file that is read."""

    limit_bytes: int = LIMIT_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is in force: the file's values, and the usual ones where it has none.

    `file` need not exist. `author` is whom verdicts are credited to, empty if nobody is known.
    `theme` is empty for the program's own. `keys` holds the reader's keys by command, unchecked.
    """

    file: Path
    desk: Path
    demo_desk: Path
    lexicon_folder: Path
    author: str = ""
    theme: str = ""
    intake: IntakeSettings = field(default_factory=IntakeSettings)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load(*, check_keys: CheckKeys | None = None) -> Settings:
    """The settings in force. Raises `SettingsError` for a file that is not wholly understood.

    `check_keys` is given the reader's keys and raises `ValueError`, with the command at fault in
    its `id`, where they cannot be used (`rumourdesk.keys.resolve` does).
    """
    file = settings_file()
    values, keys = read(file, check_keys)
    data = _data_folder()

    def placed(key: str, usual: Path) -> Path:
        return file.parent / own_path(values[key]) if values[key] else usual

    own_desk = os.environ.get("RUMOURDESK_DESK")
    return Settings(
        file=file,
        desk=own_path(own_desk) if own_desk else placed("desk", data / "desk.db"),
        demo_desk=data / "demo.db",
        lexicon_folder=placed("lexicon", file.parent / "lexicon"),
        author=one_line(values["author"]) or _login_name(),
        theme=values["theme"],
        intake=IntakeSettings(limit_bytes=values["intake.limit_bytes"]),
        keys=keys,
    )


def settings_file() -> Path:
    """The settings file, in RUMOURDESK_CONFIG or else the platform's folder for settings."""
    own = os.environ.get("RUMOURDESK_CONFIG")
    if own:
        return own_path(own) / FILE_NAME
    # Imported here: `--help` and `--version` need no folder.
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False) / FILE_NAME


def _data_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path(APP, appauthor=False)


def cache_folder() -> Path:
    """The platform's folder for what can be made again at any time; it need not exist."""
    import platformdirs

    return platformdirs.user_cache_path(APP, appauthor=False)


def own_path(written: str | Path) -> Path:
    """A path as a person wrote it, where "~" is their home."""
    path = Path(written)
    try:
        return path.expanduser()
    except RuntimeError:  # "~name" of nobody here is a name like any other
        return path


def _login_name() -> str:
    """The name by which the system knows who is at it; empty where it knows none."""
    for variable in ("USER", "LOGNAME", "USERNAME"):
        if name := one_line(os.environ.get(variable, "")):
            return name
    # Imported here: it is seldom needed.
    import getpass

    try:
        return one_line(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def paths(settings: Settings) -> dict[str, Path]:
    """Every path in use, by what it is."""
    return {
        "settings": settings.file,
        "desk": settings.desk,
        "demo desk": settings.demo_desk,
        "lexicon": settings.lexicon_folder,
        "styles": asset("styles"),
        "sample data": asset("sample_data"),
    }


def in_force(settings: Settings) -> dict[str, str | int]:
    """The value in force of every setting, by its dotted key."""
    own_keys = {f"keys.{id_}": ",".join(keys) for id_, keys in settings.keys.items()}
    return {
        "desk": str(settings.desk),
        "author": settings.author,
        "theme": settings.theme,
        "lexicon": str(settings.lexicon_folder),
        "intake.limit_bytes": settings.intake.limit_bytes,
        **own_keys,
    }


def write_initial(*, force: bool = False) -> Path:
    """Write a commented settings file for the reader to edit, and return its path.

    Raises `FileExistsError`, with the path as its message, if there is one; with `force` that one
    is kept beside it as settings.toml.bak, unless nobody edited it. Raises `SettingsError` if it
    cannot be written.
    """
    file = settings_file()
    if file.exists() and not force:
        raise FileExistsError(str(file))
    initial = initial_text().encode()
    try:
        if file.exists() and file.read_bytes() != initial:
            file.replace(file.with_name(f"{FILE_NAME}.bak"))
        make_folder(file.parent)
        file.write_bytes(initial)
    except OSError as error:
        raise SettingsError(file, None, f"cannot be written: {error.strerror}") from error
    return file


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone."""
    if not folder.exists():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def asset(name: str) -> Path:
    """A folder that comes with the program ("styles", "sample_data"): packaged, or a checkout's."""
    package = Path(__file__).parents[1]
    for folder in (package / name, package.parents[1] / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the installation of {APP} lacks its folder {name!r}; reinstall it")


def stories() -> tuple[Path, ...]:
    """The folders of the demo's reports, one a vacancy."""
    return tuple(sorted(path for path in asset("sample_data").iterdir() if path.is_dir()))
