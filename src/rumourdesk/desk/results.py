"""What the desk hands out on competing reports, beyond what comparing itself gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rumourdesk.desk.deeds import Deed
from rumourdesk.model import ClosedAs, Outcome, Relation
from rumourdesk.store.rows import (
    ClaimRow,
    Closure,
    EchoRuling,
    ReportRow,
    VacancyRow,
)

if TYPE_CHECKING:
    from rumourdesk.comparison import EchoEdge, MatrixRow, News


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What came in since somebody last looked, vacancy by vacancy, where anything did.

    `upto` is how far this goes: to be handed to `Desk.looked` once it was seen, for the whole desk
    only where `further`, the number of vacancies that were left out, is 0.
    """

    of: tuple[News, ...]
    upto: int
    further: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoChain:
    """On whose word a report stands, and who repeats it.

    `stands_on` leads from the report to its origins: its own edges first, then those of the reports
    that they lead to. `echoed_by` are the edges of reports that stand on it. People's rulings are
    laid over both; `rulings` are those that concern the report. `reports` has the rows of all
    reports in them, by id.
    """

    report: int
    stands_on: tuple[EchoEdge, ...]
    echoed_by: tuple[EchoEdge, ...]
    rulings: tuple[EchoRuling, ...]
    reports: Mapping[int, ReportRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Three or more reports laid side by side, in the order in which they were asked for.

    `rows` have one cell a report; `relations` are those between their claims.
    """

    reports: tuple[ReportRow, ...]
    vacancies: tuple[VacancyRow, ...]
    rows: tuple[MatrixRow, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalReport:
    """Another report on the vacancy, with how many rows of each kind comparing the two gives."""

    report: ReportRow
    conflicts: int
    updates: int
    agreements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """An unjudged claim, the verdict that a vacancy's outcome suggests for it, and why."""

    claim: ClaimRow
    report: ReportRow
    outcome: Outcome
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A vacancy that was closed, and what its outcome would settle; nothing of it is set yet."""

    deed: Deed
    proposals: tuple[Settling, ...]


def closure_words(closure: Closure) -> str:
    """An outcome in plain words: "Xabi Alonso was appointed, 2025-05-25"."""
    day = f", {closure.day.isoformat()}" if closure.day else ""
    if closure.outcome is ClosedAs.APPOINTED:
        return f"{closure.person} was appointed{day}"
    return f"{'nobody was appointed' if closure.outcome is ClosedAs.NOBODY else 'stays'}{day}"
