"""The desk's file as one object: every method is one read or one write transaction."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from rumourdesk.model import Answer, Outcome, Position, Report, Verdict
from rumourdesk.store import claims, decisions, log, reports, taking_in, vacancies
from rumourdesk.store import search as searching
from rumourdesk.store.competing import Competing
from rumourdesk.store.connection import BUSY_SECONDS, Connections
from rumourdesk.store.log import Writer
from rumourdesk.store.opening import prepare
from rumourdesk.store.remembering import Remembering
from rumourdesk.store.rows import (
    ClaimRow,
    Decision,
    DeskState,
    Echoing,
    Filter,
    Hit,
    Intake,
    ReportPage,
    ReportRow,
    Summary,
    TakenIn,
    VacancyRow,
)
from rumourdesk.store.values import instant

_CLAIMS_A_FETCH = 500


class Store(Competing, Remembering):
    """An open desk, for use from any thread. Every method may raise `StoreError`."""

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS
    ) -> Store:
        """Open the desk at `path`, made with its folder if missing, migrated if older.

        A file that is no desk, or a newer one, is refused and left untouched. Before a migration a
        copy is put beside the desk. What is locked is waited for `busy_seconds` long.
        """
        prepare(path, read_only=read_only, busy_seconds=busy_seconds)
        return cls(Connections(path, read_only=read_only, busy_seconds=busy_seconds))

    @property
    def path(self) -> Path:
        return self._connections.path

    def close(self) -> None:
        """Close the desk for all threads, once what they are doing is done. Twice is harmless."""
        self._connections.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- what it holds -----------------------------------------------------------------------

    def vacancies(self) -> tuple[VacancyRow, ...]:
        """Every vacancy with a report outside the trash, most reports first, then by name."""
        with self._read() as connection:
            return vacancies.vacancies(connection)

    def report_ids(self, wanted: Filter | None = None) -> array[int]:
        """The reports that a filter lets through, newest first, undated ones last."""
        with self._read() as connection:
            return reports.report_ids(connection, wanted or Filter())

    def report_rows(self, ids: Iterable[int]) -> dict[int, ReportRow]:
        """The rows of one window of a list, by id; ids of no report are left out."""
        with self._read() as connection:
            return reports.report_rows(connection, ids)

    def page(self, report: int, version: int | None = None) -> ReportPage:
        """A report with the text and the claims of a version, the current one unless told."""
        with self._read() as connection:
            return reports.page(connection, report, version)

    def claim(self, claim: int) -> ClaimRow:
        """One claim, of whatever version."""
        with self._read() as connection:
            return claims.claim(connection, claim)

    def claim_rows(self, ids: Iterable[int]) -> dict[int, ClaimRow]:
        """Claims of whatever versions, by id; ids of no claim are left out."""
        with self._read() as connection:
            return {row.id: row for row in claims.by_ids(connection, ids)}

    def claims(
        self,
        wanted: Filter | None = None,
        *,
        report: int | None = None,
        vacancy: int | None = None,
    ) -> Iterator[ClaimRow]:
        """The claims of one report's current version, or of all reports a filter lets through.

        `vacancy` is short for a filter on it. Claims come report by report, in the filter's order,
        and in text order within one. A filter on a vacancy leaves out claims that stand under
        another one, and a filter on a kind those of other kinds. Each stretch of claims is as the
        desk is when it is fetched.
        """
        wanted = wanted or Filter(vacancy=vacancy)
        with self._read() as connection:
            ids = claims.ids(connection, wanted, report)
        for start in range(0, len(ids), _CLAIMS_A_FETCH):
            with self._read() as connection:
                rows = claims.by_ids(connection, ids[start : start + _CLAIMS_A_FETCH])
            yield from rows

    def answers(self, vacancy: int, *, after: int = 0) -> tuple[Answer, ...]:
        """What the current versions of the reports outside the trash say on a vacancy.

        Outlet, date and vacancy are those that stand after people's edits. Reports with an id up
        to `after` are left out. In no set order.
        """
        with self._read() as connection:
            return claims.answers(connection, vacancy, after)

    def report_position(self, report: int) -> dict[int, Position]:
        """What a report, taken whole, says on each of its vacancies, by the vacancy's id."""
        with self._read() as connection:
            return reports.positions(connection, report)

    def positions(self, vacancy: int, *, after: int = 0) -> dict[int, Position]:
        """What each report outside the trash, taken whole, says on a vacancy, by report.

        Reports with an id up to `after` are left out.
        """
        with self._read() as connection:
            return reports.positions_on(connection, vacancy, after)

    def verdicts(self, vacancy: int) -> dict[int, tuple[Outcome, datetime]]:
        """The claims on a vacancy that people judged: how, and when."""
        with self._read() as connection:
            return claims.verdicts(connection, vacancy)

    def outlets(self) -> tuple[str, ...]:
        """The outlets with a report outside the trash, by name."""
        with self._read() as connection:
            return reports.outlets(connection)

    def search(self, words: str, *, limit: int = 50, wanted: Filter | None = None) -> list[Hit]:
        """Reports whose title and text, or one of whose claims, hold all the words, best first.

        Whatever is typed is a valid search. The last word is taken as a beginning; case and
        accents do not matter. Spans are the places of any of the words in the current text, or the
        claim that was found where the words stand only in what it is about.
        """
        with self._read() as connection:
            return searching.search(connection, words, limit=limit, wanted=wanted or Filter())

    def summary(self) -> Summary:
        """How much the desk holds."""
        with self._read() as connection:
            return reports.summary(connection)

    def change_token(self) -> int:
        """A number that differs from the last one when anybody, this store too, wrote to the desk.

        It means nothing to another `Store`.
        """
        with self._connections.watch() as connection:
            (version,) = connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def readings_token(self) -> int:
        """As `change_token`, but unmoved by verdicts and read marks: what answers follow from."""
        with self._read() as connection:
            return taking_in.readings(connection)

    def state(self) -> DeskState:
        """How far the desk has come, of which `readings_token` is a part."""
        with self._read() as connection:
            return taking_in.state(connection)

    # --- taking in ---------------------------------------------------------------------------

    def known(self, report: Report) -> TakenIn | None:
        """What taking in a report would say if the desk has it already, even in the trash.

        None where it is new or changed. It is known when a report has the same text and comes from
        the same address or the same outlet, or when neither says where it comes from.
        """
        with self._read() as connection:
            return taking_in.known(connection, report)

    def take_in(
        self,
        items: Sequence[Intake],
        *,
        now: datetime | None = None,
        echoing: Echoing | None = None,
    ) -> list[TakenIn]:
        """Write reports with their claims; one outcome for each, in order.

        A known report is left as it is. Another text at a known address becomes the report's
        current version: its older versions and their claims are kept, and a verdict shows on the
        new version's claim too where both versions hold quote, kind and about exactly once. At
        most `taking_in.BATCH` reports are one transaction, so what is done stays done when a later
        one fails. Without `echoing` their echoes are left to `link_due`. The last few seconds may
        be lost if the machine loses power.
        """
        with self._connections.use() as connection:
            return taking_in.take_in(
                connection, items, now=now or datetime.now(UTC), echoing=echoing
            )

    def set_read(
        self, ids: Iterable[int], read: bool, *, now: datetime | None = None
    ) -> tuple[int, ...]:
        """Mark reports read or unread, which is no decision and stands in no log.

        Returns those that were not so already.
        """
        at, _ = instant(now or datetime.now(UTC))
        with self._write() as connection:
            return reports.set_read(connection, ids, read, at=at)

    # --- decisions ---------------------------------------------------------------------------
    # Each is on the disk when its method returns, even if the machine then loses power.

    def judge(
        self,
        claim: int,
        outcome: Outcome | None,
        *,
        note: str | None = None,
        evidence: str | None = None,
        author: str,
        run: str,
        now: datetime,
    ) -> Decision:
        """Mark a claim confirmed or refuted, or with None unjudged again.

        A note or evidence link that is left out stays if the outcome does, and goes if it does
        not. Judging the same again writes nothing and returns the decision that stands. Raises
        `NothingToChange` when there is no verdict to take back.
        """
        with self._write(durable=True) as connection:
            return decisions.judge(
                connection,
                claim,
                outcome,
                note=note,
                evidence=evidence,
                by=Writer(author, run, now),
            )

    def judge_unjudged(
        self,
        verdicts: Sequence[tuple[int, Outcome]],
        *,
        note: str,
        evidence: str,
        author: str,
        run: str,
        now: datetime,
    ) -> list[Decision]:
        """Mark several claims in one transaction: all of them or none.

        Claims that somebody has judged by now are left as they are.
        """
        with self._write(durable=True) as connection:
            by = Writer(author, run, now)
            judged = {r.id for r in claims.by_ids(connection, dict(verdicts)) if r.outcome}
            return [
                decisions.judge(connection, claim, outcome, note=note, evidence=evidence, by=by)
                for claim, outcome in dict(verdicts).items()
                if claim not in judged
            ]

    def edit_report(
        self, report: int, changes: Mapping[str, object], *, author: str, run: str, now: datetime
    ) -> Decision:
        """Lay a person's values over the machine's, for this and every later version.

        `changes` may hold `title` and `outlet` (text or None), `published` (a `Published`, a date
        or None) and `vacancy` (a vacancy's id, a `Post` for its newest vacancy, or None), which
        takes the place of the vacancy that most of the report's claims stand under. What is so
        already is left out; where nothing is left, the last edit of these fields is returned, or
        `NothingToChange` raised.
        """
        with self._write(durable=True) as connection:
            return decisions.edit_report(connection, report, changes, by=Writer(author, run, now))

    def remove_report(self, report: int, *, author: str, run: str, now: datetime) -> Decision:
        """Put a report into the trash, where it counts for nothing."""
        with self._write(durable=True) as connection:
            return decisions.set_removed(connection, report, True, by=Writer(author, run, now))

    def restore_report(self, report: int, *, author: str, run: str, now: datetime) -> Decision:
        """Take a report out of the trash. Raises `NothingToChange` if it never was there."""
        with self._write(durable=True) as connection:
            return decisions.set_removed(connection, report, False, by=Writer(author, run, now))

    def undo(self, decision: str, *, author: str, run: str, now: datetime) -> Decision:
        """Take back a decision, with one more that restores what was before it.

        Undoing an undoing does the thing again. Raises `CannotUndo` when it was taken back
        already or a later decision, anybody's, stands on it.
        """
        with self._write(durable=True) as connection:
            return decisions.undo(connection, decision, by=Writer(author, run, now))

    def undo_all(
        self, wanted: Sequence[str], *, author: str, run: str, now: datetime
    ) -> list[Decision]:
        """Take back several decisions, given oldest first, in one transaction, newest first.

        One that cannot be taken back any more is passed over. Raises `CannotUndo` as `undo` does
        when none can be.
        """
        with self._write(durable=True) as connection:
            return decisions.undo_all(connection, wanted, by=Writer(author, run, now))

    def decisions(
        self, *, limit: int | None = None, claim: int | None = None, report: int | None = None
    ) -> list[Decision]:
        """The log, newest first: all of it, or what is about one report or one claim.

        A report's decisions are those on its claims too.
        """
        with self._read() as connection:
            return decisions.newest_first(connection, limit=limit, claim=claim, report=report)

    def verdict_history(self, claim: int) -> tuple[Verdict, ...]:
        """Every verdict that a claim ever had, newest first, undoings included."""
        with self._read() as connection:
            return decisions.verdict_history(connection, claim)

    def replay(self) -> None:
        """Work out verdicts, edits and the trash again from the log alone."""
        with self._write(durable=True) as connection:
            log.replay(connection)
