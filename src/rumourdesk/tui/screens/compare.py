"""Two reports on one vacancy, side by side, question by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import getters, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from rumourdesk.desk import (
    ClaimRow,
    Comparison,
    Desk,
    NothingInCommon,
    StoreError,
)
from rumourdesk.model import Outcome
from rumourdesk.text import safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.messages import ClaimVisited, DeedDone, DeedFailed, DeskChanged, Saving
from rumourdesk.tui.screens.claim_deeds import ClaimDeeds
from rumourdesk.tui.screens.common import glyphs_of
from rumourdesk.tui.themes import sheet
from rumourdesk.tui.widgets.bars import KeyBar
from rumourdesk.tui.widgets.compare_entries import Writer, share_a_question
from rumourdesk.tui.widgets.compare_head import CompareHead
from rumourdesk.tui.widgets.compare_lines import Side
from rumourdesk.tui.widgets.compare_table import CompareTable
from rumourdesk.tui.widgets.compare_texts import CompareTexts
from rumourdesk.tui.work import DeskApp, TellsOfBreakdowns

_BESIDE = 100
"""Columns from which the two sides stand beside each other."""

_TEXTS = ("-table", "-both", "-texts")
"""What is shown, in the order of the key that switches: rows, rows over texts, mostly texts."""

Sentence = tuple[int, int | None]
"""A report and the claim in it to be gone to."""


@dataclass
class Compared(Message):
    """Two reports were laid side by side; `request` tells a stale answer."""

    request: int
    comparison: Comparison


@dataclass
class NotCompared(Message):
    """There was nothing to lay side by side; `first` if nothing is shown yet."""

    request: int
    why: str


class CompareScreen(TellsOfBreakdowns, ClaimDeeds, Screen[Sentence | None]):
    """Two competing reports, aligned by question. Gives the sentence to go to, or None."""

    CSS_PATH = sheet("compare.tcss")
    BINDINGS = bindings("compare")
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (_BESIDE, "-beside")]  # noqa: RUF012

    app = getters.app(DeskApp)
    table = getters.query_one(CompareTable)
    texts = getters.query_one(CompareTexts)

    def __init__(self, desk: Desk, left: int, right: int, vacancy: int | None) -> None:
        super().__init__()
        self._desk = desk
        self._pair = (left, right)
        self._vacancy = vacancy
        self._comparison: Comparison | None = None
        self._saving: dict[int, list[Outcome | None]] = {}
        self._agreements_shown = True
        self._shown = 0
        self._request = 0

    def compose(self) -> ComposeResult:
        yield CompareHead()
        yield Static("", id="trouble", markup=False)
        yield CompareTable()
        yield CompareTexts(glyphs_of(self.app))
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#trouble").display = False
        self.add_class(_TEXTS[self._shown])
        self.table.focus()
        self._load()

    # --- loading -----------------------------------------------------------------------------

    def _load(self) -> None:
        self._request += 1
        self._compare(self._request, [self._pair], "")

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self, request: int, pairs: Sequence[tuple[int, int]], at_end: str) -> None:
        """Lay the first pair that has something in common side by side."""
        worker = get_current_worker()
        trouble = at_end
        for left, right in pairs:
            if worker.is_cancelled:
                return
            try:
                comparison = self._desk.compare(left, right, self._vacancy)
            except NothingInCommon as error:
                trouble = at_end or str(error)
                continue
            except StoreError as error:
                trouble = str(error)
                break
            if at_end and not self._worth_showing(comparison):
                continue
            self.post_message(Compared(request, comparison))
            return
        self.post_message(NotCompared(request, trouble))

    def _worth_showing(self, comparison: Comparison) -> bool:
        return comparison.vacancy.id == self._vacancy and share_a_question(comparison)

    @on(Compared)
    def _show(self, message: Compared) -> None:
        if message.request != self._request:
            return
        comparison = message.comparison
        pair = (comparison.left.row.id, comparison.right.row.id)
        if self._comparison is None or pair != self._pair:
            self.table.restart()
        self._comparison, self._pair = comparison, pair
        self._vacancy = comparison.vacancy.id
        self.query_one("#trouble").display = False
        self._paint()

    @on(NotCompared)
    def _say_why(self, message: NotCompared) -> None:
        if message.request != self._request:
            return
        if self._comparison is not None:
            self.app.say(message.why)
            return
        trouble = self.query_one("#trouble", Static)
        trouble.update(paint.text(message.why))
        trouble.display = True
        self.table.display = False

    # --- painting ----------------------------------------------------------------------------

    def _paint(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        saving = {claim: outcomes[-1] for claim, outcomes in self._saving.items()}
        writer = Writer(comparison, glyphs_of(self.app), saving)
        self.table.display = True
        self.table.show(
            writer.entries(agreements=self._agreements_shown),
            _labels(comparison),
        )
        self.texts.show(comparison, saving)
        self._paint_head()

    def _paint_head(self) -> None:
        if self._comparison is not None:
            self.query_one(CompareHead).show(
                self._comparison,
                beside=self.has_class("-beside"),
                table_width=self.table.scrollable_content_region.width,
                agreements_shown=self._agreements_shown,
            )

    def on_resize(self) -> None:
        self.call_after_refresh(self._paint_head)

    # --- what the desk says ------------------------------------------------------------------

    @on(Saving)
    def _is_saving(self, message: Saving) -> None:
        if self._comparison and message.claim in self._comparison.claims:
            self._saving.setdefault(message.claim, []).append(message.outcome)
            self._paint()

    @on(DeedDone)
    def _is_done(self, message: DeedDone) -> None:
        for claim in message.claims:
            self._settled(claim)
        if not message.claims or message.reports:
            self._load()
            return
        self._reread(message.claims)

    @on(DeedFailed)
    def _has_failed(self, message: DeedFailed) -> None:
        for claim in message.claims:
            self._settled(claim)
        self._paint()

    @on(DeskChanged)
    def _has_changed(self) -> None:
        self._load()

    def _settled(self, claim: int) -> None:
        waiting = self._saving.get(claim, [])
        del waiting[:1]
        if not waiting:
            self._saving.pop(claim, None)

    def _reread(self, claims: Sequence[int]) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        try:
            comparison.claims.update(self._desk.claim_rows(claims))
        except StoreError as error:
            self.app.complain(str(error))
        self._paint()

    # --- moving ------------------------------------------------------------------------------

    def action_compare_next(self) -> None:
        self.table.move(1)

    def action_compare_previous(self) -> None:
        self.table.move(-1)

    def action_compare_page_down(self) -> None:
        self.table.move_page(1)

    def action_compare_page_up(self) -> None:
        self.table.move_page(-1)

    def action_compare_top(self) -> None:
        self.table.move_to(0)

    def action_compare_bottom(self) -> None:
        self.table.move_to(len(self.table.entries) - 1)

    def action_compare_left(self) -> None:
        self.table.side = Side.LEFT

    def action_compare_right(self) -> None:
        self.table.side = Side.RIGHT

    def action_compare_other_side(self) -> None:
        self.table.side = self.table.focused_side.other

    @on(CompareTable.Picked)
    def action_compare_toggle(self) -> None:
        """Open the row to its words, or close it."""
        self.table.toggle()

    def action_compare_open(self) -> None:
        """Open the row to its words; from an opened one, go to the sentence in its report."""
        if self.table.is_open:
            self.action_compare_sentence()
        else:
            self.table.toggle()

    def action_compare_sentence(self) -> None:
        """Go to the sentence in its report."""
        row = self.claim_here()
        if row is None:
            self.app.say("There is no claim here.")
        else:
            self.dismiss((row.report, row.id))

    def action_compare_overrule(self) -> None:
        """Say how the two claims of the row stand to each other."""
        from rumourdesk.tui.screens.overrule import OverruleScreen, Ruling

        comparison, entry = self._comparison, self.table.entry
        if comparison is None or entry is None or entry.left is None or entry.right is None:
            self.app.say("It takes a row with a claim on both sides.")
            return
        left, right = (comparison.claims[said.claim] for said in (entry.left, entry.right))
        rows = (row for section in comparison.sections for row in section.rows)
        met = (row for row in rows if row.left and row.right and row.left.claim == left.id)
        relation = next((row.relation for row in met), None)
        earlier, later = (relation.a, relation.b) if relation else (left.id, right.id)

        def rule(ruling: Ruling | None) -> None:
            if ruling is not None:
                self.app.write(
                    lambda desk: desk.overrule_relation(
                        earlier, later, ruling.kind, cut=ruling.cut, note=ruling.note
                    )
                )

        self.app.push_screen(OverruleScreen(left, right, relation), rule)

    def action_compare_agreements(self) -> None:
        """Hide the rows in which both say the same, or show them again."""
        self._agreements_shown = not self._agreements_shown
        self._paint()

    def action_desk_board(self) -> None:
        """Show the board of the vacancy that the two are compared on."""
        if self._vacancy is None:
            return
        from rumourdesk.tui.screens.board import BoardScreen

        self.app.push_screen(BoardScreen(self._desk, self._vacancy), self._leave_for)

    def action_desk_timeline(self) -> None:
        """Show the timeline of the vacancy that the two are compared on."""
        if self._vacancy is None:
            return
        from rumourdesk.tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self._desk, self._vacancy), self._leave_for)

    def _leave_for(self, sentence: Sentence | None) -> None:
        if sentence is not None:
            self.dismiss(sentence)

    def action_app_back(self) -> None:
        self.dismiss(None)

    def action_compare_texts(self) -> None:
        """Show the rows alone, the rows over both texts, or mostly the texts."""
        self.remove_class(_TEXTS[self._shown])
        self._shown = (self._shown + 1) % len(_TEXTS)
        self.add_class(_TEXTS[self._shown])

    @on(CompareTable.Moved)
    def _follow(self) -> None:
        self.texts.go_to(self.table.entry)

    @on(ClaimVisited)
    def _go_to_row(self, message: ClaimVisited) -> None:
        """A claim was chosen in a text: go to its row. The texts' own following changes nothing."""
        entry = self.table.entry
        if message.claim is not None and entry is not None and message.claim not in entry.key:
            self.table.go_to_claim(message.claim)

    # --- other reports -----------------------------------------------------------------------

    def action_compare_left_newer(self) -> None:
        self._step(Side.LEFT, -1)

    def action_compare_left_older(self) -> None:
        self._step(Side.LEFT, 1)

    def action_compare_right_newer(self) -> None:
        self._step(Side.RIGHT, -1)

    def action_compare_right_older(self) -> None:
        self._step(Side.RIGHT, 1)

    def _step(self, side: Side, direction: int) -> None:
        if self._vacancy is None:
            return
        left, right = self._pair
        changing, staying = (left, right) if side is Side.LEFT else (right, left)
        try:
            ids = list(self._desk.competing(staying, self._vacancy))
        except StoreError as error:
            self.app.complain(str(error))
            return
        if changing not in ids:
            return
        place = ids.index(changing)
        others = ids[place + 1 :] if direction > 0 else ids[:place][::-1]
        pairs = [(o, staying) if side is Side.LEFT else (staying, o) for o in others]
        age = "older" if direction > 0 else "newer"
        self._request += 1
        self._compare(
            self._request, pairs, f"No {age} report on this vacancy answers the same questions."
        )

    # --- judging -----------------------------------------------------------------------------

    def claim_here(self) -> ClaimRow | None:
        said = self.table.said
        if said is None or self._comparison is None:
            return None
        return self._comparison.claims[said.claim]


def _labels(comparison: Comparison) -> tuple[str, str]:
    """The outlets, or the days where both are of one outlet."""
    left, right = comparison.left.row, comparison.right.row
    if left.outlet == right.outlet:
        return paint.long_day(left.published), paint.long_day(right.published)
    return (
        safe_line(left.outlet or paint.NO_OUTLET),
        safe_line(right.outlet or paint.NO_OUTLET),
    )
