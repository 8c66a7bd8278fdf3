"""Whatever people do in whatever order, the state is what replaying the log gives."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from rumourdesk.model import ClosedAs, Outcome, Post, RelationKind
from rumourdesk.store import CannotUndo, DoesNotFit, Intake, NothingToChange, Store
from rumourdesk.store.rows import Decision

STATE = (
    "SELECT line, outcome, note, evidence, author, at, zone FROM verdict ORDER BY line",
    "SELECT report_id, field, value FROM report_edit ORDER BY report_id, field",
    "SELECT * FROM report ORDER BY id",
    "SELECT * FROM report_vacancy ORDER BY report_id, vacancy_id",
    "SELECT * FROM vacancy_outlet WHERE reports > 0 ORDER BY vacancy_id, outlet_id",
    "SELECT id, vacancy_id, current, line FROM claim ORDER BY id",
    "SELECT * FROM position ORDER BY report_id, read_vacancy_id",
    """SELECT low, high, low_report, high_report, swapped, ruling, severe, note, author, at, zone
        FROM relation_ruling ORDER BY low, high""",
    """SELECT low, high, swapped, echoes, note, author, at, zone FROM echo_ruling
        ORDER BY low, high""",
    """SELECT report_id, origin_key, origin, echoes, note, author, at, zone FROM credit_ruling
        ORDER BY report_id, origin_key""",
    "SELECT vacancy_id, field, value FROM vacancy_edit ORDER BY vacancy_id, field",
)
# Each of these must find no row.
FAULTS = (
    """SELECT * FROM (
        SELECT vacancy_id, outlet_id, reports, unread FROM vacancy_outlet WHERE reports <> 0
        EXCEPT
        SELECT vacancy_id, coalesce(report.outlet_id, 0), count(*), sum(report.unread)
        FROM report_vacancy JOIN report ON report.id = report_id
        WHERE report.removed = 0 GROUP BY 1, 2
    )""",
    """SELECT report.id FROM report JOIN report_vacancy ON report_id = report.id
        WHERE report.sort_key <> report_vacancy.sort_key OR report.unread <> report_vacancy.unread
        OR report.removed <> report_vacancy.removed
        OR coalesce(report.outlet_id, 0) <> report_vacancy.outlet_id""",
    """SELECT id FROM report WHERE loose <> NOT EXISTS (
        SELECT 1 FROM report_vacancy WHERE report_id = report.id)""",
    """SELECT id FROM report WHERE (claims, confirmed, refuted) <> (
        SELECT count(*), count(*) FILTER (WHERE outcome = 'confirmed'),
            count(*) FILTER (WHERE outcome = 'refuted')
        FROM claim LEFT JOIN verdict ON verdict.line = claim.line
        WHERE version_id = report.version_id)""",
    """SELECT claim.id FROM claim JOIN report ON report.id = report_id
        WHERE current <> (claim.version_id = report.version_id)""",
    "SELECT * FROM pragma_foreign_key_check",
)
INDEX_CHECKS = tuple(
    f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)"
    for name in ("report_fts", "claim_fts")
)
MADRID = Post("Real Madrid", "manager")
SENTENCES = ("He goes.", "He stays.", "Alonso comes.", "Nobody knows.", "He goes.")


class Desk(RuleBasedStateMachine):
    make: Callable[..., Intake]
    clock: Callable[[], object]

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "desk.sqlite"
        self.store = Store.open(self.path)
        self.done: list[Decision] = []
        self.take_in(0, [0, 1], "Sport", "2024-11-06")
        self.take_in(1, [2, 3], None, None)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def by(self, author: str = "Ann") -> dict[str, object]:
        return {"author": author, "run": "r", "now": type(self).clock()}

    @rule(
        report=st.integers(0, 2),
        sentences=st.lists(st.integers(0, len(SENTENCES) - 1), max_size=4),
        outlet=st.sampled_from(["Sport", "As", None]),
        day=st.sampled_from(["2024-11-06", "2025-06-01", None]),
        incumbent=st.sampled_from(["Ancelotti", "Alonso", None]),
        post=st.sampled_from([MADRID, Post("Brazil", "manager"), None]),
    )
    def take_in_version(
        self,
        report: int,
        sentences: list[int],
        outlet: str | None,
        day: str | None,
        incumbent: str | None,
        post: Post | None,
    ) -> None:
        self.take_in(report, sentences, outlet, day, incumbent, post)

    def take_in(
        self,
        report: int,
        sentences: list[int],
        outlet: str | None,
        day: str | None,
        incumbent: str | None = None,
        post: Post | None = MADRID,
    ) -> None:
        text = f"Title {report}\n\n" + " ".join(SENTENCES[n] for n in sentences)
        url = f"https://example.org/{report}"
        item = type(self).make(
            text, url=url, outlet=outlet, day=day, incumbent=incumbent, post=post
        )
        self.store.take_in([item])

    @rule(
        pick=st.integers(0, 99),
        outcome=st.sampled_from([Outcome.CONFIRMED, Outcome.REFUTED, None]),
        note=st.sampled_from([None, "", "seen"]),
        author=st.sampled_from(["Ann", "Bob"]),
    )
    def judge(self, pick: int, outcome: Outcome | None, note: str | None, author: str) -> None:
        with closing(sqlite3.connect(self.path)) as raw:
            claims = [row[0] for row in raw.execute("SELECT id FROM claim ORDER BY id")]
        with suppress(NothingToChange):
            self.done.append(
                self.store.judge(
                    claims[pick % len(claims)],
                    outcome,
                    note=note,
                    **self.by(author),  # type: ignore[arg-type]
                )
            )

    @rule(
        report=st.integers(1, 2),
        changes=st.fixed_dictionaries(
            {},
            optional={
                "title": st.sampled_from(["Mine", None]),
                "outlet": st.sampled_from(["Sport", "Marca", None]),
                "published": st.sampled_from([date(2024, 1, 1), None]),
                "vacancy": st.sampled_from([1, Post("Milan", "manager"), None]),
            },
        ),
    )
    def edit(self, report: int, changes: dict[str, object]) -> None:
        with suppress(NothingToChange):
            self.done.append(
                self.store.edit_report(report, changes, **self.by())  # type: ignore[arg-type]
            )

    @rule(report=st.integers(1, 2), removed=st.booleans())
    def remove_or_restore(self, report: int, removed: bool) -> None:
        act = self.store.remove_report if removed else self.store.restore_report
        with suppress(NothingToChange):
            self.done.append(act(report, **self.by()))  # type: ignore[arg-type]

    @rule(
        first=st.integers(0, 99),
        second=st.integers(0, 99),
        kind=st.sampled_from([RelationKind.AGREES, RelationKind.CONTRADICTS, None]),
        cut=st.booleans(),
        severe=st.booleans(),
    )
    def overrule_relation(
        self, first: int, second: int, kind: RelationKind | None, cut: bool, severe: bool
    ) -> None:
        with closing(sqlite3.connect(self.path)) as raw:
            claims = [row[0] for row in raw.execute("SELECT id FROM claim ORDER BY id")]
        a, b = claims[first % len(claims)], claims[second % len(claims)]
        with suppress(NothingToChange, DoesNotFit):
            self.done.append(
                self.store.overrule_relation(
                    a,
                    b,
                    kind,
                    cut=cut,
                    severe=severe,
                    **self.by(),  # type: ignore[arg-type]
                )
            )

    @rule(
        later=st.integers(1, 2),
        earlier=st.integers(1, 2),
        echoes=st.sampled_from([True, False, None]),
        credit=st.booleans(),
    )
    def overrule_echo(self, later: int, earlier: int, echoes: bool | None, credit: bool) -> None:
        by = self.by("Bob")
        with suppress(NothingToChange, DoesNotFit):
            if credit:
                decision = self.store.overrule_credit(
                    later,
                    "daily post",
                    echoes,
                    **by,  # type: ignore[arg-type]
                )
            else:
                decision = self.store.overrule_echo(
                    later,
                    earlier,
                    echoes,
                    **by,  # type: ignore[arg-type]
                )
            self.done.append(decision)

    @rule(
        outcome=st.sampled_from([ClosedAs.APPOINTED, ClosedAs.STAYED, None]),
        rule_=st.sampled_from(["Sworn in.", None]),
        close=st.booleans(),
    )
    def decide_on_vacancy(self, outcome: ClosedAs | None, rule_: str | None, close: bool) -> None:
        by = self.by()
        person = "Xabi Alonso" if outcome is ClosedAs.APPOINTED else None
        with suppress(NothingToChange):
            if not close:
                decision = self.store.set_rule(1, rule_, **by)  # type: ignore[arg-type]
            elif outcome is None:
                decision = self.store.reopen_vacancy(1, **by)  # type: ignore[arg-type]
            else:
                decision = self.store.close_vacancy(
                    1,
                    outcome,
                    person=person,
                    **by,  # type: ignore[arg-type]
                )
            self.done.append(decision)

    @rule(pick=st.integers(0, 99))
    def undo(self, pick: int) -> None:
        if self.done:
            decision = self.done[-1 - pick % len(self.done)]
            with suppress(CannotUndo):
                self.done.append(
                    self.store.undo(decision.id, **self.by("Bob"))  # type: ignore[arg-type]
                )

    @rule(report=st.integers(1, 3), read=st.booleans())
    def read(self, report: int, read: bool) -> None:
        self.store.set_read([report], read)

    @invariant()
    def state_is_what_replaying_gives(self) -> None:
        with closing(sqlite3.connect(self.path)) as raw:
            before = [raw.execute(query).fetchall() for query in STATE]
            self.store.replay()
            assert [raw.execute(query).fetchall() for query in STATE] == before

    @invariant()
    def copies_and_counts_agree(self) -> None:
        with closing(sqlite3.connect(self.path)) as raw:
            for query in FAULTS:
                assert raw.execute(query).fetchall() == []
            for check in INDEX_CHECKS:
                raw.execute(check)

    @invariant()
    def the_log_is_strictly_ordered_by_time(self) -> None:
        entries = self.store.decisions()
        assert [e.at for e in entries] == sorted({e.at for e in entries}, reverse=True)


def test_state_is_what_replaying_the_log_gives(
    intake: Callable[..., Intake], clock: Callable[[], object]
) -> None:
    Desk.make = staticmethod(intake)
    Desk.clock = staticmethod(clock)
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_the_checks_are_queries_that_run(store: Store, path: Path, fault: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute(fault).fetchall() == []
