"""Makes a desk, or brings an older one up to date. Loaded only when there is something to do.

A migration that was released never changes; a new one is added below it, and `schema.VERSION`
counts them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations

from rumourdesk.store.connection import writing
from rumourdesk.store.schema import FIRST, VERSION
from rumourdesk.store.schema_second import SECOND
from rumourdesk.store.schema_third import THIRD

migrations = Migrations("rumourdesk")


@migrations()
def m001_first(db: Database) -> None:
    _run(db, FIRST)


@migrations()
def m002_competing(db: Database) -> None:
    _run(db, SECOND)


@migrations()
def m003_learned(db: Database) -> None:
    _run(db, THIRD)


def _run(db: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        db.execute(statement)


def migrate(connection: sqlite3.Connection, path: Path, *, application_id: int) -> Path | None:
    """Apply what is missing, in one transaction; returns the copy made of an existing desk first.

    Of two windows that open a new desk at once, one makes it and the other waits.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    copy = _copy(connection, path, version) if version else None
    db = Database(connection)
    with writing(connection, durable=True):
        connection.execute(f"PRAGMA application_id = {application_id}")
        migrations.apply(db)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise sqlite3.IntegrityError(f"a row of {broken[0]} points at nothing")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    return copy


def _copy(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """A whole copy of the desk beside it, for the one who has to go back."""
    number = 1
    while True:
        tail = f".{number}" if number > 1 else ""
        copy = path.with_name(f"{path.name}.before-format-{version + 1}{tail}")
        try:
            os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            break
        except FileExistsError:
            number += 1
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
    return copy
