"""A claim placed under the question that it answers."""

from __future__ import annotations

from rumourdesk.comparison.questions import question
from rumourdesk.model import Answer, Claim, Published


def answer(
    claim: Claim,
    *,
    claim_id: int,
    report_id: int,
    vacancy_id: int,
    outlet: str | None,
    published: Published | None,
    text: str,
) -> Answer | None:
    """The claim as an answer that can be compared, or None where it answers no question.

    `text` is the report's text that the claim's spans index: the condition is read from it.
    """
    asked = question(claim)
    if asked is None:
        return None
    return Answer(
        claim=claim_id,
        report=report_id,
        vacancy=vacancy_id,
        question=asked,
        kind=claim.kind,
        about=claim.about,
        polarity=claim.polarity,
        certainty=claim.certainty,
        facet=claim.facet,
        topic=claim.topic,
        exclusive=claim.exclusive,
        superseded=claim.superseded,
        condition=claim.condition.of(text) if claim.condition else None,
        when_start=claim.when.start if claim.when else None,
        when_end=claim.when.end if claim.when else None,
        sources=claim.sources,
        outlet=outlet,
        published=published,
        quote=claim.quote,
    )
