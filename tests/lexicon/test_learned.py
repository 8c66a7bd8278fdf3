"""Names that a desk learned: known beside the lists, never in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourdesk.lexicon.entries import Organisation, Outlet, Person
from rumourdesk.lexicon.forms import Via
from rumourdesk.lexicon.gazetteer import Gazetteer, tokenise
from rumourdesk.lexicon.hits import Hit
from rumourdesk.lexicon.lexicon import Lexicon, load_lexicon

LISTED = load_lexicon()
ILKOVIA = Organisation("Ilkovia FC", kind="club")
VESK = Person("Petra Vesk", organisations=("Ilkovia FC",))


def hits_in(lexicon: Lexicon, text: str) -> tuple[Hit, ...]:
    words = tokenise(text)
    return lexicon.names.with_learned_hits(lexicon.names.find(text, words), words)


def found(lexicon: Lexicon, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[h.start : h.end], h.entry_names) for h in hits_in(lexicon, text)]


@pytest.fixture(scope="module")
def knowing() -> Lexicon:
    return LISTED.with_learned(
        [ILKOVIA], [VESK, Person("Tomas van der Brell")], [Outlet("Ostrel Tribune")]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilkovia FC sacked her.", [("Ilkovia FC", ("Ilkovia FC",))]),
        ("They met Petra Vésk.", [("Petra Vésk", ("Petra Vesk",))]),
        ("the Ostrel Tribune reports", [("Ostrel Tribune", ("Ostrel Tribune",))]),
        ("They met Vesk.", [("Vesk", ("Petra Vesk",))]),
        ("Vesk leaves Ilkovia.", [("Vesk", ("Petra Vesk",)), ("Ilkovia", ("Ilkovia FC",))]),
        ("They met van der Brell.", [("van der Brell", ("Tomas van der Brell",))]),
    ],
)
def test_a_learned_name_is_found_in_full_and_by_what_it_is_short_for(
    knowing: Lexicon, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert found(knowing, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vesk is a word that opens a sentence.",  # and may be no name at all
        "They met Ines Vesk.",
        "They met Vesk Holdings.",
        "They met Ilkovia Dynamics.",
        "the Tribune reports",
        "the fc of vesk",
    ],
)
def test_what_may_be_something_else_is_left_alone(knowing: Lexicon, text: str) -> None:
    assert found(knowing, text) == []


def test_the_short_form_of_a_body_proves_nothing_without_a_cue(knowing: Lexicon) -> None:
    (short,) = hits_in(knowing, "They came to Ilkovia.")
    (full,) = hits_in(knowing, "They came to Ilkovia FC.")
    assert (short.needs_cue, short.via) == (True, Via.ALIAS)
    assert (full.needs_cue, full.via) == (False, Via.NAME)


def test_a_short_form_that_several_learned_names_share_stands_for_none() -> None:
    shared = LISTED.with_learned(
        [ILKOVIA, Organisation("Ilkovia Holdings"), Organisation("Vesk Trust")],
        [VESK, Person("Ana Brell"), Person("Tomas Brell")],
    )
    assert found(shared, "They met Vesk, Brell and Ilkovia.") == []
    assert found(shared, "They met Ana Brell.") == [("Ana Brell", ("Ana Brell",))]


def test_what_is_a_word_or_a_listed_name_is_no_short_form() -> None:
    knowing = LISTED.with_learned(
        [Organisation("Madrid Holdings"), Organisation("United Bank")],
        [Person("Petra Ancelotti"), Person("Petra May"), Person("Petra Manager")],
    )
    for text in ("They met Ancelotti.", "They met in Madrid.", "The United board met in May."):
        assert found(knowing, text) == found(LISTED, text)


def test_a_listed_name_cannot_be_learned_otherwise() -> None:
    knowing = LISTED.with_learned(
        [Organisation("Carlo Ancelotti"), Organisation("real madrid", kind="company")],
        [Person("Real Madrid"), Person("Xabi Alonso", organisations=("Ilkovia FC",))],
    )
    assert knowing.names.organisation("Carlo Ancelotti") is None
    assert knowing.names.organisation("Real Madrid") == LISTED.names.organisation("Real Madrid")
    assert knowing.names.person("Xabi Alonso") == LISTED.names.person("Xabi Alonso")
    assert not knowing.names.is_learned("Xabi Alonso")


def test_nothing_that_was_compiled_is_compiled_again(knowing: Lexicon) -> None:
    assert knowing.rules is LISTED.rules
    assert knowing.names.people is LISTED.names.people
    assert knowing.names.forms() == LISTED.names.forms()


def _pieces(names: Gazetteer) -> list[str]:
    listed = [e.name for e in names.organisations[:300]]
    listed += [e.name for e in names.people[:300]]
    surnames = [name.split()[-1] for name in listed]
    own = ["Ilkovia", "Vesk", "Petra", "FC", "Brell", "manager", "May", "Holdings", "United"]
    return [*listed, *surnames, *own]


PIECE = st.sampled_from(_pieces(LISTED.names))
NAME = st.lists(PIECE, min_size=1, max_size=2).map(" ".join)
TEXT = st.lists(st.one_of(PIECE, st.sampled_from([".", ",", "the", "of", "’s"])), max_size=12)


@given(st.lists(NAME, max_size=4), st.lists(NAME, max_size=4), TEXT)
def test_listed_names_are_found_as_if_nothing_had_been_learned(
    bodies: list[str], people: list[str], words: list[str]
) -> None:
    text = " ".join(words)
    knowing = LISTED.with_learned(
        [Organisation(name) for name in dict.fromkeys(bodies)],
        [Person(name) for name in dict.fromkeys(people)],
    )
    before = LISTED.names.find(text)
    assert knowing.names.find(text) == before
    with_learned = hits_in(knowing, text)
    assert [hit for hit in with_learned if hit in before] == list(before)
    beside = [hit for hit in with_learned if hit not in before]
    assert not [h for h in beside for b in before if h.start < b.end and b.start < h.end]
    assert {n for h in beside for n in h.entry_names} <= {*bodies, *people}
    for name in (*bodies, *people):
        if LISTED.names.lists(name):
            assert knowing.names.organisation(name) == LISTED.names.organisation(name)
            assert knowing.names.person(name) == LISTED.names.person(name)
