"""What a person did, in the words that the lines about undoing use."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rumourdesk.desk import Deed
from rumourdesk.store.rows import Decision, DecisionKind
from rumourdesk.tui.deed_words import deed_words


def decision(kind: DecisionKind, **after: object) -> Decision:
    return Decision(
        id="1",
        at=datetime(2025, 5, 1, tzinfo=UTC),
        author="Ann",
        run="r",
        kind=kind,
        target={"name": "Petra Vesk"} if kind is DecisionKind.NAME else {},
        before={},
        after=dict(after),
    )


@pytest.mark.parametrize(
    ("kind", "after", "words"),
    [
        (DecisionKind.RELATION, {"ruling": "unrelated"}, "relation: unrelated"),
        (DecisionKind.RELATION, {"ruling": None}, "relation: as the machine finds it"),
        (DecisionKind.ECHO, {"ruling": "no echo"}, "echo: no echo"),
        (DecisionKind.RULE, {"rule": "Sworn in."}, "rule of the vacancy changed"),
        (DecisionKind.CLOSED, {"closure": {}}, "vacancy closed"),
        (DecisionKind.REOPENED, {"closure": None}, "vacancy reopened"),
        (DecisionKind.NAME, {"ruling": "forgotten"}, "name forgotten: Petra Vesk"),
        (DecisionKind.NAME, {"ruling": None}, "name known again: Petra Vesk"),
        (DecisionKind.REPORT_REMOVED, {"removed": True}, "report put into the trash"),
    ],
)
def test_a_decision_in_words(kind: DecisionKind, after: dict[str, object], words: str) -> None:
    assert deed_words(Deed.of(decision(kind, **after))) == words


def test_a_batch_says_how_many() -> None:
    verdict = decision(DecisionKind.VERDICT, outcome="confirmed")
    assert deed_words(Deed.of_all([verdict])) == "1 claim settled"
    assert deed_words(Deed.of_all([verdict, verdict])) == "2 claims settled"
