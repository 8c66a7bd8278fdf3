"""A field to type into, with what it finds below: shared by several dialogs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from rumourdesk.desk import StoreError
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.dialog import Dialog
from rumourdesk.tui.widgets.fields import Field

PAUSE = 0.08
"""Seconds without a key after which the typed words are looked for."""

_LEAST_WIDTH = 40

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """One thing that was found: what choosing it gives, and how it looks."""

    value: Value
    looks: Content


@dataclass
class Found(Message, Generic[Value]):
    """What a search gave; `request` tells a stale answer."""

    request: int
    choices: tuple[Choice[Value], ...]
    status: str


@dataclass
class SearchFailed(Message):
    request: int
    why: str


class PickScreen(Dialog[Value | None], Generic[Value]):
    """Choose one of the things that the typed words find.

    A subclass finds them in `find`, which runs in a thread and must not touch a widget.
    """

    BINDINGS = bindings("pick")

    foot: tuple[tuple[str, str], ...] = (
        ("pick.down", "down"),
        ("pick.up", "up"),
        ("enter", "choose"),
        ("dialog.cancel", "close"),
    )
    prompt = "Type to find"
    takes_first = True
    """Whether Enter takes the first thing found without a step down to it."""

    def __init__(self, *, pause: float = PAUSE) -> None:
        super().__init__()
        self._pause = pause
        self._request = 0
        self._timer: Timer | None = None
        self.width = _LEAST_WIDTH
        """Cells for one thing found; `find` may read it."""
        self._choices: tuple[Choice[Value], ...] = ()
        self._waits = True
        """Whether what is typed has not been looked for yet."""
        self._entered_early = False

    def contents(self) -> Iterable[Widget]:
        yield Field(placeholder=self.prompt, select_on_focus=False, compact=True)
        yield OptionList(markup=False, compact=True)
        yield Static("", classes="status", markup=False)

    def ready(self) -> None:
        self.query_one(OptionList).can_focus = False
        self.call_after_refresh(self._look)

    def find(self, words: str) -> tuple[Sequence[Choice[Value]], str]:
        """What `words` find, best first, and a line on how much that is. May raise `StoreError`."""
        raise NotImplementedError

    # --- finding -----------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._request += 1
        self._waits = True
        self._entered_early = False
        if self._pause:
            self._timer = self.set_timer(self._pause, self._look)
        else:
            self._look()

    def _look(self) -> None:
        self.width = max(self.query_one(Input).size.width, _LEAST_WIDTH)
        self._request += 1
        self._search(self._request, self.query_one(Input).value)

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def _search(self, request: int, words: str) -> None:
        worker = get_current_worker()
        try:
            choices, status = self.find(words)
        except StoreError as error:
            self.post_message(SearchFailed(request, str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(Found(request, tuple(choices), status))

    @on(Found)
    def _show(self, message: Found[Value]) -> None:
        if message.request != self._request:
            return
        self._waits = False
        self._choices = message.choices
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(choice.looks) for choice in message.choices)
        options.highlighted = 0 if message.choices and self.takes_first else None
        self.query_one(".status", Static).update(paint.text(message.status))
        self.complain("")
        if self._entered_early:
            self._entered_early = False
            self.accept()

    @on(SearchFailed)
    def _say_why(self, message: SearchFailed) -> None:
        if message.request == self._request:
            self._waits = self._entered_early = False
            self.complain(message.why)

    # --- choosing ----------------------------------------------------------------------------

    def action_pick_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_pick_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def action_pick_page_down(self) -> None:
        self.query_one(OptionList).action_page_down()  # type: ignore[no-untyped-call]

    def action_pick_page_up(self) -> None:
        self.query_one(OptionList).action_page_up()  # type: ignore[no-untyped-call]

    @on(OptionList.OptionSelected)
    def _clicked(self, message: OptionList.OptionSelected) -> None:
        self._choose(message.option_index)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.accept()

    def accept(self) -> None:
        """Take what is chosen; where the typed words are still looked for, what they will find."""
        if self._waits:
            self._entered_early = True
            return
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self._choose(place)

    def _choose(self, place: int) -> None:
        if place < len(self._choices):
            self.dismiss(self._choices[place].value)
