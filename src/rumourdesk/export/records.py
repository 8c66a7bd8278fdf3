"""The public JSON shape of a claim and of a report's position (docs/formats.md)."""

from __future__ import annotations

from rumourdesk.model import Claim, Position, Post, Published, Source, When

Record = dict[str, object]


def post_record(post: Post | None) -> Record | None:
    return None if post is None else {"organisation": post.organisation, "role": post.role}


def published_record(published: Published | None) -> str | None:
    """ISO 8601: the instant with its zone where it is known, else the day alone."""
    if published is None:
        return None
    return (published.at or published.day).isoformat()


def when_record(when: When | None) -> Record | None:
    if when is None:
        return None
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
    }


def source_record(source: Source) -> Record:
    return {"name": source.name, "type": source.type.value}


def claim_record(claim: Claim, text: str) -> Record:
    """A claim of the report whose text is `text`."""
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        "kind": claim.kind.value,
        "about": claim.about,
        "vacancy": post_record(claim.post),
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "facet": claim.facet.value,
        "condition": claim.condition.of(text) if claim.condition else None,
        "sources": [source_record(source) for source in claim.sources],
        "when": when_record(claim.when),
    }


def position_record(position: Position) -> Record:
    return {
        "vacancy": post_record(position.post),
        "incumbent": position.incumbent,
        "exit": position.exit.value if position.exit else None,
        "candidates": {name: stance.value for name, stance in position.candidates},
        "cited": list(position.cited),
    }
