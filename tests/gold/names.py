"""When two names, roles or questions count as the same for the scorer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_ONE_ROLE = {
    "boss": "manager",
    "coach": "manager",
    "first team manager": "manager",
    "head coach": "manager",
    "ceo": "chief executive",
    "chief executive officer": "chief executive",
    "chairman": "chair",
    "chairwoman": "chair",
}
_QUESTIONS = {
    "candidate": "successor",
    "appointment": "successor",
    "agreement": "successor",
    "exit": "exit",
    "interim": "interim",
    "next_role": "next_role",
}
_PERSONAL = {"contact", "willingness", "standing", "contract"}


class Cell(NamedTuple):
    """Two reports, in the order of their ids, and the question and body that both speak of."""

    a: str
    b: str
    question: str
    body: str


def fold(name: str | None) -> str:
    """Small letters without accents, one space between words: "Pérez-Díaz" gives "perez diaz"."""
    apart = unicodedata.normalize("NFKD", name or "")
    bare = (c for c in apart if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).casefold().split())


def same_name(one: str | None, other: str | None) -> bool:
    """Whether one name's words are all among the other's. No name is the same as no name alone."""
    left, right = set(fold(one).split()), set(fold(other).split())
    if not (left and right):
        return left == right
    return left <= right or right <= left


def same_role(one: str | None, other: str | None) -> bool:
    """As `same_name`, with "head coach" and "manager", "CEO" and "chief executive" as one."""
    left, right = fold(one), fold(other)
    return same_name(_ONE_ROLE.get(left, left), _ONE_ROLE.get(right, right))


def named_in(wanted: Iterable[str], names: Iterable[str]) -> int:
    """How many of the wanted names are among the names."""
    there = list(names)
    return sum(any(same_name(one, name) for name in there) for one in wanted)


def question(kind: str, about: str | None) -> str | None:
    """The question that a claim answers, such as "contact:amaro"; None where none is compared."""
    if kind in _PERSONAL:
        return f"{kind}:{_last_word(about)}"
    return _QUESTIONS.get(kind)


def cell(a: str, b: str, asked: str, organisation: str | None) -> Cell:
    """The cell of a question that may name a person in full: surnames and last words count."""
    kind, _, person = asked.partition(":")
    person = _last_word(person)
    first, second = sorted((a, b))
    return Cell(first, second, f"{kind}:{person}" if person else kind, _last_word(organisation))


def _last_word(name: str | None) -> str:
    return (fold(name).split() or [""])[-1]
