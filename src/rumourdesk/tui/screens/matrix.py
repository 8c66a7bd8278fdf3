"""Three or more reports on a vacancy: questions in rows, reports in columns."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from rumourdesk.comparison.matrix import MatrixRow
from rumourdesk.desk import Desk, Matrix, NothingInCommon, StoreError
from rumourdesk.model import Outcome
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.cells import GRID, CellsScreen, NotRead
from rumourdesk.tui.screens.common import glyphs_of, key_of, outlet_of
from rumourdesk.tui.widgets import matrix_rows
from rumourdesk.tui.widgets.grid import ROW_HEAD

Ask = Callable[[Desk], Matrix]


@dataclass
class MatrixLoaded(Message):
    """The matrix was worked out; `request` tells a stale answer."""

    request: int
    matrix: Matrix
    outcomes: Mapping[int, Outcome | None]


class MatrixScreen(CellsScreen):
    """What each of several reports answers to each question."""

    BINDINGS = [*bindings("matrix"), *bindings("cells"), *bindings("told")]  # noqa: RUF012

    def __init__(self, desk: Desk, ask: Ask, vacancy: int | None, title: str = "") -> None:
        """`ask` gives the reports laid side by side; it runs in a thread."""
        super().__init__(desk, vacancy)
        self._ask = ask
        self._title = title
        self._matrix: Matrix | None = None
        self._outcomes: Mapping[int, Outcome | None] = {}
        self._contested_only = False
        self._asked = 0

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
                matrix = self._ask(self._desk)
                said = [a.claim for row in matrix.rows for cell in row.cells for a in cell.answers]
                found = self._desk.claim_rows(said)
        except NothingInCommon as error:
            self.post_message(NotRead(str(error), gone=True))
            return
        except StoreError as error:
            self.post_message(NotRead(str(error)))
            return
        if not worker.is_cancelled:
            outcomes = {claim: row.outcome for claim, row in found.items()}
            self.post_message(MatrixLoaded(request, matrix, outcomes))

    @on(MatrixLoaded)
    def _show(self, message: MatrixLoaded) -> None:
        if message.request == self._asked:
            self._matrix, self._outcomes = message.matrix, message.outcomes
            self.paint()

    def forget(self) -> None:
        self._matrix = None

    # --- painting ---

    def paint(self) -> None:
        matrix = self._matrix
        if matrix is None:
            return
        glyphs = glyphs_of(self.app)
        contested = sum(row.contested for row in matrix.rows)
        names = ", ".join(f"{v.organisation} · {v.role}" for v in matrix.vacancies)
        conflict = "$text-warning" if contested else "$text-muted"
        title = self._title or paint.count(len(matrix.reports), "report")
        self.head.set(
            paint.line(("Compare  ", "bold $text-accent"), (title, "bold"), f"  {names}"),
            paint.line((f"{glyphs.conflict} {paint.count(contested, 'contested row')}", conflict)),
        )
        shown = "only the contested rows" if self._contested_only else "every row"
        self.query_one("#terms", Static).update(paint.line((f"showing {shown}", "$text-muted")))
        width = matrix_rows.cell_width(self.size.width, len(matrix.reports))
        rows = [row for row in matrix.rows if row.contested or not self._contested_only]
        self.grid.nothing = "These reports answer no question in common."
        if matrix.rows:
            key = key_of(self.app, "matrix.contested")
            self.grid.nothing = f"In no row do they contradict each other; {key} shows every row."
        self.grid.show(
            matrix_rows.leads(self.size.width),
            matrix_rows.columns(matrix.reports, width),
            matrix_rows.rows(rows, self._outcomes, width, glyphs),
        )

    def _row(self, key: Hashable) -> MatrixRow | None:
        rows = self._matrix.rows if self._matrix is not None else ()
        return next((row for row in rows if matrix_rows.key_of(row) == key), None)

    def claims_at(self, key: Hashable, column: int) -> Sequence[int]:
        row = self._row(key)
        if row is None:
            return ()
        cells = row.cells if column == ROW_HEAD else (row.cells[column],)
        return [answer.claim for cell in cells for answer in cell.answers]

    def cell_words(self, key: Hashable, column: int) -> Content:
        row = self._row(key)
        if row is None or self._matrix is None:
            return paint.line("")
        parts: list[str | tuple[str, str]] = [(matrix_rows.title(row), "bold")]
        if column != ROW_HEAD:
            report = self._matrix.reports[column]
            day = paint.long_day(report.published)
            parts += [f"   {outlet_of(report)}", (f"  {day}", "$text-muted")]
            relation = row.cells[column].sharpest
            if relation is not None:
                parts.append((f"   {relation.kind.value}: {relation.why}", "$text-warning"))
        return paint.line(*parts)

    # --- keys ---

    def action_matrix_contested(self) -> None:
        """Show only the rows in which the reports contradict each other, or all again."""
        self._contested_only = not self._contested_only
        self.paint()
