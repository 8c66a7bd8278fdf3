"""Copied runs of words between two texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rumourdesk.comparison.copied import SHORTEST, copied
from rumourdesk.comparison.shingles import words

RUN = "the board has set about finding another chair before summer"
TEXTS = st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=40).map(" ".join)


def test_a_shared_run_is_marked_in_both_texts() -> None:
    left = f"It is said that {RUN}, and soon."
    right = f"Now: {RUN.upper()}!"
    (block,) = copied(left, right)
    assert block.left.of(left) == RUN
    assert block.right.of(right) == RUN.upper()
    assert block.words == 10


def test_names_count() -> None:
    left = "Renée Vale of Halden Bank met Jan Moss in Basel on Monday."
    assert len(copied(left, left)) == 1
    assert copied(left, left.replace("Jan Moss", "Ida Dorn")) == ()


def test_a_phrase_of_everybody_is_not_marked() -> None:
    assert copied("by the end of the season he goes", "she stays by the end of the season") == ()


def test_the_longest_place_is_taken_where_there_are_several() -> None:
    tail = "and then it went on and on about it"
    right = f"{RUN}. Something else. {RUN} {tail}"
    (block,) = copied(f"{RUN} {tail}", right)
    assert block.right.start == right.rindex("the board")
    assert block.words == 19


def test_blocks_stand_in_the_left_order_whatever_the_right_one() -> None:
    other = "nobody at all in the whole of the city knew of that"
    found = copied(f"{RUN}. X. {other}.", f"{other}. Y. {RUN}.")
    assert [b.words for b in found] == [10, 12]
    assert found[0].right.start > found[1].right.start


@settings(database=None, derandomize=True, deadline=None)
@given(TEXTS, TEXTS)
def test_every_block_has_the_same_words_and_no_word_is_in_two(left: str, right: str) -> None:
    found = copied(left, right)
    end = 0
    for block in found:
        ours = [w.plain for w in words(left, of=[block.left])]
        assert ours == [w.plain for w in words(right, of=[block.right])]
        assert len(ours) == block.words >= SHORTEST
        assert block.left.start >= end
        end = block.left.end


@settings(database=None, derandomize=True, deadline=None)
@given(TEXTS)
def test_a_text_is_one_copy_of_itself(text: str) -> None:
    number = len(words(text))
    assert sum(b.words for b in copied(text, text)) == (number if number >= SHORTEST else 0)
