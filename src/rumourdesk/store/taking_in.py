"""Reports come in: known ones stay as they are, changed ones get a new version."""

from __future__ import annotations

import sqlite3
import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from rumourdesk.model import Claim, Report
from rumourdesk.store import claims as claim_rows
from rumourdesk.store import echoes, indexing, learned, standing, vacancies
from rumourdesk.store.connection import writing
from rumourdesk.store.epochs import PostKey, mentions, post_key
from rumourdesk.store.names import name_id
from rumourdesk.store.rows import DeskState, Echoing, Intake, Taken, TakenIn
from rumourdesk.store.values import (
    UNDATED,
    dump,
    ends,
    headline,
    instant,
    published_columns,
    sort_key,
)
from rumourdesk.text import fold, sha256

BATCH = 50
"""The most reports in one transaction, so that nobody else who writes waits long."""

BY_URL = """
SELECT report.id, EXISTS (SELECT 1 FROM version WHERE report_id = report.id AND sha256 = ?)
FROM report WHERE url = ? ORDER BY id LIMIT 1
"""
BY_TEXT = """
SELECT report.id, report.url, version.outlet, version.outlet_inferred
FROM version JOIN report ON report.id = version.report_id
WHERE sha256 = ? ORDER BY report.id
"""
_NEW_REPORT = """
INSERT INTO report (uid, url, taken_in, title, headline, sort_key) VALUES (?, ?, ?, ?, ?, ?)
"""
_NEW_VERSION = """
INSERT INTO version (report_id, number, sha256, outlet, outlet_inferred, evidence_start,
    evidence_end, byline, day, at, zone, restated, path, language, vacancies, taken_in, title, text)
VALUES (?, (SELECT count(*) + 1 FROM version WHERE report_id = ?),
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LINES = """
SELECT DISTINCT line, quote, kind, about
FROM version JOIN claim ON claim.version_id = version.id WHERE version.report_id = ?
"""

Said = tuple[str, str, str | None]


def known(connection: sqlite3.Connection, report: Report) -> TakenIn | None:
    """What taking in a report would say if the desk has it already, even in the trash; or None.

    It has it when a report has the same text and comes from the same address or the same outlet,
    or when neither says where it comes from.
    """
    found, same = _find(connection, report, sha256(report.text))
    if found is None or not same:
        return None
    return TakenIn(report=found, outcome=Taken.SAME, claims=_claim_count(connection, found))


def take_in(
    connection: sqlite3.Connection,
    items: Sequence[Intake],
    *,
    now: datetime,
    echoing: Echoing | None,
) -> list[TakenIn]:
    """Write reports with their claims, a batch a transaction; one outcome for each, in order.

    Told `echoing`, it finds their echoes too; else these are left for later.
    """
    outcomes = []
    for start in range(0, len(items), BATCH):
        with writing(connection):
            batch = _Batch(connection, instant(now)[0])
            outcomes += [batch.take_in(item) for item in items[start : start + BATCH]]
            batch.index()
            if echoing is not None:
                batch.link(echoing)
    return outcomes


def _find(connection: sqlite3.Connection, report: Report, sha: str) -> tuple[int | None, bool]:
    """The report that this one is, if any, and whether it holds this very text."""
    if report.url is not None:
        row = connection.execute(BY_URL, (sha, report.url)).fetchone()
        if row is not None:
            return int(row[0]), bool(row[1])
    outlet = fold(report.outlet or "")
    unstated = report.outlet_inferred or not outlet
    for found, url, read_outlet, inferred in connection.execute(BY_TEXT, (sha,)):
        elsewhere = report.url is not None and url is not None
        same_outlet = bool(outlet) and fold(read_outlet or "") == outlet
        # What is inferred from the words says nothing more than the words, and may be read
        # otherwise another day.
        if same_outlet or (not elsewhere and unstated and (inferred or not read_outlet)):
            return int(found), True
    return None, False


def _claim_count(connection: sqlite3.Connection, report: int) -> int:
    (count,) = connection.execute("SELECT claims FROM report WHERE id = ?", (report,)).fetchone()
    return int(count)


class _Batch:
    """One transaction's worth of reports, with what is looked up once and indexed at the end."""

    def __init__(self, connection: sqlite3.Connection, now: str) -> None:
        self._connection = connection
        self._now = now
        self._people: dict[str, int | None] = {}
        self._to_index: dict[int, None] = {}
        self._revised = False
        (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM claim").fetchone()
        self._next_claim = last + 1

    def take_in(self, item: Intake) -> TakenIn:
        if len(item.questions) != len(item.reading.claims):
            raise ValueError("an intake needs one question, or None, for each claim")
        sha = sha256(item.report.text)
        report, same = _find(self._connection, item.report, sha)
        if report is not None and same:
            count = _claim_count(self._connection, report)
            return TakenIn(report=report, outcome=Taken.SAME, claims=count)
        if report is None:
            outcome = Taken.NEW
            report = self._add_report(item.report)
        else:
            outcome = Taken.CHANGED
            self._revised = True
            self._set_aside(report)
        self._to_index[report] = None
        self._add_version(report, item, sha)
        standing.settle(self._connection, report, fresh=True)
        return TakenIn(report=report, outcome=outcome, claims=len(item.reading.claims))

    def index(self) -> None:
        """Fill the search index and tell those who compare that there is something new."""
        if self._to_index:
            indexing.index_reports(self._connection, self._to_index)
            indexing.index_claims(self._connection, self._to_index)
            touch_readings(self._connection, revised=self._revised)

    def link(self, echoing: Echoing) -> None:
        """Find which reports echo the new ones, and which these echo."""
        echoes.link(self._connection, self._to_index, echoing)

    def _add_report(self, report: Report) -> int:
        added = self._connection.execute(
            _NEW_REPORT,
            (
                str(uuid.uuid4()),
                report.url,
                self._now,
                report.title,
                headline(report.title, report.text),
                UNDATED,
            ),
        )
        assert added.lastrowid is not None
        return added.lastrowid

    def _set_aside(self, report: int) -> None:
        """Keep the version that was current, but find, list and compare it no longer.

        The report counts as unread again: it says something that nobody has read.
        """
        if report not in self._to_index:
            indexing.forget_report(self._connection, report)
            indexing.forget_claims(self._connection, report)
        self._connection.execute(
            "UPDATE claim SET current = 0"
            " WHERE version_id = (SELECT version_id FROM report WHERE id = ?)",
            (report,),
        )
        self._connection.execute("DELETE FROM position WHERE report_id = ?", (report,))
        self._connection.execute(
            "UPDATE report SET unread = 1, read_at = NULL WHERE id = ?", (report,)
        )

    def _add_version(self, report_id: int, item: Intake, sha: str) -> None:
        report = item.report
        when = None if report.published is None else sort_key(report.published)
        under = vacancies.enter(
            self._connection,
            mentions(item.reading, item.positions),
            when=when,
            opened=self._now,
        )
        lines = self._lines(report_id)
        added = self._connection.execute(
            _NEW_VERSION,
            (
                report_id,
                report_id,
                sha,
                report.outlet,
                report.outlet_inferred,
                *ends(report.outlet_evidence),
                report.byline,
                *published_columns(report.published),
                report.restated,
                report.path,
                item.reading.language,
                dump(list(under.values())),
                self._now,
                report.title,
                report.text,
            ),
        )
        assert added.lastrowid is not None
        self._connection.execute(
            "UPDATE report SET version_id = ? WHERE id = ?", (added.lastrowid, report_id)
        )
        learned.add(
            self._connection,
            report_id,
            added.lastrowid,
            item.reading.learned,
            text=report.text,
            at=self._now,
        )
        self._add_claims(report_id, added.lastrowid, sha, item, under, lines)
        self._add_positions(report_id, item, under)

    def _lines(self, report: int) -> dict[Said, list[int]]:
        """The lines of the claims in the report's versions so far, by what they say."""
        lines: defaultdict[Said, list[int]] = defaultdict(list)
        for line, *said in self._connection.execute(_LINES, (report,)):
            lines[said[0], said[1], said[2]].append(line)
        return lines

    def _add_claims(
        self,
        report: int,
        version: int,
        sha: str,
        item: Intake,
        under: dict[PostKey, int],
        lines: dict[Said, list[int]],
    ) -> None:
        claims = item.reading.claims
        times_said: defaultdict[Said, int] = defaultdict(int)
        for claim in claims:
            times_said[_said(claim)] += 1
        rows, sources, cues = [], [], []
        for claim, key, question in zip(
            claims, claim_rows.keys(sha, claims), item.questions, strict=True
        ):
            claim_id = self._next_claim
            self._next_claim += 1
            same = lines.get(_said(claim), ())
            # Only where both sides are unambiguous is it the same claim for certain.
            line = same[0] if len(same) == 1 and times_said[_said(claim)] == 1 else claim_id
            rows.append(
                claim_rows.columns(
                    claim,
                    claim_id=claim_id,
                    version=version,
                    report=report,
                    line=line,
                    key=key,
                    person=self._person(claim.about),
                    vacancy=under.get(post_key(claim.post)) if claim.post else None,
                    question=question,
                )
            )
            sources += claim_rows.source_columns(claim_id, claim)
            cues += claim_rows.cue_columns(claim_id, claim)
        self._connection.executemany(claim_rows.INSERT, rows)
        self._connection.executemany(claim_rows.INSERT_SOURCE, sources)
        self._connection.executemany(claim_rows.INSERT_CUE, cues)

    def _add_positions(self, report: int, item: Intake, under: dict[PostKey, int]) -> None:
        rows = {}
        for position in item.positions:
            vacancy = under.get(post_key(position.post))
            if vacancy is not None:
                rows[vacancy] = (
                    report,
                    vacancy,
                    vacancy,
                    position.exit,
                    position.incumbent,
                    dump(position.candidates),
                    dump(position.cited),
                )
        self._connection.executemany(
            "INSERT INTO position VALUES (?, ?, ?, ?, ?, ?, ?)", rows.values()
        )

    def _person(self, name: str | None) -> int | None:
        if name is None:
            return None
        if name not in self._people:
            self._people[name] = name_id(self._connection, "person", name)
        return self._people[name]


def _said(claim: Claim) -> Said:
    return claim.quote, claim.kind.value, claim.about


def readings(connection: sqlite3.Connection) -> int:
    """A number that changes whenever something is derived from claims may have aged."""
    (value,) = connection.execute("SELECT value FROM desk_state WHERE name = 'readings'").fetchone()
    return int(value)


def state(connection: sqlite3.Connection) -> DeskState:
    """How far the desk has come, for those who keep what they derived from it."""
    values = dict(connection.execute("SELECT name, value FROM desk_state").fetchall())
    (newest,) = connection.execute("SELECT coalesce(max(id), 0) FROM report").fetchone()
    return DeskState(values["readings"], values["revisions"], newest)


def touch_readings(connection: sqlite3.Connection, *, revised: bool = True) -> None:
    """Tell those who keep what they derived from claims that it has aged.

    Where nothing was `revised`, there are only new reports beside what they know.
    """
    names = ("readings", "revisions") if revised else ("readings",)
    for name in names:
        connection.execute("UPDATE desk_state SET value = value + 1 WHERE name = ?", (name,))
