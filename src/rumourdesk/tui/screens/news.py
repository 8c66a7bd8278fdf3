"""What came in since somebody last looked, vacancy by vacancy, and the key that clears it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from rumourdesk.comparison.news import Item, NewsKind
from rumourdesk.desk import Desk, ReportRow, StoreError, Unseen, VacancyRow
from rumourdesk.text import safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.cells import GRID, CellsScreen, NotRead
from rumourdesk.tui.screens.common import outlet_of, vacancy_words
from rumourdesk.tui.widgets.grid_model import Heading, Lead, Piece, Row

_ROLES = {
    NewsKind.CLAIM: "text",
    NewsKind.UPGRADE: "for",
    NewsKind.DENIAL: "against",
    NewsKind.CONFIRMATION: "confirmed",
    NewsKind.EDIT: "change",
}
_WORDS = {
    NewsKind.CLAIM: "new claims",
    NewsKind.UPGRADE: "further",
    NewsKind.DENIAL: "denial",
    NewsKind.CONFIRMATION: "second source",
    NewsKind.EDIT: "report changed",
}
_KIND, _DAY, _SHORT_DAY = 14, 11, 9

_MOST_VACANCIES = 30
"""Vacancies shown at once; when they are cleared, the next ones come."""
_MOST_ITEMS = 500
"""Pieces of news shown of one vacancy."""


@dataclass
class NewsLoaded(Message):
    """What is new was found; `request` tells a stale answer."""

    request: int
    unseen: Unseen
    vacancies: Mapping[int, VacancyRow]
    reports: Mapping[int, ReportRow]


class NewsScreen(CellsScreen):
    """New claims, upgrades, denials, second sources and changed reports, on one vacancy or all."""

    BINDINGS = [*bindings("news"), *bindings("cells"), *bindings("told")]  # noqa: RUF012

    def __init__(self, desk: Desk, vacancy: int | None = None) -> None:
        super().__init__(desk, vacancy)
        self._of = vacancy
        self._unseen: Unseen | None = None
        self._known: Mapping[int, VacancyRow] = {}
        self._reports: Mapping[int, ReportRow] = {}
        self._asked = 0

    # --- loading ---

    def load(self) -> None:
        self._asked += 1
        self._find(self._asked)

    @work(thread=True, exclusive=True, group=GRID, exit_on_error=False)
    def _find(self, request: int) -> None:
        worker = get_current_worker()
        try:
            with self.one_by_one:
                if worker.is_cancelled:
                    return
                unseen = self._desk.news(
                    self._of, most=_MOST_VACANCIES, cancelled=lambda: worker.is_cancelled
                )
                vacancies = {row.id: row for row in self._desk.vacancies()}
                ids = sorted({item.report for news in unseen.of for item in news.items})
                reports = self._desk.report_rows(ids)
        except StoreError as error:
            self.post_message(NotRead(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(NewsLoaded(request, unseen, vacancies, reports))

    @on(NewsLoaded)
    def _show(self, message: NewsLoaded) -> None:
        if message.request == self._asked:
            self._unseen, self._known = message.unseen, message.vacancies
            self._reports = message.reports
            self.grid.nothing = "Nothing is new since you last looked."
            self.paint()

    def forget(self) -> None:
        self._unseen = None

    # --- painting ---

    def paint(self) -> None:
        unseen = self._unseen
        if unseen is None:
            return
        items = [item for news in unseen.of for item in news.items]
        of = self._known.get(self._of) if self._of is not None else None
        where = vacancy_words(of) if of is not None else "the whole desk"
        self.head.set(
            paint.line(("Since you last looked  ", "bold $text-accent"), (where, "bold")),
            paint.line(paint.count(len({item.report for item in items}), "report")),
        )
        counts = [(kind, sum(item.kind is kind for item in items)) for kind in NewsKind]
        said = "   ".join(f"{_WORDS[kind]}: {number}" for kind, number in counts if number)
        if unseen.further:
            said += f"   and {paint.count(unseen.further, 'vacancy', 'vacancies')} more after these"
        self.query_one("#terms", Static).update(paint.line((said or "nothing new", "$text-muted")))
        width = self.size.width
        outlet, day = (14, _SHORT_DAY) if width < 100 else (28, _DAY)
        words = max(16, width - _KIND - day - outlet - 7)
        leads = (Lead("", _KIND), Lead("", words), Lead("", day), Lead("", outlet))
        entries: list[Row | Heading] = []
        for news in unseen.of:
            vacancy = self._known.get(news.vacancy)
            entries.append(Heading(safe_line(vacancy_words(vacancy)) if vacancy else "a vacancy"))
            entries += [self._entry(news.vacancy, item) for item in news.items[:_MOST_ITEMS]]
            if len(news.items) > _MOST_ITEMS:
                entries.append(Heading(f"and {len(news.items) - _MOST_ITEMS:,} more of these"))
        self.grid.show(leads, (), entries)

    def _entry(self, vacancy: int, item: Item) -> Row:
        report = self._reports.get(item.report)
        words = item.words
        if item.kind is NewsKind.CLAIM and report is not None:
            words = f"{report.headline} ({item.words})"
        cells = (
            (_WORDS[item.kind], _ROLES[item.kind]),
            (safe_line(words), "text"),
            (self._day(report), "muted"),
            (outlet_of(report) if report is not None else "", "muted"),
        )
        return Row((vacancy, item), tuple(((Piece(told, role),),) for told, role in cells), ())

    def _day(self, report: ReportRow | None) -> str:
        if report is None:
            return ""
        if report.published is None:
            return paint.UNDATED
        day = report.published.day
        return paint.brief_day(day) if self.size.width < 100 else paint.day(day)

    def claims_at(self, key: Hashable, column: int) -> Sequence[int]:
        item = _item(key)
        return item.claims if item is not None else ()

    def cell_words(self, key: Hashable, column: int) -> Content:
        item = _item(key)
        if item is None:
            return paint.line("")
        report = self._reports.get(item.report)
        counted = item.kind is NewsKind.CLAIM
        headline = report.headline if counted and report is not None else item.words
        return paint.line(
            (safe_line(headline), "bold"),
            (f"  {paint.count(self.told_of, 'claim')}", "$text-muted"),
        )

    # --- keys ---

    def go_there(self) -> None:
        item = _item(self.grid.key)
        if item is not None and not item.claims:
            self.dismiss((item.report, None))
        else:
            super().go_there()

    def action_news_looked(self) -> None:
        """Note that all this was seen."""
        unseen, of = self._unseen, self._of
        if unseen is None or not unseen.of:
            self.app.say("Nothing is new since you last looked.")
            return

        shown = [news.vacancy for news in unseen.of] if unseen.further else [of]

        def act(desk: Desk) -> None:
            for vacancy in shown:
                desk.looked(vacancy, unseen.upto)

        self.app.write(act)


def _item(key: Hashable) -> Item | None:
    return key[1] if isinstance(key, tuple) else None
