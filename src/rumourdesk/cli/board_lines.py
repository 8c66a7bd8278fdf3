"""How boards, timelines and news read as lines of a terminal: in words and aligned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from rumourdesk.cli.lines import counted, day_words, outlet_words
from rumourdesk.cli.vacancies import vacancy_words
from rumourdesk.comparison.board_model import NOBODY

if TYPE_CHECKING:
    from rumourdesk.comparison import Board, Candidate, Event, ExitCounts, News, Strip, Timeline
    from rumourdesk.desk import ReportRow, VacancyRow
    from rumourdesk.model import Relation

_HEAD = (
    "candidate",
    "stage",
    "furthest",
    "for",
    "against",
    "open",
    "reports",
    "independent",
    "latest",
    "changed",
)
_NUMBERS = frozenset({"for", "against", "open", "reports", "independent"})


def board_lines(
    board: Board, vacancy: VacancyRow, reports: Mapping[int, ReportRow]
) -> Iterator[str]:
    """A board: the vacancy, the exit, and a table of candidates with the sharpest contradictions.

    `reports` has the rows of the reports that the board names.
    """
    yield vacancy_words(vacancy)
    yield f"{counted(board.reports, 'report')}, {board.independent} independent"
    yield f"counts as filled: {board.resolution}"
    yield f"closed: {board.closed}" if board.closed else "not closed"
    yield ""
    yield from _exit_lines(board.exit, board.incumbent)
    if board.next_role:
        yield f"next role: {board.next_role[0].words} (claim {board.next_role[0].claim})"
    yield ""
    if not board.rows:
        yield "No candidate is named."
        return
    yield from _table([_HEAD, *(_row(row, reports) for row in board.rows)])
    for row in board.rows:
        if row.conflict is not None:
            yield f"{row.name or NOBODY}: {_conflict(row.conflict)}"


def _exit_lines(exit_: ExitCounts, incumbent: str | None) -> Iterator[str]:
    who = incumbent or "the incumbent"
    parts = (
        (exit_.leaves, "leaves"),
        (exit_.stays, "stays"),
        (exit_.undecided, "undecided"),
        (exit_.gone, "gone"),
    )
    said = ", ".join(f"{word} in {counted(count, 'report')}" for count, word in parts if count)
    latest = f"; the latest says {exit_.latest}" if exit_.latest else ""
    yield f"exit of {who}: {said or 'nothing is said'}{latest}"
    if exit_.conflict is not None:
        yield f"on the exit: {_conflict(exit_.conflict)}"


def _conflict(relation: Relation) -> str:
    order = "" if relation.order_known else ", order unknown"
    return f"{relation.severity}{order}: {relation.why} (claims {relation.a} and {relation.b})"


def _row(row: Candidate, reports: Mapping[int, ReportRow]) -> tuple[str, ...]:
    return (
        row.name or NOBODY,
        row.stage or "-",
        row.highest or "-",
        str(row.affirmed),
        str(row.denied),
        str(row.undecided),
        str(row.reports),
        str(row.independent),
        _report(row.latest, reports),
        row.changed.day.isoformat() if row.changed else "-",
    )


def _report(report: int, reports: Mapping[int, ReportRow]) -> str:
    row = reports.get(report)
    return f"report {report}" + (f", {row.outlet or 'unknown outlet'}" if row else "")


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with columns aligned in the cells of a terminal, numbers to the right."""
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = []
        for name, text, width in zip(_HEAD, row, widths, strict=True):
            filler = " " * (width - _width(text))
            cells.append(filler + text if name in _NUMBERS else text + filler)
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """The cells that a text takes: two for a wide character, none for a combining one."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def timeline_lines(
    found: Timeline, vacancy: VacancyRow, reports: Mapping[int, ReportRow]
) -> Iterator[str]:
    """What happened day by day, then what has no date, then each candidacy week by week."""
    yield vacancy_words(vacancy)
    yield ""
    for event in found.events:
        yield _event(event, reports)
    if found.undated:
        yield ""
        yield "without a date:"
        for event in found.undated:
            yield _event(event, reports)
    if not found.events and not found.undated:
        yield "Nothing is told of this vacancy yet."
    for strip in found.strips:
        yield ""
        yield from _strip(strip)


def _event(event: Event, reports: Mapping[int, ReportRow]) -> str:
    day = event.day.isoformat() if event.day else "undated"
    of = f" ({_report(event.report, reports)})" if event.report is not None else ""
    return f"{day:10}  {event.kind:14}  {event.words}{of}"


def _strip(strip: Strip) -> Iterator[str]:
    yield f"{strip.person}, week by week:"
    for week in strip.weeks:
        if week.reports:
            stage = week.stage or "no stage told"
            yield (
                f"  week of {week.start.isoformat()}  {counted(week.reports, 'report'):10}  "
                f"{week.independent:2} independent  {stage}"
            )
    if strip.undated:
        yield f"  without a date  {counted(strip.undated, 'report')}"


def news_lines(
    of: Sequence[News], vacancies: Mapping[int, VacancyRow], reports: Mapping[int, ReportRow]
) -> Iterator[str]:
    """What is new, vacancy by vacancy, each kind of news in its order."""
    for news in of:
        row = vacancies.get(news.vacancy)
        yield vacancy_words(row) if row else f"vacancy {news.vacancy}"
        for item in news.items:
            report = reports.get(item.report)
            where = f"{outlet_words(report)}, {day_words(report.published)}" if report else ""
            yield f"  {item.kind:30}  {item.words}  (report {item.report}: {where})"
        yield ""
    if not of:
        yield "Nothing is new."
