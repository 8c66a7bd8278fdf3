"""A filter as a query over the indices: which reports, newest first."""

from __future__ import annotations

import sqlite3

from rumourdesk.store.names import known_id
from rumourdesk.store.rows import Filter, Status
from rumourdesk.store.values import day_keys
from rumourdesk.store.words import match_expression

_STATUS = {
    Status.CONFIRMED: "{r}.confirmed > 0",
    Status.REFUTED: "{r}.refuted > 0",
    Status.UNJUDGED: "{r}.confirmed = 0 AND {r}.refuted = 0",
}
_WITH_KIND = (
    "EXISTS (SELECT 1 FROM claim WHERE claim.kind = ? AND claim.current = 1"
    " AND claim.report_id = {id})"
)
_WITH_WORDS = (
    "{id} IN (SELECT rowid FROM report_fts WHERE report_fts MATCH ?"
    " UNION SELECT claim.report_id FROM claim_fts JOIN claim ON claim.id = claim_fts.rowid"
    " WHERE claim_fts MATCH ?)"
)

Query = tuple[str, list[object]]


def conditions(
    connection: sqlite3.Connection, wanted: Filter, *, listed: str, report: str, column: str
) -> Query | None:
    """The terms of a WHERE clause, or None where nothing can pass.

    `listed` is the table that has `removed`, `unread`, `outlet_id` and `sort_key`, `report` the
    one that has the other columns of a report, and `column` that of its id.
    """
    terms = [f"{listed}.removed = ?"]
    values: list[object] = [wanted.trashed]
    if wanted.outlet is not None:
        outlet = known_id(connection, "outlet", wanted.outlet)
        if outlet is None:
            return None
        terms.append(f"{listed}.outlet_id = ?")
        values.append(outlet)
    if wanted.unread:
        terms.append(f"{listed}.unread = 1")
    if wanted.loose:
        terms.append(f"{report}.loose = 1")
    if wanted.status is not None:
        terms.append(_STATUS[wanted.status].format(r=report))
    if wanted.kind is not None:
        terms.append(_WITH_KIND.format(id=column))
        values.append(wanted.kind)
    since, until = day_keys(wanted.since, wanted.until)
    for day, key, sign in ((wanted.since, since, ">="), (wanted.until, until, "<=")):
        if day is not None:
            terms += [f"{listed}.sort_key {sign} ?", f"{report}.day {sign} ?"]
            values += [key, day.isoformat()]
    if wanted.words.strip():
        expression = match_expression(wanted.words)
        if expression is None:
            return None
        terms.append(_WITH_WORDS.format(id=column))
        values += [expression, expression]
    return " AND ".join(terms), values


def listing(connection: sqlite3.Connection, wanted: Filter) -> Query | None:
    """The query for the ids of the reports a filter lets through, newest first; None for none."""
    if wanted.vacancy is None:
        found = conditions(connection, wanted, listed="report", report="report", column="report.id")
        if found is None:
            return None
        where, values = found
        return (
            f"SELECT id FROM report WHERE {where} ORDER BY sort_key DESC, id DESC",
            values,
        )
    found = conditions(
        connection, wanted, listed="under", report="report", column="under.report_id"
    )
    if found is None:
        return None
    where, values = found
    # CROSS JOIN keeps the vacancy's index in the lead, which is in the order that is asked for.
    joins = wanted.loose or wanted.status or wanted.since or wanted.until
    joined = " CROSS JOIN report ON report.id = under.report_id" if joins else ""
    return (
        f"SELECT under.report_id FROM report_vacancy AS under{joined}"
        f" WHERE under.vacancy_id = ? AND {where}"
        " ORDER BY under.sort_key DESC, under.report_id DESC",
        [wanted.vacancy, *values],
    )
