"""The keys that hold where help was asked for, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from rumourdesk import keys
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.common import glyphs_of, resolved
from rumourdesk.tui.screens.dialog import Dialog
from rumourdesk.tui.widgets.compare_lines import wrapped

_BETWEEN = 2
_LEAST = 40


class HelpScreen(Dialog[None]):
    """The keys of some contexts by group, the legend of the signs, and where to read more."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    heading = "Help"
    foot = (("down", "scroll"), ("app.back", "close"))

    def __init__(self, contexts: str | Sequence[str]) -> None:
        super().__init__()
        given = (contexts,) if isinstance(contexts, str) else tuple(contexts)
        self._contexts = tuple(dict.fromkeys((*given, "app")))

    def contents(self) -> Iterable[Widget]:
        with VerticalScroll(classes="scrolled"):
            yield Static(id="help-text", markup=False)

    def ready(self) -> None:
        self.query_one(VerticalScroll).focus()
        self.call_after_refresh(self._write)

    def on_resize(self) -> None:
        self.call_after_refresh(self._write)

    def action_app_back(self) -> None:
        self.dismiss(None)

    def accept(self) -> None:
        self.dismiss(None)

    def _write(self) -> None:
        width = max(self.query_one(VerticalScroll).scrollable_content_region.width, _LEAST)
        held = [b for b in resolved(self.app) if not set(self._contexts).isdisjoint(b.contexts)]
        lines = key_lines(held, self._contexts, width)
        lines += legend_lines(glyphs_of(self.app), width)
        lines += more_lines(width)
        self.query_one("#help-text", Static).update(paint.join(lines))


def key_lines(held: Sequence[keys.Binding], contexts: Sequence[str], width: int) -> list[Content]:
    """Each key with a sentence on what it does, by group; keys of one pane name the pane."""
    lines: list[Content] = []
    shown = {binding.id: _keys(binding) for binding in held}
    column = _column(shown.values(), width)
    for group in dict.fromkeys(binding.group for binding in held):
        lines += [Content("")] if lines else []
        lines.append(paint.line((group, "bold $text-primary")))
        for binding in held:
            if binding.group == group:
                lines += _row(shown[binding.id], _sentence(binding, contexts), column, width)
    return lines


def _keys(binding: keys.Binding) -> str:
    return "  ".join(keys.shown(key) for key in binding.keys) or "no key"


def _column(words: Iterable[str], width: int) -> int:
    """Cells for what stands at the left, so that at least half the width is left for the rest."""
    return min(max(map(cell_len, words), default=0) + _BETWEEN, width // 2)


def _sentence(binding: keys.Binding, contexts: Sequence[str]) -> str:
    panes = [c for c in contexts if c in binding.contexts and c in ("list", "report", "card")]
    if not panes or len({"list", "report", "card"} & set(contexts)) < 2:
        return binding.help
    where = ", ".join(keys.CONTEXTS[pane].lower() for pane in panes)
    return f"{binding.help} ({where})"


def _row(left: str, right: str, column: int, width: int) -> list[Content]:
    """The words at the right beside those at the left, or below them where these are too long."""
    said = [paint.line(" " * column, words) for words in wrapped(right, width - column)]
    if cell_len(left) + _BETWEEN > column:
        return [paint.line((left, "bold")), *said]
    return [paint.line((paint.pad(left, column), "bold"), said[0].plain[column:]), *said[1:]]


def legend_lines(glyphs: paint.Glyphs, width: int) -> list[Content]:
    """The signs with what they mean."""
    meanings = (
        (glyphs.confirmed, "a person confirmed the claim"),
        (glyphs.refuted, "a person refuted the claim"),
        (glyphs.unjudged, "nobody has judged the claim yet"),
        (glyphs.saving, "the verdict is being saved"),
        (glyphs.conflict, "another report contradicts it"),
        (glyphs.agrees, "another report agrees"),
        (glyphs.updates, "a later report updates it; the arrow points to the later one"),
        (glyphs.echo, "an echo: a report that stands on another one alone"),
        (glyphs.unread, "not read yet"),
        ("37/25", "37 reports that go back to 25 independent sources"),
        (glyphs.chosen, "chosen for comparing"),
        ("Outlet?", "the outlet was inferred from the text"),
        ("(restated)", "told by another hand than the outlet's; in lists also (r)"),
    )
    lines = [Content(""), paint.line(("Signs", "bold $text-primary"))]
    column = _column((sign for sign, _ in meanings), width)
    for sign, words in meanings:
        lines += _row(sign, words, column, width)
    return lines


def more_lines(width: int) -> list[Content]:
    """Where to read more."""
    words = (
        "docs/guide.md shows the work step by step, docs/keys.md lists every key and how to "
        "change it; “rumourdesk --help” tells of the command line."
    )
    lines = [Content(""), paint.line(("More", "bold $text-primary"))]
    return lines + [paint.line(part) for part in wrapped(words, width)]
