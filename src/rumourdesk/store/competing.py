"""The part of a desk's file that is about competing reports: what people overruled, and marks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from rumourdesk.model import ClosedAs, RelationKind
from rumourdesk.store import echoes, looking, overruling, rulings
from rumourdesk.store.connection import Connections, reading, writing
from rumourdesk.store.log import Writer
from rumourdesk.store.rows import (
    Arrivals,
    Decision,
    EchoEdgeRow,
    Echoing,
    EchoRuling,
    RelationRuling,
    Resolution,
)
from rumourdesk.store.taking_in import readings, touch_readings


class Transactions:
    """The read and write transactions of one open desk."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        with self._connections.use() as connection, reading(connection):
            yield connection

    @contextmanager
    def _write(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        with self._connections.use() as connection, writing(connection, durable=durable):
            yield connection


class Competing(Transactions):
    """What the store knows of competing reports beyond their texts and claims."""

    # --- what people overruled ---------------------------------------------------------------

    def relation_rulings(self, vacancy: int) -> tuple[RelationRuling, ...]:
        """What people say of how claims on a vacancy stand to each other."""
        with self._read() as connection:
            return rulings.of_relations(connection, vacancy)

    def echo_rulings(self, reports: Iterable[int]) -> tuple[EchoRuling, ...]:
        """What people say of echoes that any of these reports is part of."""
        with self._read() as connection:
            return rulings.of_echoes(connection, list(reports))

    def resolution(self, vacancy: int) -> Resolution:
        """When a vacancy counts as filled, and its outcome if a person closed it."""
        with self._read() as connection:
            return rulings.resolution(connection, vacancy)

    def overrule_relation(
        self,
        a: int,
        b: int,
        kind: RelationKind | None,
        *,
        cut: bool = False,
        severe: bool = False,
        note: str = "",
        author: str,
        run: str,
        now: datetime,
    ) -> Decision:
        """Say how claim `a`, the earlier, stands to claim `b`, whatever is derived.

        With `cut` they are not related; with `kind` None and no `cut` what is derived holds again.
        It holds for every later version in which both claims stand. Raises `DoesNotFit` for two
        claims of one report, or not on one vacancy, and `NothingToChange`.
        """
        ruling = rulings.UNRELATED if cut else kind
        with self._write(durable=True) as connection:
            by = Writer(author, run, now)
            return overruling.overrule_relation(
                connection, a, b, ruling, severe=severe, note=note, by=by
            )

    def overrule_echo(
        self,
        later: int,
        earlier: int,
        echoes: bool | None,
        *,
        note: str = "",
        author: str,
        run: str,
        now: datetime,
    ) -> Decision:
        """Say whether one report only repeats another; with None what is derived holds again."""
        with self._write(durable=True) as connection:
            by = Writer(author, run, now)
            return overruling.overrule_echo(connection, later, earlier, echoes, note=note, by=by)

    def overrule_credit(
        self,
        report: int,
        origin_key: str,
        echoes: bool | None,
        *,
        origin: str = "",
        note: str = "",
        author: str,
        run: str,
        now: datetime,
    ) -> Decision:
        """Say whether a report stands on a body's word, whose reports need not be on the desk.

        `origin_key` is what comparing knows the body by, `origin` its name. With None what is
        derived holds again.
        """
        with self._write(durable=True) as connection:
            by = Writer(author, run, now)
            return overruling.overrule_credit(
                connection, report, origin_key, origin, echoes, note=note, by=by
            )

    def set_rule(
        self, vacancy: int, rule: str | None, *, author: str, run: str, now: datetime
    ) -> Decision:
        """Say when a vacancy counts as filled; with None or no words the usual rule holds again."""
        with self._write(durable=True) as connection:
            return overruling.set_rule(connection, vacancy, rule, by=Writer(author, run, now))

    def close_vacancy(
        self,
        vacancy: int,
        outcome: ClosedAs,
        *,
        person: str | None = None,
        day: date | None = None,
        note: str = "",
        author: str,
        run: str,
        now: datetime,
    ) -> Decision:
        """Close a vacancy with an outcome, or say another outcome of a closed one.

        `person` is who was appointed, and is left out for every other outcome: `DoesNotFit` is
        raised where it is not so. No claim is judged by it.
        """
        with self._write(durable=True) as connection:
            by = Writer(author, run, now)
            return overruling.close(
                connection, vacancy, outcome, person=person, day=day, note=note, by=by
            )

    def reopen_vacancy(self, vacancy: int, *, author: str, run: str, now: datetime) -> Decision:
        """Take the outcome of a vacancy away. Raises `NothingToChange` if it never was closed."""
        with self._write(durable=True) as connection:
            return overruling.reopen(connection, vacancy, by=Writer(author, run, now))

    # --- echoes ------------------------------------------------------------------------------

    def echo_edges(self, vacancy: int, *, reader: int, after: int = 0) -> list[EchoEdgeRow]:
        """The edges from the reports on a vacancy, outside the trash at either end.

        Those of reports that other rules than `reader` read are left out until they are read again,
        and so are those between two reports with ids up to `after`.
        """
        with self._read() as connection:
            return echoes.edges(connection, vacancy, reader, after)

    def echo_edges_of(self, report: int, *, reader: int) -> list[EchoEdgeRow]:
        """The edges that one report has a part in; see `echo_edges`."""
        with self._read() as connection:
            return echoes.edges_of(connection, report, reader)

    def due(self) -> int:
        """How many reports' echoes have to be found: all of an upgraded desk, those just edited."""
        with self._read() as connection:
            return echoes.due_count(connection)

    def due_by_others(self, reader: int) -> int:
        """How many more reports `due_again` would list."""
        with self._read() as connection:
            return echoes.due_by_others(connection, reader)

    def due_again(self, reader: int) -> None:
        """Have the echoes of all reports found again that other rules than `reader` read."""
        with self._read() as connection:
            if not echoes.any_by_others(connection, reader):
                return
        with self._write() as connection:
            echoes.read_by_others(connection, reader)

    def link_due(self, echoing: Echoing, limit: int) -> int:
        """Find the echoes of at most `limit` reports that are due; how many are left.

        One transaction, so that what is done stays done and the rest can wait for another time.
        """
        with self._write() as connection:
            if echoes.link(connection, echoes.due(connection, limit), echoing):
                touch_readings(connection)
            return echoes.due_count(connection)

    def independent_counts(self) -> dict[int, int]:
        """The independent sources of the vacancies whose stored number is up to date."""
        with self._read() as connection:
            return echoes.counts(connection)

    def counts_due(self) -> list[int]:
        """The vacancies whose independent sources have to be counted again."""
        with self._read() as connection:
            return echoes.counts_due(connection)

    def keep_count(self, vacancy: int, independent: int, *, token: int) -> bool:
        """Keep how many independent sources a vacancy has, counted at `readings_token` `token`.

        Nothing is kept, and False returned, when the desk has changed since.
        """
        with self._write() as connection:
            fresh = readings(connection) == token
            if fresh:
                echoes.set_count(connection, vacancy, independent)
            return fresh

    # --- how far somebody has looked ---------------------------------------------------------

    def arrivals(self, vacancy: int) -> Arrivals:
        """When the reports on a vacancy came in, in the order of taking in."""
        with self._read() as connection:
            return looking.arrivals(connection, vacancy)

    def newest_arrival(self) -> int:
        """The highest number of `Arrivals` at this moment, 0 of an empty desk."""
        with self._read() as connection:
            return looking.newest(connection)

    def looking_mark(self, vacancy: int | None = None) -> int:
        """How far somebody has looked at a vacancy, or at the whole desk with None.

        The number is one of `Arrivals`. What was looked at on the whole desk was looked at on each
        vacancy.
        """
        with self._read() as connection:
            return looking.mark(connection, vacancy)

    def move_mark(self, vacancy: int | None, upto: int) -> None:
        """Note that somebody has looked as far as `upto`; a mark that is further stays.

        `upto` is the newest of what was shown, not of the moment: what came since stays new.
        """
        with self._write() as connection:
            looking.move(connection, vacancy, upto)

    def touched_since(self, mark: int) -> list[int]:
        """The vacancies of the reports that have a version newer than a mark."""
        with self._read() as connection:
            return looking.touched(connection, mark)
