"""Words, folding and surnames."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourdesk import text as texts
from rumourdesk.lexicon.tokens import fold, surname_of, tokenise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Müller", "muller"),
        ("MÜLLER", "muller"),
        ("Ødegaard", "odegaard"),
        ("Łódź", "lodz"),
        ("Đoković", "dokovic"),
        ("Weiß", "weiss"),
        ("Brøndby", "brondby"),
        ("Sarı", "sari"),
        ("İmamoğlu", "imamoglu"),
        ("Cœur", "coeur"),
        ("Solskjær", "solskjaer"),
        ("Mu\u0308ller", "muller"),
        ("Ħamrun", "hamrun"),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Xabi Alonso", "Alonso"),
        ("Erik ten Hag", "ten Hag"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Roberto De Zerbi", "De Zerbi"),
        ("Neymar", ""),
        ("Clarence Hill Jr.", "Hill"),
        ("Vinícius Júnior", ""),
    ],
)
def test_surnames(name: str, surname: str) -> None:
    assert surname_of(name) == surname


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.one_of(st.text(max_size=40), st.text(st.characters(max_codepoint=127), max_size=40)))
def test_folding_is_that_of_the_house(text: str) -> None:
    assert fold(text) == texts.fold(text).replace("ħ", "h")


@given(st.text(max_size=60))
def test_words_lie_where_they_say(text: str) -> None:
    for token in tokenise(text):
        assert fold(text[token.start : token.end]) == token.folded
