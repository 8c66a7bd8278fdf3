"""What decisions are aimed at: reports and claims by the names that last, and the two together."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

Values = Mapping[str, object]

CLAIM_BY_KEY = """
SELECT claim.id, claim.line, claim.report_id
FROM report JOIN version ON version.report_id = report.id
JOIN claim ON claim.version_id = version.id AND claim.key = ?
WHERE report.uid = ?
"""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a decision is about: a report, one of its claims, or what `subject` names.

    A subject is a kind of thing and the lasting names of what it is made of: "relation" with two
    pairs of report uid and claim key, "echo" with two report uids, "rule" or "closure" with a
    vacancy's uid, "name" with a learned name without case and accents. The same thing always has
    the same subject.
    """

    report_uid: str
    claim_key: str | None
    target: dict[str, object]
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that a decision is about: its id, the line it belongs to, its report."""

    claim: int
    line: int
    report: int


def find_report(connection: sqlite3.Connection, uid: str) -> int | None:
    row = connection.execute("SELECT id FROM report WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else int(row[0])


def find_claim(connection: sqlite3.Connection, uid: str, key: str | None) -> Found | None:
    row = connection.execute(CLAIM_BY_KEY, (key, uid)).fetchone()
    return None if row is None else Found(*map(int, row))


def subject(kind: str, *names: str) -> str:
    return " ".join((kind, *names))


def names_in(subject: str) -> list[str]:
    """The names that a subject is made of."""
    return subject.split(" ")[1:]
