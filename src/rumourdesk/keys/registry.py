"""Every command that a key calls: its id, its usual keys, its words and where it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CONTEXTS = {
    "app": "Everywhere",
    "desk": "On the desk",
    "list": "In the list of reports",
    "report": "In the text of a report",
    "card": "In the claim card",
    "empty": "On an empty desk",
    "compare": "Comparing two reports",
    "grid": "In a grid of cells",
    "board": "On the board of a vacancy",
    "matrix": "Comparing several reports",
    "timeline": "On the timeline of a vacancy",
    "news": "On what is new",
    "cells": "Where claims stand below a grid",
    "told": "Where claims of several reports are listed",
    "help": "In the help",
    "dialog": "In dialogs",
    "pick": "In dialogs that find something",
    "filter": "In the filter",
}
"""Where a binding holds, from its id to the words for it."""

HELD_AT_ONCE = (
    {"app", "desk", "list"},
    {"app", "desk", "report"},
    {"app", "desk", "card"},
    {"app", "desk", "list", "empty"},
    {"app", "compare"},
    {"app", "board", "cells", "grid", "told"},
    {"app", "matrix", "cells", "grid", "told"},
    {"app", "timeline", "cells", "grid", "told"},
    {"app", "news", "cells", "grid", "told"},
    {"app", "help"},
    {"dialog", "pick"},
    {"dialog", "filter"},
)
"""Contexts that hold at the same time: within one such set a key calls one command only."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What a command does, where it holds, and the keys that call it.

    `words` stand in the footer; `help` is a sentence for the help and the docs; `show` says that
    the footer has room for it.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    group: str
    contexts: tuple[str, ...]
    help: str
    show: bool = False


def _group(
    group: str, *entries: tuple[str, str, str, str, str] | tuple[str, str, str, str, str, bool]
) -> Iterator[Binding]:
    """Bindings written as (id, "keys", words, "contexts", help[, show])."""
    for id_, keys, words, contexts, help_, *show in entries:
        yield Binding(
            id_, tuple(keys.split()), words, group, tuple(contexts.split()), help_, any(show)
        )


BINDINGS: tuple[Binding, ...] = (
    *_group(
        "Moving",
        ("list.down", "j down", "Down", "list", "Go to the next line of the list."),
        ("list.up", "k up", "Up", "list", "Go to the line before."),
        ("list.page_down", "ctrl+d pagedown", "Page down", "list", "Go a page down the list."),
        ("list.page_up", "ctrl+u pageup", "Page up", "list", "Go a page up the list."),
        ("list.top", "g home", "Top", "list", "Go to the first line of the list."),
        ("list.bottom", "G end", "Bottom", "list", "Go to the last line of the list."),
        (
            "list.open",
            "enter",
            "Open",
            "list",
            "Open the report, or unfold or fold the vacancy.",
        ),
        (
            "list.choose",
            "space",
            "Choose",
            "list",
            "Choose the report for comparing, or no longer; v then compares those chosen.",
        ),
        ("report.down", "j down", "Down", "report", "Scroll the text a line down."),
        ("report.up", "k up", "Up", "report", "Scroll the text a line up."),
        (
            "report.page_down",
            "ctrl+d pagedown space",
            "Page down",
            "report",
            "Scroll the text a page down.",
        ),
        ("report.page_up", "ctrl+u pageup", "Page up", "report", "Scroll the text a page up."),
        ("report.top", "g home", "Top", "report", "Go to the beginning of the text."),
        ("report.bottom", "G end", "Bottom", "report", "Go to the end of the text."),
        ("card.down", "j down", "Down", "card", "Go to the next related claim."),
        ("card.up", "k up", "Up", "card", "Go to the related claim before."),
        ("card.page_down", "ctrl+d pagedown", "Page down", "card", "Scroll the card a page down."),
        ("card.page_up", "ctrl+u pageup", "Page up", "card", "Scroll the card a page up."),
        ("card.top", "g home", "Top", "card", "Go to the first related claim."),
        ("card.bottom", "G end", "Bottom", "card", "Go to the last related claim."),
        ("card.open", "enter", "Go there", "card", "Go to the related claim in its report."),
        (
            "claim.next",
            "n",
            "Next claim",
            "desk",
            "Go to the next claim of the report; while searching, to the next place found.",
            True,
        ),
        (
            "claim.previous",
            "p",
            "Previous claim",
            "desk",
            "Go to the claim before; while searching, to the place found before.",
        ),
        (
            "report.next",
            "J",
            "Next report",
            "desk",
            "Read the next report without leaving the text.",
        ),
        ("report.previous", "K", "Previous report", "desk", "Read the report before."),
        ("report.next_unread", "N", "Next unread", "desk", "Read the next unread report."),
        ("pane.next", "tab", "Next pane", "desk", "Go to the next pane: list, text, claim card."),
        ("pane.previous", "shift+tab", "Previous pane", "desk", "Go to the pane before."),
        (
            "claim.related",
            "i",
            "Related",
            "desk",
            "Go to a claim that agrees with this one or contradicts it.",
        ),
        ("desk.jump", "V ctrl+o", "Jump", "desk", "Find a vacancy or report by name and go there."),
        (
            "app.back",
            "escape q",
            "Back",
            "desk compare help cells",
            "Go one level back; with nothing to go back from on the desk, leave.",
        ),
    ),
    *_group(
        "Judging",
        (
            "claim.confirm",
            "c",
            "Confirm",
            "desk compare told",
            "Mark the claim as confirmed: it came true as stated.",
            True,
        ),
        (
            "claim.refute",
            "x",
            "Refute",
            "desk compare told",
            "Mark the claim as refuted: it did not come true as stated.",
            True,
        ),
        (
            "claim.unjudge",
            "u",
            "Unjudge",
            "desk compare told",
            "Take the verdict on the claim back.",
        ),
        (
            "claim.note",
            "e",
            "Note",
            "desk compare told",
            "Write a note and an evidence link to the claim.",
        ),
        ("edit.undo", "z", "Undo", "desk compare told", "Undo the last thing done."),
        ("edit.redo", "Z", "Redo", "desk compare told", "Do again what was undone last."),
        (
            "claim.copy",
            "y",
            "Copy",
            "desk compare told",
            "Copy the claim with its outlet and date.",
        ),
        (
            "claim.why",
            "w",
            "Why",
            "desk",
            "See from which words and by which rule each field of the claim was read.",
            True,
        ),
        (
            "claim.compare",
            "v",
            "Compare",
            "desk",
            "Lay the report beside the one chosen on the claim card, or beside one to pick.",
            True,
        ),
    ),
    *_group(
        "Reports",
        ("desk.search", "slash", "Search", "desk", "Search titles, texts and claims.", True),
        ("desk.filter", "f", "Filter", "desk", "Choose which reports are listed."),
        (
            "desk.flat",
            "a",
            "All reports",
            "desk",
            "List all reports, newest first, or by vacancy again.",
        ),
        ("report.browse", "o", "Browser", "desk", "Open the report's address in the browser."),
        ("report.toggle_read", "m", "Read", "desk", "Mark the report as read or unread."),
        (
            "report.read_above",
            "A",
            "Read above",
            "desk",
            "Mark all reports from the top of the list to this one as read.",
        ),
        (
            "report.edit",
            "E",
            "Edit report",
            "desk",
            "Correct the report's title, outlet, date or vacancy.",
        ),
        ("report.remove", "D", "Remove", "desk", "Move the report to the trash."),
        (
            "desk.refresh",
            "r f5",
            "Refresh",
            "desk",
            "List what has come in since the list was made.",
        ),
        ("desk.trash", "T", "Trash", "desk", "See what was removed, and bring it back."),
        ("desk.open", "O", "Open files", "desk", "Take in files or folders of reports."),
        ("desk.paste", "P", "Paste", "desk", "Take in a report from text that you paste."),
        ("desk.demo", "d", "Demo", "empty", "Open the demo on a desk of its own."),
    ),
    *_group(
        "Comparing",
        ("compare.next", "j down n", "Next row", "compare", "Go to the next row."),
        ("compare.previous", "k up p", "Previous row", "compare", "Go to the row before."),
        ("compare.page_down", "ctrl+d pagedown", "Page down", "compare", "Go a page down."),
        ("compare.page_up", "ctrl+u pageup", "Page up", "compare", "Go a page up."),
        ("compare.top", "g home", "Top", "compare", "Go to the first row."),
        ("compare.bottom", "G end", "Bottom", "compare", "Go to the last row."),
        ("compare.left", "h left", "Left side", "compare", "Judge and open on the left side."),
        ("compare.right", "l right", "Right side", "compare", "Judge and open on the right side."),
        ("compare.other_side", "tab shift+tab", "Other side", "compare", "Go to the other side."),
        ("compare.toggle", "space", "Words", "compare", "Show or hide the words on both sides."),
        (
            "compare.open",
            "enter",
            "Open",
            "compare",
            "Show the words on both sides; once they are shown, go to the sentence in its report.",
            True,
        ),
        ("compare.sentence", "s", "Sentence", "compare", "Go to the sentence in its report."),
        (
            "compare.left_newer",
            "left_square_bracket",
            "Left newer",
            "compare",
            "Lay a newer report on the left side.",
        ),
        (
            "compare.left_older",
            "right_square_bracket",
            "Left older",
            "compare",
            "Lay an older report on the left side.",
        ),
        (
            "compare.right_newer",
            "left_curly_bracket",
            "Right newer",
            "compare",
            "Lay a newer report on the right side.",
        ),
        (
            "compare.right_older",
            "right_curly_bracket",
            "Right older",
            "compare",
            "Lay an older report on the right side.",
        ),
        (
            "compare.agreements",
            "equals_sign",
            "Agreements",
            "compare",
            "Hide the rows in which both sides say the same, or show them again.",
            True,
        ),
        (
            "compare.texts",
            "f",
            "Texts",
            "compare",
            "Show both reports' texts under the rows, then mostly the texts, then the rows alone.",
            True,
        ),
    ),
    *_group(
        "The board",
        (
            "desk.board",
            "b",
            "Board",
            "desk compare",
            "Show the board of the vacancy: its candidates, and who says what of them.",
            True,
        ),
        ("grid.down", "j down", "Down", "grid", "Go to the next row of the grid."),
        ("grid.up", "k up", "Up", "grid", "Go to the row of the grid before."),
        ("grid.right", "l right", "Right", "grid", "Go to the next column of the grid."),
        (
            "grid.left",
            "h left",
            "Left",
            "grid",
            "Go to the column before; from the first one to the row as a whole.",
        ),
        ("grid.page_down", "ctrl+d pagedown", "Page down", "grid", "Go a page down the grid."),
        ("grid.page_up", "ctrl+u pageup", "Page up", "grid", "Go a page up the grid."),
        ("grid.top", "g home", "Top", "grid", "Go to the first row of the grid."),
        ("grid.bottom", "G end", "Bottom", "grid", "Go to the last row of the grid."),
        ("grid.first", "0", "First column", "grid", "Go to the row as a whole."),
        ("grid.last", "dollar_sign", "Last column", "grid", "Go to the last column."),
        (
            "grid.open",
            "enter",
            "Go there",
            "grid",
            "Go to the claim shown below, in its report.",
            True,
        ),
        ("grid.mark", "space", "Choose", "grid", "Choose the cell for comparing, or no longer."),
        ("told.next", "n", "Next claim", "told", "Go to the next of the claims shown.", True),
        ("told.previous", "p", "Previous claim", "told", "Go to the claim before."),
        (
            "cells.compare",
            "v",
            "Compare",
            "cells",
            "Lay the reports of the cells chosen side by side, or this one beside one to pick.",
            True,
        ),
        (
            "board.sort",
            "s",
            "Sort",
            "board",
            "Sort the candidates by latest change, independent sources or stage.",
            True,
        ),
        (
            "board.columns",
            "w",
            "Columns",
            "board",
            "Let a column stand for a month, a week, an outlet or a report.",
            True,
        ),
        (
            "desk.timeline",
            "t",
            "Timeline",
            "desk compare board",
            "Show what happened to the vacancy day by day.",
        ),
        (
            "report.outlet",
            "H",
            "Own history",
            "desk",
            "Lay all that the outlet reported on the vacancy side by side, in time's order.",
        ),
        (
            "desk.news",
            "S",
            "What is new",
            "desk",
            "Show what came in since you last looked, on the whole desk.",
        ),
        (
            "board.news",
            "S",
            "New here",
            "board",
            "Show what came in on the vacancy since you last looked at it.",
        ),
        (
            "news.looked",
            "m",
            "Looked",
            "news",
            "Note that all of it was seen, so that only what comes later is shown.",
            True,
        ),
        (
            "timeline.person",
            "f",
            "One candidate",
            "timeline",
            "Show the events of the candidate under the cursor alone, or of everybody again.",
            True,
        ),
        (
            "matrix.contested",
            "equals_sign",
            "Contested",
            "matrix",
            "Show only the rows in which reports contradict each other, or all again.",
            True,
        ),
    ),
    *_group(
        "The program",
        ("app.help", "question_mark f1", "Help", "app", "Show the keys that hold here.", True),
        ("app.palette", "ctrl+p", "Commands", "app", "Find a command by its name."),
        ("app.quit", "ctrl+q", "Quit", "app", "Leave at once; what was done is kept."),
    ),
    *_group(
        "Dialogs",
        ("dialog.accept", "ctrl+s", "Accept", "dialog", "Take what was written or chosen."),
        ("dialog.cancel", "escape", "Cancel", "dialog", "Leave the dialog without change."),
        ("pick.down", "down ctrl+n", "Down", "pick", "Go to the next thing found."),
        ("pick.up", "up ctrl+p", "Up", "pick", "Go to the thing found before."),
        ("pick.page_down", "pagedown", "Page down", "pick", "Go a page down what was found."),
        ("pick.page_up", "pageup", "Page up", "pick", "Go a page up what was found."),
        ("filter.clear", "ctrl+r", "Clear", "filter", "Clear the filter: list every report."),
    ),
)
