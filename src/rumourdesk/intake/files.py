"""Finding the files that may hold reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rumourdesk.intake.outcome import Refused, why_unreadable

SUFFIXES = ("", ".markdown", ".md", ".text", ".txt")


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path | Refused]:
    """Every file to read, once each: those named, and those in the folders named, at any depth.

    Within a folder they come sorted by name, folders in their place among the files. Hidden files
    and files with other suffixes than `SUFFIXES` are passed over there; what is named outright is
    always given, whatever it is called and whether or not it exists. A folder that cannot be
    listed, or holds no file to read, is refused. Links are followed, and never round in circles.
    """
    seen: set[str] = set()
    for given in paths:
        path = Path(given)
        try:
            if path.is_dir():
                yield from _in_folder(path, seen)
                continue
            real = os.path.realpath(path)
        except (OSError, ValueError) as error:
            yield Refused(path, why_unreadable(error))
            continue
        if real not in seen:
            seen.add(real)
            yield path


def _in_folder(folder: Path, seen: set[str]) -> Iterator[Path | Refused]:
    waiting = [folder]
    empty = True
    while waiting:
        path = waiting.pop()
        try:
            real = os.path.realpath(path)
            if real in seen:
                empty = False
                continue
            if not path.is_dir():
                seen.add(real)
                empty = False
                yield path
                continue
            seen.add(real)
            waiting.extend(sorted(_worth_reading(path), reverse=True))
        except (OSError, ValueError) as error:
            empty = False
            yield Refused(path, why_unreadable(error))
    if empty:
        named = ", ".join(SUFFIXES[1:])
        yield Refused(folder, f"holds no reports: looked for {named} and files without a suffix")


def _worth_reading(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        return [
            folder / entry.name
            for entry in entries
            if not entry.name.startswith(".")
            and (Path(entry.name).suffix.lower() in SUFFIXES or entry.is_dir())
        ]
