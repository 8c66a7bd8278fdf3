"""Boards, timelines and news on the command line: plain words, JSON, errors that help."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rumourdesk.cli import main

LEAVES = """---
outlet: Example Post
date: 2025-04-05
---
Real Madrid will sack Carlo Ancelotti this summer.

Xabi Alonso is the first choice to replace him at Real Madrid.
"""
STAYS = """---
outlet: Example Mail
date: 2025-04-12
---
Carlo Ancelotti will stay as Real Madrid manager.

Xabi Alonso is not a target for Real Madrid.
"""
ELSEWHERE = """---
outlet: Example Mail
date: 2025-04-13
---
Manchester United will sack Ruben Amorim.
"""


@dataclass
class Printed:
    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Printed]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_(*args: object) -> Printed:
        with pytest.raises(SystemExit) as stop:
            main([str(arg) for arg in args])
            raise SystemExit(0)
        printed = capsys.readouterr()
        return Printed(printed.out, printed.err, int(stop.value.code or 0))

    return run_


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    """A desk with two rival reports on Real Madrid and one on Manchester United."""
    for name, text in (("a", LEAVES), ("b", STAYS), ("c", ELSEWHERE)):
        (tmp_path / f"{name}.md").write_text(text)
        assert run("add", tmp_path / f"{name}.md").code == 0
    return run


def test_a_board_reads_in_words_with_its_numbers_aligned(desk: Run) -> None:
    printed = desk("board", "Real Madrid")
    assert printed.code == 0
    lines = printed.out.splitlines()
    assert lines[0] == "Real Madrid · manager, after Carlo Ancelotti"
    assert lines[1] == "2 reports, 2 independent"
    assert "leaves in 1 report, stays in 1 report; the latest says stays" in printed.out
    (head,) = (n for n, line in enumerate(lines) if line.startswith("candidate"))
    (alonso,) = (line for line in lines[head:] if line.startswith("Xabi Alonso  "))
    assert alonso.index("report 2, Example Mail") == lines[head].index("latest")
    assert any(line.startswith("Xabi Alonso: conflict") for line in lines)


def test_wide_characters_keep_the_columns_of_a_board_aligned(desk: Run, tmp_path: Path) -> None:
    wide = STAYS.replace("Example Mail", "読売新聞").replace("2025-04-12", "2025-04-20")
    (tmp_path / "d.md").write_text(wide.replace("will stay", "is staying"))
    assert desk("add", tmp_path / "d.md").code == 0
    lines = desk("board", "Real Madrid").out.splitlines()
    (head,) = (line for line in lines if line.startswith("candidate"))
    (alonso,) = (line for line in lines if line.startswith("Xabi Alonso  "))
    before, outlet, after = alonso.partition("読売新聞")
    room = head.index("changed") - head.index("latest") - len("report 4, ") - 2 * len(outlet)
    assert len(before) == head.index("latest") + len("report 4, ")
    assert after.startswith(" " * room + "2025-04-")


def test_a_board_as_json(desk: Run) -> None:
    found = desk("board", "Real Madrid", "--json", "--sort", "stage").json
    assert found["vacancy"]["organisation"] == "Real Madrid"
    assert (found["reports"], found["independent"]) == (2, 2)
    assert [c["name"] for c in found["candidates"]] == ["Xabi Alonso", None]
    alonso = found["candidates"][0]
    assert (alonso["for"], alonso["against"], alonso["stage"]) == (1, 1, "ruled out")
    assert alonso["contradiction"]["severity"] in ("conflict", "tension")
    assert [c["name"] for c in found["columns"]] == ["Example Post", "Example Mail"]
    assert found["exit"]["leaves"] == found["exit"]["stays"] == 1


def test_a_timeline_in_words_and_as_json(desk: Run) -> None:
    printed = desk("timeline", "Real Madrid")
    days = [line[:10] for line in printed.out.splitlines() if line.startswith("2025-")]
    assert days == sorted(days)
    assert "2025-04-12  denial" in printed.out
    assert "Xabi Alonso, week by week:" in printed.out
    found = desk("timeline", "Real Madrid", "--json").json
    assert {"denial", "new candidate"} <= {event["kind"] for event in found["events"]}
    (alonso,) = found["candidates"]
    assert [week["reports"] for week in alonso["weeks"]] == [1, 1]


def test_news_are_printed_until_they_are_cleared(desk: Run, tmp_path: Path) -> None:
    found = desk("news", "--json").json
    assert len(found["vacancies"]) == 2
    assert desk("news").out == desk("news").out
    assert "new claim" in desk("news", "--vacancy", "Real Madrid", "--clear").out
    assert "Real Madrid" not in desk("news").out
    desk("news", "--clear")
    assert desk("news").out == "Nothing is new.\n"
    (tmp_path / "d.md").write_text(LEAVES.replace("Post", "Times").replace("04-05", "04-20"))
    desk("add", tmp_path / "d.md")
    assert [v["vacancy"]["organisation"] for v in desk("news", "--json").json["vacancies"]] == [
        "Real Madrid"
    ]


@pytest.mark.parametrize(
    "words", ["real madrid", "Real Madird", "real madird manger", "Ancelloti", "madrid", "1"]
)
def test_a_vacancy_is_found_by_a_name_spelt_more_or_less_right(desk: Run, words: str) -> None:
    assert desk("board", words).out.startswith("Real Madrid · manager")


@pytest.mark.parametrize("command", ["board", "timeline"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("manager", "may mean more than one vacancy"),
        ("Atlantis", "No vacancy is clearly “Atlantis”"),
        ("99", "There is no vacancy 99"),
        (" ", "No vacancy is clearly"),
    ],
)
def test_an_unclear_vacancy_is_refused_with_the_nearest_named(
    desk: Run, command: str, words: str, said: str
) -> None:
    printed = desk(command, words)
    assert printed.code == 2
    assert printed.out == ""
    assert said in printed.err
    assert "Real Madrid · manager" in printed.err


def test_an_empty_desk_says_what_to_do(run: Run) -> None:
    printed = run("board", "Real Madrid")
    assert printed.code == 1
    assert "no vacancy on this desk yet" in printed.err
    assert run("news").out == "Nothing is new.\n"


def test_echoes_that_were_not_looked_for_are_told_of(
    desk: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rumourdesk.store.Store.due", lambda _: 2)
    printed = desk("board", "Real Madrid")
    assert printed.code == 0
    assert "echoes of 2 reports have not been looked for yet" in printed.err
