"""Claims of competing reports held against each other: answers, relations, positions, alignment.

Pure: the same claims give the same result, whatever their order, the day or the machine.
"""

from __future__ import annotations

from rumourdesk.comparison.alignment import Row, Section, align
from rumourdesk.comparison.answers import answer
from rumourdesk.comparison.conflicts import contradicted, count_by_report
from rumourdesk.comparison.names import same_person
from rumourdesk.comparison.positions import positions
from rumourdesk.comparison.questions import (
    QUESTION_ORDER,
    question,
    question_key,
    question_words,
)
from rumourdesk.comparison.relations import CHANGE_DAYS, relate, relate_claim
from rumourdesk.comparison.why import Ground, Why, explain
from rumourdesk.comparison.wording import (
    answer_words,
    basis,
    certainty_words,
    kind_words,
    source_words,
    stage,
    when_words,
)

__all__ = [
    "CHANGE_DAYS",
    "QUESTION_ORDER",
    "Ground",
    "Row",
    "Section",
    "Why",
    "align",
    "answer",
    "answer_words",
    "basis",
    "certainty_words",
    "contradicted",
    "count_by_report",
    "explain",
    "kind_words",
    "positions",
    "question",
    "question_key",
    "question_words",
    "relate",
    "relate_claim",
    "same_person",
    "source_words",
    "stage",
    "when_words",
]
