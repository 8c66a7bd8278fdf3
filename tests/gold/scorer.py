"""How well what was read agrees with the labels.

Every measure is a part of 1. `claims` and what is counted like it are F1; fields are the part of
matched claims that have them right; `sources` and those of positions marked so are F1 of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.gold.labels import Claim, Found, Gold, Position, Time
from tests.gold.matching import pairs, placed
from tests.gold.names import fold, named_in, same_name, same_role

OUTSIDE_THE_CORE = {"background", "transfer"}
FIELDS = ("about", "polarity", "certainty", "vacancy", "role", "unnamed")


@dataclass(frozen=True, slots=True)
class Score:
    """Measures by name, None where there was nothing to measure; and what was counted."""

    measures: Mapping[str, float | None]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """The claims of one report: labels in their places, claims read, and which are the same."""

    article: str
    gold: tuple[Claim, ...]
    found: tuple[Claim, ...]
    pairs: tuple[tuple[Claim, Claim], ...]


def matched(gold: Gold, found: Found) -> list[Matched]:
    """Labels and claims held against each other, report by report, in the order of their ids."""
    out = []
    for article in sorted(gold.articles()):
        labels = [c for c in gold.claims if c.article == article]
        in_place = placed(labels, found.texts.get(article, ""))
        read = tuple(c for c in found.claims if c.article == article)
        out.append(Matched(article, in_place, read, tuple(pairs(in_place, read))))
    return out


def score(gold: Gold, found: Found) -> Score:
    """Every measure over the reports that the gold labels."""
    held = matched(gold, found)
    claims, claim_counts = _claims(held)
    misplaced = sum(
        found.texts[c.article][c.start : c.end] != c.quote for m in held for c in m.found
    )
    labelled = {p.article for p in gold.positions}
    read = [p for p in found.positions if p.article in labelled]
    measures = {
        **claims,
        **_fields([pair for m in held for pair in m.pairs]),
        **_positions(gold.positions, read),
        **_contradictions(gold, found),
    }
    counts = {
        "reports": len(held),
        **claim_counts,
        "positions": len(gold.positions),
        "contradictions": sum(gold.conflicts.values()),
        "contradictions found": len(found.contradictions),
        "quotes not at their offsets": misplaced,
    }
    return Score(measures, counts)


def _part(hits: float, of: int) -> float | None:
    return hits / of if of else None


def _f1(hits: int, found: int, gold: int) -> float | None:
    """The harmonic mean of hits in what was found and in the gold; None without either."""
    return 2 * hits / (found + gold) if found + gold else None


def _core(claims: Iterable[Claim]) -> list[Claim]:
    return [c for c in claims if c.kind not in OUTSIDE_THE_CORE]


def _claims(held: Iterable[Matched]) -> tuple[dict[str, float | None], dict[str, int]]:
    n: Counter[str] = Counter()
    for m in held:
        n["gold"] += len(m.gold)
        n["found"] += len(m.found)
        n["hits"] += len(m.pairs)
        n["core gold"] += len(_core(m.gold))
        n["core found"] += len(_core(m.found))
        n["core hits"] += len(_core(label for label, _ in m.pairs))
        n["spans"] += len(pairs(m.gold, m.found, of_a_kind=False))
    measures = {
        "claims": _f1(n["hits"], n["found"], n["gold"]),
        "core claims": _f1(n["core hits"], n["core found"], n["core gold"]),
        "core precision": _part(n["core hits"], n["core found"]),
        "core recall": _part(n["core hits"], n["core gold"]),
        "spans": _f1(n["spans"], n["found"], n["gold"]),
    }
    counts = {
        "claims": n["gold"],
        "claims found": n["found"],
        "core claims": n["core gold"],
        "core claims found": n["core found"],
        "core claims matched": n["core hits"],
    }
    return measures, counts


def wrong_fields(label: Claim, claim: Claim) -> list[str]:
    """The fields of `FIELDS` that a matched claim has otherwise than its label."""
    right = {
        "about": same_name(label.about, claim.about),
        "polarity": label.polarity == claim.polarity,
        "certainty": label.certainty == claim.certainty,
        "vacancy": same_name(label.organisation, claim.organisation),
        "role": same_role(label.role, claim.role),
        "unnamed": _unnamed(label) == _unnamed(claim),
    }
    return [field for field in FIELDS if not right[field]]


def same_time(label: Time, claim: Time | None) -> bool:
    """Whether the two start on the same day, or end on the same day.

    Two open starts are the same start, and a claim without a time is open at both ends.
    """
    claim = claim or Time()
    return claim.start == label.start or (claim.end is not None and claim.end == label.end)


def named_sources(claim: Claim) -> set[str]:
    """The folded names in a claim's chain of sources, but for anonymous ones."""
    return {fold(name) for name, sort in claim.sources if sort != "anonymous" and name}


def _unnamed(claim: Claim) -> bool:
    return any(sort == "anonymous" for _, sort in claim.sources)


def _fields(every: Iterable[tuple[Claim, Claim]]) -> dict[str, float | None]:
    core = [(label, claim) for label, claim in every if label.kind not in OUTSIDE_THE_CORE]
    wrong = Counter(field for pair in core for field in wrong_fields(*pair))
    names = [(named_sources(label), named_sources(claim)) for label, claim in core]
    timed = [(label.when, claim.when) for label, claim in core if label.when]
    return {
        **{field: _part(len(core) - wrong[field], len(core)) for field in FIELDS},
        "sources": _f1(
            sum(named_in(gold, found) for gold, found in names),
            sum(len(found) for _, found in names),
            sum(len(gold) for gold, _ in names),
        ),
        "when": _part(sum(same_time(label, claim) for label, claim in timed), len(timed)),
    }


def position_for(label: Position, read: Iterable[Position]) -> Position | None:
    """The position of the same report on the same post, or else on another post of the body."""
    same_body = [
        p
        for p in read
        if p.article == label.article and same_name(p.organisation, label.organisation)
    ]
    same_post = [p for p in same_body if same_role(p.role, label.role)]
    exact = [p for p in same_post if fold(p.organisation) == fold(label.organisation)]
    return next(iter(exact or same_post or same_body), None)


def _positions(gold: Iterable[Position], read: list[Position]) -> dict[str, float | None]:
    n: Counter[str] = Counter()
    for label in gold:
        n["gold"] += 1
        n["candidates gold"] += len(label.candidates)
        n["cited gold"] += len(label.cited)
        position = position_for(label, read)
        if position is None:
            continue
        n["vacancies"] += 1
        n["incumbent"] += same_name(label.incumbent, position.incumbent)
        n["exit"] += label.exit == position.exit
        n["candidates found"] += len(position.candidates)
        for name, stance in label.candidates:
            found = [s for other, s in position.candidates if same_name(other, name)]
            n["candidates"] += bool(found)
            n["stances"] += found[:1] == [stance]
        gold_cited, cited = {fold(c) for c in label.cited}, {fold(c) for c in position.cited}
        n["cited found"] += len(cited)
        n["cited"] += named_in(gold_cited, cited)
    return {
        "vacancies found": _part(n["vacancies"], n["gold"]),
        "vacancies right": _part(n["vacancies"], len(read)),
        "incumbent": _part(n["incumbent"], n["gold"]),
        "exit": _part(n["exit"], n["gold"]),
        "candidates": _f1(n["candidates"], n["candidates found"], n["candidates gold"]),
        "stances": _f1(n["stances"], n["candidates found"], n["candidates gold"]),
        "cited": _f1(n["cited"], n["cited found"], n["cited gold"]),
    }


def _contradictions(gold: Gold, found: Found) -> dict[str, float | None]:
    wanted = {cell for cell, contradicts in gold.conflicts.items() if contradicts}
    right = len(wanted & found.contradictions)
    return {
        "contradictions right": _part(right, len(found.contradictions)),
        "contradictions found": _part(right, len(wanted)),
    }
