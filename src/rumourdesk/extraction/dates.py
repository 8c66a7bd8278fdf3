"""Stretches of time named in a text, as intervals counted from the day of publication.

Without that day only absolute dates resolve. Nothing here ever looks at a clock.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rumourdesk.lexicon.rules import DateRules
from rumourdesk.model import Published, Span, When


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


@dataclass(frozen=True, slots=True)
class Season:
    """The calendar by which an organisation counts its years: autumn to summer, or by the year."""

    autumn: bool = True


@cache
def calendar_of(rules: DateRules) -> Calendar:
    """The calendar of these rules, made once."""
    return Calendar(rules)


class Calendar:
    """Finds time expressions in a shadow; one instance serves every text."""

    def __init__(self, rules: DateRules) -> None:
        self._months = dict(rules.months)
        self._weekdays = dict(rules.weekdays)
        self._seasons = {name: (first, last) for name, first, last in rules.seasons}
        months = "|".join(sorted(self._months, key=len, reverse=True))
        days = "|".join(sorted(self._weekdays, key=len, reverse=True))
        seasons = "|".join(sorted(self._seasons))
        self._patterns = tuple(
            (
                name,
                re.compile(_filled(source, {"months": months, "days": days, "seasons": seasons})),
            )
            for name, source in rules.patterns
        )
        self._past = rules.past
        self._future = rules.future

    def find(
        self, shade: str, span: Span, published: Published | None, season: Season
    ) -> tuple[TimeRef, ...]:
        """The time expressions of a stretch, in order, none overlapping."""
        taken: list[TimeRef] = []
        for name, pattern in self._patterns:
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
        handler = getattr(self, f"_on_{name}")
        tense = self._tense(shade, span.start, match.start(), match.end(), span.end)
        day = published.day if published else None
        result: tuple[date | None, date | None] | None = handler(match, day, tense, season)
        if result is None:
            return None
        start, end = result
        start, end = _opened(shade, match.start(), start, end)
        words = " ".join(match.group().split())
        resolved = start is not None or end is not None
        how = f"'{words}'" + (f" counted from {_plain(day)}" if day and resolved else "")
        return TimeRef(Span(match.start(), match.end()), start, end, how, name)

    def _tense(self, shade: str, start: int, at: int, after: int, end: int) -> int:
        """-1 past, 1 future, 0 unknown: from the nearest verb before, else behind."""
        before = re.findall(r"[\w']+", shade[max(start, at - 120) : at])
        for i in range(len(before) - 1, -1, -1):
            word = before[i]
            if word in self._future or word.endswith("'ll"):
                return 1
            if word in self._past or _past_form(word):
                if _awaited(before, i, self._future):
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

    # One handler a pattern: (match, day of publication, tense, season) -> interval or None

    def _on_day(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        number, month = int(m["d"]), self._months[m["m"]]
        if m["y"]:
            return _one(_day(int(m["y"]), month, number))
        if day is None:
            return (None, None)
        options = [
            d for y in (day.year - 1, day.year, day.year + 1) if (d := _day(y, month, number))
        ]
        return _one(_nearest(options, day, tense))

    def _on_iso(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        return _one(_day(int(m["y"]), int(m["m"]), int(m["d"])))

    def _on_range(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        first = int(m["a"])
        last = int(m["b"]) if len(m["b"]) == 4 else first // 100 * 100 + int(m["b"])
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last <= 2099 else None

    def _on_slash(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        first = int(m["a"])
        return (date(first, 7, 1), date(first + 1, 6, 30))

    def _on_season_of(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if "window" in m["s"]:
            return (date(int(m["y"]), 1, 1), date(int(m["y"]), 1, 31))
        return self._season(m["s"], int(m["y"]))

    def _on_month_of(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        return _part(_month(int(m["y"]), self._months[m["m"]]), m["part"] or "")

    def _on_season_end(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        first, last = _year_of(day, season)
        if m["w"] in ("start", "beginning"):
            return (first, first + timedelta(days=61))
        if m.group().startswith(("before", "until")):
            return (day, _league_end(last, season))
        return (_league_end(last, season) - timedelta(days=16), last)

    def _on_month_end(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        words = m["m"]
        if words in self._months:
            whole = self._near_month(self._months[words], day, tense)
        elif words.endswith("year"):
            year = day.year + words.startswith("next")
            whole = (date(year, 1, 1), date(year, 12, 31))
        elif words.endswith("week"):
            monday = (
                day - timedelta(days=day.weekday()) + timedelta(days=7 * words.startswith("next"))
            )
            whole = (monday, monday + timedelta(days=6))
        else:
            whole = _month_from(day, 1 if words.startswith("next") else 0)
        return _part(whole, m["part"])

    def _on_mid_season(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        return (day, _league_end(_year_of(day, season)[1], season))

    def _on_after_season(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        last = _year_of(day, season)[1]
        if not season.autumn:
            return (date(last.year, 12, 1), date(last.year, 12, 31))
        return (date(last.year, 6, 1), date(last.year, 8, 31))

    def _on_rel(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        which = m["which"].removeprefix("the ")
        many = bool(m["n"]) or m.group().endswith("s") or which == "recent"
        step = {"this": 0, "next": 1, "coming": 1, "following": 1}.get(which, -1)
        unit = m["u"]
        if many and step:
            return _around(day, unit, step, (m["n"] or "").strip())
        if unit == "day":
            return _around(day, "day", step, "one")
        if unit in ("week", "weekend"):
            monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
            first = monday + timedelta(days=5 if unit == "weekend" else 0)
            return (first, monday + timedelta(days=6))
        if unit == "month":
            return _month_from(day, step)
        if unit == "year":
            return (date(day.year + step, 1, 1), date(day.year + step, 12, 31))
        if unit in ("season", "campaign", "term"):
            return _year_of(day, season, step)
        if unit == "window":
            return self._on_coming_windows(m, day, tense, season)
        return self._season(unit, self._season_year(unit, day, step))

    def _season_year(self, name: str, day: date, step: int) -> int:
        """The year of this, next or last summer: the last one is over, the next not begun."""
        first, last = self._season(name, day.year)
        if step > 0:
            return day.year if day < first else day.year + 1
        if step < 0:
            return day.year - 1 if day <= last else day.year
        return day.year

    def _on_coming_windows(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        january = (date(day.year + 1, 1, 1), date(day.year + 1, 1, 31))
        summer = (date(day.year, 6, 1), date(day.year, 8, 31))
        first, second = (summer, january) if day < summer[0] else (january, None)
        if m.group().endswith("windows"):
            later = second or (date(day.year + 1, 6, 1), date(day.year + 1, 8, 31))
            return (first[0], later[1])
        return first

    def _on_ago(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        count = _count(m["n"])
        if m["dir"] == "from now":
            count = -count
        unit = m["u"]
        if unit == "day":
            return _one(day - timedelta(days=count))
        if unit == "week":
            middle = day - timedelta(days=7 * count)
            return (middle - timedelta(days=3), middle + timedelta(days=3))
        if unit == "month":
            return _month_from(day, -count)
        year = day.year - count
        return (date(year, 1, 1), date(year, 12, 31)) if 1800 < year < 2200 else None

    def _on_within(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None or tense < 0:
            return (None, None)
        return _around(day, m["u"], 1, m["n"])

    def _on_rel_month(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        month = self._months[m["m"]]
        if m["m"] == "may" and m["which"] in ("this", "to", "for", "of", "from", "last"):
            return None
        if day is None:
            return (None, None)
        direction = {"next": 1, "last": -1, "since": -1}.get(m["which"], tense)
        return _part(self._near_month(month, day, direction), m["which"])

    def _near_month(self, month: int, day: date, direction: int) -> tuple[date, date]:
        options = [_month(y, month) for y in (day.year - 1, day.year, day.year + 1)]
        if direction < 0:
            past = [o for o in options if o[0] <= day]
            return past[-1]
        if direction > 0:
            return next(o for o in options if o[1] >= day)
        return min(options, key=lambda o: abs((o[0] - day).days))

    def _on_weekday(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        which = (m["which"] or "").strip()
        direction = {"last": -1, "next": 1, "by": 1, "since": -1}.get(which, tense or -1)
        wanted = self._weekdays[m["day"]]
        back = (day.weekday() - wanted) % 7
        if direction < 0:
            return _one(day - timedelta(days=back))
        return _one(day + timedelta(days=(7 - back) % 7))

    def _on_rel_day(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        shift = {"tomorrow": 1, "yesterday": -1, "last night": -1}.get(m["w"], 0)
        return _one(day + timedelta(days=shift))

    def _on_since_year(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        year = int(m["y"])
        return (date(year, 1, 1), date(year, 12, 31))

    def _on_year(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        year = int(m["y"])
        part = (m["part"] or "").strip()
        whole = (date(year, 1, 1), date(year, 12, 31))
        if part == "earlier" and day is not None and day.year == year:
            return (whole[0], day)
        return _part(whole, part)

    def _on_bare_season(
        self, m: re.Match[str], day: date | None, tense: int, season: Season
    ) -> tuple[date | None, date | None] | None:
        if day is None:
            return (None, None)
        name = m["s"]
        tense = 1 if m.group().startswith(("for", "until")) else tense
        step = 1 if tense > 0 and day > self._season(name, day.year)[1] else 0
        if tense < 0 and day < self._season(name, day.year)[0]:
            step = -1
        return self._season(name, day.year + step)

    def _season(self, name: str, year: int) -> tuple[date, date]:
        first, last = self._seasons[name]
        end = _month(year + (last < first), last)[1]
        return (date(year, first, 1), end)


_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _filled(source: str, words: Mapping[str, str]) -> str:
    """A pattern of dates.toml with the names of months, days and seasons put in."""
    for name, alternatives in words.items():
        source = source.replace(f"<{name}>", f"(?:{alternatives})")
    return source


def _plain(day: date) -> str:
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def _one(day: date | None) -> tuple[date, date] | None:
    return (day, day) if day else None


def _past_form(word: str) -> bool:
    """Whether a word looks like a regular past form."""
    return word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST


def _awaited(words: Sequence[str], at: int, future: frozenset[str]) -> bool:
    """Whether a past verb tells of what is still to come: "will go once it has been played"."""
    opener = next((k for k in range(at, -1, -1) if words[k] in _TIME_WORDS), None)
    return opener is not None and any(word in future for word in words[:opener] if word != "to")


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _nearest(options: Sequence[date], day: date, tense: int) -> date | None:
    if tense > 0:
        return next((o for o in options if o >= day), None)
    if tense < 0:
        return next((o for o in reversed(options) if o <= day), None)
    return min(options, key=lambda o: abs((o - day).days), default=None)


def _month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (date(year, month, 1), following - timedelta(days=1))


def _month_from(day: date, step: int) -> tuple[date, date]:
    index = day.year * 12 + day.month - 1 + step
    return _month(index // 12, index % 12 + 1)


def _part(whole: tuple[date, date], words: str) -> tuple[date, date]:
    """The early, middle or late part of a month or year."""
    first, last = whole
    third = (last - first) / 3
    if "early" in words or "start" in words or "beginning" in words:
        return (first, first + third)
    if "late" in words or "end" in words:
        return (last - third, last)
    if "mid" in words:
        return (first + third, last - third)
    return whole


def _year_of(day: date, season: Season, step: int = 0) -> tuple[date, date]:
    """The season that a day falls in, or one before or after it."""
    if not season.autumn:
        return (date(day.year + step, 1, 1), date(day.year + step, 12, 31))
    first = day.year + step - (day.month < 7)
    return (date(first, 7, 1), date(first + 1, 6, 30))


def _league_end(last: date, season: Season) -> date:
    """The day by which a league is over, a month before its season ends on paper."""
    return date(last.year, 5, 31) if season.autumn else date(last.year, 11, 30)


_NOT_PAST = frozenset(["succeed", "proceed", "exceed", "indeed", "speed", "hundred", "wicked"])
_TIME_WORDS = frozenset(["once", "when", "after", "until", "whenever", "if"])
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "few": 3, "a few": 3, "couple of": 2, "a couple of": 2,
    "several": 4,
}  # fmt: skip
_DAYS = {"hour": 1, "day": 1, "week": 7, "weekend": 7, "month": 30, "year": 365}


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS.get(words, 3)


def _around(day: date, unit: str, step: int, words: str) -> tuple[date, date]:
    """Some days, weeks or months before or after a day; "coming weeks" are the next six."""
    count = _count(words) if words else {"week": 6, "month": 3}.get(unit, 3)
    days = min(20000, max(1, count * _DAYS.get(unit, 365) // (24 if unit == "hour" else 1)))
    other = day + timedelta(days=days * step)
    return (day, other) if step > 0 else (other, day)


def _opened(
    shade: str, at: int, start: date | None, end: date | None
) -> tuple[date | None, date | None]:
    """An open end where the word before says so: "from June", "since 2021", "until 2027"."""
    words = re.findall(r"[\w-]+", shade[max(0, at - 24) : at])
    head = re.match(r"[\w-]+", shade[at : at + 12])
    lead = {words[-1] if words else "", head.group() if head else ""}
    if words[-2:] in (["as", "of"], ["as", "from"]):
        lead.add("from")
    if lead & {"from", "since"} and start is not None:
        return (start, None)
    return (start, end)
