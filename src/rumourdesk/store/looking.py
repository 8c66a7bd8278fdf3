"""How far somebody has looked, for each vacancy and for the desk as a whole.

A mark is the number of a version: the highest that was shown. It only moves forward, so that of two
windows the one that saw more decides, in whatever order they say so. What was looked at on the desk
as a whole was looked at on each of its vacancies.
"""

from __future__ import annotations

import sqlite3

from rumourdesk.store.rows import Arrivals

_DESK = 0
_MARK = """
INSERT INTO looking_mark VALUES (?, ?)
ON CONFLICT (vacancy_id) DO UPDATE SET version_id = max(version_id, excluded.version_id)
"""
TOUCHED = """
SELECT DISTINCT vacancy_id
FROM version CROSS JOIN report_vacancy ON report_vacancy.report_id = version.report_id
WHERE version.id > ? AND report_vacancy.removed = 0
"""
ARRIVALS = """
SELECT under.report_id, min(version.id), report.version_id
FROM report_vacancy AS under
CROSS JOIN report ON report.id = under.report_id
CROSS JOIN version ON version.report_id = under.report_id
WHERE under.vacancy_id = ? AND under.removed = 0
GROUP BY under.report_id
"""


def newest(connection: sqlite3.Connection) -> int:
    """The mark of one who has seen all that the desk holds at this moment."""
    (version,) = connection.execute("SELECT coalesce(max(id), 0) FROM version").fetchone()
    return int(version)


def arrivals(connection: sqlite3.Connection, vacancy: int) -> Arrivals:
    """When the reports on a vacancy came in."""
    rows = connection.execute(ARRIVALS, (vacancy,)).fetchall()
    return Arrivals(
        first={report: first for report, first, _ in rows},
        latest={report: latest for report, _, latest in rows},
        newest=newest(connection),
    )


def mark(connection: sqlite3.Connection, vacancy: int | None) -> int:
    """How far somebody has looked at a vacancy, or at the whole desk with None."""
    (found,) = connection.execute(
        "SELECT coalesce(max(version_id), 0) FROM looking_mark WHERE vacancy_id IN (?, ?)",
        (_DESK, _DESK if vacancy is None else vacancy),
    ).fetchone()
    return int(found)


def move(connection: sqlite3.Connection, vacancy: int | None, upto: int) -> None:
    """Move a mark forward to `upto`; never back, and never past what the desk holds."""
    held = newest(connection)
    connection.execute(_MARK, (_DESK if vacancy is None else vacancy, min(upto, held)))


def touched(connection: sqlite3.Connection, since: int) -> list[int]:
    """The vacancies of the reports that have a version newer than a mark."""
    return [row[0] for row in connection.execute(TOUCHED, (since,))]
