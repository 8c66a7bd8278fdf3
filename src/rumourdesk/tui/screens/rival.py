"""Which other report to lay beside one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from textual.content import Content

from rumourdesk.desk import Desk
from rumourdesk.model import RelationKind
from rumourdesk.text import fold
from rumourdesk.tui import paint
from rumourdesk.tui.screens.common import glyphs_of, report_line
from rumourdesk.tui.screens.jump import best
from rumourdesk.tui.screens.picking import PAUSE, Choice, PickScreen

_MOST = 200
_INDENT = " " * 13


class PickRivalScreen(PickScreen[int]):
    """The other reports on a vacancy, those that contradict `report` most first. Gives one's id."""

    heading = "Compare with"
    prompt = "An outlet or a headline"

    def __init__(self, desk: Desk, report: int, vacancy: int, *, pause: float = PAUSE) -> None:
        super().__init__(pause=pause)
        self._desk = desk
        self._report = report
        self._vacancy = vacancy

    def find(self, words: str) -> tuple[Sequence[Choice[int]], str]:
        met = self._desk.meetings(self._report, self._vacancy)
        ids = list(self._desk.competing(self._report, self._vacancy))
        ids.sort(key=lambda i: (-met[i][RelationKind.CONTRADICTS], -met[i].total()))
        if fold(words):
            rows = self._desk.report_rows(ids)
            names = {i: fold(f"{rows[i].outlet or ''} {rows[i].headline}") for i in rows}
            ids = best(fold(words), names, _MOST)
        shown = self._desk.report_rows(ids[:_MOST])
        choices = [
            Choice(i, paint.join([report_line(shown[i]), self._how(met[i])]))
            for i in ids[:_MOST]
            if i in shown
        ]
        if not choices and not fold(words):
            return (), "No other report on this desk speaks of this vacancy."
        return choices, paint.count(len(ids), "report") if choices else "No such report."

    def _how(self, met: Counter[RelationKind]) -> Content:
        glyphs = glyphs_of(self.app)
        parts = [
            f"{sign} {paint.count(met[kind], word, many)}"
            for kind, sign, word, many in (
                (RelationKind.CONTRADICTS, glyphs.conflict, "contradiction", "contradictions"),
                (RelationKind.UPDATES, glyphs.updates, "update", "updates"),
                (RelationKind.AGREES, glyphs.agrees, "agreement", "agreements"),
                (RelationKind.ECHOES, glyphs.echo, "echo", "echoes"),
            )
            if met[kind]
        ]
        return paint.line(
            (_INDENT + ("   ".join(parts) or "nothing that meets"), "$foreground-muted")
        )
