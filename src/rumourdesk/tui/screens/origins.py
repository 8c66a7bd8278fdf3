"""Who stands behind the reports on a vacancy: each origin with the reports that go back to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import getters, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from rumourdesk.comparison import Independence
from rumourdesk.desk import Desk, ReportRow, StoreError
from rumourdesk.text import safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.messages import DeedDone, DeskChanged
from rumourdesk.tui.screens.common import outlet_of
from rumourdesk.tui.themes import sheet
from rumourdesk.tui.widgets.bars import KeyBar, TwoEnds
from rumourdesk.tui.widgets.grid import Grid
from rumourdesk.tui.widgets.grid_model import Heading, Lead, Piece, Row
from rumourdesk.tui.work import DeskApp, TellsOfBreakdowns

_UNNAMED = "nobody named: reports that only repeat what unnamed others say"
_DAY = 17


@dataclass
class OriginsRead(Message):
    """The origins of a vacancy were worked out; `request` tells a stale answer."""

    request: int
    found: Independence
    reports: Mapping[int, ReportRow]


@dataclass
class OriginsFailed(Message):
    why: str


class OriginsScreen(TellsOfBreakdowns, Screen[int | None]):
    """The independent sources of a vacancy. Gives the report to go to, or None."""

    CSS_PATH = sheet("cells.tcss")
    BINDINGS = bindings("origins")

    app = getters.app(DeskApp)
    grid = getters.query_one(Grid)

    def __init__(self, desk: Desk, vacancy: int) -> None:
        super().__init__()
        self._desk = desk
        self._vacancy = vacancy
        self._found: Independence | None = None
        self._reports: Mapping[int, ReportRow] = {}
        self._asked = 0

    def compose(self) -> ComposeResult:
        yield TwoEnds()
        yield Static("", id="terms", markup=False)
        yield Grid(self.app.glyphs)
        yield KeyBar()

    def on_mount(self) -> None:
        self.grid.nothing = "Working it out ..."
        self.grid.focus()
        self._load()

    def on_resize(self) -> None:
        self.call_after_refresh(self._paint)

    @on(DeedDone)
    @on(DeskChanged)
    def _load(self) -> None:
        self._asked += 1
        self._read(self._asked)

    @work(thread=True, exclusive=True, group="origins", exit_on_error=False)
    def _read(self, request: int) -> None:
        worker = get_current_worker()
        try:
            found = self._desk.independence(self._vacancy)
            reports = self._desk.report_rows(found.reports)
        except StoreError as error:
            self.post_message(OriginsFailed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(OriginsRead(request, found, reports))

    @on(OriginsRead)
    def _show(self, message: OriginsRead) -> None:
        if message.request == self._asked:
            self._found, self._reports = message.found, message.reports
            self.grid.nothing = "No report speaks of this vacancy."
            self._paint()

    @on(OriginsFailed)
    def _failed(self, message: OriginsFailed) -> None:
        self.app.complain(message.why)

    def _paint(self) -> None:
        found = self._found
        if found is None:
            return
        self.query_one(TwoEnds).set(
            paint.line(("Independent sources", "bold $text-accent")),
            paint.line((found.words, "bold")),
        )
        words = "Each report stands once, under the origin that it counts for."
        self.query_one("#terms", Static).update(paint.line((words, "$text-muted")))
        outlet = min(34, max(16, self.size.width // 4))
        headline = max(20, self.size.width - outlet - _DAY - 10)
        leads = (Lead("", 1), Lead("", outlet), Lead("", _DAY), Lead("", headline))
        entries: list[Row | Heading] = []
        for origin in sorted(found.origins, key=lambda o: (-len(o.reports), o.name)):
            kind = ", an agency" if origin.agency else ""
            many = paint.count(len(origin.reports), "report")
            entries.append(Heading(safe_line(f"{origin.name}{kind}: {many}")))
            entries += self._rows(origin.reports, origin.own)
        if found.unnamed:
            entries.append(Heading(_UNNAMED))
            entries += self._rows(found.unnamed, ())
        self.grid.show(leads, (), entries)

    def _rows(self, reports: Sequence[int], own: Sequence[int]) -> list[Row]:
        """The reports of one origin; those that only repeat it carry the sign of an echo."""
        shown = [self._reports[report] for report in reports if report in self._reports]
        return [
            Row(
                row.id,
                (
                    ((Piece(" " if row.id in own else self.app.glyphs.echo, "change"),),),
                    ((Piece(outlet_of(row), "strong"),),),
                    ((Piece(paint.long_day(row.published), "muted"),),),
                    ((Piece(safe_line(row.headline)),),),
                ),
                (),
            )
            for row in shown
        ]

    # --- keys ---

    @on(Grid.Picked)
    def _go_there(self) -> None:
        if isinstance(self.grid.key, int):
            self.dismiss(self.grid.key)

    def action_origins_echoes(self) -> None:
        """Show the chain behind the report under the cursor."""
        from rumourdesk.tui.screens.echoes import EchoScreen

        def go(report: int | None) -> None:
            if report is not None:
                self.dismiss(report)

        if isinstance(self.grid.key, int):
            self.app.push_screen(EchoScreen(self._desk, self.grid.key), go)

    def action_app_back(self) -> None:
        self.dismiss(None)
