"""Claims: how they are written, and read back as rows and as answers."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256

from rumourdesk.model import (
    Answer,
    Certainty,
    Claim,
    Cue,
    Facet,
    Kind,
    Outcome,
    Polarity,
    Post,
    Source,
    SourceType,
    Span,
    Verdict,
    When,
)
from rumourdesk.store.errors import NotFound
from rumourdesk.store.filters import listing
from rumourdesk.store.rows import ClaimRow, Filter
from rumourdesk.store.values import dump, ends, from_instant, from_published_columns, span

_REPORTS_A_QUERY = 500

# Looking a member up here is several times as fast as calling its enum.
_KINDS = {member.value: member for member in Kind}
_POLARITIES = {member.value: member for member in Polarity}
_CERTAINTIES = {member.value: member for member in Certainty}
_FACETS = {member.value: member for member in Facet}
_SOURCE_TYPES = {member.value: member for member in SourceType}

_COLUMNS = (
    "id",
    "version_id",
    "report_id",
    "current",
    "line",
    "key",
    "start",
    '"end"',
    "quote",
    "kind",
    "about",
    "person_id",
    "organisation",
    "role",
    "read_vacancy_id",
    "vacancy_id",
    "question",
    "polarity",
    "certainty",
    "facet",
    "condition_start",
    "condition_end",
    "has_when",
    "when_start",
    "when_end",
    "when_span_start",
    "when_span_end",
    "when_how",
    "topic",
    "exclusive",
    "superseded",
    "from_heading",
)
INSERT = f"INSERT INTO claim ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' for _ in _COLUMNS)})"
INSERT_SOURCE = "INSERT INTO claim_source VALUES (?, ?, ?, ?, ?, ?)"
INSERT_CUE = "INSERT INTO cue VALUES (?, ?, ?, ?, ?, ?, ?)"

_ROWS = """
SELECT claim.*, verdict.outcome, verdict.note, verdict.evidence, verdict.author,
    verdict.at, verdict.zone, verdict.line AS judged
FROM claim LEFT JOIN verdict ON verdict.line = claim.line
"""
OF_VERSION = f'{_ROWS} WHERE version_id = ? ORDER BY start, "end", id'
BY_ID = f"{_ROWS} WHERE id IN (SELECT value FROM json_each(?))"
IDS = """
SELECT claim.id FROM json_each(:reports) AS listed
CROSS JOIN report ON report.id = listed.value
CROSS JOIN claim ON claim.version_id = report.version_id
WHERE (:vacancy IS NULL OR claim.vacancy_id = :vacancy) AND (:kind IS NULL OR claim.kind = :kind)
ORDER BY listed.key, start, "end", claim.id
"""
SOURCES = """
SELECT claim_id, name, type, start, "end" FROM claim_source
WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, position
"""
CUES = """
SELECT claim_id, start, "end", field, value, rule FROM cue
WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, position
"""
ANSWERS = """
SELECT claim.id, claim.report_id, claim.question, claim.kind, claim.about, claim.polarity,
    claim.certainty, claim.facet, claim.topic, claim.exclusive, claim.superseded,
    CASE WHEN condition_start IS NULL THEN NULL ELSE
        substr(version.text, condition_start + 1, condition_end - condition_start)
    END,
    claim.when_start, claim.when_end, outlet.name, report.day, report.at, report.zone, claim.quote
FROM claim
JOIN report ON report.id = claim.report_id
JOIN version ON version.id = claim.version_id
LEFT JOIN outlet ON outlet.id = report.outlet_id
WHERE claim.vacancy_id = ? AND claim.current = 1 AND claim.report_id > ?
    AND claim.question IS NOT NULL
    AND report.removed = 0
ORDER BY claim.report_id, claim.start, claim."end", claim.id
"""


VERDICTS = """
SELECT claim.id, verdict.outcome, verdict.at, verdict.zone
FROM claim CROSS JOIN verdict ON verdict.line = claim.line
WHERE claim.vacancy_id = ? AND claim.current = 1 AND verdict.outcome IS NOT NULL
"""


def keys(version_sha256: str, claims: Sequence[Claim]) -> list[str]:
    """What each claim of a version is known by in the log: the same whenever it is read again."""
    seen: defaultdict[str, int] = defaultdict(int)
    found = []
    for claim in claims:
        what = dump(
            [version_sha256, claim.span.start, claim.span.end, claim.kind.value, claim.about]
        )
        nth = seen[what]
        seen[what] += 1
        found.append(sha256(f"{what}{nth or ''}".encode()).hexdigest()[:32])
    return found


def columns(
    claim: Claim,
    *,
    claim_id: int,
    version: int,
    report: int,
    line: int,
    key: str,
    person: int | None,
    vacancy: int | None,
    question: str | None,
) -> tuple[object, ...]:
    """One row for `INSERT`, current, under the vacancy that the machine read."""
    when = claim.when
    return (
        claim_id,
        version,
        report,
        1,
        line,
        key,
        claim.span.start,
        claim.span.end,
        claim.quote,
        claim.kind.value,
        claim.about,
        person,
        claim.post.organisation if claim.post else None,
        claim.post.role if claim.post else None,
        vacancy,
        vacancy,
        question,
        claim.polarity.value,
        claim.certainty.value,
        claim.facet.value,
        *ends(claim.condition),
        when is not None,
        when.start.isoformat() if when and when.start else None,
        when.end.isoformat() if when and when.end else None,
        *ends(when.span if when else None),
        when.how if when else "",
        claim.topic,
        claim.exclusive,
        claim.superseded,
        claim.from_heading,
    )


def source_columns(claim_id: int, claim: Claim) -> list[tuple[object, ...]]:
    return [
        (claim_id, position, source.name, source.type.value, *ends(source.span))
        for position, source in enumerate(claim.sources)
    ]


def cue_columns(claim_id: int, claim: Claim) -> list[tuple[object, ...]]:
    return [
        (claim_id, position, *ends(cue.span), cue.field, cue.value, cue.rule)
        for position, cue in enumerate(claim.cues)
    ]


def of_version(connection: sqlite3.Connection, version: int) -> tuple[ClaimRow, ...]:
    """The claims of one version of a report, in text order."""
    return tuple(_claim_rows(connection, _fetch(connection, OF_VERSION, version)))


def ids(connection: sqlite3.Connection, wanted: Filter, report: int | None) -> list[int]:
    """The claims of the current versions of one report, or of those a filter lets through."""
    query = listing(connection, wanted) if report is None else ("SELECT ?", [report])
    if query is None:
        return []
    reports = [row[0] for row in connection.execute(*query)]
    found = []
    for chunk in range(0, len(reports), _REPORTS_A_QUERY):
        found += connection.execute(
            IDS,
            {
                "reports": dump(reports[chunk : chunk + _REPORTS_A_QUERY]),
                "vacancy": wanted.vacancy,
                "kind": wanted.kind,
            },
        ).fetchall()
    return [row[0] for row in found]


def by_ids(connection: sqlite3.Connection, ids: Iterable[int]) -> list[ClaimRow]:
    """The claims with these ids, in their order; ids of no claim are left out."""
    wanted = list(ids)
    fetched = _fetch(connection, BY_ID, dump(wanted))
    rows = {row.id: row for row in _claim_rows(connection, fetched)}
    return [rows[one] for one in wanted if one in rows]


def claim(connection: sqlite3.Connection, claim_id: int) -> ClaimRow:
    rows = by_ids(connection, [claim_id])
    if not rows:
        raise NotFound(f"There is no claim {claim_id} in this desk.")
    return rows[0]


def answers(connection: sqlite3.Connection, vacancy: int, after: int) -> tuple[Answer, ...]:
    """What the current versions of the reports outside the trash say on a vacancy.

    Outlet, date and vacancy are those that stand after people's edits. Reports with an id up to
    `after` are left out.
    """
    rows = connection.execute(ANSWERS, (vacancy, after)).fetchall()
    sources = _sources(connection, [row[0] for row in rows])
    return tuple(
        Answer(
            claim=row[0],
            report=row[1],
            vacancy=vacancy,
            question=row[2],
            kind=_KINDS[row[3]],
            about=row[4],
            polarity=_POLARITIES[row[5]],
            certainty=_CERTAINTIES[row[6]],
            facet=_FACETS[row[7]],
            topic=row[8],
            exclusive=bool(row[9]),
            superseded=bool(row[10]),
            condition=row[11],
            when_start=_day(row[12]),
            when_end=_day(row[13]),
            sources=tuple(sources.get(row[0], ())),
            outlet=row[14],
            published=from_published_columns(row[15], row[16], row[17]),
            quote=row[18],
        )
        for row in rows
    )


def verdicts(connection: sqlite3.Connection, vacancy: int) -> dict[int, tuple[Outcome, datetime]]:
    """The claims on a vacancy that people judged: how, and when."""
    return {
        claim: (Outcome(outcome), from_instant(at, zone))
        for claim, outcome, at, zone in connection.execute(VERDICTS, (vacancy,))
    }


def _fetch(connection: sqlite3.Connection, query: str, value: object) -> list[sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(query, (value,)).fetchall()


def _claim_rows(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[ClaimRow]:
    found = [row["id"] for row in rows]
    sources = _sources(connection, found)
    cues: defaultdict[int, list[Cue]] = defaultdict(list)
    for row in connection.execute(CUES, (dump(found),)):
        cues[row[0]].append(Cue(Span(row[1], row[2]), row[3], row[4], row[5]))
    return [
        ClaimRow(
            id=row["id"],
            report=row["report_id"],
            vacancy=row["vacancy_id"],
            question=row["question"],
            claim=_claim(row, tuple(sources.get(row["id"], ())), tuple(cues.get(row["id"], ()))),
            verdict=_verdict(row),
        )
        for row in rows
    ]


def _sources(connection: sqlite3.Connection, claims: list[int]) -> dict[int, list[Source]]:
    found: defaultdict[int, list[Source]] = defaultdict(list)
    for claim, name, type_, start, end in connection.execute(SOURCES, (dump(claims),)):
        found[claim].append(Source(name, _SOURCE_TYPES[type_], span(start, end)))
    return found


def _claim(row: sqlite3.Row, sources: tuple[Source, ...], cues: tuple[Cue, ...]) -> Claim:
    return Claim(
        span=Span(row["start"], row["end"]),
        quote=row["quote"],
        kind=_KINDS[row["kind"]],
        about=row["about"],
        post=None if row["organisation"] is None else Post(row["organisation"], row["role"]),
        polarity=_POLARITIES[row["polarity"]],
        certainty=_CERTAINTIES[row["certainty"]],
        facet=_FACETS[row["facet"]],
        condition=span(row["condition_start"], row["condition_end"]),
        sources=sources,
        when=_when(row),
        topic=row["topic"],
        exclusive=bool(row["exclusive"]),
        superseded=bool(row["superseded"]),
        from_heading=bool(row["from_heading"]),
        cues=cues,
    )


def _when(row: sqlite3.Row) -> When | None:
    if not row["has_when"]:
        return None
    return When(
        _day(row["when_start"]),
        _day(row["when_end"]),
        span(row["when_span_start"], row["when_span_end"]),
        row["when_how"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _verdict(row: sqlite3.Row) -> Verdict | None:
    if row["judged"] is None:
        return None
    return Verdict(
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        note=row["note"],
        evidence=row["evidence"],
        author=row["author"],
        at=from_instant(row["at"], row["zone"]),
    )
