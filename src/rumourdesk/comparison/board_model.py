"""The vacancy board as values: candidates in rows, reports or times in columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rumourdesk.model import ExitState, Published, Relation, Stage, Stance

NOBODY = "nobody yet / other"
"""The name of the row for what is said without a name."""


class Columns(StrEnum):
    """What a column of the board stands for."""

    REPORT = "report"
    OUTLET = "outlet"
    WEEK = "week"
    MONTH = "month"


class SortBy(StrEnum):
    """The order of the rows."""

    LATEST_CHANGE = "latest change"
    INDEPENDENT = "independent sources"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its words ("Marca", "Nov 2024", "2024-W45") and its reports in time's order.

    `start` is the first day it covers, or None for what has no date.
    """

    words: str
    start: date | None
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What the reports of one column say of one candidate; only cells with something exist.

    `stance` and `stage` are the latest report's of the column; `claims` are in time's order and
    `against` those of them that deny. `contested` says that some report contradicts one of them.
    """

    column: int
    stance: Stance | None
    stage: Stage | None
    claims: tuple[int, ...]
    against: tuple[int, ...] = ()
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One row: a person spoken of for the post, or `NOBODY`, for whom `name` is None.

    `stage` is the latest report's, `highest` the furthest that any has told of. Numbers are of
    claims in `affirmed`, `denied` and `undecided`, of reports in `reports`, of origins in
    `independent`. `changed` is the publication of the report with which the stage last changed.
    `conflict` is the sharpest contradiction that the candidate is part of.
    """

    name: str | None
    stage: Stage | None
    highest: Stage | None
    affirmed: int
    denied: int
    undecided: int
    reports: int
    independent: int
    first: int
    latest: int
    changed: Published | None
    conflict: Relation | None
    confirmed: int
    refuted: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ExitCell:
    """What the reports of one column say of the exit: as `Cell`, with the latest one's state."""

    column: int
    state: ExitState | None
    claims: tuple[int, ...]
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitCounts:
    """What is said of the incumbent's exit: numbers of reports, and what the latest one says.

    `reports` also counts those that come to no answer of their own.
    """

    leaves: int = 0
    stays: int = 0
    undecided: int = 0
    gone: int = 0
    latest: ExitState | None = None
    latest_report: int | None = None
    claims: tuple[int, ...] = ()
    reports: int = 0
    independent: int = 0
    conflict: Relation | None = None
    cells: tuple[ExitCell, ...] = ()


@dataclass(frozen=True, slots=True)
class NextRole:
    """What one claim says of where the incumbent goes: the words, newest claim first."""

    claim: int
    report: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One vacancy from its reports. `resolution` and `closed` are a person's words, carried only.

    There is no score and no probability: numbers are counts, and the rows can be sorted by
    `board.sort_rows`.
    """

    vacancy: int
    incumbent: str | None
    exit: ExitCounts
    next_role: tuple[NextRole, ...]
    columns: tuple[Column, ...]
    rows: tuple[Candidate, ...]
    reports: int
    independent: int
    resolution: str = ""
    closed: str = ""
