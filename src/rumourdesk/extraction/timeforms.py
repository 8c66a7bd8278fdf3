"""What each form of naming a time means: one handler for each name of a pattern in dates.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from rumourdesk.extraction.intervals import (
    Days,
    Season,
    around,
    count_of,
    day_of,
    halves,
    league_end,
    month,
    month_from,
    nearest,
    one,
    part_of,
    season_at,
    week_from,
    year,
)
from rumourdesk.lexicon.rules import DateRules

UNRESOLVED: Days = (None, None)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_STEPS = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "new": 1}


@dataclass(frozen=True, slots=True)
class Moment:
    """From where a time is counted: the day of publication, the tense, the body's seasons.

    `tense` is -1 for the past, 1 for the future, 0 where the words do not tell.
    """

    day: date
    tense: int
    season: Season


Match = re.Match[str]


class TimeForms:
    """Resolves matches of the patterns of dates.toml.

    Absolute forms need no day of publication; the others are asked only where there is one.
    """

    def __init__(self, rules: DateRules) -> None:
        self._months = dict(rules.months)
        self._weekdays = dict(rules.weekdays)
        self._seasons = {name: (first, last) for name, first, last in rules.seasons}
        self._events: Mapping[tuple[str, int], tuple[date, date]] = {
            (name, first.year): (first, last) for name, first, last in rules.events
        }
        self._feasts = {name: (m, d) for name, m, d in rules.feasts}
        self._absolute: Mapping[str, Callable[[Match], Days | None]] = {
            "iso": self._iso,
            "range": self._range,
            "slash": self._slash,
            "season_of": self._season_of,
            "month_of": self._month_of,
            "quarter_of": self._quarter_of,
            "event": self._event,
            "since_year": lambda m: year(int(m["y"])),
        }
        self._counted: Mapping[str, Callable[[Match, Moment], Days | None]] = {
            "day": self._day,
            "season_end": self._season_end,
            "month_end": self._month_end,
            "mid_season": self._mid_season,
            "after_season": self._after_season,
            "rel": self._rel,
            "part_rel": self._part_rel,
            "quarter": self._quarter,
            "coming_windows": self._coming_windows,
            "ago": self._ago,
            "hence": self._hence,
            "within": self._within,
            "rel_month": self._rel_month,
            "weekday": self._weekday,
            "weekend": self._weekend,
            "rel_day": self._rel_day,
            "feast": self._feast,
            "year": self._year,
            "bare_season": self._bare_season,
        }

    def resolve(
        self, name: str, m: Match, day: date | None, tense: int, season: Season
    ) -> Days | None:
        """The days that a match covers, both None where they cannot be counted, or None where the
        words name no time after all."""
        absolute = self._absolute.get(name)
        if absolute is not None:
            return absolute(m)
        if name in ("day", "year") and m["y"] and (name == "year" or day is None):
            day = day or date(int(m["y"]), 1, 1)
        if day is None:
            return UNRESOLVED
        return self._counted[name](m, Moment(day, tense, season))

    # Absolute forms

    def _iso(self, m: Match) -> Days | None:
        return one(day_of(int(m["y"]), int(m["m"]), int(m["d"])))

    def _range(self, m: Match) -> Days | None:
        first = int(m["a"])
        last = int(m["b"]) if len(m["b"]) == 4 else first // 100 * 100 + int(m["b"])
        if m["s"] and last == first + 1:
            return (date(first, 7, 1), date(last, 6, 30))
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last <= 2099 else None

    def _slash(self, m: Match) -> Days | None:
        first = int(m["a"])
        return (date(first, 7, 1), date(first + 1, 6, 30))

    def _season_of(self, m: Match) -> Days | None:
        number = int(m["y"])
        if "january" in m["s"]:
            return month(number, 1)
        name = m["s"].partition(" ")[0]
        return self._season(name, number) if name in self._seasons else year(number)

    def _month_of(self, m: Match) -> Days | None:
        return part_of(month(int(m["y"]), self._months[m["m"]]), m["part"] or "")

    def _quarter_of(self, m: Match) -> Days | None:
        number = int(m["q"]) if m["q"] else _ORDINALS[m["n"]]
        return _equal_part(year(int(m["y"])), number, m["u"] or "quarter")

    def _event(self, m: Match) -> Days | None:
        found = self._events.get((m["e"] or m["e2"], int(m["y"] or m["y2"])))
        if found is None or not m["after"]:
            return found
        return (found[1], month(found[1].year, found[1].month)[1])

    # Forms counted from the day of publication

    def _day(self, m: Match, at: Moment) -> Days | None:
        number, month_number = int(m["d"]), self._months[m["m"]]
        if m["y"]:
            return one(day_of(int(m["y"]), month_number, number))
        years = (at.day.year - 1, at.day.year, at.day.year + 1)
        options = [d for y in years if (d := day_of(y, month_number, number))]
        return one(nearest(options, at.day, at.tense))

    def _season_end(self, m: Match, at: Moment) -> Days | None:
        step = 1 if m["which"] == "next" else -1 if m["which"] == "last" else 0
        first, last = season_at(at.day, at.season, step)
        if m["w"] in ("start", "beginning"):
            return (first, first + timedelta(days=61))
        if m["w"] in ("rest", "remainder") or m["lead"] in ("before", "until"):
            return (at.day, league_end(last, at.season))
        return (league_end(last, at.season) - timedelta(days=16), last)

    def _month_end(self, m: Match, at: Moment) -> Days | None:
        words = m["m"]
        step = 1 if words.startswith("next") else -1 if words.startswith("last") else 0
        if words in self._months:
            whole = self._near_month(self._months[words], at.day, at.tense)
        elif words.endswith("year"):
            whole = year(at.day.year + step)
        elif words.endswith("week"):
            whole = week_from(at.day, step)
        else:
            whole = month_from(at.day, step)
        if m["part"] in ("rest", "remainder"):
            return (at.day, whole[1])
        found = part_of(whole, m["part"])
        return (min(at.day, found[1]), found[1]) if m["lead"] == "by" else found

    def _mid_season(self, m: Match, at: Moment) -> Days | None:
        return (at.day, league_end(season_at(at.day, at.season)[1], at.season))

    def _after_season(self, m: Match, at: Moment) -> Days | None:
        last = season_at(at.day, at.season)[1]
        if not at.season.autumn:
            return (date(last.year, 12, 1), date(last.year, 12, 31))
        return (date(last.year, 6, 1), date(last.year, 8, 31))

    def _rel(self, m: Match, at: Moment) -> Days | None:
        which = m["which"].removeprefix("the ")
        many = bool(m["n"]) or m.group().endswith("s") or which == "recent"
        step = _STEPS.get(which, -1)
        unit = m["u"]
        if many and step:
            return around(at.day, unit, step, (m["n"] or "").strip())
        if unit == "day":
            return around(at.day, "day", step, "one")
        return self._unit(unit, at, step)

    def _part_rel(self, m: Match, at: Moment) -> Days | None:
        """ "later this year", "early next month": a part of a stretch counted from today."""
        whole = self._unit(m["u"], at, _STEPS.get(m["which"], -1))
        if whole is None or whole[0] is None or whole[1] is None:
            return whole
        part = m["part"].strip()
        if whole[0] <= at.day <= whole[1] and part in ("later", "earlier"):
            return (at.day, whole[1]) if part == "later" else (whole[0], at.day)
        return part_of((whole[0], whole[1]), part)

    def _unit(self, unit: str, at: Moment, step: int) -> Days | None:
        if unit == "weekend":
            first, last = week_from(at.day, step)
            return (first + timedelta(days=5), last)
        if unit == "week":
            return week_from(at.day, step)
        if unit == "fortnight":
            return around(at.day, unit, step or 1, "one")
        if unit == "month":
            return month_from(at.day, step)
        if unit == "quarter":
            number = at.day.year * 4 + (at.day.month - 1) // 3 + step
            return halves(year(number // 4), number % 4 + 1, 4)
        if unit == "year":
            return year(at.day.year + step)
        if unit in ("season", "campaign", "term"):
            return season_at(at.day, at.season, step)
        if unit == "window":
            return self._windows(at.day)[0]
        return self._season(unit, self._season_year(unit, at.day, step))

    def _quarter(self, m: Match, at: Moment) -> Days | None:
        number = int(m["q"]) if m["q"] else _ORDINALS[m["n"]]
        step = {"next": 1, "last": -1}.get(m["which"] or "", 0)
        return _equal_part(year(at.day.year + step), number, m["u"] or "quarter")

    def _season_year(self, name: str, day: date, step: int) -> int:
        """The year of this, next or last summer: the last one is over, the next not begun."""
        first, last = self._season(name, day.year)
        if step > 0:
            return day.year if day < first else day.year + 1
        if step < 0:
            return day.year - 1 if day <= last else day.year
        return day.year

    def _windows(self, day: date) -> tuple[tuple[date, date], tuple[date, date]]:
        """The next two transfer windows."""
        january, summer = month(day.year + 1, 1), (date(day.year, 6, 1), date(day.year, 8, 31))
        if day < summer[0]:
            return summer, january
        return january, (date(day.year + 1, 6, 1), date(day.year + 1, 8, 31))

    def _coming_windows(self, m: Match, at: Moment) -> Days | None:
        first, second = self._windows(at.day)
        return (first[0], second[1]) if m.group().endswith("windows") else first

    def _ago(self, m: Match, at: Moment) -> Days | None:
        count = count_of(m["n"]) * (-1 if m["dir"] == "from now" else 1)
        return _away(at.day, m["u"], -count)

    def _hence(self, m: Match, at: Moment) -> Days | None:
        """ "in two weeks' time"."""
        return _away(at.day, m["u"], count_of(m["n"]))

    def _within(self, m: Match, at: Moment) -> Days | None:
        if at.tense < 0:
            return UNRESOLVED
        return around(at.day, m["u"], 1, m.groupdict().get("n") or "")

    def _rel_month(self, m: Match, at: Moment) -> Days | None:
        number = self._months[m["m"]]
        if m["m"] == "may" and m["which"] in ("this", "to", "for", "of", "from", "last"):
            return None
        direction = {"next": 1, "last": -1, "since": -1, "come": 1}.get(m["which"], at.tense)
        found = self._near_month(number, at.day, direction)
        if m["which"] == "last" and found[0] <= at.day <= found[1]:
            found = month(found[0].year - 1, number)
        return part_of(found, m["which"])

    def _near_month(self, number: int, day: date, direction: int) -> tuple[date, date]:
        options = [month(y, number) for y in (day.year - 1, day.year, day.year + 1)]
        if direction < 0:
            return [o for o in options if o[0] <= day][-1]
        if direction > 0:
            return next(o for o in options if o[1] >= day)
        return min(options, key=lambda o: abs((o[0] - day).days))

    def _weekday(self, m: Match, at: Moment) -> Days | None:
        which = (m["which"] or "").strip()
        known = {"last": -1, "next": 1, "by": 1, "since": -1, "until": 1, "coming": 1}
        direction = known.get(which, at.tense or -1)
        back = (at.day.weekday() - self._weekdays[m["day"]]) % 7
        if direction < 0:
            return one(at.day - timedelta(days=back))
        return one(at.day + timedelta(days=(7 - back) % 7))

    def _weekend(self, m: Match, at: Moment) -> Days | None:
        found = self._unit("weekend", at, 0)
        if at.tense < 0 and found and found[0] and found[0] > at.day:
            return self._unit("weekend", at, -1)
        return found

    def _rel_day(self, m: Match, at: Moment) -> Days | None:
        if m["w"] == "overnight":
            return (at.day - timedelta(days=1), at.day)
        shift = {"tomorrow": 1, "yesterday": -1, "last night": -1}.get(m["w"], 0)
        return one(at.day + timedelta(days=shift))

    def _feast(self, m: Match, at: Moment) -> Days | None:
        """A day of the year known by name: on it, before it, or some weeks after it."""
        number, day = self._feasts[m["f"]]
        past = m["lead"] in ("since", "last") or (at.tense < 0 and m["lead"] not in ("by", "until"))
        years = (at.day.year - 1, at.day.year, at.day.year + 1)
        options = [date(y, number, day) if number else easter(y) for y in years]
        found = nearest(options, at.day, -1 if past else 1)
        if found is None:
            return UNRESOLVED
        if m["lead"] in ("by", "before", "until", "ahead of") and not past:
            return (at.day, found)
        if m["lead"] in ("after", "in", "early in"):
            return (found, found + timedelta(days=30))
        return one(found)

    def _year(self, m: Match, at: Moment) -> Days | None:
        whole = year(int(m["y"]))
        part = (m["part"] or "").strip()
        if part == "earlier" and at.day.year == whole[0].year:
            return (whole[0], at.day)
        return part_of(whole, part)

    def _bare_season(self, m: Match, at: Moment) -> Days | None:
        name = m["s"].partition(" ")[0]
        lead = m["lead"]
        if name == "january":
            direction = at.tense or (1 if lead in ("until", "before", "by") else 0)
            return self._near_month(1, at.day, direction)
        tense = 1 if lead in ("for", "until", "before", "by", "come", "ahead of") else at.tense
        first, last = self._season(name, at.day.year)
        step = 1 if tense > 0 and at.day > last else 0
        if tense < 0 and at.day < first:
            step = -1
        return self._season(name, at.day.year + step)

    def _season(self, name: str, number: int) -> tuple[date, date]:
        first, last = self._seasons[name]
        return (date(number, first, 1), month(number + (last < first), last)[1])


def _away(day: date, unit: str, count: int) -> Days | None:
    """About so many days, weeks, months or years from a day, by the grain of the unit."""
    if unit == "day":
        return one(day + timedelta(days=count))
    if unit in ("week", "fortnight"):
        middle = day + timedelta(days=(14 if unit == "fortnight" else 7) * count)
        return (middle - timedelta(days=3), middle + timedelta(days=3))
    if unit == "month":
        return month_from(day, count)
    number = day.year + count
    return year(number) if 1800 < number < 2200 else None


def _equal_part(whole: tuple[date, date], number: int, unit: str) -> Days | None:
    parts = 2 if unit == "half" else 4
    return halves(whole, min(number, parts), parts)
