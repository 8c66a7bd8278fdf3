"""Echo profiles and edges as the store keeps them: short JSON, the many hashes packed."""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rumourdesk.comparison import EchoEdge, EchoProfile, Link, Proof, ProofKind, Quoted, Saying
from rumourdesk.comparison.grounds import Ground, Grounded
from rumourdesk.comparison.shingles import Sketch
from rumourdesk.model import Kind, Polarity, Post, Published, Span
from rumourdesk.store.values import dump, from_published_columns, published_columns


def dump_profile(profile: EchoProfile) -> str:
    """The profile as text."""
    return dump(
        [
            profile.report,
            profile.outlet,
            profile.outlet_name,
            published_columns(profile.published),
            profile.address,
            [[link.address, _ends(link.span)] for link in profile.links],
            [[_ends(quote.span), _packed(quote.hashes)] for quote in profile.quotes],
            [_packed(profile.sketch.hashes), profile.sketch.total],
            [_saying(saying) for saying in profile.sayings],
            [profile.credit, profile.credit_key, _ends(profile.credit_span)],
        ]
    )


@lru_cache(maxsize=2048)
def load_profile(content: str) -> EchoProfile:
    """The profile that `dump_profile` wrote."""
    report, outlet, name, published, address, links, quotes, sketch, sayings, credit = json.loads(
        content
    )
    return EchoProfile(
        report=report,
        outlet=outlet,
        outlet_name=name,
        published=_published(published),
        address=address,
        links=tuple(Link(to, Span(*span)) for to, span in links),
        quotes=tuple(Quoted(Span(*span), _unpacked(hashes)) for span, hashes in quotes),
        sketch=Sketch(_unpacked(sketch[0]), sketch[1]),
        sayings=tuple(_load_saying(one) for one in sayings),
        credit=credit[0],
        credit_key=credit[1],
        credit_span=_span(credit[2]),
    )


def dump_edge(edge: EchoEdge) -> str:
    """The edge as text."""
    return dump(
        [
            edge.later,
            edge.earlier,
            edge.origin,
            edge.origin_key,
            [
                [
                    proof.kind.value,
                    [_ends(span) for span in proof.later],
                    [_ends(span) for span in proof.earlier],
                    proof.why,
                ]
                for proof in edge.proofs
            ],
            edge.claims,
            edge.whole,
            edge.order_known,
            edge.rerun,
        ]
    )


def load_edge(content: str) -> EchoEdge:
    """The edge that `dump_edge` wrote."""
    later, earlier, origin, key, proofs, claims, whole, order_known, rerun = json.loads(content)
    return EchoEdge(
        later=later,
        earlier=earlier,
        origin=origin,
        origin_key=key,
        proofs=tuple(
            Proof(ProofKind(kind), _spans(of_later), _spans(of_earlier), why)
            for kind, of_later, of_earlier, why in proofs
        ),
        claims=tuple(claims),
        whole=whole,
        order_known=order_known,
        rerun=rerun,
    )


def _saying(saying: Saying) -> list[object]:
    ground = saying.ground
    return [
        saying.claim,
        _ends(saying.span),
        [saying.post.organisation, saying.post.role] if saying.post else None,
        saying.question,
        saying.kind.value,
        saying.polarity.value,
        saying.about,
        saying.topic,
        [
            ground.ground.value,
            ground.origin,
            ground.name,
            ground.cited,
            ground.cited_name,
            _ends(ground.span),
        ],
    ]


def _load_saying(values: list[Any]) -> Saying:
    claim, span, post, question, kind, polarity, about, topic, ground = values
    return Saying(
        claim=claim,
        span=Span(*span),
        post=Post(*post) if post else None,
        question=question,
        kind=Kind(kind),
        polarity=Polarity(polarity),
        about=about,
        topic=topic,
        ground=_load_ground(*ground),
    )


def _load_ground(
    ground: str,
    origin: str | None,
    name: str,
    cited: str | None,
    cited_name: str,
    span: list[int] | None,
) -> Grounded:
    return Grounded(Ground(ground), origin, name, cited, cited_name, _span(span))


def _published(columns: list[Any]) -> Published | None:
    return from_published_columns(*columns)


def _ends(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _span(ends: list[int] | None) -> Span | None:
    return None if ends is None else Span(*ends)


def _spans(ends: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*one) for one in ends)


def _packed(hashes: Iterable[int]) -> str:
    return b64encode(array("q", hashes).tobytes()).decode()


def _unpacked(text: str) -> tuple[int, ...]:
    found = array("q")
    found.frombytes(b64decode(text))
    return tuple(found)
