"""The use cases of the desk, which the command line and the screens both call.

A `Desk` may be used from any thread: the store keeps one connection a thread. Nothing here knows
Textual. What a person does returns a `Deed`, so that one key can take it back.
"""

from __future__ import annotations

import uuid
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rumourdesk.desk.boards import Boards
from rumourdesk.desk.deeds import Deed, Deeds, NothingToUndo, WrittenBy
from rumourdesk.desk.pairs import Comparison, NothingInCommon, Rival
from rumourdesk.desk.results import (
    Closing,
    EchoChain,
    Matrix,
    RivalReport,
    Settling,
    Unseen,
    closure_words,
)
from rumourdesk.model import Outcome, Relation, RelationKind, Verdict
from rumourdesk.store import DeskReadOnly, Store, StoreError
from rumourdesk.store.rows import (
    ClaimRow,
    Closure,
    Decision,
    EchoRuling,
    Filter,
    Hit,
    LearnedRow,
    RelationRuling,
    ReportPage,
    ReportRow,
    Resolution,
    Status,
    VacancyRow,
)
from rumourdesk.store.rows import Summary as Holdings
from rumourdesk.text import one_line

if TYPE_CHECKING:
    from rumourdesk.desk.taking_in import Cancelled, Defaults, OnProgress, Summary

__all__ = [
    "ClaimRow",
    "Closing",
    "Closure",
    "Comparison",
    "Decision",
    "Deed",
    "Desk",
    "EchoChain",
    "EchoRuling",
    "Filter",
    "Hit",
    "Holdings",
    "LearnedRow",
    "Matrix",
    "NothingInCommon",
    "NothingToUndo",
    "RelationRuling",
    "ReportPage",
    "ReportRow",
    "Resolution",
    "Rival",
    "RivalReport",
    "Settling",
    "Status",
    "StoreError",
    "Unseen",
    "VacancyRow",
    "closure_words",
]

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """The present, in the zone of the place where the program runs."""
    return datetime.now(UTC).astimezone()


class Desk(Boards):
    """One open desk: what it holds, and what a person may do with it.

    Every method may raise `StoreError`, whose message is fit to be shown.
    """

    def __init__(self, store: Store, *, author: str, clock: Clock = local_now) -> None:
        self.store = store
        self.author = author
        self.run = uuid.uuid4().hex
        self._clock = clock
        self._deeds = Deeds(self.run, self._opposite)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        author: str,
        clock: Clock = local_now,
        looking: bool = False,
        lexicon_folder: Path | None = None,
    ) -> Desk:
        """Open the desk in the file at `path`, made if it is not there yet.

        With `looking`, a file that may only be read is opened too; whatever would write to it then
        raises `StoreError`. `lexicon_folder` holds a person's own names, of outlets among others.
        """
        try:
            store = Store.open(path)
        except DeskReadOnly:
            if not looking:
                raise
            store = Store.open(path, read_only=True)
        desk = cls(store, author=author, clock=clock)
        desk.lexicon_folder = lexicon_folder
        return desk

    def close(self) -> None:
        self.store.close()

    # --- what it holds -----------------------------------------------------------------------

    def vacancies(self) -> tuple[VacancyRow, ...]:
        """Every vacancy, the one with most reports first."""
        return self.store.vacancies()

    def report_ids(self, wanted: Filter) -> array[int]:
        """The ids of the reports that `wanted` lets through, newest first, undated last."""
        return self.store.report_ids(wanted)

    def report_rows(self, ids: Sequence[int]) -> dict[int, ReportRow]:
        """The rows of the reports in one window of the list."""
        return self.store.report_rows(ids)

    def page(self, report: int, version: int | None = None) -> ReportPage:
        """One report to read, its current version unless another is asked for."""
        return self.store.page(report, version)

    def claim(self, claim: int) -> ClaimRow:
        return self.store.claim(claim)

    def claim_rows(self, ids: Iterable[int]) -> dict[int, ClaimRow]:
        """Claims by id, in one query; ids of no claim are left out."""
        return self.store.claim_rows(ids)

    def claims(
        self, wanted: Filter | None = None, *, report: int | None = None
    ) -> Iterator[ClaimRow]:
        """The claims that a filter lets through, or those of one report, report by report."""
        return self.store.claims(wanted, report=report)

    def holdings(self) -> Holdings:
        """How much the desk holds."""
        return self.store.summary()

    def outlets(self) -> tuple[str, ...]:
        return self.store.outlets()

    def search(self, words: str, *, limit: int = 50, wanted: Filter | None = None) -> list[Hit]:
        """Reports whose title, text or claims hold all of `words`, best first."""
        return self.store.search(words, limit=limit, wanted=wanted)

    def change_token(self) -> int:
        """A number that differs from the last one when anybody has changed the desk."""
        return self.store.change_token()

    # --- competing reports -------------------------------------------------------------------

    def relations(self, vacancy: int) -> tuple[Relation, ...]:
        """How the claims on one vacancy stand to each other."""
        return self._relations.of(vacancy)

    def conflict_counts(self, vacancies: Iterable[int]) -> dict[int, int]:
        """For each report on these vacancies, how many of its claims another report contradicts."""
        return self._relations.conflict_counts(vacancies)

    def contested(self, vacancies: Iterable[int]) -> frozenset[int]:
        """The claims on these vacancies that another report contradicts."""
        return frozenset().union(*map(self._relations.contested, vacancies))

    def meetings(self, report: int, vacancy: int) -> defaultdict[int, Counter[RelationKind]]:
        """For each other report on a vacancy, how many rows of each kind `compare` would give."""
        return self._relations.meetings(vacancy, report)

    def rivals(self, claim: int) -> tuple[Rival, ...]:
        """The claims of other reports that meet this one, contradictions first."""
        return self._relations.rivals(claim)

    def compare(self, left: int, right: int, vacancy: int | None = None) -> Comparison:
        """Two reports side by side on a vacancy that both speak of.

        It is `vacancy` if they share that one, else the one that they share most. Raises
        `NothingInCommon` when there is none, or when they are not two reports outside the trash.
        """
        return self._relations.compare(left, right, vacancy)

    def competing(self, report: int, vacancy: int) -> array[int]:
        """The other reports on `vacancy` that `report` can be laid beside, newest first."""
        ids = self.store.report_ids(Filter(vacancy=vacancy))
        return array("q", (other for other in ids if other != report))

    # --- what a person does ------------------------------------------------------------------

    def judge(
        self,
        claim: int,
        outcome: Outcome | None,
        *,
        note: str | None = None,
        evidence: str | None = None,
        author: str | None = None,
    ) -> Deed:
        """Mark a claim confirmed or refuted, or unjudged again with None.

        A note or an evidence link left out stays while the outcome does. Judging the same again is
        nothing to undo: what stands stays as it is.
        """
        by = one_line(author or "")
        return self._deeds.decide(
            lambda: self.store.judge(
                claim, outcome, note=note, evidence=evidence, **self._written_by(by)
            )
        )

    def history(self, claim: int) -> tuple[Verdict, ...]:
        """Every verdict that a claim ever had, newest first."""
        return self.store.verdict_history(claim)

    def edit_report(self, report: int, changes: dict[str, object]) -> Deed:
        """Lay a person's title, outlet, published or vacancy over the machine's."""
        deed = self._deeds.decide(
            lambda: self.store.edit_report(report, changes, **self._written_by())
        )
        self._follow()
        return deed

    def remove_report(self, report: int) -> Deed:
        """Put a report into the trash, which gives it back."""
        return self._deeds.decide(lambda: self.store.remove_report(report, **self._written_by()))

    def restore_report(self, report: int) -> Deed:
        """Take a report out of the trash."""
        return self._deeds.decide(lambda: self.store.restore_report(report, **self._written_by()))

    def mark_read(self, reports: Sequence[int], read: bool = True) -> Deed | None:
        """Mark reports read or unread on a person's word; None when nothing changes."""
        return self._deeds.mark(lambda: self.store.set_read(reports, read), read)

    def seen(self, report: int) -> None:
        """Note that a report was read; this is no deed and is not undone."""
        self.store.set_read((report,), True)

    def undo(self) -> Deed:
        """Take back the last deed since the start.

        Raises `NothingToUndo`, or `CannotUndo` where somebody decided otherwise since: that deed
        is passed over, so that the next undoing takes back the one before it.
        """
        deed = self._deeds.undo()
        self._follow()
        return deed

    def redo(self) -> Deed:
        """Do again what was undone last. Raises as `undo` does."""
        deed = self._deeds.redo()
        self._follow()
        return deed

    # --- names that reports taught -----------------------------------------------------------

    def learned(self) -> tuple[LearnedRow, ...]:
        """The names in no list that reports taught the desk, with the words that did, by name."""
        return self.store.learned()

    def forgotten(self) -> tuple[str, ...]:
        """The names that somebody had the desk forget."""
        return self.store.forgotten()

    def forget_name(self, name: str) -> Deed:
        """Know a learned name no longer in reports to come, whatever teaches it."""
        return self._deeds.decide(lambda: self.store.forget_name(name, **self._written_by()))

    def remember_name(self, name: str) -> Deed:
        """Take back that a name was forgotten."""
        return self._deeds.decide(lambda: self.store.remember_name(name, **self._written_by()))

    def _opposite(self, deed: Deed) -> Deed:
        if deed.batch:
            ids = [decision.id for decision in deed.batch]
            return Deed.of_all(self.store.undo_all(ids, **self._written_by()))
        if deed.decision is None:
            changed = self.store.set_read(deed.reports, not deed.read)
            return Deed.reading(changed, not deed.read)
        return Deed.of(self.store.undo(deed.decision.id, **self._written_by()))

    def _written_by(self, author: str = "") -> WrittenBy:
        return {"author": author or self.author, "run": self.run, "now": self._clock()}

    # --- taking in ---------------------------------------------------------------------------

    def take_in(
        self,
        paths: Sequence[Path],
        *,
        defaults: Defaults | None = None,
        on_progress: OnProgress | None = None,
        cancelled: Cancelled = lambda: False,
    ) -> Summary:
        """Read files and folders into the desk; what is known already is left as it is."""
        from rumourdesk.desk.taking_in import take_in

        return take_in(
            self.store, paths, defaults=defaults, on_progress=on_progress, cancelled=cancelled
        )

    def take_in_text(self, text: str, *, defaults: Defaults | None = None) -> Summary:
        """Take in one pasted report."""
        from rumourdesk.desk.taking_in import take_in_text

        return take_in_text(self.store, text, defaults=defaults)
