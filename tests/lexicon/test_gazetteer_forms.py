"""How one written name becomes words to compare with those of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourdesk.lexicon.entries import NameType
from rumourdesk.lexicon.forms import Form, Via, fits, make_form
from rumourdesk.lexicon.tokens import tokenise


def form(written: str) -> Form | None:
    return make_form(written, NameType.PERSON, written, Via.NAME)


_NAMES = st.lists(
    st.sampled_from(["Real", "ten", "AS", "É", "Ødegaard", "ﱞ", "1", " ", "-", "’", ".", "&"])
).map(" ".join)


@given(st.one_of(st.text(max_size=40), _NAMES))
def test_a_form_has_the_words_and_joints_of_its_name_in_a_text(written: str) -> None:
    made = form(written)
    tokens = tokenise(written)
    if made is None:
        assert tokens == ()
    else:
        assert made.words == tuple(token.folded for token in tokens)
        assert made.joints == tuple(token.joint for token in tokens[1:])


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("Erik ten Hag", "Erik Ten Hag", True),
        ("Erik ten Hag", "erik ten Hag", False),
        ("Erik ten Hag", "Erik ten", False),
        ("Erik ten Hag", "Erik ten, Hag", False),
        ("Martin Ødegaard", "MARTIN ODEGAARD", True),
        ("AS Roma", "As Roma", False),
        ("Slot", "SLOT", False),
        ("Amorim", "AMORIM", True),
    ],
)
def test_a_form_fits_what_is_written_like_it(written: str, text: str, expected: bool) -> None:
    made = form(written)
    assert made is not None
    assert fits(made, tokenise(text), 0) is expected
