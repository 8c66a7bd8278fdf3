"""A vacancy over time: what happened on which day, and how each candidacy gathered strength."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from rumourdesk.comparison.timeline import Event, EventKind, Timeline
from rumourdesk.desk import Desk, ReportRow, StoreError, VacancyRow
from rumourdesk.text import safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.cells import GONE, GRID, CellsScreen, NotRead
from rumourdesk.tui.screens.common import glyphs_of, outlet_of, vacancy_words
from rumourdesk.tui.widgets.grid import Grid
from rumourdesk.tui.widgets.grid_model import Heading, Lead, Piece, Row
from rumourdesk.tui.widgets.momentum import Momentum

_ROLES = {
    EventKind.EXIT_TURNED: "change",
    EventKind.NEW_CANDIDATE: "text",
    EventKind.STAGE_CHANGE: "for",
    EventKind.APPOINTMENT: "confirmed",
    EventKind.DENIAL: "against",
    EventKind.REVERSAL: "conflict",
    EventKind.VERDICT: "strong",
    EventKind.CLOSED: "strong",
}
_DAY, _KIND = 9, 14


@dataclass
class TimelineLoaded(Message):
    """The timeline was worked out; `request` tells a stale answer."""

    request: int
    timeline: Timeline
    vacancy: VacancyRow
    reports: Mapping[int, ReportRow]


class TimelineScreen(CellsScreen):
    """The events of one vacancy by day, with the momentum of the candidate under the cursor."""

    BINDINGS = [*bindings("timeline"), *bindings("cells"), *bindings("told")]  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012

    def __init__(self, desk: Desk, vacancy: int) -> None:
        super().__init__(desk, vacancy)
        self._of = vacancy
        self._timeline: Timeline | None = None
        self._events: tuple[Event, ...] = ()
        self._row: VacancyRow | None = None
        self._known: Mapping[int, ReportRow] = {}
        self._person: str | None = None
        self._asked = 0

    def between(self) -> Iterable[Widget]:
        yield Momentum(glyphs_of(self.app))

    # --- loading ---

    def load(self) -> None:
        self._asked += 1
        self._work_out(self._asked)

    @work(thread=True, exclusive=True, group=GRID, exit_on_error=False)
    def _work_out(self, request: int) -> None:
        worker = get_current_worker()
        try:
            with self.one_by_one:
                if worker.is_cancelled:
                    return
                found = self._desk.timeline(self._of)
                row = next((v for v in self._desk.vacancies() if v.id == self._of), None)
                events = (*found.events, *found.undated)
                reports = self._desk.report_rows(
                    sorted({event.report for event in events if event.report is not None})
                )
        except StoreError as error:
            self.post_message(NotRead(str(error)))
            return
        if row is None:
            self.post_message(NotRead(GONE, gone=True))
        elif not worker.is_cancelled:
            self.post_message(TimelineLoaded(request, found, row, reports))

    @on(TimelineLoaded)
    def _show(self, message: TimelineLoaded) -> None:
        if message.request != self._asked:
            return
        first = self._timeline is None
        self._timeline, self._row = message.timeline, message.vacancy
        self._known = message.reports
        self.grid.nothing = "Nothing has happened here yet."
        self.paint()
        if first:
            self.grid.go_to(len(message.timeline.events) - 1, self.grid.column)

    def forget(self) -> None:
        self._timeline = self._row = None
        self._events = ()

    # --- painting ---

    def paint(self) -> None:
        timeline, row = self._timeline, self._row
        if timeline is None or row is None:
            return
        shown = (*timeline.events, *timeline.undated)
        if self._person is not None:
            shown = tuple(event for event in shown if event.person == self._person)
        self._events = shown
        self.head.set(
            paint.line(("Timeline  ", "bold $text-accent"), (vacancy_words(row), "bold")),
            paint.line(paint.count(len(shown), "event")),
        )
        who = f"of {self._person} alone" if self._person else "of everybody"
        self.query_one("#terms", Static).update(
            paint.line((f"stages, denials, turns and verdicts {who}", "$text-muted"))
        )
        leads = self._leads()
        entries: list[Row | Heading] = []
        for heading, events in groupby(enumerate(shown), key=lambda pair: _month(pair[1])):
            entries.append(Heading(heading))
            entries += [self._entry(place, event) for place, event in events]
        self.grid.show(leads, (), entries)

    def _leads(self) -> tuple[Lead, ...]:
        width = self.grid.scrollable_content_region.width or self.size.width
        outlet = max(14, min(24, width - 66))
        words = max(16, width - _DAY - _KIND - outlet - 6)
        return Lead("", _DAY), Lead("", _KIND), Lead("", words), Lead("", outlet)

    def _entry(self, place: int, event: Event) -> Row:
        report = self._known.get(event.report) if event.report is not None else None
        role = _ROLES[event.kind]
        sign = f"{glyphs_of(self.app).conflict} " if event.kind is EventKind.REVERSAL else ""
        day = paint.brief_day(event.day) if event.day else paint.UNDATED
        cells = (
            (day, "muted"),
            (f"{sign}{event.kind.value}", role),
            (safe_line(event.words), "text"),
            (outlet_of(report) if report is not None else "", "muted"),
        )
        return Row(place, tuple(((Piece(words, role),),) for words, role in cells), ())

    @on(Grid.Moved)
    def _show_momentum(self) -> None:
        event = self._event(self.grid.key)
        strips = self._timeline.strips if self._timeline is not None else ()
        person = event.person if event is not None else None
        chosen = next((strip for strip in strips if strip.person == person), None)
        momentum = self.query_one(Momentum)
        momentum.display = chosen is not None
        momentum.show(chosen)

    def _event(self, key: Hashable) -> Event | None:
        return self._events[key] if isinstance(key, int) and key < len(self._events) else None

    def claims_at(self, key: Hashable, column: int) -> Sequence[int]:
        event = self._event(key)
        return event.claims if event is not None else ()

    def cell_words(self, key: Hashable, column: int) -> Content:
        event = self._event(key)
        if event is None:
            return paint.line("")
        return paint.line(
            (safe_line(event.words), "bold"),
            (f"  {paint.count(self.told_of, 'claim')}", "$text-muted"),
        )

    # --- keys ---

    def action_timeline_person(self) -> None:
        """Show the events of the candidate under the cursor alone, or of everybody again."""
        if self._person is not None:
            self._person = None
        else:
            event = self._event(self.grid.key)
            self._person = event.person if event is not None else None
            if self._person is None:
                self.app.say("This event is about no candidate.")
                return
        self.paint()


def _month(event: Event) -> str:
    return f"{event.day:%B %Y}" if event.day else "Undated"
