"""The command line from end to end: files in, records out, plain errors, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rumourdesk.cli import main

LEAVES = """---
title: Rovers decide on a new coach
outlet: Example Post
date: 2025-04-05
url: https://www.example.org/leaves
---
Real Madrid will sack Carlo Ancelotti this summer, according to Marca.

Sources have told Example Post that Xabi Alonso is the first choice to replace him.
"""
STAYS = """---
outlet: Example Mail
date: 2025-04-12
---
Carlo Ancelotti will stay as Real Madrid manager, AS report.

Xabi Alonso is not a target for Real Madrid.
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
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "leaves.txt").write_text(LEAVES, "utf-8")
    (folder / "stays.txt").write_text(STAYS, "utf-8")
    return folder


@pytest.fixture
def desk(run: Run, reports: Path) -> Path:
    assert run("add", reports).code == 0
    return reports


def test_add_takes_in_once(run: Run, reports: Path) -> None:
    first = run("add", reports, "--json").json
    assert len(first["new"]) == 2
    again = run("add", reports, "--json").json
    assert (again["new"], sorted(again["same"])) == ([], sorted(first["new"]))


def test_changed_text_at_the_same_address_is_a_new_version(run: Run, desk: Path) -> None:
    file = desk / "leaves.txt"
    file.write_text(LEAVES.replace("this summer", "in May"), "utf-8")
    outcome = run("add", file, "--json").json
    assert (len(outcome["new"]), len(outcome["changed"])) == (0, 1)
    assert len(run("list", "--json").json["reports"]) == 2


def test_refused_files_are_listed_and_the_rest_goes_in(run: Run, reports: Path) -> None:
    (reports / "empty.txt").write_text("", "utf-8")
    (reports / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    outcome = run("add", reports, reports / "nowhere.txt")
    assert outcome.code == 1
    assert "2 new" in outcome.out
    for name in ("empty.txt", "photo.txt", "nowhere.txt"):
        assert name in outcome.err


def test_add_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LEAVES.encode())))
    assert "1 new" in run("add", "-").out


def test_list_has_the_public_shape(run: Run, desk: Path) -> None:
    reports = run("list", "--json").json["reports"]
    assert [r["outlet"] for r in reports] == ["Example Mail", "Example Post"]
    first = reports[0]
    assert {"id", "outlet", "title", "published", "vacancies", "claims", "unread"} <= first.keys()
    assert first["unread"] is True
    assert first["published"] == "2025-04-12"
    assert first["vacancies"][0]["organisation"] == "Real Madrid"


def test_list_filters(run: Run, desk: Path) -> None:
    assert len(run("list", "--json", "--outlet", "Example Post").json["reports"]) == 1
    assert len(run("list", "--json", "--since", "2025-04-06").json["reports"]) == 1
    assert len(run("list", "--json", "--vacancy", "madrid").json["reports"]) == 2
    assert run("list", "--since", "yesterday").code == 2


def test_an_empty_desk_says_what_to_do(run: Run) -> None:
    assert "rumourdesk demo" in run("list").out


def test_a_verdict_is_kept_and_taken_back(run: Run, desk: Path) -> None:
    claim = run("claims", "--json").json["claims"][0]
    run("verdict", claim["id"], "confirmed", "--note", "Seen", "--evidence", "https://e.org/x")
    (judged,) = [c for c in run("claims", "--json").json["claims"] if c["id"] == claim["id"]]
    assert (judged["verdict"], judged["note"], judged["by"]) == ("confirmed", "Seen", "tester")
    run("verdict", claim["id"], "none")
    (judged,) = [c for c in run("claims", "--json").json["claims"] if c["id"] == claim["id"]]
    assert judged["verdict"] is None


def test_a_verdict_on_nothing_is_refused_in_plain_words(run: Run, desk: Path) -> None:
    refused = run("verdict", 9999, "confirmed")
    assert refused.code == 1
    assert "9999" in refused.err
    assert "Traceback" not in refused.err


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "example.org"])
def test_evidence_must_be_a_web_address(run: Run, desk: Path, link: str) -> None:
    claim = run("claims", "--json").json["claims"][0]["id"]
    assert run("verdict", claim, "confirmed", "--evidence", link).code == 2


def test_compare_lays_both_sides_by_question(run: Run, desk: Path) -> None:
    left, right = (r["id"] for r in run("list", "--json").json["reports"])
    found = run("compare", left, right, "--json").json
    assert found["contradictions"] >= 1
    assert "exit" in [section["question"] for section in found["sections"]]
    printed = run("compare", left, right)
    assert "Will Carlo Ancelotti leave?" in printed.out
    assert "contradicts" in printed.out


def test_search_finds_text_and_says_when_there_is_none(run: Run, desk: Path) -> None:
    assert len(run("search", "first", "choice", "--json").json["hits"]) == 1
    assert "No report" in run("search", "zeppelin").out


def test_extract_prints_the_contract_and_opens_no_desk(run: Run, reports: Path) -> None:
    printed = run("extract", reports, "--json")
    assert printed.code == 0
    assert len(printed.json["articles"]) == 2
    for article in printed.json["articles"]:
        assert article["claims"]
        for claim in article["claims"]:
            assert article["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert {"contradicts"} <= {r["relation"] for r in printed.json["relations"]}
    located = run("locate", "--json").json
    assert not Path(located["desk"]).exists()


def test_locate_prints_every_path(run: Run, own_home: Path) -> None:
    located = run("locate", "--json").json
    assert {"desk", "settings"} <= located.keys()
    assert located["desk"].startswith(str(own_home))


def test_desk_option_and_variable(run: Run, reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert run("--desk", other, "add", reports).code == 0
    assert run("list", "--json").json["reports"] == []
    assert len(run("--desk", other, "list", "--json").json["reports"]) == 2


def test_a_file_that_is_no_desk_is_refused_and_left_alone(run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear editor, " * 100, "utf-8")
    before = letter.read_bytes()
    refused = run("--desk", letter, "list")
    assert refused.code == 1
    assert str(letter) in refused.err
    assert letter.read_bytes() == before


def test_settings_init_writes_once(run: Run) -> None:
    wrote = run("settings", "init")
    assert wrote.code == 0
    assert run("settings", "init").code == 1
    assert run("settings", "init", "--force").code == 0


def test_wrong_settings_name_file_and_key(run: Run) -> None:
    path = Path(run("locate", "--json").json["settings"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('them = "dark"\n', "utf-8")
    refused = run("list")
    assert refused.code == 2
    assert str(path) in refused.err
    assert "theme" in refused.err


def test_the_screens_need_a_terminal(run: Run, reports: Path) -> None:
    refused = run(reports)
    assert refused.code == 2
    assert "terminal" in refused.err


def test_unknown_command_is_wrong_use(run: Run) -> None:
    assert run("lits").code == 2


def test_demo_headless_counts(run: Run) -> None:
    printed = run("demo", "--headless")
    assert printed.code == 0
    assert "contradictions" in printed.out
    assert run("list", "--json").json["reports"] == []
