"""Which other report to lay beside one."""

from __future__ import annotations

from collections import Counter, defaultdict
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
_Known = tuple[list[int], defaultdict[int, Counter[RelationKind]]]


class PickRivalScreen(PickScreen[int]):
    """The other reports on a vacancy, those that contradict `report` most first. Gives one's id."""

    heading = "Compare with"
    prompt = "An outlet or a headline"

    def __init__(self, desk: Desk, report: int, vacancy: int, *, pause: float = PAUSE) -> None:
        super().__init__(pause=pause)
        self._desk = desk
        self._report = report
        self._vacancy = vacancy
        self._known: _Known | None = None
        self._names: dict[int, str] | None = None

    def find(self, words: str) -> tuple[Sequence[Choice[int]], str]:
        ids, met = self._learn()
        if fold(words):
            ids = best(fold(words), self._named(ids), _MOST)
        shown = self._desk.report_rows(ids[:_MOST])
        choices = [
            Choice(i, paint.join([report_line(shown[i]), self._how(met[i])]))
            for i in ids[:_MOST]
            if i in shown
        ]
        if not choices and not fold(words):
            return (), "No other report on this desk speaks of this vacancy."
        return choices, paint.count(len(ids), "report") if choices else "No such report."

    def _learn(self) -> _Known:
        """The rivals, those that contradict the report most first; asked for once."""
        if self._known is None:
            met = self._desk.meetings(self._report, self._vacancy)
            ids = list(self._desk.competing(self._report, self._vacancy))
            ids.sort(key=lambda i: (-met[i][RelationKind.CONTRADICTS], -met[i].total()))
            self._known = ids, met
        return self._known

    def _named(self, ids: Sequence[int]) -> dict[int, str]:
        if self._names is None:
            rows = self._desk.report_rows(ids)
            self._names = {
                i: fold(f"{rows[i].outlet or ''} {rows[i].headline}") for i in ids if i in rows
            }
        return self._names

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
