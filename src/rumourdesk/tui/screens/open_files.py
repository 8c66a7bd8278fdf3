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
_FOLDERS = 500


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
        ("pick.down", "choose"),
        ("enter", "go in, or take in what is typed"),
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
        if self.query_one(OptionList).highlighted is not None:
            super().accept()
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
    head, start = os.path.split(words)
    folder = _expanded(head)
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
    """How many files would be read there, in words; of a large folder no more than a beginning."""
    from rumourdesk.intake.files import SUFFIXES

    if path.is_file():
        return "One file to read"
    if not path.is_dir():
        return "Nothing of that name yet."
    number = 0
    for folders, (_, below, names) in enumerate(os.walk(path)):
        if folders == _FOLDERS:
            return f"{paint.count(number, 'file')} to read here, and more in further folders"
        below[:] = [name for name in below if not name.startswith(".")]
        number += sum(
            Path(name).suffix.lower() in SUFFIXES for name in names if not name.startswith(".")
        )
    return f"{paint.count(number, 'file')} to read here" if number else "No file to read here"


def _expanded(words: str) -> Path:
    return Path(os.path.expanduser(words or "."))  # noqa: PTH111, expanduser of Path may raise


def _typed(path: Path, *, is_folder: bool) -> str:
    return f"{path}{os.sep}" if is_folder and not str(path).endswith(os.sep) else str(path)


def _name(entry: Entry) -> str:
    return f"{entry.path.name}{os.sep}" if entry.is_folder else entry.path.name
