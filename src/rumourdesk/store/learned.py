"""The names that reports teach the desk, and those that people had it forget."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from rumourdesk.model import LearnedName, LearnedType, Span
from rumourdesk.store.rows import LearnedRow, Teaching
from rumourdesk.store.targets import Aim, Values, names_in, subject
from rumourdesk.store.values import dump, from_instant, instant
from rumourdesk.text import fold

FORGOTTEN = "forgotten"
"""The ruling that the desk is not to know a name, whatever report teaches it."""

_MOST_BODIES = 3
_ADD = "INSERT OR IGNORE INTO learned_name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STANDING = """
FROM learned_name
CROSS JOIN report ON report.id = learned_name.report_id
    AND report.version_id = learned_name.version_id AND report.removed = 0
"""
ALL = f"""
SELECT learned_name.folded, type, name, kind, roles, organisations, report.id, uid, number,
    start, "end", words, rule, learned_name.at
{_STANDING}
CROSS JOIN version ON version.id = learned_name.version_id
WHERE learned_name.folded NOT IN (SELECT folded FROM forgotten_name)
ORDER BY learned_name.folded, type, report.id
"""
ONE = f"SELECT name {_STANDING} WHERE learned_name.folded = ? ORDER BY report.id LIMIT 1"
_DECISION = """
SELECT after FROM forgotten_name JOIN decision ON decision.id = decision_id WHERE folded = ?
"""


def add(
    connection: sqlite3.Connection,
    report: int,
    version: int,
    names: Iterable[LearnedName],
    *,
    text: str,
    at: str,
) -> None:
    """Write down what one version of a report teaches."""
    connection.executemany(
        _ADD,
        (
            (
                version,
                fold(name.name),
                name.type.value,
                report,
                name.name,
                name.kind,
                dump(name.roles),
                dump(name.organisations),
                name.span.start,
                name.span.end,
                name.span.of(text),
                name.rule,
                at,
            )
            for name in names
        ),
    )


def learned(connection: sqlite3.Connection) -> tuple[LearnedRow, ...]:
    """The names that stand, by name and type; each with the reports that teach it."""
    rows = connection.execute(ALL).fetchall()
    return tuple(_row(list(group)) for _, group in groupby(rows, key=lambda row: row[:2]))


def token(connection: sqlite3.Connection) -> int:
    """A number that changes whenever the names that stand may have changed."""
    (value,) = connection.execute("SELECT value FROM desk_state WHERE name = 'learned'").fetchone()
    return int(value)


def forgotten(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names that people had the desk forget."""
    return tuple(row[0] for row in connection.execute("SELECT name FROM forgotten_name"))


def spelling(connection: sqlite3.Connection, name: str) -> str | None:
    """How the first report that teaches a name writes it, accents and case aside; or None."""
    row = connection.execute(ONE, (fold(name),)).fetchone()
    return None if row is None else str(row[0])


def forgetting(connection: sqlite3.Connection, name: str) -> str | None:
    """The id of the decision by which a name is forgotten, or None."""
    row = connection.execute(
        "SELECT decision_id FROM forgotten_name WHERE folded = ?", (fold(name),)
    ).fetchone()
    return None if row is None else str(row[0])


def aim(name: str) -> Aim:
    """What a decision on a name is about."""
    return Aim("", None, {"name": name}, subject("name", fold(name)))


def apply(connection: sqlite3.Connection, decision_id: str, aim: Aim, after: Values) -> None:
    """Set the state that a decision on a name says."""
    folded = _folded(aim)
    connection.execute("DELETE FROM forgotten_name WHERE folded = ?", (folded,))
    if after["ruling"] is not None:
        moment, zone = instant(datetime.fromisoformat(str(after["at"])))
        connection.execute(
            "INSERT INTO forgotten_name VALUES (?, ?, ?, ?, ?, ?)",
            (folded, after["name"], after["author"], moment, zone, decision_id),
        )


def values(connection: sqlite3.Connection, aim: Aim) -> Values:
    """What stands on a name, in the values of the decision that set it."""
    row = connection.execute(_DECISION, (_folded(aim),)).fetchone()
    if row is None:
        return {"ruling": None}
    found: Values = json.loads(row[0])
    return found


def _folded(aim: Aim) -> str:
    return " ".join(names_in(aim.subject or ""))


def _row(group: Sequence[tuple[str | int, ...]]) -> LearnedRow:
    """The name that these rows teach. What it comes to never depends on the order of reports."""
    bodies = _by_count(body for row in group for body in json.loads(str(row[5])))
    return LearnedRow(
        name=_by_count(str(row[2]) for row in group)[0],
        type=LearnedType(str(group[0][1])),
        kind=next(iter(_by_count(str(row[3]) for row in group if row[3])), ""),
        roles=tuple(_by_count(role for row in group for role in json.loads(str(row[4])))[:1]),
        organisations=tuple(bodies[:_MOST_BODIES]),
        teachings=tuple(map(_teaching, group)),
    )


def _by_count(found: Iterable[str]) -> list[str]:
    """Each once, the most frequent first, equals by name."""
    counts = Counter(found)
    if len(counts) < 2:
        return list(counts)
    return sorted(counts, key=lambda one: (-counts[one], one))


def _teaching(row: tuple[str | int, ...]) -> Teaching:
    report, uid, version, start, end, words, rule, at = row[6:]
    return Teaching(
        report=int(report),
        report_uid=str(uid),
        version=int(version),
        span=Span(int(start), int(end)),
        words=str(words),
        rule=str(rule),
        at=from_instant(str(at), 0),
    )
