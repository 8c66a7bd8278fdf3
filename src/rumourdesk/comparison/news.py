"""What is new on a vacancy since somebody last looked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rumourdesk.comparison.echoes import EchoEdge
from rumourdesk.comparison.names import surname
from rumourdesk.comparison.origin_model import EchoOverruling
from rumourdesk.comparison.origins import Origins
from rumourdesk.comparison.press import NO_PRESS, Press
from rumourdesk.comparison.stages import fallen, height
from rumourdesk.comparison.vacancy import Word, holder, out_by_another, told
from rumourdesk.model import Answer, Position


class NewsKind(StrEnum):
    """What sort of news, in the order in which it is shown."""

    CLAIM = "new claim"
    UPGRADE = "upgrade"
    DENIAL = "denial"
    CONFIRMATION = "first independent confirmation"
    EDIT = "edited report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of news: the report and claims that bring it, in few words.

    `taken` is its position in the desk's order of taking in.
    """

    kind: NewsKind
    report: int
    claims: tuple[int, ...]
    person: str | None
    words: str
    taken: int


@dataclass(frozen=True, slots=True)
class News:
    """What is new on one vacancy, in the order of `NewsKind` and then of taking in."""

    vacancy: int
    items: tuple[Item, ...]

    @property
    def claims(self) -> frozenset[int]:
        """All claims that are new."""
        return frozenset(c for i in self.items if i.kind is NewsKind.CLAIM for c in i.claims)

    def count(self, kind: NewsKind) -> int:
        """The number of items of a kind."""
        return sum(i.kind is kind for i in self.items)


def news(
    vacancy: int,
    answers: Sequence[Answer],
    taken: Mapping[int, int],
    mark: int,
    *,
    positions: Mapping[int, Position] | None = None,
    edges: Sequence[EchoEdge] = (),
    overrulings: Sequence[EchoOverruling] = (),
    edits: Mapping[int, int] | None = None,
    press: Press = NO_PRESS,
    origins: Origins | None = None,
) -> News:
    """What has come in after `mark` on one vacancy, in time that grows with its answers.

    `taken` gives each report's place in the desk's own order of taking in, which has nothing to do
    with when it was published; a report without one was there before. `edits` gives the place of
    the latest edit of an old report's text. A candidate is upgraded when a new report tells of a
    further stage than any old one; an answer is confirmed for the first time when it had one origin
    and now has two. A report that is new is not told as edited. `origins`, of these answers, is
    worked out from `edges` and `overrulings` where it is not given.
    """
    new = {r for r, at in taken.items() if at > mark}
    fresh = [a for a in answers if a.report in new]
    edited = {r: at for r, at in (edits or {}).items() if at > mark and r not in new}
    items: list[Item] = []
    if fresh:
        known = told(_on_the_same(answers, fresh), positions, holder(answers, positions))
        items += _claims(fresh, taken)
        for name, words in known.words.items():
            items += _of_candidate(name, words, new, taken)
        behind = origins or Origins(answers, edges, overrulings, press)
        items += _confirmations(fresh, new, taken, behind)
    told_of = {a.report for a in answers}
    items += [
        Item(kind=NewsKind.EDIT, report=r, claims=(), person=None, words="text changed", taken=at)
        for r, at in edited.items()
        if r in told_of
    ]
    kinds = list(NewsKind)
    items.sort(key=lambda i: (kinds.index(i.kind), i.taken, i.report, i.claims))
    return News(vacancy, tuple(items))


def _claims(fresh: Iterable[Answer], taken: Mapping[int, int]) -> list[Item]:
    """One item for each new report, with its claims."""
    by_report: dict[int, list[int]] = defaultdict(list)
    for answer in fresh:
        by_report[answer.report].append(answer.claim)
    return [
        Item(
            kind=NewsKind.CLAIM,
            report=report,
            claims=tuple(sorted(claims)),
            person=None,
            words="1 claim" if len(claims) == 1 else f"{len(claims)} claims",
            taken=taken[report],
        )
        for report, claims in by_report.items()
    ]


def _of_candidate(
    name: str, words: Sequence[Word], new: set[int], taken: Mapping[int, int]
) -> list[Item]:
    found = []
    old = [w for w in words if w.report not in new]
    highest = max((height(w.stage) for w in old if not fallen(w.stage)), default=0)
    fresh = sorted((w for w in words if w.report in new), key=lambda w: taken[w.report])
    for word in fresh:
        if word.stage is None or out_by_another(word):
            continue
        if fallen(word.stage):
            found.append(_item(NewsKind.DENIAL, word, f"{name}: {word.stage}", taken))
        elif height(word.stage) > highest:
            highest = height(word.stage)
            found.append(_item(NewsKind.UPGRADE, word, f"{name}: {word.stage}", taken))
    return found


def _item(kind: NewsKind, of: Word, words: str, taken: Mapping[int, int]) -> Item:
    return Item(
        kind=kind,
        report=of.report,
        claims=tuple(a.claim for a in of.answers),
        person=of.person,
        words=words,
        taken=taken[of.report],
    )


def _on_the_same(answers: Iterable[Answer], fresh: Iterable[Answer]) -> list[Answer]:
    """The answers on people of the surnames of which the new ones speak."""
    surnames = {surname(a.about) for a in fresh}
    return [a for a in answers if surname(a.about) in surnames]


def _confirmations(
    fresh: Sequence[Answer], new: set[int], taken: Mapping[int, int], origins: Origins
) -> list[Item]:
    """Answers that one origin gave before and two or more give now."""
    claim_of = {a.claim: a for a in fresh}
    found = []
    for support in origins.support({origins.keys[a.claim] for a in fresh}):
        before = {k for r in support.reports if r not in new for k in origins.of(r, support.key)}
        if len(before) != 1:
            continue
        bringers = [
            r for r in support.reports if r in new and set(origins.of(r, support.key)) - before
        ]
        if not bringers:
            continue
        report = min(bringers, key=lambda r: (taken[r], r))
        claims = tuple(c for c in support.claims if c in claim_of and claim_of[c].report == report)
        about = claim_of[claims[0]].about
        found.append(
            Item(
                kind=NewsKind.CONFIRMATION,
                report=report,
                claims=claims,
                person=about,
                words=f"{about or support.key.question}: second independent source",
                taken=taken[report],
            )
        )
    return found
