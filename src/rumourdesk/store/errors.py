"""What can go wrong with a desk's file, in words that say what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """Something about the desk's file; the message is fit to be shown to a person."""


class DeskMissing(StoreError):
    """There is no desk at the path, and none may be made."""


class NotADesk(StoreError):
    """The path holds something that this program did not make."""


class DeskTooNew(StoreError):
    """A newer version of the program wrote the desk."""


class DeskTooOld(StoreError):
    """The desk needs a migration, which opening it only to read cannot do."""


class DeskUnreadable(StoreError):
    """The file system refuses to open the file."""


class DeskReadOnly(StoreError):
    """The file, or the way it was opened, allows no writing."""


class DeskBusy(StoreError):
    """Another window or program kept the desk locked for too long."""


class DeskFull(StoreError):
    """The disk has no room left."""


class DeskDamaged(StoreError):
    """The file is no longer a sound database."""


class DeskClosed(StoreError):
    """The desk was closed already."""


class NotFound(StoreError):
    """No report, claim, vacancy or decision goes by that id."""


class NothingToChange(StoreError):
    """The deed would change nothing, and no earlier decision says so."""


class DoesNotFit(StoreError):
    """What was asked does not fit what it was asked of, as one report held against itself."""


class CannotUndo(StoreError):
    """A decision cannot be taken back, because it was already or a later one stands on it."""


def translated(error: sqlite3.Error, path: Path) -> StoreError:
    """The plain error for what SQLite reports about the desk at `path`."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DeskBusy(
            f"Another window or program is busy with the desk {path}. Nothing was changed; "
            "try again in a moment."
        )
    if primary == sqlite3.SQLITE_FULL:
        return DeskFull(
            f"The disk that holds the desk {path} is full. Nothing was changed; "
            "make room and try again."
        )
    if primary == sqlite3.SQLITE_READONLY:
        return DeskReadOnly(
            f"The desk {path} can only be read. Nothing was changed; allow writing to the file "
            "and its folder, or open a copy."
        )
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DeskDamaged(
            f"The desk {path} is damaged. Keep the file as it is and go back to a backup; "
            'the command "sqlite3 DESK .recover" may save what is left.'
        )
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return DeskUnreadable(
            f"The desk {path} cannot be opened. Check that you may read the file and write "
            "to its folder."
        )
    if primary == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"Reading or writing the desk {path} failed. Check the disk, then try again."
        )
    return StoreError(f"The desk {path} could not do that: {error}.")


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Let every error of SQLite, and of values it cannot take, out as a `StoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"The desk {path} cannot keep or find text with broken characters in it. "
            "Remove them and try again."
        ) from error
    except OverflowError as error:
        raise StoreError(f"Nothing in the desk {path} has a number that large.") from error
