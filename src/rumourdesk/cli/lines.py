"""How rows of the desk read as lines of a terminal and as JSON records."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rumourdesk.export import claim_record, published_record
from rumourdesk.model import Claim, Outcome, Post, Published, RelationKind

if TYPE_CHECKING:
    from rumourdesk.comparison import Row, Section
    from rumourdesk.desk import ClaimRow, Comparison, ReportPage, ReportRow, VacancyRow
    from rumourdesk.desk.extracting import Extraction, Gaps
    from rumourdesk.model import Answer

MARKS = {Outcome.CONFIRMED: "✓", Outcome.REFUTED: "✗", None: "·"}
RELATION_MARKS = {
    RelationKind.AGREES: "=",
    RelationKind.CONTRADICTS: "⚡",
    RelationKind.UPDATES: "→",
    RelationKind.ECHOES: "↻",
}
WIDTH = 88


def counted(number: int, word: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def day_words(published: Published | None) -> str:
    return published.day.isoformat() if published else "undated"


def outlet_words(row: ReportRow) -> str:
    """The outlet, said to be inferred or restated where it is."""
    name = row.outlet or "unknown outlet"
    inferred = " (inferred)" if row.outlet_inferred else ""
    restated = " (restated)" if row.restated else ""
    return f"{name}{inferred}{restated}"


def report_line(row: ReportRow) -> str:
    unread = "●" if row.unread else " "
    judged = f"  ✓{row.confirmed} ✗{row.refuted}" if row.confirmed or row.refuted else ""
    return (
        f"{row.id:5} {unread} {day_words(row.published):10}  {outlet_words(row)} · "
        f"{counted(row.claims, 'claim')}{judged}  {row.headline}"
    )


def report_record(row: ReportRow, vacancies: Mapping[int, VacancyRow]) -> dict[str, object]:
    """A report in the public JSON shape of `rumourdesk list --json`."""
    return {
        "id": row.id,
        "outlet": row.outlet,
        "outlet_inferred": row.outlet_inferred,
        "restated": row.restated,
        "title": row.headline,
        "published": published_record(row.published),
        "vacancies": [vacancy_record(vacancies[v]) for v in row.vacancies if v in vacancies],
        "claims": row.claims,
        "confirmed": row.confirmed,
        "refuted": row.refuted,
        "unread": row.unread,
        "trashed": row.trashed,
    }


def vacancy_record(row: VacancyRow) -> dict[str, object]:
    return {
        "id": row.id,
        "organisation": row.organisation,
        "role": row.role,
        "epoch": row.epoch,
        "incumbent": row.incumbent,
    }


def stored_claim_record(row: ClaimRow, text: str) -> dict[str, object]:
    """A claim in the public JSON shape of `rumourdesk claims --json`."""
    verdict = row.verdict
    return {
        "id": row.id,
        "report": row.report,
        **claim_record(row.claim, text),
        "verdict": row.outcome.value if row.outcome else None,
        "note": verdict.note if verdict else "",
        "evidence": verdict.evidence if verdict else "",
        "by": verdict.author if verdict else "",
    }


def claim_line(row: ClaimRow, outlet: str | None = None) -> str:
    from rumourdesk.comparison import answer_words, kind_words, source_words

    claim = row.claim
    about = f" · {claim.about}" if claim.about else ""
    note = f"\n        note: {row.verdict.note}" if row.verdict and row.verdict.note else ""
    shown = f"\n        see: {row.verdict.evidence}" if row.verdict and row.verdict.evidence else ""
    judged = row.outcome.value if row.outcome else "unjudged"
    return (
        f"{row.id:6} {MARKS[row.outcome]} {kind_words(claim.kind)}{about}: {answer_words(claim)} · "
        f"{claim.certainty} · {source_words(claim.sources, outlet)} · {judged}\n"
        f"        “{' '.join(claim.quote.split())}”{note}{shown}"
    )


def report_lines(page: ReportPage) -> Iterator[str]:
    """A report's head, its text wrapped, and its claims."""
    row = page.row
    trashed = " · in the trash" if row.trashed else ""
    yield f"{outlet_words(row)} · {day_words(row.published)}{trashed}"
    if row.headline and page.report.title:
        yield row.headline
    if page.report.url:
        yield page.report.url
    body = page.report.text
    if page.report.title and body.startswith(page.report.title):
        body = body[len(page.report.title) :]
    for paragraph in body.split("\n"):
        if paragraph.strip():
            yield ""
            yield textwrap.fill(paragraph, WIDTH)
    yield ""
    for claim in page.claims:
        yield claim_line(claim, row.outlet)


def uncovered_lines(gaps: Sequence[Gaps]) -> Iterator[str]:
    """The guarded sentences that gave no claim, report by report, and how many there are."""
    for gap in gaps:
        if not gap.sentences:
            continue
        text = gap.report.text
        yield f"{gap.report.path}  {counted(gap.claims, 'claim')}"
        for found in gap.sentences:
            guards = ", ".join(dict.fromkeys(g.span.of(text) for g in found.guards))
            yield f"  {found.span.start:6}  {'; '.join(found.names)} · {guards}"
            yield f"          “{' '.join(found.span.of(text).split())}”"
    total = sum(len(gap.sentences) for gap in gaps)
    without = counted(total, "guarded sentence")
    yield f"{without} without a claim in {counted(len(gaps), 'report')}."


def extraction_lines(extraction: Extraction, *, explained: bool = False) -> Iterator[str]:
    """The claims of reports that were read without a desk, on request with the words behind
    each field."""
    from rumourdesk.comparison import answer_words, kind_words, source_words

    for article in extraction.articles:
        report = article.report
        yield f"{report.path}  {report.outlet or 'unknown outlet'} · {day_words(report.published)}"
        for claim in article.reading.claims:
            about = f" · {claim.about}" if claim.about else ""
            yield (
                f"  {kind_words(claim.kind)}{about}: {answer_words(claim)} · {claim.certainty} · "
                f"{source_words(claim.sources, report.outlet)}"
            )
            yield f"      “{' '.join(claim.quote.split())}”"
            if explained:
                yield from why_lines(claim, report.text)
    for relation in extraction.relations:
        yield f"{RELATION_MARKS[relation.kind]} {relation.kind}: {relation.why}"


def why_lines(claim: Claim, text: str) -> Iterator[str]:
    """What each field of a claim says, the words that it was read from, and the rule."""
    from rumourdesk.comparison import explain

    for why in explain(claim, text):
        yield f"        {why.field:10}  {why.value}{f' ({why.default})' if why.default else ''}"
        for ground in why.grounds:
            span = ground.span
            words = " ".join(span.of(text).split())
            place = f"line {ground.line}, {span.start} to {span.end}"
            yield f"          “{words}” ({place}): {ground.rule}"


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Two reports, question by question: the left answer, the relation, the right answer."""
    vacancy = found.vacancy
    after = f" · {vacancy.incumbent}" if vacancy.incumbent else ""
    yield f"{vacancy.organisation} · {vacancy.role}{after}"
    for side, page in (("left ", found.left), ("right", found.right)):
        yield (
            f"{side}  {outlet_words(page.row)} · {day_words(page.row.published)} · "
            f"{page.row.headline}"
        )
    yield counted(found.contradictions, "contradiction")
    for section in found.sections:
        yield ""
        yield f"── {section_words(section, found)} ──"
        for row in section.rows:
            yield from _row_lines(row)


def section_words(section: Section, found: Comparison) -> str:
    from rumourdesk.comparison import question_words

    vacancy = found.vacancy
    post = Post(vacancy.organisation, vacancy.role)
    return question_words(section.question, section.title_person, post, vacancy.incumbent)


def _row_lines(row: Row) -> Iterator[str]:
    if row.relation:
        doubt = "" if row.relation.order_known else ", order unknown"
        mark = RELATION_MARKS[row.relation.kind]
        yield f"  {mark} {row.relation.kind}{doubt}: {row.relation.why}"
    for side, answer in (("left ", row.left), ("right", row.right)):
        if answer:
            yield f"    {side}  {_answer_line(answer)}"


def _answer_line(answer: Answer) -> str:
    from rumourdesk.comparison import answer_words, source_words

    about = f"{answer.about}: " if answer.about else ""
    quote = " ".join(answer.quote.split())
    return (
        f"{about}{answer_words(answer)} · {source_words(answer.sources, answer.outlet)} · "
        f"“{quote}” [{answer.claim}]"
    )


def comparison_record(found: Comparison) -> dict[str, object]:
    """A comparison as JSON; claims are named by their ids."""
    return {
        "vacancy": vacancy_record(found.vacancy),
        "left": found.left.row.id,
        "right": found.right.row.id,
        "contradictions": found.contradictions,
        "sections": [
            {
                "question": section.question,
                "rows": [
                    {
                        "left": row.left.claim if row.left else None,
                        "right": row.right.claim if row.right else None,
                        "relation": row.relation.kind.value if row.relation else None,
                        "why": row.relation.why if row.relation else None,
                    }
                    for row in section.rows
                ],
            }
            for section in found.sections
        ],
        "unplaced": [row.id for row in (*found.unplaced_left, *found.unplaced_right)],
    }
