"""Where a report says that one outlet it credits only repeats another. The cues are English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rumourdesk.model import Span

_REPEATS = re.compile(
    r"\b(?:echo(?:es|ed|ing)?|repeat(?:s|ed|ing)?|follow(?:s|ed|ing)?(?: up(?: on)?)?"
    r"|back(?:s|ed|ing)? up|corroborat(?:es?|ed|ing)|pick(?:s|ed|ing)? up(?: on)?"
    r"|relay(?:s|ed|ing)?|quot(?:es|ed|ing)|cit(?:es|ed|ing))\s+(?:the\s+)?",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?:['’]s?)?(?<!\s)\s++(?:\w++\s++)?(?:reporting|reports?|claims?|story|stories|news|information|line)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relay:
    """That the outlet `by` repeats `origin`, both by key, and the words that say so."""

    by: str
    by_name: str
    origin: str
    origin_name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that a report credits with a claim: the words that name it, and the claim's."""

    key: str
    name: str
    named: Span | None
    claim: Span


def relays(text: str, given: Iterable[Credit]) -> tuple[Relay, ...]:
    """Where a claim credited to one outlet says that it repeats another one that is credited."""
    told = list(given)
    written = {c.named.of(text): (c.key, c.name) for c in told if c.named is not None}
    found: dict[tuple[str, str], Relay] = {}
    for credit in told:
        for cue in _REPEATS.finditer(text, credit.claim.start, credit.claim.end):
            named = _named_at(text, cue.end(), written)
            if named is None or named[0] == credit.key:
                continue
            origin, name, end = named
            span = Span(cue.start(), end)
            relay = Relay(credit.key, credit.name, origin, name, span)
            found.setdefault((credit.key, origin), relay)
    return tuple(found.values())


def _named_at(
    text: str, at: int, written: Mapping[str, tuple[str, str]]
) -> tuple[str, str, int] | None:
    """The outlet whose name, with a word for its work, starts at a place; the longest name wins."""
    for words in sorted(written, key=len, reverse=True):
        if text.startswith(words, at):
            work = _WORK.match(text, at + len(words))
            if work is not None:
                return (*written[words], work.end())
    return None
