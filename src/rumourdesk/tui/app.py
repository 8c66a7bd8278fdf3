"""The app: opens the desk, shows its first screen, applies the reader's theme and keys."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider

from rumourdesk import keys
from rumourdesk.desk import Desk, StoreError
from rumourdesk.settings import Settings, stories
from rumourdesk.text import safe
from rumourdesk.tui.bindings import bindings, keymap
from rumourdesk.tui.paint import glyphs_for
from rumourdesk.tui.screens.desk import DeskScreen
from rumourdesk.tui.screens.empty import EmptyDesk
from rumourdesk.tui.themes import THEMES, settle_quiet_text, sheet
from rumourdesk.tui.work import DeskApp

if TYPE_CHECKING:
    from rumourdesk.desk.taking_in import Defaults

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def _encoding() -> str:
    return getattr(sys.__stdout__, "encoding", None) or "utf-8"


def _collect_garbage_again() -> None:
    """What the start has made stays for good and is not looked at again."""
    gc.freeze()
    gc.enable()


def _desk_commands() -> type[Provider]:
    from rumourdesk.tui.palette import DeskCommands

    return DeskCommands


class RumourdeskApp(DeskApp):
    """The newsroom reader on one desk."""

    TITLE = "rumourdesk"
    COMMANDS = App.COMMANDS | {_desk_commands}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        *,
        settings: Settings,
        paths_to_take_in: Sequence[Path] = (),
        title: str = "",
        clock: Clock = utc_now,
    ) -> None:
        super().__init__(css_path=[sheet("app.tcss"), sheet("desk.tcss")])
        self.settings = settings
        self.glyphs = glyphs_for(os.environ.get("TERM", ""), _encoding())
        self.clock = clock
        self._open_desk = open_desk
        self._paths_to_take_in = tuple(paths_to_take_in)
        self._first = DeskScreen(title=title, today=lambda: clock().astimezone().date())
        self._complaints: list[str] = []
        self._apply_settings()

    def get_default_screen(self) -> DeskScreen:
        return self._first

    def on_mount(self) -> None:
        for words in self._complaints:
            self.complain(words)
        self._open()
        self.call_after_refresh(_collect_garbage_again)

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        settle_quiet_text(variables)
        return variables

    def _apply_settings(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        wanted = self.settings.theme
        if wanted and wanted not in self.available_themes:
            self._complaints.append(f"There is no theme named {wanted!r}; the usual one is shown.")
            wanted = ""
        self.theme = wanted or THEMES[0].name
        try:
            self.set_keymap(keymap(self.settings.keys))
        except keys.KeysError as error:
            self._complaints.append(f"Your keys are not used: {error}.")

    @work(thread=True, group="open", exit_on_error=False)
    def _open(self) -> None:
        try:
            desk = self._open_desk()
        except (StoreError, OSError) as error:
            self.call_from_thread(self.exit, None, 1, Text(safe(f"rumourdesk: {error}")))
            return
        self.call_from_thread(self._opened, desk, self._paths_to_take_in)

    def intake_defaults(self) -> Defaults:
        from rumourdesk.desk.taking_in import Defaults

        return Defaults(
            limit_bytes=self.settings.intake.limit_bytes,
            lexicon_folder=self.settings.lexicon_folder,
        )

    def _opened(self, desk: Desk, paths: Sequence[Path]) -> None:
        self.use_desk(desk)
        self._first.start(desk)
        if paths:
            self.take_in(paths)

    @on(EmptyDesk.DemoWanted)
    def open_demo(self) -> None:
        """Go over to the demo, which stands on a desk of its own."""
        self._first.title_of_desk = "demo"
        self._open_demo()

    @work(thread=True, group="open", exit_on_error=False)
    def _open_demo(self) -> None:
        try:
            desk = Desk.open(
                self.settings.demo_desk,
                author=self.settings.author,
                lexicon_folder=self.settings.lexicon_folder,
            )
        except (StoreError, OSError) as error:
            self.call_from_thread(self.complain, str(error))
            return
        self.call_from_thread(self._opened, desk, stories())

    def action_app_help(self) -> None:
        """Show the keys that hold here."""
        from rumourdesk.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.contexts))

    @property
    def contexts(self) -> tuple[str, ...]:
        """Where the reader is, in the words of the registry: the contexts whose keys hold now."""
        held = {active.binding.id for active in self.screen.active_bindings.values()}
        return tuple(
            context
            for context in keys.CONTEXTS
            if any(e.id in held for e in keys.BINDINGS if e.contexts == (context,))
        )

    async def action_app_quit(self) -> None:
        await self.action_quit()

    async def action_quit(self) -> None:
        """Leave, when all that was asked for is written."""
        self.cancel_intake()
        await self.finish_writing()
        self.exit()


def run_app(
    open_desk: Callable[[], Desk],
    *,
    settings: Settings,
    paths_to_take_in: Sequence[Path] = (),
    title: str = "",
) -> int:
    """Run the app until its reader leaves. Returns the code to exit with."""
    app = RumourdeskApp(
        open_desk, settings=settings, paths_to_take_in=paths_to_take_in, title=title
    )
    app.run()
    return app.return_code or 0
