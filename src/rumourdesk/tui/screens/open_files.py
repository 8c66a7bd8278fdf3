"""Choose files and folders to take in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.widgets import Input, OptionList

from rumourdesk.tui import paint
from rumourdesk.tui.screens.picking import PAUSE, Choice, PickScreen

_MOST = 200
_COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or folder on offer."""

    path: Path
    is_folder: bool


class OpenFilesScreen(PickScreen[tuple[Path, ...]]):
    """Choose a file, or a folder with all that is in it. Gives the paths to take in."""

    heading = "Take in files"
    prompt = "A file or a folder"
    takes_first = False
    foot = (
        ("pick.down", "choose an entry"),
        ("enter", "go into it, or take in what is typed"),
        ("dialog.cancel", "cancel"),
    )

    def __init__(self, start: Path | None = None, *, pause: float = PAUSE) -> None:
        super().__init__(pause=pause)
        self._start = start or Path.cwd()

    def ready(self) -> None:
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = _typed(self._start, is_folder=True)
        field.cursor_position = len(field.value)
        super().ready()

    def find(self, words: str) -> tuple[Sequence[Choice[tuple[Path, ...]]], str]:
        typed = _expanded(words)
        entries, trouble = listed(words)
        choices: list[Choice[tuple[Path, ...]]] = [
            Choice((entry.path,), paint.line(_name(entry))) for entry in entries[:_MOST]
        ]
        return choices, trouble or found_at(typed)

    def accept(self) -> None:
        """Go into the chosen folder; with none chosen, take in what is typed."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._choose(place)
            return
        path = _expanded(self.query_one(Input).value)
        if path.exists():
            self.dismiss((path,))
        else:
            self.complain(f"There is no file or folder {path}.")

    def _choose(self, place: int) -> None:
        if place >= len(self._choices):
            return
        path = self._choices[place].value[0]
        if not path.is_dir():
            self.dismiss((path,))
            return
        field = self.query_one(Input)
        field.value = _typed(path, is_folder=True)
        field.cursor_position = len(field.value)


def listed(words: str) -> tuple[list[Entry], str]:
    """What the folder typed holds that begins as the last part does, and what is wrong, if it is.

    Folders come first; hidden entries only when a dot is typed.
    """
    typed = _expanded(words)
    folder, start = (typed, "") if words.endswith(("/", os.sep)) or not words else _split(typed)
    try:
        with os.scandir(folder) as found:
            entries = [
                Entry(Path(entry.path), entry.is_dir())
                for entry in found
                if entry.name.casefold().startswith(start.casefold())
                and (start.startswith(".") or not entry.name.startswith("."))
            ]
    except OSError as error:
        return [], f"{folder}: {(error.strerror or 'cannot be read').lower()}"
    entries.sort(key=lambda entry: (not entry.is_folder, entry.path.name.casefold()))
    return entries, ""


def found_at(path: Path) -> str:
    """How many files would be read there, in words."""
    from rumourdesk.intake.files import find_files

    if not path.exists():
        return "Nothing of that name yet."
    number = 0
    for found in find_files([path]):
        number += isinstance(found, Path)
        if number >= _COUNTED:
            return f"More than {_COUNTED:,} files to read here"
    return f"{paint.count(number, 'file')} to read here" if number else "No file to read here"


def _split(path: Path) -> tuple[Path, str]:
    return path.parent, path.name


def _expanded(words: str) -> Path:
    return Path(os.path.expanduser(words or "."))  # noqa: PTH111, expanduser of Path may raise


def _typed(path: Path, *, is_folder: bool) -> str:
    return f"{path}{os.sep}" if is_folder and not str(path).endswith(os.sep) else str(path)


def _name(entry: Entry) -> str:
    return f"{entry.path.name}{os.sep}" if entry.is_folder else entry.path.name
