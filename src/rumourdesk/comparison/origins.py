"""Echoes folded: who in the end stands behind an answer, and behind each report as a whole.

Independence is decided answer by answer: a report may have its own sources for one and another's
word for the next. A report counts as a whole for the one origin behind it:

- its own outlet, where it has sources of its own for any answer;
- else the origin that most of its credited answers go back to, when it credits as many answers as
  it gives without any source;
- else its own outlet; and nobody's where it only repeats "reports" that it does not name.

Two reports of one outlet on its own word are one origin. A club, a company or a person quoted is an
origin too, so five reports of one statement stand on one.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from rumourdesk.comparison.answer_keys import AnswerKey, answer_key
from rumourdesk.comparison.echoes import EchoEdge, report_key
from rumourdesk.comparison.grounds import Ground, Grounded, grounded
from rumourdesk.comparison.origin_model import (
    EchoOverruling,
    Independence,
    Origin,
    Support,
    overruled_edges,
)
from rumourdesk.comparison.people import fullest_names, renamed
from rumourdesk.comparison.press import NO_PRESS, Press
from rumourdesk.model import Answer, Published


@dataclass(frozen=True, slots=True)
class _Root:
    key: str
    name: str
    edges: tuple[EchoEdge, ...] = ()


_Roots = tuple[_Root, ...]
# Steps of a chain kept with each report; the reports between carry the rest.
_LONGEST_CHAIN = 6


class Origins:
    """The origins behind the answers of a vacancy, worked out in time linear in the answers.

    `edges` and `overrulings` are all those of the reports; what does not concern them is ignored.
    Reports that come in are added: then only they are worked out, and those that stand on them.
    """

    def __init__(
        self,
        answers: Iterable[Answer],
        edges: Iterable[EchoEdge] = (),
        overrulings: Iterable[EchoOverruling] = (),
        press: Press = NO_PRESS,
    ) -> None:
        self._press = press
        self._answers = list(answers)
        self._edges = list(edges)
        self._rulings = tuple(overrulings)
        self._cut = {(o.later, o.origin_key) for o in self._rulings if o.cut and not o.earlier}
        self._build()

    def add(self, answers: Iterable[Answer], edges: Iterable[EchoEdge] = ()) -> None:
        """Take in all answers of new reports, with all edges that these have a part in.

        Comes to what working all out anew would. Only where a new name changes whom older claims
        are about, or a person has said something of the new reports, is all worked out anew.
        """
        fresh, new_edges = list(answers), list(edges)
        reports = {a.report for a in fresh}
        names = {a.about for a in fresh if a.about}
        self._answers += fresh
        self._edges += new_edges
        self._used.update(a.about for a in fresh if a.about)
        full = renamed(names, self._used)
        another_name = any(self._full.get(name, one) != one for name, one in full.items())
        if another_name or any(not o.cut and reports & {o.later, o.earlier} for o in self._rulings):
            self._build()
            return
        self._full |= full
        self._note(fresh)
        for edge in overruled_edges(new_edges, (o for o in self._rulings if o.cut)):
            self._place(edge)
        dirty = _reached(reports, self._stood_on)
        for report in dirty:
            self._main.pop(report, None)
        self._settle(sorted(dirty, key=self._order.__getitem__))

    @property
    def order(self) -> tuple[int, ...]:
        """The reports in time's order, those without a date last."""
        return tuple(self._line)

    @property
    def counts(self) -> tuple[int, int]:
        """How many reports there are, and how many independent: the numbers of `independent`."""
        return len(self._line), len({r.key for r in self._main.values() if r is not None})

    def of(self, report: int, key: AnswerKey) -> tuple[str, ...]:
        """The keys of the origins behind a report's answer; none where nobody is named."""
        return tuple(root.key for root in self._roots.get((report, key), ()))

    def support(self, only: Set[AnswerKey] | None = None) -> tuple[Support, ...]:
        """The answers of the vacancy, or only some, with who gives each, in the keys' order."""
        members: dict[AnswerKey, list[int]] = defaultdict(list)
        for report in self._line:
            for key in self._given[report]:
                if only is None or key in only:
                    members[key].append(report)
        return tuple(self._support(key, members[key]) for key in sorted(members))

    def independent(self) -> Independence:
        """The reports folded, each under the one origin that it counts for as a whole."""
        pairs = [(r, root) for r in self._line if (root := self._main[r]) is not None]
        unnamed = tuple(r for r in self._line if self._main[r] is None)
        return Independence(self.order, self._fold(pairs), unnamed)

    def _support(self, key: AnswerKey, reports: Sequence[int]) -> Support:
        pairs = [(r, root) for r in reports for root in self._roots[r, key]]
        return Support(
            key=key,
            claims=tuple(a.claim for r in reports for a in self._given[r][key]),
            reports=tuple(reports),
            origins=self._fold(pairs),
            unnamed=tuple(r for r in reports if not self._roots[r, key]),
        )

    def _fold(self, pairs: Iterable[tuple[int, _Root]]) -> tuple[Origin, ...]:
        reports: dict[str, dict[int, None]] = defaultdict(dict)
        edges: dict[str, dict[EchoEdge, None]] = defaultdict(dict)
        names: dict[str, str] = {}
        for report, root in pairs:
            reports[root.key][report] = None
            edges[root.key] |= dict.fromkeys(root.edges)
            names.setdefault(root.key, root.name)
        return tuple(
            Origin(
                key=key,
                name=names[key],
                reports=tuple(of),
                own=tuple(r for r in of if self._publisher(r).key == key),
                edges=tuple(edges[key]),
                agency=self._press.is_agency(key),
            )
            for key, of in reports.items()
        )

    def _build(self) -> None:
        self.keys: dict[int, AnswerKey] = {}
        self._used = Counter(a.about for a in self._answers if a.about)
        self._full = fullest_names(self._used.elements())
        self._order: dict[int, tuple[bool, int, float, int]] = {}
        self._line: list[int] = []
        self._outlet: dict[int, str | None] = {}
        self._given: dict[int, dict[AnswerKey, list[Answer]]] = defaultdict(dict)
        self._grounds: dict[int, Grounded] = {}
        self._whole: dict[int, list[EchoEdge]] = defaultdict(list)
        self._of_claim: dict[int, list[EchoEdge]] = defaultdict(list)
        self._stood_on: dict[int, set[int]] = defaultdict(set)
        self._stands_on: dict[int, set[int]] = defaultdict(set)
        self._roots: dict[tuple[int, AnswerKey], _Roots] = {}
        self._main: dict[int, _Root | None] = {}
        self._backward: dict[int, set[int]] = defaultdict(set)
        self._loops: set[tuple[int, int]] = set()
        self._note(self._answers)
        for edge in overruled_edges(self._edges, self._rulings):
            self._place(edge)
        self._settle(self._line)

    def _note(self, answers: Iterable[Answer]) -> None:
        for answer in answers:
            key = self.keys[answer.claim] = answer_key(answer, self._full)
            if answer.report not in self._order:
                self._order[answer.report] = _order(answer.report, answer.published)
                insort(self._line, answer.report, key=self._order.__getitem__)
                self._outlet[answer.report] = answer.outlet
            self._given[answer.report].setdefault(key, []).append(answer)

    def _place(self, edge: EchoEdge) -> None:
        if edge.later not in self._order:
            return
        if edge.whole:
            self._whole[edge.later].append(edge)
        for claim in edge.claims:
            self._of_claim[claim].append(edge)
        if edge.earlier in self._order and edge.folds:
            self._stood_on[edge.earlier].add(edge.later)
            self._stands_on[edge.later].add(edge.earlier)
            if self._order[edge.earlier] > self._order[edge.later]:
                self._backward[edge.later].add(edge.earlier)

    def _settle(self, reports: Sequence[int]) -> None:
        """Work out each report after those it stands on.

        A loop is cut where it runs against time: there the earliest stands on its own word.
        """
        for later in reports:
            for earlier in self._backward.get(later, ()):
                if later in self._ahead_of(earlier):
                    self._loops.add((later, earlier))
        for first in reports:
            path = [first]
            while path:
                report = path[-1]
                near = [
                    r
                    for r in self._stands_on.get(report, ())
                    if r not in self._main and (report, r) not in self._loops
                ]
                if near:
                    path.append(min(near, key=self._order.__getitem__))
                    continue
                if report not in self._main:
                    for key in self._given[report]:
                        self._roots[report, key] = self._resolve(report, key)
                    self._main[report] = self._root_of_report(report)
                path.pop()

    def _ahead_of(self, report: int) -> set[int]:
        """The report and all that it stands on, at whatever distance."""
        return _reached([report], self._stands_on)

    def _publisher(self, report: int) -> _Root:
        outlet = self._outlet[report]
        return _Root(self._press.key(outlet), outlet) if outlet else _Root(report_key(report), "")

    def _speaker(self, report: int) -> _Root:
        """In whose name a report speaks: the agency that it is credited to, else its outlet."""
        for edge in self._whole.get(report, ()):
            if edge.earlier is None:
                return _Root(edge.origin_key, edge.origin, (edge,))
        return self._publisher(report)

    def _resolve(self, report: int, key: AnswerKey) -> _Roots:
        """The origins of one answer of one report; those of all earlier reports are known."""
        copied = self._copied(report, key)
        if copied is not None:
            return copied
        given = self._given[report][key]
        grounds = [self._ground(a) for a in given]
        pairs = list(zip(given, grounds, strict=True))
        if any(g.ground is Ground.OWN and self._nearest(a, key) is None for a, g in pairs):
            return (self._speaker(report),)
        roots: dict[str, _Root] = {}
        for answer, ground in pairs:
            for root in self._credited(answer, ground, key):
                roots.setdefault(root.key, root)
        if roots:
            return tuple(roots.values())
        if any(g.ground is Ground.HEARSAY for g in grounds):
            return ()
        return (self._speaker(report),)

    def _copied(self, report: int, key: AnswerKey) -> _Roots | None:
        """The origins of what this report copies, or was said by a person to stand on."""
        for edge in sorted(self._whole.get(report, ()), key=self._distance):
            if edge.earlier is None:
                if not edge.proofs:
                    return (_Root(edge.origin_key, edge.origin, (edge,)),)
                continue
            if (report, edge.earlier) in self._loops:
                continue
            if (edge.earlier, key) in self._roots:
                return self._along(edge, self._roots[edge.earlier, key])
            main = self._main.get(edge.earlier)
            if main is not None and not edge.proofs:
                return self._along(edge, (main,))
        return None

    def _credited(self, answer: Answer, ground: Grounded, key: AnswerKey) -> _Roots:
        edge = self._nearest(answer, key)
        if edge is not None and edge.earlier is not None:
            return self._along(edge, self._roots[edge.earlier, key])
        if ground.ground is not Ground.CITED or ground.origin is None:
            return ()
        relayed = next(
            (e for e in self._of_claim.get(answer.claim, ()) if e.via == ground.cited), None
        )
        if relayed is not None and ground.cited == ground.origin:
            return (_Root(relayed.origin_key, relayed.origin, (relayed,)),)
        named = (e for e in self._of_claim.get(answer.claim, ()) if e.origin_key == ground.cited)
        off_desk = next((e for e in named if e.earlier is None), None)
        return (_Root(ground.origin, ground.name, (off_desk,) if off_desk else ()),)

    def _nearest(self, answer: Answer, key: AnswerKey) -> EchoEdge | None:
        """The edge to the latest report that gave the same answer before."""
        edges = (
            e
            for e in self._of_claim.get(answer.claim, ())
            if e.earlier is not None
            and (e.earlier, key) in self._roots
            and (e.later, e.earlier) not in self._loops
        )
        return min(edges, key=self._distance, default=None)

    def _ground(self, answer: Answer) -> Grounded:
        """The claim's ground; a credit that a person has cut leaves the publisher's own word."""
        known = self._grounds.get(answer.claim)
        if known is not None:
            return known
        ground = grounded(answer.sources, answer.outlet, self._press)
        if ground.cited is not None and (answer.report, ground.cited) in self._cut:
            ground = Grounded(Ground.OWN, None, "")
        self._grounds[answer.claim] = ground
        return ground

    def _along(self, edge: EchoEdge, roots: _Roots) -> _Roots:
        return tuple(_Root(r.key, r.name, (edge, *r.edges[: _LONGEST_CHAIN - 1])) for r in roots)

    def _distance(self, edge: EchoEdge) -> tuple[float, ...]:
        """The later an earlier report is, the nearer."""
        order = self._order.get(edge.earlier) if edge.earlier is not None else None
        if order is None:
            return (2.0,)
        undated, day, instant, report = order
        return (float(undated), -day, -instant, -report)

    def _root_of_report(self, report: int) -> _Root | None:
        tally: Counter[Ground] = Counter()
        credited: dict[str, list[_Root]] = defaultdict(list)
        own = self._speaker(report)
        for key, given in self._given[report].items():
            roots = self._roots[report, key]
            away = [r for r in roots if r.key != own.key]
            if away:
                tally[Ground.CITED] += 1
                for root in away:
                    credited[root.key].append(root)
            elif not roots:
                tally[Ground.HEARSAY] += 1
            elif any(self._ground(a).ground is Ground.OWN for a in given):
                tally[Ground.OWN] += 1
            else:
                tally[Ground.PLAIN] += 1
        if tally[Ground.OWN]:
            return own
        if credited and tally[Ground.CITED] >= tally[Ground.PLAIN]:
            return max(credited.values(), key=len)[0]
        return own if tally[Ground.PLAIN] or credited else None


def support(
    answers: Iterable[Answer],
    edges: Iterable[EchoEdge] = (),
    overrulings: Iterable[EchoOverruling] = (),
    press: Press = NO_PRESS,
) -> tuple[Support, ...]:
    """Every answer with its reports and independent origins; see `Origins`."""
    return Origins(answers, edges, overrulings, press).support()


def independent(
    answers: Iterable[Answer],
    edges: Iterable[EchoEdge] = (),
    overrulings: Iterable[EchoOverruling] = (),
    press: Press = NO_PRESS,
) -> Independence:
    """The reports that give the answers, folded into their origins; see `Origins`."""
    return Origins(answers, edges, overrulings, press).independent()


def _reached(starts: Iterable[int], steps: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    ahead = list(starts)
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += steps.get(one, ())
    return found


def _order(report: int, published: Published | None) -> tuple[bool, int, float, int]:
    day = published.day.toordinal() if published else 0
    instant = published.at.timestamp() if published and published.at else 0.0
    return published is None, day, instant, report
