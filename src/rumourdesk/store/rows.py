"""What the store hands out: small frozen rows, each holding what one place on a screen shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from rumourdesk.model import (
    Claim,
    ClosedAs,
    LearnedType,
    Outcome,
    Position,
    Published,
    Reading,
    RelationKind,
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
    RELATION = "relation"
    ECHO = "echo"
    RULE = "resolution rule"
    CLOSED = "vacancy closed"
    REOPENED = "vacancy reopened"
    NAME = "learned name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of the append-only log, in JSON-ready values.

    `target` says what it is about: the report's `uid`, and for a claim the version's sha256, the
    span, the quote with the words before and after it (W3C TextPositionSelector and
    TextQuoteSelector), kind and about; two such under `claims`, or two uids under `reports`, where
    it is about how two stand to each other; or the `vacancy`, or the learned `name`. `before` and
    `after` are the values that changed.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRuling:
    """A person's word on how two claims stand to each other, in place of what was derived.

    `a` and `b` are the claims of the current versions, the earlier first as the person sees it.
    With `kind` None they are not related.
    """

    a: int
    b: int
    kind: RelationKind | None
    severe: bool = False
    note: str = ""
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoRuling:
    """A person's word on whether the report `later` only repeats the report `earlier`.

    Where `earlier` is None it is about the body that `origin_key` and `origin` name, whether or not
    a report of it is on the desk; elsewhere these are empty.
    """

    later: int
    earlier: int | None
    echoes: bool
    origin_key: str = ""
    origin: str = ""
    note: str = ""
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoProfileRow:
    """What decides whether a report echoes another, made ready to be kept and looked up by.

    `outlet` is the key of the publisher and `cited` are those of the outlets credited; reports that
    share several of `keys`, or of which one is sought by the other, may have to do with each other.
    `keys` are hashes of runs of words; `firm` and `sought` of quotations and addresses, which are
    looked up in each other. `content` is the profile as the desk
    wants it back.
    """

    content: str
    outlet: str | None = None
    cited: frozenset[str] = frozenset()
    keys: frozenset[int] = frozenset()
    firm: frozenset[int] = frozenset()
    sought: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoEdgeRow:
    """That one report stands on another, or with None on a body without such a report here."""

    later: int
    earlier: int | None
    content: str


class Echoing(Protocol):
    """How reports are found to echo each other, which the store is told and does not know itself.

    `reader` numbers the rules: a profile read by others is read again.
    """

    reader: int

    def profile(self, page: ReportPage) -> EchoProfileRow:
        """The profile of a report as it stands."""
        ...

    def edges(self, profile: str, others: Mapping[int, str]) -> Iterable[EchoEdgeRow]:
        """All edges that one report has a part in, given its profile and others', by report."""
        ...

    def missed(self, report: int, error: Exception) -> None:
        """Told that a report has no edges, since `profile` or `edges` broke down at it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The outcome with which a person closed a vacancy, and the day on which it came about."""

    outcome: ClosedAs
    person: str | None = None
    day: date | None = None
    note: str = ""
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """The words by which one version of one report taught the desk a name, and the rule."""

    report: int
    report_uid: str
    version: int
    span: Span
    words: str
    rule: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedRow:
    """A name that the desk learned, as the reports that teach it agree; see `model.LearnedName`.

    The teachings stand in the order in which their reports came in.
    """

    name: str
    type: LearnedType
    kind: str
    roles: tuple[str, ...]
    organisations: tuple[str, ...]
    teachings: tuple[Teaching, ...]


RULE = "Named on a permanent basis, or in charge for ten consecutive matches."
"""When a vacancy counts as filled, unless a person says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What people decided of one vacancy: its rule, and its outcome once it is closed."""

    vacancy: int
    rule: str = RULE
    closure: Closure | None = None


@dataclass(frozen=True, slots=True)
class DeskState:
    """How far a desk has come, for those who keep what they derived from its claims.

    `readings` changes whenever that has aged. While `revisions` stays, all that came are reports
    with ids above `newest`, the highest one so far.
    """

    readings: int
    revisions: int
    newest: int


@dataclass(frozen=True, slots=True)
class Arrivals:
    """When reports came in, as numbers that count up with whatever is taken in.

    `first` is the number of each report's first text, `latest` that of its current one; `newest` is
    the highest number of the desk at that moment.
    """

    first: dict[int, int]
    latest: dict[int, int]
    newest: int


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
