"""Search over titles, texts and claims, with results as one types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content

from rumourdesk.desk import Desk, Filter, Hit, ReportRow
from rumourdesk.model import Span
from rumourdesk.text import fold, safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.screens.common import report_head
from rumourdesk.tui.screens.picking import PAUSE, Choice, PickScreen
from rumourdesk.tui.widgets.compare_lines import wrapped

LIMIT = 50
"""Reports shown at most."""

_WORD = re.compile(r"[^\W_]+")
_INDENT = 3
_EXCERPT_LINES = 2
_MARK = "bold underline $text-accent"


@dataclass(frozen=True, slots=True)
class Place:
    """A report to open and the places of the words in its text."""

    report: int
    spans: tuple[Span, ...]


class SearchScreen(PickScreen[Place]):
    """Find reports by their words. Gives the report to open and the places of the words in it."""

    heading = "Search"
    prompt = "Words in titles, texts and claims"

    def __init__(self, desk: Desk, wanted: Filter | None = None, *, pause: float = PAUSE) -> None:
        super().__init__(pause=pause)
        self._desk = desk
        self._wanted = wanted

    def find(self, words: str) -> tuple[Sequence[Choice[Place]], str]:
        if not words.strip():
            return (), f"Type words to find{self._within()}."
        hits = self._desk.search(words, limit=LIMIT, wanted=self._wanted)
        rows = self._desk.report_rows([hit.report for hit in hits])
        choices = [
            Choice(Place(hit.report, hit.spans), result(hit, rows[hit.report], words, self.width))
            for hit in hits
            if hit.report in rows
        ]
        if not choices:
            return (), f"No report holds “{' '.join(words.split())}”{self._within()}."
        found = paint.count(len(choices), "report")
        if len(choices) >= LIMIT:
            found = f"The best {found}; more words narrow it down"
        return choices, f"{found}{self._within()}"

    def _within(self) -> str:
        unfiltered = self._wanted is None or self._wanted == Filter()
        return "" if unfiltered else " within the filter"


def result(hit: Hit, row: ReportRow, words: str, width: int) -> Content:
    """How one result looks: date, outlet and headline, below them the other words found."""
    lines = [Content.assemble(report_head(row), marked(paint.line(row.headline), words))]
    headline = " ".join(row.headline.split())
    told = safe_line(" ".join(hit.excerpt.split()).removeprefix(headline).lstrip())
    excerpt = wrapped(told, width - _INDENT, _EXCERPT_LINES)
    lines += [
        marked(paint.line((" " * _INDENT + part, "$foreground-muted")), words) for part in excerpt
    ]
    return paint.join(lines)


def marked(content: Content, words: str) -> Content:
    """The content with each word marked that the search looks for."""
    for span in places(content.plain, words):
        content = content.stylize(_MARK, span.start, span.end)
    return content


def places(text: str, words: str) -> list[Span]:
    """Where in `text` the words stand; the last one may be the beginning of a longer one."""
    *whole, last = _WORD.findall(fold(words)) or [""]
    if not last:
        return []
    return [
        Span(*match.span())
        for match in _WORD.finditer(text)
        if (word := _folded(match.group())) in whole or word.startswith(last)
    ]


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return fold(word)
