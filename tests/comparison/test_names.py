from __future__ import annotations

import pytest

from rumourdesk.comparison import same_person
from rumourdesk.comparison.names import body_key, fold, surname


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Alonso", "Xabi Alonso"),
        ("X. Alonso", "Xabi Alonso"),
        ("Xabier Alonso", "Xabi Alonso"),
        ("Jürgen Stoß", "Juergen Stoss"),
        ("Søren Ærø", "soren aero"),
        ("Dame Ingrid Vale", "Ingrid Vale"),
        ("Ingrid Maria Vale", "Ingrid Vale"),
        ("Peter Lund Jr", "Peter Lund"),
        ("Sean O’Hara", "Sean O'Hara"),
        ("Ten Voss", "Erik ten Voss"),
    ],
)
def test_spellings_of_one_person(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Davide Ancelotti", "Carlo Ancelotti"),
        ("Ingrid Vale", "Ingrid Dale"),
        ("A. Vale", "Ingrid Vale"),
        ("Vale Ingrid", "Ingrid Vale"),
        ("Maria Ingrid Vale", "Ingrid Maria Vale"),
        ("", "Vale"),
        (None, "Vale"),
        (None, None),
        ("...", "..."),
    ],
)
def test_different_people(a: str | None, b: str | None) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


def test_folding_drops_case_accents_and_punctuation() -> None:
    assert fold(" Renée  St. John-Ø ") == "renee st john o"


def test_one_outlet_under_two_spellings() -> None:
    assert body_key("The Daily Post") == body_key("DailyPost")
    assert body_key("Daily Post") != body_key("Daily Mast")


def test_surname_of_a_single_name_is_that_name() -> None:
    assert surname("Raulinho") == "raulinho"
    assert surname(None) == ""
