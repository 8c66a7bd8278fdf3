"""Which of several mentions of a report stand, and which of them are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rumourdesk.extraction.parts import Mention, MentionType
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.model import Span


def without_overlaps(found: Iterable[Mention]) -> list[Mention]:
    """Names before role words, the longer before the shorter."""
    rank = {MentionType.ROLE: 1}
    ordered = sorted(
        found, key=lambda m: (rank.get(m.type, 0), m.span.start - m.span.end, m.span.start)
    )
    kept: list[Mention] = []
    claimed: set[int] = set()
    for mention in ordered:
        cells = range(mention.span.start, mention.span.end)
        if not claimed.intersection(cells):
            claimed.update(cells)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


def joined(text: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """One mention for "First [Last]", the brackets included."""
    out: list[Mention] = []
    for mention in found:
        if out and out[-1].name == mention.name and mention.type is out[-1].type:
            between = text[out[-1].span.end : mention.span.start]
            if (
                between.strip() in ("[", "(")
                and text[mention.span.end : mention.span.end + 1] in "])"
            ):
                span = Span(out[-1].span.start, mention.span.end + 1)
                out[-1] = Mention(span, mention.type, mention.name, mention.rule)
                continue
        out.append(_with_bracketed_surname(text, mention))
    return tuple(out)


def _with_bracketed_surname(text: str, mention: Mention) -> Mention:
    """The whole of "First [Last]" where the first name alone is not known."""
    start, end = mention.span.start, mention.span.end
    if mention.type is not MentionType.PERSON or text[end : end + 1] not in ("]", ")"):
        return mention
    first = mention.name.split()[0]
    lead = start - len(first) - 2
    if lead < 0 or fold(text[lead : start - 1]) != fold(f"{first} ") or text[start - 1] not in "[(":
        return mention
    return Mention(Span(lead, end + 1), mention.type, mention.name, mention.rule)
