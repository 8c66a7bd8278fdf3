"""People's overrulings and vacancy edits as they stand, which follow from the log alone.

In the log `ruling` is what holds in place of the machine's finding, and null where the machine's
holds again. `swapped` says that of the two things, in the order of the subject, the second is the
earlier one. A vacancy's `rule` or `closure` is null where nobody set one.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import date, datetime

from rumourdesk.model import ClosedAs, RelationKind
from rumourdesk.store import learned
from rumourdesk.store.errors import NotFound
from rumourdesk.store.rows import (
    RULE,
    Closure,
    DecisionKind,
    EchoRuling,
    RelationRuling,
    Resolution,
)
from rumourdesk.store.targets import Aim, Values, find_claim, find_report, names_in
from rumourdesk.store.values import dump, from_instant, instant

UNRELATED = "unrelated"
"""The ruling that two claims have nothing to do with each other."""

RELATIONS = """
SELECT first.id, second.id, swapped, ruling, severe, note, ruled.author, ruled.at, ruled.zone
FROM relation_ruling AS ruled
CROSS JOIN report AS one ON one.id = low_report AND one.removed = 0
CROSS JOIN claim AS first ON first.version_id = one.version_id AND first.line = low
CROSS JOIN report AS other ON other.id = high_report AND other.removed = 0
CROSS JOIN claim AS second ON second.version_id = other.version_id AND second.line = high
WHERE first.vacancy_id = ?1 AND second.vacancy_id = ?1
"""
ECHOES = """
SELECT low, high, swapped, echoes, note, author, at, zone FROM echo_ruling
WHERE low IN (SELECT value FROM json_each(?1)) OR high IN (SELECT value FROM json_each(?1))
"""
CREDITS = """
SELECT report_id, origin_key, origin, echoes, note, author, at, zone FROM credit_ruling
WHERE report_id IN (SELECT value FROM json_each(?))
"""
_RELATION_DECISION = """
SELECT after FROM relation_ruling JOIN decision ON decision.id = decision_id
WHERE low = ? AND high = ?
"""
_ECHO_DECISION = """
SELECT after FROM echo_ruling JOIN decision ON decision.id = decision_id
WHERE low = ? AND high = ?
"""
_CREDIT_DECISION = """
SELECT after FROM credit_ruling JOIN decision ON decision.id = decision_id
WHERE report_id = ? AND origin_key = ?
"""
_VACANCY_DECISION = """
SELECT after FROM vacancy_edit JOIN decision ON decision.id = decision_id
WHERE vacancy_id = ? AND field = ?
"""
_SET_RELATION = "INSERT OR REPLACE INTO relation_ruling VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SET_ECHO = "INSERT OR REPLACE INTO echo_ruling VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SET_CREDIT = "INSERT OR REPLACE INTO credit_ruling VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_COUNT_DUE = """
INSERT OR IGNORE INTO count_due
SELECT vacancy_id FROM report_vacancy WHERE report_id IN (?, ?)
"""
_FIELDS = {
    DecisionKind.RULE: "rule",
    DecisionKind.CLOSED: "closure",
    DecisionKind.REOPENED: "closure",
}
KINDS = frozenset({DecisionKind.RELATION, DecisionKind.ECHO, DecisionKind.NAME, *_FIELDS})
"""The decisions that have a subject."""


def apply(
    connection: sqlite3.Connection, decision_id: str, kind: DecisionKind, aim: Aim, after: Values
) -> None:
    """Set the state that a decision says. What is not in this desk is passed by."""
    if kind is DecisionKind.RELATION:
        _apply_relation(connection, decision_id, aim, after)
    elif kind is DecisionKind.ECHO and _is_credit(aim):
        _apply_credit(connection, decision_id, aim, after)
    elif kind is DecisionKind.ECHO:
        _apply_echo(connection, decision_id, aim, after)
    elif kind is DecisionKind.NAME:
        learned.apply(connection, decision_id, aim, after)
    else:
        _apply_to_vacancy(connection, decision_id, _FIELDS[kind], aim, after)


def forget(connection: sqlite3.Connection) -> None:
    """Take all of it back, so that the log can be replayed."""
    for low, high in connection.execute("SELECT low, high FROM echo_ruling").fetchall():
        connection.execute(_COUNT_DUE, (low, high))
    for (report,) in connection.execute("SELECT report_id FROM credit_ruling").fetchall():
        connection.execute(_COUNT_DUE, (report, report))
    ruled = ("relation_ruling", "echo_ruling", "credit_ruling", "vacancy_edit", "forgotten_name")
    for table in ruled:
        connection.execute(f"DELETE FROM {table}")


def values(connection: sqlite3.Connection, kind: DecisionKind, aim: Aim) -> Values:
    """What stands of that kind on that aim, in the values of the decision that set it.

    Raises `NotFound` where the aim is not in this desk.
    """
    if kind is DecisionKind.RELATION:
        lines = _lines(connection, aim)
        if lines is None:
            raise NotFound("A claim of that decision is not in this desk.")
        (one, _), (other, _) = lines
        return _stands(connection, _RELATION_DECISION, (*sorted((one, other)),), "ruling")
    if kind is DecisionKind.ECHO and _is_credit(aim):
        credit = _credit(connection, aim)
        if credit is None:
            raise NotFound("The report of that decision is not in this desk.")
        return _stands(connection, _CREDIT_DECISION, credit, "ruling")
    if kind is DecisionKind.ECHO:
        reports = _reports(connection, aim)
        if reports is None:
            raise NotFound("A report of that decision is not in this desk.")
        return _stands(connection, _ECHO_DECISION, (*sorted(reports),), "ruling")
    if kind is DecisionKind.NAME:
        return learned.values(connection, aim)
    vacancy = _vacancy(connection, aim)
    if vacancy is None:
        raise NotFound("The vacancy of that decision is not in this desk.")
    return _stands(connection, _VACANCY_DECISION, (vacancy, _FIELDS[kind]), _FIELDS[kind])


def of_relations(connection: sqlite3.Connection, vacancy: int) -> tuple[RelationRuling, ...]:
    """The rulings on claims that current versions make on a vacancy."""
    found = []
    for first, second, swapped, ruling, severe, *said in connection.execute(RELATIONS, (vacancy,)):
        a, b = (second, first) if swapped else (first, second)
        kind = None if ruling == UNRELATED else RelationKind(ruling)
        note, author, at = _said(said)
        found.append(
            RelationRuling(
                a=a, b=b, kind=kind, severe=bool(severe), note=note, author=author, at=at
            )
        )
    return tuple(found)


def of_echoes(connection: sqlite3.Connection, reports: list[int]) -> tuple[EchoRuling, ...]:
    """The rulings on echoes that any of these reports is part of."""
    found = []
    for low, high, swapped, echoes, *said in connection.execute(ECHOES, (dump(reports),)):
        later, earlier = (low, high) if swapped else (high, low)
        note, author, at = _said(said)
        found.append(
            EchoRuling(
                later=later,
                earlier=earlier,
                echoes=bool(echoes),
                note=note,
                author=author,
                at=at,
            )
        )
    for report, key, origin, echoes, *said in connection.execute(CREDITS, (dump(reports),)):
        note, author, at = _said(said)
        found.append(
            EchoRuling(
                later=report,
                earlier=None,
                echoes=bool(echoes),
                origin_key=key,
                origin=origin,
                note=note,
                author=author,
                at=at,
            )
        )
    return tuple(found)


def resolution(connection: sqlite3.Connection, vacancy: int) -> Resolution:
    """The rule and the outcome of a vacancy. Raises `NotFound`."""
    if connection.execute("SELECT 1 FROM vacancy WHERE id = ?", (vacancy,)).fetchone() is None:
        raise NotFound(f"There is no vacancy {vacancy} in this desk.")
    laid = {
        field: json.loads(value)
        for field, value in connection.execute(
            "SELECT field, value FROM vacancy_edit WHERE vacancy_id = ?", (vacancy,)
        )
    }
    closure = laid.get("closure")
    return Resolution(
        vacancy=vacancy,
        rule=laid.get("rule") or RULE,
        closure=None if closure is None else closure_of(closure),
    )


def closure_of(values: Values) -> Closure:
    """The outcome that the log's values say."""
    day = values["day"]
    return Closure(
        outcome=ClosedAs(str(values["outcome"])),
        person=None if values["person"] is None else str(values["person"]),
        day=None if day is None else date.fromisoformat(str(day)),
        note=str(values["note"]),
        author=str(values["author"]),
        at=datetime.fromisoformat(str(values["at"])),
    )


def _said(columns: list[object]) -> tuple[str, str, datetime]:
    note, author, at, zone = columns
    return str(note), str(author), from_instant(str(at), int(str(zone)))


def _stands(
    connection: sqlite3.Connection, query: str, where: tuple[object, ...], field: str
) -> Values:
    row = connection.execute(query, where).fetchone()
    if row is None:
        return {field: None}
    found: Values = json.loads(row[0])
    return found


def _lines(
    connection: sqlite3.Connection, aim: Aim
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The line and the report of both claims, in the order of the subject."""
    uid_a, key_a, uid_b, key_b = names_in(aim.subject or "")
    one, other = find_claim(connection, uid_a, key_a), find_claim(connection, uid_b, key_b)
    if one is None or other is None:
        return None
    return (one.line, one.report), (other.line, other.report)


def _reports(connection: sqlite3.Connection, aim: Aim) -> tuple[int, int] | None:
    one, other = (find_report(connection, uid) for uid in names_in(aim.subject or ""))
    return None if one is None or other is None else (one, other)


def _is_credit(aim: Aim) -> bool:
    return (aim.subject or "").startswith("credit ")


def _credit(connection: sqlite3.Connection, aim: Aim) -> tuple[int, str] | None:
    """The report and the key of the body that it is said to stand on."""
    uid, *key = names_in(aim.subject or "")
    report = find_report(connection, uid)
    return None if report is None else (report, " ".join(key))


def _vacancy(connection: sqlite3.Connection, aim: Aim) -> int | None:
    (uid,) = names_in(aim.subject or "")
    row = connection.execute("SELECT id FROM vacancy WHERE uid = ?", (uid,)).fetchone()
    return None if row is None else int(row[0])


def _apply_relation(
    connection: sqlite3.Connection, decision_id: str, aim: Aim, after: Values
) -> None:
    lines = _lines(connection, aim)
    if lines is None:
        return
    low, high = sorted(lines)
    if after["ruling"] is None:
        connection.execute(
            "DELETE FROM relation_ruling WHERE low = ? AND high = ?", (low[0], high[0])
        )
        return
    swapped = bool(after["swapped"]) is (lines[0] == low)
    connection.execute(
        _SET_RELATION,
        (
            low[0],
            high[0],
            low[1],
            high[1],
            swapped,
            after["ruling"],
            after["severe"],
            *_written(after),
            decision_id,
        ),
    )


def _apply_echo(connection: sqlite3.Connection, decision_id: str, aim: Aim, after: Values) -> None:
    reports = _reports(connection, aim)
    if reports is None:
        return
    low, high = sorted(reports)
    connection.execute(_COUNT_DUE, (low, high))
    if after["ruling"] is None:
        connection.execute("DELETE FROM echo_ruling WHERE low = ? AND high = ?", (low, high))
        return
    swapped = bool(after["swapped"]) is (reports[0] == low)
    connection.execute(
        _SET_ECHO, (low, high, swapped, after["ruling"] == "echo", *_written(after), decision_id)
    )


def _apply_credit(
    connection: sqlite3.Connection, decision_id: str, aim: Aim, after: Values
) -> None:
    credit = _credit(connection, aim)
    if credit is None:
        return
    connection.execute(_COUNT_DUE, (credit[0], credit[0]))
    if after["ruling"] is None:
        connection.execute(
            "DELETE FROM credit_ruling WHERE report_id = ? AND origin_key = ?", credit
        )
        return
    connection.execute(
        _SET_CREDIT,
        (*credit, after["origin"], after["ruling"] == "echo", *_written(after), decision_id),
    )


def _apply_to_vacancy(
    connection: sqlite3.Connection, decision_id: str, field: str, aim: Aim, after: Values
) -> None:
    vacancy = _vacancy(connection, aim)
    if vacancy is None:
        return
    if after[field] is None:
        connection.execute(
            "DELETE FROM vacancy_edit WHERE vacancy_id = ? AND field = ?", (vacancy, field)
        )
    else:
        connection.execute(
            "INSERT OR REPLACE INTO vacancy_edit VALUES (?, ?, ?, ?)",
            (vacancy, field, dump(after[field]), decision_id),
        )


def _written(after: Values) -> tuple[object, object, str, int]:
    moment, zone = instant(datetime.fromisoformat(str(after["at"])))
    return after["note"], after["author"], moment, zone
