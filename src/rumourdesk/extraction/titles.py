"""The words for posts in a report: listed ones, and unlisted ones by their nouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rumourdesk.extraction.parts import Mention, MentionType
from rumourdesk.lexicon.gazetteer import Gazetteer, Hit, NameType, Token, Via
from rumourdesk.lexicon.rules import MentionRules
from rumourdesk.model import Span


def titles(
    text: str, tokens: Sequence[Token], names: Gazetteer, rules: MentionRules
) -> tuple[tuple[Hit, ...], set[str]]:
    """The words for posts, in order, and those that are a surname here ("Stephanie Pope")."""
    index = {token.start: i for i, token in enumerate(tokens)}
    listed = names.find_roles(text, tokens)
    ends = {token.end: i for i, token in enumerate(tokens)}
    taken = {
        i for hit in listed for i in range(index[hit.start], ends[hit.end] + 1) if hit.end in ends
    }
    unlisted = [
        Hit(token.start, token.end, NameType.ROLE, (token.folded,), Via.WORD, False)
        for i, token in enumerate(tokens)
        if token.folded in rules.role_heads and i not in taken and _is_title(tokens, i, rules)
    ]
    hits = sorted([*listed, *unlisted], key=lambda h: h.start)
    surnames = _surnames(tokens, index, hits, names.words.given_names)
    out: list[Hit] = []
    for hit in hits:
        first = index[hit.start]
        if tokens[first].folded in surnames and tokens[first].capital:
            continue
        out.append(_with_modifiers(text, tokens, hit, first, out[-1].end if out else 0, rules))
    return tuple(out), surnames


def _surnames(
    tokens: Sequence[Token], index: dict[int, int], hits: Sequence[Hit], given: frozenset[str]
) -> set[str]:
    out: set[str] = set()
    for hit in hits:
        first = index[hit.start]
        token, before = tokens[first], tokens[first - 1] if first else None
        named = before is not None and before.capital and before.folded in given
        if named and token.capital and token.joint == "" and token.end == hit.end:
            out.add(token.folded)
    return out


def _is_title(tokens: Sequence[Token], at: int, rules: MentionRules) -> bool:
    """Whether such a noun names a post here and describes no further noun ("chief reason")."""
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.folded in rules.role_heads_before_of:
        return after is not None and after.joint == "" and after.folded in ("of", "at")
    if after is None or after.joint != "" or after.capital:
        return True
    return after.folded in rules.after_titles


def _compound(text: str, tokens: Sequence[Token], at: int, rules: MentionRules) -> bool:
    """Whether a hyphen ties a word to one before it that makes no post ("under-fire")."""
    if at == 0 or text[tokens[at - 1].end : tokens[at].start] != "-":
        return False
    return tokens[at - 1].folded not in rules.role_modifiers


def _with_modifiers(
    text: str, tokens: Sequence[Token], hit: Hit, first: int, after: int, rules: MentionRules
) -> Hit:
    """The post with the words before it that make it another one ("deputy", "political")."""
    start = first
    while (
        start > 0
        and tokens[start].joint == ""
        and "." not in text[tokens[start - 1].end : tokens[start].start]
        and tokens[start - 1].start >= after
        and tokens[start - 1].folded in rules.role_modifiers
        and not _compound(text, tokens, start - 1, rules)
    ):
        start -= 1
    if start == first or hit.via is Via.JOB_WORD:
        return hit
    words = " ".join(text[tokens[start].start : hit.end].lower().split())
    return replace(hit, start=tokens[start].start, entry_names=(words,), via=Via.WORD)


def with_title(
    mention: Mention, tokens: Sequence[Token], index: Mapping[int, int], honorifics: frozenset[str]
) -> Mention:
    """A person with the title that stands before the name ("Dame Ann Roe")."""
    if mention.type is not MentionType.PERSON:
        return mention
    first = start = index.get(mention.span.start, 0)
    while start > 0 and tokens[start].joint in ("", "."):
        before = tokens[start - 1]
        if not before.capital or before.folded not in honorifics:
            break
        start -= 1
    if start == first:
        return mention
    return replace(mention, span=Span(tokens[start].start, mention.span.end))
