"""The listing half of the desk screen: vacancies and their reports, filters, read marks.

What is listed is read in threads and taken over in one go, with the reader left where they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from textual import getters, on
from textual.widget import Widget

from rumourdesk.desk import Desk, Filter, ReportPage, ReportRow, StoreError, VacancyRow
from rumourdesk.tui.messages import (
    ConflictsCounted,
    DeskLoaded,
    ReportHighlighted,
    ReportOpened,
    SectionExpanded,
    SectionLoaded,
    UnreadFound,
    VacancyHighlighted,
)
from rumourdesk.tui.screens.desk_reading import DeskReading
from rumourdesk.tui.screens.empty import EmptyDesk
from rumourdesk.tui.widgets.report_list import ReportList
from rumourdesk.tui.widgets.sections import Heading, Section

SOON_SECONDS = 0.25
"""How long marks wait for further changes before they are read again."""


class DeskListing(DeskReading):
    """Lists what the desk holds and opens what is chosen."""

    listed = getters.query_one(ReportList)
    wanted = Filter()

    def __init__(self) -> None:
        super().__init__()
        self._flat = False
        self._flat_shown = False
        self._unfolded: set[int | None] = set()
        self._vacancies: tuple[VacancyRow, ...] = ()
        self._all: array[int] = array("q")
        self._contested: dict[int, int] = {}
        self._independent: dict[int, int] = {}
        self._loaded = False
        self._waiting: DeskLoaded | None = None
        self._only_announce = False
        self._to_be_listed = False
        self._announce_later = True
        self._reload_soon = False
        self._leave: int | None = None
        self._to_first = False
        self._opened_unasked: int | None = None
        self._to_unread = False

    def write_status(self) -> None:
        """Say in the status line what is listed."""

    def show_pane(self, pane: Widget) -> None:
        """Bring a pane up and give it the focus."""
        pane.focus()

    def start(self, desk: Desk) -> None:
        """Show what an opened desk holds."""
        self.desk = desk
        self.reload()

    def _rows(self, ids: Sequence[int]) -> dict[int, ReportRow]:
        """The rows of one window of the list: a read by id, short enough for this thread."""
        if self.desk is None:
            return {}
        try:
            return self.desk.report_rows(ids)
        except StoreError as error:
            self.app.complain(str(error))
            return {}

    # --- loading ---

    def reload(self, *, only_announce: bool = False) -> None:
        """Read the vacancies and the ids again; the reader stays where they are.

        With `only_announce`, reports that are new are announced and not yet listed, so that
        nothing moves under the reader; unless what was to be listed is still on its way.
        """
        self._to_be_listed = self._to_be_listed or not only_announce
        self._only_announce = not self._to_be_listed
        self._note_opened()
        self.ask_for_desk(self.wanted, sorted(self._unfolded, key=str), self._all)

    def _note_opened(self) -> None:
        """Remember which headings are open, for as long as the list has none."""
        if not self._flat_shown:
            sections = self.listed.outline.sections
            self._unfolded = {s.vacancy for s in sections if s.heading and s.opened}

    def _reload_later(self, *, only_announce: bool, seconds: float = SOON_SECONDS) -> None:
        """Reload when a burst of changes is over."""
        self._announce_later = self._announce_later and only_announce
        if not self._reload_soon:
            self._reload_soon = True
            self.set_timer(seconds, self._reload_now)

    def _reload_now(self) -> None:
        only_announce, self._announce_later = self._announce_later, True
        self._reload_soon = False
        self.reload(only_announce=only_announce)

    @on(DeskLoaded)
    def _desk_loaded(self, message: DeskLoaded) -> None:
        if message.request != self._asked:
            return
        if self._only_announce and message.fresh and self._loaded:
            self._waiting = message
            self._vacancies = message.vacancies
            self._independent = message.independent
            self.listed.forget_rows()
            self.write_status()
            return
        self._waiting = None
        self._take_over(message)

    def _take_over(self, message: DeskLoaded) -> None:
        first = not self._loaded
        self._loaded = True
        self._to_be_listed = False
        self._vacancies, self._all = message.vacancies, message.flat
        self._independent = message.independent
        self.listed.forget_rows()
        self.listed.show(self._sections(message))
        self._show_emptiness()
        if first or self._to_first or (self.page is None and self.listed.report is None):
            self._to_first = False
            self._show_first()
        self._leave_removed()
        self.write_status()
        self._count_more()

    def _leave_removed(self) -> None:
        """Go on to the next report when the one that was read has been removed."""
        leave, self._leave = self._leave, None
        if leave is None or self.page is None or self.page.row.id != leave:
            return
        if self.listed.outline.find(leave, self.vacancy) is not None:
            return
        report = self.listed.report
        if report is not None:
            self.open_report(report, vacancy=self.listed.vacancy)
        else:
            self.close_page()

    def _show_emptiness(self) -> None:
        """On a desk without any report, say what to do in place of the panes."""
        empty = not self._all and not self._vacancies and self.wanted == Filter()
        offer = self.query_one(EmptyDesk)
        if offer.display == empty:
            return
        offer.display = empty
        self.query_one("#panes").display = not empty
        (offer if empty else self.listed).focus()

    def _sections(self, message: DeskLoaded) -> list[Section]:
        self._note_opened()
        self._flat_shown = self._flat
        if self._flat:
            return [Section(None, None, message.flat, opened=True, loaded=True)]
        opened = self._unfolded
        filtered = self.wanted != Filter()
        sections = []
        for vacancy in self._vacancies:
            if self.wanted.vacancy not in (None, vacancy.id):
                continue
            ids = message.sections.get(vacancy.id)
            if ids is not None and not ids and self.wanted != Filter():
                continue
            heading = Heading(
                self.vacancy_words(vacancy),
                vacancy.reports if ids is None else len(ids),
                vacancy.unread,
                self._contested.get(vacancy.id, 0),
                self._independent.get(vacancy.id) if ids is None or not filtered else None,
            )
            section = Section(vacancy.id, heading, opened=vacancy.id in opened)
            if ids is not None:
                section.ids, section.loaded = ids, True
            sections.append(section)
        loose = message.sections.get(None, array("q"))
        if loose:
            heading = Heading("No vacancy", len(loose))
            sections.append(Section(None, heading, loose, opened=None in opened, loaded=True))
        return sections

    def vacancy_words(self, vacancy: VacancyRow) -> str:
        """The post, numbered where it fell vacant more than once."""
        words = f"{vacancy.organisation} · {vacancy.role}"
        return f"{words} ({vacancy.epoch})" if vacancy.epoch > 1 else words

    def _show_first(self) -> None:
        page = self.page
        if page is not None and self.listed.go_to_report(page.row.id, self.vacancy, tell=False):
            return
        sections = self.listed.outline.sections
        if sections and sections[0].heading and not sections[0].opened:
            self.listed.set_opened(sections[0], True)
        if sections and sections[0].loaded:
            self._to_first_report(sections[0])

    def _to_first_report(self, section: Section) -> None:
        if section.ids:
            self._opened_unasked = section.ids[0]
            self.listed.go_to_report(section.ids[0], section.vacancy)

    @property
    def untouched(self) -> bool:
        """Whether the reader still stands where the program put them, before the list."""
        page = self.page
        return self.listed.has_focus and page is not None and page.row.id == self._opened_unasked

    @on(SectionExpanded)
    def _section_expanded(self, message: SectionExpanded) -> None:
        self.ask_for_section(self.wanted, message.vacancy)

    @on(SectionLoaded)
    def _section_loaded(self, message: SectionLoaded) -> None:
        if message.request != self._asked:
            return
        for section in self.listed.outline.sections:
            if section.heading and section.vacancy == message.vacancy and section.opened:
                self.listed.fill(section, message.ids)
                if self.page is None and self._wanted_report is None:
                    self._to_first_report(section)
                elif self._to_unread:
                    self.action_report_next_unread()
        self._count_more()

    def _count_more(self) -> None:
        """Count the contested claims on the vacancies that are open in the list."""
        wanted = [
            s.vacancy
            for s in self.listed.outline.sections
            if s.opened and s.vacancy is not None and s.vacancy not in self._contested
        ]
        self.ask_for_conflicts(wanted, None)

    @on(ConflictsCounted)
    def _conflicts_counted(self, message: ConflictsCounted) -> None:
        self._contested[message.vacancy] = sum(message.by_report.values())
        self.listed.set_conflicts(message.vacancy, message.by_report)
        self.write_status()

    # --- the list ---

    @on(ReportHighlighted)
    def _highlighted(self, message: ReportHighlighted) -> None:
        if message.report == self.listed.report:
            self._came_from.clear()
            self.open_report(message.report, vacancy=message.vacancy)
            self.write_status()

    @on(ReportOpened)
    def _opened(self, message: ReportOpened) -> None:
        self.open_report(message.report, vacancy=message.vacancy)
        self.show_pane(self.view)

    @on(VacancyHighlighted)
    def _vacancy_highlighted(self, message: VacancyHighlighted) -> None:
        self.vacancy = message.vacancy
        self.write_status()

    def page_shown(self, page: ReportPage) -> None:
        self.listed.mark_open(page.row.id)
        if self.listed.report != page.row.id:
            self.listed.go_to_report(page.row.id, self.vacancy, tell=False)
        self.write_status()

    def action_report_next(self) -> None:
        self._step_report(1)

    def action_report_previous(self) -> None:
        self._step_report(-1)

    def _step_report(self, step: int) -> None:
        if not self.listed.step_report(step):
            self.app.say(
                "No further report in the list." if step > 0 else "This is the first report."
            )

    def action_report_next_unread(self) -> None:
        self._to_unread = False
        self.ask_for_unread(replace(self.wanted, unread=True))

    @on(UnreadFound)
    def _go_to_unread(self, message: UnreadFound) -> None:
        place = self.listed.next_of(set(message.ids))
        if place is not None:
            self.listed.go_to(place)
            return
        for section in self.listed.outline.sections:
            if section.heading and section.heading.unread and not section.opened:
                self._to_unread = not section.loaded
                self.listed.set_opened(section, True)
                if section.loaded:
                    self._go_to_unread(message)
                return
        self.app.say("Nothing is unread." if not message.ids else "No unread report in this list.")

    def action_report_toggle_read(self) -> None:
        report = self.listed.report if self.focused is self.listed else self._report_read()
        row = self.listed.row(report) if report is not None else None
        if row is not None:
            self._stop_waiting()
            self.app.mark_read([row.id], row.unread)

    def _report_read(self) -> int | None:
        return self.page.row.id if self.page else None

    def action_report_read_above(self) -> None:
        above = self.listed.reports_above()
        if above:
            self.app.mark_read(above, True)

    def action_report_remove(self) -> None:
        report = self.listed.report if self.focused is self.listed else self._report_read()
        if report is not None:
            self.app.remove_report(report)

    def action_desk_flat(self) -> None:
        self._flat = not self._flat
        self.listed.border_title = "All reports" if self._flat else "Reports"
        self.reload()

    def action_desk_refresh(self) -> None:
        if self._waiting is not None:
            self._take_over(self._waiting)
            self._waiting = None
            self.write_status()
        else:
            self.reload()

    def set_filter(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._all = array("q")
        self._to_first = True
        self.listed.nothing = (
            "No report passes the filter." if wanted != Filter() else "No report here."
        )
        self.reload()

    def go_to_vacancy(self, vacancy: int) -> None:
        if self._flat:
            self.action_desk_flat()
        place = self.listed.outline.find_heading(vacancy)
        if place is None:
            return
        self.show_pane(self.listed)
        section = self.listed.outline.sections[place.section]
        if not section.opened:
            self.listed.set_opened(section, True)
        self.listed.go_to(place)
