"""The reports that were removed, to be given back."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on, work
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from rumourdesk.desk import Desk, Filter, ReportRow, StoreError
from rumourdesk.tui import paint
from rumourdesk.tui.messages import DeedDone
from rumourdesk.tui.screens.common import report_line
from rumourdesk.tui.screens.dialog import Dialog
from rumourdesk.tui.work import DeskApp

_MOST = 500


class TrashScreen(Dialog[None]):
    """Removed reports, newest first; one key gives the one under the cursor back."""

    heading = "Trash"
    foot = (("enter", "give back"), ("dialog.cancel", "close"))

    app = getters.app(DeskApp)
    removed = getters.query_one(OptionList)

    class Loaded(Message):
        """The removed reports were read."""

        def __init__(self, rows: tuple[ReportRow, ...], total: int) -> None:
            self.rows = rows
            self.total = total
            super().__init__()

    class Failed(Message):
        """The removed reports could not be read."""

        def __init__(self, why: str) -> None:
            self.why = why
            super().__init__()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reports: tuple[int, ...] = ()

    def contents(self) -> Iterable[Widget]:
        yield OptionList(markup=False, compact=True)
        yield Static("", classes="status", markup=False)

    def ready(self) -> None:
        self.removed.focus()
        self._load()

    @work(thread=True, exclusive=True, group="trash", exit_on_error=False)
    def _load(self) -> None:
        try:
            ids = self._desk.report_ids(Filter(trashed=True))
            rows = self._desk.report_rows(ids[:_MOST])
        except StoreError as error:
            self.post_message(self.Failed(str(error)))
            return
        found = tuple(rows[i] for i in ids[:_MOST] if i in rows)
        self.post_message(self.Loaded(found, len(ids)))

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        place = self.removed.highlighted or 0
        self._reports = tuple(row.id for row in message.rows)
        self.removed.clear_options()
        self.removed.add_options(Option(report_line(row)) for row in message.rows)
        self.removed.display = bool(message.rows)
        if message.rows:
            self.removed.highlighted = min(place, len(message.rows) - 1)
        words = paint.count(message.total, "removed report") if message.rows else "Nothing here."
        if message.total > len(message.rows):
            words += f"; the newest {len(message.rows)} are shown"
        self.query_one(".status", Static).update(paint.text(words))

    @on(Failed)
    def _say_why(self, message: Failed) -> None:
        self.complain(message.why)

    @on(OptionList.OptionSelected)
    def accept(self) -> None:
        """Give the report under the cursor back to the desk."""
        place = self.removed.highlighted
        if place is not None and place < len(self._reports):
            self.app.restore_report(self._reports[place])

    @on(DeedDone)
    def _changed(self) -> None:
        self._load()
