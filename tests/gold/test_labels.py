"""The labels of every set are well formed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.gold.labels import load, read_lines, sets
from tests.gold.names import question

from rumourdesk import intake
from rumourdesk.model import Certainty, ExitState, Facet, Kind, Polarity, SourceType, Stance

VALUES = {"kind": Kind, "polarity": Polarity, "certainty": Certainty, "facet": Facet}


@pytest.fixture(params=sets(), ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found = request.param
    assert isinstance(found, Path)
    return found


def texts(folder: Path) -> dict[str, str]:
    taken = [t for t in intake.take([folder / "reports"]) if isinstance(t, intake.Taken)]
    return {Path(str(t.report.path)).stem: t.report.text for t in taken}


def post_is_well_formed(vacancy: Any) -> bool:
    return set(vacancy) == {"organisation", "role"} and all(vacancy.values())


def test_there_is_a_set() -> None:
    assert "development" in [folder.name for folder in sets()]


def test_every_file_is_a_report_with_labels(folder: Path) -> None:
    files = {path.stem for path in (folder / "reports").iterdir()}
    assert set(texts(folder)) == files
    assert load(folder).articles() == files


def test_each_quote_stands_once_in_its_report_or_says_where(folder: Path) -> None:
    text = texts(folder)
    wrong = [
        (c["article"], c["quote"])
        for c in read_lines(folder / "claims.jsonl")
        for places in [text[c["article"]].count(c["quote"])]
        if not (1 <= c.get("occurrence", places) <= places)
        or (places != 1 and "occurrence" not in c)
    ]
    assert wrong == []


def test_the_values_of_claims_are_words_of_the_model(folder: Path) -> None:
    for claim in read_lines(folder / "claims.jsonl"):
        for field, values in VALUES.items():
            assert claim.get(field, "whole") in list(values), claim
        for source in claim["sources"]:
            assert source["name"] and source["type"] in list(SourceType), claim
        assert claim["about"], claim
        assert claim["vacancy"] is None or post_is_well_formed(claim["vacancy"]), claim


def test_a_condition_stands_in_its_report(folder: Path) -> None:
    text = texts(folder)
    for claim in read_lines(folder / "claims.jsonl"):
        assert (claim.get("condition") or "") in text[claim["article"]], claim


def test_times_are_days_in_order(folder: Path) -> None:
    for claim in read_lines(folder / "claims.jsonl"):
        when = claim["when"] or {}
        days = [date.fromisoformat(day) for day in when.values() if day]
        assert bool(days) == bool(when) and days == sorted(days), claim


def test_no_claim_is_labelled_twice(folder: Path) -> None:
    keys = Counter(
        (c["article"], c["quote"], c.get("occurrence"), c["kind"], c["about"], str(c["vacancy"]))
        for c in read_lines(folder / "claims.jsonl")
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_positions_are_of_reports_and_words_of_the_model(folder: Path) -> None:
    articles = set(texts(folder))
    for position in read_lines(folder / "positions.jsonl"):
        assert position["article"] in articles, position
        assert post_is_well_formed(position["vacancy"]), position
        assert position["exit"] is None or position["exit"] in list(ExitState), position
        assert set(position["candidates"].values()) <= set(Stance), position


def test_a_report_has_one_position_a_vacancy(folder: Path) -> None:
    keys = Counter(
        (p["article"], str(p["vacancy"])) for p in read_lines(folder / "positions.jsonl")
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_conflicts_are_between_two_reports_and_say_why(folder: Path) -> None:
    articles = set(texts(folder))
    for conflict in read_lines(folder / "conflicts.jsonl"):
        assert {conflict["a"], conflict["b"]} <= articles, conflict
        assert conflict["a"] != conflict["b"] and conflict["why"], conflict


def test_the_quotes_of_a_contradiction_answer_its_question(folder: Path) -> None:
    answered = {(c.article, c.quote, question(c.kind, c.about)) for c in load(folder).claims}
    for conflict in read_lines(folder / "conflicts.jsonl"):
        kind, _, person = conflict["question"].partition(":")
        asked = question(kind, person) if person else kind
        for side in "ab" if conflict["contradiction"] else "":
            assert (conflict[side], conflict[f"{side}_quote"], asked) in answered, conflict


def test_fields_name_each_report_once(folder: Path) -> None:
    fields = load(folder).by_field()
    if fields:
        named = Counter(article for part in fields.values() for article in part.articles())
        assert named == Counter(load(folder).articles())
