"""What the parts of the screens tell each other: small values, never widgets.

Those marked "to every screen" are posted by the app to each screen on the stack.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from rumourdesk.desk import Deed, ReportPage, Rival, VacancyRow
    from rumourdesk.desk.taking_in import Progress, Summary
    from rumourdesk.model import Outcome, Verdict

# --- from the list ---


@dataclass
class ReportHighlighted(Message):
    """The cursor of the list came to rest on a report."""

    report: int
    vacancy: int | None


@dataclass
class ReportOpened(Message):
    """A report was chosen in the list, to be read."""

    report: int
    vacancy: int | None


@dataclass
class VacancyHighlighted(Message):
    """The cursor of the list came to rest on a heading; None is that of the loose reports."""

    vacancy: int | None


@dataclass
class SectionExpanded(Message):
    """A heading of the list was opened and its report ids are wanted."""

    vacancy: int | None


@dataclass
class ReportsChosen(Message):
    """Reports were chosen in the list to be compared, or none is any more."""

    reports: tuple[int, ...]


# --- from the report ---


@dataclass
class ClaimVisited(Message):
    """A claim of the report became the current one; None when none is."""

    report: int
    claim: int | None


@dataclass
class ClaimChosen(Message):
    """A claim of another report is to be shown in its report."""

    claim: int


# --- from the workers of the desk screen ---


@dataclass
class DeskLoaded(Message):
    """The vacancies and, in `flat`, the ids of every report that the filter lets through.

    `sections` holds those of the sections that were asked for; `fresh` counts ids not known before;
    `independent` the independent sources of each vacancy for which they are counted.
    """

    request: int
    vacancies: tuple[VacancyRow, ...]
    flat: array[int]
    sections: dict[int | None, array[int]]
    fresh: int
    independent: dict[int, int]


@dataclass
class EchoesLinked(Message):
    """How far finding echoes has come: reports done of all that were due."""

    done: int
    total: int


@dataclass
class SectionLoaded(Message):
    """The report ids of one section of the list."""

    request: int
    vacancy: int | None
    ids: array[int]


@dataclass
class PageLoaded(Message):
    """A report was read from the desk. `request` tells a stale answer."""

    request: int
    page: ReportPage


@dataclass
class PageMissing(Message):
    """A report that was asked for could not be read."""

    request: int
    report: int
    why: str


@dataclass
class RivalsLoaded(Message):
    """The claims of other reports that meet `claim`, and the verdicts it ever had."""

    claim: int
    rivals: tuple[Rival, ...]
    history: tuple[Verdict, ...]


@dataclass
class ConflictsCounted(Message):
    """For one vacancy: how many claims of each report another one contradicts."""

    vacancy: int
    by_report: dict[int, int]


@dataclass
class OriginsFound(Message):
    """On whose word a report stands: names, nearest first, and whether it is an old story again."""

    report: int
    origins: tuple[str, ...]
    whole: bool
    rerun: bool


@dataclass
class ClaimsInConflict(Message):
    """Which claims of a report another report contradicts."""

    report: int
    claims: frozenset[int]


@dataclass
class UnreadFound(Message):
    """The ids of the unread reports that the filter lets through."""

    ids: array[int]


# --- from the app, to every screen ---


@dataclass
class Saving(Message, bubble=False):
    """A verdict was given and is being written. To every screen."""

    claim: int
    outcome: Outcome | None


@dataclass
class DeedDone(Message, bubble=False):
    """Something was written to the desk; the claims and reports named look different now.

    `undone` is True when the deed took another one back, `redone` when it did one again.
    To every screen.
    """

    deed: Deed | None
    reports: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()
    undone: bool = False
    redone: bool = False


@dataclass
class DeedFailed(Message, bubble=False):
    """Something could not be written; what was painted ahead is taken back. To every screen."""

    why: str
    reports: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass
class DeskChanged(Message, bubble=False):
    """Another window or program has changed the desk. To every screen."""


@dataclass
class IntakeProgressed(Message, bubble=False):
    """How far an intake has come. To every screen."""

    progress: Progress


@dataclass
class IntakeFinished(Message, bubble=False):
    """An intake came to its end, was stopped, or failed (`why`). To every screen."""

    summary: Summary | None
    why: str = ""
