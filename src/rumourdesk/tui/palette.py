"""The commands of the palette: what the keys do here, and vacancies and reports by name."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from rumourdesk import keys
from rumourdesk.desk import StoreError
from rumourdesk.text import fold
from rumourdesk.tui import paint
from rumourdesk.tui.screens.common import outlet_of, vacancy_words
from rumourdesk.tui.screens.desk_doors import DeskDoors
from rumourdesk.tui.screens.jump import Goal, best

_VACANCIES = 5
_REPORTS = 10
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class _Command:
    """One thing that a key does here. `name` is "claim: confirm"."""

    name: str
    key: str
    help: str
    action: str
    place: Any

    def looks(self, name: Content) -> Content:
        return Content.assemble(name, (f"  {self.key}" if self.key else "", "$foreground-muted"))


class DeskCommands(Provider):
    """Each command that applies on the screen below, and the desk's vacancies and reports."""

    async def discover(self) -> Hits:
        for command in commands(self.screen):
            yield DiscoveryHit(
                command.looks(paint.line(command.name)),
                partial(self._run, command),
                text=command.name,
                help=command.help,
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in commands(self.screen):
            score = matcher.match(command.name)
            if score > 0:
                # The matcher's own marking reads markup, which a name of the desk must not meet.
                yield Hit(
                    score,
                    command.looks(paint.line(command.name)),
                    partial(self._run, command),
                    text=command.name,
                    help=command.help,
                )
        for place, (goal, name) in enumerate(await asyncio.to_thread(self._named, query)):
            yield Hit(
                max(matcher.match(name), 0.5 - place / 100),
                paint.line(name),
                partial(self._go, goal),
                text=paint.line(name).plain,
            )

    async def _run(self, command: _Command) -> None:
        await self.app.run_action(command.action, command.place)

    def _named(self, query: str) -> list[tuple[Goal, str]]:
        """Vacancies and reports that the query finds, best first. Runs in a thread."""
        home = self._home()
        desk = home.desk if home is not None else None
        if desk is None or len(fold(query)) < _LEAST_LETTERS:
            return []
        try:
            vacancies = {v.id: vacancy_words(v) for v in desk.vacancies()}
            found = [
                (Goal(vacancy=v), f"go to vacancy: {vacancies[v]}")
                for v in best(fold(query), {i: fold(n) for i, n in vacancies.items()}, _VACANCIES)
            ]
            reports = [hit.report for hit in desk.search(query, limit=_REPORTS)]
            rows = desk.report_rows(reports)
        except StoreError:
            # What the palette offers besides is still of use; the desk's own screens say why.
            return []
        found += [
            (Goal(report=r), f"go to report: {outlet_of(rows[r])}, {rows[r].headline}")
            for r in reports
            if r in rows
        ]
        return found

    def _home(self) -> DeskDoors | None:
        return next((s for s in self.app.screen_stack if isinstance(s, DeskDoors)), None)

    async def _go(self, goal: Goal) -> None:
        home = self._home()
        if home is None:
            return
        while self.app.screen is not home:
            await self.app.pop_screen()
        if goal.report is not None:
            home.go_away_to(goal.report)
        elif goal.vacancy is not None:
            home.go_to_vacancy(goal.vacancy)


def commands(screen: Screen[Any]) -> Iterator[_Command]:
    """What the keys do on a screen as it stands, each command once."""
    known = {entry.id: entry for entry in keys.BINDINGS}
    told: set[str] = set()
    for key, active in screen.active_bindings.items():
        entry = known.get(active.binding.id or "")
        if entry is None or entry.id in told or not active.enabled:
            continue
        told.add(entry.id)
        yield _Command(
            name=f"{entry.id.partition('.')[0]}: {entry.words.lower()}",
            key=keys.shown(key),
            help=entry.help,
            action=active.binding.action,
            place=active.node,
        )
