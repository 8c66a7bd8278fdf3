"""Capitalised stretches that no list knows, typed by the words beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from rumourdesk.extraction.parts import LineKind, MentionType, Sentence
from rumourdesk.lexicon.gazetteer import PARTICLES, Gazetteer, Token
from rumourdesk.lexicon.rules import MentionRules
from rumourdesk.model import Span

_NOT_BEFORE_PEOPLE = frozenset(["the", "of", "a", "an", "this", "in", "el", "la"])
_TYPO_LENGTH = 7
_LONGEST = 5
"""Words in the longest unknown name."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` up to `last` (not included) that look like one name."""

    first: int
    last: int


def stretches(
    tokens: Sequence[Token],
    taken: Sequence[bool],
    never: frozenset[str],
    opens: Sequence[bool],
    heads: frozenset[str] = frozenset(),
) -> list[Stretch]:
    """The capitalised stretches outside `taken`; `opens` marks words that owe their capital to
    their place, and `heads` are words that a name may join with "of" to what follows."""
    found: list[Stretch] = []
    at = 0
    while at < len(tokens):
        if taken[at] or not _starts(tokens[at], opens[at], never):
            at += 1
            continue
        last = at + 1
        while last < len(tokens) and last - at < _LONGEST and not taken[last]:
            if tokens[last].joint != "":
                break
            if _continues(tokens[last], never):
                last += 1
            elif (
                _bridges(tokens, taken, last, never)
                and (tokens[last].folded != "of" or any(t.folded in heads for t in tokens[at:last]))
            ) or (last == at + 1 and tokens[at].folded in heads and _of(tokens, taken, last)):
                last += 2
            else:
                break
        found.append(Stretch(at, last))
        at = last
    return found


def _starts(token: Token, opens: bool, never: frozenset[str]) -> bool:
    if not token.capital or token.folded in never:
        return False
    return len(token.folded) > 1 or not opens


def _continues(token: Token, never: frozenset[str]) -> bool:
    return token.capital and token.folded not in never


def _bridges(
    tokens: Sequence[Token], taken: Sequence[bool], at: int, never: frozenset[str]
) -> bool:
    """Whether a particle stands here with a capitalised word behind it ("van der Berg")."""
    token = tokens[at]
    if (
        token.capital
        or token.folded not in PARTICLES
        or token.folded in ("and", "for", "et", "und")
    ):
        return False
    after = at + 1
    return (
        after < len(tokens)
        and not taken[after]
        and tokens[after].joint == ""
        and _continues(tokens[after], never)
    )


def _of(tokens: Sequence[Token], taken: Sequence[bool], at: int) -> bool:
    """Whether "of" stands here with a capitalised word behind it ("University of Alder")."""
    if tokens[at].folded != "of" or at + 1 >= len(tokens) or taken[at + 1]:
        return False
    return tokens[at + 1].capital and tokens[at + 1].joint == ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around a stretch: the words before and after, past a possessive, and posts."""

    before: str
    after: str
    role_before: bool
    role_after: bool
    owns: bool = False
    """Whether what stands after is the name's own ("Roe's job")."""


def type_of(
    words: Sequence[str], beside: Beside, rules: MentionRules, names: Gazetteer
) -> tuple[MentionType, str] | None:
    """What an unknown stretch names and by which cue, or None where nothing tells."""
    first, last = words[0], words[-1]
    if len(words) > 1 and (last in rules.outlet_ends or first in rules.outlet_starts):
        return MentionType.OUTLET, "outlet ending"
    if beside.before in rules.outlet_leaders:
        return MentionType.OUTLET, "outlet leader"
    if len(words) > 2 and words[1] == "of" and first in rules.organisation_heads:
        return MentionType.ORGANISATION, "organisation word"
    if len(words) > 1 and (last in rules.organisation_ends or first in rules.organisation_starts):
        return MentionType.ORGANISATION, "organisation word"
    if len(words) > 1 and first in names.words.given_names:
        return MentionType.PERSON, "given name"
    if len(words) > 1 and last in rules.place_ends and not beside.role_before:
        return MentionType.OTHER, "place ending"
    if len(words) == 1 and last.endswith(rules.adjective_ends) and not beside.owns:
        return None
    peoples = beside.owns and beside.after in rules.what_people_hold
    if beside.role_after and not peoples:
        return MentionType.ORGANISATION, "role after"
    if beside.after in rules.organisation_followers and not peoples:
        return MentionType.ORGANISATION, "organisation follower"
    if beside.role_before or beside.before in rules.person_leaders:
        return MentionType.PERSON, "role before"
    if len(words) == 1 and beside.after in rules.person_followers and beside.before != "the":
        return MentionType.PERSON, "what people do"
    if beside.before in rules.unknown_leaders:
        return MentionType.ORGANISATION, "organisation leader"
    if beside.after in rules.plural_verbs and beside.before != "and" and len(words) == 1:
        return MentionType.ORGANISATION, "plural verb"
    if 2 <= len(words) <= 4 and beside.before not in _NOT_BEFORE_PEOPLE:
        return MentionType.PERSON, "two capitals"
    return None


_CUE_WEIGHTS = {"organisation word": 5, "outlet ending": 5, "place ending": 5, "two capitals": 1}
_USUAL_WEIGHT = 2
_PERSON_WEIGHT = 3
"""How much a title or a given name says, against words that only often follow bodies."""

Typed = tuple[MentionType, str] | None


def in_full(names: Iterable[str], legal: frozenset[str]) -> dict[str, str]:
    """For the short forms of the bodies named the one name that each stands for: without what
    the law adds ("Acme Inc"), or by the first or last word alone where one body has it."""
    bare = {name: _bare(name, legal) for name in names}
    out = {name: short for name, short in bare.items() if short != name}
    owners: dict[str, set[str]] = {}
    for name in bare.values():
        words = name.split()
        for word in {words[0], words[-1]} if len(words) > 1 else ():
            owners.setdefault(word, set()).add(name)
    out.update({word: min(of) for word, of in owners.items() if len(of) == 1})
    return out


def _bare(name: str, legal: frozenset[str]) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in legal:
        words.pop()
    return " ".join(words)


def agreed(typed: Iterable[tuple[str, Typed]]) -> dict[str, Typed]:
    """For each name of a report the type that its cues, taken together, speak for, with the cue
    that says so best. One name is one thing throughout a report."""
    votes: dict[str, Counter[MentionType]] = {}
    best: dict[tuple[str, MentionType], tuple[int, str]] = {}
    for name, found in typed:
        if found is None:
            continue
        usual = _PERSON_WEIGHT if found[0] is MentionType.PERSON else _USUAL_WEIGHT
        weight = _CUE_WEIGHTS.get(found[1], usual)
        votes.setdefault(name, Counter())[found[0]] += weight
        best[name, found[0]] = max(best.get((name, found[0]), (0, "")), (weight, found[1]))
    out: dict[str, Typed] = {}
    for name, counted in votes.items():
        kind = counted.most_common(1)[0][0]
        out[name] = (kind, best[name, kind][1])
    return out


def title_case(text: str, found: Iterable[Sentence]) -> tuple[Span, ...]:
    """The headings in which most words have a capital, so that a capital tells nothing."""
    out = []
    for sentence in found:
        if not sentence.heading and sentence.line.kind is not LineKind.EMBED:
            continue
        words = [w for w in sentence.span.of(text).split() if len(w) > 3 and w[0].isalpha()]
        if len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.75 * len(words):
            out.append(sentence.span)
    return tuple(out)


def led_by_bodies(
    tokens: Sequence[Token],
    cued: Sequence[tuple[Stretch, Typed]],
    surface: Callable[[Stretch], str],
) -> list[tuple[str, Typed]]:
    """A vote for a body for each longer name that opens with what elsewhere is one alone."""
    alone = {
        tokens[run.first].folded
        for run, found in cued
        if run.last - run.first == 1 and found and found[0] is MentionType.ORGANISATION
    }
    return [
        (surface(run), (MentionType.ORGANISATION, "organisation word"))
        for run, _ in cued
        if run.last - run.first > 1 and tokens[run.first].folded in alone
    ]


def misspelt(word: str, surnames: Mapping[str, str], ordinary: frozenset[str]) -> str | None:
    """Whose surname a word is with one letter wrong, if it is one person's alone."""
    if len(word) < _TYPO_LENGTH or word in ordinary:
        return None
    near = {
        name
        for surname, name in surnames.items()
        if abs(len(surname) - len(word)) <= 1 and OSA.distance(word, surname, score_cutoff=1) == 1
    }
    return near.pop() if len(near) == 1 else None
