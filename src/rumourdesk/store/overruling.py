"""What people decide of relations, echoes and vacancies: each one more entry of the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from rumourdesk.model import ClosedAs, RelationKind
from rumourdesk.store import learned, log, rulings, vacancies
from rumourdesk.store.decisions import CLAIM, claim_target, undo
from rumourdesk.store.errors import DoesNotFit, NotFound, NothingToChange
from rumourdesk.store.log import Writer
from rumourdesk.store.rows import Decision, DecisionKind
from rumourdesk.store.targets import Aim, Values, subject
from rumourdesk.text import clean, one_line

_LASTING = """
SELECT report.uid, first.key, claim.vacancy_id, report.id
FROM claim
JOIN claim AS first ON first.id = claim.line
JOIN report ON report.id = claim.report_id
WHERE claim.id = ?
"""


def overrule_relation(
    connection: sqlite3.Connection,
    a: int,
    b: int,
    ruling: RelationKind | str | None,
    *,
    severe: bool,
    note: str,
    by: Writer,
) -> Decision:
    """See `Store.overrule_relation`."""
    names = [_lasting(connection, claim) for claim in (a, b)]
    if names[0][3] == names[1][3]:
        raise DoesNotFit("Both claims are of one report. A relation is between two reports.")
    if names[0][2] is None or names[0][2] != names[1][2]:
        raise DoesNotFit("These claims are not on one vacancy, so they cannot be related.")
    first, second = sorted((str(uid), str(key)) for uid, key, *_ in names)
    swapped = first != (names[0][0], names[0][1])
    targets = [claim_target(connection.execute(CLAIM, (c,)).fetchone()) for c in (a, b)]
    aim = Aim(first[0], None, {"claims": targets}, subject("relation", *first, *second))
    said: dict[str, object] = {"ruling": None if ruling is None else str(ruling)}
    if ruling is not None:
        hard = severe and ruling == RelationKind.CONTRADICTS
        said |= {"swapped": swapped, "severe": hard, "note": clean(note)}
    return _decide(connection, DecisionKind.RELATION, aim, said, by=by)


def overrule_echo(
    connection: sqlite3.Connection,
    later: int,
    earlier: int,
    echoes: bool | None,
    *,
    note: str,
    by: Writer,
) -> Decision:
    """See `Store.overrule_echo`."""
    if later == earlier:
        raise DoesNotFit("That is one report. An echo takes two.")
    uid, other = (_report_uid(connection, report) for report in (later, earlier))
    first, second = sorted((uid, other))
    aim = Aim(first, None, {"reports": [uid, other]}, subject("echo", first, second))
    said: dict[str, object] = {"ruling": None}
    if echoes is not None:
        said = {
            "ruling": "echo" if echoes else "no echo",
            "swapped": first == uid,
            "note": clean(note),
        }
    return _decide(connection, DecisionKind.ECHO, aim, said, by=by)


def overrule_credit(
    connection: sqlite3.Connection,
    report: int,
    origin_key: str,
    origin: str,
    echoes: bool | None,
    *,
    note: str,
    by: Writer,
) -> Decision:
    """See `Store.overrule_credit`."""
    uid = _report_uid(connection, report)
    aim = Aim(
        uid,
        None,
        {"report": uid, "origin": {"key": origin_key, "name": origin}},
        subject("credit", uid, origin_key),
    )
    said: dict[str, object] = {"ruling": None}
    if echoes is not None:
        said = {
            "ruling": "echo" if echoes else "no echo",
            "origin": one_line(origin),
            "note": clean(note),
        }
    return _decide(connection, DecisionKind.ECHO, aim, said, by=by)


def set_rule(
    connection: sqlite3.Connection, vacancy: int, rule: str | None, *, by: Writer
) -> Decision:
    """See `Store.set_rule`."""
    words = one_line(rule or "") or None
    aim = _vacancy_aim(connection, vacancy, "rule")
    return _decide(connection, DecisionKind.RULE, aim, {"rule": words}, by=by)


def close(
    connection: sqlite3.Connection,
    vacancy: int,
    outcome: ClosedAs,
    *,
    person: str | None,
    day: date | None,
    note: str,
    by: Writer,
) -> Decision:
    """See `Store.close_vacancy`."""
    name = one_line(person or "") or None
    if (outcome is ClosedAs.APPOINTED) is not (name is not None):
        raise DoesNotFit(
            "Say who was appointed."
            if name is None
            else "Nobody is named where nobody was appointed. Leave the name out."
        )
    aim = _vacancy_aim(connection, vacancy, "closure")
    said = {
        "outcome": outcome.value,
        "person": name,
        "day": day.isoformat() if day else None,
        "note": clean(note),
    }
    now = rulings.values(connection, DecisionKind.CLOSED, aim)["closure"]
    if isinstance(now, dict) and all(now[field] == value for field, value in said.items()):
        return _last(connection, aim, "This vacancy is closed so already.")
    at = log.moment_of(connection, by)
    written = {"author": by.author, "at": at.isoformat(timespec="microseconds")}
    return log.append(
        connection,
        DecisionKind.CLOSED,
        aim,
        before={"closure": now},
        after={"closure": said | written},
        by=by,
        at=at,
    )


def reopen(connection: sqlite3.Connection, vacancy: int, *, by: Writer) -> Decision:
    """See `Store.reopen_vacancy`."""
    aim = _vacancy_aim(connection, vacancy, "closure")
    now = rulings.values(connection, DecisionKind.CLOSED, aim)
    if now["closure"] is None:
        return _last(connection, aim, "This vacancy is open.")
    return log.append(
        connection,
        DecisionKind.REOPENED,
        aim,
        before={"closure": now["closure"]},
        after={"closure": None},
        by=by,
    )


def forget_name(connection: sqlite3.Connection, name: str, *, by: Writer) -> Decision:
    """See `Store.forget_name`."""
    spelt = learned.spelling(connection, one_line(name))
    if spelt is None:
        raise NotFound(f"The desk has learned no name {one_line(name)}.")
    aim = learned.aim(spelt)
    said: dict[str, object] = {"ruling": learned.FORGOTTEN}
    if learned.values(connection, aim)["ruling"] is None:
        said["name"] = spelt
    return _decide(connection, DecisionKind.NAME, aim, said, by=by)


def remember_name(connection: sqlite3.Connection, name: str, *, by: Writer) -> Decision:
    """See `Store.remember_name`."""
    decision = learned.forgetting(connection, one_line(name))
    if decision is None:
        raise NothingToChange(f"The name {one_line(name)} was not forgotten.")
    return undo(connection, decision, by=by)


def _decide(
    connection: sqlite3.Connection,
    kind: DecisionKind,
    aim: Aim,
    said: dict[str, object],
    *,
    by: Writer,
) -> Decision:
    """Write what is said, unless it stands already; `said` holds no author and no time yet."""
    before = rulings.values(connection, kind, aim)
    if _same(before, said):
        return _last(connection, aim, "It stands so already.")
    at = log.moment_of(connection, by)
    after = said
    if said.get("ruling") is not None:
        after = said | {"author": by.author, "at": at.isoformat(timespec="microseconds")}
    return log.append(connection, kind, aim, before=before, after=after, by=by, at=at)


def _same(before: Values, said: Mapping[str, object]) -> bool:
    return all(before.get(field) == value for field, value in said.items())


def _last(connection: sqlite3.Connection, aim: Aim, otherwise: str) -> Decision:
    assert aim.subject is not None
    entries = log.decisions(connection, log.OF_SUBJECT, aim.subject)
    if not entries:
        raise NothingToChange(otherwise)
    return entries[-1]


def _lasting(connection: sqlite3.Connection, claim: int) -> tuple[str, str, int | None, int]:
    """The report's uid and the key of the claim's line, its vacancy and the report's id."""
    row = connection.execute(_LASTING, (claim,)).fetchone()
    if row is None:
        raise NotFound(f"There is no claim {claim} in this desk.")
    return row[0], row[1], row[2], row[3]


def _report_uid(connection: sqlite3.Connection, report: int) -> str:
    row = connection.execute("SELECT uid FROM report WHERE id = ?", (report,)).fetchone()
    if row is None:
        raise NotFound(f"There is no report {report} in this desk.")
    return str(row[0])


def _vacancy_aim(connection: sqlite3.Connection, vacancy: int, what: str) -> Aim:
    described = vacancies.described(connection, vacancy)
    assert described is not None
    return Aim("", None, {"vacancy": described}, subject(what, str(described["uid"])))
