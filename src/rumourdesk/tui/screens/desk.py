"""The desk: reports on the left, the one that is read beside them, its claim's card on the right.

Where the terminal is too narrow for all three, the list and the card lie over the report while they
are in use.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from rumourdesk import keys
from rumourdesk.desk import Desk, Filter, ReportPage, ReportRow, StoreError, VacancyRow
from rumourdesk.model import Outcome
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.deed_words import deed_words
from rumourdesk.tui.messages import (
    ConflictsCounted,
    DeedDone,
    DeskChanged,
    DeskLoaded,
    IntakeFinished,
    IntakeProgressed,
    ReportHighlighted,
    ReportOpened,
    SectionExpanded,
    SectionLoaded,
    UnreadFound,
    VacancyHighlighted,
)
from rumourdesk.tui.screens.common import resolved
from rumourdesk.tui.screens.desk_doors import DeskDoors
from rumourdesk.tui.screens.empty import EmptyDesk
from rumourdesk.tui.widgets.bars import ClaimStrip, IntakeBar, KeyBar, ReportHeader, StatusBar
from rumourdesk.tui.widgets.claim_card import ClaimCard
from rumourdesk.tui.widgets.report_list import ReportList
from rumourdesk.tui.widgets.report_view import ReportView
from rumourdesk.tui.widgets.sections import Heading, Section

MID, WIDE = 100, 120
"""Columns from which two and three panes stand side by side."""
SOON_SECONDS = 0.25
"""How long marks wait for further changes before they are read again."""


class DeskScreen(DeskDoors):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")

    listed = getters.query_one(ReportList)
    status = getters.query_one(StatusBar)
    intake = getters.query_one(IntakeBar)

    def __init__(self, *, title: str = "", today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.title_of_desk = title
        self._today = today
        self._flat = False
        self._vacancies: tuple[VacancyRow, ...] = ()
        self._all: array[int] = array("q")
        self._contested: dict[int, int] = {}
        self._waiting: DeskLoaded | None = None
        self._only_announce = False
        self._leave: int | None = None
        self._announce_later = True
        self._reload_soon = False
        self._flat_shown = False
        self._unfolded: set[int | None] = set()
        self._to_unread = False
        self._loaded = False

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with Horizontal(id="panes"):
            yield ReportList(self._rows, today=self._today)
            with Vertical(id="reading"):
                yield ReportHeader()
                yield ReportView()
                yield ClaimStrip()
            yield ClaimCard()
        yield EmptyDesk()
        yield IntakeBar()
        yield KeyBar()

    def on_mount(self) -> None:
        self.listed.border_title = "Reports"
        self.card.border_title = "Claim"
        self._write_status()
        self.listed.focus()
        self._arrange()

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

    # --- panes ---

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)
        self._write_status()

    def _arrange(self, width: int | None = None) -> None:
        """Lay the list and the card beside the report, or over it while they have the focus."""
        columns = width or self.size.width or self.app.size.width
        focused = self.focused
        for widget, shown in (
            (self.listed, columns >= MID or focused is self.listed),
            (self.card, columns >= WIDE or focused is self.card),
            (self.strip, columns < WIDE),
        ):
            if widget.display != shown:
                widget.display = shown
        self.set_class(columns < MID, "-over-list")
        self.set_class(columns < WIDE, "-over-card")

    def show_pane(self, pane: Widget) -> None:
        """Bring a pane up and give it the focus."""
        if not pane.display:
            pane.display = True
        pane.focus(scroll_visible=False)

    def on_descendant_focus(self) -> None:
        self._arrange()

    def _pane_step(self, step: int) -> None:
        panes: list[Widget] = [self.listed, self.view, self.card]
        at = panes.index(self.focused) if self.focused in panes else 1
        self.show_pane(panes[(at + step) % len(panes)])

    def action_pane_next(self) -> None:
        self._pane_step(1)

    def action_pane_previous(self) -> None:
        self._pane_step(-1)

    def text_is_covered(self) -> bool:
        return self.size.width < MID and self.focused is self.listed

    # --- loading ---

    def reload(self, *, only_announce: bool = False) -> None:
        """Read the vacancies and the ids again; the reader stays where they are.

        With `only_announce`, reports that are new are announced and not yet listed, so that
        nothing moves under the reader.
        """
        self._only_announce = only_announce
        self._note_opened()
        self.ask_for_desk(self.wanted, sorted(self._unfolded, key=str), self._all)

    def _note_opened(self) -> None:
        """Remember which headings are open, for as long as the list has none."""
        if not self._flat_shown:
            sections = self.listed.outline.sections
            self._unfolded = {s.vacancy for s in sections if s.heading and s.opened}

    def _reload_later(self, *, only_announce: bool) -> None:
        """Reload when a burst of changes is over."""
        self._announce_later = self._announce_later and only_announce
        if not self._reload_soon:
            self._reload_soon = True
            self.set_timer(SOON_SECONDS, self._reload_now)

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
            self.listed.forget_rows()
            self._write_status()
            return
        self._waiting = None
        self._take_over(message)

    def _take_over(self, message: DeskLoaded) -> None:
        first = not self._loaded
        self._loaded = True
        self._vacancies, self._all = message.vacancies, message.flat
        self.listed.forget_rows()
        self.listed.show(self._sections(message))
        self._show_emptiness()
        if first or (self.page is None and self.listed.report is None):
            self._show_first()
        self._leave_removed()
        self._write_status()
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
        sections = []
        for vacancy in self._vacancies:
            if self.wanted.vacancy not in (None, vacancy.id):
                continue
            ids = message.sections.get(vacancy.id)
            heading = Heading(
                self.vacancy_words(vacancy),
                vacancy.reports if ids is None else len(ids),
                vacancy.unread,
                self._contested.get(vacancy.id, 0),
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
        sections = self.listed.outline.sections
        if sections and sections[0].heading and not sections[0].opened:
            self.listed.set_opened(sections[0], True)
        if sections and sections[0].loaded:
            self._to_first_report(sections[0])

    def _to_first_report(self, section: Section) -> None:
        if section.ids:
            self.listed.go_to_report(section.ids[0], section.vacancy)

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
        self._write_status()

    # --- the list ---

    @on(ReportHighlighted)
    def _highlighted(self, message: ReportHighlighted) -> None:
        if message.report == self.listed.report:
            self._came_from.clear()
            self.open_report(message.report, vacancy=message.vacancy)
            self._write_status()

    @on(ReportOpened)
    def _opened(self, message: ReportOpened) -> None:
        self.open_report(message.report, vacancy=message.vacancy)
        self.show_pane(self.view)

    @on(VacancyHighlighted)
    def _vacancy_highlighted(self, message: VacancyHighlighted) -> None:
        self.vacancy = message.vacancy
        self._write_status()

    def page_shown(self, page: ReportPage) -> None:
        self.listed.mark_open(page.row.id)
        if self.listed.report != page.row.id:
            self.listed.go_to_report(page.row.id, self.vacancy, tell=False)
        self._write_status()

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
            self._write_status()
        else:
            self.reload()

    def set_filter(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._all = array("q")
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

    # --- the report and its claims ---

    def action_claim_next(self) -> None:
        self._claim_step(1)

    def action_claim_previous(self) -> None:
        self._claim_step(-1)

    def _claim_step(self, step: int) -> None:
        if self.view.searching:
            self.view.next_hit(step)
            self._write_header()
        elif not self.view.next_claim(step) and self.page is not None:
            last = "last" if step > 0 else "first"
            self.app.say(f"That was the {last} claim." if self.page.claims else "No claims here.")

    def action_claim_related(self) -> None:
        if self.card.chosen is None:
            self.app.say("No other report meets this claim.")
        else:
            self.show_pane(self.card)

    def action_claim_confirm(self) -> None:
        self.judge(Outcome.CONFIRMED)

    def action_claim_refute(self) -> None:
        self.judge(Outcome.REFUTED)

    def action_claim_unjudge(self) -> None:
        self.judge(None)

    def action_edit_undo(self) -> None:
        self.app.undo()

    def action_edit_redo(self) -> None:
        self.app.redo()

    def _key_of(self, binding_id: str) -> str:
        """The key that runs a command, as the reader knows it."""
        held = (b for b in resolved(self.app) if b.id == binding_id and b.keys)
        return next((keys.shown(binding.keys[0]) for binding in held), "")

    # --- back ---

    async def action_app_back(self) -> None:
        """One level back: an intake, a search, another report, a pane, a filter; then out."""
        if self.app.taking_in:
            self.app.cancel_intake()
        elif self.view.searching:
            self.view.stop_searching()
            self._write_header()
        elif self.go_back() or self.focused is self.card:
            self.show_pane(self.view)
        elif self.focused is not self.listed:
            self.show_pane(self.listed)
        elif self.wanted != Filter():
            self.set_filter(Filter())
        else:
            await self.app.action_quit()

    # --- what happened ---

    def deed_done(self, message: DeedDone) -> None:
        deed = message.deed
        reports = [*message.reports, *(deed.reports if deed else ())]
        page = self.page
        if message.claims and page is not None:
            reports.append(page.row.id)
        self.listed.forget_rows(reports or None)
        if deed is not None and (message.undone or message.redone):
            verb = "Done again" if message.redone else "Undone; now"
            self.app.say(f"{verb}: {deed_words(deed)}")
        elif deed is not None and not message.claims:
            self.app.say(f"{deed_words(deed).capitalize()}. z undoes it.")
        if page is not None and page.row.id in message.reports and not message.claims:
            self.reload_page()
        decision = deed.decision if deed else None
        marks_alone = decision is None or decision.kind.value == "verdict"
        if decision is not None and decision.kind.value == "report removed":
            self._leave = page.row.id if page is not None else None
        self._reload_later(only_announce=marks_alone)

    @on(DeskChanged)
    def _desk_changed(self) -> None:
        if not self.app.taking_in and self._loaded:
            self.reload(only_announce=True)
            self.reload_page()

    @on(IntakeProgressed)
    def _intake_progressed(self, message: IntakeProgressed) -> None:
        self.intake.show(message.progress)

    @on(IntakeFinished)
    def _intake_finished(self, message: IntakeFinished) -> None:
        self.intake.hide()
        summary = message.summary
        if summary is None:
            self.app.complain(f"Nothing was taken in: {message.why}")
            return
        self._contested.clear()
        self.reload()
        if not self.is_current:
            return
        if summary.refused or summary.notes:
            from rumourdesk.tui.screens.intake_summary import IntakeSummaryScreen

            self.app.push_screen(IntakeSummaryScreen(summary))
            return
        parts = [
            paint.count(len(summary.new), "new report"),
            f"{len(summary.changed)} changed" if summary.changed else "",
            f"{len(summary.same)} known already" if summary.same else "",
            paint.count(summary.claims, "claim"),
        ]
        stopped = "Stopped. " if summary.cancelled else ""
        self.app.say(f"{stopped}Taken in: {', '.join(p for p in parts if p)}.")

    # --- the status line ---

    def _write_status(self) -> None:
        vacancy = next((v for v in self._vacancies if v.id == self.vacancy), None)
        left = [("rumourdesk", "bold $text-accent")]
        if self.title_of_desk:
            left.append((f"  {self.title_of_desk}", "$text-muted"))
        right: list[tuple[str, str]] = []
        if vacancy is not None and not self._flat:
            left.append((f"  {self.vacancy_words(vacancy)}", "bold"))
            if vacancy.incumbent:
                left.append((f" · {vacancy.incumbent}", "$text-muted"))
            right.append((paint.count(vacancy.reports, "report"), ""))
            contested = self._contested.get(vacancy.id, 0)
            signs, short = self.app.glyphs, self.size.width < MID
            if contested:
                words = paint.count(contested, "contested claim")
                right.append((f"{signs.conflict}{contested}" if short else words, "$text-warning"))
            if vacancy.unread:
                words = f"{vacancy.unread:,} unread"
                right.append(
                    (f"{signs.unread}{vacancy.unread}" if short else words, "$text-accent")
                )
        elif self._loaded:
            right.append((paint.count(len(self._all), "report"), ""))
        if self.wanted != Filter():
            right.insert(0, (f"filter: {self.filter_words or 'one vacancy'}", "$text-accent"))
        if self._waiting is not None:
            fresh = paint.count(self._waiting.fresh, "new", "new")
            right.append((f"+{fresh}, press {self._key_of('desk.refresh')}", "bold $text-accent"))
        pieces: list[str | tuple[str, str]] = []
        for number, part in enumerate(right):
            pieces += ["   ", part] if number else [part]
        self.status.set(paint.line(*left), paint.line(*pieces))
