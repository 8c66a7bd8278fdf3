"""The words of a claim's card: what is said, on whose word, when, and what people made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rumourdesk.comparison import (
    answer_words,
    basis,
    certainty_words,
    kind_words,
    source_words,
    stage,
    when_words,
)
from rumourdesk.desk import ClaimRow, ReportPage
from rumourdesk.model import Basis, Claim, Facet, RelationKind, Verdict
from rumourdesk.tui import paint

Entry = tuple[str, str]
"""A label and what stands beside it."""

_FACETS = {
    Facet.TIMING: "the time alone",
    Facet.MANNER: "the manner alone",
    Facet.PARTY: "the party alone",
}
_BASES = {
    Basis.OFFICIAL: "official",
    Basis.NAMED: "a named source",
    Basis.ANONYMOUS: "unnamed sources",
    Basis.OTHER_OUTLET: "another outlet",
    Basis.NONE: "own word alone",
}
_RELATIONS = {
    RelationKind.CONTRADICTS: "against",
    RelationKind.UPDATES: "updates",
    RelationKind.AGREES: "agrees",
    RelationKind.ECHOES: "echoes",
}


def headline(row: ClaimRow) -> str:
    """The kind and whom or what the claim is about."""
    kind = kind_words(row.claim.kind)
    return f"{kind} · {row.claim.about}" if row.claim.about else kind


def basis_words(claim: Claim) -> str:
    """What the claim stands on, in a few words."""
    return _BASES[basis(claim.sources, claim.about)]


def relation_words(kind: RelationKind) -> str:
    """How another claim stands to this one, in a word."""
    return _RELATIONS[kind]


def said(row: ClaimRow) -> str:
    """What the claim says of its matter, with its stage where the words do not name it."""
    words = answer_words(row.claim)
    reached = stage(row.claim)
    if reached is None or reached.value in words:
        return words
    return f"{words} (stage: {reached.value})"


def entries(row: ClaimRow, page: ReportPage) -> Iterator[Entry]:
    """The fields of a claim in the order in which they are read."""
    claim, text = row.claim, page.report.text
    if claim.post:
        yield "post", str(claim.post)
    yield "sure", certainty_words(claim.certainty)
    yield "source", source_words(claim.sources, _outlet(page) if page.row.outlet else None)
    yield "basis", basis_words(claim)
    if claim.when and (words := when_words(claim.when)):
        yield "when", words
        if claim.when.how:
            yield "", claim.when.how
    if claim.facet in _FACETS:
        yield "speaks of", _FACETS[claim.facet]
    if claim.topic:
        yield "topic", claim.topic
    if claim.condition:
        yield "if", f"“{claim.condition.of(text)}”"
    if claim.superseded:
        yield "note", "told as no longer so"
    if claim.from_heading:
        yield "note", "read from a heading"


def cues(row: ClaimRow, page: ReportPage) -> Iterator[Entry]:
    """The words that set fields of the claim, and the values they set: `kind exit, ...`."""
    found: dict[str, dict[str, None]] = {}
    for cue in row.claim.cues:
        words = " ".join(cue.span.of(page.report.text).split())
        found.setdefault(words, {})[f"{cue.field} {cue.value}"] = None
    for words, values in found.items():
        yield f"“{words}”", ", ".join(values)


def verdict_entries(verdict: Verdict | None) -> Iterator[Entry]:
    """Who gave a verdict and when, with the note and the evidence."""
    if verdict is None:
        return
    given = [verdict.author, paint.moment(verdict.at) if verdict.at else ""]
    if any(given):
        yield "by", ", ".join(part for part in given if part)
    if verdict.note:
        yield "note", verdict.note
    if verdict.evidence:
        yield "proof", verdict.evidence


def history_lines(history: Sequence[Verdict], glyphs: paint.Glyphs) -> Iterator[str]:
    """One line for each earlier verdict, newest first."""
    for verdict in history:
        when = paint.moment(verdict.at) if verdict.at else paint.UNDATED
        who = f" {verdict.author}" if verdict.author else ""
        yield f"{glyphs.of(verdict.outcome)} {paint.outcome_words(verdict.outcome)} · {when}{who}"


def essence(row: ClaimRow) -> str:
    """The claim in one line, for where there is no room for its card."""
    return " · ".join((headline(row), answer_words(row.claim), basis_words(row.claim)))


def standing(row: ClaimRow, conflicts: int, glyphs: paint.Glyphs, *, saving: bool) -> str:
    """How many claims contradict this one, and its verdict."""
    mark = glyphs.saving if saving else glyphs.of(row.outcome)
    verdict = f"{mark} {'saving' if saving else paint.outcome_words(row.outcome)}"
    return f"{glyphs.conflict}{conflicts}  {verdict}" if conflicts else verdict


def to_copy(row: ClaimRow, page: ReportPage) -> str:
    """The claim's words with the outlet and the day, as they go to the clipboard."""
    return f"“{row.claim.quote}” ({_outlet(page)}, {paint.long_day(page.row.published)})"


def _outlet(page: ReportPage) -> str:
    row = page.row
    return paint.outlet_words(row.outlet, inferred=row.outlet_inferred, restated=row.restated)
