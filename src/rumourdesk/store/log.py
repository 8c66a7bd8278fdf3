"""The append-only log of decisions, and the state that follows from replaying it.

A decision's `after` is the state it set, so undoing is one more decision whose `after` is the
other's `before`. Of a verdict these are `outcome`, `note`, `evidence`, `author` and `at`, or
`outcome` alone where there was none. Of an edit they are the report's fields; those listed under
`machine` have the value that the machine read, whatever a later reading says. What is said of two
claims, of two reports or of a vacancy is described in `rulings`.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rumourdesk.store import rulings, standing
from rumourdesk.store.errors import NotFound
from rumourdesk.store.rows import Decision, DecisionKind
from rumourdesk.store.taking_in import touch_readings
from rumourdesk.store.targets import Aim, Values, find_claim, find_report
from rumourdesk.store.values import dump, from_instant, instant

NO_VERDICT: dict[str, object] = {"outcome": None}

_COLUMNS = "id, at, zone, author, run, kind, target, before, after, undoes"
_AIMED = f"{_COLUMNS}, report_uid, claim_key, subject"
_ALL = f"SELECT {_AIMED} FROM decision ORDER BY at, id"
NEWEST = f"SELECT {_COLUMNS} FROM decision ORDER BY at DESC, id DESC LIMIT ?"
OF_REPORT = f"""
SELECT {_COLUMNS} FROM decision
WHERE report_uid = (SELECT uid FROM report WHERE id = ?) ORDER BY at, id
"""
OF_CLAIM = f"""
SELECT {_COLUMNS} FROM decision
WHERE report_uid = (
        SELECT uid FROM report JOIN claim ON claim.report_id = report.id WHERE claim.id = ?1
    )
    AND claim_key IN (
        SELECT claim.key FROM claim AS meant
        JOIN version ON version.report_id = meant.report_id
        JOIN claim ON claim.version_id = version.id AND claim.line = meant.line
        WHERE meant.id = ?1
    )
ORDER BY at, id
"""
OF_SUBJECT = f"SELECT {_COLUMNS} FROM decision WHERE subject = ? ORDER BY at, id"
_BY_ID = f"SELECT {_AIMED} FROM decision WHERE id = ?"
_APPEND = """
INSERT INTO decision (id, at, zone, author, run, kind, report_uid, claim_key, target, before,
    after, undoes, subject)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SET_VERDICT = "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_OF_REPORTS = frozenset(
    {
        DecisionKind.REPORT_EDIT,
        DecisionKind.REPORT_REMOVED,
        DecisionKind.REPORT_RESTORED,
    }
)
# What these set takes no part in comparing, so that nothing derived ages.
_COMPARED_ALIKE = frozenset(
    {
        DecisionKind.VERDICT,
        DecisionKind.RULE,
        DecisionKind.CLOSED,
        DecisionKind.REOPENED,
        DecisionKind.NAME,
    }
)
_SET_EDIT = "INSERT OR REPLACE INTO report_edit VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Writer:
    """Who decides, in which run of the program, and when."""

    author: str
    run: str
    now: datetime

    def __post_init__(self) -> None:
        if self.now.utcoffset() is None:
            raise ValueError(f"{self.now} names no time zone, so nothing can be decided at it")


def append(
    connection: sqlite3.Connection,
    kind: DecisionKind,
    aim: Aim,
    *,
    before: Values,
    after: Values,
    by: Writer,
    at: datetime | None = None,
    undoes: str | None = None,
) -> Decision:
    """Write one decision and bring the state in line with it."""
    moment, zone = instant(at or moment_of(connection, by))
    decision_id = str(uuid.uuid4())
    connection.execute(
        _APPEND,
        (
            decision_id,
            moment,
            zone,
            by.author,
            by.run,
            kind.value,
            aim.report_uid,
            aim.claim_key,
            dump(aim.target),
            dump(before),
            dump(after),
            undoes,
            aim.subject,
        ),
    )
    report = _apply(connection, decision_id, kind, aim, after)
    if report is not None:
        if kind is DecisionKind.VERDICT:
            standing.count(connection, report)
        elif kind is DecisionKind.REPORT_EDIT:
            standing.settle(connection, report)
    if kind not in _COMPARED_ALIKE:
        touch_readings(connection)
    return decision(connection, decision_id)


def moment_of(connection: sqlite3.Connection, by: Writer) -> datetime:
    """The time of the next decision: now, but always later than all decisions so far.

    A clock that was set back must not change the order in which decisions are replayed.
    """
    row = connection.execute("SELECT max(at) FROM decision").fetchone()
    if row[0] is None:
        return by.now
    earliest = datetime.fromisoformat(row[0]) + timedelta(microseconds=1)
    return max(by.now, earliest.astimezone(by.now.tzinfo or UTC))


def decision(connection: sqlite3.Connection, decision_id: str) -> Decision:
    """One decision of the log."""
    row = connection.execute(_BY_ID, (decision_id,)).fetchone()
    if row is None:
        raise NotFound(f"There is no decision {decision_id} in this desk's log.")
    return _decision(row)


def aim_of(connection: sqlite3.Connection, decision_id: str) -> Aim:
    """What a decision of the log was about."""
    row = connection.execute(_BY_ID, (decision_id,)).fetchone()
    return _aim(row)


def decisions(connection: sqlite3.Connection, query: str, value: int | str) -> list[Decision]:
    """The decisions that one of this module's queries finds."""
    return [_decision(row) for row in connection.execute(query, (value,))]


def standing_after(entries: Sequence[Decision]) -> list[Decision]:
    """The decisions that still stand, oldest first, leaving out what was undone.

    An undoing that was itself undone counts for nothing, so that what it took back stands again.
    """
    dead: set[str] = set()
    alive = []
    for entry in reversed(entries):
        if entry.id in dead:
            continue
        alive.append(entry)
        if entry.undoes is not None:
            dead.add(entry.undoes)
    return alive[::-1]


def replay(connection: sqlite3.Connection) -> None:
    """Forget all that people decided and work it out again from the log alone."""
    touched: set[int | None] = {
        int(row[0])
        for row in connection.execute(
            "SELECT report_id FROM report_edit UNION SELECT id FROM report WHERE removed = 1"
            " UNION SELECT report_id FROM claim JOIN verdict ON verdict.line = claim.id"
        )
    }
    connection.execute("DELETE FROM verdict")
    connection.execute("DELETE FROM report_edit")
    rulings.forget(connection)
    connection.execute("UPDATE report SET removed = 0 WHERE removed = 1")
    for row in connection.execute(_ALL).fetchall():
        touched.add(_apply(connection, row[0], DecisionKind(row[5]), _aim(row), json.loads(row[8])))
    for report in touched - {None}:
        assert report is not None
        standing.settle(connection, report)
    touch_readings(connection)


def edited_fields(values: Values) -> set[str]:
    """The report's fields that an edit's `before` or `after` speaks of."""
    return {field for field in values if field != "machine"}


def laid_over(values: Values) -> dict[str, object]:
    """Of an edit's `before` or `after`, what a person says; the rest is the machine's."""
    machine = values.get("machine", ())
    assert isinstance(machine, list | tuple)
    return {field: values[field] for field in edited_fields(values) if field not in machine}


def on_same_target(connection: sqlite3.Connection, decision: Decision, aim: Aim) -> list[Decision]:
    """The decisions, oldest first, that set what this one set: a verdict, a field, a subject."""
    if aim.subject is not None:
        return decisions(connection, OF_SUBJECT, aim.subject)
    if decision.kind is DecisionKind.VERDICT:
        found = find_claim(connection, aim.report_uid, aim.claim_key)
        return decisions(connection, OF_CLAIM, found.claim) if found else [decision]
    entries = decisions(connection, OF_REPORT, report_of(connection, aim))
    fields = edited_fields(decision.after)
    return [
        entry
        for entry in entries
        if entry.kind in _OF_REPORTS and edited_fields(entry.after) & fields
    ]


def report_of(connection: sqlite3.Connection, aim: Aim) -> int:
    """The id of the report that a decision is about."""
    report = find_report(connection, aim.report_uid)
    if report is None:
        raise NotFound("The report of that decision is not in this desk.")
    return report


def is_removed(connection: sqlite3.Connection, report: int) -> bool:
    row = connection.execute("SELECT removed FROM report WHERE id = ?", (report,)).fetchone()
    return bool(row[0])


def verdict_values(connection: sqlite3.Connection, aim: Aim) -> Values:
    """The verdict on a claim as it stands, in the values of the decision that set it."""
    found = find_claim(connection, aim.report_uid, aim.claim_key)
    if found is None:
        raise NotFound("The claim of that decision is not in this desk.")
    row = connection.execute(
        "SELECT after FROM verdict JOIN decision ON decision.id = decision_id WHERE line = ?",
        (found.line,),
    ).fetchone()
    if row is None:
        return NO_VERDICT
    values: Values = json.loads(row[0])
    return values


def _apply(
    connection: sqlite3.Connection, decision_id: str, kind: DecisionKind, aim: Aim, after: Values
) -> int | None:
    """Set the state that a decision says; the report it touches. What is not here is passed by."""
    if kind in rulings.KINDS:
        rulings.apply(connection, decision_id, kind, aim, after)
        return None
    if kind is DecisionKind.VERDICT:
        return _apply_verdict(connection, decision_id, aim, after)
    report = find_report(connection, aim.report_uid)
    if report is None:
        return None
    if kind is DecisionKind.REPORT_EDIT:
        laid = laid_over(after)
        for field in edited_fields(after):
            if field in laid:
                connection.execute(_SET_EDIT, (report, field, dump(laid[field]), decision_id))
            else:
                connection.execute(
                    "DELETE FROM report_edit WHERE report_id = ? AND field = ?", (report, field)
                )
    else:
        connection.execute("UPDATE report SET removed = ? WHERE id = ?", (after["removed"], report))
    return report


def _apply_verdict(
    connection: sqlite3.Connection, decision_id: str, aim: Aim, after: Values
) -> int | None:
    found = find_claim(connection, aim.report_uid, aim.claim_key)
    if found is None:
        return None
    line, report = found.line, found.report
    if "at" not in after:
        connection.execute("DELETE FROM verdict WHERE line = ?", (line,))
        return report
    moment, zone = instant(datetime.fromisoformat(str(after["at"])))
    connection.execute(
        _SET_VERDICT,
        (
            line,
            after["outcome"],
            after["note"],
            after["evidence"],
            after["author"],
            moment,
            zone,
            decision_id,
        ),
    )
    return report


def _decision(row: Iterable[object]) -> Decision:
    decision_id, at, zone, author, run, kind, target, before, after, undoes, *_ = row
    return Decision(
        id=str(decision_id),
        at=from_instant(str(at), int(str(zone))),
        author=str(author),
        run=str(run),
        kind=DecisionKind(str(kind)),
        target=json.loads(str(target)),
        before=json.loads(str(before)),
        after=json.loads(str(after)),
        undoes=None if undoes is None else str(undoes),
    )


def _aim(row: Sequence[str]) -> Aim:
    """The aim in a row of `_AIMED`."""
    return Aim(row[10], row[11], json.loads(row[6]), row[12])
