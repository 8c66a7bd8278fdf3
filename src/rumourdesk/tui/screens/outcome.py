"""When a vacancy counts as filled, how it ended, and which claims that settles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from textual import on, work
from textual.containers import Grid
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, Select, Static
from textual.widgets.option_list import Option

from rumourdesk.desk import Desk, Settling, StoreError
from rumourdesk.model import ClosedAs, Outcome
from rumourdesk.text import one_line, safe_line
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.common import glyphs_of, outlet_of
from rumourdesk.tui.screens.dialog import Dialog, chooser
from rumourdesk.tui.widgets.fields import Field, FieldError, Known, day_of

_ENDINGS = (
    (ClosedAs.APPOINTED, "somebody was appointed"),
    (ClosedAs.STAYED, "the incumbent stays"),
    (ClosedAs.NOBODY, "nobody was appointed"),
)


class RuleScreen(Dialog[str | None]):
    """Say when a vacancy counts as filled. Gives the rule; empty brings the usual one back."""

    heading = "When does it count as filled?"
    foot = (("dialog.accept", "save"), ("dialog.cancel", "cancel"))

    def __init__(self, desk: Desk, vacancy: int) -> None:
        super().__init__()
        self._desk = desk
        self._vacancy = vacancy

    def prepare(self) -> None:
        self._rule = self._desk.resolution(self._vacancy).rule

    def contents(self) -> Iterable[Widget]:
        yield Field(safe_line(self._rule), select_on_focus=False, compact=True)
        words = "Left empty, the usual rule holds again."
        yield Static(words, classes="status", markup=False)

    def ready(self) -> None:
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def accept(self) -> None:
        self.dismiss(one_line(self.query_one(Field).value))


@dataclass(frozen=True, slots=True)
class Ending:
    """How a vacancy ended; None as `outcome` opens it again."""

    outcome: ClosedAs | None
    person: str | None = None
    day: date | None = None
    note: str = ""


class CloseScreen(Dialog[Ending | None]):
    """Close a vacancy with an outcome, or open it again. Settles no claim."""

    heading = "How did it end?"
    foot = (("tab", "next field"), ("dialog.accept", "save"), ("dialog.cancel", "cancel"))

    def __init__(self, desk: Desk, vacancy: int, people: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self._vacancy = vacancy
        self._people = tuple(people)

    def prepare(self) -> None:
        self._closure = self._desk.resolution(self._vacancy).closure

    def contents(self) -> Iterable[Widget]:
        now = self._closure
        with Grid(classes="form"):
            yield Label("Outcome", markup=False)
            yield chooser(
                _ENDINGS,
                now.outcome if now else ClosedAs.APPOINTED,
                anything="still open",
                id="outcome",
            )
            yield Label("Appointed", markup=False)
            yield Field(
                safe_line(now.person or "") if now else "",
                placeholder="a name",
                suggester=Known(self._people),
                id="person",
                select_on_focus=False,
                compact=True,
            )
            yield Label("Day", markup=False)
            yield Field(
                now.day.isoformat() if now and now.day else "",
                placeholder="such as 2025-05-25, if known",
                id="day",
                select_on_focus=False,
                compact=True,
            )
            yield Label("Note", markup=False)
            yield Field(
                safe_line(now.note) if now else "", id="note", select_on_focus=False, compact=True
            )
        words = "Claims that this would settle are listed next; none is judged without your key."
        yield Static(words, classes="status", markup=False)

    def ready(self) -> None:
        self.query_one("#person").focus()

    @on(Input.Submitted)
    def accept(self) -> None:
        chosen: Select[object] = self.query_one("#outcome", Select)
        outcome = chosen.selection
        if not isinstance(outcome, ClosedAs):
            self.dismiss(Ending(None))
            return
        person = one_line(self.query_one("#person", Field).value) or None
        if outcome is ClosedAs.APPOINTED and person is None:
            self.complain("Who was appointed?", self.query_one("#person"))
            return
        try:
            day = day_of(self.query_one("#day", Field).value)
        except FieldError as error:
            self.complain(str(error), self.query_one("#day"))
            return
        note = one_line(self.query_one("#note", Field).value)
        self.dismiss(Ending(outcome, person if outcome is ClosedAs.APPOINTED else None, day, note))


@dataclass
class SettlingsRead(Message):
    """What an outcome would settle was worked out."""

    found: tuple[Settling, ...]
    why: str = ""


class SettleScreen(Dialog[tuple[tuple[int, Outcome], ...] | None]):
    """The open claims that an outcome would settle, each with the verdict proposed and why.

    Gives those that were ticked, to be judged in one batch. None is ticked at first.
    """

    heading = "What the outcome settles"
    BINDINGS = bindings("settle")
    foot = (
        ("settle.tick", "tick"),
        ("settle.all", "tick all"),
        ("dialog.accept", "judge those ticked"),
        ("dialog.cancel", "judge none"),
    )

    def __init__(self, desk: Desk, vacancy: int) -> None:
        super().__init__()
        self._desk = desk
        self._vacancy = vacancy
        self._found: tuple[Settling, ...] = ()
        self._ticked: set[int] = set()

    def contents(self) -> Iterable[Widget]:
        yield Static("Working out what it settles ...", classes="status", markup=False)
        yield OptionList(markup=False, compact=True)

    def ready(self) -> None:
        self.query_one(OptionList).focus()
        self._read()

    @work(thread=True, exclusive=True, group="settle", exit_on_error=False)
    def _read(self) -> None:
        try:
            self.post_message(SettlingsRead(self._desk.settlings(self._vacancy)))
        except StoreError as error:
            self.post_message(SettlingsRead((), str(error)))

    @on(SettlingsRead)
    def _show(self, message: SettlingsRead) -> None:
        if message.why:
            self.complain(message.why)
            return
        self._found = message.found
        shown = self.query_one(OptionList)
        shown.add_options(Option(self._words(place)) for place in range(len(self._found)))
        shown.display = bool(self._found)
        shown.highlighted = 0 if self._found else None
        self._count()

    def _words(self, place: int) -> Content:
        """A box that is ticked or empty, the verdict proposed, whose claim it is, and its words."""
        one = self._found[place]
        glyphs = glyphs_of(self.app)
        box = f"[{glyphs.chosen if place in self._ticked else ' '}] "
        quote = " ".join(one.claim.claim.quote.split())
        return paint.join(
            [
                paint.line(
                    (box, "bold $accent"),
                    (f"{glyphs.of(one.outcome)} {one.outcome.value}", "bold"),
                    f"  {outlet_of(one.report)}, {paint.long_day(one.report.published)}",
                ),
                paint.line("    ", (f"“{quote}”", "italic")),
                paint.line("    ", (one.why, "$foreground-muted")),
            ]
        )

    def _count(self) -> None:
        words = (
            f"{len(self._ticked)} of {paint.count(len(self._found), 'open claim')} ticked"
            if self._found
            else "The outcome settles no open claim."
        )
        self.query_one(".status", Static).update(paint.text(words))

    def _tick(self, places: Iterable[int], ticked: bool) -> None:
        for place in places:
            (self._ticked.add if ticked else self._ticked.discard)(place)
            self.query_one(OptionList).replace_option_prompt_at_index(place, self._words(place))
        self._count()

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        self.action_settle_tick()

    def action_settle_tick(self) -> None:
        """Tick the claim, or no longer."""
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._tick((place,), place not in self._ticked)

    def action_settle_all(self) -> None:
        """Tick all, or with all ticked none."""
        every = range(len(self._found))
        self._tick(every, len(self._ticked) < len(self._found))

    def accept(self) -> None:
        chosen = tuple(
            (self._found[place].claim.id, self._found[place].outcome)
            for place in sorted(self._ticked)
        )
        self.dismiss(chosen or None)
