"""What people do to a desk: judge claims, edit, remove and restore reports, take it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from rumourdesk.model import Outcome, Post, Published, Span, Verdict
from rumourdesk.store import log, rulings, standing, vacancies
from rumourdesk.store.errors import CannotUndo, NotFound, NothingToChange
from rumourdesk.store.log import Writer
from rumourdesk.store.rows import Decision, DecisionKind
from rumourdesk.store.targets import Aim, Values
from rumourdesk.store.values import from_published_columns, instant, published_json
from rumourdesk.text import clean, fold, one_line, quote_context

FIELDS = ("title", "outlet", "published", "vacancy")
"""The fields of a report that people can edit."""

_REVERSE = {
    DecisionKind.REPORT_REMOVED: DecisionKind.REPORT_RESTORED,
    DecisionKind.REPORT_RESTORED: DecisionKind.REPORT_REMOVED,
}
CLAIM = """
SELECT report.uid, claim.key, claim.line, version.sha256, start, "end", quote, kind, about,
    version.text, verdict.decision_id
FROM claim
JOIN version ON version.id = claim.version_id
JOIN report ON report.id = claim.report_id
LEFT JOIN verdict ON verdict.line = claim.line
WHERE claim.id = ?
"""
REPORT = """
SELECT uid, title, outlet.name, day, at, zone, removed,
    (SELECT vacancy_id FROM report_vacancy WHERE report_id = report.id ORDER BY rank LIMIT 1)
FROM report LEFT JOIN outlet ON outlet.id = report.outlet_id
WHERE report.id = ?
"""


def judge(
    connection: sqlite3.Connection,
    claim: int,
    outcome: Outcome | None,
    *,
    note: str | None,
    evidence: str | None,
    by: Writer,
) -> Decision:
    """See `Store.judge`."""
    row = connection.execute(CLAIM, (claim,)).fetchone()
    if row is None:
        raise NotFound(f"There is no claim {claim} in this desk.")
    decided = None if row[10] is None else log.decision(connection, row[10])
    before = decided.after if decided else log.NO_VERDICT
    value = None if outcome is None else outcome.value
    same = before["outcome"] == value
    said: dict[str, object] = {
        "outcome": value,
        "note": _kept(None if note is None else clean(note), before, "note", same),
        "evidence": _kept(
            None if evidence is None else one_line(evidence), before, "evidence", same
        ),
    }
    if same and all(said[field] == before.get(field, "") for field in ("note", "evidence")):
        return _unchanged(decided, "This claim has no verdict to take back.")
    at = log.moment_of(connection, by)
    after = said | {"author": by.author, "at": at.isoformat(timespec="microseconds")}
    aim = Aim(row[0], row[1], claim_target(row))
    return log.append(
        connection, DecisionKind.VERDICT, aim, before=before, after=after, by=by, at=at
    )


def edit_report(
    connection: sqlite3.Connection, report: int, changes: Mapping[str, object], *, by: Writer
) -> Decision:
    """See `Store.edit_report`."""
    unknown = changes.keys() - set(FIELDS)
    if unknown:
        raise ValueError(f"a report has no field {', '.join(sorted(unknown))} that can be edited")
    uid, now = _report_now(connection, report)
    wanted = {field: _as_logged(connection, field, value, by) for field, value in changes.items()}
    after = {f: v for f, v in wanted.items() if not _same(f, v, now[f])}
    if not after:
        return _unchanged(_last_edit(connection, report, changes), "The report says so already.")
    laid = standing.edits(connection, report)
    before: dict[str, object] = {field: now[field] for field in after}
    machine = sorted(field for field in after if field not in laid)
    if machine:
        before["machine"] = machine
    return log.append(
        connection,
        DecisionKind.REPORT_EDIT,
        Aim(uid, None, {"report": uid}),
        before=before,
        after=after,
        by=by,
    )


def set_removed(
    connection: sqlite3.Connection, report: int, removed: bool, *, by: Writer
) -> Decision:
    """See `Store.remove_report` and `Store.restore_report`."""
    row = connection.execute(REPORT, (report,)).fetchone()
    if row is None:
        raise NotFound(f"There is no report {report} in this desk.")
    if bool(row[6]) == removed:
        done = [
            d
            for d in log.decisions(connection, log.OF_REPORT, report)
            if d.after.get("removed") == removed
        ]
        return _unchanged(done[-1] if done else None, "This report is not in the trash.")
    return log.append(
        connection,
        DecisionKind.REPORT_REMOVED if removed else DecisionKind.REPORT_RESTORED,
        Aim(row[0], None, {"report": row[0]}),
        before={"removed": not removed},
        after={"removed": removed},
        by=by,
    )


def undo(connection: sqlite3.Connection, decision: str, *, by: Writer) -> Decision:
    """See `Store.undo`."""
    undone = log.decision(connection, decision)
    aim = log.aim_of(connection, decision)
    entries = log.on_same_target(connection, undone, aim)
    alive = log.standing_after(entries)
    if all(entry.id != decision for entry in alive):
        raise CannotUndo("That decision was taken back already.")
    deed = _deed(undone, {entry.id: entry for entry in entries})
    for entry in reversed(alive):
        if entry.undoes is None and (entry.at, entry.id) > (deed.at, deed.id):
            raise CannotUndo(
                f"A later decision by {entry.author or 'somebody'} stands on that one, "
                "so it is not taken back."
            )
    if not _in_force(connection, undone, aim):
        raise CannotUndo("What that decision set has been changed since.")
    return log.append(
        connection,
        _kind_of_undoing(undone),
        aim,
        before=undone.after,
        after=undone.before,
        by=by,
        undoes=decision,
    )


def undo_all(
    connection: sqlite3.Connection, wanted: Sequence[str], *, by: Writer
) -> list[Decision]:
    """See `Store.undo_all`."""
    done = []
    refused: CannotUndo | None = None
    for decision in reversed(wanted):
        try:
            done.append(undo(connection, decision, by=by))
        except CannotUndo as cannot:
            refused = cannot
    if refused is not None and not done:
        raise refused
    return done


def newest_first(
    connection: sqlite3.Connection, *, limit: int | None, claim: int | None, report: int | None
) -> list[Decision]:
    """See `Store.decisions`."""
    if claim is None and report is None:
        return log.decisions(connection, log.NEWEST, -1 if limit is None else limit)
    if claim is not None:
        found = log.decisions(connection, log.OF_CLAIM, claim)
    else:
        assert report is not None
        found = log.decisions(connection, log.OF_REPORT, report)
    return found[::-1][:limit]


def verdict_history(connection: sqlite3.Connection, claim: int) -> tuple[Verdict, ...]:
    """Every verdict that a claim ever had, newest first, undoings included."""
    found = log.decisions(connection, log.OF_CLAIM, claim)
    return tuple(_verdict(decision) for decision in reversed(found))


def _deed(entry: Decision, entries: Mapping[str, Decision]) -> Decision:
    """What a person did in the first place, where `entry` undoes, or undoes an undoing."""
    while entry.undoes is not None:
        entry = entries[entry.undoes]
    return entry


def _kind_of_undoing(undone: Decision) -> DecisionKind:
    if undone.kind in (DecisionKind.CLOSED, DecisionKind.REOPENED):
        was_closed = undone.before["closure"] is not None
        return DecisionKind.CLOSED if was_closed else DecisionKind.REOPENED
    return _REVERSE.get(undone.kind, undone.kind)


def _in_force(connection: sqlite3.Connection, undone: Decision, aim: Aim) -> bool:
    """Whether the state is still the one that the decision set."""
    if undone.kind in rulings.KINDS:
        return rulings.values(connection, undone.kind, aim) == undone.after
    if undone.kind is DecisionKind.VERDICT:
        return log.verdict_values(connection, aim) == undone.after
    report = log.report_of(connection, aim)
    if undone.kind is not DecisionKind.REPORT_EDIT:
        return log.is_removed(connection, report) == undone.after["removed"]
    laid = standing.edits(connection, report)
    fields = log.edited_fields(undone.after)
    return {f: v for f, v in laid.items() if f in fields} == log.laid_over(undone.after)


def _verdict(decision: Decision) -> Verdict:
    values = decision.after
    if "at" not in values:
        return Verdict(outcome=None, author=decision.author, at=decision.at)
    return Verdict(
        outcome=None if values["outcome"] is None else Outcome(str(values["outcome"])),
        note=str(values["note"]),
        evidence=str(values["evidence"]),
        author=str(values["author"]),
        at=datetime.fromisoformat(str(values["at"])),
    )


def _unchanged(decided: Decision | None, otherwise: str) -> Decision:
    if decided is None:
        raise NothingToChange(otherwise)
    return decided


def _kept(said: str | None, before: Values, field: str, same_outcome: bool) -> str:
    if said is not None:
        return said
    return str(before.get(field, "")) if same_outcome else ""


def claim_target(row: tuple[str | int, ...]) -> dict[str, object]:
    """How the log names the claim in a row of `CLAIM`, so that any version may find it."""
    uid, key, _, sha, start, end, quote, kind, about, text, _ = row
    before, after = quote_context(str(text), Span(int(start), int(end)))
    return {
        "report": uid,
        "claim": key,
        "version": sha,
        "position": {"start": start, "end": end},
        "quote": {"prefix": before, "exact": quote, "suffix": after},
        "kind": kind,
        "about": about,
    }


def _report_now(connection: sqlite3.Connection, report: int) -> tuple[str, dict[str, object]]:
    row = connection.execute(REPORT, (report,)).fetchone()
    if row is None:
        raise NotFound(f"There is no report {report} in this desk.")
    uid, title, outlet, day, at, zone, _, vacancy = row
    return uid, {
        "title": title,
        "outlet": outlet,
        "published": published_json(from_published_columns(day, at, zone)),
        "vacancy": vacancies.described(connection, vacancy),
    }


def _as_logged(connection: sqlite3.Connection, field: str, value: object, by: Writer) -> object:
    match field, value:
        case _, None:
            return None
        case "title" | "outlet", str():
            return one_line(value) or None
        case "published", Published():
            return published_json(value)
        case "published", date() if not isinstance(value, datetime):
            return published_json(Published(value))
        case "vacancy", Post():
            opened, _ = instant(by.now)
            return vacancies.described(
                connection, vacancies.newest(connection, value, opened=opened)
            )
        case "vacancy", int():
            return vacancies.described(connection, value)
    raise TypeError(f"{value!r} is no value for the {field} of a report")


def _same(field: str, one: object, other: object) -> bool:
    if field == "outlet":
        return fold(str(one or "")) == fold(str(other or ""))
    if field == "vacancy" and isinstance(one, dict) and isinstance(other, dict):
        return bool(one["uid"] == other["uid"])
    return one == other


def _last_edit(
    connection: sqlite3.Connection, report: int, changes: Mapping[str, object]
) -> Decision | None:
    edits = [
        decision
        for decision in log.decisions(connection, log.OF_REPORT, report)
        if decision.kind is DecisionKind.REPORT_EDIT
        and log.edited_fields(decision.after) & changes.keys()
    ]
    return edits[-1] if edits else None
