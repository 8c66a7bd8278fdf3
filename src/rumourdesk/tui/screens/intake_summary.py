"""What taking in reports did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from rumourdesk.tui import paint
from rumourdesk.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from rumourdesk.desk.taking_in import Summary

_MOST = 500


class IntakeSummaryScreen(Dialog[None]):
    """What went in, what was refused and why, and what there is to note."""

    heading = "Taken in"
    foot = (("down", "scroll"), ("dialog.cancel", "close"))

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self._summary = summary

    def contents(self) -> Iterable[Widget]:
        with VerticalScroll(classes="scrolled"):
            yield Static(paint.join(_lines(self._summary)), markup=False)

    def ready(self) -> None:
        self.query_one(VerticalScroll).focus()

    def accept(self) -> None:
        self.dismiss(None)


def _lines(summary: Summary) -> list[Content]:
    tallies = (
        (len(summary.new), "new report", "new reports"),
        (len(summary.changed), "report changed", "reports changed"),
        (len(summary.same), "report known already", "reports known already"),
        (summary.claims, "claim found", "claims found"),
        (len(summary.refused), "file left out", "files left out"),
    )
    lines = [paint.line((paint.count(number, *words), "bold")) for number, *words in tallies]
    if summary.cancelled:
        lines.append(paint.line("Stopped before the end; what is counted here was kept."))
    lines += _listed("Left out", summary.refused)
    lines += _listed("To note", summary.notes)
    return lines


def _listed(heading: str, pairs: Sequence[tuple[str, str]]) -> list[Content]:
    if not pairs:
        return []
    lines = [Content(""), paint.line((heading, "bold"))]
    for name, why in pairs[:_MOST]:
        lines += [paint.line(name), paint.line((f"   {why}", "$foreground-muted"))]
    if len(pairs) > _MOST:
        lines.append(paint.line((f"and {len(pairs) - _MOST:,} more", "$foreground-muted")))
    return lines
