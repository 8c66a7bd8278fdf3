"""The board of one vacancy: candidates in rows, evidence in columns, the claims of a cell below."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from rumourdesk.comparison.board_model import Board, Columns, SortBy
from rumourdesk.desk import Desk, ReportRow, StoreError, VacancyRow
from rumourdesk.model import Outcome
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.cells import GONE, GRID, CellsScreen, NotRead
from rumourdesk.tui.screens.common import glyphs_of, key_of, outlet_of, vacancy_words
from rumourdesk.tui.widgets import board_rows
from rumourdesk.tui.widgets.grid import ROW_HEAD

_COLUMNS = (Columns.MONTH, Columns.WEEK, Columns.OUTLET, Columns.REPORT)
_SORTS = tuple(SortBy)


@dataclass
class BoardLoaded(Message):
    """The board was worked out; `request` tells a stale answer."""

    request: int
    board: Board
    vacancy: VacancyRow
    ends: Mapping[int, ReportRow]


class BoardScreen(CellsScreen):
    """Who is said to be how far, on whose word."""

    BINDINGS = [*bindings("board"), *bindings("cells"), *bindings("told")]  # noqa: RUF012

    def __init__(self, desk: Desk, vacancy: int) -> None:
        super().__init__(desk, vacancy)
        self._of = vacancy
        self._board: Board | None = None
        self._row: VacancyRow | None = None
        self._ends: Mapping[int, ReportRow] = {}
        self._columns = _COLUMNS[0]
        self._sort = _SORTS[0]
        self._asked = 0
        self._settle_next = False

    # --- loading ---

    def load(self) -> None:
        self._asked += 1
        self._work_out(self._asked, self._columns, self._sort)

    @work(thread=True, exclusive=True, group=GRID, exit_on_error=False)
    def _work_out(self, request: int, columns: Columns, sort: SortBy) -> None:
        worker = get_current_worker()
        try:
            with self.one_by_one:
                if worker.is_cancelled:
                    return
                board = self._desk.board(self._of, columns=columns, sort=sort)
                row = next((v for v in self._desk.vacancies() if v.id == self._of), None)
                ends = self._desk.report_rows(
                    sorted({report for one in board.rows for report in (one.first, one.latest)})
                )
        except StoreError as error:
            self.post_message(NotRead(str(error)))
            return
        if row is None:
            self.post_message(NotRead(GONE, gone=True))
        elif not worker.is_cancelled:
            self.post_message(BoardLoaded(request, board, row, ends))

    @on(BoardLoaded)
    def _show(self, message: BoardLoaded) -> None:
        if message.request == self._asked:
            self._board, self._row = message.board, message.vacancy
            self._ends = message.ends
            self.grid.nothing = "No report names a candidate yet."
            self.paint()
            if self._settle_next and message.board.closed:
                self._settle_next = False
                self.action_board_settle()

    def forget(self) -> None:
        self._board = self._row = None

    # --- painting ---

    def paint(self) -> None:
        board, row = self._board, self._row
        if board is None or row is None:
            return
        self.head.set(
            paint.line(("Board  ", "bold $text-accent"), (vacancy_words(row), "bold")),
            paint.line(
                paint.count(board.reports, "report"),
                (f", {board.independent} independent", "bold"),
            ),
        )
        self.query_one("#terms", Static).update(self._terms(board))
        width = self.size.width
        self.grid.show(
            board_rows.leads(width, board),
            board_rows.columns(board),
            board_rows.rows(width, board, glyphs_of(self.app)),
        )

    def _terms(self, board: Board) -> Content:
        order = (f"by {self._sort.value}, columns: {self._columns.value}s", "$text-muted")
        rule = (f"counts as filled: {board.resolution}", "$text-muted")
        closed = (f"closed: {board.closed}", "bold")
        lines = [
            paint.line(closed, "   ", order) if board.closed else paint.line(order, "   ", rule)
        ]
        leaving = board_rows.exit_words(board.exit)
        if leaving:
            who = board.incumbent or "the incumbent"
            going = "; ".join(role.words for role in board.next_role[:1])
            next_role = f"   next: {going}" if going else ""
            lines.append(paint.line((f"{who}: ", "bold"), f"{leaving}{next_role}"))
        return paint.join(lines)

    def claims_at(self, key: Hashable, column: int) -> Sequence[int]:
        if self._board is None:
            return ()
        return list(reversed(board_rows.claims_at(self._board, key, column)))

    def cell_words(self, key: Hashable, column: int) -> Content:
        board = self._board
        if board is None:
            return paint.line("")
        if key == board_rows.EXIT:
            name, conflict = board.incumbent or "The incumbent", board.exit.conflict
        else:
            row = board_rows.candidate(board, key)
            name, conflict = str(key), row.conflict if row else None
        where = "" if column == ROW_HEAD else f", {board.columns[column].words}"
        parts: list[str | tuple[str, str]] = [
            (f"{name}{where}", "bold"),
            (f"  {paint.count(self.told_of, 'claim')}", "$text-muted"),
        ]
        if column == ROW_HEAD:
            parts.append((self._first_and_latest(key), "$text-muted"))
        if conflict is not None and column == ROW_HEAD:
            sign = glyphs_of(self.app).conflict
            parts.append((f"   {sign} {conflict.why}", "$text-warning"))
        return paint.line(*parts)

    def _first_and_latest(self, key: Hashable) -> str:
        row = board_rows.candidate(self._board, key) if self._board is not None else None
        if row is None:
            return ""
        ends = [self._ends.get(report) for report in (row.first, row.latest)]
        words = [f"{outlet_of(r)} {paint.long_day(r.published)}" if r else "" for r in ends]
        if row.reports == 1:
            return f"   only {words[0]}"
        if row.first == row.latest:
            return f"   dated only {words[0]}"
        return f"   first {words[0]}   latest {words[1]}"

    # --- keys ---

    def action_desk_timeline(self) -> None:
        """Show the timeline of the vacancy."""
        from rumourdesk.tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self._desk, self._of), self.leave_for)

    def action_board_news(self) -> None:
        """Show what came in on the vacancy since somebody last looked at it."""
        from rumourdesk.tui.screens.news import NewsScreen

        self.app.push_screen(NewsScreen(self._desk, self._of), self.leave_for)

    def action_board_rule(self) -> None:
        """Say when the vacancy counts as filled."""
        if self._board is None:
            return
        from rumourdesk.tui.screens.outcome import RuleScreen

        vacancy = self._of

        def keep(rule: str | None) -> None:
            if rule is not None:
                self.app.write(lambda desk: desk.set_resolution(vacancy, rule or None))

        self.app.push_screen(RuleScreen(self._desk, vacancy), keep)

    def action_board_close(self) -> None:
        """Close the vacancy with its outcome, or open it again."""
        if self._board is None:
            return
        from rumourdesk.tui.screens.outcome import CloseScreen, Ending

        vacancy = self._of
        people = [row.name for row in self._board.rows if row.name]

        def close(ending: Ending | None) -> None:
            if ending is None:
                return
            outcome = ending.outcome
            if outcome is None:
                self.app.write(lambda desk: desk.reopen_vacancy(vacancy))
                return
            self.app.write(
                lambda desk: (
                    desk.close_vacancy(
                        vacancy, outcome, person=ending.person, day=ending.day, note=ending.note
                    ).deed
                )
            )
            self._settle_next = True

        self.app.push_screen(CloseScreen(self._desk, vacancy, people), close)

    def action_board_settle(self) -> None:
        """List the open claims that the outcome would settle."""
        from rumourdesk.tui.screens.outcome import SettleScreen

        if self._board is None:
            return
        if not self._board.closed:
            key = key_of(self.app, "board.close")
            self.app.say(f"The vacancy has no outcome yet; {key} gives it one.")
            return

        def settle(verdicts: tuple[tuple[int, Outcome], ...] | None) -> None:
            if verdicts:
                self.app.write(
                    lambda desk: desk.settle(verdicts), claims=tuple(c for c, _ in verdicts)
                )

        self.app.push_screen(SettleScreen(self._desk, self._of), settle)

    def action_board_origins(self) -> None:
        """Show each independent source with the reports that go back to it."""
        from rumourdesk.tui.screens.origins import OriginsScreen

        def go(report: int | None) -> None:
            if report is not None:
                self.dismiss((report, None))

        self.app.push_screen(OriginsScreen(self._desk, self._of), go)

    def action_board_sort(self) -> None:
        """Sort the candidates by the next order."""
        self._sort = _SORTS[(_SORTS.index(self._sort) + 1) % len(_SORTS)]
        self.load()

    def action_board_columns(self) -> None:
        """Let the columns stand for something else."""
        self._columns = _COLUMNS[(_COLUMNS.index(self._columns) + 1) % len(_COLUMNS)]
        self.grid.unmark()
        self.load()
