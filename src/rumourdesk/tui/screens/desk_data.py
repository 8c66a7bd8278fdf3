"""What the desk screen reads from the desk, in threads that touch no widget.

Each question carries a number; an answer to an older question than the last one is dropped by
whoever gets it.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from textual import getters, work
from textual.screen import Screen
from textual.worker import get_current_worker

from rumourdesk.desk import Desk, Filter, StoreError
from rumourdesk.tui.messages import (
    ClaimsInConflict,
    ConflictsCounted,
    DeskLoaded,
    OriginsFound,
    PageLoaded,
    PageMissing,
    RivalsLoaded,
    SectionLoaded,
    UnreadFound,
)
from rumourdesk.tui.screens.filtering import of_vacancy
from rumourdesk.tui.work import DeskApp, TellsOfBreakdowns

MOST_SECTIONS = 500
"""Vacancies up to which a filter is tried on each, so that those it empties are not listed."""


class DeskData(TellsOfBreakdowns, Screen[None]):
    """A screen that reads the desk: the base of the desk screen."""

    app = getters.app(DeskApp)

    desk: Desk | None = None
    _asked = 0
    _asked_page = 0

    def ask_for_desk(self, wanted: Filter, opened: Sequence[int | None], known: array[int]) -> None:
        """Ask for vacancies, all ids and those of the opened sections; `known` ids are not new."""
        if self.desk is not None:
            self._asked += 1
            self._load_desk(self.desk, self._asked, wanted, tuple(opened), known)

    @work(thread=True, exclusive=True, group="desk", exit_on_error=False)
    def _load_desk(
        self,
        desk: Desk,
        request: int,
        wanted: Filter,
        opened: tuple[int | None, ...],
        known: array[int],
    ) -> None:
        try:
            vacancies = desk.vacancies()
            flat = desk.report_ids(wanted)
            if wanted != Filter() and len(vacancies) <= MOST_SECTIONS:
                opened = tuple(v.id for v in vacancies)
            sections = {v: desk.report_ids(of_vacancy(wanted, v)) for v in opened}
            loose = desk.report_ids(of_vacancy(wanted, None))
            independent = desk.independent_counts()
        except StoreError as error:
            self._trouble(error)
            return
        sections.setdefault(None, loose)
        fresh = len(set(flat).difference(known))
        self.post_message(DeskLoaded(request, vacancies, flat, sections, fresh, independent))

    def ask_for_section(self, wanted: Filter, vacancy: int | None) -> None:
        """Ask for the report ids of one vacancy, or with None of the reports without one."""
        if self.desk is not None:
            self._load_section(self.desk, self._asked, of_vacancy(wanted, vacancy), vacancy)

    @work(thread=True, group="section", exit_on_error=False)
    def _load_section(self, desk: Desk, request: int, wanted: Filter, vacancy: int | None) -> None:
        try:
            ids = desk.report_ids(wanted)
        except StoreError as error:
            self._trouble(error)
            return
        self.post_message(SectionLoaded(request, vacancy, ids))

    def ask_for_page(self, report: int) -> None:
        """Ask for a report to read."""
        if self.desk is not None:
            self._asked_page += 1
            self._load_page(self.desk, self._asked_page, report)

    @work(thread=True, exclusive=True, group="page", exit_on_error=False)
    def _load_page(self, desk: Desk, request: int, report: int) -> None:
        if get_current_worker().is_cancelled:
            return
        try:
            page = desk.page(report)
        except StoreError as error:
            self.post_message(PageMissing(request, report, str(error)))
            return
        self.post_message(PageLoaded(request, page))

    def ask_for_rivals(self, claim: int) -> None:
        """Ask which claims of other reports meet this one, and for its former verdicts."""
        if self.desk is not None:
            self._load_rivals(self.desk, claim)

    @work(thread=True, exclusive=True, group="rivals", exit_on_error=False)
    def _load_rivals(self, desk: Desk, claim: int) -> None:
        if get_current_worker().is_cancelled:
            return
        try:
            found = desk.rivals(claim)
            history = desk.history(claim)
        except StoreError as error:
            self._trouble(error)
            return
        self.post_message(RivalsLoaded(claim, found, history))

    def ask_for_conflicts(self, vacancies: Sequence[int], report: int | None) -> None:
        """Ask for the contested claims on these vacancies, and which of them a report holds."""
        if self.desk is not None and vacancies:
            self._count_conflicts(self.desk, tuple(vacancies), report)

    @work(thread=True, group="conflicts", exit_on_error=False)
    def _count_conflicts(self, desk: Desk, vacancies: tuple[int, ...], report: int | None) -> None:
        try:
            for vacancy in vacancies:
                self.post_message(ConflictsCounted(vacancy, desk.conflict_counts([vacancy])))
            against = desk.contested(vacancies) if report is not None else frozenset()
        except StoreError as error:
            self._trouble(error)
            return
        if report is not None:
            self.post_message(ClaimsInConflict(report, against))

    def ask_for_origins(self, report: int) -> None:
        """Ask on whose word a report stands."""
        if self.desk is not None:
            self._find_origins(self.desk, report)

    @work(thread=True, exclusive=True, group="origins", exit_on_error=False)
    def _find_origins(self, desk: Desk, report: int) -> None:
        try:
            edges = desk.stands_on(report)
        except StoreError as error:
            self._trouble(error)
            return
        origins = tuple(dict.fromkeys(edge.origin for edge in edges))
        whole, rerun = any(e.whole for e in edges), any(e.rerun for e in edges)
        self.post_message(OriginsFound(report, origins, whole, rerun))

    def ask_for_unread(self, wanted: Filter) -> None:
        """Ask which reports are unread."""
        if self.desk is not None:
            self._load_unread(self.desk, wanted)

    @work(thread=True, exclusive=True, group="unread", exit_on_error=False)
    def _load_unread(self, desk: Desk, wanted: Filter) -> None:
        try:
            self.post_message(UnreadFound(desk.report_ids(wanted)))
        except StoreError as error:
            self._trouble(error)

    def _trouble(self, error: StoreError) -> None:
        self.app.call_from_thread(self.app.complain, str(error))
