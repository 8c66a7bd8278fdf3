"""What comparing hands out: claims that meet, and two reports laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rumourdesk.model import Relation, RelationKind
from rumourdesk.store.rows import ClaimRow, ReportPage, ReportRow, VacancyRow

if TYPE_CHECKING:
    from rumourdesk.comparison import Section


class NothingInCommon(Exception):
    """Two reports cannot be laid side by side; the message says why."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A claim of another report that meets a claim, and how."""

    relation: Relation
    claim: ClaimRow
    report: ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two reports on one vacancy, aligned by question.

    `unplaced` are claims that answer no question and so meet nothing, in text order.
    """

    vacancy: VacancyRow
    left: ReportPage
    right: ReportPage
    sections: tuple[Section, ...]
    claims: dict[int, ClaimRow]
    unplaced_left: tuple[ClaimRow, ...]
    unplaced_right: tuple[ClaimRow, ...]

    @property
    def contradictions(self) -> int:
        """The number of rows in which the two contradict each other."""
        return sum(
            row.relation is not None and row.relation.kind is RelationKind.CONTRADICTS
            for section in self.sections
            for row in section.rows
        )
