"""The lines of a claim's card: words in pieces, each with the name of its style."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from rumourdesk.comparison import answer_words
from rumourdesk.desk import ClaimRow, ReportPage, Rival
from rumourdesk.model import Outcome, RelationKind, Verdict
from rumourdesk.text import safe
from rumourdesk.tui import paint
from rumourdesk.tui.widgets import card_words
from rumourdesk.tui.widgets.wrapping import Layout

LABEL = 10
"""Cells of the column of labels."""

Piece = tuple[str, str]
"""Words and the name of their style."""
Line = tuple[Piece, ...]

PLAIN, QUIET, STRONG, RULE = "card--words", "card--label", "card--title", "card--rule"

_OUTCOMES = {
    None: QUIET,
    Outcome.CONFIRMED: "card--confirmed",
    Outcome.REFUTED: "card--refuted",
}
_RELATIONS = {
    RelationKind.CONTRADICTS: "card--against",
    RelationKind.AGREES: "card--agrees",
    RelationKind.UPDATES: "card--updates",
    RelationKind.ECHOES: QUIET,
}


def wrapped(words: str, width: int, style: str) -> list[Line]:
    """Words over as many lines as they need."""
    words = safe(words)
    return [((words[at.start : at.end], style),) for at in Layout(words, width).lines]


def entry(label: str, words: str, width: int) -> list[Line]:
    """A label, and the words beside it."""
    words = safe(words)
    return [
        ((paint.pad("" if number else label, LABEL), QUIET), (words[at.start : at.end], PLAIN))
        for number, at in enumerate(Layout(words, max(8, width - LABEL)).lines)
    ]


def indented(words: str, width: int, style: str) -> list[Line]:
    """Words over as many lines as they need, set in from the left."""
    return [(("  ", style), *line) for line in wrapped(words, width - 2, style)]


def rule(words: str, width: int) -> Line:
    """A line across, with what stands below it."""
    words = paint.fit(words, width - 4)
    dashes = "─" * max(0, width - cell_len(words) - 4)
    return (("── ", RULE), (words, QUIET), (f" {dashes}", RULE))


def claim_lines(row: ClaimRow, page: ReportPage, width: int) -> list[Line]:
    """What a claim says, on whose word, and when."""
    lines = [
        *wrapped(card_words.headline(row), width, STRONG),
        *wrapped(card_words.said(row), width, "card--said"),
        (),
    ]
    for label, words in card_words.entries(row, page):
        lines += entry(label, words, width)
    return lines


def cue_lines(row: ClaimRow, page: ReportPage, width: int) -> list[Line]:
    """The words that a claim was read from, with what each of them set."""
    cues = list(card_words.cues(row, page))
    if not cues:
        return []
    lines: list[Line] = [(), rule("read from the words", width)]
    for words, values in cues:
        lines += [*wrapped(words, width, PLAIN), *indented(values, width, QUIET)]
    return lines


def verdict_lines(
    row: ClaimRow, history: Sequence[Verdict], width: int, glyphs: paint.Glyphs, saving: bool
) -> list[Line]:
    """The verdict, who gave it and why, and those that stood before it."""
    mark = glyphs.saving if saving else glyphs.of(row.outcome)
    state = "saving" if saving else paint.outcome_words(row.outcome)
    lines: list[Line] = [rule("verdict", width), ((f"{mark} {state}", _OUTCOMES[row.outcome]),)]
    for label, words in card_words.verdict_entries(row.verdict):
        lines += entry(label, words, width)
    for words in card_words.history_lines(history[1:], glyphs):
        lines += entry("before", words, width)
    return lines


def rival_lines(rival: Rival, width: int, glyphs: paint.Glyphs) -> list[Line]:
    """A claim of another report, and how it stands to the one on the card."""
    kind, report = rival.relation.kind, rival.report
    glyph = {
        RelationKind.CONTRADICTS: glyphs.conflict,
        RelationKind.AGREES: glyphs.agrees,
        RelationKind.UPDATES: glyphs.updates,
        RelationKind.ECHOES: glyphs.echo,
    }[kind]
    hedged = kind is RelationKind.CONTRADICTS and not rival.relation.severe
    how = card_words.relation_words(kind) + (", hedged" if hedged else "")
    outlet = paint.outlet_words(
        report.outlet, inferred=report.outlet_inferred, restated=report.restated
    )
    about, answer = rival.claim.claim.about, answer_words(rival.claim.claim)
    said = f"{about}, {answer}" if about else answer
    return [
        (
            (f"{paint.pad(glyph, 2)} {how}", _RELATIONS[kind]),
            (f" {paint.long_day(report.published)}", QUIET),
        ),
        *wrapped(f"{outlet}: {said}", width, PLAIN),
        *wrapped(rival.relation.why, width, QUIET),
    ]
