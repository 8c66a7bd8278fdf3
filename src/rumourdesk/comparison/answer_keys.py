"""What makes two claims the same answer, as a key by which a whole vacancy can be grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rumourdesk.comparison.names import fold
from rumourdesk.comparison.people import fullest_names, person_key
from rumourdesk.comparison.questions import EXIT, head
from rumourdesk.model import Answer, Facet, Kind, Polarity


@dataclass(frozen=True, slots=True, order=True)
class AnswerKey:
    """One answer to one question of a vacancy, whoever gives it and however surely.

    `question` is without its person, `person` the key of the fullest name and empty for the exit,
    which is the incumbent's; `topic` is empty where the claim has none.
    """

    vacancy: int
    question: str
    person: str
    kind: Kind
    polarity: Polarity
    facet: Facet
    topic: str


def answer_keys(answers: Iterable[Answer]) -> dict[int, AnswerKey]:
    """The key of each claim's answer, with the names of a vacancy's people brought together."""
    told = list(answers)
    full = people_of(told)
    return {a.claim: answer_key(a, full) for a in told}


def people_of(answers: Iterable[Answer]) -> dict[str, str]:
    """For each name in the answers, the fullest name of the person."""
    return fullest_names(a.about for a in answers if a.about)


def answer_key(answer: Answer, full: Mapping[str, str]) -> AnswerKey:
    """The key of one answer; `full` gives the fullest name for each name."""
    asked = head(answer.question)
    about = full[answer.about] if answer.about and asked != EXIT else ""
    return AnswerKey(
        vacancy=answer.vacancy,
        question=asked,
        person=person_key(about),
        kind=answer.kind,
        polarity=answer.polarity,
        facet=answer.facet,
        topic=fold(answer.topic) if answer.topic else "",
    )
