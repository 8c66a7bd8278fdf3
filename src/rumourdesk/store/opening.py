"""What stands at a path before it is opened as a desk: made, checked, migrated or refused."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from rumourdesk.store.connection import connect
from rumourdesk.store.errors import (
    DeskMissing,
    DeskReadOnly,
    DeskTooNew,
    DeskTooOld,
    DeskUnreadable,
    NotADesk,
    plain_errors,
)
from rumourdesk.store.schema import VERSION

APPLICATION_ID = 0x52754D72
"""Marks a SQLite file as a desk: "RuMr"."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def prepare(path: Path, *, read_only: bool, busy_seconds: float) -> None:
    """Make the file a desk of this version, or raise a `StoreError` and leave it untouched."""
    header = _header(path, read_only=read_only)
    if header:
        _check_header(path, header)
        if not read_only:
            _check_writable(path)
    with plain_errors(path):
        connection = connect(path, read_only=read_only, busy_seconds=busy_seconds)
        try:
            _bring_up_to_date(connection, path, read_only=read_only)
        finally:
            connection.close()


def _header(path: Path, *, read_only: bool) -> bytes:
    """The first bytes of the file, which is made, empty, where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        if read_only:
            raise DeskMissing(f"There is no desk at {path}. Check the path.") from None
        _create(path)
        return b""
    except OSError as error:
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise NotADesk(f"{path} is a folder, not a desk. Name a file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise NotADesk(f"{path} is not an ordinary file, so it cannot be a desk. Name another.")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise _unreadable(path, error) from error
    if not header and read_only:
        raise NotADesk(f"{path} is empty. Open it for writing to make it a desk.")
    return header


def _create(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise DeskUnreadable(
            f"The desk {path} cannot be made: {error.strerror}. Choose a folder you may write to."
        ) from error


def _check_header(path: Path, header: bytes) -> None:
    if not header.startswith(_MAGIC) or len(header) < _HEADER_BYTES:
        raise NotADesk(f"{path} is not a desk: it is no SQLite file. Name another file.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotADesk(
            f"{path} is not a desk: another program made this SQLite file. Name another file."
        )
    _check_version(path, int.from_bytes(header[60:64], "big"))


def _check_version(path: Path, version: int) -> None:
    if version > VERSION:
        raise DeskTooNew(
            f"A newer version of this program wrote the desk {path} "
            f"(format {version}; this program knows {VERSION}). Upgrade the program to open it."
        )


def _check_writable(path: Path) -> None:
    try:
        with path.open("r+b"):
            pass
    except OSError as error:
        raise DeskReadOnly(
            f"The desk {path} can only be read: {error.strerror}. Allow writing to the file and "
            "its folder."
        ) from error


def _unreadable(path: Path, error: OSError) -> DeskUnreadable:
    return DeskUnreadable(
        f"The desk {path} cannot be read: {error.strerror}. Check who may read the file."
    )


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    _check_version(path, version)
    if version < VERSION:
        if read_only:
            raise DeskTooOld(
                f"An older version of this program wrote the desk {path}. "
                "Open it once for writing, which brings it up to date."
            )
        from rumourdesk.store.migrations import migrate

        migrate(connection, path, application_id=APPLICATION_ID)
    if not read_only:
        _enter_wal(connection)


def _enter_wal(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side, from now on and for everyone.

    When another window is about to do the same, it is left to it.
    """
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode == "wal":
        return
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
