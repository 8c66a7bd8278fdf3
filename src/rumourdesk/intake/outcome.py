"""What comes of taking in one file: a report, or a reason in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rumourdesk.model import Report
from rumourdesk.text import safe_line


@dataclass(frozen=True, slots=True)
class Taken:
    """A report read from `path`; each note tells of something that was left out or guessed."""

    report: Report
    path: Path
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that gave no report, and why, with what to do about it."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{safe_line(str(self.path))}: {self.reason}"


def why_unreadable(error: OSError | ValueError) -> str:
    """The reason why the system would not open a path, in words."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied"
    words = getattr(error, "strerror", None) or str(error)
    return f"cannot be read: {safe_line(words).lower()}"
