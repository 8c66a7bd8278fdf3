"""The command line from end to end: files in, records out, plain errors, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rumourdesk.cli import main
from rumourdesk.store import DeskReadOnly

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
    report = run("show", claim["report"], "--json").json
    assert (report["confirmed"], report["refuted"], report["trashed"]) == (1, 0, False)
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


def test_extract_tells_what_it_left_uncovered(run: Run, reports: Path) -> None:
    (reports / "more.txt").write_text(
        "Real Madrid will sack Carlo Ancelotti. Marca said that Ancelotti ate his lunch.\n", "utf-8"
    )
    printed = run("extract", reports, "--uncovered")
    assert printed.code == 0
    assert "Marca said that Ancelotti ate his lunch." in printed.out
    assert "1 guarded sentence without a claim in 3 reports." in printed.out
    (gap,) = (
        a for a in run("extract", reports, "--uncovered", "--json").json["articles"]
        if a["uncovered"]
    )  # fmt: skip
    assert gap["claims"] == 1
    (found,) = gap["uncovered"]
    assert found["names"] == ["Carlo Ancelotti"]
    assert [(g["words"], g["sort"]) for g in found["guards"]] == [("said", "attribution")]


def test_extract_explains_each_field_by_its_words(run: Run, reports: Path) -> None:
    printed = run("extract", reports, "--explain", "--json")
    for article in printed.json["articles"]:
        for claim in article["claims"]:
            fields = {why["field"] for why in claim["why"]}
            assert {"kind", "about", "vacancy", "polarity", "certainty"} <= fields
            for why in claim["why"]:
                assert bool(why["words"]) != bool(why["default"])
                for words in why["words"]:
                    assert article["text"][words["start"] : words["end"]] == words["text"]
    told = run("extract", reports, "--explain").out
    assert "named here" in told
    assert "by default: no hedge found" in told
    plain = run("extract", reports, "--json").json
    assert all("why" not in c for a in plain["articles"] for c in a["claims"])


def test_own_names_are_used_and_a_file_with_a_mistake_is_named(
    run: Run, reports: Path, own_home: Path
) -> None:
    folder = Path(run("settings", "show", "--json").json["lexicon"])
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('[[outlet]]\nname = "Bugle"\ndomains = ["b.example"]\n')
    (folder / "bad.toml").write_text('[[person]]\nname = "Ann Roe"\nborn = "x"\n')
    (reports / "one.txt").write_text("---\nurl: https://b.example/1\n---\nNothing new.\n")
    printed = run("extract", reports, "--json")
    assert printed.code == 0
    assert "Bugle" in {article["outlet"] for article in printed.json["articles"]}
    assert "bad.toml: line 3: person 'Ann Roe': 'born' must be a year" in printed.err
    assert "bad.toml: line 3" in run("add", reports).err
    checked = run("lexicon", "check")
    assert checked.code == 1
    assert f"{folder / 'bad.toml'}:3: " in checked.out
    (folder / "bad.toml").unlink()
    assert run("lexicon", "check", folder).code == 0
    assert run("lexicon", "check", folder, "--json").json == {"files": 1, "mistakes": []}


def test_learned_names_are_listed_forgotten_and_known_again(run: Run, tmp_path: Path) -> None:
    text = "Ilkovia FC manager Petra Vesk is under pressure. Ilkovia FC lost again."
    for number in (1, 2):
        report = tmp_path / f"{number}.txt"
        report.write_text(f"---\noutlet: Outlet {number}\n---\n{text}\n", "utf-8")
        assert run("add", report).code == 0
    names = run("lexicon", "learned", "--json").json["names"]
    assert [(n["name"], n["type"], n["kind"]) for n in names] == [
        ("Ilkovia FC", "organisation", "club"),
        ("Petra Vesk", "person", None),
    ]
    assert [taught["report"] for taught in names[1]["taught_by"]] == [1, 2]
    taught = names[1]["taught_by"][0]
    assert taught["words"] == text[taught["start"] : taught["end"]]
    listed = run("lexicon", "learned").out
    assert "“Ilkovia FC manager Petra Vesk” (report 1, and 1 other report)" in listed
    assert "2 names learned." in listed
    assert run("lexicon", "forget", "petra vesk").code == 0
    left = run("lexicon", "learned", "--json").json
    assert ([n["name"] for n in left["names"]], left["forgotten"]) == (
        ["Ilkovia FC"],
        ["Petra Vesk"],
    )
    assert "Forgotten: Petra Vesk." in run("lexicon", "learned").out
    assert run("lexicon", "forget", "Petra Vesk", "--undo").code == 0
    assert run("lexicon", "learned", "--json").json["names"] == names
    again = run("lexicon", "forget", "Petra Vesk", "--undo")
    assert (again.code, "was not forgotten" in again.err) == (1, True)
    assert "learned no name" in run("lexicon", "forget", "Nobody Here").err


def test_locate_prints_every_path(run: Run, own_home: Path) -> None:
    located = run("locate", "--json").json
    assert {"desk", "settings"} <= located.keys()
    assert located["desk"].startswith(str(own_home))


def test_desk_option_and_variable(run: Run, reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert run("--desk", other, "add", reports).code == 0
    assert run("list", "--json").json["reports"] == []
    assert len(run("--desk", other, "list", "--json").json["reports"]) == 2
    assert run("--desk", other, "settings", "show", "--json").json["desk"] == str(other)


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


def test_a_link_that_is_no_address_at_all_is_wrong_use(run: Run, desk: Path) -> None:
    refused = run("verdict", 1, "confirmed", "--evidence", "http://[")
    assert refused.code == 2
    assert "not an http or https address" in refused.err


def test_claims_of_a_report_that_is_not_there(run: Run, desk: Path) -> None:
    refused = run("claims", "--report", 99)
    assert (refused.code, refused.out) == (1, "")
    assert "no report 99" in refused.err


def test_a_report_is_not_compared_with_itself(run: Run, desk: Path) -> None:
    refused = run("compare", 1, 1)
    assert refused.code == 1
    assert "Comparing takes two" in refused.err


INTEL = "---\noutlet: Example Wire\n---\nIntel will sack its chief executive Pat Gelsinger.\n"


def test_a_vacancy_by_its_number_or_by_words_that_mean_one(
    run: Run, desk: Path, tmp_path: Path
) -> None:
    intel = tmp_path / "intel.txt"
    intel.write_text(INTEL, "utf-8")
    run("add", intel)
    rows = run("list", "--json").json["reports"]
    numbers = {r["vacancies"][0]["organisation"]: r["vacancies"][0]["id"] for r in rows}
    assert set(numbers) == {"Intel", "Real Madrid"}
    found = run("list", "--json", "--vacancy", numbers["Intel"]).json["reports"]
    assert [r["outlet"] for r in found] == ["Example Wire"]
    vague = run("list", "--vacancy", "e")
    assert vague.code == 2
    assert "Intel" in vague.err and "Real Madrid" in vague.err
    assert run("list", "--vacancy", "zeppelin").code == 1
    assert run("compare", 1, 2, "--vacancy", "intel").code == 1


def test_an_empty_choice_is_no_empty_desk(run: Run, desk: Path) -> None:
    assert run("list", "--outlet", "Nobody's").out == "No report is like that.\n"


def test_standard_input_has_limits_too(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import io

    monkeypatch.setenv("RUMOURDESK_CONFIG", str(tmp_path))
    (tmp_path / "settings.toml").write_text("[intake]\nlimit_bytes = 20\n", "utf-8")
    for data, why in ((b"a" * 21, "larger than 20 bytes"), (b"<html>Leaves</html>", "a web page")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        refused = run("add", "-")
        assert refused.code == 1
        assert why in refused.err


@pytest.mark.parametrize("name", ["bad\nleft out: good\x9b31m.txt", "bad\udcff\x9b.txt"])
def test_names_of_files_reach_no_terminal_raw(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    listed = run("add", tmp_path)
    assert listed.err.count("\n") == 1
    assert "\x9b" not in listed.err
    printed = run("add", tmp_path, "--json")
    assert printed.out.isascii()
    assert printed.json["refused"][0]["path"] == str(tmp_path / name)


def test_the_outlet_given_is_cleaned(run: Run, desk: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text("Carlo Ancelotti will leave Real Madrid.", "utf-8")
    run("add", bare, "--outlet", "\x1b[31mExample\nTimes")
    outlets = {r["outlet"] for r in run("list", "--json").json["reports"]}
    assert "Example Times" in outlets


def test_looking_into_a_desk_that_is_read_only(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise DeskReadOnly(f"The desk {path} can only be read.")

    monkeypatch.setattr("rumourdesk.store.opening._check_writable", refuse)
    assert len(run("list", "--json").json["reports"]) == 2
    for command in (("show", 1), ("claims",), ("compare", 1, 2), ("search", "Real")):
        assert run(*command).code == 0
    refused = run("verdict", 1, "confirmed")
    assert refused.code == 1
    assert "can only be read" in refused.err


def test_marks_that_the_output_cannot_show(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    polish = tmp_path / "polish.txt"
    polish.write_text("---\noutlet: Głos\n---\nCarlo Ancelotti will leave.", "utf-8")
    run("add", polish)

    def printed(*command: str) -> str:
        written = io.BytesIO()
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="latin-1"))
        with pytest.raises(SystemExit) as stop:
            main(command)
        assert not stop.value.code
        return written.getvalue().decode("latin-1")

    assert "G?os" in printed("list")
    assert json.loads(printed("list", "--json"))["reports"][0]["outlet"] == "Głos"


def test_the_desk_variable_starts_from_the_current_folder(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUMOURDESK_DESK", "here.db")
    assert run("add", reports).code == 0
    assert (tmp_path / "here.db").is_file()


def test_home_in_the_name_of_a_desk(
    run: Run, reports: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("--desk", "~/one.db", "add", reports).code == 0
    monkeypatch.setenv("RUMOURDESK_DESK", "~/two.db")
    assert run("add", reports).code == 0
    assert {path.name for path in own_home.glob("*.db")} == {"one.db", "two.db"}


def test_an_interruption_says_what_is_kept(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rumourdesk.desk.taking_in.take_in", interrupt)
    stopped = run("add", reports)
    assert stopped.code == 130
    assert "already taken in is kept" in stopped.err
