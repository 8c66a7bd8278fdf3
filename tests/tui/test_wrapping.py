from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rumourdesk.tui.widgets.wrapping import Layout, LineKind

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"


def shown(layout: Layout) -> list[str]:
    return [layout.text[line.start : line.end] for line in layout.lines]


def test_words_are_wrapped_and_only_the_spaces_between_lines_are_dropped() -> None:
    layout = Layout("one two three four", 9)

    assert shown(layout) == ["one two", "three", "four"]
    assert [line.start for line in layout.lines] == [0, 8, 14]


def test_a_place_is_found_and_found_back() -> None:
    layout = Layout("one two three four", 9)

    assert layout.place_of(10) == (1, 2)
    assert layout.offset_at(1, 2) == 10
    assert layout.offset_at(1, 5) is None
    assert layout.offset_at(7, 0) is None


def test_the_space_dropped_at_a_break_belongs_to_the_line_before() -> None:
    assert Layout("one two three four", 9).place_of(7) == (0, 7)


def test_wide_characters_take_two_cells_and_may_break_anywhere() -> None:
    layout = Layout("東京のニュース", 6)

    assert shown(layout) == ["東京の", "ニュー", "ス"]
    assert layout.place_of(2) == (0, 4)
    assert layout.offset_at(0, 4) == layout.offset_at(0, 5) == 2


def test_an_emoji_of_several_code_points_stays_whole() -> None:
    layout = Layout(f"ab{FAMILY}cd", 3)

    assert "".join(shown(layout)) == f"ab{FAMILY}cd"
    assert any(FAMILY in line for line in shown(layout))


def test_a_letter_with_its_mark_is_one_cell() -> None:
    layout = Layout("ae\u0301z", 20)

    assert layout.place_of(3) == (0, 2)
    assert layout.offset_at(0, 1) == 1


def test_a_word_longer_than_a_line_is_folded() -> None:
    assert shown(Layout("abcdefghij", 4)) == ["abcd", "efgh", "ij"]


def test_paragraphs_without_a_blank_line_between_them_get_one() -> None:
    long = "word " * 30 + "end."
    kinds = [line.kind for line in Layout(f"{long}\n{long}", 200).lines]

    assert kinds == [LineKind.BODY, LineKind.BLANK, LineKind.BODY]


def test_title_and_headings_are_told_from_text() -> None:
    layout = Layout("A title\n\nA heading\n\nA sentence, which ends.", 40, "A title")

    assert [line.kind for line in layout.lines if line.kind is not LineKind.BLANK] == [
        LineKind.TITLE,
        LineKind.HEADING,
        LineKind.BODY,
    ]


@given(st.text(alphabet="ab é東\u0301\u200d\U0001f469\n", max_size=80), st.integers(2, 20))
def test_no_character_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    layout = Layout(text, width)

    kept = "".join(shown(layout))
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(cell_len(line) <= max(width, 2) for line in shown(layout) if line.strip())
    starts = [line.start for line in layout.lines]
    assert starts == sorted(starts)


@pytest.mark.parametrize("offset", range(17))
def test_every_letter_is_where_a_click_on_it_says(offset: int) -> None:
    text = "ab 東京 cd" + FAMILY + "e\u0301f"
    layout = Layout(text, 7)
    number, cell = layout.place_of(offset)
    back = layout.offset_at(number, cell)

    starts = {start for line in layout.lines for start, _, _ in layout.clusters(line)}
    if offset in starts:
        assert back == offset
