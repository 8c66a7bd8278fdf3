from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rumourdesk.model import ClosedAs, Outcome
from rumourdesk.store import DeskBusy, DeskClosed, Intake, Store, StoreError
from rumourdesk.store.rows import (
    EchoEdgeRow,
    EchoProfileRow,
    Filter,
    ReportPage,
)
from rumourdesk.store.schema import VERSION

NOW = datetime(2025, 5, 1, 12, tzinfo=UTC)
BY: Mapping[str, Any] = {"author": "Ann", "run": "r"}

MakeIntake = Callable[..., Intake]


class Echoless:
    """Finds no echoes."""

    reader = 1

    def profile(self, page: ReportPage) -> EchoProfileRow:
        return EchoProfileRow(content="")

    def edges(self, profile: str, others: Mapping[int, str]) -> Iterable[EchoEdgeRow]:
        return ()

    def missed(self, report: int, error: Exception) -> None:
        raise error


def in_threads(*jobs: Callable[[], None]) -> list[BaseException]:
    """Run the jobs at once, started together; what went wrong in them."""
    together = threading.Barrier(len(jobs))
    errors: list[BaseException] = []

    def run(job: Callable[[], None]) -> None:
        together.wait()
        try:
            job()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_a_second_window_sees_the_firsts_verdict(path: Path, intake: MakeIntake) -> None:
    with Store.open(path) as one, Store.open(path) as other:
        one.take_in([intake()])
        token = other.change_token()
        one.judge(1, Outcome.CONFIRMED, now=NOW, **BY)
        assert other.change_token() != token
        assert other.claim(1).outcome is Outcome.CONFIRMED
        other.judge(1, Outcome.REFUTED, now=NOW, **BY)
        assert one.claim(1).outcome is Outcome.REFUTED
        assert one.decisions() == other.decisions()


def test_another_thread_sees_what_this_one_wrote(store: Store, intake: MakeIntake) -> None:
    store.take_in([intake()])
    seen: list[int] = []
    assert in_threads(lambda: seen.extend(store.report_ids())) == []
    assert seen == [1]


def test_windows_and_threads_that_write_at_once_all_get_through(
    path: Path, intake: MakeIntake
) -> None:
    def taking(store: Store, name: str) -> Callable[[], None]:
        def job() -> None:
            for n in range(10):
                store.take_in([intake(f"{name} {n}\n\nHe comes. He goes.", outlet=name)])

        return job

    def judging(store: Store, claim: int) -> Callable[[], None]:
        def job() -> None:
            for n in range(10):
                outcome = Outcome.CONFIRMED if n % 2 else Outcome.REFUTED
                store.judge(claim, outcome, now=NOW, **BY)

        return job

    def looking(store: Store) -> Callable[[], None]:
        def job() -> None:
            for _ in range(20):
                ids = store.report_ids()
                assert store.report_rows(ids).keys() == set(ids)
                for vacancy in store.vacancies():
                    assert vacancy.reports <= len(store.report_ids(Filter(vacancy=vacancy.id)))

        return job

    with Store.open(path) as one, Store.open(path) as other:
        one.take_in([intake()])
        errors = in_threads(
            taking(one, "Sport"),
            taking(other, "As"),
            judging(one, 1),
            judging(other, 2),
            looking(one),
            looking(other),
        )
        assert errors == []
        assert one.summary().reports == 21
        assert len(other.decisions()) == 20
        assert len({d.at for d in one.decisions()}) == 20


def test_windows_that_make_one_new_desk_at_once_make_one(path: Path) -> None:
    stores: list[Store] = []
    errors = in_threads(*[lambda: stores.append(Store.open(path)) for _ in range(6)])
    assert errors == []
    for store in stores:
        assert store.vacancies() == ()
        store.close()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM _sqlite_migrations").fetchone() == (VERSION,)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


WRITES: dict[str, Callable[[Store, Intake], object]] = {
    "take_in": lambda store, item: store.take_in([item]),
    "set_read": lambda store, _: store.set_read([1], True),
    "judge": lambda store, _: store.judge(1, Outcome.CONFIRMED, now=NOW, **BY),
    "edit_report": lambda store, _: store.edit_report(1, {"title": "x"}, now=NOW, **BY),
    "remove_report": lambda store, _: store.remove_report(1, now=NOW, **BY),
    "restore_report": lambda store, _: store.restore_report(1, now=NOW, **BY),
    "undo": lambda store, _: store.undo("any", now=NOW, **BY),
    "undo_all": lambda store, _: store.undo_all(["any"], now=NOW, **BY),
    "judge_unjudged": lambda store, _: store.judge_unjudged(
        [(1, Outcome.CONFIRMED)], note="", evidence="", now=NOW, **BY
    ),
    "overrule_relation": lambda store, _: store.overrule_relation(
        1, 2, None, cut=True, now=NOW, **BY
    ),
    "overrule_echo": lambda store, _: store.overrule_echo(1, 2, True, now=NOW, **BY),
    "set_rule": lambda store, _: store.set_rule(1, "Sworn in.", now=NOW, **BY),
    "close_vacancy": lambda store, _: store.close_vacancy(1, ClosedAs.STAYED, now=NOW, **BY),
    "reopen_vacancy": lambda store, _: store.reopen_vacancy(1, now=NOW, **BY),
    "overrule_credit": lambda store, _: store.overrule_credit(1, "sport", False, now=NOW, **BY),
    "link_due": lambda store, _: store.link_due(Echoless(), 10),
    "keep_count": lambda store, _: store.keep_count(1, 1, token=0),
    "move_mark": lambda store, _: store.move_mark(1, 1),
    "forget_name": lambda store, _: store.forget_name("Petra Vesk", now=NOW, **BY),
    "remember_name": lambda store, _: store.remember_name("Petra Vesk", now=NOW, **BY),
    "replay": lambda store, _: store.replay(),
}
READS: dict[str, Callable[[Store, Intake], object]] = {
    "vacancies": lambda store, _: store.vacancies(),
    "report_ids": lambda store, _: store.report_ids(),
    "report_rows": lambda store, _: store.report_rows([1]),
    "page": lambda store, _: store.page(1),
    "claim": lambda store, _: store.claim(1),
    "claim_rows": lambda store, _: store.claim_rows([1]),
    "claims": lambda store, _: list(store.claims()),
    "answers": lambda store, _: store.answers(1),
    "report_position": lambda store, _: store.report_position(1),
    "positions": lambda store, _: store.positions(1),
    "verdicts": lambda store, _: store.verdicts(1),
    "outlets": lambda store, _: store.outlets(),
    "search": lambda store, _: store.search("x"),
    "summary": lambda store, _: store.summary(),
    "change_token": lambda store, _: store.change_token(),
    "state": lambda store, _: store.state(),
    "readings_token": lambda store, _: store.readings_token(),
    "relation_rulings": lambda store, _: store.relation_rulings(1),
    "echo_rulings": lambda store, _: store.echo_rulings([1]),
    "resolution": lambda store, _: store.resolution(1),
    "echo_edges": lambda store, _: store.echo_edges(1, reader=1),
    "echo_edges_of": lambda store, _: store.echo_edges_of(1, reader=1),
    "due_again": lambda store, _: store.due_again(1),
    "due_by_others": lambda store, _: store.due_by_others(1),
    "due": lambda store, _: store.due(),
    "independent_counts": lambda store, _: store.independent_counts(),
    "counts_due": lambda store, _: store.counts_due(),
    "arrivals": lambda store, _: store.arrivals(1),
    "newest_arrival": lambda store, _: store.newest_arrival(),
    "looking_mark": lambda store, _: store.looking_mark(1),
    "touched_since": lambda store, _: store.touched_since(0),
    "known": lambda store, item: store.known(item.report),
    "decisions": lambda store, _: store.decisions(),
    "verdict_history": lambda store, _: store.verdict_history(1),
    "learned": lambda store, _: store.learned(),
    "learned_token": lambda store, _: store.learned_token(),
    "forgotten": lambda store, _: store.forgotten(),
}


def test_every_public_method_is_named_here() -> None:
    public = {name for name in dir(Store) if not name.startswith("_")}
    assert public - {"open", "close", "path"} == WRITES.keys() | READS.keys()


@pytest.fixture
def impatient(path: Path, intake: MakeIntake) -> Store:
    with Store.open(path) as store:
        store.take_in([intake()])
    return Store.open(path, busy_seconds=0.01)


@pytest.mark.parametrize("name", WRITES)
def test_a_write_says_that_the_desk_is_busy(
    path: Path, impatient: Store, intake: MakeIntake, name: str
) -> None:
    with closing(sqlite3.connect(path)) as raw, impatient:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeskBusy, match="try again"):
            WRITES[name](impatient, intake("Another\n\nOne."))
        raw.execute("ROLLBACK")
        impatient.set_read([1], True)
        assert not impatient.report_rows([1])[1].unread


@pytest.mark.parametrize("name", READS)
def test_a_read_does_not_wait_for_a_writer(
    path: Path, impatient: Store, intake: MakeIntake, name: str
) -> None:
    with closing(sqlite3.connect(path)) as raw, impatient:
        raw.execute("BEGIN IMMEDIATE")
        READS[name](impatient, intake())


@pytest.fixture
def locked(path: Path, intake: MakeIntake) -> Iterator[Store]:
    """A desk, opened only to read, that another program holds against everybody."""
    with Store.open(path) as store:
        store.take_in([intake()])
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
        with Store.open(path, read_only=True, busy_seconds=0.01) as store:
            raw.execute("BEGIN EXCLUSIVE")
            yield store


@pytest.mark.parametrize("name", READS)
def test_a_read_of_a_locked_desk_says_that_it_is_busy(
    locked: Store, intake: MakeIntake, name: str
) -> None:
    with pytest.raises(DeskBusy, match="try again"):
        READS[name](locked, intake())


def test_opening_a_locked_desk_says_that_it_is_busy(locked: Store, path: Path) -> None:
    with pytest.raises(DeskBusy):
        Store.open(path, busy_seconds=0.01)


def test_closing_waits_for_a_write_that_is_under_way(path: Path, intake: MakeIntake) -> None:
    store = Store.open(path)
    store.take_in([intake()])
    begun, closing_now = threading.Event(), threading.Event()

    def write() -> None:
        with store._write() as connection:
            begun.set()
            closing_now.wait()
            connection.execute("UPDATE report SET unread = 0")

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait()
    closing_now.set()
    store.close()
    thread.join()
    with Store.open(path) as again:
        assert not again.report_rows([1])[1].unread


def test_closing_while_another_thread_reads_ends_its_reading_cleanly(
    store: Store, intake: MakeIntake
) -> None:
    store.take_in([intake(f"Title {n}\n\nText {n}.") for n in range(30)])
    started = threading.Event()
    errors: list[BaseException] = []

    def look() -> None:
        try:
            while True:
                list(store.claims())
                started.set()
        except StoreError as error:
            errors.append(error)
            started.set()

    thread = threading.Thread(target=look)
    thread.start()
    started.wait()
    store.close()
    thread.join()
    assert len(errors) == 1
    with pytest.raises(DeskClosed):
        store.report_ids()


def test_an_ended_threads_connection_is_closed(store: Store) -> None:
    def count() -> int:
        return len(store._connections._open)

    store.report_ids()
    before = count()
    seen: list[object] = []
    assert in_threads(lambda: seen.append(store.vacancies())) == []
    assert seen == [()]
    assert count() == before


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from rumourdesk.model import ClosedAs, Outcome
from rumourdesk.store import Store

store = Store.open(Path(sys.argv[1]))
store.judge(1, Outcome.CONFIRMED, author="Ann", run="r", now=datetime.now(UTC))
print("judged", flush=True)
sys.stdin.read()
"""


def test_a_verdict_survives_the_programs_sudden_end(path: Path, intake: MakeIntake) -> None:
    with Store.open(path) as store:
        store.take_in([intake()])
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "judged\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    with Store.open(path) as store:
        assert store.claim(1).outcome is Outcome.CONFIRMED
        assert len(store.decisions()) == 1


def test_decisions_are_synced_to_the_disk_and_intake_is_not(
    store: Store, intake: MakeIntake
) -> None:
    def level() -> int:
        with store._connections.use() as connection:
            (value,) = connection.execute("PRAGMA synchronous").fetchone()
        return int(value)

    store.take_in([intake()])
    assert level() == 1
    store.judge(1, Outcome.CONFIRMED, now=NOW, **BY)
    assert level() == 2


def test_every_connection_holds_rows_to_what_they_point_at(desk: Store) -> None:
    with (
        pytest.raises(StoreError, match="FOREIGN KEY"),
        desk._write() as connection,
    ):
        connection.execute("UPDATE claim SET report_id = 99")
    assert desk.claim(1).report == 1
