"""Keeps the search index right: it holds the current version of every report, and its claims.

The index does not store what it indexes: to forget a row it must be given the words it holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from rumourdesk.store.values import dump

_INDEX_REPORTS = """
INSERT INTO report_fts (rowid, title, text)
SELECT id, title, text FROM report_text WHERE id IN (SELECT value FROM json_each(?))
"""
_FORGET_REPORT = """
INSERT INTO report_fts (report_fts, rowid, title, text)
SELECT 'delete', id, title, text FROM report_text WHERE id = ?
"""
_INDEX_CLAIMS = """
INSERT INTO claim_fts (rowid, quote, about)
SELECT claim.id, quote, about
FROM report JOIN claim ON claim.version_id = report.version_id
WHERE report.id IN (SELECT value FROM json_each(?))
"""
_FORGET_CLAIMS = """
INSERT INTO claim_fts (claim_fts, rowid, quote, about)
SELECT 'delete', claim.id, quote, about
FROM report JOIN claim ON claim.version_id = report.version_id
WHERE report.id = ?
"""


def index_reports(connection: sqlite3.Connection, reports: Iterable[int]) -> None:
    """Add reports as they stand, all in one statement, which is much faster than one by one."""
    connection.execute(_INDEX_REPORTS, (dump(list(reports)),))


def forget_report(connection: sqlite3.Connection, report: int) -> None:
    """Take a report out; to be called before its title or its version changes."""
    connection.execute(_FORGET_REPORT, (report,))


def index_claims(connection: sqlite3.Connection, reports: Iterable[int]) -> None:
    """Add the claims of the reports' current versions."""
    connection.execute(_INDEX_CLAIMS, (dump(list(reports)),))


def forget_claims(connection: sqlite3.Connection, report: int) -> None:
    """Take the claims of a report out; to be called before its version changes."""
    connection.execute(_FORGET_CLAIMS, (report,))
