"""Words and signs that several screens show alike."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.content import Content

from rumourdesk import keys
from rumourdesk.desk import ReportRow, VacancyRow
from rumourdesk.model import Published
from rumourdesk.tui import paint

_DAY = 11


def glyphs_of(app: App[Any]) -> paint.Glyphs:
    """The signs that the app shows, or the usual ones."""
    glyphs = getattr(app, "glyphs", paint.SIGNS)
    assert isinstance(glyphs, paint.Glyphs)
    return glyphs


def resolved(app: App[Any]) -> tuple[keys.Binding, ...]:
    """Every binding with the reader's own keys, or the usual ones where those cannot be used."""
    settings = getattr(app, "settings", None)
    try:
        return keys.resolve(settings.keys) if settings is not None else keys.BINDINGS
    except keys.KeysError:
        return keys.BINDINGS


def key_of(app: App[Any], binding: str) -> str:
    """The key to press for a binding, as it is shown."""
    return next(keys.shown(entry.keys[0]) for entry in resolved(app) if entry.id == binding)


def outlet_of(row: ReportRow) -> str:
    """The outlet of a report, with what must be known of it."""
    return paint.outlet_words(row.outlet, inferred=row.outlet_inferred, restated=row.restated)


def vacancy_words(vacancy: VacancyRow) -> str:
    """A vacancy in one line: the post and, where known, whose it is, or which of several."""
    words = f"{vacancy.organisation} · {vacancy.role}"
    if vacancy.incumbent:
        return f"{words} · {vacancy.incumbent}"
    return f"{words} · {vacancy.epoch}" if vacancy.epoch > 1 else words


def report_head(row: ReportRow) -> Content:
    """The day and the outlet of a report, as its line in a list begins."""
    day = paint.long_day(Published(row.published.day) if row.published else None)
    return paint.line(
        (f"{paint.pad(day, _DAY)}  ", "$foreground-muted"), (f"{outlet_of(row)}  ", "bold")
    )


def report_line(row: ReportRow) -> Content:
    """A report in one line: day, outlet, headline."""
    return Content.assemble(report_head(row), paint.line(row.headline))
