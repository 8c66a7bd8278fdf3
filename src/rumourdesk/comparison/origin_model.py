"""Echoes folded, as values: origins, who supports an answer, how many reports are independent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rumourdesk.comparison.answer_keys import AnswerKey
from rumourdesk.comparison.echoes import EchoEdge


@dataclass(frozen=True, slots=True)
class EchoOverruling:
    """A person's word on one edge: cut it, or add one that binds the whole of the later report.

    `earlier` is None for an origin that is not on the desk, which `origin_key` then names; with a
    report it is not looked at. Cutting an edge to an outlet's report leaves the credit standing:
    `earlier=None` cuts that, and with it every edge to the outlet.
    """

    later: int
    earlier: int | None
    origin_key: str
    cut: bool
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin and the reports that stand on it, in time's order.

    `own` are those of the reports that speak for the origin itself; the others reach it along
    `edges`, nearest report first. `agency` marks a news agency.
    """

    key: str
    name: str
    reports: tuple[int, ...]
    own: tuple[int, ...]
    edges: tuple[EchoEdge, ...] = ()
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Support:
    """Who gives one answer: the claims, the reports in time's order, the origins behind them.

    `unnamed` are reports that only repeat what nobody named has said; they count as no origin.
    """

    key: AnswerKey
    claims: tuple[int, ...]
    reports: tuple[int, ...]
    origins: tuple[Origin, ...]
    unnamed: tuple[int, ...] = ()

    @property
    def independent(self) -> int:
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Independence:
    """The reports of a vacancy, each under the one origin that it counts for."""

    reports: tuple[int, ...]
    origins: tuple[Origin, ...]
    unnamed: tuple[int, ...] = ()

    @property
    def independent(self) -> int:
        return len(self.origins)

    @property
    def words(self) -> str:
        """ "7 reports, 2 independent"."""
        noun = "report" if len(self.reports) == 1 else "reports"
        return f"{len(self.reports)} {noun}, {self.independent} independent"


def overruled_edges(
    edges: Iterable[EchoEdge], overrulings: Iterable[EchoOverruling]
) -> tuple[EchoEdge, ...]:
    """The edges as people have left them: without those cut, with those added."""
    told = list(overrulings)
    cut = {(o.later, o.earlier, "" if o.earlier else o.origin_key) for o in told if o.cut}
    kept = [
        e
        for e in edges
        if (e.later, e.earlier, "" if e.earlier else e.origin_key) not in cut
        and (e.later, None, e.origin_key) not in cut
    ]
    return (*kept, *(_said_by_person(o) for o in told if not o.cut))


def _said_by_person(ruling: EchoOverruling) -> EchoEdge:
    return EchoEdge(
        later=ruling.later,
        earlier=ruling.earlier,
        origin=ruling.origin,
        origin_key=ruling.origin_key,
        proofs=(),
        whole=True,
    )
