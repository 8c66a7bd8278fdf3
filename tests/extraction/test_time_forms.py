"""The many forms of naming a time, counted from Thursday 16 October 2025."""

from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.extraction.dates import TimeRef, calendar_of
from rumourdesk.extraction.intervals import Season
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Published, Span

DAY = date(2025, 10, 16)


def find(lexicon: Lexicon, text: str, autumn: bool = True) -> tuple[TimeRef, ...]:
    calendar = calendar_of(lexicon.rules.dates)
    return calendar.find(text.lower(), Span(0, len(text)), Published(DAY), Season(autumn))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("she will step down by the end of the week", "2025-10-16", "2025-10-19"),
        ("a vote is due by the end of the month", "2025-10-16", "2025-10-31"),
        ("the board will meet later this month", "2025-10-16", "2025-10-31"),
        ("the two met earlier this month", "2025-10-01", "2025-10-16"),
        ("he will go later this year", "2025-10-16", "2025-12-31"),
        ("she starts early next year", "2026-01-01", "2026-05-02"),
        ("he will take over in the new year", "2026-01-01", "2026-01-31"),
        ("an answer is wanted before christmas", "2025-10-16", "2025-12-25"),
        ("the post must be filled by new year", "2025-10-16", "2026-01-01"),
        ("her term ends on january 31, 2026", "2026-01-31", "2026-01-31"),
        ("he could move in the january window", "2026-01-01", "2026-01-31"),
        ("he could move in the january transfer window", "2026-01-01", "2026-01-31"),
        ("he joined in the summer of 2023", "2023-06-01", "2023-08-31"),
        ("they will try in the summer window of 2026", "2026-06-01", "2026-08-31"),
        ("she will retire in the second half of 2026", "2026-07-01", "2026-12-31"),
        ("the change comes in the first quarter of 2026", "2026-01-01", "2026-03-31"),
        ("the change comes in q2 2026", "2026-04-01", "2026-06-30"),
        ("a choice will be made next quarter", "2026-01-01", "2026-03-31"),
        ("he will be named within days", "2025-10-16", "2025-10-19"),
        ("a deal is expected within 48 hours", "2025-10-16", "2025-10-18"),
        ("he will start in two weeks' time", "2025-10-27", "2025-11-02"),
        ("talks will go on over the next 18 months", "2025-10-16", "2027-04-09"),
        ("he will be gone within a fortnight", "2025-10-16", "2025-10-30"),
        ("the 2025-26 season is young", "2025-07-01", "2026-06-30"),
        ("the 2025/2026 campaign", "2025-07-01", "2026-06-30"),
        ("he will go after the 2026 world cup", "2026-07-19", "2026-07-31"),
        ("they will decide at the 2026 world cup", "2026-06-11", "2026-07-19"),
        ("he will see out the season", "2025-10-16", "2026-05-31"),
        ("he takes charge for the rest of the season", "2025-10-16", "2026-05-31"),
        ("an announcement will come at the weekend", "2025-10-18", "2025-10-19"),
        ("they lost at the weekend", "2025-10-11", "2025-10-12"),
        ("he will leave come june", "2026-06-01", "2026-06-30"),
        ("she was elected last november", "2024-11-01", "2024-11-30"),
        ("he should be in place before next summer", "2025-10-16", "2026-05-31"),
        ("the board has until 1 April to decide", "2026-04-01", "2026-04-01"),
        ("he turned it down last October", "2024-10-01", "2024-10-31"),
        ("the United board wants an answer by 9 November", "2025-11-09", "2025-11-09"),
        ("an answer must come before Easter", "2025-10-16", "2026-04-05"),
        ("talks went on overnight", "2025-10-15", "2025-10-16"),
        ("the synod opens next monday", "2025-10-20", "2025-10-20"),
        ("the change was made two years ago", "2023-01-01", "2023-12-31"),
        ("he will speak tonight", "2025-10-16", "2025-10-16"),
        ("her contract runs until june 2027", "2027-06-01", "2027-06-30"),
        ("he signed in late 2024", "2024-09-01", "2024-12-31"),
    ],
)
def test_forms(lexicon: Lexicon, text: str, start: str, end: str) -> None:
    (found,) = find(lexicon, text)
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "the fall of the government hurt her",
        "they won the second half",
        "his fall out with the board",
        "he is a year older",
        "it was an event to remember",
        "the world cup winner is keen",
    ],
)
def test_what_names_no_time(lexicon: Lexicon, text: str) -> None:
    assert find(lexicon, text) == ()
