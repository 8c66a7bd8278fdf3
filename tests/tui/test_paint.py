from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from rich.cells import cell_len

from rumourdesk.model import Outcome, Published
from rumourdesk.tui import paint


@pytest.mark.parametrize("words", ["[VIDEO] he goes", "a [/] b", "[@click=app.quit]x[/]", "[b"])
def test_brackets_are_words(words: str) -> None:
    assert paint.text(words).plain == words
    assert paint.line("x ", (words, "bold")).plain == f"x {words}"


def test_nothing_reaches_the_terminal_as_a_command() -> None:
    assert "\x1b" not in paint.text("a\x1b]0;title\x07b").plain
    assert "\n" not in paint.line("a\nb").plain


@pytest.mark.parametrize(
    ("inferred", "restated", "words"),
    [
        (False, False, "Sport"),
        (True, False, "Sport?"),
        (False, True, "Sport (restated)"),
        (True, True, "Sport? (restated)"),
    ],
)
def test_an_outlet_is_named_with_what_must_be_known_of_it(
    inferred: bool, restated: bool, words: str
) -> None:
    assert paint.outlet_words("Sport", inferred=inferred, restated=restated) == words


def test_where_an_outlet_is_cut_what_must_be_known_of_it_stays() -> None:
    words = paint.outlet_words("A very long name", inferred=True, restated=True, width=24)

    assert words == "A very long name? (r)"
    cut = paint.outlet_words("A very long name", inferred=True, restated=True, width=14)
    assert cut.endswith("…? (r)")
    assert cell_len(cut) <= 14


def test_where_there_is_little_room_restated_is_a_letter() -> None:
    assert paint.outlet_words("Post", inferred=False, restated=True, width=15) == "Post (restated)"
    assert paint.outlet_words("Gazette", inferred=True, restated=True, width=12) == "Gazette? (r)"


def test_a_moment_is_told_in_the_time_of_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert paint.moment(datetime(2025, 5, 1, 20, 5, tzinfo=UTC)) == "2 May 2025 05:05"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_no_outlet_is_said_so() -> None:
    assert paint.outlet_words(None, inferred=True, restated=False) == "unknown outlet"


def test_days() -> None:
    today = date(2025, 5, 1)
    day = Published(date(2025, 4, 20))

    assert paint.short_day(day, today) == "20 Apr"
    assert paint.short_day(Published(date(2023, 4, 20)), today) == "20 Apr 23"
    assert paint.short_day(Published(date(1850, 1, 1)), today) == "1 Jan 1850"
    assert paint.short_day(Published(date(2099, 12, 31)), today) == "31 Dec 2099"
    assert paint.short_day(None, today) == paint.long_day(None) == "undated"
    assert paint.long_day(day) == "20 Apr 2025"
    timed = Published(date(2025, 4, 20), datetime(2025, 4, 20, 9, 5, tzinfo=UTC))
    assert paint.long_day(timed) == "20 Apr 2025 09:05"


@pytest.mark.parametrize("width", range(12))
@pytest.mark.parametrize("words", ["a plain line", "東京のニュース", "e\u0301" * 9])
def test_fitted_words_keep_to_their_cells(words: str, width: int) -> None:
    assert cell_len(paint.fit(words, width)) <= width


def test_marks() -> None:
    assert paint.SIGNS.of(Outcome.CONFIRMED) == "✓"
    assert paint.LETTERS.of(None) == "."
    assert paint.LETTERS.ellipsis.isascii()
    assert paint.outcome_words(None) == "unjudged"


@pytest.mark.parametrize(
    ("terminal", "encoding", "glyphs"),
    [
        ("xterm-256color", "utf-8", paint.SIGNS),
        ("xterm-256color", "iso8859-1", paint.LETTERS),
        ("linux", "utf-8", paint.LETTERS),
    ],
)
def test_signs_are_letters_where_the_terminal_may_lack_them(
    terminal: str, encoding: str, glyphs: paint.Glyphs
) -> None:
    assert paint.glyphs_for(terminal, encoding) is glyphs


def test_counts() -> None:
    assert paint.count(1, "report") == "1 report"
    assert paint.count(1_200, "report") == "1,200 reports"
