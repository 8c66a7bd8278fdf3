"""A report as it stands: what the machine read of its current version, people's edits laid over.

Edits come from the log and are values as it keeps them: `title` and `outlet` are text or null,
`published` is a day, instant and zone or null, `vacancy` names a vacancy by its `uid` or is null.
An edit of the vacancy takes the place of the one that most of the report's claims stand under.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from rumourdesk.store import indexing, vacancies
from rumourdesk.store.names import name_id
from rumourdesk.store.values import (
    from_published_columns,
    headline,
    published_columns,
    published_from_json,
    sort_key,
)

_READ = """
SELECT version.id, version.title, outlet, version.outlet_inferred, version.day, version.at,
    version.zone, version.restated, vacancies, text, report.title
FROM report JOIN version ON version.id = report.version_id WHERE report.id = ?
"""
_STAND = """
UPDATE report SET title = ?, headline = ?, outlet_id = ?, outlet_inferred = ?, restated = ?,
    day = ?, at = ?, zone = ?, sort_key = ?, loose = ?
WHERE id = ?
"""
_ENTER = """
INSERT INTO report_vacancy
SELECT id, ?, ?, sort_key, coalesce(outlet_id, 0), unread, removed FROM report WHERE id = ?
"""
_MOVE = """
UPDATE claim SET vacancy_id = CASE WHEN read_vacancy_id = ?1 THEN ?2 ELSE read_vacancy_id END
WHERE version_id = ?3
"""
_MOVE_LOOSE = """
UPDATE claim SET vacancy_id = ?1
WHERE version_id = ?2 AND organisation IS NULL AND kind NOT IN ('transfer', 'background')
"""
_MOVE_POSITION = """
UPDATE position
SET vacancy_id = CASE WHEN read_vacancy_id = ?1 THEN ?2 ELSE read_vacancy_id END
WHERE report_id = ?3
"""
_COUNT = """
UPDATE report SET (claims, confirmed, refuted) = (
    SELECT count(*), count(*) FILTER (WHERE outcome = 'confirmed'),
        count(*) FILTER (WHERE outcome = 'refuted')
    FROM claim LEFT JOIN verdict ON verdict.line = claim.line
    WHERE claim.version_id = report.version_id
)
WHERE id = ?
"""
_EDITS = "SELECT field, value FROM report_edit WHERE report_id = ?"


@dataclass(frozen=True, slots=True)
class _Placement:
    """Under which vacancies a report stands, and which one took the place of its main one."""

    main: int | None
    instead: int | None
    under: tuple[int, ...]


def edits(connection: sqlite3.Connection, report: int) -> dict[str, object]:
    """What people laid over the machine's reading of a report, by field."""
    return {field: json.loads(value) for field, value in connection.execute(_EDITS, (report,))}


def settle(connection: sqlite3.Connection, report: int, *, fresh: bool = False) -> None:
    """Bring the report's row, its vacancies and its claims' vacancies in line with its edits.

    `fresh` says that its current version was only just written, with what the machine read, and is
    not in the search index yet.
    """
    laid = edits(connection, report)
    row = connection.execute(_READ, (report,)).fetchone()
    version, title, outlet, inferred, day, at, zone, restated, read, text, title_before = row
    published = from_published_columns(day, at, zone)
    if "title" in laid:
        title = laid["title"]
    if "outlet" in laid:
        outlet, inferred = laid["outlet"], False
    if "published" in laid:
        published = published_from_json(laid["published"])
    placement = _placement(connection, laid, tuple(json.loads(read)))
    reindex = not fresh and title != title_before
    if reindex:
        indexing.forget_report(connection, report)
    connection.execute(
        _STAND,
        (
            title,
            headline(title, text),
            name_id(connection, "outlet", outlet),
            inferred,
            restated,
            *published_columns(published),
            sort_key(published),
            not placement.under,
            report,
        ),
    )
    if reindex:
        indexing.index_reports(connection, [report])
    enter(connection, report, placement.under)
    if not fresh or placement.instead != placement.main:
        _move(connection, report, version, placement)
    count(connection, report)


def enter(connection: sqlite3.Connection, report: int, under: tuple[int, ...]) -> None:
    """Put the report under these vacancies and no others, the main one first."""
    connection.execute("DELETE FROM report_vacancy WHERE report_id = ?", (report,))
    for rank, vacancy in enumerate(under):
        connection.execute(_ENTER, (vacancy, rank, report))


def count(connection: sqlite3.Connection, report: int) -> None:
    """Count the report's claims and verdicts anew."""
    connection.execute(_COUNT, (report,))


def _placement(
    connection: sqlite3.Connection, laid: Mapping[str, object], read: tuple[int, ...]
) -> _Placement:
    main = read[0] if read else None
    if "vacancy" not in laid:
        return _Placement(main, main, read)
    value = laid["vacancy"]
    if not isinstance(value, dict):
        return _Placement(main, None, read[1:])
    instead = vacancies.by_uid(connection, value["uid"])
    if instead is None:
        return _Placement(main, main, read)
    return _Placement(main, instead, (instead, *(v for v in read[1:] if v != instead)))


def _move(connection: sqlite3.Connection, report: int, version: int, placement: _Placement) -> None:
    change = (placement.main, placement.instead)
    connection.execute(_MOVE, (*change, version))
    connection.execute(_MOVE_POSITION, (*change, report))
    if placement.main is None and placement.instead is not None:
        connection.execute(_MOVE_LOOSE, (placement.instead, version))
