"""A comparison put into words: one entry for each row of the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rumourdesk.comparison import (
    answer_words,
    kind_words,
    question_words,
    source_words,
    when_words,
)
from rumourdesk.comparison.differences import differences
from rumourdesk.desk import ClaimRow, Comparison, ReportPage
from rumourdesk.model import Claim, Kind, Outcome, Post, Relation, RelationKind, Verdict
from rumourdesk.text import safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.widgets.compare_lines import Entry, Met, Said

OTHER_CLAIMS = "Other claims"
NO_RELATION = "no relation"
ORDER_UNKNOWN = "order unknown"
BY_HAND = "set by hand"

_ANSWERED_BY_A_PERSON = frozenset({Kind.CANDIDATE, Kind.AGREEMENT, Kind.APPOINTMENT, Kind.INTERIM})
_SAID_BEST_BY_ITSELF = frozenset({Kind.BACKGROUND, Kind.TRANSFER})
_LEFTWARDS = {"→": "←", ">": "<"}
_SAME = frozenset({RelationKind.AGREES, RelationKind.ECHOES})


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts a comparison into words. `saving` holds the verdicts that are being written."""

    comparison: Comparison
    glyphs: paint.Glyphs
    saving: Mapping[int, Outcome | None]

    def entries(self, *, agreements: bool = True) -> tuple[Entry, ...]:
        """A row for each pair and each lone claim, by question; the rest in a last section."""
        found = [entry for entry, same in self._placed() if agreements or not same]
        pages = self.comparison.left, self.comparison.right
        found += [
            Entry(heading=OTHER_CLAIMS, left=self._said(row, pages[0], placed=False), right=None)
            for row in self.comparison.unplaced_left
        ]
        found += [
            Entry(heading=OTHER_CLAIMS, left=None, right=self._said(row, pages[1], placed=False))
            for row in self.comparison.unplaced_right
        ]
        return tuple(found)

    def _placed(self) -> list[tuple[Entry, bool]]:
        comparison = self.comparison
        vacancy = comparison.vacancy
        placed: list[tuple[Entry, bool]] = []
        for section in comparison.sections:
            heading = question_words(
                section.question, section.title_person, None, vacancy.incumbent
            )
            for row in section.rows:
                left = comparison.claims.get(row.left.claim) if row.left else None
                right = comparison.claims.get(row.right.claim) if row.right else None
                entry = Entry(
                    heading=safe_line(heading),
                    left=self._said(left, comparison.left) if left else None,
                    right=self._said(right, comparison.right) if right else None,
                    met=self._met(row.relation, left, right) if left and right else None,
                )
                same = row.relation is not None and row.relation.kind in _SAME
                placed.append((entry, same))
        return placed

    def _said(self, row: ClaimRow, page: ReportPage, *, placed: bool = True) -> Said:
        claim = row.claim
        outcome = self.saving.get(row.id, row.outcome)
        if row.id in self.saving:
            mark, status = self.glyphs.saving, f"saving as {paint.outcome_words(outcome)}"
        else:
            mark = self.glyphs.of(outcome)
            status = paint.outcome_words(outcome) if outcome else ""
        basis = source_words(claim.sources, None)
        if not placed:
            basis = ", ".join([kind_words(claim.kind), *self._elsewhere(claim), basis])
        return Said(
            claim=row.id,
            answer=safe_line(_answer(claim, placed)),
            basis=safe_line(basis),
            quote=safe_line(" ".join(claim.quote.split())),
            mark=mark,
            outcome=outcome,
            status=status,
            more=tuple(safe_line(words) for words in _more(row, page)),
        )

    def _elsewhere(self, claim: Claim) -> list[str]:
        """The post of a claim on another vacancy than the one compared on."""
        here = self.comparison.vacancy
        if claim.post is None or claim.post == Post(here.organisation, here.role):
            return []
        return [str(claim.post)]

    def _met(self, relation: Relation | None, left: ClaimRow, right: ClaimRow) -> Met:
        differ = self._differences(left, right)
        if relation is None:
            return Met(kind=None, mark=NO_RELATION, why="", differ=differ)
        glyphs = self.glyphs
        match relation.kind:
            case RelationKind.CONTRADICTS:
                sign = glyphs.conflict
            case RelationKind.AGREES:
                sign = glyphs.agrees
            case RelationKind.ECHOES:
                sign = glyphs.echo
            case RelationKind.UPDATES:
                towards_right = relation.a == left.id
                sign = glyphs.updates if towards_right else _LEFTWARDS[glyphs.updates]
        why = relation.why if relation.order_known else f"{ORDER_UNKNOWN}; {relation.why}"
        if relation.overruled:
            why = f"{BY_HAND}: {why}"
        return Met(
            kind=relation.kind,
            mark=f"{sign} {relation.kind.value}",
            why=safe_line(why),
            differ=differ,
        )

    def _differences(self, left: ClaimRow, right: ClaimRow) -> tuple[str, ...]:
        """Each difference of wording in a line: in what, and what either side says."""
        pages = self.comparison.left, self.comparison.right
        found = differences(
            left.claim,
            right.claim,
            left_outlet=pages[0].row.outlet,
            right_outlet=pages[1].row.outlet,
            left_text=pages[0].report.text,
            right_text=pages[1].report.text,
        )
        return tuple(safe_line(f"{one.aspect.value}: {one.why}") for one in found)


def agreements(comparison: Comparison) -> int:
    """The number of rows in which both reports say the same, echoes included."""
    return sum(
        row.relation is not None and row.relation.kind in _SAME
        for section in comparison.sections
        for row in section.rows
    )


def share_a_question(comparison: Comparison) -> bool:
    """Whether there is a row in which both reports speak."""
    return any(row.left and row.right for section in comparison.sections for row in section.rows)


def _answer(claim: Claim, placed: bool) -> str:
    if claim.kind in _SAID_BEST_BY_ITSELF:
        return " ".join(claim.quote.split())
    words = answer_words(claim)
    if claim.about and (not placed or claim.kind in _ANSWERED_BY_A_PERSON):
        return f"{claim.about}: {words}"
    return words


def _more(row: ClaimRow, page: ReportPage) -> list[str]:
    claim = row.claim
    lines = []
    if claim.when is not None:
        how = f" ({claim.when.how})" if claim.when.how else ""
        lines.append(f"when: {when_words(claim.when)}{how}")
    if claim.condition is not None:
        lines.append(f"on the condition: “{claim.condition.of(page.report.text)}”")
    if row.verdict is not None:
        lines += _judgement(row.verdict)
    return lines


def _judgement(verdict: Verdict) -> list[str]:
    lines = []
    if verdict.outcome is not None:
        by = f" by {verdict.author}" if verdict.author else ""
        on = f" on {paint.moment(verdict.at)}" if verdict.at else ""
        lines.append(f"{verdict.outcome.value}{by}{on}")
    if verdict.note:
        lines.append(f"note: {verdict.note}")
    if verdict.evidence:
        lines.append(f"evidence: {verdict.evidence}")
    return lines
