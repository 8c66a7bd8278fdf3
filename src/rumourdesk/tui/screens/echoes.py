"""On whose word a report stands, and who repeats it, each with its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from rumourdesk.comparison.echoes import EchoEdge, ProofKind
from rumourdesk.desk import Desk, EchoChain, ReportRow, StoreError
from rumourdesk.model import Span
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

_PROOFS = {
    ProofKind.CITES: "credits",
    ProofKind.LINKS: "links to",
    ProofKind.QUOTES: "quotes as",
    ProofKind.COPIES: "copies",
}
_SHOWN = 6
"""Stretches of words shown of one proof."""
_SHORT = 40
"""Characters up to which a stretch is shown with the sentence or line around it."""
_WEIGHT = 10
"""Cells for how much of a report an echo binds."""

_Key = tuple[int, int | None, str]


@dataclass
class ChainRead(Message):
    """The echoes of a report were read, with the texts that their proofs stand in."""

    request: int
    chain: EchoChain
    texts: dict[int, str]


@dataclass
class ChainFailed(Message):
    why: str


class EchoScreen(TellsOfBreakdowns, Screen[int | None]):
    """The chain behind one report. Gives the report to go to, or None."""

    CSS_PATH = sheet("cells.tcss")
    BINDINGS = bindings("echoes")

    app = getters.app(DeskApp)
    grid = getters.query_one(Grid)

    def __init__(self, desk: Desk, report: int) -> None:
        super().__init__()
        self._desk = desk
        self._report = report
        self._chain: EchoChain | None = None
        self._texts: dict[int, str] = {}
        self._asked = 0

    def compose(self) -> ComposeResult:
        yield TwoEnds()
        yield Static("", id="terms", markup=False)
        yield Grid(self.app.glyphs)
        with VerticalScroll(id="proof", can_focus=False):
            yield Static("", markup=False, id="proof-words")
        yield KeyBar()

    def on_mount(self) -> None:
        self.grid.nothing = "Working it out ..."
        self.grid.focus()
        self._load()

    def on_resize(self) -> None:
        self.call_after_refresh(self._paint)

    # --- loading ---

    def _load(self) -> None:
        self._asked += 1
        self._read(self._asked)

    @work(thread=True, exclusive=True, group="echo chain", exit_on_error=False)
    def _read(self, request: int) -> None:
        worker = get_current_worker()
        try:
            chain = self._desk.echo_chain(self._report)
            texts = {report: self._desk.page(report).report.text for report in chain.reports}
        except StoreError as error:
            self.post_message(ChainFailed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(ChainRead(request, chain, texts))

    @on(ChainRead)
    def _show(self, message: ChainRead) -> None:
        if message.request == self._asked:
            self._chain, self._texts = message.chain, message.texts
            self.grid.nothing = "It stands on its own word, and nobody on the desk repeats it."
            self._paint()

    @on(ChainFailed)
    def _failed(self, message: ChainFailed) -> None:
        self.app.complain(message.why)

    @on(DeedDone)
    @on(DeskChanged)
    def _changed(self) -> None:
        self._load()

    # --- painting ---

    def _paint(self) -> None:
        chain = self._chain
        if chain is None:
            return
        row = chain.reports.get(self._report)
        title = f"{outlet_of(row)}, {paint.long_day(row.published)}" if row else "this report"
        self.query_one(TwoEnds).set(
            paint.line(("Echoes  ", "bold $text-accent"), (title, "bold")),
            paint.line(f"repeated by {paint.count(len(chain.echoed_by), 'report')}"),
        )
        headline = row.headline if row else ""
        self.query_one("#terms", Static).update(paint.line((headline, "$text-muted")))
        width = max(20, self.size.width - 4)
        proof = 11
        who = min(34, (width - proof - _WEIGHT) // 2 - 2)
        rest = width - 2 * who - proof - 6
        leads = (Lead("", who), Lead("", proof), Lead("", who), Lead("", rest))
        entries: list[Row | Heading] = []
        for heading, edges in (
            ("Stands on", chain.stands_on),
            ("Is repeated by", chain.echoed_by),
        ):
            if edges:
                entries.append(Heading(heading))
                entries += [self._entry(edge, chain) for edge in edges]
        self.grid.show(leads, (), entries)

    def _entry(self, edge: EchoEdge, chain: EchoChain) -> Row:
        told = _PROOFS[edge.proofs[0].kind] if edge.proofs else "set by hand"
        known = {(r.later, r.earlier) for r in chain.rulings}
        by_hand = " (by hand)" if (edge.later, edge.earlier) in known else ""
        weight = "as a whole" if edge.whole else paint.count(len(edge.claims), "claim")
        if not edge.folds:
            weight = "shown, folds nothing"
        if edge.rerun:
            weight = "the old story again, nothing new"
        cells = (
            (self._named(edge.later, chain), "strong"),
            (told, "change"),
            (self._named(edge.earlier, chain, edge.origin), "strong"),
            (f"{weight}{by_hand}", "muted"),
        )
        key: _Key = (edge.later, edge.earlier, edge.origin_key)
        return Row(key, tuple(((Piece(safe_line(w), role),),) for w, role in cells), ())

    def _named(self, report: int | None, chain: EchoChain, origin: str = "") -> str:
        row: ReportRow | None = chain.reports.get(report) if report is not None else None
        if row is None:
            return f"{origin}, as credited" if origin else "a report"
        return f"{outlet_of(row)}, {paint.long_day(row.published)}"

    @on(Grid.Moved)
    def _show_proof(self) -> None:
        edge = self._edge()
        self.query_one("#proof-words", Static).update(self._proof(edge) if edge else "")

    def _edge(self) -> EchoEdge | None:
        key, chain = self.grid.key, self._chain
        if chain is None:
            return None
        edges = (*chain.stands_on, *chain.echoed_by)
        return next((e for e in edges if (e.later, e.earlier, e.origin_key) == key), None)

    def _proof(self, edge: EchoEdge) -> Content:
        lines = []
        for proof in edge.proofs:
            lines.append(paint.line((proof.why, "bold")))
            lines += self._words(edge.later, proof.later)
            if edge.earlier is not None and proof.earlier:
                lines.append(paint.line(("in the earlier one:", "$text-muted")))
                lines += self._words(edge.earlier, proof.earlier)
        if not edge.order_known:
            lines.append(paint.line(("Which of the two came first is not known.", "$text-warning")))
        return paint.join(lines)

    def _words(self, report: int, spans: Sequence[Span]) -> list[Content]:
        text = self._texts.get(report, "")
        found = list(dict.fromkeys(_in_its_line(span, text) for span in spans))
        shown = [paint.line("  ", (f"“{words}”", "italic")) for words in found[:_SHOWN]]
        more = len(found) - len(shown)
        if more > 0:
            shown.append(paint.line((f"  and {more} more", "$text-muted")))
        return shown

    # --- keys ---

    @on(Grid.Picked)
    def _go_there(self) -> None:
        edge = self._edge()
        if edge is None:
            return
        other = edge.earlier if edge.later == self._report else edge.later
        if other is None:
            self.app.say("It is credited by name; no report of it on the desk is meant.")
        else:
            self.dismiss(other)

    def action_echoes_cut(self) -> None:
        """Say that this is no echo."""
        edge = self._edge()
        if edge is None:
            return
        later, earlier, key, origin = edge.later, edge.earlier, edge.origin_key, edge.origin
        if earlier is None:
            self.app.write(lambda desk: desk.overrule_credit(later, key, False, origin=origin))
        else:
            self.app.write(lambda desk: desk.overrule_echo(later, earlier, False))

    def action_echoes_add(self) -> None:
        """Choose a report that this one only repeats."""
        from rumourdesk.tui.screens.jump import Goal, PickReportScreen

        later = self._report

        def add(goal: Goal | None) -> None:
            earlier = goal.report if goal is not None else None
            if earlier is not None:
                self.app.write(lambda desk: desk.overrule_echo(later, earlier, True))

        self.app.push_screen(
            PickReportScreen(self._desk, "Which report does it repeat?", besides=later), add
        )

    def action_edit_undo(self) -> None:
        self.app.undo()

    def action_edit_redo(self) -> None:
        self.app.redo()

    def action_app_back(self) -> None:
        self.dismiss(None)


def _in_its_line(span: Span, text: str) -> str:
    """The words of a span; a mere name with what stands around it in its line."""
    if span.end - span.start > _SHORT:
        return " ".join(span.of(text).split())
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before = text.rfind(". ", start, span.start)
    after = text.find(". ", span.end, end)
    start = before + 2 if before >= 0 else start
    end = after + 1 if after >= 0 else end
    return " ".join(text[start:end].split())
