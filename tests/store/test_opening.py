from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from rumourdesk.store import (
    DeskClosed,
    DeskDamaged,
    DeskMissing,
    DeskReadOnly,
    DeskTooNew,
    DeskTooOld,
    DeskUnreadable,
    Intake,
    NotADesk,
    Store,
    StoreError,
    migrations,
    opening,
    schema,
)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def an_ordinary_user() -> Iterator[None]:
    """File permissions bind everybody but root, so root steps down."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def open_to_all(path: Path) -> None:
    """Let an ordinary user reach a test's folder where the tests run as root."""
    if os.geteuid() == 0:
        for folder in (path, *path.parents[:2]):
            folder.chmod(mode(folder) | 0o055)


def a_desk(path: Path) -> None:
    Store.open(path).close()


def test_a_new_desk_is_made_for_its_owner_alone(path: Path) -> None:
    with Store.open(path) as store:
        assert len(store.report_ids()) == 0
        assert mode(path) == 0o600
        assert mode(path.with_name("desk.sqlite-wal")) == 0o600
    assert mode(path.parent) == 0o700


def test_a_folder_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    a_desk(tmp_path / "desk.sqlite")
    assert mode(tmp_path) == 0o755


def test_a_desk_is_marked_and_in_wal_mode(path: Path) -> None:
    a_desk(path)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (opening.APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    path.touch()
    with Store.open(path) as store:
        assert store.vacancies() == ()


def test_what_was_written_is_there_when_the_desk_is_opened_again(
    path: Path, intake: Callable[..., Intake]
) -> None:
    with Store.open(path) as store:
        store.take_in([intake()])
    with Store.open(path) as store:
        assert store.page(1).report == intake().report


def another_programs_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE cache (id)")
        raw.execute("PRAGMA application_id = 42")


def an_unmarked_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE report (id)")


def a_text(path: Path) -> None:
    path.write_text("A page of notes, much longer than the header of a database. " * 10)


def a_stub(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00cut short")


def a_newer_desk(path: Path) -> None:
    a_desk(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (another_programs_database, NotADesk),
        (an_unmarked_database, NotADesk),
        (a_text, NotADesk),
        (a_stub, NotADesk),
        (a_newer_desk, DeskTooNew),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_desk_of_this_version_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], error: type[StoreError], read_only: bool
) -> None:
    path = tmp_path / "file"
    make(path)
    before, names = digest(path), sorted(tmp_path.iterdir())
    with pytest.raises(error, match=str(path)):
        Store.open(path, read_only=read_only)
    assert digest(path) == before
    assert sorted(tmp_path.iterdir()) == names


def test_a_newer_version_still_in_the_log_file_is_refused_too(path: Path) -> None:
    a_desk(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        with pytest.raises(DeskTooNew):
            Store.open(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotADesk, match="is a folder"):
        Store.open(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(NotADesk, match="not an ordinary file"):
        Store.open(path)


def test_nothing_is_made_when_opening_only_to_read(path: Path) -> None:
    with pytest.raises(DeskMissing):
        Store.open(path, read_only=True)
    assert not path.parent.exists()


def test_an_empty_file_is_refused_when_opening_only_to_read(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    path.touch()
    with pytest.raises(NotADesk, match="is empty"):
        Store.open(path, read_only=True)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError):
        Store.open(tmp_path / "file" / "desk.sqlite")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    a_desk(path)
    open_to_all(tmp_path)
    path.chmod(0o000)
    before = digest(path) if os.geteuid() == 0 else None
    with an_ordinary_user(), pytest.raises(DeskUnreadable, match="cannot be read"):
        Store.open(path)
    assert before is None or digest(path) == before


def test_a_file_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    a_desk(path)
    open_to_all(tmp_path)
    path.chmod(0o444)
    before = digest(path)
    with an_ordinary_user(), pytest.raises(DeskReadOnly, match="Allow writing"):
        Store.open(path)
    assert digest(path) == before


def test_a_desk_cannot_be_made_in_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    open_to_all(tmp_path)
    tmp_path.chmod(0o555)
    with an_ordinary_user(), pytest.raises(DeskUnreadable, match="cannot be made"):
        Store.open(tmp_path / "new" / "desk.sqlite")


def test_a_desk_opened_only_to_read_can_be_read_and_not_written(
    path: Path, intake: Callable[..., Intake]
) -> None:
    with Store.open(path) as store:
        store.take_in([intake()])
    with Store.open(path, read_only=True) as store:
        assert list(store.report_ids()) == [1]
        with pytest.raises(DeskReadOnly):
            store.set_read([1], True)


def test_a_damaged_desk_says_so(path: Path, intake: Callable[..., Intake]) -> None:
    with Store.open(path) as store:
        store.take_in([intake(f"Title {n}\n\nText number {n}.") for n in range(200)])
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\x55" * (len(whole) - 4096))
    with pytest.raises(DeskDamaged, match="backup"), Store.open(path) as store:
        store.report_rows(store.report_ids())


def test_an_older_desk_is_copied_and_brought_up_to_date(
    path: Path, intake: Callable[..., Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        store.take_in([intake()])
    before = digest(path)
    one_more = Migrations("rumourdesk")
    one_more(name="m001_first")(migrations.m001_first)
    one_more(name="m002_competing")(migrations.m002_competing)
    one_more(name="m003_learned")(migrations.m003_learned)

    @one_more()
    def m004_more(db: Database) -> None:
        db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY)")

    monkeypatch.setattr(migrations, "migrations", one_more)
    for module in (schema, migrations, opening):
        monkeypatch.setattr(module, "VERSION", schema.VERSION + (module is schema))

    with pytest.raises(DeskTooOld):
        Store.open(path, read_only=True)
    assert digest(path) == before

    with Store.open(path) as store:
        assert list(store.report_ids()) == [1]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM more").fetchone() == (0,)
        assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    (copy,) = path.parent.glob(f"*.before-format-{schema.VERSION}")
    assert mode(copy) == 0o600
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION - 1,)
        assert raw.execute("SELECT count(*) FROM report").fetchone() == (1,)


def test_a_migration_that_fails_leaves_the_desk_as_it_was(
    path: Path, intake: Callable[..., Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        store.take_in([intake()])
    broken = Migrations("rumourdesk")
    broken(name="m001_first")(migrations.m001_first)
    broken(name="m002_competing")(migrations.m002_competing)
    broken(name="m003_learned")(migrations.m003_learned)

    @broken()
    def m004_broken(db: Database) -> None:
        db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY)")
        db.execute("INSERT INTO nowhere VALUES (1)")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", broken)
        for module in (migrations, opening):
            patch.setattr(module, "VERSION", schema.VERSION + 1)
        with pytest.raises(StoreError):
            Store.open(path)
    with Store.open(path) as store:
        assert list(store.report_ids()) == [1]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").fetchone() == (
            0,
        )


def test_the_version_counts_the_migrations(path: Path) -> None:
    a_desk(path)
    with closing(sqlite3.connect(path)) as raw:
        applied = raw.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    assert len(applied) == schema.VERSION


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys; print(json.dumps(list(sys.modules)))"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(json.loads(done.stdout))


def test_an_existing_desk_opens_without_sqlite_utils(path: Path) -> None:
    code = (
        "from pathlib import Path; from rumourdesk.store import Store\n"
        f"with Store.open(Path({str(path)!r})) as store: store.vacancies()"
    )
    assert "sqlite_utils" in loaded_by(code)
    assert "sqlite_utils" not in loaded_by(code)


def test_a_closed_desk_says_so(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()
    with pytest.raises(DeskClosed):
        store.vacancies()
    with pytest.raises(DeskClosed):
        store.change_token()


def test_closing_leaves_one_file(path: Path, intake: Callable[..., Intake]) -> None:
    with Store.open(path) as store:
        store.take_in([intake()])
    assert [p.name for p in path.parent.iterdir()] == ["desk.sqlite"]


def test_odd_characters_in_the_path_are_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "50% off?mode=ro#ä" / "desk & co.sqlite"
    with Store.open(path) as store:
        store.set_read([], True)
    assert path.exists()
