"""Why two claims stand as they do, in one short line that gives both sides."""

from __future__ import annotations

from rumourdesk.comparison.clashes import Clash
from rumourdesk.comparison.questions import EXIT
from rumourdesk.comparison.sides import Side
from rumourdesk.comparison.wording import answer_words, kind_words
from rumourdesk.model import Kind, RelationKind

LONGEST = 90
"""Characters in a reason at most."""


def reason(first: Side, second: Side, kind: RelationKind, differ: Clash | None) -> str:
    """The reason in words, the first side's before the second's, at most `LONGEST` characters."""
    words = (
        _echo(first, second) if kind is RelationKind.ECHOES else _both(first, second, kind, differ)
    )
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _both(first: Side, second: Side, kind: RelationKind, differ: Clash | None) -> str:
    label = _label(first)
    one = answer_words(first.answer).removeprefix(label)
    other = answer_words(second.answer).removeprefix(label)
    if kind is RelationKind.AGREES:
        both = f"{one}, in both" if one == other else f"{one}, and {other}"
        return f"{label}{both}"
    if differ is Clash.TERMS and first.amount and second.amount:
        one, other = first.amount.words(), second.amount.words()
    between = ", then " if kind is RelationKind.UPDATES else " / "
    if differ is Clash.RIVALS:
        return f"{first.answer.about} {one}{between}{second.answer.about} {other}"
    if second.answer.superseded:
        other = "told as no longer so"
    return f"{label}{one}{between}{other}"


def _label(of: Side) -> str:
    answer = of.answer
    if answer.kind is Kind.CONTRACT:
        return f"{answer.topic or kind_words(answer.kind)}: "
    return f"{answer.about}: " if answer.about and of.head != EXIT else ""


def _echo(first: Side, second: Side) -> str:
    if second.origin == first.outlet != second.outlet:
        return f"cites {second.origin_name}"
    if first.outlet == second.outlet == first.origin:
        return f"{first.origin_name} says so again"
    return f"both stand on {first.origin_name}"
