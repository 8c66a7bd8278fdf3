"""Word runs that find copied text again."""

from __future__ import annotations

import random

import pytest

from rumourdesk.comparison.shingles import MOST, Sketch, common, hash_of, sketch, words
from rumourdesk.model import Span

LETTERS = "abcdefghij"


def prose(seed: int, number: int) -> str:
    """A sentence of so many made-up words."""
    chance = random.Random(seed)
    made = ["".join(chance.choice(LETTERS) for _ in range(6)) for _ in range(number)]
    return " ".join(made) + "."


def test_a_hash_is_the_same_everywhere_and_fits_a_signed_column() -> None:
    assert hash_of("the board of the bank") == 6505839553834008988
    assert all(0 <= hash_of(str(n)) < 2**63 for n in range(1000))


def test_words_are_folded_and_know_their_place() -> None:
    text = "The Pérez plan, “agreed”."
    found = words(text)
    assert [w.plain for w in found] == ["the", "perez", "plan", "agreed"]
    assert [w.span.of(text) for w in found] == ["The", "Pérez", "plan", "agreed"]
    assert [w.plain for w in words(text, of=[Span(4, 14)])] == ["perez", "plan"]


def test_a_text_stands_in_itself_and_not_in_another() -> None:
    one, other = sketch(prose(1, 100)), sketch(prose(2, 100))
    assert common(one, one) == (1.0, 1.0)
    assert common(one, other) == (0.0, 0.0)


def test_names_do_not_count() -> None:
    told = "Late on {0} the board of {1} met and {2} left before the vote was even called."
    one = sketch(told.format("Monday", "Halden Bank", "Renée Vale"))
    other = sketch(told.format("Friday", "Mast Group", "Jan Moss"))
    assert one == other
    assert one.total > 0


def test_case_accents_and_punctuation_do_not_count() -> None:
    one = "all of them were told that the café, at last, would close."
    other = "all of them were told that the cafe at last would close."
    assert sketch(one) == sketch(other)


def test_headings_and_standing_lines_do_not_count() -> None:
    body = prose(3, 60)
    assert sketch(f"Who will be next in line for it\n\n{body}\n\nRead more about this") == sketch(
        body
    )


def test_a_text_without_words_is_nothing_and_meets_nothing() -> None:
    empty = sketch("")
    assert empty == Sketch((), 0)
    assert common(empty, sketch(prose(1, 50))) == (0.0, 0.0)
    assert common(empty, empty) == (0.0, 0.0)


def test_a_sketch_of_a_long_text_is_bounded() -> None:
    found = sketch(prose(1, 3000))
    assert len(found.hashes) == MOST
    assert found.total > 2900
    assert not found.whole
    assert list(found.hashes) == sorted(found.hashes)


@pytest.mark.parametrize(("kept", "added"), [(0.3, 0), (0.6, 1000), (0.9, 300)])
def test_sketches_tell_how_much_was_copied_from_long_texts(kept: float, added: int) -> None:
    long = prose(1, 2000)
    part = " ".join(long.split()[: int(2000 * kept)])
    mixed = f"{part} {prose(2, added)}" if added else f"{part}."
    of_mixed, of_long = common(sketch(mixed), sketch(long))
    assert of_mixed == pytest.approx(2000 * kept / (2000 * kept + added), abs=0.08)
    assert of_long == pytest.approx(kept, abs=0.08)


def test_a_short_text_in_a_long_one_is_found() -> None:
    long = prose(1, 3000)
    short = " ".join(long.split()[1200:1500]) + "."
    of_short, of_long = common(sketch(short), sketch(long))
    assert of_short == pytest.approx(1.0, abs=0.02)
    assert of_long < 0.25
