"""What of a report decides whether it echoes another one, small enough to be stored beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rumourdesk.comparison.grounds import Grounded, grounded
from rumourdesk.comparison.names import fold
from rumourdesk.comparison.press import NO_PRESS, Press
from rumourdesk.comparison.questions import head, question
from rumourdesk.comparison.relays import Credit, Relay, relays
from rumourdesk.comparison.shingles import Sketch, runs, sketch, words
from rumourdesk.model import Claim, Kind, Polarity, Post, Published, Report, Span

QUOTE_WORDS = 6
"""Words that a direct quotation must have to prove anything."""
MOST_QUOTE_HASHES = 200
"""Hashes kept of all quotations of a report together."""

_QUOTE = re.compile(r"“([^“”\n]{20,})”|\"([^\"\n]{20,})\"|«([^«»\n]{20,})»|„([^„“”\n]{20,})[“”]")
_LINK = re.compile(r"\bhttps?://[^\s<>\"'“”‘’)\]]+")
_TRAILING = ".,;:!?"
_DATELINE = re.compile(r"^[^\n().]{0,60}\(([^()\n]{2,30})\)\s*[-–—]")
_SIGNED = re.compile(r"\n[^\S\n]*[-–—(]?[^\S\n]*([^\n()]{2,40}?)[^\S\n]*\)?[^\S\n]*$")
_BYLINE_PARTS = re.compile(
    r"(?:(?<!\s)\s++)?(?:[,/|]|\band\b|\bwith\b|\bby\b|\bfrom\b)\s*+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim as an answer; `span` is the claim's own, `ground.span` that of the credit."""

    claim: int
    span: Span
    post: Post | None
    question: str
    kind: Kind
    polarity: Polarity
    about: str
    topic: str
    ground: Grounded


@dataclass(frozen=True, slots=True)
class Quoted:
    """A direct quotation of `QUOTE_WORDS` words or more, and the hashes of its word runs."""

    span: Span
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the text, as `plain_address` writes it."""

    address: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoProfile:
    """What of one report decides whether it echoes another.

    `outlet` is the key of the publisher and `outlet_name` its name; `address` is the report's own
    address, plain; `relays` are where it says that one outlet repeats another; `credit` names the
    agency that the byline, the dateline or the last line credits.
    """

    report: int
    outlet: str | None
    outlet_name: str
    published: Published | None
    address: str
    links: tuple[Link, ...]
    quotes: tuple[Quoted, ...]
    sketch: Sketch
    sayings: tuple[Saying, ...]
    relays: tuple[Relay, ...] = ()
    credit: str = ""
    credit_key: str = ""
    credit_span: Span | None = None

    @property
    def cited(self) -> frozenset[str]:
        """The keys of the outlets and journalists credited."""
        return frozenset(s.ground.cited for s in self.sayings if s.ground.cited)


def profile(
    report_id: int, report: Report, claims: Iterable[tuple[int, Claim]], press: Press = NO_PRESS
) -> EchoProfile:
    """The profile of a report with its claims by id, in time linear in the text's length."""
    text = report.text
    credit, credit_span = _credit(report, press)
    sayings = tuple(s for id_, c in claims if (s := _saying(id_, c, report.outlet, press)))
    return EchoProfile(
        report=report_id,
        outlet=press.key(report.outlet) if report.outlet else None,
        outlet_name=report.outlet or "",
        published=report.published,
        address=plain_address(report.url) if report.url else "",
        links=_links(text),
        quotes=_quotes(text),
        sketch=sketch(text),
        sayings=sayings,
        relays=relays(text, _credits(sayings)),
        credit=credit,
        credit_key=press.key(credit) if credit else "",
        credit_span=credit_span,
    )


def plain_address(url: str) -> str:
    """An address without what does not tell two pages apart: scheme, "www.", query, last slash."""
    bare = re.sub(r"^[a-z]+://(?:www\.|m\.)?", "", url.strip(), flags=re.IGNORECASE)
    host, slash, path = bare.partition("/")
    return (host.casefold() + slash + re.split(r"[?#]", path)[0]).rstrip("/")


def _saying(id_: int, claim: Claim, outlet: str | None, press: Press) -> Saying | None:
    asked = question(claim)
    if asked is None:
        return None
    return Saying(
        claim=id_,
        span=claim.span,
        post=claim.post,
        question=head(asked),
        kind=claim.kind,
        polarity=claim.polarity,
        about=claim.about or "",
        topic=fold(claim.topic) if claim.topic else "",
        ground=grounded(claim.sources, outlet, press),
    )


def _credits(sayings: Iterable[Saying]) -> Iterator[Credit]:
    for saying in sayings:
        ground = saying.ground
        if ground.cited is not None:
            yield Credit(ground.cited, ground.cited_name, ground.span, saying.span)


def _links(text: str) -> tuple[Link, ...]:
    found = []
    for match in _LINK.finditer(text):
        url = match.group().rstrip(_TRAILING)
        found.append(Link(plain_address(url), Span(match.start(), match.start() + len(url))))
    return tuple(found)


def _quotes(text: str) -> tuple[Quoted, ...]:
    found = []
    left = MOST_QUOTE_HASHES
    for match in _QUOTE.finditer(text):
        span = Span(*match.span(match.lastindex or 0))
        hashes = runs([w.plain for w in words(text, of=[span])], QUOTE_WORDS)[:left]
        if hashes:
            found.append(Quoted(span, tuple(hashes)))
            left -= len(hashes)
    return tuple(found)


def _credit(report: Report, press: Press) -> tuple[str, Span | None]:
    """The agency that the report says it comes from, and the words of the text that say so."""
    for part in _BYLINE_PARTS.split(report.byline or ""):
        if part and press.is_agency(press.key(part)):
            return part, None
    body = len(report.title) + 2 if report.title and report.text.startswith(report.title) else 0
    for match in (
        _DATELINE.search(report.text[body : body + 200]),
        _SIGNED.search(report.text[body:][-60:]),
    ):
        if match and press.is_agency(press.key(match[1])):
            offset = body if match.re is _DATELINE else max(body, len(report.text) - 60)
            return match[1], Span(offset + match.start(1), offset + match.end(1))
    return "", None
