"""Words that also name a body or nothing at all, where they are somebody's surname."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rumourdesk.lexicon.gazetteer import Gazetteer, Hit, NameType, Token

_BODIES = frozenset([NameType.ORGANISATION, NameType.OUTLET, NameType.VENUE])


def without_surnames(
    hits: Sequence[Hit], tokens: Sequence[Token], index_at: Mapping[int, int], names: Gazetteer
) -> tuple[Hit, ...]:
    """The hits without the bodies of one word that follows a first name ("Eva Lindt")."""
    people = {hit.end for hit in hits if hit.type is NameType.PERSON}
    return tuple(h for h in hits if not _is_surname(h, tokens, index_at[h.start], people, names))


def _is_surname(
    hit: Hit, tokens: Sequence[Token], at: int, people: set[int], names: Gazetteer
) -> bool:
    if hit.type not in _BODIES or at == 0 or tokens[at].end != hit.end:
        return False
    first, word = tokens[at - 1], tokens[at]
    given = first.capital and first.folded in names.words.given_names and not first.upper
    plain = first.folded not in names.words.ordinary and first.end not in people
    return given and plain and word.capital and word.joint == "" and not word.upper


def bodies_of(hits: Sequence[Hit]) -> frozenset[str]:
    """The bodies that some words of a report may name."""
    return frozenset(name for hit in hits if hit.type in _BODIES for name in hit.entry_names)


def belongs_to_any(person: str, bodies: frozenset[str], names: Gazetteer) -> bool:
    """Whether the lexicon ties a person to one of these bodies."""
    entry = names.person(person)
    return entry is not None and not bodies.isdisjoint(entry.organisations)


def opens_a_name(hit: Hit, tokens: Sequence[Token], at: int, names: Gazetteer) -> bool:
    """Whether a place that is also a first name stands before a surname ("Jordan Ott")."""
    if hit.type is not NameType.PLACE or tokens[at].end != hit.end or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    given = tokens[at].capital and tokens[at].folded in names.words.given_names
    plain = after.folded not in names.words.ordinary and after.joint == ""
    return given and after.capital and plain
