"""What stands above a comparison: both reports, and the vacancy between them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from rumourdesk import keys
from rumourdesk.desk import Comparison, ReportPage
from rumourdesk.tui import paint
from rumourdesk.tui.screens.common import glyphs_of, outlet_of, resolved
from rumourdesk.tui.widgets.compare_entries import agreements
from rumourdesk.tui.widgets.compare_lines import columns


class CompareHead(Container):
    """The two reports above their sides of the table, or one above the other."""

    def compose(self) -> ComposeResult:
        yield Static(id="left-report", markup=False)
        yield Static(id="vacancy", markup=False)
        yield Static(id="right-report", markup=False)

    def show(
        self, comparison: Comparison, *, beside: bool, table_width: int, agreements_shown: bool
    ) -> None:
        """Name the reports; `table_width` is what the rows below have, in cells."""
        left, middle, right = self.query(Static).results(Static)
        half, between, _ = columns(table_width)
        left.styles.width = half if beside else "100%"
        middle.styles.width = between if beside else "100%"
        left.update(_report(comparison.left, self._steps("left", beside), beside))
        right.update(_report(comparison.right, self._steps("right", beside), beside))
        parts = self._middle(comparison, agreements_shown)
        middle.update(paint.join(parts, "\n" if beside else "   "))

    def _steps(self, side: str, beside: bool) -> str:
        """The keys that lay another report on this side, with words where there is room."""
        own = {binding.id: binding.keys for binding in resolved(self.app)}
        parts = [
            f"{keys.shown(held[0])} {age}" if beside else keys.shown(held[0])
            for age in ("newer", "older")
            if (held := own[f"compare.{side}_{age}"])
        ]
        return ("  " if beside else " ").join(parts)

    def _middle(self, comparison: Comparison, agreements_shown: bool) -> list[Content]:
        vacancy = comparison.vacancy
        against = paint.count(comparison.contradictions, "contradiction")
        if comparison.contradictions:
            conflict = (f"{glyphs_of(self.app).conflict} {against}", "$text-error")
        else:
            conflict = (against, "$foreground-muted")
        parts = [
            paint.line((f"{vacancy.organisation} · {vacancy.role}", "bold")),
            paint.line(conflict),
        ]
        hidden = 0 if agreements_shown else agreements(comparison)
        if hidden:
            words = f"{paint.count(hidden, 'agreement')} hidden"
            parts.append(paint.line((words, "$foreground-muted")))
        return parts


def _report(page: ReportPage, steps: str, beside: bool) -> Content:
    outlet = paint.line((outlet_of(page.row), "bold"))
    published = paint.long_day(page.row.published)
    if beside:
        day = paint.line((f"{published}   {steps}", "$foreground-muted"))
        return paint.join([outlet, day, paint.line(page.row.headline)])
    day = paint.line((published, "$foreground-muted"))
    change = paint.line((steps, "$foreground-muted"))
    return paint.join([change, outlet, day, paint.line(page.row.headline)], "  ")
