"""What was missed, added or read otherwise, one line each."""

from __future__ import annotations

from tests.gold.labels import Claim, Found, Gold
from tests.gold.scorer import OUTSIDE_THE_CORE, matched, named_sources, same_time, wrong_fields


def misses(gold: Gold, found: Found, kind: str | None = None) -> list[str]:
    """Every difference that a measure counts: in the claims by report, then in the contradictions.

    With a kind, the differences in claims of that kind alone.
    """
    out = []
    for m in matched(gold, found):
        hit = {id(claim) for pair in m.pairs for claim in pair}
        lines = [("missed", c) for c in m.gold if id(c) not in hit]
        lines += [("added", c) for c in m.found if id(c) not in hit]
        out += [_line(what, c) for what, c in lines if kind in (None, c.kind)]
        for label, claim in m.pairs:
            if kind in (None, label.kind) and label.kind not in OUTSIDE_THE_CORE:
                out += _differences(label, claim)
    return out if kind else out + _contradictions(gold, found)


def _line(what: str, claim: Claim) -> str:
    return f"{what:9} {claim.article:14} {claim.kind:11} {claim.about or '-'} | {claim.quote}"


def _differences(label: Claim, claim: Claim) -> list[str]:
    shown = {
        "about": (label.about, claim.about),
        "polarity": (label.polarity, claim.polarity),
        "certainty": (label.certainty, claim.certainty),
        "vacancy": (label.organisation, claim.organisation),
        "role": (label.role, claim.role),
        "unnamed": (label.sources, claim.sources),
        "sources": (label.sources, claim.sources),
        "when": (label.when, claim.when),
    }
    wrong = wrong_fields(label, claim)
    if named_sources(label) != named_sources(claim):
        wrong.append("sources")
    if label.when and not same_time(label.when, claim.when):
        wrong.append("when")
    return [
        f"{field:9} {label.article:14} {label.kind:11} "
        f"{shown[field][0]!s} but read {shown[field][1]!s} | {label.quote}"
        for field in wrong
    ]


def _contradictions(gold: Gold, found: Found) -> list[str]:
    wanted = {cell for cell, contradicts in gold.conflicts.items() if contradicts}
    lines = [("conflict missed", c) for c in sorted(wanted - found.contradictions)]
    lines += [("conflict added", c) for c in sorted(found.contradictions - wanted)]
    return [f"{what}: {c.a} and {c.b} on {c.question} of {c.body}" for what, c in lines]
