"""What the store hands out: small frozen rows, each holding what one place on a screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rumourdesk.model import (
    Claim,
    Outcome,
    Position,
    Published,
    Reading,
    Report,
    Span,
    Verdict,
)


class Status(StrEnum):
    """What a person has said of the claims of a report, for filters and marks.

    A report with a confirmed and a refuted claim is both; one is unjudged that has neither.
    """

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which reports to list, newest first; every part that is set must hold.

    `vacancy` is a vacancy's id, `loose` asks for reports that stand under no vacancy. `since` and
    `until` are days of publication, ends included. `words` is what a person typed into search.
    """

    vacancy: int | None = None
    loose: bool = False
    outlet: str | None = None
    status: Status | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    unread: bool = False
    trashed: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyRow:
    """One vacancy with what its line in the list shows.

    `epoch` counts the vacancies of one post from 1; `outlets` is the number of different ones.
    """

    id: int
    organisation: str
    role: str
    epoch: int
    incumbent: str | None
    reports: int
    unread: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report with what its line in a list shows; `headline` falls back on its first words."""

    id: int
    outlet: str | None
    outlet_inferred: bool
    restated: bool
    headline: str
    published: Published | None
    unread: bool
    trashed: bool
    claims: int
    confirmed: int
    refuted: int
    vacancies: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One stored claim, the vacancy it stands under and its verdict, if a person gave one."""

    id: int
    report: int
    vacancy: int | None
    question: str | None
    claim: Claim
    verdict: Verdict | None

    @property
    def outcome(self) -> Outcome | None:
        return self.verdict.outcome if self.verdict else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """One report as it is read: its row, its current text, its claims in text order."""

    row: ReportRow
    report: Report
    version: int
    versions: int
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One report that a search found, best first, with the places of the words in its text."""

    report: int
    score: float
    spans: tuple[Span, ...]
    excerpt: str


class DecisionKind(StrEnum):
    """What a person did. The log holds nothing else."""

    VERDICT = "verdict"
    REPORT_EDIT = "report edit"
    REPORT_REMOVED = "report removed"
    REPORT_RESTORED = "report restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of the append-only log, in JSON-ready values.

    `target` says what it is about: the report's `uid`, and for a claim the version's sha256, the
    span, the quote with the words before and after it (W3C TextPositionSelector and
    TextQuoteSelector), kind and about. `before` and `after` are the values that changed.
    """

    id: str
    at: datetime
    author: str
    run: str
    kind: DecisionKind
    target: dict[str, object]
    before: dict[str, object]
    after: dict[str, object]
    undoes: str | None = None


class Taken(StrEnum):
    """What taking in a report did."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """The outcome of taking in one report."""

    report: int
    outcome: Taken
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One report to take in, with all that the machine read from it.

    `questions` runs parallel to `reading.claims`.
    """

    report: Report
    reading: Reading
    positions: tuple[Position, ...] = ()
    questions: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much a desk holds. What lies in the trash is counted in `trashed` alone."""

    reports: int
    unread: int
    trashed: int
    vacancies: int
    outlets: int
    claims: int
    confirmed: int
    refuted: int
