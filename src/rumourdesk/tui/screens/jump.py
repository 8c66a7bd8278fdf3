"""Go to a vacancy or a report by its name, spelt more or less right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from rumourdesk.desk import Desk, Filter, VacancyRow
from rumourdesk.text import fold
from rumourdesk.tui import paint
from rumourdesk.tui.screens.common import report_line, vacancy_words
from rumourdesk.tui.screens.picking import PAUSE, Choice, PickScreen

NEWEST = 5_000
"""Reports whose headlines are matched loosely; older ones are found by their exact words."""

_VACANCIES = 8
_REPORTS = 40
_MOST = _VACANCIES + _REPORTS
_SCORE = 78.0
_OTHER_ORDER = 0.95


@dataclass(frozen=True, slots=True)
class Goal:
    """Where to go: a vacancy or a report, the other one is None."""

    vacancy: int | None = None
    report: int | None = None


@dataclass(frozen=True, slots=True)
class _Names:
    vacancies: dict[int, str]
    reports: dict[int, str]


class JumpScreen(PickScreen[Goal]):
    """Find a vacancy or a report by name. Gives where to go."""

    heading = "Go to"
    prompt = "A vacancy, an outlet or a headline"

    def __init__(self, desk: Desk, *, pause: float = PAUSE) -> None:
        super().__init__(pause=pause)
        self._desk = desk
        self._names: _Names | None = None

    def find(self, words: str) -> tuple[Sequence[Choice[Goal]], str]:
        names = self._names or self._learn()
        if fold(words):
            goals = self._like(fold(words), names)
            found = {hit.report for hit in self._desk.search(words, limit=_REPORTS)}
            said = [Goal(report=report) for report in sorted(found, reverse=True)]
            goals += [goal for goal in said if goal not in goals]
        else:
            goals = [Goal(vacancy=vacancy) for vacancy in names.vacancies]
            goals += [Goal(report=report) for report in names.reports]
        return self._choices_for(goals[:_MOST], words)

    def _like(self, words: str, names: _Names) -> list[Goal]:
        """What is named much as the words are, the likest first, vacancies before reports."""
        vacancies = scored(words, names.vacancies, _VACANCIES)
        reports = scored(words, names.reports, _REPORTS)
        goals = [(score, Goal(vacancy=vacancy)) for vacancy, score in vacancies]
        goals += [(score, Goal(report=report)) for report, score in reports]
        return [goal for _, goal in sorted(goals, key=lambda found: -found[0])]

    def _learn(self) -> _Names:
        ids = self._desk.report_ids(Filter())[:NEWEST]
        rows = self._desk.report_rows(ids)
        self._names = _Names(
            {row.id: fold(vacancy_words(row)) for row in self._desk.vacancies()},
            {i: fold(f"{rows[i].outlet or ''} {rows[i].headline}") for i in ids if i in rows},
        )
        return self._names

    def _choices_for(self, goals: Sequence[Goal], words: str) -> tuple[Sequence[Choice[Goal]], str]:
        named = {row.id: row for row in self._desk.vacancies()}
        rows = self._desk.report_rows([goal.report for goal in goals if goal.report is not None])
        choices = []
        for goal in goals:
            if goal.vacancy in named:
                choices.append(Choice(goal, _vacancy_line(named[goal.vacancy])))
            elif goal.report in rows:
                choices.append(Choice(goal, report_line(rows[goal.report])))
        if choices:
            return choices, ""
        if not fold(words):
            return (), "This desk holds no report yet."
        return (), f"Nothing here is called “{' '.join(words.split())}”."


class PickReportScreen(JumpScreen):
    """Find one report by name. Gives it as a goal, never `besides`."""

    prompt = "An outlet or a headline"

    def __init__(self, desk: Desk, heading: str, *, besides: int, pause: float = PAUSE) -> None:
        super().__init__(desk, pause=pause)
        self.heading = heading
        self._besides = besides

    def find(self, words: str) -> tuple[Sequence[Choice[Goal]], str]:
        choices, status = super().find(words)
        fit = [c for c in choices if c.value.report not in (None, self._besides)]
        return fit, status or ("" if fit else "No other report is called so.")


def _vacancy_line(row: VacancyRow) -> Content:
    return paint.line(
        ("vacancy  ", "$foreground-muted"),
        (vacancy_words(row), "bold"),
        (f"  {paint.count(row.reports, 'report')}", "$foreground-muted"),
    )


def best(words: str, names: dict[int, str], most: int) -> list[int]:
    """The keys of the names most like the words, best first; all names and words are folded."""
    return [key for key, _ in scored(words, names, most)]


def scored(words: str, names: dict[int, str], most: int) -> list[tuple[int, float]]:
    """The keys of the names most like the words with how like they are, of 100, best first.

    A name is like the words where a part of it is spelt much as they are, or where it holds them
    in another order.
    """
    from rapidfuzz import fuzz, process

    def likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
        alike = fuzz.partial_ratio(one, other, score_cutoff=score_cutoff)
        return max(alike, _OTHER_ORDER * fuzz.token_set_ratio(one, other))

    found = process.extract(
        words, names, scorer=likeness, limit=most, score_cutoff=_SCORE, processor=None
    )
    return [(key, score) for _, score, key in found]
