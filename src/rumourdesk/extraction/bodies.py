"""Bodies that no list knows, by the words that name one: "University of Alder", "Alder Trust"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rumourdesk.extraction.names import Stretch
from rumourdesk.lexicon.gazetteer import Gazetteer, Hit, Token, fold
from rumourdesk.lexicon.rules import MentionRules
from rumourdesk.model import Span

_LONGEST = 7
"""Words in the longest name of a body."""
_SMALL = frozenset(["of", "for", "and", "the", "in"])
_SHORTEST_INITIALS = 2


def whole_bodies(
    tokens: Sequence[Token], never: frozenset[str], rules: MentionRules
) -> list[Stretch]:
    """The stretches that name a body whole, whatever their words name alone, none overlapping."""
    out: list[Stretch] = []
    at = 0
    while at < len(tokens):
        found = _headed(tokens, at, never, rules) or _ended(tokens, at, never, rules)
        if found is None:
            at += 1
            continue
        out.append(found)
        at = found.last
    return out


def _headed(
    tokens: Sequence[Token], at: int, never: frozenset[str], rules: MentionRules
) -> Stretch | None:
    """ "University of Alder", "Institute for the Deaf" from its first word on."""
    if not tokens[at].capital or tokens[at].folded not in rules.body_heads:
        return None
    name = at + 1
    if not _word(tokens, name) or tokens[name].folded not in ("of", "for"):
        return None
    name += 1
    if _word(tokens, name) and tokens[name].folded == "the":
        name += 1
    last = _capitals(tokens, name, never)
    if last == name:
        return None
    if _word(tokens, last) and tokens[last].folded == "and" and tokens[last - 1].folded != "the":
        further = _capitals(tokens, last + 1, never)
        if further == last + 2 and tokens[at].folded in rules.many_sided:
            last = further
    return Stretch(at, min(last, at + _LONGEST))


def _ended(
    tokens: Sequence[Token], at: int, never: frozenset[str], rules: MentionRules
) -> Stretch | None:
    """ "Alder University", "National Rail Inspectorate" up to the last word that names a body."""
    first = tokens[at].folded
    if not tokens[at].capital or first == "the":
        return None
    if first in never and first not in rules.body_openers:
        return None
    last = at + 1
    best = None
    while last < len(tokens) and last - at < _LONGEST and tokens[last].joint == "":
        token = tokens[last]
        if not token.capital or token.folded in never:
            break
        last += 1
        if token.folded in rules.body_heads:
            best = last
    return Stretch(at, best) if best else None


def _word(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].joint == ""


def _capitals(tokens: Sequence[Token], at: int, never: frozenset[str]) -> int:
    """Where the words with a capital that start here end."""
    while _word(tokens, at) and tokens[at].capital and tokens[at].folded not in never:
        at += 1
    return at


def unlisted(
    tokens: Sequence[Token],
    hits: Sequence[Hit],
    names: Gazetteer,
    never: frozenset[str],
    rules: MentionRules,
) -> list[Stretch]:
    """The bodies named whole that are not on any list, whatever known names are part of them."""
    known = {hit.start: hit for hit in hits}
    starts = {token.start: i for i, token in enumerate(tokens)}
    out = []
    for run in whole_bodies(tokens, never, rules):
        start, end = tokens[run.first].start, tokens[run.last - 1].end
        hit = known.get(start)
        long = hit is not None and tokens[starts[hit.start]].end < hit.end
        person = tokens[run.first].folded in names.words.given_names and run.last - run.first == 2
        if long or person or any(h.start <= start and end <= h.end for h in hits):
            continue
        out.append(run)
    return out


def apart_from(hits: Sequence[Hit], spans: Sequence[Span]) -> tuple[Hit, ...]:
    """The hits that touch none of some stretches of the text."""
    return tuple(h for h in hits if not any(s.overlaps(Span(h.start, h.end)) for s in spans))


def has_ticker(text: str, tokens: Sequence[Token], run: Stretch) -> bool:
    """Whether letters of a name stand in brackets behind it ("Halden Marine (HLDN)")."""
    start, end = tokens[run.first].start, tokens[run.last - 1].end
    if run.last >= len(tokens) or text[end : end + 2] != " (":
        return False
    after = tokens[run.last]
    closed = text[after.end : after.end + 1] == ")"
    letters = iter(fold(text[start:end]))
    fits = len(after.folded) > 1 and all(letter in letters for letter in after.folded)
    return after.upper and closed and fits


def of_place(word: str, names: Gazetteer) -> str:
    """The university that a place's name stands for among universities."""
    full = f"University of {word}"
    return (
        full
        if names.organisation(full) or not names.organisation(f"{word} University")
        else (f"{word} University")
    )


def among_universities(
    tokens: Sequence[Token], whole: Sequence[Stretch], roles: Sequence[Hit]
) -> bool:
    """Whether a report is about universities, so that a bare "Leeds" is one and no club."""
    named = any(t.folded == "university" for run in whole for t in tokens[run.first : run.last])
    return named and not any("manager" in hit.entry_names for hit in roles)


def short_forms(
    names: Iterable[str], rules: MentionRules, ordinary: frozenset[str]
) -> Mapping[str, str]:
    """What a report calls its bodies for short, by folded word: the first word that is their own,
    or their initials."""
    out: dict[str, str] = {}
    for name in names:
        words = fold(name).split()
        if len(words) < _SHORTEST_INITIALS:
            continue
        own = [w for w in words if w not in _SMALL and w not in rules.body_heads]
        own = [w for w in own if w not in rules.body_openers and w not in ordinary]
        if own:
            out.setdefault(own[0], name)
        initials = "".join(w[0] for w in words if w not in _SMALL)
        if len(initials) >= _SHORTEST_INITIALS + 1:
            out.setdefault(initials, name)
    return out
