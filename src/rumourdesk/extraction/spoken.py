"""A frame in which a source speaks, who spoke before, and small questions about both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rumourdesk.extraction.sources import Speaker
from rumourdesk.model import Source, SourceType, Span

_THE_SAME = re.compile(
    r"(?:one|two|three) of (?:the|them)\b|the (?:people|sources?|person|second)\b"
)
"""Unnamed people of whom the report has told before."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A source found in a sentence: where it stands, and the stretch that it speaks for."""

    sources: tuple[Source, ...]
    cue: Span
    rule: str
    scope: Span
    own: bool = False
    impersonal: bool = False


@dataclass(slots=True)
class Memory:
    """Who spoke last, of each sort, for "the newspaper adds" and "he said"."""

    outlet: Source | None = None
    journalist: Source | None = None
    person: tuple[Source, ...] = ()
    unnamed: tuple[Source, ...] = ()
    paragraph: int = field(default=-1)


def fits(lead: str, source: Source) -> bool:
    """Whether "via" or "per" has a source behind it and not the means to an end."""
    means = lead.split()[-1] in ("via", "per")
    return not means or source.type not in (SourceType.PERSON, SourceType.ORGANISATION)


def frames_back(frame: Frame, shade: str) -> bool:
    """Whether a frame's source is one of the unnamed people told of before ("the people said")."""
    if len(frame.sources) != 1 or frame.sources[0].type is not SourceType.ANONYMOUS:
        return False
    where = frame.sources[0].span
    return where is not None and _THE_SAME.match(shade, where.start, where.end) is not None


def apart(frames: Sequence[Frame]) -> list[Frame]:
    """The frames that share no words, those listed first before others."""
    taken: list[Span] = []
    kept = []
    for frame in sorted(frames, key=lambda f: f.cue):
        if not any(t.overlaps(frame.cue) for t in taken):
            taken.append(frame.cue)
            taken.extend(s.span for s in frame.sources if s.span)
            kept.append(frame)
    return kept


def has_outlet(of: Frame | Speaker) -> bool:
    return any(s.type in (SourceType.OUTLET, SourceType.JOURNALIST) for s in of.sources)


def only_outlets(sources: Sequence[Source]) -> bool:
    return bool(sources) and all(
        s.type in (SourceType.OUTLET, SourceType.JOURNALIST) for s in sources
    )


def within(inner: Frame, outer: Frame) -> bool:
    return inner.scope.overlaps(outer.scope) and not inner.cue.overlaps(outer.cue)


def named_in(sources: Sequence[Source], others: Sequence[Source]) -> bool:
    return any(s.name == o.name for s in sources for o in others)


def is_active(verb: str) -> bool:
    """Whether a verb after "is" still has its source for a subject ("is reporting")."""
    return verb.endswith("ing") or verb == "adamant"


def word_at(head: str, phrase: str) -> int | None:
    at = head.find(phrase)
    while at >= 0:
        left = at == 0 or not head[at - 1].isalnum()
        right = not head[at + len(phrase) : at + len(phrase) + 1].isalnum()
        if left and right:
            return at
        at = head.find(phrase, at + 1)
    return None
