"""Reports as they are listed and read."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from rumourdesk.model import ExitState, Position, Post, Report, Stance
from rumourdesk.store import claims
from rumourdesk.store.errors import NotFound
from rumourdesk.store.filters import listing
from rumourdesk.store.rows import Filter, ReportPage, ReportRow, Summary
from rumourdesk.store.values import dump, from_published_columns, span

ROWS = """
SELECT report.id, outlet.name, outlet_inferred, restated, headline, day, at, zone, unread, removed,
    claims, confirmed, refuted
FROM report LEFT JOIN outlet ON outlet.id = report.outlet_id
WHERE report.id IN (SELECT value FROM json_each(?))
"""
UNDER = """
SELECT report_id, vacancy_id FROM report_vacancy
WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY report_id, rank
"""
PAGE = """
SELECT version.id, version.number, report.title, version.title, version.number = current.number,
    version.text, version.evidence_start, version.evidence_end, version.byline, report.url,
    version.path, (SELECT count(*) FROM version WHERE report_id = report.id)
FROM report
JOIN version AS current ON current.id = report.version_id
JOIN version ON version.report_id = report.id AND version.number = coalesce(?, current.number)
WHERE report.id = ?
"""
POSITIONS = """
SELECT vacancy.id, vacancy.organisation, vacancy.role, position.incumbent, exit, candidates, cited
FROM position JOIN vacancy ON vacancy.id = position.vacancy_id
WHERE position.report_id = ?
"""
POSITIONS_ON = """
SELECT position.report_id, organisation, role, position.incumbent, exit, candidates, cited
FROM position
JOIN vacancy ON vacancy.id = position.vacancy_id
JOIN report ON report.id = position.report_id
WHERE position.vacancy_id = ? AND position.report_id > ? AND report.removed = 0
"""
COUNTS = """
SELECT total(NOT removed), total(unread AND NOT removed), total(removed),
    total(claims * (NOT removed)), total(confirmed * (NOT removed)), total(refuted * (NOT removed))
FROM report
"""
OUTLETS = """
SELECT name FROM outlet
WHERE EXISTS (SELECT 1 FROM report WHERE removed = 0 AND outlet_id = outlet.id)
"""


def report_ids(connection: sqlite3.Connection, wanted: Filter) -> array[int]:
    """The reports that a filter lets through, newest first, undated ones last."""
    query = listing(connection, wanted)
    if query is None:
        return array("q")
    return array("q", chain.from_iterable(connection.execute(*query)))


def report_rows(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, ReportRow]:
    """The rows of one window of a list, by id; ids of no report are left out."""
    wanted = dump(list(ids))
    under: defaultdict[int, list[int]] = defaultdict(list)
    for report, vacancy in connection.execute(UNDER, (wanted,)):
        under[report].append(vacancy)
    return {
        row[0]: ReportRow(
            id=row[0],
            outlet=row[1],
            outlet_inferred=bool(row[2]),
            restated=bool(row[3]),
            headline=row[4],
            published=from_published_columns(row[5], row[6], row[7]),
            unread=bool(row[8]),
            trashed=bool(row[9]),
            claims=row[10],
            confirmed=row[11],
            refuted=row[12],
            vacancies=tuple(under[row[0]]),
        )
        for row in connection.execute(ROWS, (wanted,))
    }


def page(connection: sqlite3.Connection, report: int, version: int | None) -> ReportPage:
    """A report with the text and the claims of one of its versions, by default the current one."""
    found = connection.execute(PAGE, (version, report)).fetchone()
    if found is None:
        what = f"report {report}" if version is None else f"version {version} of report {report}"
        raise NotFound(f"There is no {what} in this desk.")
    row = report_rows(connection, [report])[report]
    current = bool(found[4])
    return ReportPage(
        row=row,
        report=Report(
            text=found[5],
            title=found[2] if current else found[3],
            outlet=row.outlet,
            outlet_inferred=row.outlet_inferred,
            outlet_evidence=span(found[6], found[7]) if row.outlet_inferred else None,
            byline=found[8],
            url=found[9],
            published=row.published,
            restated=row.restated,
            path=found[10],
        ),
        version=found[1],
        versions=found[11],
        claims=claims.of_version(connection, found[0]),
    )


def positions(connection: sqlite3.Connection, report: int) -> dict[int, Position]:
    """What a report, taken whole, says on each vacancy, by the vacancy's id."""
    return {row[0]: _position(*row[1:]) for row in connection.execute(POSITIONS, (report,))}


def positions_on(connection: sqlite3.Connection, vacancy: int, after: int) -> dict[int, Position]:
    """What each report outside the trash, taken whole, says on a vacancy, by the report's id."""
    rows = connection.execute(POSITIONS_ON, (vacancy, after))
    return {row[0]: _position(*row[1:]) for row in rows}


def _position(
    organisation: str,
    role: str,
    incumbent: str | None,
    exit_: str | None,
    candidates: str,
    cited: str,
) -> Position:
    return Position(
        post=Post(organisation, role),
        incumbent=incumbent,
        exit=None if exit_ is None else ExitState(exit_),
        candidates=tuple((name, Stance(stance)) for name, stance in json.loads(candidates)),
        cited=tuple(json.loads(cited)),
    )


def outlets(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The outlets with a report outside the trash, by name."""
    return tuple(sorted((row[0] for row in connection.execute(OUTLETS)), key=str.casefold))


def set_read(
    connection: sqlite3.Connection, ids: Iterable[int], read: bool, *, at: str
) -> tuple[int, ...]:
    """Mark reports read or unread; returns those that were not so already."""
    found = connection.execute(
        "SELECT id FROM report WHERE id IN (SELECT value FROM json_each(?)) AND unread = ?",
        (dump(list(ids)), read),
    )
    changed = tuple(row[0] for row in found)
    connection.execute(
        "UPDATE report SET unread = ?, read_at = ? WHERE id IN (SELECT value FROM json_each(?))",
        (not read, at if read else None, dump(changed)),
    )
    return changed


def summary(connection: sqlite3.Connection) -> Summary:
    row = connection.execute(COUNTS).fetchone()
    reports, unread, trashed, stated, confirmed, refuted = (int(value) for value in row)
    (vacancies,) = connection.execute(
        "SELECT count(DISTINCT vacancy_id) FROM vacancy_outlet WHERE reports > 0"
    ).fetchone()
    return Summary(
        reports=reports,
        unread=unread,
        trashed=trashed,
        vacancies=vacancies,
        outlets=len(outlets(connection)),
        claims=stated,
        confirmed=confirmed,
        refuted=refuted,
    )
