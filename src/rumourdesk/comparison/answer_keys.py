"""What makes two claims the same answer, as a key by which a whole vacancy can be grouped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rumourdesk.comparison.names import fold
from rumourdesk.comparison.people import person_key
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
