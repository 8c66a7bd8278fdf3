"""What stands in place of the list on a desk without a report."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from rumourdesk import keys
from rumourdesk.tui import paint
from rumourdesk.tui.bindings import bindings
from rumourdesk.tui.screens.common import resolved

_OFFERS = (
    ("desk.open", "take in files or folders of reports"),
    ("desk.paste", "take in a report from text that you paste"),
    ("desk.demo", "open the demo, on a desk of its own"),
    ("app.help", "see every key"),
)


class EmptyDesk(Static, can_focus=True):
    """Says what to do on an empty desk, by the keys that do it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("empty")

    DEFAULT_CSS = """
    EmptyDesk {
        width: 1fr;
        height: 1fr;
        content-align: center middle;
    }
    """

    class DemoWanted(Message):
        """The demo is to be opened."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)

    def on_mount(self) -> None:
        self.update(_words(resolved(self.app)))

    def action_desk_demo(self) -> None:
        self.post_message(self.DemoWanted())


def _words(held: tuple[keys.Binding, ...]) -> Content:
    own = {binding.id: binding.keys for binding in held}
    offers = [(keys.shown(own[name][0]), words) for name, words in _OFFERS if own.get(name)]
    widest = max((len(key) for key, _ in offers), default=0)
    lines = [paint.line(("This desk holds no report yet.", "bold")), Content("")]
    lines += [
        paint.line((paint.pad(key, widest + 3), "bold $text-accent"), words)
        for key, words in offers
    ]
    return paint.join(lines)
