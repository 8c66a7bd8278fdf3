"""Which of several mentions of a report stand, and which of them are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rumourdesk.extraction.parts import Mention, MentionType
from rumourdesk.lexicon.gazetteer import Hit, NameType, Token, fold
from rumourdesk.model import Span


def whole(
    text: str, hits: Sequence[Hit], tokens: Sequence[Token], never: frozenset[str]
) -> tuple[Hit, ...]:
    """The hits without short names that are part of a longer, unknown one: the end of a body's
    ("Rovers" in "Dunmore Rovers") or the start of a person's ("Luis" in "Luis Amaro")."""
    ends, starts = {hit.end for hit in hits}, {hit.start for hit in hits}
    index_at = {token.start: i for i, token in enumerate(tokens)}

    def of_longer(hit: Hit) -> bool:
        first = index_at[hit.start]
        if hit.type is NameType.ORGANISATION:
            before = tokens[first - 1] if first else None
            return (
                before is not None
                and before.capital
                and tokens[first].joint == ""
                and before.end not in ends
                and before.folded not in never
            )
        after = tokens[first + 1] if first + 1 < len(tokens) else None
        return (
            hit.type is NameType.PERSON
            and tokens[first].end == hit.end
            and after is not None
            and after.capital
            and after.joint == ""
            and after.start not in starts
            and after.folded not in never
            and text[hit.end : after.start] == " "
        )

    return tuple(hit for hit in hits if not (hit.needs_cue and of_longer(hit)))


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
