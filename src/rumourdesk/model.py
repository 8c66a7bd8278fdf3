"""The vocabulary of the desk: reports, claims, vacancies, relations, verdicts.

Frozen values and enums only. Offsets are Unicode code points into `Report.text`, half open.
Kinds, polarity and certainty follow FactBank and the project's annotation guide (docs/guide.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """The question that a claim answers, in the order in which the earlier kind wins a tie."""

    EXIT = "exit"
    CANDIDATE = "candidate"
    CONTACT = "contact"
    AGREEMENT = "agreement"
    APPOINTMENT = "appointment"
    INTERIM = "interim"
    WILLINGNESS = "willingness"
    CONTRACT = "contract"
    STANDING = "standing"
    NEXT_ROLE = "next_role"
    TRANSFER = "transfer"
    BACKGROUND = "background"


class Polarity(StrEnum):
    """The answer to the kind's question; `open` means said to be undecided or unknown."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    OPEN = "open"


class Certainty(StrEnum):
    """How sure the source puts it, in the three levels of FactBank."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Facet(StrEnum):
    """What of the matter a claim speaks of: "not mid-season" denies a timing, not the exit."""

    WHOLE = "whole"
    TIMING = "timing"
    MANNER = "manner"
    PARTY = "party"


class SourceType(StrEnum):
    """What sort of source a claim is credited to."""

    OUTLET = "outlet"
    JOURNALIST = "journalist"
    ORGANISATION = "organisation"
    PERSON = "person"
    ANONYMOUS = "anonymous"


class Basis(StrEnum):
    """What a claim stands on, derived from its sources."""

    OFFICIAL = "official"
    NAMED = "named"
    ANONYMOUS = "anonymous"
    OTHER_OUTLET = "other outlet"
    NONE = "none"


class Stage(StrEnum):
    """How far a candidacy is said to have come."""

    LINKED = "linked"
    WANTED = "wanted"
    TALKS = "talks"
    CLOSE = "close"
    AGREED = "agreed"
    APPOINTED = "appointed"
    DOUBTFUL = "doubtful"
    RULED_OUT = "ruled out"


class Stance(StrEnum):
    """What one report, taken whole, says of a candidate, strongest first."""

    APPOINTED = "appointed"
    AGREED = "agreed"
    FAVOURED = "favoured"
    LINKED = "linked"
    DOUBTFUL = "doubtful"
    RULED_OUT = "ruled_out"


class ExitState(StrEnum):
    """What one report, taken whole, says of the incumbent."""

    LEAVES = "leaves"
    STAYS = "stays"
    UNDECIDED = "undecided"
    GONE = "gone"


class RelationKind(StrEnum):
    """How two claims on one question stand to each other."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    ECHOES = "echoes"


class Outcome(StrEnum):
    """A person's judgement of a claim as stated; no verdict at all means unjudged."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"


class ClosedAs(StrEnum):
    """How a vacancy ended: somebody was appointed, the incumbent stays, or nobody came."""

    APPOINTED = "appointed"
    STAYED = "stayed"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points, `start` before `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Published:
    """When a report appeared: a calendar day where it was published, and the instant if known."""

    day: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """A role at an organisation, both by canonical name, whoever holds it."""

    organisation: str
    role: str

    def __str__(self) -> str:
        return f"{self.organisation} · {self.role}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article by one outlet, cleaned.

    `text` is the title, where the report has one of its own, a blank line, and the body; every
    offset indexes it. `outlet_evidence` marks the words that an inferred outlet was read from.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    outlet_inferred: bool = False
    outlet_evidence: Span | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | None = None
    restated: bool = False
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One hop of an attribution chain, nearest to the outlet first, and the words that name it."""

    name: str
    type: SourceType
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The days in which a claimed event falls, ends included; an open end is None.

    `how` says in words how the dates follow from the words at `span`.
    """

    start: date | None
    end: date | None
    span: Span | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that set one field of a claim, the value they set and the rule that read them."""

    span: Span
    field: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a report that a later event or document could confirm or refute.

    `topic` narrows the kind where one kind holds matters that never meet: a contract's term
    ("release clause", "expiry"), whose backing a standing tells of ("players", "board").
    `exclusive` says that the answer leaves no room for a rival ("the only choice", "appointed").
    `superseded` says that the text itself tells it as no longer so ("was the chosen one, but").
    """

    span: Span
    quote: str
    kind: Kind
    about: str | None
    post: Post | None
    polarity: Polarity
    certainty: Certainty
    facet: Facet = Facet.WHOLE
    condition: Span | None = None
    sources: tuple[Source, ...] = ()
    when: When | None = None
    topic: str | None = None
    exclusive: bool = False
    superseded: bool = False
    from_heading: bool = False
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class VacancyMention:
    """A post that a report speaks of as free or contested, and who it says holds it."""

    post: Post
    incumbent: str | None
    span: Span


class LearnedType(StrEnum):
    """What a name that no list knows stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class LearnedName:
    """A name in no list that a report's own cues establish, with the words that do and the rule.

    `kind` is the sort of a body, or of a person as the lexicon has it ("president" fills posts);
    `roles` is the post that the report contests at a body, `organisations` are the bodies whose
    posts a person holds. Each is empty where nothing tells.
    """

    name: str
    type: LearnedType
    span: Span
    rule: str
    kind: str = ""
    roles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the machine read from one report, in text order.

    `language` is "en", or the best guess at another, from which names alone are read. `cited` are
    the outlets and journalists whom the report credits with anything, claimed of a post or not;
    `learned` are the names that it teaches.
    """

    claims: tuple[Claim, ...]
    vacancies: tuple[VacancyMention, ...] = ()
    language: str = "en"
    cited: tuple[Source, ...] = ()
    learned: tuple[LearnedName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one report, taken whole, says on one vacancy."""

    post: Post
    incumbent: str | None
    exit: ExitState | None
    candidates: tuple[tuple[str, Stance], ...] = ()
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A claim placed under the question it answers, with what comparing it needs.

    `claim` and `report` are whatever the caller knows them by; `vacancy` likewise, so that two
    epochs of one post never meet. `question` is "successor", "exit", or "contract:xabi alonso".
    """

    claim: int
    report: int
    vacancy: int
    question: str
    kind: Kind
    about: str | None
    polarity: Polarity
    certainty: Certainty
    facet: Facet
    topic: str | None
    exclusive: bool
    superseded: bool
    condition: str | None
    when_start: date | None
    when_end: date | None
    sources: tuple[Source, ...]
    outlet: str | None
    published: Published | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How claim `a` stands to claim `b`, the earlier first where the order is known.

    `severe` tells a conflict from a tension: a contradiction between two statements made without
    a hedge. `order_known` is False where a date is missing. `overruled` says that a person set it.
    """

    a: int
    b: int
    kind: RelationKind
    question: str
    why: str
    severe: bool = False
    order_known: bool = True
    overruled: bool = False

    @property
    def severity(self) -> str | None:
        """ "conflict" or "tension" of a contradiction; None of any other relation."""
        if self.kind is not RelationKind.CONTRADICTS:
            return None
        return "conflict" if self.severe else "tension"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A person's judgement of one claim, as it stands now."""

    outcome: Outcome | None
    note: str = ""
    evidence: str = ""
    author: str = ""
    at: datetime | None = None
    history: tuple[Verdict, ...] = field(default=())
