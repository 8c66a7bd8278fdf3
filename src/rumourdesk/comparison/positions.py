"""What one report, taken whole, says on each vacancy that it speaks of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rumourdesk.comparison.cues import (
    done,
    goes,
    hoped,
    offered,
    stays,
    strong,
    succeeds,
    to_come,
    weak,
)
from rumourdesk.comparison.names import body_key, same_person
from rumourdesk.comparison.wording import stage
from rumourdesk.model import (
    Certainty,
    Claim,
    ExitState,
    Facet,
    Kind,
    Polarity,
    Position,
    Post,
    Reading,
    Source,
    SourceType,
    Stage,
    Stance,
)

_CONTESTS = frozenset(
    {
        Kind.EXIT,
        Kind.CANDIDATE,
        Kind.CONTACT,
        Kind.AGREEMENT,
        Kind.APPOINTMENT,
        Kind.INTERIM,
        Kind.WILLINGNESS,
        Kind.NEXT_ROLE,
    }
)
_FOR_THE_POST = _CONTESTS - {Kind.EXIT}
_UP_FOR_IT = frozenset({Kind.CANDIDATE, Kind.AGREEMENT, Kind.APPOINTMENT})
"""What is said of nobody who holds the post."""
_STANCES = {
    Stage.LINKED: Stance.LINKED,
    Stage.WANTED: Stance.FAVOURED,
    Stage.TALKS: Stance.LINKED,
    Stage.CLOSE: Stance.FAVOURED,
    Stage.AGREED: Stance.AGREED,
    Stage.APPOINTED: Stance.APPOINTED,
    Stage.DOUBTFUL: Stance.DOUBTFUL,
    Stage.RULED_OUT: Stance.RULED_OUT,
}
_STRENGTH = (Stance.LINKED, Stance.FAVOURED, Stance.AGREED, Stance.APPOINTED)
# How much a claim on the exit weighs by how sure it is; an open one, and a mere possibility,
# count for "undecided".
_WEIGHTS = {Certainty.CERTAIN: 4, Certainty.PROBABLE: 2}
_WEIGHT_OPEN = 2
_WEIGHT_POSSIBLE = 1
# As many names at once as make a list, on which none stands out.
_LIST = 3


def positions(reading: Reading) -> tuple[Position, ...]:
    """One position per post spoken of as vacant or contested, in the order of first mention.

    Left out are posts of which the report says neither what becomes of the incumbent nor who
    might follow.
    """
    by_post: dict[Post, list[Claim]] = defaultdict(list)
    for claim in sorted(reading.claims, key=lambda c: (c.span, c.kind)):
        if claim.post is not None:
            by_post[claim.post].append(claim)
    found = []
    most = max(map(len, by_post.values()), default=0)
    for post, claims in by_post.items():
        if any(c.kind in _CONTESTS for c in claims):
            named = [v.incumbent for v in reading.vacancies if v.post == post and v.incumbent]
            own = reading.cited if len(claims) == most else ()
            position = _position(post, claims, named, own)
            if position.exit is not None or position.candidates:
                found.append(position)
    return tuple(found)


def _position(
    post: Post, claims: Sequence[Claim], named: Sequence[str], cited: Sequence[Source]
) -> Position:
    """Fold a report's claims on one post; `cited` are further sources of the report on it.

    A post is filled once: whoever is not appointed then is out, and an incumbent of whose exit the
    report says nothing more is gone; where none is named, nobody leaves. While the incumbent's exit
    is undecided or denied, nobody is appointed: who is to follow is the favourite.
    """
    incumbent = _incumbent(claims, named)
    people = _candidates(claims, incumbent)
    stances = [(name, stance) for name, of in people if (stance := _stance(of, claims)) is not None]
    state = _exit(claims, incumbent) or _followed(claims, incumbent)
    filled = any(stance is Stance.APPOINTED for _, stance in stances)
    if filled and incumbent is None:
        state = None
    if state in (ExitState.UNDECIDED, ExitState.STAYS):
        stances = [(n, Stance.FAVOURED if s is Stance.APPOINTED else s) for n, s in stances]
    elif filled:
        stances = [(n, s if s is Stance.APPOINTED else Stance.RULED_OUT) for n, s in stances]
        state = state or (ExitState.GONE if incumbent else None)
    return Position(
        post=post,
        incumbent=incumbent,
        exit=state,
        candidates=tuple(stances),
        cited=_cited(claims, cited),
    )


def _incumbent(claims: Iterable[Claim], named: Sequence[str]) -> str | None:
    """Who the report says holds the post: as it says outright, else of whose exit it speaks."""
    if named:
        return Counter(named).most_common(1)[0][0]
    told = list(claims)
    leaving: Counter[str | None] = Counter(c.about for c in told if c.kind is Kind.EXIT and c.about)
    leaving.subtract(
        c.about
        for c in told
        if c.kind in _UP_FOR_IT and c.about in leaving and c.polarity is Polarity.POSITIVE
    )
    leaving = +leaving
    return leaving.most_common(1)[0][0] if leaving else None


def _candidates(claims: Iterable[Claim], incumbent: str | None) -> list[tuple[str, list[Claim]]]:
    """Each person spoken of for the post, by the fullest name, with the claims on them."""
    people: list[tuple[str, list[Claim]]] = []
    for claim in claims:
        name = claim.about
        if claim.kind not in _FOR_THE_POST or not name or same_person(name, incumbent):
            continue
        if claim.post is not None and name == claim.post.organisation:
            continue
        for at, (known, of) in enumerate(people):
            if same_person(known, name):
                of.append(claim)
                people[at] = (max(known, name, key=len), of)
                break
        else:
            people.append((name, [claim]))
    return people


def _stance(of: Sequence[Claim], claims: Sequence[Claim]) -> Stance | None:
    """Fold the report's claims on one person, in text order, into a stance.

    The strongest of what is affirmed and the last of what is denied are held against each other:
    a denial wins over a link, a later denial over anything but an appointment; where a doubt, or
    firm backing from another source, stands beside a denial, the person is doubtful.
    """
    affirmed: list[tuple[int, Stance]] = []
    denied: list[tuple[int, Stance]] = []
    for at, claim in enumerate(of):
        stance = _stance_of_claim(claim, claims)
        if stance in (Stance.DOUBTFUL, Stance.RULED_OUT):
            denied.append((at, stance))
        elif stance is not None:
            affirmed.append((at, stance))
    best = max((s for _, s in affirmed), key=_STRENGTH.index, default=None)
    if not denied:
        if best is None and any(c.superseded for c in of):
            return Stance.DOUBTFUL
        return best
    if best is Stance.APPOINTED:
        return best
    firm = [at for at, s in affirmed if s in (Stance.FAVOURED, Stance.AGREED)]
    if firm and firm[-1] > denied[-1][0]:
        return best
    doubted = any(s is Stance.DOUBTFUL for _, s in denied)
    return Stance.DOUBTFUL if doubted or firm else Stance.RULED_OUT


def _stance_of_claim(claim: Claim, claims: Sequence[Claim]) -> Stance | None:
    if claim.superseded:
        return None
    if claim.polarity is not Polarity.POSITIVE:
        reached = stage(claim)
        if claim.polarity is Polarity.OPEN and claim.kind is Kind.CANDIDATE:
            return Stance.LINKED
        return _STANCES[reached] if reached else None
    if claim.kind in (Kind.INTERIM, Kind.WILLINGNESS):
        return Stance.LINKED
    if claim.kind is Kind.NEXT_ROLE:
        return Stance.LINKED if claim.certainty is Certainty.POSSIBLE else Stance.FAVOURED
    reached = stage(claim)
    if reached is None:
        return None
    if reached is Stage.APPOINTED and _only_expected(claim):
        return Stance.FAVOURED
    if claim.condition is not None and claim.kind is Kind.CANDIDATE and strong(claim.quote):
        return Stance.FAVOURED
    if reached is Stage.WANTED:
        return Stance.FAVOURED if _stands_out(claim, claims) else Stance.LINKED
    if reached is Stage.TALKS and (claim.exclusive or strong(claim.quote) or offered(claim.quote)):
        return Stance.FAVOURED
    return _STANCES[reached]


def _only_expected(claim: Claim) -> bool:
    """Whether somebody else tells of an appointment that is still to come and not announced."""
    official = {SourceType.ORGANISATION, SourceType.PERSON}
    told = bool(claim.sources) and not any(s.type in official for s in claim.sources)
    return told and to_come(claim.quote)


def _stands_out(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the claim puts its candidate ahead rather than on a list of names."""
    if claim.exclusive:
        return True
    together = {c.about for c in claims if c.kind is Kind.CANDIDATE and c.span.overlaps(claim.span)}
    if len(together) >= _LIST or (len(together) > 1 and not strong(claim.quote)):
        return False
    return strong(claim.quote) or not weak(claim.quote)


def _exit(claims: Iterable[Claim], incumbent: str | None) -> ExitState | None:
    told = [
        c
        for c in claims
        if (c.kind is Kind.EXIT or _on_staying(c, incumbent))
        and not c.superseded
        and (incumbent is None or c.about is None or same_person(c.about, incumbent))
    ]
    if not told:
        return None
    if any(_is_done(c) for c in told):
        return ExitState.GONE
    weights: Counter[ExitState] = Counter()
    for claim in told:
        state, weight = _exit_weight(claim)
        weights[state] += weight
    undecided = weights[ExitState.UNDECIDED]
    for state, other in ((ExitState.LEAVES, ExitState.STAYS), (ExitState.STAYS, ExitState.LEAVES)):
        if weights[state] > weights[other] and weights[state] >= undecided:
            return state
    return ExitState.UNDECIDED


def _followed(claims: Iterable[Claim], incumbent: str | None) -> ExitState | None:
    """That the holder leaves, where the report only says that the term ends, or that no new one is
    wanted, and names a place to be filled."""
    told = list(claims)
    ends = any(
        c.kind is Kind.CONTRACT and c.topic == "expiry" and c.polarity is Polarity.POSITIVE
        for c in told
        if same_person(c.about, incumbent)
    )
    refused = any(
        c.kind is Kind.CONTRACT and c.topic == "extension" and c.polarity is Polarity.NEGATIVE
        for c in told
        if same_person(c.about, incumbent) and c.certainty is Certainty.CERTAIN
    )
    if incumbent is None or not (ends or refused):
        return None
    if refused and any(c.kind in _UP_FOR_IT for c in told):
        return ExitState.LEAVES
    surname = incumbent.split()[-1]
    filled = any(succeeds(c.quote, surname) for c in told if c.kind in _FOR_THE_POST)
    return ExitState.LEAVES if filled else None


def _on_staying(claim: Claim, incumbent: str | None) -> bool:
    """Whether the claim tells that the holder will not go of his own will, or does not know; that
    he would like to stay tells nothing of it."""
    if claim.kind is not Kind.WILLINGNESS or not same_person(claim.about, incumbent):
        return False
    if claim.polarity is Polarity.OPEN:
        return goes(claim.quote) or stays(claim.quote)
    refuses = claim.polarity is Polarity.NEGATIVE and claim.facet is Facet.WHOLE
    return refuses and goes(claim.quote)


def _is_done(claim: Claim) -> bool:
    certain = claim.certainty is Certainty.CERTAIN
    return certain and claim.polarity is Polarity.POSITIVE and done(claim.quote)


def _exit_weight(claim: Claim) -> tuple[ExitState, int]:
    if claim.polarity is Polarity.OPEN:
        return ExitState.UNDECIDED, _WEIGHT_OPEN
    if hoped(claim.quote):
        return ExitState.UNDECIDED, _WEIGHT_POSSIBLE
    if claim.kind is Kind.WILLINGNESS:
        return ExitState.STAYS, _WEIGHT_OPEN
    weight = _WEIGHTS.get(claim.certainty)
    if weight is None or (claim.condition is not None and claim.polarity is Polarity.POSITIVE):
        return ExitState.UNDECIDED, _WEIGHT_POSSIBLE
    if claim.polarity is Polarity.POSITIVE:
        return ExitState.LEAVES, weight
    if claim.facet is Facet.WHOLE:
        return ExitState.STAYS, weight
    return ExitState.UNDECIDED, 0


def _cited(claims: Iterable[Claim], further: Iterable[Source]) -> tuple[str, ...]:
    """The outlets and journalists that the claims are credited to, in order of first mention, and
    then those whom the report cites besides."""
    cited: dict[str, str] = {}
    for source in (*(s for claim in claims for s in claim.sources), *further):
        if source.type in (SourceType.OUTLET, SourceType.JOURNALIST):
            cited.setdefault(body_key(source.name), source.name)
    return tuple(cited.values())
