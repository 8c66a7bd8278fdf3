"""Search over reports and their claims, best first."""

from __future__ import annotations

import sqlite3

from rumourdesk.model import Span
from rumourdesk.store.filters import conditions
from rumourdesk.store.rows import Filter, Hit
from rumourdesk.store.values import dump
from rumourdesk.store.words import match_expression, places

_TITLE_WEIGHT = 4.0
_EXCERPT_BEFORE = 60
_EXCERPT_CHARS = 160

# FTS5 ranks the better the lower, below zero.
_REPORTS = """
SELECT report_fts.rowid, -bm25(report_fts, {weight}, 1.0) AS score
FROM report_fts CROSS JOIN report ON report.id = report_fts.rowid
{joined}
WHERE report_fts MATCH ? AND {where}
ORDER BY score DESC, report.id DESC LIMIT ?
"""
_CLAIMS = """
SELECT claim.report_id, -bm25(claim_fts) AS score, claim.start, claim."end"
FROM claim_fts CROSS JOIN claim ON claim.id = claim_fts.rowid
CROSS JOIN report ON report.id = claim.report_id
{joined}
WHERE claim_fts MATCH ? AND {where}
ORDER BY score DESC, claim.id
"""
_UNDER = "CROSS JOIN report_vacancy ON report_vacancy.report_id = report.id"
_TEXTS = """
SELECT report.id, version.text FROM report JOIN version ON version.id = report.version_id
WHERE report.id IN (SELECT value FROM json_each(?))
"""


def search(connection: sqlite3.Connection, words: str, *, limit: int, wanted: Filter) -> list[Hit]:
    """See `Store.search`."""
    expression = match_expression(words)
    passing = conditions(connection, wanted, listed="report", report="report", column="report.id")
    if expression is None or passing is None or limit < 1:
        return []
    where, values = passing
    joined = ""
    if wanted.vacancy is not None:
        joined = _UNDER
        where += " AND report_vacancy.vacancy_id = ?"
        values = [*values, wanted.vacancy]
    by_text = _REPORTS.format(weight=_TITLE_WEIGHT, joined=joined, where=where)
    scores = dict(connection.execute(by_text, (expression, *values, limit)).fetchall())
    # Reports in which only a claim holds the words come last, for which looking pays only if
    # there is room: a claim's quote stands in its report's text as well.
    said: dict[int, Span] = {}
    if len(scores) < limit:
        least = min(scores.values(), default=float("inf"))
        by_claim = _CLAIMS.format(joined=joined, where=where)
        for report, score, start, end in connection.execute(by_claim, (expression, *values)):
            if report not in scores:
                scores[report] = min(score, least)
                said[report] = Span(start, end)
            if len(scores) == limit:
                break
    ranked = sorted(scores, key=lambda report: (-scores[report], -report))
    texts = dict(connection.execute(_TEXTS, (dump(ranked),)).fetchall())
    hits = []
    for report in ranked:
        spans = places(words, texts[report])
        if not spans and report in said:
            spans = (said[report],)
        excerpt = _excerpt(texts[report], spans)
        hits.append(Hit(report=report, score=scores[report], spans=spans, excerpt=excerpt))
    return hits


def _excerpt(text: str, spans: tuple[Span, ...]) -> str:
    """The words around the first place, or the first words of the text, on one line."""
    hit = spans[0] if spans else Span(0, 0)
    start = max(0, hit.start - _EXCERPT_BEFORE)
    if start > 0:
        start = text.find(" ", start, hit.start) + 1 or start
    end = min(len(text), start + _EXCERPT_CHARS)
    if end < len(text):
        end = max(text.rfind(" ", hit.end, end), 0) or end
    before, after = "…" if start > 0 else "", "…" if end < len(text) else ""
    return f"{before}{' '.join(text[start:end].split())}{after}"
