"""What a report and the lexicon say of its people: who holds posts, who fills them, who plays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rumourdesk.extraction.parts import Figure, Mention, MentionType, Standing
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import words_of
from rumourdesk.lexicon.rules import FigureRules

_KINDS = {
    "coach": Standing.HOLDER,
    "player": Standing.PLAYER,
    "president": Standing.EMPLOYER,
    "journalist": Standing.JOURNALIST,
    "pundit": Standing.JOURNALIST,
    "agent": Standing.AGENT,
}
_QUOTES = frozenset('"“”')
_LINKS = frozenset(["", "s", "is", "was"])
"""What may stand between a role and the name beside it."""
_PARTING = frozenset(["who", "whose", "which", "where", "has", "have", "not", "with", "in", "at"])
"""Words behind a name after which a role is no longer that person's."""
_BESIDE = frozenset(
    ["is", "was", "the", "a", "an", "of", "at", "and", "now", "currently", "also", "still", "its"]
) | {"their", "new", "current", "former", "acting", "interim", "long-serving", "'s", "for"}
"""What may stand between "X is" and the role that X is said to have."""
_THROUGH = frozenset(["through", "via"])
"""Before somebody else's office, of whose voice a name behind it makes use."""
_AGE = re.compile(r"(?:,| \(|, aged|, who is) ?([2-9]\d)(?=[,.)])")
_REACH = 3
"""Words before a name in which a noun still describes it."""


def figures(
    text: str, shade: str, found: Sequence[Mention], lexicon: Lexicon
) -> Mapping[str, Figure]:
    """The people of a report by name, in the order in which they appear."""
    rules = lexicon.rules.figures
    votes: dict[str, Counter[Standing]] = {}
    roles: dict[str, dict[str, None]] = {}
    bodies: dict[str, dict[str, None]] = {}
    ages: dict[str, int] = {}
    for i, mention in enumerate(found):
        if mention.type is not MentionType.PERSON:
            continue
        vote = votes.setdefault(mention.name, Counter())
        tied = bodies.setdefault(mention.name, {})
        own = roles.setdefault(mention.name, {})
        described = _description(shade, found, i, lexicon.rules.attribution.verbs)
        past = any(word in rules.former for word in described)
        for word in described:
            standing = None if past and word in rules.players else _standing(word, rules)
            if standing is not None:
                vote[standing] += 1
        for near in _neighbours(text, shade, found, i):
            if near.type is MentionType.ROLE:
                own.setdefault(near.name)
                vote[_role_standing(near.name, rules)] += 1
            elif near.type is MentionType.ORGANISATION:
                tied.setdefault(near.name)
    return {
        name: replace(
            _figure(name, vote, tuple(roles[name]), tuple(bodies[name]), lexicon.names),
            age=ages.get(name),
        )
        for name, vote in votes.items()
    }


def _standing(word: str, rules: FigureRules) -> Standing | None:
    if word in rules.players:
        return Standing.PLAYER
    if word in rules.journalists:
        return Standing.JOURNALIST
    if word in rules.agents:
        return Standing.AGENT
    if word in rules.employers:
        return Standing.EMPLOYER
    return None


def _role_standing(role: str, rules: FigureRules) -> Standing:
    if role in rules.players:
        return Standing.PLAYER
    return Standing.EMPLOYER if role in rules.employers else Standing.HOLDER


def _description(
    shade: str, found: Sequence[Mention], i: int, verbs: Mapping[str, str]
) -> list[str]:
    """The words just before a name and, after a comma, just behind it."""
    span = found[i].span
    before = [w.group() for w in words_of(shade, max(0, span.start - 40), span.start)]
    gap = shade[max(0, span.start - 40) : span.start]
    for sign in ".;:!?\n":
        if sign in gap:
            tail = gap.rpartition(sign)[2]
            before = [w.group() for w in words_of(tail, 0, len(tail))]
            gap = tail
    out = [] if _THROUGH & set(before[-_REACH - 1 :]) else before[-_REACH:]
    out += [" ".join(out[k : k + 2]) for k in range(len(out) - 1)]
    if shade.startswith(",", span.end):
        after = [w.group() for w in words_of(shade, span.end, min(len(shade), span.end + 50))]
        if not any(w in verbs for w in after[:4]):
            out += after[:4]
    return out


def _neighbours(text: str, shade: str, found: Sequence[Mention], i: int) -> Iterable[Mention]:
    """The role and the organisation that stand in one phrase with a name: "Acme chief Ann Roe",
    "Ann Roe, the head of Acme"."""
    span = found[i].span
    k = i - 1
    start = span.start
    while k >= 0 and start - found[k].span.end <= 5 and found[k].type is not MentionType.PERSON:
        between = slice(found[k].span.end, start)
        if shade[between].strip(" ',") not in _LINKS or any(q in _QUOTES for q in text[between]):
            break
        yield found[k]
        start = found[k].span.start
        k -= 1
    if not shade.startswith((",", " is ", " was "), span.end):
        return
    said_of = not shade.startswith(",", span.end)
    end, k = span.end, i + 1
    while k < len(found) and found[k].type is not MentionType.PERSON:
        gap = shade[end : found[k].span.start]
        if len(gap) > 24 or any(sign in gap.lstrip(", ") for sign in ",.;:!?\n"):
            break
        if any(w in _PARTING or (said_of and w not in _BESIDE) for w in gap.split()):
            break
        yield found[k]
        end = found[k].span.end
        k += 1


def _figure(
    name: str,
    votes: Counter[Standing],
    roles: tuple[str, ...],
    tied: tuple[str, ...],
    names: Gazetteer,
) -> Figure:
    entry = names.person(name)
    standing = votes.most_common(1)[0][0] if votes else Standing.UNKNOWN
    known = _KINDS.get(entry.kind) if entry else None
    if entry is None or names.is_learned(name):
        if known is not None and not votes:
            standing = known
        return Figure(name, standing, organisations=tied, roles=roles)
    if known is not None and not (votes and known is Standing.PLAYER and votes[Standing.HOLDER]):
        standing = known
    return Figure(
        name,
        standing,
        entry.nationality,
        entry.born,
        tuple(dict.fromkeys([*entry.organisations, *tied])),
        roles=roles,
    )
