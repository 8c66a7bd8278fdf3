from __future__ import annotations

from dataclasses import replace

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.command import CommandPalette
from textual.widgets import Label

from rumourdesk import keys
from rumourdesk.desk import Desk
from rumourdesk.settings import Settings
from rumourdesk.tui.app import RumourdeskApp
from rumourdesk.tui.bindings import action_of, bindings, keymap
from rumourdesk.tui.screens.desk import DeskScreen
from rumourdesk.tui.widgets.claim_card import ClaimCard
from rumourdesk.tui.widgets.report_list import ReportList
from rumourdesk.tui.widgets.report_view import ReportView

OWNERS = {
    "app": RumourdeskApp,
    "desk": DeskScreen,
    "list": ReportList,
    "report": ReportView,
    "card": ClaimCard,
}


def test_every_binding_of_the_desk_has_an_action() -> None:
    missing = [
        entry.id
        for entry in keys.BINDINGS
        for context in entry.contexts
        if context in OWNERS and not hasattr(OWNERS[context], f"action_{action_of(entry.id)}")
    ]

    assert missing == []


def test_bindings_carry_the_words_and_keys_of_the_registry() -> None:
    made = {b.id: b for b in bindings("desk") if isinstance(b, Binding)}

    assert made["claim.confirm"].key == "c"
    assert made["claim.confirm"].action == "claim_confirm"
    assert made["claim.confirm"].description == "Confirm"
    assert "list.down" not in made


def test_the_footer_has_room_for_eight_keys() -> None:
    shown = [b for b in bindings("app", "desk", "list") if isinstance(b, Binding) and b.show]

    assert 0 < len(shown) <= 8


def test_only_keys_that_differ_are_remapped() -> None:
    assert keymap({"claim.confirm": "C", "claim.refute": "x"}) == {"claim.confirm": "C"}


class Host(App[None]):
    """An app whose only screen has two bindings of the registry."""

    BINDINGS = bindings("compare")

    def __init__(self) -> None:
        super().__init__()
        self.ran: list[str] = []

    def compose(self) -> ComposeResult:
        yield Label("host")

    def on_mount(self) -> None:
        self.set_keymap(keymap({"claim.confirm": ("f8",), "claim.refute": ("c",)}))

    def action_claim_confirm(self) -> None:
        self.ran.append("confirm")

    def action_claim_refute(self) -> None:
        self.ran.append("refute")


async def test_a_reader_may_swap_keys() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await pilot.press("c", "f8", "x")

    assert app.ran == ["refute", "confirm"]


async def test_the_palette_has_one_key_and_it_may_be_changed(
    desk: Desk, settings: Settings
) -> None:
    own = replace(settings, keys={"app.palette": ("f8",)})
    app = RumourdeskApp(lambda: desk, settings=own)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("ctrl+p")
        assert not isinstance(app.screen, CommandPalette)
        await pilot.press("f8")
        assert isinstance(app.screen_stack[-1], CommandPalette)
