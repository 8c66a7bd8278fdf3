"""How one candidacy gathered strength, week by week: drawn as a plot, or in one line of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from rumourdesk.comparison.stages import STAGE_ORDER
from rumourdesk.comparison.timeline import Strip, Week
from rumourdesk.text import safe_line
from rumourdesk.tui import paint

if TYPE_CHECKING:
    from textual_plotext import PlotextPlot

_BARS = "▁▂▃▄▅▆▇█"
_LEAST = (48, 10)
"""Cells and lines from which a plot can be read."""


class Momentum(Container):
    """The weeks of one candidate: reports, independent sources, and the stage as height."""

    DEFAULT_CSS = """
    Momentum { layout: vertical; }
    Momentum > Static { height: 4; }
    Momentum > PlotextPlot { height: 1fr; }
    """

    def __init__(self, glyphs: paint.Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._strip: Strip | None = None
        self._plot: PlotextPlot | None = None

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)

    def show(self, strip: Strip | None) -> None:
        """Draw a candidate's weeks, or nothing."""
        self._strip = strip
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    @property
    def plotted(self) -> bool:
        """Whether there is room, and the terminal can be trusted, to draw a plot."""
        width, height = self.content_size
        return width >= _LEAST[0] and height >= _LEAST[1] and self._glyphs is not paint.LETTERS

    def _draw(self) -> None:
        words = self.query_one(Static)
        if self.plotted and self._plot is None:
            from textual_plotext import PlotextPlot

            self._plot = PlotextPlot()
            self.mount(self._plot)
        if self._plot is not None:
            self._plot.display = self.plotted and self._strip is not None
        if self._strip is None:
            words.update("")
            return
        words.update(self._words(self._strip, max(28, self.content_size.width)))
        if self._plot is not None and self.plotted:
            _plot(self._plot, self._strip)

    def _words(self, strip: Strip, width: int) -> Content:
        starts = [paint.day(week.start) for week in strip.weeks]
        ends = f"{starts[0]} to {starts[-1]}" if starts else ""
        undated = f", {strip.undated} undated" if strip.undated else ""
        reports = sum(week.reports for week in strip.weeks) + strip.undated
        first = paint.line(
            (safe_line(strip.person), "bold"),
            (f"  {paint.count(reports, 'report')}{undated}  {ends}", "$text-muted"),
        )
        if self.plotted:
            return first
        weeks = strip.weeks[-(width - 20) :]
        most = max((number for w in weeks for number in (w.reports, w.independent)), default=1)
        return paint.join(
            [
                first,
                self._row("reports", [w.reports for w in weeks], most),
                self._row("sources", [w.independent for w in weeks], most),
                paint.line(
                    ("stage    ", "$text-muted"),
                    self._bars([w.height for w in weeks], most=len(STAGE_ORDER)),
                ),
            ]
        )

    def _row(self, label: str, numbers: Sequence[int], most: int) -> Content:
        """A bar a week of at most `most`, and what the highest one stands for."""
        highest = max(numbers, default=0)
        return paint.line(
            (f"{label}  ", "$text-muted"),
            self._bars(numbers, most=most),
            (f"  up to {highest}", "$text-muted") if highest else "",
        )

    def _bars(self, heights: Sequence[int], most: int | None = None) -> str:
        """One sign a week; where signs cannot be trusted, a figure."""
        top = most or max(heights, default=1) or 1
        if self._glyphs is paint.LETTERS:
            return "".join(str(min(height, 9)) if height else "." for height in heights)
        places = [round(height / top * len(_BARS)) - 1 for height in heights]
        return "".join(
            _BARS[max(0, place)] if height else "."
            for place, height in zip(places, heights, strict=True)
        )


def _plot(widget: PlotextPlot, strip: Strip) -> None:
    """Bars for reports and for independent sources; the stages as points against the right edge."""
    plot = widget.plt
    plot.clear_data()
    weeks = list(enumerate(strip.weeks))
    most = max((n for _, week in weeks for n in (week.reports, week.independent)), default=1) or 1
    told = [(at, week.height) for at, week in weeks if week.height]
    for label, width, heights in (
        ("reports", 0.9, [(at, week.reports) for at, week in weeks if week.reports]),
        ("independent", 0.5, [(at, week.independent) for at, week in weeks if week.independent]),
    ):
        places = [at for at, _ in heights]
        plot.bar(places, [h for _, h in heights], label=label, width=width / _apart(places))
    plot.scatter(
        [at for at, _ in told], [h for _, h in told], yside="right", label="stage", marker="●"
    )
    right: Any = "right"
    plot.xlim(-1, len(weeks))
    plot.ylim(0, most + 1)
    step = -(-most // 6)
    plot.yticks(list(range(0, most + 1, step)), [str(n) for n in range(0, most + 1, step)])
    plot.ylim(0, len(STAGE_ORDER) + 1, yside=right)
    stages = [stage.value for stage in STAGE_ORDER]
    plot.yticks(list(range(1, len(stages) + 1)), stages, yside=right)
    marks = _month_starts(strip.weeks)
    plot.xticks([at for at, _ in marks], [words for _, words in marks])
    widget.refresh()


def _apart(places: Sequence[int]) -> float:
    """How far the bars stand apart on average, which is what plotext takes a width in."""
    return (places[-1] - places[0]) / (len(places) - 1) if len(places) > 1 else 1.0


def _month_starts(weeks: Sequence[Week]) -> list[tuple[int, str]]:
    return [
        (at, f"{week.start:%b}")
        for at, week in enumerate(weeks)
        if at == 0 or week.start.month != weeks[at - 1].start.month
    ]
