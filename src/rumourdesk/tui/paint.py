"""From words to cells: every text of a report or a person passes through here before it is shown.

Nothing here parses markup, and nothing that must not reach a terminal comes out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rich.cells import cell_len, split_graphemes
from textual.content import Content

from rumourdesk.model import Outcome, Published
from rumourdesk.text import safe, safe_line

UNDATED = "undated"
NO_OUTLET = "unknown outlet"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs used for marks; each has a word beside it somewhere on the same screen."""

    confirmed: str
    refuted: str
    unjudged: str
    saving: str
    conflict: str
    agrees: str
    updates: str
    echo: str
    unread: str
    opened: str
    closed: str
    bar: str
    chosen: str
    ellipsis: str = "…"

    def of(self, outcome: Outcome | None) -> str:
        """The mark of a verdict, or of its absence."""
        match outcome:
            case Outcome.CONFIRMED:
                return self.confirmed
            case Outcome.REFUTED:
                return self.refuted
            case None:
                return self.unjudged


SIGNS = Glyphs(
    confirmed="✓",
    refuted="✗",
    unjudged="·",
    saving="∘",
    conflict="⚡",
    agrees="=",
    updates="→",
    echo="↻",
    unread="●",
    opened="▾",
    closed="▸",
    bar="▌",
    chosen="■",
)
LETTERS = Glyphs(
    confirmed="Y",
    refuted="X",
    unjudged=".",
    saving="~",
    conflict="!",
    agrees="=",
    updates=">",
    echo="@",
    unread="*",
    opened="-",
    closed="+",
    bar="|",
    chosen="#",
    ellipsis="...",
)
"""For terminals and typefaces that lack the signs."""

_PLAIN_TERMINALS = frozenset({"linux", "vt100", "vt220"})


def glyphs_for(terminal: str, encoding: str) -> Glyphs:
    """The signs that a terminal, by its TERM and its encoding, can be trusted to show."""
    able = encoding.lower().replace("-", "").startswith("utf") and terminal not in _PLAIN_TERMINALS
    return SIGNS if able else LETTERS


def text(words: str, style: str = "") -> Content:
    """Words of several lines as content, in one style."""
    return Content.assemble((safe(words), style))


def line(*parts: str | tuple[str, str]) -> Content:
    """One line put together from words and (words, style) pairs."""
    return Content.assemble(
        *((safe_line(p), "") if isinstance(p, str) else (safe_line(p[0]), p[1]) for p in parts)
    )


def join(parts: list[Content], between: str = "\n") -> Content:
    """Contents one after the other."""
    return Content(between).join(parts)


def outcome_words(outcome: Outcome | None) -> str:
    """A verdict in a word."""
    return outcome.value if outcome else "unjudged"


def outlet_words(
    outlet: str | None, *, inferred: bool, restated: bool, width: int | None = None
) -> str:
    """The name of an outlet, with what a reader must know of it wherever it is named.

    `Sport?` was inferred from the text; `Sport (restated)` is told by another hand. Where `width`
    cells do not hold it all, `(r)` stands for `(restated)`, and what is cut then is the name.
    """
    name = outlet or NO_OUTLET
    doubt = "?" if outlet and inferred else ""
    tail = f"{doubt} (restated)" if restated else doubt
    if width is not None:
        if restated and width - len(tail) < cell_len(name):
            tail = f"{doubt} (r)"
        name = fit(name, max(1, width - len(tail)))
    return name + tail


def long_day(published: Published | None) -> str:
    """`6 Nov 2024`, with the time of day where it is known, or `undated`."""
    if published is None:
        return UNDATED
    words = _day(published.day, with_year=True)
    return f"{words} {published.at:%H:%M}" if published.at else words


def short_day(published: Published | None, today: date) -> str:
    """`6 Nov` for the last half year, `6 Nov 24` before it, or `undated`.

    A year whose last two figures could be taken for those of another one is written out.
    """
    if published is None:
        return UNDATED
    day = published.day
    if -31 <= (today - day).days <= 183:
        return _day(day, with_year=False)
    if abs(today.year - day.year) >= 50:
        return _day(day, with_year=True)
    return f"{_day(day, with_year=False)} {day:%y}"


def brief_day(of: date) -> str:
    """`6 Nov 24`, in at most nine cells."""
    return f"{_day(of, with_year=False)} {of:%y}"


def day(of: date) -> str:
    """`6 Nov 2024`."""
    return _day(of, with_year=True)


def moment(at: datetime) -> str:
    """`6 Nov 2024 12:05`, as the clocks of the place show it where the program runs."""
    local = at.astimezone()
    return f"{_day(local.date(), with_year=True)} {local:%H:%M}"


def _day(day: date, *, with_year: bool) -> str:
    words = f"{day.day} {day:%b}"
    return f"{words} {day.year}" if with_year else words


def fit(words: str, width: int, ellipsis: str = "…") -> str:
    """The words cut to `width` cells, between whole characters, with a mark where they were cut."""
    words = safe_line(words)
    if cell_len(words) <= width:
        return words
    room = width - cell_len(ellipsis)
    if room <= 0:
        return ellipsis[: max(width, 0)]
    taken = end = 0
    for _, stop, cells in split_graphemes(words)[0]:
        if taken + cells > room:
            break
        taken += cells
        end = stop
    return words[:end].rstrip() + ellipsis


def pad(words: str, width: int) -> str:
    """The words filled up with spaces to `width` cells."""
    return words + " " * max(0, width - cell_len(words))


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
