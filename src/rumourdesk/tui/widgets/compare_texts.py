"""Both reports of a comparison as they were written, kept at the row that the table is at."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from rumourdesk.comparison.copied import copied
from rumourdesk.comparison.differences import evidence
from rumourdesk.desk import Comparison
from rumourdesk.model import Outcome, RelationKind, Span
from rumourdesk.tui.paint import SIGNS, Glyphs
from rumourdesk.tui.widgets.compare_lines import Entry
from rumourdesk.tui.widgets.marks import Mark, marks_of
from rumourdesk.tui.widgets.report_view import ReportView


class CompareTexts(Container):
    """The texts of the two reports; the table above keeps the keys."""

    def __init__(self, glyphs: Glyphs = SIGNS) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._comparison: Comparison | None = None
        self._entry: Entry | None = None
        self._copied: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
        self._marks: tuple[tuple[Mark, ...], tuple[Mark, ...]] = ((), ())
        self._drawn: tuple[tuple[int, int], ...] | None = None

    def compose(self) -> ComposeResult:
        for side in ("left", "right"):
            view = ReportView(self._glyphs)
            view.id = f"{side}-text"
            view.can_focus = False
            yield view

    def show(self, comparison: Comparison, saving: Mapping[int, Outcome | None]) -> None:
        """Hold these two reports; they are drawn once there is room for them."""
        self._comparison = comparison
        conflicts = _contradicted(comparison)
        left, right = (
            marks_of(
                [comparison.claims.get(row.id, row) for row in page.claims], conflicts, dict(saving)
            )
            for page in (comparison.left, comparison.right)
        )
        self._marks = (left, right)
        self._draw()

    def go_to(self, entry: Entry | None) -> None:
        """Bring the words of one row into view on both sides."""
        self._entry = entry
        if self._drawn is None:
            return
        for view, said, shared in zip(self._views(), _sides(entry), self._copied, strict=True):
            view.go_to_claim(said)
            view.lay_over(copied=shared, evidence=self._evidence(said))

    def _evidence(self, claim: int | None) -> tuple[Span, ...]:
        """The words that the claim's fields were read from."""
        if self._comparison is None or claim is None:
            return ()
        row = self._comparison.claims.get(claim)
        return evidence(row.claim) if row is not None else ()

    def on_resize(self, event: events.Resize) -> None:
        self._draw()

    def _views(self) -> tuple[ReportView, ReportView]:
        left, right = self.query(ReportView).results(ReportView)
        return left, right

    def _draw(self) -> None:
        """Wrapping a text waits for a width: while hidden there is none."""
        comparison = self._comparison
        if comparison is None or not self.size:
            return
        pages = (comparison.left, comparison.right)
        shown = tuple((page.row.id, page.version) for page in pages)
        if self._drawn == shown:
            for view, marks in zip(self._views(), self._marks, strict=True):
                view.set_marks(marks)
            return
        self._drawn = shown
        blocks = copied(*(page.report.text for page in pages))
        self._copied = tuple(b.left for b in blocks), tuple(b.right for b in blocks)
        for view, page, marks in zip(self._views(), pages, self._marks, strict=True):
            view.show(page.row.id, page.report.text, title=page.report.title, marks=marks)
        self.go_to(self._entry)


def _contradicted(comparison: Comparison) -> frozenset[int]:
    return frozenset(
        answer.claim
        for section in comparison.sections
        for row in section.rows
        if row.relation is not None and row.relation.kind is RelationKind.CONTRADICTS
        for answer in (row.left, row.right)
        if answer is not None
    )


def _sides(entry: Entry | None) -> tuple[int | None, int | None]:
    return entry.key if entry is not None else (None, None)
