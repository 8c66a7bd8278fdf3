from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from rumourdesk.store import Store
from rumourdesk.store.errors import (
    DeskBusy,
    DeskDamaged,
    DeskFull,
    DeskReadOnly,
    DeskUnreadable,
    StoreError,
    plain_errors,
)
from rumourdesk.store.rows import Filter

PATH = Path("/desks/desk.sqlite")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, DeskBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, DeskBusy),
        (sqlite3.SQLITE_LOCKED, DeskBusy),
        (sqlite3.SQLITE_FULL, DeskFull),
        (sqlite3.SQLITE_READONLY, DeskReadOnly),
        (sqlite3.SQLITE_READONLY_DIRECTORY, DeskReadOnly),
        (sqlite3.SQLITE_CORRUPT, DeskDamaged),
        (sqlite3.SQLITE_CORRUPT_VTAB, DeskDamaged),
        (sqlite3.SQLITE_NOTADB, DeskDamaged),
        (sqlite3.SQLITE_CANTOPEN, DeskUnreadable),
        (sqlite3.SQLITE_IOERR_FSYNC, StoreError),
        (sqlite3.SQLITE_INTERNAL, StoreError),
    ],
)
def test_each_error_of_sqlite_becomes_plain(code: int, kind: type[StoreError]) -> None:
    error = sqlite3.OperationalError("some detail")
    error.sqlite_errorcode = code
    with pytest.raises(StoreError, match=str(PATH)) as raised, plain_errors(PATH):
        raise error
    assert type(raised.value) is kind
    assert raised.value.__cause__ is error
    assert "SQLITE" not in str(raised.value)


def test_an_error_without_a_code_keeps_its_words() -> None:
    with pytest.raises(StoreError, match="no such table"), plain_errors(PATH):
        raise sqlite3.OperationalError("no such table")


def test_what_sqlite_cannot_take_is_refused_in_plain_words(store: Store) -> None:
    with pytest.raises(StoreError, match="broken characters"):
        store.report_ids(Filter(outlet="\udcff"))
    with pytest.raises(StoreError, match="that large"):
        store.page(10**30)


def test_other_errors_pass() -> None:
    with pytest.raises(KeyError), plain_errors(PATH):
        raise KeyError("x")


def test_a_full_disk_is_reported_in_plain_words(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "small.sqlite")
    try:
        connection.execute("CREATE TABLE filler (text)")
        connection.execute("PRAGMA max_page_count = 3")
        with pytest.raises(DeskFull, match="make room"), plain_errors(tmp_path):
            connection.execute("INSERT INTO filler VALUES (zeroblob(100000))")
    finally:
        connection.close()
