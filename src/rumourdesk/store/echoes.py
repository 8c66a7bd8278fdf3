"""Which reports echo which: their profiles, what finds candidates, and the edges between them.

An edge depends on its two reports alone, so that a report which is new or has changed costs a look
at its own candidates and leaves all other edges as they are. Reports in the trash are candidates
too: their edges are there again when they are restored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from rumourdesk.store import reports
from rumourdesk.store.rows import EchoEdgeRow, Echoing, EchoProfileRow
from rumourdesk.store.values import UNDATED, dump

_DAY = 24 * 60 * 60
_WINDOW = 16 * _DAY
"""Seconds before and after a report in which another may be credited: 14 days, whatever the zone"""
_LEAST = 2
_SHARE = 0.08
"""The least part of the smaller report's keys that two must share to be looked at."""
_NO_PROFILE = ""
"""The content of a profile that these rules could not make: no edges until other rules come."""

DUE = "SELECT report_id FROM echo_due ORDER BY report_id DESC LIMIT ?"
ALIKE = """
SELECT found.report_id FROM (
    SELECT report_id, count(*) AS shared FROM echo_key
    WHERE key IN (SELECT value FROM json_each(:keys)) AND firm = 0
    GROUP BY report_id HAVING count(*) >= :least
) AS found
CROSS JOIN echo_profile ON echo_profile.report_id = found.report_id
WHERE found.shared >= :share * min(echo_profile.size, :size)
"""
SOUGHT = """
SELECT DISTINCT report_id FROM echo_key
WHERE key IN (SELECT value FROM json_each(?)) AND firm = 1
"""
NEAR = """
SELECT other.report_id
FROM report_vacancy AS own
CROSS JOIN report_vacancy AS other ON other.vacancy_id = own.vacancy_id
    AND other.removed IN (0, 1) AND other.sort_key BETWEEN :since AND :until
WHERE own.report_id = :report
"""
CREDITED = """
SELECT report_id FROM echo_profile
WHERE report_id IN (SELECT value FROM json_each(?))
    AND outlet IN (SELECT value FROM json_each(?))
"""
CREDITING = """
SELECT report_id FROM echo_citation
WHERE report_id IN (SELECT value FROM json_each(?)) AND cited = ?
"""
PROFILES = """
SELECT report_id, content FROM echo_profile
WHERE report_id IN (SELECT value FROM json_each(?)) AND reader = ? AND content <> ?
"""
OTHERS = "SELECT 1 FROM echo_profile WHERE reader < ?1 OR reader > ?1 LIMIT 1"
BY_OTHERS = """
SELECT count(*) FROM echo_profile
WHERE (reader < ?1 OR reader > ?1) AND report_id NOT IN (SELECT report_id FROM echo_due)
"""
EDGES = """
SELECT echo_edge.later_id, echo_edge.earlier_id, echo_edge.content
FROM report_vacancy AS under
CROSS JOIN echo_profile ON echo_profile.report_id = under.report_id AND reader = ?
CROSS JOIN echo_edge ON echo_edge.later_id = under.report_id
LEFT JOIN report ON report.id = echo_edge.earlier_id
WHERE under.vacancy_id = ? AND under.removed = 0 AND (earlier_id IS NULL OR report.removed = 0)
"""
EDGES_AFTER = """
SELECT echo_edge.later_id, echo_edge.earlier_id, echo_edge.content
FROM echo_edge
CROSS JOIN echo_profile ON echo_profile.report_id = later_id AND reader = ?1
CROSS JOIN report_vacancy AS under
    ON under.report_id = later_id AND under.vacancy_id = ?2 AND under.removed = 0
LEFT JOIN report ON report.id = echo_edge.earlier_id
WHERE (later_id > ?3 OR earlier_id > ?3) AND (earlier_id IS NULL OR report.removed = 0)
"""
OF_REPORT = """
SELECT echo_edge.later_id, echo_edge.earlier_id, echo_edge.content
FROM echo_edge
JOIN report AS later ON later.id = later_id AND later.removed = 0
JOIN echo_profile ON echo_profile.report_id = later_id AND reader = ?2
LEFT JOIN report AS earlier ON earlier.id = earlier_id
WHERE (later_id = ?1 OR earlier_id = ?1) AND (earlier_id IS NULL OR earlier.removed = 0)
"""
_COUNT_DUE = """
INSERT OR IGNORE INTO count_due
SELECT vacancy_id FROM report_vacancy WHERE report_id IN (SELECT value FROM json_each(?))
"""
COUNTS = """
SELECT vacancy_id, independent FROM vacancy_count
WHERE vacancy_id NOT IN (SELECT vacancy_id FROM count_due)
"""


def link(connection: sqlite3.Connection, wanted: Iterable[int], how: Echoing) -> bool:
    """Read these reports' profiles anew and find all edges that they have a part in.

    Returns whether any edge is other than before. A report at which the rules break down is told to
    `how.missed` and has no edges.
    """
    changed = [report for report in wanted if _link(connection, report, how)]
    return bool(changed)


def due(connection: sqlite3.Connection, limit: int) -> list[int]:
    """Reports whose edges have to be found, the newest first."""
    return [row[0] for row in connection.execute(DUE, (limit,))]


def due_count(connection: sqlite3.Connection) -> int:
    """How many reports' edges have to be found."""
    (count,) = connection.execute("SELECT count(*) FROM echo_due").fetchone()
    return int(count)


def due_by_others(connection: sqlite3.Connection, reader: int) -> int:
    """How many reports were read by other rules and are not listed as due yet."""
    (count,) = connection.execute(BY_OTHERS, (reader,)).fetchone()
    return int(count)


def any_by_others(connection: sqlite3.Connection, reader: int) -> bool:
    """Whether any report was read by other rules."""
    return connection.execute(OTHERS, (reader,)).fetchone() is not None


def read_by_others(connection: sqlite3.Connection, reader: int) -> None:
    """List all reports that were read by other rules as due."""
    connection.execute(
        "INSERT OR IGNORE INTO echo_due SELECT report_id FROM echo_profile WHERE reader <> ?",
        (reader,),
    )


def edges(
    connection: sqlite3.Connection, vacancy: int, reader: int, after: int
) -> list[EchoEdgeRow]:
    """The edges from the reports on a vacancy, outside the trash at either end.

    Those of reports that other rules than `reader` read are left out until they are read again, and
    those between two reports with ids up to `after`.
    """
    if after:
        return _rows(connection.execute(EDGES_AFTER, (reader, vacancy, after)))
    return _rows(connection.execute(EDGES, (reader, vacancy)))


def edges_of(connection: sqlite3.Connection, report: int, reader: int) -> list[EchoEdgeRow]:
    """The edges that one report has a part in; see `edges`."""
    return _rows(connection.execute(OF_REPORT, (report, reader)))


def counts(connection: sqlite3.Connection) -> dict[int, int]:
    """The independent sources of each vacancy for which the stored number is up to date."""
    return {row[0]: row[1] for row in connection.execute(COUNTS)}


def counts_due(connection: sqlite3.Connection) -> list[int]:
    """The vacancies whose independent sources have to be counted."""
    return [row[0] for row in connection.execute("SELECT vacancy_id FROM count_due")]


def set_count(connection: sqlite3.Connection, vacancy: int, independent: int) -> None:
    connection.execute("INSERT OR REPLACE INTO vacancy_count VALUES (?, ?)", (vacancy, independent))
    connection.execute("DELETE FROM count_due WHERE vacancy_id = ?", (vacancy,))


def _link(connection: sqlite3.Connection, report: int, how: Echoing) -> bool:
    page = reports.page(connection, report, None)
    try:
        own = how.profile(page)
        found = _found(connection, report, own, how)
    except sqlite3.Error:
        raise
    except Exception as error:
        # A fault of the rules in one text must not keep all the others from their echoes.
        how.missed(report, error)
        own, found = EchoProfileRow(content=_NO_PROFILE), set()
    _keep_profile(connection, report, own, how.reader)
    before = set(
        connection.execute(
            "SELECT later_id, earlier_id, content FROM echo_edge WHERE later_id = ?1"
            " OR earlier_id = ?1",
            (report,),
        )
    )
    changed = found != before
    if changed:
        connection.execute(
            "DELETE FROM echo_edge WHERE later_id = ?1 OR earlier_id = ?1", (report,)
        )
        connection.executemany(
            "INSERT INTO echo_edge (later_id, earlier_id, content) VALUES (?, ?, ?)", found
        )
        touched = {r for later, earlier, _ in before | found for r in (later, earlier) if r}
        connection.execute(_COUNT_DUE, (dump(sorted(touched)),))
    connection.execute("DELETE FROM echo_due WHERE report_id = ?", (report,))
    return changed


def _found(
    connection: sqlite3.Connection, report: int, own: EchoProfileRow, how: Echoing
) -> set[tuple[int, int | None, str]]:
    """All edges between a report and those that may have to do with it."""
    candidates = dump(sorted(_candidates(connection, report, own)))
    others = dict(connection.execute(PROFILES, (candidates, how.reader, _NO_PROFILE)).fetchall())
    return {(e.later, e.earlier, e.content) for e in how.edges(own.content, others)}


def _keep_profile(
    connection: sqlite3.Connection, report: int, own: EchoProfileRow, reader: int
) -> None:
    connection.execute("DELETE FROM echo_key WHERE report_id = ?", (report,))
    connection.execute("DELETE FROM echo_citation WHERE report_id = ?", (report,))
    connection.execute(
        "INSERT OR REPLACE INTO echo_profile VALUES (?, ?, ?, ?, ?)",
        (report, reader, own.outlet, len(own.keys), own.content),
    )
    keys = [(key, report, 0) for key in sorted(own.keys - own.firm)]
    keys += [(key, report, 1) for key in sorted(own.firm)]
    connection.executemany("INSERT INTO echo_key VALUES (?, ?, ?)", keys)
    connection.executemany(
        "INSERT INTO echo_citation VALUES (?, ?)", [(report, one) for one in sorted(own.cited)]
    )


def _candidates(connection: sqlite3.Connection, report: int, own: EchoProfileRow) -> set[int]:
    alike = {
        "keys": dump(sorted(own.keys)),
        "least": _LEAST,
        "share": _SHARE,
        "size": len(own.keys),
    }
    found = {row[0] for row in connection.execute(ALIKE, alike)}
    found |= {row[0] for row in connection.execute(SOUGHT, (dump(sorted(own.sought)),))}
    if own.cited or own.outlet:
        near = dump(_near(connection, report))
        found |= {row[0] for row in connection.execute(CREDITED, (near, dump(sorted(own.cited))))}
        if own.outlet:
            found |= {row[0] for row in connection.execute(CREDITING, (near, own.outlet))}
    return found - {report}


def _near(connection: sqlite3.Connection, report: int) -> list[int]:
    """The reports on its vacancies that may credit it or be credited by it, by their dates."""
    (when,) = connection.execute("SELECT sort_key FROM report WHERE id = ?", (report,)).fetchone()
    stretches = [(UNDATED, UNDATED), (when - _WINDOW, when + _WINDOW)]
    if when == UNDATED:
        stretches = [(UNDATED, -UNDATED)]
    found = {
        row[0]
        for since, until in stretches
        for row in connection.execute(NEAR, {"report": report, "since": since, "until": until})
    }
    return sorted(found)


def _rows(rows: Iterable[tuple[int, int | None, str]]) -> list[EchoEdgeRow]:
    """The edges in an order of their own, whichever was found first."""
    found = [
        EchoEdgeRow(later=later, earlier=earlier, content=content)
        for later, earlier, content in rows
    ]
    return sorted(found, key=lambda e: (e.later, e.earlier or 0, e.content))
