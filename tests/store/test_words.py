from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourdesk.store.words import match_expression, places


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("alonso", '"alonso" *'),
        ("xabi  alonso", '"xabi" "alonso" *'),
        ('say "NOT" (x) OR*', '"say" """NOT""" "(x)" "OR*" *'),
        ("a\0b", '"a" "b" *'),
        ("- ? alonso !", '"alonso" *'),
        ("", None),
        (" \n\t", None),
        ('"*"', None),
        ("__ 😀 --", None),
    ],
)
def test_what_is_typed_becomes_quoted_words(typed: str, expression: str | None) -> None:
    assert match_expression(typed) == expression


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("alonso", "Alonso, ALONSO and alonsos.", ["Alonso", "ALONSO", "alonsos"]),
        ("alonso goes", "Alonsos goes, Alonso going", ["goes", "Alonso"]),
        ("perez", "Florentino Pérez", ["Pérez"]),
        ("Pérez", "Florentino Perez", ["Perez"]),
        (
            "perez",
            unicodedata.normalize("NFD", "Pérez goes"),
            [unicodedata.normalize("NFD", "Pérez")],
        ),
        ("straße", "In der STRAßE.", ["STRAßE"]),
        ("cafe", "un cafe\u0301 noir", ["cafe\u0301"]),
        ("alonso", "⚽😀 Alonso", ["Alonso"]),
        ("real", "surreal unreal Real", ["Real"]),
        ("don't", "They don’t know", ["don’t"]),
        ("a b", "_a_b_", ["a", "b"]),
        ("?", "What?", []),
        ("x", "", []),
    ],
)
def test_words_are_placed_in_the_text_as_it_is(typed: str, text: str, found: list[str]) -> None:
    assert [span.of(text) for span in places(typed, text)] == found


@given(st.text(), st.text())
def test_places_lie_in_the_text_in_order_and_apart(typed: str, text: str) -> None:
    spans = places(typed, text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(alphabet="aäßﬁ😀 .\u0301", min_size=1))
def test_a_whole_text_of_words_is_found_in_itself(text: str) -> None:
    words = text.split()
    for word in words:
        if any(char.isalnum() for char in word):
            assert places(word, text)
