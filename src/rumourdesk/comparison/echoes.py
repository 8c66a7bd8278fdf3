"""Which reports echo which, each edge with its proof, from the profiles of the two alone.

An edge depends on nothing but its two reports, so that a new report costs its own candidates and
leaves every other edge as it is. The rules, in the order in which they weigh:

- cites: the report credits an answer to an outlet that gave the same answer before it;
- links: it links to the other's address;
- quotes: it shares a direct quotation of six words or more with an earlier one;
- copies: at least half of its own word runs stand in the earlier one.

Time's order is that of publication. Citing and linking prove the order themselves. Where copied
text alone binds two reports whose order is unknown, an agency's counts as the first; failing
that, the edge says that the order is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from rumourdesk.comparison.copied import copied
from rumourdesk.comparison.grounds import Ground
from rumourdesk.comparison.names import same_person, surname
from rumourdesk.comparison.press import NO_PRESS, Press
from rumourdesk.comparison.profiles import EchoProfile, Saying
from rumourdesk.comparison.questions import EXIT
from rumourdesk.comparison.shingles import common
from rumourdesk.comparison.times import days_between
from rumourdesk.model import Published, Span

CITE_DAYS = 14
"""A credit to an outlet means a report of it on the desk at most this many days older."""
COPIED = 0.5
"""The share of a report's word runs in an earlier one from which on it is its echo as a whole."""
SHARED = 0.15
"""The share from which on two reports are said to share passages, which alone folds nothing."""
FEWEST_RUNS = 20
"""Different word runs that a report must have for copying to be judged."""


class ProofKind(StrEnum):
    """What shows that one report stands on another, the strongest first."""

    CITES = "cites"
    LINKS = "links"
    QUOTES = "quotes"
    COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Proof:
    """Why an edge stands: words of the later report, of the earlier one, and a sentence.

    The words of copied text are looked up in the two texts when shown: see `with_words`.
    """

    kind: ProofKind
    later: tuple[Span, ...]
    earlier: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoEdge:
    """That one report stands on another, or on a body that has no such report on the desk.

    `origin` is the name and `origin_key` the key of the outlet stood on; `earlier` is its report,
    or None. `claims` are the later report's claims that stand on it; `whole` says that all of it
    does. `via` is the key of an outlet credited with the claims of which the report itself says
    that it only repeats the origin. An edge with neither claims nor the whole shows a link or
    shared passages, and folds nothing. `rerun` marks an old story told again with nothing new.
    """

    later: int
    earlier: int | None
    origin: str
    origin_key: str
    proofs: tuple[Proof, ...]
    claims: tuple[int, ...] = ()
    whole: bool = False
    order_known: bool = True
    rerun: bool = False
    via: str = ""

    @property
    def folds(self) -> bool:
        """Whether the edge makes anything of the later report an echo."""
        return self.whole or bool(self.claims)


def edges_of(
    new: EchoProfile, candidates: Iterable[EchoProfile], press: Press = NO_PRESS
) -> tuple[EchoEdge, ...]:
    """All edges that one report has a part in, given the reports that may have to do with it.

    Candidates are those that share a hash of the sketch or of a quotation with it, that it cites or
    links to, or that cite or link to it. The new report is the later one of an edge or, where
    it was published before a candidate, the earlier one. Edges between candidates are not touched.
    """
    found: list[EchoEdge] = list(edges_off_desk(new))
    for other in sorted(candidates, key=lambda p: p.report):
        if other.report == new.report:
            continue
        found += [e for e in (_edge(new, other, press), _edge(other, new, press)) if e is not None]
    return tuple(found)


def edges_off_desk(of: EchoProfile) -> tuple[EchoEdge, ...]:
    """The edges to the outlets that a report credits, whether or not the desk has their reports."""
    by_outlet: dict[str, list[Saying]] = defaultdict(list)
    for saying in of.sayings:
        if saying.ground.cited:
            by_outlet[saying.ground.cited].append(saying)
    found = []
    if of.credit:
        spans = (of.credit_span,) if of.credit_span else ()
        proof = Proof(ProofKind.CITES, spans, (), f"credited to {of.credit}")
        found.append(
            EchoEdge(
                later=of.report,
                earlier=None,
                origin=of.credit,
                origin_key=of.credit_key,
                proofs=(proof,),
                whole=True,
            )
        )
    for key, sayings in sorted(by_outlet.items()):
        name = sayings[0].ground.cited_name
        found.append(
            EchoEdge(
                later=of.report,
                earlier=None,
                origin=name,
                origin_key=key,
                proofs=(_citing(sayings, (), f"credits {name}{_times(len(sayings))}"),),
                claims=tuple(s.claim for s in sayings),
            )
        )
    return (*found, *_relayed(of))


def _relayed(of: EchoProfile) -> Iterator[EchoEdge]:
    """What a report credits to one outlet of which it says that it repeats another."""
    for relay in of.relays:
        first = {_matter(s): s for s in of.sayings if s.ground.cited == relay.origin}
        again = tuple(
            s.claim
            for s in of.sayings
            if s.ground.cited == relay.by
            and (other := first.get(_matter(s))) is not None
            and _on_one_person(s, other)
        )
        why = f"says that {relay.by_name} repeats {relay.origin_name}"
        yield EchoEdge(
            later=of.report,
            earlier=None,
            origin=relay.origin_name,
            origin_key=relay.origin,
            proofs=(Proof(ProofKind.CITES, (relay.span,), (), why),),
            claims=again,
            via=relay.by,
        )


def with_words(edge: EchoEdge, later: str, earlier: str) -> EchoEdge:
    """The edge with the copied words of both texts as the spans of its proof by copying."""
    proofs = []
    for proof in edge.proofs:
        if proof.kind is ProofKind.COPIES:
            blocks = copied(later, earlier)
            spans = tuple(b.left for b in blocks), tuple(b.right for b in blocks)
            proof = replace(proof, later=spans[0], earlier=spans[1])
        proofs.append(proof)
    return replace(edge, proofs=tuple(proofs))


def _edge(later: EchoProfile, earlier: EchoProfile, press: Press) -> EchoEdge | None:
    """What makes `later` an echo of `earlier`, or None where nothing does."""
    order = _after(later.published, earlier.published)
    if order is False:
        return None
    same_outlet = later.outlet is not None and later.outlet == earlier.outlet
    proofs: list[Proof] = []
    claims: dict[int, None] = {}
    if not same_outlet:
        for proof, of in (
            _cites(later, earlier),
            _links(later, earlier),
            _quotes(later, earlier) if order else (None, ()),
        ):
            if proof is not None:
                proofs.append(proof)
                claims |= dict.fromkeys(of)
    proof, share = _copies(later, earlier)
    if proof is not None and (order or _first_by_right(earlier, later, press)):
        proofs.append(proof)
    elif proof is not None and order is None and not _first_by_right(later, earlier, press):
        if _stands_after(later, earlier) and share >= COPIED:
            proofs.append(replace(proof, why=f"{proof.why}; which came first is not known"))
        else:
            share = 0.0
    else:
        share = 0.0
    if not proofs:
        return None
    whole = share >= COPIED
    rerun = whole and same_outlet and _nothing_new(later, earlier)
    if rerun:
        proofs[-1] = replace(proofs[-1], why=f"its own story again, nothing new: {proofs[-1].why}")
    return EchoEdge(
        later=later.report,
        earlier=earlier.report,
        origin=earlier.outlet_name or f"report {earlier.report}",
        origin_key=earlier.outlet or report_key(earlier.report),
        proofs=tuple(proofs),
        claims=tuple(claims),
        whole=whole,
        order_known=order is True or any(p.kind is not ProofKind.COPIES for p in proofs),
        rerun=rerun,
    )


def report_key(report: int) -> str:
    """The key of the origin that a report without a known outlet is."""
    return f"report:{report}"


def _after(later: Published | None, earlier: Published | None) -> bool | None:
    """Whether the one appeared after the other; None where that is not known."""
    if later is None or earlier is None:
        return None
    if later.day != earlier.day:
        return later.day > earlier.day
    if later.at is None or earlier.at is None or later.at == earlier.at:
        return None
    return later.at > earlier.at


def _stands_after(one: EchoProfile, other: EchoProfile) -> bool:
    """Which of two of unknown order an edge calls the later, whatever was taken in first."""
    return _of_itself(one) > _of_itself(other)


def _of_itself(one: EchoProfile) -> tuple[tuple[int, ...], str, int]:
    return one.sketch.hashes, one.outlet or "", one.report


def _first_by_right(one: EchoProfile, other: EchoProfile, press: Press) -> bool:
    """Whether copied text of unknown order must be the first one's, who is the only agency."""
    agencies = [p.outlet is not None and press.is_agency(p.outlet) for p in (one, other)]
    unknown = _after(one.published, other.published) is None
    return unknown and agencies == [True, False]


def _cites(later: EchoProfile, earlier: EchoProfile) -> tuple[Proof | None, tuple[int, ...]]:
    if earlier.outlet is None or earlier.outlet not in later.cited:
        return None, ()
    gap = days_between(earlier.published, later.published)
    if gap is not None and gap > CITE_DAYS:
        return None, ()
    theirs = {_matter(s): s for s in reversed(earlier.sayings)}
    met = [
        (s, other)
        for s in later.sayings
        if s.ground.cited == earlier.outlet
        and (other := theirs.get(_matter(s))) is not None
        and _on_one_person(s, other)
    ]
    if not met:
        return None, ()
    why = f"credits {met[0][0].ground.cited_name} with what it had said{_times(len(met))}"
    spans = tuple(dict.fromkeys(other.span for _, other in met))
    return _citing([s for s, _ in met], spans, why), tuple(s.claim for s, _ in met)


def _citing(sayings: Iterable[Saying], earlier: tuple[Span, ...], why: str) -> Proof:
    spans = dict.fromkeys(s.ground.span or s.span for s in sayings)
    return Proof(ProofKind.CITES, tuple(spans), earlier, why)


def _links(later: EchoProfile, earlier: EchoProfile) -> tuple[Proof | None, tuple[int, ...]]:
    spans = tuple(k.span for k in later.links if earlier.address and k.address == earlier.address)
    if not spans:
        return None, ()
    near = tuple(
        s.claim
        for s in later.sayings
        if s.ground.ground is Ground.PLAIN and any(s.span.contains(span) for span in spans)
    )
    return Proof(ProofKind.LINKS, spans, (), f"links to {earlier.outlet_name or 'it'}"), near


def _quotes(later: EchoProfile, earlier: EchoProfile) -> tuple[Proof | None, tuple[int, ...]]:
    """Quotations in common; only claims within one that is credited to nobody else are its echo."""
    theirs = {h: q.span for q in earlier.quotes for h in q.hashes}
    pairs = [(q.span, theirs[h]) for q in later.quotes for h in q.hashes if h in theirs]
    if not pairs:
        return None, ()
    spans = tuple(dict.fromkeys(one for one, _ in pairs))
    others = tuple(dict.fromkeys(other for _, other in pairs))
    inside = tuple(
        s.claim
        for s in later.sayings
        if s.ground.ground in (Ground.OWN, Ground.PLAIN) and any(s.span.overlaps(q) for q in spans)
    )
    many = "a quotation" if len(spans) == 1 else f"{len(spans)} quotations"
    why = f"shares {many} with {earlier.outlet_name or 'it'}"
    return Proof(ProofKind.QUOTES, spans, others, why), inside


def _copies(later: EchoProfile, earlier: EchoProfile) -> tuple[Proof | None, float]:
    if min(later.sketch.total, earlier.sketch.total) < FEWEST_RUNS:
        return None, 0.0
    share, _ = common(later.sketch, earlier.sketch)
    if share < SHARED:
        return None, share
    name = earlier.outlet_name or f"report {earlier.report}"
    why = f"{share:.0%} of its words {'stand in' if share >= COPIED else 'are shared with'} {name}"
    return Proof(ProofKind.COPIES, (), (), why), share


def _nothing_new(later: EchoProfile, earlier: EchoProfile) -> bool:
    known = {_matter(s): s for s in earlier.sayings}
    return all(
        (other := known.get(_matter(s))) is not None and _on_one_person(s, other)
        for s in later.sayings
    )


def _matter(saying: Saying) -> tuple[object, ...]:
    """What two sayings must share, but for the spelling of the person's name."""
    person = "" if saying.question == EXIT else surname(saying.about)
    return saying.post, saying.question, saying.kind, saying.polarity, saying.topic, person


def _on_one_person(one: Saying, other: Saying) -> bool:
    return one.question == EXIT or same_person(one.about, other.about)


def _times(number: int) -> str:
    return "" if number == 1 else f" ({number} claims)"
