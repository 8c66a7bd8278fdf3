"""Stretches of time named in a text, as intervals counted from the day of publication.

Without that day only absolute dates resolve. Nothing here ever looks at a clock.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rumourdesk.extraction.intervals import Season
from rumourdesk.extraction.timeforms import TimeForms
from rumourdesk.lexicon.rules import DateRules
from rumourdesk.model import Published, Span, When

_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOT_PAST = frozenset(
    [
        "succeed",
        "proceed",
        "exceed",
        "indeed",
        "speed",
        "hundred",
        "wicked",
        "united",
        "limited",
        "naked",
    ]
)
_PRESENT = frozenset(["is", "are", "isn't", "aren't", "being"])
_LEAD = re.compile(r"\b(until|by|before) $")
_PASSED = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed)\b")
_TIME_WORDS = frozenset(["once", "when", "after", "until", "whenever", "if"])


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time expression and the days it covers; both ends None when it cannot be resolved."""

    span: Span
    start: date | None
    end: date | None
    how: str
    rule: str

    def as_when(self) -> When | None:
        """The value for a claim, or None where the words could not be counted from a day."""
        if self.start is None and self.end is None:
            return None
        return When(self.start, self.end, self.span, self.how)


@cache
def calendar_of(rules: DateRules) -> Calendar:
    """The calendar of these rules, made once."""
    return Calendar(rules)


class Calendar:
    """Finds time expressions in a shadow; one instance serves every text."""

    def __init__(self, rules: DateRules) -> None:
        self._forms = TimeForms(rules)
        words = {
            "months": [name for name, _ in rules.months],
            "days": [name for name, _ in rules.weekdays],
            "seasons": [name for name, _, _ in rules.seasons],
            "events": sorted({name for name, _, _ in rules.events}),
            "feasts": [name for name, _, _ in rules.feasts],
            "units": list(rules.units),
        }
        filled = {
            name: "|".join(sorted(alternatives, key=lambda w: (-len(w), w)))
            for name, alternatives in words.items()
        }
        needed = dict.fromkeys(p.needs for p in rules.patterns)
        self._needs = tuple((needs, re.compile(_filled(needs, filled))) for needs in needed)
        self._patterns = tuple(
            (name, re.compile(_filled(source, filled)), needs)
            for name, source, needs in rules.patterns
        )
        self._past = rules.past
        self._future = rules.future

    def find(
        self, shade: str, span: Span, published: Published | None, season: Season
    ) -> tuple[TimeRef, ...]:
        """The time expressions of a stretch, in order, none overlapping."""
        taken: list[TimeRef] = []
        there = {
            needs
            for needs, expression in self._needs
            if expression.search(shade, span.start, span.end)
        }
        for name, pattern, needs in self._patterns:
            if needs not in there:
                continue
            for match in pattern.finditer(shade, span.start, span.end):
                where = Span(match.start(), match.end())
                if any(where.overlaps(t.span) for t in taken):
                    continue
                found = self._resolve(name, match, shade, span, published, season)
                if found is not None:
                    taken.append(found)
        return tuple(sorted(taken, key=lambda t: t.span))

    def _resolve(
        self,
        name: str,
        match: re.Match[str],
        shade: str,
        span: Span,
        published: Published | None,
        season: Season,
    ) -> TimeRef | None:
        tense = self._tense(shade, span.start, match.start(), match.end(), span.end)
        lead = _LEAD.search(shade, max(span.start, match.start() - 10), match.start())
        if tense < 0 and lead is not None and not _PASSED.search(shade, span.start, match.start()):
            tense = 1
        day = published.day if published else None
        result = self._forms.resolve(name, match, day, tense, season)
        if result is None:
            return None
        start, end = result
        first, last = _opened(shade, match.start(), start, end)
        if lead is not None and lead.group(1) == "before" and first and last and first < last:
            last = first - timedelta(days=1)
            first = day if day and day <= last else None
        words = " ".join(match.group().split())
        resolved = first is not None or last is not None
        how = f"'{words}'" + (f" counted from {_plain(day)}" if day and resolved else "")
        return TimeRef(Span(match.start(), match.end()), first, last, how, name)

    def _tense(self, shade: str, start: int, at: int, after: int, end: int) -> int:
        """-1 past, 1 future, 0 unknown: from the nearest verb before, else behind."""
        before = re.findall(r"[\w']+", shade[max(start, at - 120) : at])
        for i in range(len(before) - 1, -1, -1):
            word = before[i]
            if word in self._future or word.endswith("'ll"):
                return 1
            if word in self._past or _past_form(word):
                if _awaited(before, i, self._future) or _is_arranged(before, i):
                    return 1
                group = before[max(0, i - 4) : i]
                future = any(w in self._future for w in group if w != "to") or (
                    "to" in group and "be" in group
                )
                return 1 if future else -1
        for word in re.findall(r"[\w']+", shade[after : min(end, after + 60)]):
            if word in self._future and word != "to":
                return 1
            if word in self._past or _past_form(word):
                return -1
        return 0


def _filled(source: str, words: Mapping[str, str]) -> str:
    """A pattern of dates.toml with the names of months, days and the like put in."""
    for name, alternatives in words.items():
        source = source.replace(f"<{name}>", f"(?:{alternatives})")
    return source


def _plain(day: date) -> str:
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def _past_form(word: str) -> bool:
    """Whether a word looks like a regular past form."""
    return word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST


def _awaited(words: Sequence[str], at: int, future: frozenset[str]) -> bool:
    """Whether a past verb tells of what is still to come: "will go once it has been played"."""
    opener = next((k for k in range(at, -1, -1) if words[k] in _TIME_WORDS), None)
    return opener is not None and any(word in future for word in words[:opener] if word != "to")


def _is_arranged(words: Sequence[str], at: int) -> bool:
    """Whether a past form is what something "is" and so tells of no past ("is planned for")."""
    before = [w for w in words[max(0, at - 3) : at] if not w.endswith("ly")]
    return bool(before) and before[-1] in _PRESENT and _past_form(words[at])


def _opened(
    shade: str, at: int, start: date | None, end: date | None
) -> tuple[date | None, date | None]:
    """An open end where the word before says so: "from June", "since 2021"."""
    words = re.findall(r"[\w-]+", shade[max(0, at - 24) : at])
    head = re.match(r"[\w-]+", shade[at : at + 12])
    lead = {words[-1] if words else "", head.group() if head else ""}
    if words[-2:] in (["as", "of"], ["as", "from"]):
        lead.add("from")
    if lead & {"from", "since"} and start is not None:
        return (start, None)
    return (start, end)
