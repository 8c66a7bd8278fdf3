"""The places of a list with headings: which line shows what, without a line being stored.

A section is a heading of one line (or none) and, while it is open, two lines for each report id.
Everything is found by bisecting the sections, so a million ids cost no more than their array.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

ROW_LINES = 2
HEADING = -1
"""The row number of a section's heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a section's heading shows. `reports` is a total, whatever a filter leaves of it.

    `independent` is None where the origins behind the reports are not counted.
    """

    words: str
    reports: int
    unread: int = 0
    contested: int = 0
    independent: int | None = None


@dataclass(slots=True)
class Section:
    """One vacancy, the reports without one, or (with no heading) all reports."""

    vacancy: int | None
    heading: Heading | None = None
    ids: array[int] = field(default_factory=lambda: array("q"))
    opened: bool = False
    loaded: bool = False

    @property
    def lines(self) -> int:
        head = 1 if self.heading else 0
        return head + (ROW_LINES * len(self.ids) if self.opened else 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A heading (row -1) or a report of a section, both by number."""

    section: int
    row: int


class Outline:
    """Sections one below the other."""

    def __init__(self, sections: Sequence[Section] = ()) -> None:
        self.sections = list(sections)
        self.measure()

    def measure(self) -> None:
        """Find the lines anew after a section has changed."""
        self._tops: list[int] = []
        self.lines = 0
        for section in self.sections:
            self._tops.append(self.lines)
            self.lines += section.lines

    def place_at(self, line: int) -> tuple[Place, int] | None:
        """What a line shows, and which line of it; None below the end."""
        if not 0 <= line < self.lines:
            return None
        number = bisect_right(self._tops, line) - 1
        section = self.sections[number]
        while not section.lines:
            number -= 1
            section = self.sections[number]
        inner = line - self._tops[number]
        if section.heading:
            if inner == 0:
                return Place(number, HEADING), 0
            inner -= 1
        return Place(number, inner // ROW_LINES), inner % ROW_LINES

    def line_of(self, place: Place) -> int:
        """The first line of a place."""
        section = self.sections[place.section]
        top = self._tops[place.section]
        if place.row == HEADING:
            return top
        return top + (1 if section.heading else 0) + ROW_LINES * place.row

    def height_of(self, place: Place) -> int:
        return 1 if place.row == HEADING else ROW_LINES

    def report_at(self, place: Place | None) -> int | None:
        """The report at a place; None for a heading or nothing."""
        if place is None or place.row == HEADING or not self.exists(place):
            return None
        return self.sections[place.section].ids[place.row]

    def exists(self, place: Place) -> bool:
        """Whether the place is there to be seen."""
        if not 0 <= place.section < len(self.sections):
            return False
        section = self.sections[place.section]
        if place.row == HEADING:
            return section.heading is not None
        return section.opened and 0 <= place.row < len(section.ids)

    def first(self) -> Place | None:
        found = self.place_at(0)
        return found[0] if found else None

    def last(self) -> Place | None:
        found = self.place_at(self.lines - 1)
        return found[0] if found else None

    def step(self, place: Place, step: int) -> Place | None:
        """The place just below (1) or above (-1); None at the end."""
        line = self.line_of(place) + (self.height_of(place) if step > 0 else -1)
        found = self.place_at(line)
        return found[0] if found else None

    def reports_from(self, place: Place | None, step: int) -> Iterator[Place]:
        """The reports below (1) or above (-1) a place, nearest first, headings passed over."""
        while place is not None:
            place = self.step(place, step)
            if place is not None and place.row != HEADING:
                yield place

    def next_of(self, reports: set[int], place: Place | None) -> Place | None:
        """The next place after `place`, then from the top, that shows one of these reports."""
        start = place or Place(0, HEADING)
        count = len(self.sections)
        for turn in range(count + 1 if count else 0):
            number = (start.section + turn) % count
            section = self.sections[number]
            if not section.opened:
                continue
            first = start.row + 1 if turn == 0 else 0
            for row in range(first, len(section.ids)):
                if section.ids[row] in reports:
                    return Place(number, row)
        return None

    def find(self, report: int, vacancy: int | None) -> Place | None:
        """Where a report stands, under that vacancy if it can be seen there."""
        order = sorted(
            (n for n, s in enumerate(self.sections) if s.opened),
            key=lambda n: self.sections[n].vacancy != vacancy,
        )
        for number in order:
            try:
                return Place(number, self.sections[number].ids.index(report))
            except ValueError:
                continue
        return None

    def find_heading(self, vacancy: int | None) -> Place | None:
        """The heading of a vacancy."""
        for number, section in enumerate(self.sections):
            if section.heading and section.vacancy == vacancy:
                return Place(number, HEADING)
        return None
