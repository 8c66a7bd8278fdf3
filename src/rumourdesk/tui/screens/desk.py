"""The desk: reports on the left, the one that is read beside them, its claim's card on the right.

Where the terminal is too narrow for all three, the list and the card lie over the report while they
are in use.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from rumourdesk.desk import Filter, VacancyRow
from rumourdesk.model import Outcome
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.deed_words import deed_words
from rumourdesk.tui.messages import (
    DeedDone,
    DeskChanged,
    EchoesLinked,
    IntakeFinished,
    IntakeProgressed,
    ReportsChosen,
)
from rumourdesk.tui.screens.desk_doors import DeskDoors
from rumourdesk.tui.screens.empty import EmptyDesk
from rumourdesk.tui.widgets.bars import ClaimStrip, IntakeBar, KeyBar, ReportHeader, StatusBar
from rumourdesk.tui.widgets.claim_card import ClaimCard
from rumourdesk.tui.widgets.report_list import ReportList
from rumourdesk.tui.widgets.report_view import ReportView

MID, WIDE = 100, 120
"""Columns from which two and three panes stand side by side."""
INTAKE_SECONDS = 1.0
"""How often the list is read again while reports are being taken in."""


class DeskScreen(DeskDoors):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")

    status = getters.query_one(StatusBar)
    intake = getters.query_one(IntakeBar)

    def __init__(self, *, title: str = "", today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.title_of_desk = title
        self._today = today
        self._linking: EchoesLinked | None = None

    def compose(self) -> ComposeResult:
        glyphs = self.app.glyphs
        yield StatusBar()
        with Horizontal(id="panes"):
            yield ReportList(self._rows, today=self._today, glyphs=glyphs)
            with Vertical(id="reading"):
                yield ReportHeader()
                yield ReportView(glyphs)
                yield ClaimStrip()
            yield ClaimCard(glyphs)
        yield EmptyDesk()
        yield IntakeBar()
        yield KeyBar()

    def on_mount(self) -> None:
        self.listed.border_title = "Reports"
        self.card.border_title = "Claim"
        self.write_status()
        self.listed.focus()
        self._arrange()

    # --- panes ---

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)
        self.write_status()

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

    # --- the report and its claims ---

    def action_claim_next(self) -> None:
        self._claim_step(1)

    def action_claim_previous(self) -> None:
        self._claim_step(-1)

    def _claim_step(self, step: int) -> None:
        if self.view.searching and not self.view.words_of_claim:
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

    # --- back ---

    async def action_app_back(self) -> None:
        """One level back: an intake, a search, a report, a pane, what is chosen, a filter; out."""
        if self.app.taking_in:
            self.app.cancel_intake()
        elif self.view.searching:
            self.view.stop_searching()
            self._write_header()
        elif self.go_back() or self.focused is self.card:
            self.show_pane(self.view)
        elif self.focused is not self.listed:
            self.show_pane(self.listed)
        elif self.listed.chosen:
            self.listed.choose(())
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
        elif deed is not None and (deed.batch or not message.claims):
            self.app.say(f"{deed_words(deed).capitalize()}. {self.key_of('edit.undo')} undoes it.")
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
        self._reload_later(only_announce=False, seconds=INTAKE_SECONDS)

    @on(IntakeFinished)
    def _intake_finished(self, message: IntakeFinished) -> None:
        self.intake.hide()
        summary = message.summary
        if summary is None:
            self.app.complain(f"Nothing was taken in: {message.why}")
            return
        self._contested.clear()
        if self.untouched and self.current_claim() is None:
            self._to_first = True
            self.close_page()
        self.reload()
        if not self.is_current:
            return
        if summary.refused or summary.notes:
            from rumourdesk.tui.screens.intake_summary import IntakeSummaryScreen

            self.app.push_screen(IntakeSummaryScreen(summary))
            return
        if summary.same and not (summary.new or summary.changed or summary.cancelled):
            self.app.say(f"Nothing new: {paint.count(len(summary.same), 'report')} known already.")
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

    def _how_many(self, vacancy: VacancyRow) -> str:
        """`59 reports, 21 independent`, as far as the origins are counted."""
        words = paint.count(vacancy.reports, "report")
        independent = self._independent.get(vacancy.id)
        if independent is None:
            return words
        return f"{words}, {independent:,} {'ind.' if self.size.width < MID else 'independent'}"

    @on(EchoesLinked)
    def _echoes_linked(self, message: EchoesLinked) -> None:
        self._linking = message if message.done < message.total else None
        self.write_status()

    @on(ReportsChosen)
    def _chosen(self) -> None:
        self.write_status()

    def write_status(self) -> None:
        vacancy = next((v for v in self._vacancies if v.id == self.vacancy), None)
        left = [("rumourdesk", "bold $text-accent")]
        if self.title_of_desk:
            left.append((f"  {self.title_of_desk}", "$text-muted"))
        right: list[tuple[str, str]] = []
        if vacancy is not None and not self._flat:
            left.append((f"  {self.vacancy_words(vacancy)}", "bold"))
            if vacancy.incumbent:
                left.append((f" · {vacancy.incumbent}", "$text-muted"))
            right.append((self._how_many(vacancy), ""))
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
        if self.listed.chosen:
            words = f"{len(self.listed.chosen)} chosen, {self.key_of('claim.compare')} compares"
            right.insert(0, (words, "bold $text-primary"))
        if self._linking is not None:
            done = f"{self._linking.done:,} of {self._linking.total:,}"
            right.append((f"finding echoes: {done}", "$text-muted"))
        if self._waiting is not None:
            fresh = paint.count(self._waiting.fresh, "new", "new")
            right.append((f"+{fresh}, press {self.key_of('desk.refresh')}", "bold $text-accent"))
        pieces: list[str | tuple[str, str]] = []
        for number, part in enumerate(right):
            pieces += ["   ", part] if number else [part]
        self.status.set(paint.line(*left), paint.line(*pieces))
