"""Every measure worked out by hand on one small set."""

from __future__ import annotations

from typing import Any

import pytest
from tests.gold.labels import Found, Gold, Time, found, load
from tests.gold.misses import misses
from tests.gold.names import cell
from tests.gold.scorer import same_time, score

TEXT = "Vale will sack Roe in May. Amaro is wanted, the Post says. Vale lost 3-0. He said no."
OTHER = "Roe stays at Vale."


def record(start: int, end: int, **fields: Any) -> dict[str, Any]:
    """A claim as the program prints it, on the words between two places of TEXT."""
    return {
        "start": start,
        "end": end,
        "quote": TEXT[start:end],
        "kind": "exit",
        "about": "Ann Roe",
        "vacancy": {"organisation": "Vale", "role": "manager"},
        "polarity": "positive",
        "certainty": "certain",
        "sources": [],
        "when": None,
    } | fields


POST = [{"name": "The Post", "type": "outlet"}]
SACKED = record(0, 25, when={"start": "2024-05-01", "end": "2024-05-31"})
WANTED = record(27, 57, kind="candidate", about="Luis Amaro", sources=POST)
LOST = record(59, 72, kind="background", about="Vale")
REFUSED = record(74, 84, kind="willingness", about="Luis Amaro", polarity="negative")
ON_VALE = {
    "vacancy": {"organisation": "Vale", "role": "manager"},
    "incumbent": "Ann Roe",
    "exit": "leaves",
    "candidates": {"Luis Amaro": "favoured", "Tom Birch": "linked"},
    "cited": ["The Post"],
}


def printed(*claims: dict[str, Any], positions: tuple[dict[str, Any], ...] = ()) -> Found:
    """What the program printed of report r1, which contradicts r2 on Roe's going."""
    stays = {**record(0, 18), "quote": OTHER[:18], "polarity": "negative"}
    articles = [
        {"path": "x/r1.txt", "text": TEXT, "claims": list(claims), "positions": list(positions)},
        {"path": "x/r2.txt", "text": OTHER, "claims": [stays], "positions": []},
    ]
    ends = {"a": {"path": "x/r1.txt", "claim": 0}, "b": {"path": "x/r2.txt", "claim": 0}}
    kept = [{**ends, "relation": "contradicts"}, {**ends, "relation": "updates"}]
    return found({"articles": articles, "relations": kept if claims else []})


def gold() -> Gold:
    """Four claims and one position in r1; one contradiction that is and one that is not."""
    labels = printed(SACKED, WANTED, LOST, REFUSED, positions=(ON_VALE,)).only({"r1"})
    conflicts = {
        cell("r1", "r2", "exit", "Vale"): True,
        cell("r1", "r2", "successor", "Vale"): False,
        cell("r1", "r3", "exit", "Vale"): True,
    }
    return Gold("small", labels.claims, labels.positions, conflicts, {"towns": ("r",)})


def measured(*claims: dict[str, Any], positions: tuple[dict[str, Any], ...] = ()) -> Any:
    """Measures to compare with plain numbers, whatever the rounding."""
    measures = score(gold(), printed(*claims, positions=positions)).measures
    return {name: pytest.approx(value) for name, value in measures.items()}


def test_the_labels_themselves_have_everything_right() -> None:
    same = score(gold(), printed(SACKED, WANTED, LOST, REFUSED, positions=(ON_VALE,)))
    short = {m: v for m, v in same.measures.items() if v != 1}
    assert short == {"contradictions found": 0.5}


def test_nothing_read_scores_nothing() -> None:
    none = score(gold(), printed())
    assert none.measures["claims"] == 0
    assert none.measures["about"] is None
    assert none.measures["vacancies found"] == 0
    assert none.measures["contradictions found"] == 0


def test_claims_count_what_was_missed_and_what_was_added() -> None:
    # Two of four labels found, by two of three claims; in the core two of three by two of two.
    measures = measured(SACKED, WANTED, {**LOST, "kind": "transfer"})
    assert measures["claims"] == 2 * 2 / (3 + 4)
    assert measures["core claims"] == 2 * 2 / (2 + 3)
    assert measures["core precision"] == 1
    assert measures["core recall"] == 2 / 3
    assert measures["spans"] == 2 * 3 / (3 + 4)


def test_fields_count_over_matched_claims_of_the_core() -> None:
    wrong = {
        **SACKED,
        "about": "Tom Birch",
        "vacancy": {"organisation": "Hill", "role": "chair"},
        "polarity": "open",
        "certainty": "possible",
        "sources": [{"name": "sources", "type": "anonymous"}],
    }
    measures = measured(wrong, WANTED, {**LOST, "about": "Tom Birch"})
    for field in ("about", "polarity", "certainty", "vacancy", "role", "unnamed"):
        assert measures[field] == 1 / 2


def test_sources_are_named_ones_and_a_part_of_the_name_will_do() -> None:
    two = [{"name": "Post", "type": "outlet"}, {"name": "Ann Roe", "type": "person"}]
    assert measured({**WANTED, "sources": two})["sources"] == 2 * 1 / (2 + 1)


@pytest.mark.parametrize(
    ("label", "read", "same"),
    [
        (Time("2024-05-01", "2024-05-31"), Time("2024-05-01", None), True),
        (Time("2024-05-01", "2024-05-31"), Time("2024-04-01", "2024-05-31"), True),
        (Time("2024-05-01", "2024-05-31"), Time("2024-05-02", "2024-05-30"), False),
        (Time("2024-05-01", None), Time("2024-04-01", None), False),
        (Time("2024-05-01", None), None, False),
        (Time(None, "2024-05-31"), None, True),
    ],
)
def test_a_time_is_right_when_one_of_its_ends_is(
    label: Time, read: Time | None, same: bool
) -> None:
    assert same_time(label, read) is same


def test_times_count_over_labels_that_have_one() -> None:
    assert measured(SACKED, WANTED)["when"] == 1
    assert measured({**SACKED, "when": None}, WANTED)["when"] == 0


def test_a_position_on_another_post_of_the_body_is_held_against_the_label() -> None:
    other = {
        "vacancy": {"organisation": "Vale", "role": "chair"},
        "incumbent": None,
        "exit": "leaves",
        "candidates": {"Amaro": "linked", "Sue Hart": "linked", "Jo Lee": "linked"},
        "cited": ["Post", "Mail"],
    }
    elsewhere = {**other, "vacancy": {"organisation": "Hill", "role": "chair"}}
    measures = measured(SACKED, positions=(elsewhere, other))
    assert measures["vacancies found"] == 1
    assert measures["vacancies right"] == 1 / 2
    assert measures["incumbent"] == 0
    assert measures["exit"] == 1
    assert measures["candidates"] == 2 * 1 / (3 + 2)
    assert measures["stances"] == 0
    assert measures["cited"] == 2 * 1 / (2 + 1)


def test_the_same_post_comes_before_another_of_the_body() -> None:
    chair = {**ON_VALE, "vacancy": {"organisation": "Vale", "role": "chair"}, "exit": "stays"}
    assert measured(SACKED, positions=(chair, ON_VALE))["exit"] == 1


def test_a_contradiction_counts_once_for_two_reports_and_a_question() -> None:
    measures = measured(SACKED)
    assert measures["contradictions right"] == 1
    assert measures["contradictions found"] == 1 / 2


def test_a_contradiction_nobody_labelled_counts_against() -> None:
    measures = measured(WANTED)
    assert measures["contradictions right"] == 0
    assert measures["contradictions found"] == 0


def test_a_quote_that_does_not_stand_at_its_offsets_is_counted() -> None:
    moved = {**SACKED, "start": 1}
    assert score(gold(), printed(moved)).counts["quotes not at their offsets"] == 1


def test_a_set_comes_apart_by_field() -> None:
    assert gold().by_field()["towns"].claims == gold().claims
    assert gold().only({"r1"}).conflicts == {}


def test_a_folder_with_claims_alone_is_a_set(tmp_path: Any) -> None:
    (tmp_path / "claims.jsonl").write_text("", "utf-8")
    assert load(tmp_path) == Gold(tmp_path.name, (), (), {}, {})


def test_misses_name_what_differs() -> None:
    lines = misses(gold(), printed({**SACKED, "polarity": "open"}, {**LOST, "kind": "transfer"}))
    told = [" ".join(line.split()) for line in lines]
    assert told[0] == "missed r1 candidate Luis Amaro | Amaro is wanted, the Post says"
    assert "added r1 transfer Vale | Vale lost 3-0" in told
    assert f"polarity r1 exit positive but read open | {SACKED['quote']}" in told
    assert told[-1] == "conflict missed: r1 and r3 on exit of vale"
