"""Competing reports as a person works with them: boards, echoes, overrulings, outcomes, news.

These are methods of `Desk`, kept apart from the others. What compares is loaded when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rumourdesk.desk.deeds import Deed, Deeds, WrittenBy
from rumourdesk.desk.results import (
    Closing,
    EchoChain,
    Matrix,
    RivalReport,
    Settling,
    Unseen,
)
from rumourdesk.model import ClosedAs, Outcome, RelationKind
from rumourdesk.store import Store, StoreError
from rumourdesk.store.rows import EchoRuling, Resolution

if TYPE_CHECKING:
    from rumourdesk.comparison import Board, Columns, EchoEdge, Independence, SortBy, Timeline
    from rumourdesk.desk.comparing import Relations
    from rumourdesk.desk.competing import Competing
    from rumourdesk.desk.echoing import OnLinked
    from rumourdesk.desk.pairs import Rival

FEW_DUE = 20
"""As many echoes as are found at once after a deed; more are left to `Desk.find_echoes`."""


class Boards:
    """The part of `Desk` that is about competing reports. Every method may raise `StoreError`."""

    store: Store
    lexicon_folder: Path | None = None
    """Where a person's own names lie, from which spellings of outlets are known."""
    _deeds: Deeds

    def _written_by(self, author: str = "") -> WrittenBy:
        raise NotImplementedError

    @cached_property
    def _relations(self) -> Relations:
        # Imported here: the first frame needs no comparison.
        from rumourdesk.desk.comparing import Relations

        return Relations(self.store)

    @cached_property
    def _competing(self) -> Competing:
        from rumourdesk.desk.competing import Competing

        return Competing(self.store, self._relations, lambda: self.lexicon_folder)

    # --- what reports on a vacancy come to ---------------------------------------------------

    def board(
        self, vacancy: int, *, columns: Columns | None = None, sort: SortBy | None = None
    ) -> Board:
        """Who is said to be how far, on whose word; by outlet and latest change unless told."""
        return self._competing.board(vacancy, columns, sort)

    def timeline(self, vacancy: int) -> Timeline:
        """What happened on which day, and each candidacy week by week."""
        return self._competing.timeline(vacancy)

    def independence(self, vacancy: int) -> Independence:
        """The reports on a vacancy, each under the one origin that it counts for."""
        return self._competing.independence(vacancy)

    def independent_counts(self) -> dict[int, int]:
        """The number of independent sources for each vacancy, as far as it is known at once.

        It is read, not worked out: vacancies of which it is not up to date are left out until
        `find_echoes` has counted them.
        """
        return self.store.independent_counts()

    def stands_on(self, report: int) -> tuple[EchoEdge, ...]:
        """The edges that make a report, or some of its claims, another's echo; see `echo_chain`."""
        return self._competing.stands_on(report)

    def echo_chain(self, report: int) -> EchoChain:
        """On whose word a report stands, as far as the desk can tell, and who repeats it."""
        return self._competing.echo_chain(report)

    def contradicting(self, claim: int) -> tuple[Rival, ...]:
        """The claims of other reports that contradict this one, the newest first."""
        return tuple(
            rival
            for rival in self._relations.rivals(claim)
            if rival.relation.kind is RelationKind.CONTRADICTS
        )

    def nearest_rivals(self, report: int, vacancy: int | None = None) -> tuple[RivalReport, ...]:
        """The other reports that meet this one on a vacancy, those with most conflicts first.

        It is the vacancy that most of the report's claims stand under, unless told.
        """
        return self._competing.nearest_rivals(report, vacancy)

    def compare_many(self, reports: Sequence[int], vacancy: int | None = None) -> Matrix:
        """Reports laid side by side, on one vacancy or on all that two of them speak of.

        Raises `NothingInCommon` when there is none, or fewer than two reports outside the trash.
        """
        return self._competing.compare_many(reports, vacancy)

    def history_of_outlet(self, vacancy: int, outlet: str) -> Matrix:
        """One outlet against itself: all that it reported on a vacancy, in time's order."""
        return self._competing.history_of_outlet(vacancy, outlet)

    # --- since somebody last looked ----------------------------------------------------------

    def news(
        self,
        vacancy: int | None = None,
        *,
        most: int | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Unseen:
        """What came in since somebody last looked at a vacancy, or at the desk with None.

        Of a desk at which nobody ever looked that is everything: `most` is of how many vacancies
        it is worked out, those with most reports first; the others are counted. Once `cancelled`
        it comes to an early end.
        """
        return self._competing.news(vacancy, most, cancelled)

    def looked(self, vacancy: int | None, upto: int) -> None:
        """Note that news were seen as far as `upto`, which `news` gave; this is no deed.

        A mark that is further already, as another window may have set it, stays.
        """
        self.store.move_mark(vacancy, upto)

    # --- finding echoes ----------------------------------------------------------------------

    def echoes_due(self) -> int:
        """How many reports' echoes have to be found: all of a desk that was just upgraded."""
        return self._competing.echoes_due()

    def find_echoes(
        self,
        *,
        on_progress: OnLinked | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Find what echoes are due, and count independent sources anew; how many are left.

        It works in small batches and blocks nobody. Whatever stops it, running it again does the
        rest; where nothing is due it returns at once.
        """
        return self._competing.find_echoes(on_progress, cancelled)

    def _follow(self) -> None:
        """Bring the echoes of a report that was just edited in line, where that is quick."""
        with suppress(StoreError):  # what was decided stands; the echoes are found another time
            if 0 < self.store.due() <= FEW_DUE:
                self._competing.link_due(FEW_DUE)

    # --- overrulings -------------------------------------------------------------------------

    def overrule_relation(
        self,
        a: int,
        b: int,
        kind: RelationKind | None,
        *,
        cut: bool = False,
        severe: bool = False,
        note: str = "",
    ) -> Deed:
        """Say how claim `a`, the earlier, stands to claim `b`, or with `cut` that they do not.

        With neither `kind` nor `cut` what is derived holds again. It outlives later versions.
        """
        return self._deeds.decide(
            lambda: self.store.overrule_relation(
                a, b, kind, cut=cut, severe=severe, note=note, **self._written_by()
            )
        )

    def overrule_echo(
        self, later: int, earlier: int, echoes: bool | None, *, note: str = ""
    ) -> Deed:
        """Say whether report `later` only repeats report `earlier`; None takes that back."""
        return self._deeds.decide(
            lambda: self.store.overrule_echo(
                later, earlier, echoes, note=note, **self._written_by()
            )
        )

    def overrule_credit(
        self,
        report: int,
        origin_key: str,
        echoes: bool | None,
        *,
        origin: str = "",
        note: str = "",
    ) -> Deed:
        """As `overrule_echo`, of an origin whose report is not on the desk.

        `origin_key` and `origin` are those of the `EchoEdge`.
        """
        return self._deeds.decide(
            lambda: self.store.overrule_credit(
                report, origin_key, echoes, origin=origin, note=note, **self._written_by()
            )
        )

    def echo_rulings(self, report: int) -> tuple[EchoRuling, ...]:
        """What people said of the echoes that a report is part of."""
        return self.store.echo_rulings([report])

    # --- outcomes ----------------------------------------------------------------------------

    def resolution(self, vacancy: int) -> Resolution:
        """When a vacancy counts as filled, and its outcome if it is closed."""
        return self.store.resolution(vacancy)

    def set_resolution(self, vacancy: int, rule: str | None) -> Deed:
        """Say when a vacancy counts as filled; None or no words bring the usual rule back."""
        return self._deeds.decide(lambda: self.store.set_rule(vacancy, rule, **self._written_by()))

    def close_vacancy(
        self,
        vacancy: int,
        outcome: ClosedAs,
        *,
        person: str | None = None,
        day: date | None = None,
        note: str = "",
    ) -> Closing:
        """Close a vacancy; gives what the outcome would settle, of which nothing is set."""
        deed = self._deeds.decide(
            lambda: self.store.close_vacancy(
                vacancy, outcome, person=person, day=day, note=note, **self._written_by()
            )
        )
        return Closing(deed=deed, proposals=self.settlings(vacancy))

    def reopen_vacancy(self, vacancy: int) -> Deed:
        """Take the outcome of a vacancy away; verdicts that were set stay."""
        return self._deeds.decide(lambda: self.store.reopen_vacancy(vacancy, **self._written_by()))

    def settlings(self, vacancy: int) -> tuple[Settling, ...]:
        """The unjudged claims that a closed vacancy's outcome would settle; none of an open one."""
        return self._competing.settlings(vacancy)

    def settle(
        self, verdicts: Sequence[tuple[int, Outcome]], *, note: str = "", evidence: str = ""
    ) -> Deed:
        """Set the verdicts that a person approved, each a claim and its outcome, as one deed.

        What somebody else has judged since it was proposed stays as they judged it.
        """
        return self._deeds.decide_all(
            lambda: self.store.judge_unjudged(
                verdicts, note=note, evidence=evidence, **self._written_by()
            )
        )
