from __future__ import annotations

import pytest

from rumourdesk.comparison.cues import (
    Manner,
    backers,
    changed,
    done,
    doubting,
    manner,
    strong,
    weak,
)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("the board will sack Berg", Manner.FORCED),
        ("Berg was relieved of his duties", Manner.FORCED),
        ("ministers will not force the governor out", Manner.FORCED),
        ("shareholders voted her out", Manner.FORCED),
        ("Berg will resign", Manner.OWN),
        ("she will step down in May", Manner.OWN),
        ("he goes of his own accord", Manner.OWN),
        ("it would be on the Dane’s terms", Manner.OWN),
        ("Berg will leave", None),
        ("they parted on good terms", None),
        ("he will resign before he is sacked", None),
        ("a rucksack was found", None),
        ("the fire brigade came", None),
    ],
)
def test_by_whose_will(quote: str, expected: Manner | None) -> None:
    assert manner(quote) is expected


def test_each_manner_has_its_opposite() -> None:
    assert Manner.FORCED.opposite is Manner.OWN
    assert Manner.OWN.opposite is Manner.FORCED


@pytest.mark.parametrize("quote", ["Vale is the favourite", "their first choice", "top target"])
def test_words_that_rank_first(quote: str) -> None:
    assert strong(quote) and not weak(quote)


@pytest.mark.parametrize("quote", ["on the shortlist", "interested in Vale", "is one of five"])
def test_words_of_a_name_among_others(quote: str) -> None:
    assert weak(quote) and not strong(quote)


def test_a_doubt_is_no_refusal() -> None:
    assert doubting("the board is hesitant about Vale")
    assert not doubting("the board has ruled Vale out")


@pytest.mark.parametrize("quote", ["Berg has left the bank", "she resigned", "was sacked today"])
def test_an_exit_that_happened(quote: str) -> None:
    assert done(quote)


@pytest.mark.parametrize("quote", ["Berg will be sacked", "he could resign", "is to leave"])
def test_an_exit_to_come(quote: str) -> None:
    assert not done(quote)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("the dressing room is behind him", {"staff"}),
        ("respect from fans and the chairman", {"public", "president"}),
        ("pressure from shareholders and the board", {"investors", "board"}),
        ("he is under pressure", set()),
    ],
)
def test_whose_backing(quote: str, expected: set[str]) -> None:
    assert backers(quote) == expected


@pytest.mark.parametrize(
    "quote",
    [
        "Vale is no longer in the running",
        "Vale pulls out of the race",
        "talks have broken down",
        "the board changed its mind",
        "they are souring on Vale",
    ],
)
def test_words_that_tell_of_a_change(quote: str) -> None:
    assert changed(quote)


@pytest.mark.parametrize(
    "quote", ["Vale is out of the running", "Vale has not withdrawn", "the board won't back away"]
)
def test_words_that_tell_of_none(quote: str) -> None:
    assert not changed(quote)
