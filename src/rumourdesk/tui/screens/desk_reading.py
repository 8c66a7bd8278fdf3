"""The reading half of the desk screen: the report, its claims, their card and their verdicts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import getters, on
from textual.timer import Timer

from rumourdesk import keys
from rumourdesk.desk import ClaimRow, ReportPage, StoreError
from rumourdesk.model import Outcome, Span
from rumourdesk.tui import paint
from rumourdesk.tui.messages import (
    ClaimChosen,
    ClaimsInConflict,
    ClaimVisited,
    DeedDone,
    DeedFailed,
    OriginsFound,
    PageLoaded,
    PageMissing,
    RivalsLoaded,
    Saving,
)
from rumourdesk.tui.screens.common import resolved
from rumourdesk.tui.screens.desk_data import DeskData
from rumourdesk.tui.widgets.bars import ClaimStrip, ReportHeader
from rumourdesk.tui.widgets.claim_card import ClaimCard
from rumourdesk.tui.widgets.marks import Mark, marks_of
from rumourdesk.tui.widgets.report_view import ReportView

SEEN_SECONDS = 1.0
"""How long a report is on the screen before it counts as read."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the reader was before going to a claim of another report."""

    report: int
    claim: int | None
    vacancy: int | None


ORIGIN_CELLS = 20
"""Cells of the header for the name of the body that a report stands on."""


class DeskReading(DeskData):
    """Shows one report and lets the reader go through its claims and judge them."""

    view = getters.query_one(ReportView)
    header = getters.query_one(ReportHeader)
    strip = getters.query_one(ClaimStrip)
    card = getters.query_one(ClaimCard)

    page: ReportPage | None = None
    vacancy: int | None = None
    seen_seconds = SEEN_SECONDS

    def __init__(self) -> None:
        super().__init__()
        self._came_from: list[Spot] = []
        self._saving: dict[int, list[Outcome | None]] = {}
        self._against: frozenset[int] = frozenset()
        self._origins = ""
        self._go_to: tuple[int | None, tuple[Span, ...]] = (None, ())
        self._wanted_report: int | None = None
        self._seen_timer: Timer | None = None

    # --- opening a report ---

    def open_report(
        self,
        report: int,
        *,
        claim: int | None = None,
        hits: tuple[Span, ...] = (),
        vacancy: int | None = None,
    ) -> None:
        """Show a report, at a claim or with the places that a search found."""
        self.vacancy = vacancy if vacancy is not None else self.vacancy
        if self.page is not None and self.page.row.id == report and not hits:
            self._wanted_report = report
            if claim is not None:
                self.view.go_to_claim(claim)
            return
        self._wanted_report = report
        self._go_to = (claim, hits)
        self.ask_for_page(report)

    def reload_page(self) -> None:
        """Read the report on the screen again; the reader stays where they are.

        Where another one has been asked for and is still on its way, that one is read.
        """
        if self.page is not None:
            self.ask_for_page(self._wanted_report or self.page.row.id)

    @on(PageLoaded)
    def _show_page(self, message: PageLoaded) -> None:
        if message.request != self._asked_page:
            return
        page, before = message.page, self.page
        same = before is not None and (before.row.id, before.version, before.report.title) == (
            page.row.id,
            page.version,
            page.report.title,
        )
        self.page = page
        if before is None:
            self.refresh_bindings()
        claim, hits = self._go_to
        self._go_to = (None, ())
        if same and not hits:
            self._paint_claims()
            if claim is not None:
                self.view.go_to_claim(claim)
        else:
            self._against, self._origins = frozenset(), ""
            self.card.show(None, None)
            self.view.show(
                page.row.id,
                page.report.text,
                title=page.report.title,
                marks=self._marks(page),
                claim=claim,
                hits=hits,
            )
            self._wait_until_seen()
        self._write_header()
        self._write_strip()
        self.page_shown(page)
        self.ask_for_conflicts(self._vacancies_of(page), page.row.id)
        self.call_after_refresh(self.ask_for_origins, page.row.id)

    @on(OriginsFound)
    def _show_origins(self, message: OriginsFound) -> None:
        if self.page is not None and message.report == self.page.row.id:
            self._origins = self._origin_words(message)
            self._write_header()

    def _origin_words(self, found: OriginsFound) -> str:
        """`↻ echo of Marca` where all of the report stands on it, else `↻ in part on Marca`."""
        if not found.origins:
            return ""
        name, more = found.origins[0], len(found.origins) - 1
        names = f"{paint.fit(name, ORIGIN_CELLS)}{f' +{more}' if more else ''}"
        how = "echo of" if found.whole else "in part on"
        if found.rerun:
            how = "nothing new since"
        return f"{self.card.glyphs.echo} {how} {names}"

    @on(PageMissing)
    def _page_is_missing(self, message: PageMissing) -> None:
        if message.request == self._asked_page:
            self.app.complain(message.why)

    def page_shown(self, page: ReportPage) -> None:
        """What else has to happen when a report has come on the screen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that act on a report or a claim do nothing, and are not shown, without a report."""
        return self.page is not None or not action.startswith(("claim_", "report_"))

    def key_of(self, binding_id: str) -> str:
        """The key that runs a command, as the reader knows it."""
        held = (b for b in resolved(self.app) if b.id == binding_id and b.keys)
        return next((keys.shown(binding.keys[0]) for binding in held), "")

    def close_page(self) -> None:
        """Show no report."""
        self.page = None
        self._wanted_report = None
        self._asked_page += 1
        self._stop_waiting()
        self.refresh_bindings()
        self.view.clear()
        self.card.show(None, None)
        self._write_header()
        self._write_strip()

    def _vacancies_of(self, page: ReportPage) -> list[int]:
        return sorted({c.vacancy for c in page.claims if c.vacancy is not None})

    # --- read or not ---

    def _wait_until_seen(self) -> None:
        self._stop_waiting()
        page = self.page
        if page is not None and page.row.unread:
            report = page.row.id
            self._seen_timer = self.set_timer(self.seen_seconds, lambda: self._seen(report))

    def _stop_waiting(self) -> None:
        if self._seen_timer is not None:
            self._seen_timer.stop()
            self._seen_timer = None

    def text_is_covered(self) -> bool:
        """Whether something lies over the report, so that it is not being read."""
        return False

    def _seen(self, report: int) -> None:
        page = self.page
        if page is None or page.row.id != report or not page.row.unread:
            return
        if self.text_is_covered() or not self.is_current:
            self._wait_until_seen()
            return
        self._stop_waiting()
        self.page = replace(page, row=replace(page.row, unread=False))
        self.app.mark_seen(report)

    # --- claims ---

    def current_claim(self) -> ClaimRow | None:
        """The claim that the reader is at."""
        if self.page is None:
            return None
        return next((c for c in self.page.claims if c.id == self.view.current), None)

    def _marks(self, page: ReportPage) -> tuple[Mark, ...]:
        last = {claim: outcomes[-1] for claim, outcomes in self._saving.items()}
        return marks_of(page.claims, self._against, last)

    @on(ClaimVisited)
    def _visit(self, message: ClaimVisited) -> None:
        page = self.page
        if page is None or message.report != page.row.id or message.claim != self.view.current:
            return
        row = self.current_claim()
        self.card.show(row, page, saving=message.claim in self._saving)
        self._write_header()
        self._write_strip()
        if row is not None:
            self.ask_for_rivals(row.id)
            self._seen(page.row.id)

    @on(RivalsLoaded)
    def _show_rivals(self, message: RivalsLoaded) -> None:
        if message.claim == self.card.claim:
            self.card.show_more(message.rivals, message.history)
            self._write_strip()

    @on(ClaimsInConflict)
    def _mark_conflicts(self, message: ClaimsInConflict) -> None:
        if self.page is not None and message.report == self.page.row.id:
            self._against = message.claims
            self._paint_claims()

    def _paint_claims(self) -> None:
        if self.page is None:
            return
        self.view.set_marks(self._marks(self.page))
        row = self.current_claim()
        self.card.show(row, self.page, saving=row is not None and row.id in self._saving)
        self._write_strip()

    def mark_words(self, spans: tuple[Span, ...], at: int) -> None:
        """Mark the words that a field was read from, and go to those at one place."""
        self.view.mark_words(spans, at)
        self._write_header()
        self.view.focus()

    def _write_header(self) -> None:
        found = "words" if self.view.words_of_claim else "found"
        extra = f"{found} {self.view.hit_words}" if self.view.searching else self._origins
        self.header.show(self.page, extra)

    def _write_strip(self) -> None:
        row, page = self.current_claim(), self.page
        glyphs = self.card.glyphs
        self.card.border_title = "Claim"
        if page is None:
            self.strip.set(paint.line(""))
            self.card.say("")
            return
        total = len(page.claims)
        if row is None:
            first = f", {self.key_of('claim.next')} goes to the first"
            words = f"{paint.count(total, 'claim')}{first}" if total else "No claims here"
            self.strip.set(paint.line((words, "$text-muted")))
            self.card.say(f"{words}.")
            return
        # Imported here: the first frame needs no comparison.
        from rumourdesk.tui.widgets import card_words

        number = [c.id for c in self._in_order(page)].index(row.id) + 1
        self.card.border_title = f"Claim {number}/{total}"
        saving = row.id in self._saving
        stands = card_words.standing(row, self.card.conflicts, glyphs, saving=saving)
        place = (f"  {number}/{total}", "$text-muted")
        self.strip.set(paint.line(card_words.essence(row)), paint.line(stands, place))

    def _in_order(self, page: ReportPage) -> list[ClaimRow]:
        spans = [(c.claim.span.start, -c.claim.span.end, c.id, c) for c in page.claims]
        return [c for *_, c in sorted(spans, key=lambda s: s[:3])]

    # --- verdicts ---

    def judge(self, outcome: Outcome | None) -> None:
        """Give the verdict on the current claim."""
        row = self.current_claim()
        if row is None:
            self.say_no_claim()
        elif row.outcome == outcome and row.id not in self._saving:
            self.app.say(f"The claim is {paint.outcome_words(outcome)} already.")
        else:
            self.app.judge(row.id, outcome)

    def say_no_claim(self) -> None:
        """Tell the reader why nothing happens to a claim."""
        next_key = self.key_of("claim.next")
        self.app.say(f"No claim is chosen; {next_key} goes to the next one.")

    @on(Saving)
    def _paint_saving(self, message: Saving) -> None:
        self._saving.setdefault(message.claim, []).append(message.outcome)
        self._paint_claims()

    @on(DeedDone)
    def _paint_done(self, message: DeedDone) -> None:
        self._written(message.claims)
        if message.undone or message.redone:
            self.reload_page()
        self.deed_done(message)

    @on(DeedFailed)
    def _paint_failed(self, message: DeedFailed) -> None:
        self._written(message.claims)

    def _written(self, claims: tuple[int, ...]) -> None:
        """One verdict on each of these claims was written, or could not be."""
        for claim in claims:
            pending = self._saving.get(claim, [])
            if len(pending) > 1:
                pending.pop(0)
            else:
                self._saving.pop(claim, None)
        self._read_again(claims)

    def deed_done(self, message: DeedDone) -> None:
        """What else has to happen when something was written."""

    def _read_again(self, claims: tuple[int, ...]) -> None:
        """Take over how claims of the report on the screen now stand."""
        page = self.page
        if page is None or self.desk is None or not claims:
            return
        mine = {c.id for c in page.claims}.intersection(claims)
        if not mine:
            return
        try:
            fresh = {claim: self.desk.claim(claim) for claim in mine}
        except StoreError as error:
            self.app.complain(str(error))
            return
        self.page = replace(page, claims=tuple(fresh.get(c.id, c) for c in page.claims))
        self._paint_claims()
        if self.view.current in fresh:
            self.ask_for_rivals(self.view.current)

    # --- to another report and back ---

    @on(ClaimChosen)
    def _go_to_rival(self, message: ClaimChosen) -> None:
        if self.desk is None:
            return
        try:
            report = self.desk.claim(message.claim).report
        except StoreError as error:
            self.app.complain(str(error))
            return
        self.go_away_to(report, message.claim)

    def go_away_to(
        self, report: int, claim: int | None = None, hits: tuple[Span, ...] = ()
    ) -> None:
        """Show another report and remember where the reader was."""
        if self.page is not None:
            self._came_from.append(Spot(self.page.row.id, self.view.current, self.vacancy))
        self.open_report(report, claim=claim, hits=hits)
        self.view.focus()

    def go_back(self) -> bool:
        """Return to where the reader was; False when they came from nowhere."""
        if not self._came_from:
            return False
        spot = self._came_from.pop()
        self.open_report(spot.report, claim=spot.claim, vacancy=spot.vacancy)
        return True
