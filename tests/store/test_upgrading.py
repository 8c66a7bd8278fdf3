"""A desk that the first migration made is brought up to date, and nothing of it is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rumourdesk.model import (
    LearnedName,
    LearnedType,
    Outcome,
    Position,
    Post,
    Span,
    Stance,
)
from rumourdesk.store import Intake, Store, opening, schema, schema_second
from rumourdesk.store.connection import connect

KEPT = (
    "SELECT * FROM report ORDER BY id",
    "SELECT * FROM version ORDER BY id",
    "SELECT * FROM claim ORDER BY id",
    "SELECT * FROM verdict ORDER BY line",
    "SELECT * FROM report_edit ORDER BY report_id, field",
    "SELECT * FROM vacancy ORDER BY id",
    "SELECT * FROM report_vacancy ORDER BY report_id, vacancy_id",
    "SELECT * FROM position ORDER BY report_id",
    "SELECT rowid FROM report_fts WHERE report_fts MATCH 'alonso' ORDER BY rowid",
    "SELECT rowid FROM claim_fts WHERE claim_fts MATCH 'alonso' ORDER BY rowid",
    """SELECT seq, id, at, zone, author, run, kind, report_uid, claim_key, target, before, after,
        undoes FROM decision ORDER BY seq""",
)
TABLES = (
    *("outlet", "outlet_alias", "person", "person_alias", "report", "version", "vacancy"),
    *("report_vacancy", "vacancy_outlet", "position", "claim", "claim_source", "cue"),
    *("decision", "verdict", "report_edit", "desk_state"),
)
MORE_TABLES = (
    *("relation_ruling", "echo_ruling", "credit_ruling", "vacancy_edit", "echo_profile"),
    *("echo_key", "echo_citation", "echo_edge", "echo_due", "vacancy_count", "count_due"),
    "looking_mark",
)
KEPT_OF_THE_SECOND = (
    *KEPT,
    "SELECT id, subject FROM decision ORDER BY id",
    "SELECT * FROM vacancy_edit ORDER BY vacancy_id",
    "SELECT * FROM echo_due ORDER BY report_id",
    "SELECT * FROM count_due ORDER BY vacancy_id",
    "SELECT * FROM looking_mark ORDER BY vacancy_id",
)


MADE_BY = {
    1: (schema.FIRST, "m001_first", TABLES, ("readings",)),
    2: (schema_second.SECOND, "m002_competing", MORE_TABLES, ("revisions",)),
}


def as_an_older_made_it(newer: Path, older: Path, version: int) -> None:
    """Copy what the first migrations' tables hold into a file that they alone have made."""
    older.touch()
    steps = [MADE_BY[number] for number in range(1, version + 1)]
    with closing(connect(older)) as raw:
        for statement in (statement for step in steps for statement in step[0]):
            raw.execute(statement)
        triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        made = triggers.fetchall()
        raw.execute("PRAGMA foreign_keys = OFF")
        for name, _ in made:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("ATTACH ? AS newer", (str(newer),))
        for table in (table for step in steps for table in step[2]):
            found = raw.execute(f"SELECT name FROM pragma_table_info('{table}')")
            columns = ", ".join(f'"{row[0]}"' for row in found)
            raw.execute(f"DELETE FROM {table}")
            raw.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM newer.{table}")
        raw.execute("DETACH newer")
        states = [name for step in steps for name in step[3]]
        kept = ", ".join("?" * len(states))
        raw.execute(f"DELETE FROM desk_state WHERE name NOT IN ({kept})", states)
        for _, sql in made:
            raw.execute(sql)
        for index in ("report_fts", "claim_fts"):
            raw.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        raw.execute(
            "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT,"
            " name TEXT, applied_at TEXT)"
        )
        for number, step in enumerate(steps, start=1):
            row = (number, "rumourdesk", step[1], "2025")
            raw.execute("INSERT INTO _sqlite_migrations VALUES (?, ?, ?, ?)", row)
        raw.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {version}")


def held(path: Path, queries: tuple[str, ...] = KEPT) -> list[list[Any]]:
    with closing(sqlite3.connect(path)) as raw:
        return [raw.execute(query).fetchall() for query in queries]


@pytest.fixture
def newer(tmp_path: Path, intake: Callable[..., Intake], clock: Callable[[], datetime]) -> Path:
    """A desk with verdicts, edits, a new version and something in the trash."""
    newer = tmp_path / "newer.sqlite"
    with Store.open(newer) as store:
        by: dict[str, Any] = {"author": "Ann", "run": "r"}
        address = "https://example.org/1"
        store.take_in([intake(url=address), intake("Other\n\nAlonso stays. He will.", outlet="As")])
        store.judge(1, Outcome.CONFIRMED, note="seen", now=clock(), **by)
        store.judge(4, Outcome.REFUTED, now=clock(), **by)
        store.edit_report(1, {"outlet": "Sport", "title": "Mine"}, now=clock(), **by)
        said = Position(
            post=Post("Real Madrid", "manager"),
            incumbent=None,
            exit=None,
            candidates=(("Xabi Alonso", Stance.LINKED),),
        )
        text = "New\n\nThe club wants Alonso. He is free."
        store.take_in([intake(text, url=address, positions=(said,))])
        store.remove_report(2, now=clock(), **by)
    return newer


@pytest.fixture
def older(tmp_path: Path, newer: Path) -> Path:
    """That desk as the first format has it."""
    older = tmp_path / "older.sqlite"
    as_an_older_made_it(newer, older, 1)
    return older


@pytest.fixture
def second(tmp_path: Path, newer: Path, clock: Callable[[], datetime]) -> Path:
    """That desk as the second format has it, with what only that one knows."""
    second = tmp_path / "second.sqlite"
    with Store.open(newer) as store:
        store.set_rule(1, "Sworn in.", author="Ann", run="r", now=clock())
        store.move_mark(None, 1)
    as_an_older_made_it(newer, second, 2)
    return second


def test_an_upgraded_desk_holds_what_it_held(older: Path) -> None:
    before = held(older)
    assert all(before)
    with Store.open(older) as store:
        assert store.claim(1).outcome is Outcome.CONFIRMED
        assert list(store.report_ids()) == [1]
    assert held(older) == before
    with closing(sqlite3.connect(older)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        for index in ("report_fts", "claim_fts"):
            raw.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


def test_replaying_the_log_of_an_upgraded_desk_changes_nothing(older: Path) -> None:
    with Store.open(older) as store:
        before = held(older)
        store.replay()
    assert held(older) == before


def test_a_desk_is_copied_before_it_is_upgraded(older: Path) -> None:
    before = held(older)
    Store.open(older).close()
    (copy,) = older.parent.glob("older.sqlite.before-format-2")
    assert held(copy) == before


def test_an_upgrade_that_fails_leaves_the_desk_of_the_first_format(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(older)
    broken = (*schema_second.SECOND, "INSERT INTO nowhere VALUES (1)")
    with monkeypatch.context() as patch:
        patch.setattr("rumourdesk.store.migrations.SECOND", broken)
        with pytest.raises(Exception, match="nowhere"):
            Store.open(older)
    assert held(older) == before
    with closing(sqlite3.connect(older)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    with Store.open(older) as store:
        assert store.claim(1).outcome is Outcome.CONFIRMED


def test_an_upgraded_desk_has_all_its_echoes_to_find_and_no_news(older: Path) -> None:
    with Store.open(older) as store:
        assert store.due() == 2
        assert store.counts_due() == [1]
        assert store.independent_counts() == {}
        assert store.looking_mark(1) == store.arrivals(1).newest == 3


def test_a_new_desk_has_nothing_to_find_and_all_is_news(store: Store) -> None:
    assert store.due() == 0
    assert store.looking_mark() == 0


def test_a_deed_of_before_the_upgrade_can_be_undone(older: Path) -> None:
    with Store.open(older) as store:
        (decision,) = [d for d in store.decisions() if d.after.get("outcome") == "confirmed"]
        store.undo(decision.id, author="Bob", run="s", now=datetime.now(UTC))
        assert store.claim(1).outcome is None


def test_a_desk_of_the_second_format_loses_nothing_and_can_learn(
    second: Path, intake: Callable[..., Intake]
) -> None:
    before = held(second, KEPT_OF_THE_SECOND)
    assert all(before)
    with Store.open(second) as store:
        assert held(second, KEPT_OF_THE_SECOND) == before
        assert store.resolution(1).rule == "Sworn in."
        assert (store.learned(), store.forgotten()) == ((), ())
        store.replay()
        assert held(second, KEPT_OF_THE_SECOND) == before
        item = intake("Third\n\nAlonso is free.", outlet="Sport")
        name = LearnedName("Petra Vesk", LearnedType.PERSON, Span(0, 5), "a rule")
        store.take_in([replace(item, reading=replace(item.reading, learned=(name,)))])
        assert [row.name for row in store.learned()] == ["Petra Vesk"]
    (copy,) = second.parent.glob("second.sqlite.before-format-3")
    assert held(copy, KEPT_OF_THE_SECOND) == before
