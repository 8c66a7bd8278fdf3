"""Outlets and people by name: one row for all spellings that fold to the same."""

from __future__ import annotations

import sqlite3
from typing import Literal

from rumourdesk.text import fold

Sort = Literal["outlet", "person"]


def known_id(connection: sqlite3.Connection, sort: Sort, name: str) -> int | None:
    """The id of an outlet or a person by any of its spellings."""
    row = connection.execute(
        f"SELECT {sort}_id FROM {sort}_alias WHERE folded = ?", (fold(name),)
    ).fetchone()
    return None if row is None else int(row[0])


def name_id(connection: sqlite3.Connection, sort: Sort, name: str | None) -> int | None:
    """As `known_id`, and makes the row when the name is new; None where there is no name."""
    if name is None or not fold(name):
        return None
    found = known_id(connection, sort, name)
    if found is not None:
        return found
    added = connection.execute(f"INSERT INTO {sort} (name) VALUES (?)", (name,)).lastrowid
    connection.execute(f"INSERT INTO {sort}_alias VALUES (?, ?)", (fold(name), added))
    return added
