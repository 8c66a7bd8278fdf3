"""Vacancies: reports find theirs, and the list of them."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Mapping

from rumourdesk.model import Post
from rumourdesk.store import epochs
from rumourdesk.store.epochs import Epoch, Mention, Named, PostKey
from rumourdesk.store.errors import NotFound
from rumourdesk.store.names import name_id
from rumourdesk.store.rows import VacancyRow
from rumourdesk.store.values import dump

ALL = """
SELECT vacancy.id, organisation, role, epoch, incumbent, total.reports, total.unread, total.outlets
FROM (
    SELECT vacancy_id, sum(reports) AS reports, sum(unread) AS unread,
        count(nullif(outlet_id, 0)) AS outlets
    FROM vacancy_outlet WHERE reports > 0 GROUP BY vacancy_id
) AS total
JOIN vacancy ON vacancy.id = total.vacancy_id
ORDER BY total.reports DESC, organisation, role, epoch
"""

OF_POST = """
SELECT id, incumbents, appointed, first_key, last_key FROM vacancy
WHERE organisation_folded = ? AND role_folded = ? ORDER BY epoch
"""


def vacancies(connection: sqlite3.Connection) -> tuple[VacancyRow, ...]:
    """Every vacancy with a report outside the trash, most reports first, then by name."""
    return tuple(
        VacancyRow(
            id=row[0],
            organisation=row[1],
            role=row[2],
            epoch=row[3],
            incumbent=row[4],
            reports=row[5],
            unread=row[6],
            outlets=row[7],
        )
        for row in connection.execute(ALL)
    )


def enter(
    connection: sqlite3.Connection,
    mentions: Mapping[PostKey, Mention],
    *,
    when: int | None,
    opened: str,
) -> dict[PostKey, int]:
    """Let a report into the vacancies of its posts, opening what is missing; their ids in order."""
    return {
        key: _enter_post(connection, key, mention, when=when, opened=opened)
        for key, mention in mentions.items()
    }


def _enter_post(
    connection: sqlite3.Connection,
    key: PostKey,
    mention: Mention,
    *,
    when: int | None,
    opened: str,
) -> int:
    ids: list[int] = []
    known: list[Epoch] = []
    for row in connection.execute(OF_POST, key):
        ids.append(row[0])
        known.append(Epoch(_named(row[1]), _named(row[2]), row[3], row[4]))
    where = epochs.place(known, incumbent=mention.incumbent, when=when, subjects=mention.subjects)
    if where.new:
        ids.insert(where.index, _open(connection, key, mention.post, where.index + 1, opened))
        known.insert(where.index, Epoch())
    after = epochs.entered(known[where.index], mention, when)
    connection.execute(
        "UPDATE vacancy SET incumbent = ?, incumbent_id = ?, incumbents = ?, appointed = ?,"
        " first_key = ?, last_key = ? WHERE id = ?",
        (
            after.incumbent,
            name_id(connection, "person", after.incumbent),
            _dump_named(after.incumbents),
            _dump_named(after.appointed),
            after.first,
            after.last,
            ids[where.index],
        ),
    )
    return ids[where.index]


def _named(text: str) -> tuple[Named, ...]:
    return tuple(Named(*one) for one in json.loads(text))


def _dump_named(named: tuple[Named, ...]) -> str:
    return dump([(one.name, one.reports, one.latest) for one in named])


def _open(connection: sqlite3.Connection, key: PostKey, post: Post, epoch: int, opened: str) -> int:
    connection.execute(
        "UPDATE vacancy SET epoch = epoch + 1"
        " WHERE organisation_folded = ? AND role_folded = ? AND epoch >= ?",
        (*key, epoch),
    )
    added = connection.execute(
        "INSERT INTO vacancy (uid, organisation, role, organisation_folded, role_folded, epoch,"
        " opened) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (str(uuid.uuid4()), post.organisation, post.role, *key, epoch, opened),
    )
    assert added.lastrowid is not None
    return added.lastrowid


def newest(connection: sqlite3.Connection, post: Post, *, opened: str) -> int:
    """The newest vacancy of a post, opened when the post never had one."""
    key = epochs.post_key(post)
    ids = [int(row[0]) for row in connection.execute(OF_POST, key)]
    return ids[-1] if ids else _open(connection, key, post, 1, opened)


def described(connection: sqlite3.Connection, vacancy: int | None) -> dict[str, object] | None:
    """How the log names a vacancy, so that another desk could find it too."""
    if vacancy is None:
        return None
    row = connection.execute(
        "SELECT uid, organisation, role, epoch FROM vacancy WHERE id = ?", (vacancy,)
    ).fetchone()
    if row is None:
        raise NotFound(f"There is no vacancy {vacancy} in this desk.")
    return dict(zip(("uid", "organisation", "role", "epoch"), row, strict=True))


def by_uid(connection: sqlite3.Connection, uid: object) -> int | None:
    row = connection.execute("SELECT id FROM vacancy WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else int(row[0])
