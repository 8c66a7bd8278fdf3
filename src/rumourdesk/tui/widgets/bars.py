"""Lines of one row: the state of the desk above, the claim's essence below the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from rumourdesk import keys
from rumourdesk.desk import ReportPage
from rumourdesk.tui import paint

if TYPE_CHECKING:
    from rumourdesk.desk.taking_in import Progress


BAR_CELLS = 30
"""How wide the bar of an intake is."""


class TwoEnds(Widget):
    """A line with words at its left and at its right end; the left ones give way."""

    DEFAULT_CSS = """
    TwoEnds { height: 1; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = Content("")
        self._right = Content("")

    def set(self, left: Content, right: Content | None = None) -> None:
        """Change what the line says."""
        self._left, self._right = left, right or Content("")
        self.refresh()

    @property
    def words(self) -> str:
        """What the line says, for tests and for copying."""
        return f"{self._left.plain} {self._right.plain}".strip()

    def render(self) -> Content:
        width = self.content_size.width
        room = max(0, width - self._right.cell_length - (2 if self._right else 0))
        left = self._left.truncate(room, ellipsis=True)
        gap = max(0, width - left.cell_length - self._right.cell_length)
        return Content.assemble(left, " " * gap, self._right)


class StatusBar(TwoEnds):
    """Which vacancy, how many reports, conflicts and unread ones; what is new or going on."""


class ClaimStrip(TwoEnds):
    """The claim that the reader is at, in one line."""


class ReportHeader(TwoEnds):
    """Who published the report that is read, and when."""

    def show(self, page: ReportPage | None, extra: str = "") -> None:
        """Name the report; `extra` stands at the end."""
        if page is None:
            self.set(Content(""))
            return
        row = page.row
        outlet = paint.outlet_words(row.outlet, inferred=row.outlet_inferred, restated=row.restated)
        parts = [paint.long_day(row.published)]
        if page.report.byline:
            parts.append(page.report.byline)
        if page.versions > 1:
            parts.append(f"version {page.version} of {page.versions}")
        quiet = ("  ·  ".join(["", *parts]), "$text-muted")
        self.set(paint.line((outlet, "bold"), quiet), paint.line((extra, "$text-accent")))


class IntakeBar(Static):
    """How far an intake has come; not there when none is running.

    Drawn as one line of words: Textual's own progress bar is four widgets more for the first frame.
    """

    DEFAULT_CSS = """
    IntakeBar { height: 1; width: 1fr; display: none; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    words = ""
    """What stands beside the bar."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, progress: Progress) -> None:
        """Show how many files of how many are done."""
        self.display = True
        full = BAR_CELLS * progress.done // max(1, progress.total)
        name = progress.name.rpartition("/")[2]
        self.words = f"taking in {progress.done:,} of {progress.total:,}, Esc stops  {name}"
        self.update(
            paint.line(
                " ",
                ("━" * full, "$primary"),
                ("─" * (BAR_CELLS - full), "$text-muted"),
                (f" {self.words}", "$text-muted"),
            )
        )

    def hide(self) -> None:
        """The intake is over."""
        self.display = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key worth showing, its words, what it does and where that is done."""

    key: str
    words: str
    action: str
    node: DOMNode

    @property
    def cells(self) -> int:
        return cell_len(f"{self.key} {self.words}")


class KeyBar(Widget):
    """The keys worth showing where the reader is; a click on one does what the key does.

    Textual's own footer is made of a widget a key and rebuilt whenever the focus moves.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Key] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._read)
        self._read(self.screen)

    def _read(self, screen: Screen[Any]) -> None:
        if not screen.is_attached:
            return
        shown = {
            active.binding.action: Key(
                keys.shown(key), active.binding.description, active.binding.action, active.node
            )
            for key, active in reversed(screen.active_bindings.items())
            if active.binding.show and active.enabled
        }
        self._shown = [*reversed(shown.values())]
        self.refresh()

    @property
    def words(self) -> str:
        """What the line says."""
        return "  ".join(f"{shown.key} {shown.words}" for shown in self._shown)

    def render(self) -> Content:
        shown, between = self._fitting()
        parts = [paint.line((each.key, "bold $accent"), f" {each.words}") for each in shown]
        return paint.join(parts, between).truncate(self.content_size.width, ellipsis=True)

    def _fitting(self) -> tuple[list[Key], str]:
        """What fits the line and what stands between it; the last key, that of help, stays."""
        shown = list(self._shown)
        width = self.content_size.width
        if cell_len(self.words) <= width:
            return shown, "  "
        while len(shown) > 1 and _length(shown) > width:
            del shown[-2]
        return shown, " "

    async def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        place = 0
        shown, between = self._fitting()
        for each in shown:
            if offset is not None and place <= offset.x < place + each.cells:
                await self.app.run_action(each.action, each.node)
                return
            place += each.cells + len(between)


def _length(shown: list[Key]) -> int:
    """Cells of the keys and their words with one space between them."""
    return sum(each.cells + 1 for each in shown) - 1
