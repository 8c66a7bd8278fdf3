"""A note and an evidence link to the verdict on a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import getters, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from rumourdesk.desk import Desk
from rumourdesk.model import Verdict
from rumourdesk.text import clean, safe
from rumourdesk.tui import paint
from rumourdesk.tui.screens.dialog import Dialog
from rumourdesk.tui.widgets.fields import Area, Field, FieldError, link_of

_HISTORY = 3


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote to a claim."""

    note: str
    evidence: str


class NoteScreen(Dialog[Note | None]):
    """Write a note and an evidence link to a claim. Gives both, or None if nothing is to change."""

    heading = "Note and evidence"
    foot = (("tab", "next field"), ("dialog.accept", "save"), ("dialog.cancel", "cancel"))

    note = getters.query_one(Area)
    evidence = getters.query_one(Field)

    def __init__(self, desk: Desk, claim: int) -> None:
        super().__init__()
        self._desk = desk
        self._claim = claim

    def prepare(self) -> None:
        self._row = self._desk.claim(self._claim)
        self._history = self._desk.history(self._claim)

    def contents(self) -> Iterable[Widget]:
        verdict = self._row.verdict
        quote = " ".join(self._row.claim.quote.split())
        yield Static(paint.line((f"“{quote}”", "italic")), classes="quote")
        yield Static(_standing(verdict, self._history), classes="status")
        yield Label("Note", classes="label", markup=False)
        yield Area(
            safe(verdict.note) if verdict else "",
            tab_behavior="focus",
            compact=True,
        )
        yield Label("Evidence, a web address", classes="label", markup=False)
        yield Field(
            safe(verdict.evidence) if verdict else "",
            placeholder="https://",
            select_on_focus=False,
            compact=True,
        )

    def ready(self) -> None:
        self.note.focus()
        self.note.move_cursor(self.note.document.end)

    @on(Input.Submitted)
    def accept(self) -> None:
        try:
            evidence = link_of(self.evidence.value)
        except FieldError as error:
            self.complain(str(error), self.evidence)
            return
        self.dismiss(Note(clean(self.note.text), evidence))


def _standing(verdict: Verdict | None, history: tuple[Verdict, ...]) -> Content:
    lines = [
        paint.line(
            ("now   ", "$foreground-muted"),
            paint.outcome_words(verdict.outcome if verdict else None),
        )
    ]
    for place, past in enumerate(history[:_HISTORY]):
        when = paint.moment(past.at) if past.at else paint.UNDATED
        who = f"{past.author}: " if past.author else ""
        words = f"{when}  {who}{paint.outcome_words(past.outcome)}"
        if past.note:
            words += f", “{' '.join(past.note.split())}”"
        lines.append(paint.line(("past  " if place == 0 else "      ", "$foreground-muted"), words))
    if len(history) > _HISTORY:
        more = paint.count(len(history) - _HISTORY, "older entry", "older entries")
        lines.append(paint.line(("      " + more, "$foreground-muted")))
    return paint.join(lines)
