"""What is read on every key press is looked up in an index, however much the desk holds."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rumourdesk.store import (
    Intake,
    Store,
    claims,
    decisions,
    echoes,
    learned,
    log,
    looking,
    reports,
    rulings,
    taking_in,
    targets,
    vacancies,
)
from rumourdesk.store.filters import listing
from rumourdesk.store.rows import Filter, Status

# The rows of these are few, or made up on the spot.
SMALL = {
    "json_each",
    "listed",
    "found",
    "(subquery-1)",
    "total",
    "outlet",
    "vacancy_outlet",
    "constant",
}


def plan(
    path: Path, query: str, values: Sequence[object] | Mapping[str, object] | None = None
) -> list[str]:
    """How SQLite goes about a query; where no values are given, all are 1."""
    filled: Any = [1] * query.count("?") if values is None else values
    with closing(sqlite3.connect(path)) as raw:
        return [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {query}", filled)]


def scanned(steps: list[str]) -> list[str]:
    """The steps that walk a whole table or index, of those that can be large."""
    found = []
    for step in steps:
        match = re.match(r"SCAN (\S+)", step)
        if match and match.group(1) not in SMALL and "VIRTUAL TABLE INDEX" not in step:
            found.append(step)
    return found


@pytest.fixture
def desk(store: Store, path: Path, intake: Callable[..., Intake]) -> Path:
    store.take_in([intake()])
    return path


FILTERS = [
    Filter(),
    Filter(trashed=True),
    Filter(unread=True),
    Filter(loose=True),
    Filter(outlet="TEAMtalk"),
    Filter(status=Status.CONFIRMED),
    Filter(status=Status.REFUTED),
    Filter(status=Status.UNJUDGED),
    Filter(kind="exit"),
    Filter(since=date(2024, 1, 1)),
    Filter(until=date(2024, 1, 1)),
    Filter(vacancy=1),
    Filter(vacancy=1, unread=True),
    Filter(vacancy=1, outlet="TEAMtalk", kind="exit", status=Status.CONFIRMED),
    Filter(vacancy=1, since=date(2024, 1, 1), until=date(2024, 2, 1)),
]


@pytest.mark.parametrize("wanted", FILTERS, ids=range(len(FILTERS)))
def test_a_list_is_read_from_an_index_in_order(desk: Path, wanted: Filter) -> None:
    with closing(sqlite3.connect(desk)) as raw:
        query = listing(raw, wanted)
    assert query is not None
    steps = plan(desk, *query)
    assert scanned(steps) == []
    assert not [step for step in steps if "TEMP B-TREE" in step]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Filter(), "report_newest"),
        (Filter(unread=True), "report_unread"),
        (Filter(loose=True), "report_loose"),
        (Filter(outlet="TEAMtalk"), "report_outlet"),
        (Filter(status=Status.CONFIRMED), "report_confirmed"),
        (Filter(status=Status.REFUTED), "report_refuted"),
        (Filter(status=Status.UNJUDGED), "report_unjudged"),
        (Filter(vacancy=1), "report_vacancy_newest"),
    ],
)
def test_common_lists_touch_nothing_but_their_index(desk: Path, wanted: Filter, index: str) -> None:
    with closing(sqlite3.connect(desk)) as raw:
        query = listing(raw, wanted)
    assert query is not None
    (step,) = plan(desk, *query)
    assert re.search(rf"USING (COVERING )?INDEX {index} ", step)


def test_a_filter_on_words_asks_the_full_text_index(desk: Path) -> None:
    with closing(sqlite3.connect(desk)) as raw:
        query = listing(raw, Filter(words="alonso"))
    assert query is not None
    assert scanned(plan(desk, *query)) == []


@pytest.mark.parametrize(
    "query",
    [
        vacancies.ALL,
        vacancies.OF_POST,
        reports.ROWS,
        reports.UNDER,
        reports.PAGE,
        reports.POSITIONS,
        reports.OUTLETS,
        reports.POSITIONS_ON,
        claims.VERDICTS,
        claims.OF_VERSION,
        claims.BY_ID,
        claims.SOURCES,
        claims.CUES,
        claims.ANSWERS,
        taking_in.BY_URL,
        taking_in.BY_TEXT,
        log.OF_REPORT,
        log.OF_SUBJECT,
        targets.CLAIM_BY_KEY,
        looking.TOUCHED,
        looking.ARRIVALS,
        echoes.SOUGHT,
        echoes.CREDITED,
        echoes.CREDITING,
        echoes.PROFILES,
        echoes.EDGES,
        rulings.CREDITS,
        learned.ONE,
        decisions.CLAIM,
        decisions.REPORT,
    ],
)
def test_what_is_read_again_and_again_is_looked_up(desk: Path, query: str) -> None:
    assert scanned(plan(desk, query)) == []


def test_claims_of_a_list_are_looked_up_by_report(desk: Path) -> None:
    values = {"reports": "[1]", "vacancy": None, "kind": None}
    assert scanned(plan(desk, claims.IDS, values)) == []


def test_candidates_for_an_echo_are_looked_up(desk: Path) -> None:
    alike = {"keys": "[1]", "least": 2, "share": 0.1, "size": 10}
    assert scanned(plan(desk, echoes.ALIKE, alike)) == []
    near = {"report": 1, "since": 0, "until": 1}
    assert scanned(plan(desk, echoes.NEAR, near)) == []


def test_the_echoes_of_a_report_are_looked_up(desk: Path) -> None:
    assert scanned(plan(desk, echoes.OF_REPORT, [1, 1])) == []
    assert scanned(plan(desk, echoes.EDGES_AFTER, [1, 1, 1])) == []
    assert scanned(plan(desk, rulings.ECHOES, ["[1]"])) == []
    assert scanned(plan(desk, echoes.OTHERS, [1])) == []
    assert scanned(plan(desk, echoes.BY_OTHERS, [1])) == []


def test_the_decisions_of_a_claim_are_looked_up(desk: Path) -> None:
    assert scanned(plan(desk, log.OF_CLAIM, [1])) == []


def test_the_newest_decisions_are_read_in_order(desk: Path) -> None:
    (step,) = plan(desk, log.NEWEST)
    assert "USING INDEX decision_time" in step


def test_a_scan_is_noticed(desk: Path) -> None:
    assert scanned(plan(desk, "SELECT * FROM claim WHERE quote = ?")) != []
