"""Which other report to lay beside one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rumourdesk.desk import Desk
from rumourdesk.model import RelationKind
from rumourdesk.text import fold
from rumourdesk.tui import paint
from rumourdesk.tui.screens.common import glyphs_of, report_line
from rumourdesk.tui.screens.jump import best
from rumourdesk.tui.screens.picking import PAUSE, Choice, PickScreen

_MOST = 200


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
        against, other = self._met()
        ids = list(self._desk.competing(self._report, self._vacancy))
        ids.sort(key=lambda i: (-against[i], -other[i]))
        if fold(words):
            rows = self._desk.report_rows(ids)
            names = {
                i: fold(f"{rows[i].outlet or ''} {rows[i].headline}") for i in ids if i in rows
            }
            ids = best(fold(words), names, _MOST)
        shown = self._desk.report_rows(ids[:_MOST])
        choices = [
            Choice(i, report_line(shown[i]).append(self._how(against[i], other[i])))
            for i in ids[:_MOST]
            if i in shown
        ]
        if not choices and not fold(words):
            return (), "No other report on this desk speaks of this vacancy."
        return choices, paint.count(len(ids), "report") if choices else "No such report."

    def _met(self) -> tuple[Counter[int], Counter[int]]:
        """For each other report: contradicted claims of this one, and other meetings."""
        mine = {claim.id for claim in self._desk.page(self._report).claims}
        against: Counter[int] = Counter()
        other: Counter[int] = Counter()
        for relation in self._desk.relations(self._vacancy):
            if (relation.a in mine) == (relation.b in mine):
                continue
            theirs = self._desk.claim(relation.b if relation.a in mine else relation.a).report
            tally = against if relation.kind is RelationKind.CONTRADICTS else other
            tally[theirs] += 1
        return against, other

    def _how(self, against: int, other: int) -> str:
        sign = glyphs_of(self.app).conflict
        parts = [f"{sign} {paint.count(against, 'contradiction')}"] if against else []
        parts += [paint.count(other, "meeting claim")] if other else []
        return f"\n   {', '.join(parts) or 'nothing that meets'}"
