"""The claims of a report as the report view paints them: one mark a claim, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rumourdesk.desk import ClaimRow
from rumourdesk.model import Kind, Outcome, Span

EXIT_KINDS = frozenset({Kind.EXIT, Kind.CONTRACT, Kind.STANDING, Kind.NEXT_ROLE})
ASIDE_KINDS = frozenset({Kind.BACKGROUND, Kind.TRANSFER})


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim on the text: where, and what decides how it looks."""

    claim: int
    span: Span
    kind: Kind
    outcome: Outcome | None
    saving: bool = False
    conflict: bool = False

    @property
    def component(self) -> str:
        """The name of the style of its words."""
        if self.outcome is Outcome.CONFIRMED:
            return "report--confirmed"
        if self.outcome is Outcome.REFUTED:
            return "report--refuted"
        if self.kind in EXIT_KINDS:
            return "report--exit"
        if self.kind in ASIDE_KINDS:
            return "report--aside"
        return "report--successor"


def marks_of(
    claims: Iterable[ClaimRow], conflicts: frozenset[int], saving: dict[int, Outcome | None]
) -> tuple[Mark, ...]:
    """The marks of a report's claims in reading order, the outer of two at one place first.

    `saving` holds verdicts that are painted before they are written.
    """
    marks = [
        Mark(
            claim=row.id,
            span=row.claim.span,
            kind=row.claim.kind,
            outcome=saving.get(row.id, row.outcome),
            saving=row.id in saving,
            conflict=row.id in conflicts,
        )
        for row in claims
    ]
    return tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.claim)))
