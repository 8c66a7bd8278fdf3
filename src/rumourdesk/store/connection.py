"""Connections to a desk: one a thread, set up alike, and the transactions that run on them."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rumourdesk.store.errors import DeskClosed, plain_errors

BUSY_SECONDS = 10.0
"""How long a statement waits for another writer before it gives up."""


def connect(
    path: Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection to an existing file. Transactions are begun and ended by hand."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA fullfsync = ON")  # else macOS leaves writes in the drive's cache
        connection.execute("PRAGMA cache_size = -16000")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection, *, durable: bool = False) -> Iterator[None]:
    """A short write transaction: all of it or nothing.

    A `durable` one is on the disk when this returns, even if the machine loses power; any other
    survives the program's end, but the last few may be lost with the power.
    """
    connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """A read transaction: all queries in it see the desk at one moment."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


class _Handle:
    """A connection, and the lock that keeps `close` from pulling it away in mid-query."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.lock = threading.RLock()
        # Also closes the connection of a thread that has ended.
        self._finalizer = weakref.finalize(self, connection.close)

    def close(self) -> None:
        with self.lock:
            self._finalizer()


class Connections:
    """The connections to one desk: one for each thread, and one that only watches for changes."""

    def __init__(self, path: Path, *, read_only: bool, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._read_only = read_only
        self._busy_seconds = busy_seconds
        self._own = threading.local()
        self._open: weakref.WeakSet[_Handle] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False
        with plain_errors(path):
            self._watcher = self._new_handle()

    @contextmanager
    def use(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection; SQLite's errors come out as `StoreError`."""
        with plain_errors(self.path), self._held(self._handle()) as connection:
            yield connection

    @contextmanager
    def watch(self) -> Iterator[sqlite3.Connection]:
        """The connection that lives as long as the desk is open and never writes."""
        with plain_errors(self.path), self._held(self._watcher) as connection:
            yield connection

    @contextmanager
    def _held(self, handle: _Handle) -> Iterator[sqlite3.Connection]:
        with handle.lock:
            if self._closed:
                raise DeskClosed(f"The desk {self.path} is closed. Open it again.")
            yield handle.connection

    def close(self) -> None:
        """Close all connections, whichever thread made them, after what is running on them."""
        with self._lock:
            self._closed = True
            handles = list(self._open)
        for handle in handles:
            handle.close()

    def _handle(self) -> _Handle:
        handle: _Handle | None = getattr(self._own, "handle", None)
        if handle is None:
            handle = self._own.handle = self._new_handle()
        return handle

    def _new_handle(self) -> _Handle:
        with self._lock:
            if self._closed:
                raise DeskClosed(f"The desk {self.path} is closed. Open it again.")
            connection = connect(
                self.path, read_only=self._read_only, busy_seconds=self._busy_seconds
            )
            handle = _Handle(connection)
            self._open.add(handle)
            return handle
