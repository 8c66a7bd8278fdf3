"""Why two claims stand as they do, in one short line that gives both sides."""

from __future__ import annotations

from enum import Enum, auto

from rumourdesk.comparison.sides import Side
from rumourdesk.comparison.wording import answer_words, kind_words
from rumourdesk.model import Kind, RelationKind

LONGEST = 90
"""Characters in a reason at most."""


class Clash(Enum):
    """In what two answers differ."""

    NONE = auto()
    OPPOSITE = auto()
    RIVALS = auto()
    MANNER = auto()
    TIMES = auto()
    DECIDED = auto()
    TOLD = auto()


def reason(first: Side, second: Side, kind: RelationKind, clash: Clash) -> str:
    """The reason in words, the first side's before the second's, at most `LONGEST` characters."""
    if kind is RelationKind.ECHOES:
        return _cut(_echo(first, second))
    one, other = answer_words(first.answer), answer_words(second.answer)
    label = _label(first)
    if kind is RelationKind.AGREES:
        return _cut(f"{label}{one}, in both" if one == other else f"{label}{one}, and {other}")
    between = ", then " if kind is RelationKind.UPDATES else " / "
    if clash is Clash.RIVALS:
        return _cut(f"{first.answer.about} {one}{between}{second.answer.about} {other}")
    if clash is Clash.TOLD:
        return _cut(f"{label}{one}, then told as no longer so")
    return _cut(f"{label}{one}{between}{other}")


def _label(of: Side) -> str:
    answer = of.answer
    if answer.kind is Kind.CONTRACT:
        return f"{answer.topic or kind_words(answer.kind)}: "
    if of.head == "exit":
        return ""
    return f"{answer.about}: " if answer.about else ""


def _echo(first: Side, second: Side) -> str:
    if first.origin == second.origin:
        if first.outlet == second.outlet and first.origin == first.outlet:
            return f"{first.origin_name} repeats itself"
        return f"both stand on {first.origin_name}"
    return f"cites {second.origin_name}"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
