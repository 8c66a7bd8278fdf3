"""What the screens share that show a grid over the claims of the cell under its cursor."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from rumourdesk.desk import ClaimRow, Desk, StoreError
from rumourdesk.model import Outcome
from rumourdesk.tui import paint
from rumourdesk.tui.messages import DeedDone, DeedFailed, DeskChanged, Saving
from rumourdesk.tui.screens.claim_deeds import ClaimDeeds
from rumourdesk.tui.screens.common import glyphs_of
from rumourdesk.tui.themes import sheet
from rumourdesk.tui.widgets.bars import KeyBar, TwoEnds
from rumourdesk.tui.widgets.claim_list import ClaimList, Listed
from rumourdesk.tui.widgets.grid import Grid
from rumourdesk.tui.work import DeskApp, TellsOfBreakdowns

GRID = "grid"
"""The group of the workers that load what a grid shows."""

_MOST_CLAIMS = 2000
"""Claims of one cell that are read; many more than are listed, so that undated ones stand last."""

Sentence = tuple[int, int | None]
"""A report and, where there is one, the claim in it to be gone to."""


GONE = "This vacancy is no longer on the desk."


@dataclass
class ClaimsRead(Message):
    """The claims of the cell under the cursor were read; `request` tells a stale answer.

    `unread` counts those that were left, where a cell has more than anybody reads.
    """

    request: int
    claims: tuple[Listed, ...]
    unread: int


@dataclass
class CellsRead(Message):
    """The reports to lay side by side were found."""

    reports: tuple[int, ...]


@dataclass
class NotRead(Message):
    """What was asked for could not be read; `gone` if it is no longer there."""

    why: str
    gone: bool = False


class CellsScreen(TellsOfBreakdowns, ClaimDeeds, Screen[Sentence | None]):
    """A head, a grid, and the claims of one cell. Gives the sentence to go to, or None.

    A subclass loads what the grid shows in `load` and says which claims a cell holds.
    """

    CSS_PATH = sheet("cells.tcss")

    app = getters.app(DeskApp)
    head = getters.query_one(TwoEnds)
    grid = getters.query_one(Grid)
    told = getters.query_one(ClaimList)

    def __init__(self, desk: Desk, vacancy: int | None) -> None:
        super().__init__()
        self._desk = desk
        self._vacancy = vacancy
        self._saving: dict[int, list[Outcome | None]] = {}
        self._items: tuple[Listed, ...] = ()
        self._unread = 0
        self._stale = False
        self._asked_claims = 0
        self.one_by_one = threading.Lock()
        """Held by the worker that works out what the grid shows; those that wait ask first whether
        a newer one has come."""

    def compose(self) -> ComposeResult:
        glyphs = glyphs_of(self.app)
        yield TwoEnds()
        yield Static("", id="terms", markup=False)
        with Container(id="halves"):
            yield Grid(glyphs)
            with Vertical(id="lower"):
                yield from self.between()
                yield Static("", id="cell", markup=False)
                yield ClaimList(glyphs)
        yield KeyBar()

    def between(self) -> Iterable[Widget]:
        """What stands between the grid and the claims."""
        return ()

    def on_mount(self) -> None:
        self.grid.nothing = "Working it out ..."
        self.told.nothing = "Nothing is said here."
        self.grid.focus()
        self.load()

    def load(self) -> None:
        """Ask for what the grid shows."""
        raise NotImplementedError

    def paint(self) -> None:
        """Show in the grid what was loaded."""
        raise NotImplementedError

    def claims_at(self, key: Hashable, column: int) -> Sequence[int]:
        """The claims of one cell, or of the row where the cursor is on it as a whole."""
        raise NotImplementedError

    @property
    def told_of(self) -> int:
        """The number of claims in the cell under the cursor."""
        return len(self._items) + self._unread

    def cell_words(self, key: Hashable, column: int) -> Content:
        """What the cell is, over its claims."""
        raise NotImplementedError

    def on_resize(self) -> None:
        self.call_after_refresh(self.paint)

    @on(NotRead)
    def _not_read(self, message: NotRead) -> None:
        self.app.complain(message.why)
        if message.gone:
            self.forget()
            self.grid.nothing = message.why
            self.query_one("#terms", Static).update("")
            self.grid.show((), (), ())

    def forget(self) -> None:
        """Hold nothing of what was loaded, for it is no longer there."""
        raise NotImplementedError

    # --- the claims of the cell ---

    @on(Grid.Moved)
    def _read_cell(self) -> None:
        key = self.grid.key
        claims = tuple(self.claims_at(key, self.grid.column)) if key is not None else ()
        self._asked_claims += 1
        self._read_claims(self._asked_claims, claims)

    @work(thread=True, exclusive=True, group="cell", exit_on_error=False)
    def _read_claims(self, request: int, claims: Sequence[int]) -> None:
        worker = get_current_worker()
        wanted = claims[:_MOST_CLAIMS]
        try:
            found = self._desk.claim_rows(wanted)
            rows = [found[claim] for claim in wanted if claim in found]
            reports = self._desk.report_rows(sorted({row.report for row in rows}))
            vacancies = {row.vacancy for row in rows if row.vacancy is not None}
            contested = self._desk.contested(vacancies)
        except StoreError as error:
            self.post_message(NotRead(str(error)))
            return
        listed = (
            Listed(row, reports[row.report], contested=row.id in contested)
            for row in rows
            if row.report in reports
        )
        items = tuple(sorted(listed, key=lambda item: item.report.published is None))
        if not worker.is_cancelled:
            self.post_message(ClaimsRead(request, items, len(claims) - len(wanted)))

    @on(ClaimsRead)
    def _show_claims(self, message: ClaimsRead) -> None:
        if message.request == self._asked_claims:
            self._items, self._unread = message.claims, message.unread
            self._paint_claims()

    def _paint_claims(self) -> None:
        saving = {claim: outcomes[-1] for claim, outcomes in self._saving.items()}
        self.told.show(self._items, saving, unread=self._unread)
        key = self.grid.key
        words = self.cell_words(key, self.grid.column) if key is not None else paint.line("")
        self.query_one("#cell", Static).update(words)

    # --- what the desk says ---

    @on(Saving)
    def _is_saving(self, message: Saving) -> None:
        if any(item.claim.id == message.claim for item in self._items):
            self._saving.setdefault(message.claim, []).append(message.outcome)
            self._paint_claims()

    @on(DeedDone)
    def _is_done(self, message: DeedDone) -> None:
        self._settled(message.claims)
        self.load()

    @on(DeedFailed)
    def _has_failed(self, message: DeedFailed) -> None:
        self._settled(message.claims)
        self._paint_claims()

    @on(DeskChanged)
    def _has_changed(self) -> None:
        """Load again, after what is being loaded, so that no run of changes puts that off."""
        self._stale = any(w.node is self and w.group == GRID and w.is_running for w in self.workers)
        if not self._stale:
            self.load()

    @on(Worker.StateChanged)
    def _has_ended(self, event: Worker.StateChanged) -> None:
        if self._stale and event.worker.group == GRID and event.worker.is_finished:
            self._stale = False
            self.load()

    def _settled(self, claims: Sequence[int]) -> None:
        for claim in claims:
            waiting = self._saving.get(claim, [])
            del waiting[:1]
            if not waiting:
                self._saving.pop(claim, None)

    # --- keys ---

    def claim_here(self) -> ClaimRow | None:
        current = self.told.current
        return current.claim if current is not None else None

    def action_told_next(self) -> None:
        self.told.step(1)

    def action_told_previous(self) -> None:
        self.told.step(-1)

    @on(Grid.Picked)
    def _picked(self) -> None:
        self.go_there()

    def go_there(self) -> None:
        """Leave for the claim under the cursor of the list, in its report."""
        row = self.claim_here()
        if row is None:
            self.app.say("There is no claim here.")
        else:
            self.dismiss((row.report, row.id))

    def action_cells_compare(self) -> None:
        """Lay the reports of the chosen cells side by side."""
        row = self.claim_here()
        here = row.report if row is not None else None
        said = (self.claims_at(key, column) for key, column in self.grid.marked)
        first = tuple(claims[0] for claims in said if claims)
        if first:
            self._find_reports(first, here)
        else:
            self._compare((here,) if here is not None else ())

    @work(thread=True, exclusive=True, group="cells", exit_on_error=False)
    def _find_reports(self, claims: Sequence[int], here: int | None) -> None:
        """The reports of these claims; with fewer than two, that of the claim in the list too."""
        worker = get_current_worker()
        try:
            rows = self._desk.claim_rows(claims)
        except StoreError as error:
            self.post_message(NotRead(str(error)))
            return
        reports = dict.fromkeys(rows[claim].report for claim in claims if claim in rows)
        if len(reports) < 2 and here is not None:
            reports[here] = None
        if not worker.is_cancelled:
            self.post_message(CellsRead(tuple(reports)))

    @on(CellsRead)
    def _compare_found(self, message: CellsRead) -> None:
        if self.is_current:
            self._compare(message.reports)

    def _compare(self, reports: Sequence[int]) -> None:
        from rumourdesk.tui.screens.compare import CompareScreen
        from rumourdesk.tui.screens.rival import PickRivalScreen

        vacancy = self._vacancy

        def show(left: int, right: int) -> None:
            self.app.push_screen(CompareScreen(self._desk, left, right, vacancy), self.leave_for)

        def against(rival: int | None) -> None:
            if rival is not None:
                show(reports[0], rival)

        if len(reports) > 2:
            self.compare_many(reports)
        elif len(reports) == 2:
            show(reports[0], reports[1])
        elif reports and vacancy is not None:
            self.app.push_screen(PickRivalScreen(self._desk, reports[0], vacancy), against)
        else:
            self.app.say("There is no claim here to compare.")

    def compare_many(self, reports: Sequence[int]) -> None:
        """Lay more than two reports side by side."""
        from rumourdesk.tui.screens.matrix import MatrixScreen

        chosen, vacancy = tuple(reports), self._vacancy
        screen = MatrixScreen(self._desk, lambda d: d.compare_many(chosen, vacancy), vacancy)
        self.app.push_screen(screen, self.leave_for)

    def leave_for(self, sentence: Sentence | None) -> None:
        """Leave for a sentence that a screen above gave."""
        if sentence is not None:
            self.dismiss(sentence)

    def action_app_back(self) -> None:
        """Choose no cell; with none chosen, leave."""
        if self.grid.marked:
            self.grid.unmark()
        else:
            self.dismiss(None)
