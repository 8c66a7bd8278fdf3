"""The layers that reading a report builds up, each a frozen value over the same text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rumourdesk.model import Post, Source, Span


class LineKind(StrEnum):
    """What a line of a report is for."""

    TITLE = "title"
    HEADING = "heading"
    CREDIT = "credit"
    EMBED = "embed"
    BULLET = "bullet"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its margins; `paragraph` counts the lines that hold anything."""

    span: Span
    kind: LineKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its closing sign, and the line it stands in."""

    span: Span
    line: Line

    @property
    def heading(self) -> bool:
        return self.line.kind in (LineKind.TITLE, LineKind.HEADING)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words between quotation marks; `outer` has the marks too.

    `continues` says that the next paragraph goes on with the same quote. A fragment is a word or
    two that a writer borrows ("the 'ideal' coach"), not a statement.
    """

    span: Span
    outer: Span
    continues: bool = False
    fragment: bool = False


class MentionType(StrEnum):
    """What sort of thing a stretch of the text names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    ROLE = "role"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and whom or what it stands for, by canonical name.

    `holds` is the organisation and the words for the post that a description names ("the Acme
    boss").
    """

    span: Span
    type: MentionType
    name: str
    rule: str
    holds: tuple[str, str] | None = None


class Standing(StrEnum):
    """What a report or the lexicon says somebody does for a living, as far as posts go."""

    HOLDER = "holder"
    EMPLOYER = "employer"
    PLAYER = "player"
    JOURNALIST = "journalist"
    AGENT = "agent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A person of the report with what is known of them.

    `posts` are those held now, `organisations` all that they have been tied to; `age` is in years,
    where the report tells it.
    """

    name: str
    standing: Standing = Standing.UNKNOWN
    nationality: str = ""
    born: int | None = None
    organisations: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    roles: tuple[str, ...] = ()
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of one sentence with one thing to say.

    `condition` marks the part after "if", and `fronted` one that stands before what depends on it.
    `temporal` marks a time told by an event still to come ("when they part").
    """

    span: Span
    sentence: int
    condition: bool = False
    fronted: bool = False
    temporal: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """To whom a stretch of the text is credited, and the words that show it."""

    span: Span
    sources: tuple[Source, ...]
    cue: Span
    rule: str
