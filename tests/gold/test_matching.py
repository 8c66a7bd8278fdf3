"""Names, places and pairs, by hand-worked cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.gold.labels import Claim
from tests.gold.matching import overlap, pairs, placed
from tests.gold.names import cell, fold, question, same_name, same_role


def claim(quote: str = "", start: int = 0, end: int = 0, about: str | None = "Ann Roe") -> Claim:
    return Claim(
        article="a",
        quote=quote,
        kind="exit",
        about=about,
        organisation="Vale",
        role="manager",
        polarity="positive",
        certainty="certain",
        sources=(),
        when=None,
        start=start,
        end=end,
    )


def test_folding_drops_accents_marks_and_capitals() -> None:
    assert fold("  Florentino PÉREZ-Díaz ") == "florentino perez diaz"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pérez", "Florentino Perez", True),
        ("Luis Amaro", "Ann Amaro", False),
        (None, "", True),
        (None, "Ann", False),
    ],
)
def test_names_are_the_same_when_one_holds_the_other(
    one: str | None, other: str | None, same: bool
) -> None:
    assert same_name(one, other) is same


def test_roles_have_other_words() -> None:
    assert same_role("Head Coach", "manager")
    assert same_role("CEO", "chief executive")
    assert not same_role("chair", "manager")


def test_a_question_names_the_person_where_the_person_is_part_of_it() -> None:
    assert question("contact", "Luis Amaro") == "contact:amaro"
    assert question("agreement", "Luis Amaro") == "successor"
    assert question("transfer", "Luis Amaro") is None


def test_a_cell_is_the_same_from_either_side() -> None:
    one = cell("r2", "r1", "contact:Luis Amaro", "Vale Town")
    assert one == cell("r1", "r2", "contact:amaro", "Town")
    assert one == ("r1", "r2", "contact:amaro", "town")


def test_a_quote_is_found_whatever_its_marks() -> None:
    (found,) = placed([claim("'gone' - today")], "She is ‘gone’ – today.")
    assert (found.start, found.end) == (7, 21)


def test_a_quote_labelled_again_takes_the_next_place_while_there_is_one() -> None:
    found = placed([claim("he goes")] * 3, "he goes; he goes")
    assert [c.start for c in found] == [0, 9, 0]


def test_an_occurrence_says_which_place() -> None:
    (found,) = placed([replace(claim("he goes"), occurrence=2)], "he goes; he goes")
    assert found.start == 9


def test_a_quote_that_is_not_there_has_no_place_and_matches_nothing() -> None:
    (lost,) = placed([claim("she stays")], "he goes")
    assert overlap(lost, claim(start=0, end=7)) == 0
    assert overlap(lost, lost) == 0


def test_overlap_is_what_is_shared_over_what_either_holds() -> None:
    assert overlap(claim(start=0, end=10), claim(start=5, end=20)) == 5 / 20
    assert overlap(claim(start=0, end=5), claim(start=5, end=9)) == 0


def test_three_tenths_are_enough() -> None:
    ten = claim(start=0, end=10)
    assert pairs([ten], [claim(start=0, end=3)])
    assert not pairs([ten], [claim(start=0, end=2)])


def test_another_kind_matches_only_when_kinds_do_not_count() -> None:
    label, read = claim(start=0, end=9), replace(claim(start=0, end=9), kind="candidate")
    assert pairs([label], [read]) == []
    assert pairs([label], [read], of_a_kind=False) == [(label, read)]


def test_the_right_person_comes_before_the_better_overlap() -> None:
    roe, amaro = claim(start=0, end=20), claim(start=0, end=20, about="Luis Amaro")
    read_roe, read_amaro = claim(start=0, end=12), claim(start=0, end=20, about="Amaro")
    assert dict(pairs([roe, amaro], [read_amaro, read_roe])) == {roe: read_roe, amaro: read_amaro}


def test_each_claim_is_used_once() -> None:
    label = claim(start=0, end=10)
    near, far = claim(start=0, end=9), claim(start=0, end=5)
    assert pairs([label], [far, near]) == [(label, near)]
