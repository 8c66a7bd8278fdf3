"""Reading and comparing files without a desk: what `rumourdesk extract` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rumourdesk import intake
from rumourdesk.comparison import Why, answer, explain, positions, relate
from rumourdesk.desk.taking_in import Defaults, read_files, with_outlet
from rumourdesk.export import claim_record, position_record, published_record
from rumourdesk.extraction import read
from rumourdesk.extraction.uncovered import Uncovered, uncovered
from rumourdesk.lexicon.lexicon import load_lexicon
from rumourdesk.model import Answer, Claim, Position, Reading, Relation, Report
from rumourdesk.store.epochs import Epochs, PostKey, post_key


@dataclass(frozen=True, slots=True)
class Extracted:
    """One report, what was read from it, and its positions."""

    report: Report
    reading: Reading
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Reports read and compared. Relations name claims by their place in `claim_places`.

    `notes` pair files of a person's own lexicon that were left out with the reason.
    """

    articles: tuple[Extracted, ...]
    relations: tuple[Relation, ...]
    claim_places: tuple[tuple[int, int], ...]
    refused: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...] = ()

    def record(self, *, explained: bool = False) -> dict[str, object]:
        """The public JSON shape (docs/formats.md), on request with the words behind each field."""
        return {
            "articles": [_article_record(article, explained) for article in self.articles],
            "relations": [self._relation_record(relation) for relation in self.relations],
        }

    def _relation_record(self, relation: Relation) -> dict[str, object]:
        return {
            "a": self._place_record(relation.a),
            "b": self._place_record(relation.b),
            "relation": relation.kind.value,
            "why": relation.why,
        }

    def _place_record(self, claim: int) -> dict[str, object]:
        article, index = self.claim_places[claim]
        return {"path": self.articles[article].report.path, "claim": index}


def _article_record(article: Extracted, explained: bool) -> dict[str, object]:
    report = article.report
    return {
        "path": report.path,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "published": published_record(report.published),
        "text": report.text,
        "claims": [_claim_record(c, report.text, explained) for c in article.reading.claims],
        "positions": [position_record(position) for position in article.positions],
    }


def _claim_record(claim: Claim, text: str, explained: bool) -> dict[str, object]:
    why = {"why": [_why_record(why, text) for why in explain(claim, text)]} if explained else {}
    return {**claim_record(claim, text), **why}


def _why_record(why: Why, text: str) -> dict[str, object]:
    return {
        "field": why.field,
        "value": why.value,
        "default": why.default or None,
        "words": [
            {
                "start": ground.span.start,
                "end": ground.span.end,
                "text": ground.span.of(text),
                "line": ground.line,
                "rule": ground.rule,
            }
            for ground in why.grounds
        ],
    }


@dataclass(frozen=True, slots=True)
class Gaps:
    """One report, how many claims were read from it, and the sentences that gave none."""

    report: Report
    claims: int
    sentences: tuple[Uncovered, ...]

    def record(self) -> dict[str, object]:
        """The public JSON shape of one report (docs/formats.md)."""
        return {
            "path": self.report.path,
            "claims": self.claims,
            "uncovered": [_uncovered_record(u, self.report.text) for u in self.sentences],
        }


def _uncovered_record(found: Uncovered, text: str) -> dict[str, object]:
    return {
        "start": found.span.start,
        "end": found.span.end,
        "sentence": found.span.of(text),
        "names": list(found.names),
        "guards": [
            {
                "start": guard.span.start,
                "end": guard.span.end,
                "words": guard.span.of(text),
                "sort": guard.sort,
            }
            for guard in found.guards
        ],
    }


def uncovered_in(extraction: Extraction, defaults: Defaults) -> tuple[Gaps, ...]:
    """What reading left uncovered in each report of an extraction made with these defaults."""
    lexicon = load_lexicon(defaults.lexicon_folder)
    return tuple(
        Gaps(
            article.report,
            len(article.reading.claims),
            uncovered(article.report, article.reading, lexicon),
        )
        for article in extraction.articles
    )


def extract_files(paths: Sequence[Path], defaults: Defaults) -> Extraction:
    """Read every report at `paths`, in the order of their names, and compare them."""
    lexicon = load_lexicon(defaults.lexicon_folder)
    refused: list[tuple[str, str]] = []
    articles: list[Extracted] = []
    for result in read_files(paths, defaults, lexicon):
        if isinstance(result, intake.Refused):
            refused.append((str(result.path), result.reason))
            continue
        report = with_outlet(result.report, lexicon)
        reading = read(report, lexicon)
        articles.append(Extracted(report, reading, positions(reading)))
    places = tuple(
        (number, index)
        for number, article in enumerate(articles)
        for index in range(len(article.reading.claims))
    )
    answers = _answers(articles, places)
    return Extraction(tuple(articles), relate(answers), places, tuple(refused), lexicon.complaints)


def _answers(
    articles: Sequence[Extracted], places: Sequence[tuple[int, int]]
) -> tuple[Answer, ...]:
    """The claims that answer a question; claims are known by their number in `places`."""
    vacancies = _vacancies(articles)
    answers = []
    for number, (article, index) in enumerate(places):
        report = articles[article].report
        claim = articles[article].reading.claims[index]
        vacancy = vacancies[article].get(post_key(claim.post)) if claim.post else None
        if vacancy is None:
            continue
        placed = answer(
            claim,
            claim_id=number,
            report_id=article,
            vacancy_id=vacancy,
            outlet=report.outlet,
            published=report.published,
            text=report.text,
        )
        if placed is not None:
            answers.append(placed)
    return tuple(answers)


def _vacancies(articles: Sequence[Extracted]) -> dict[int, dict[PostKey, int]]:
    """For each report the number of the vacancy behind each post, found in order of publication."""
    epochs = Epochs()

    def published(number: int) -> date:
        found = articles[number].report.published
        return found.day if found else date.max

    return {
        number: epochs.enter(article.reading, article.positions, article.report.published)
        for number in sorted(range(len(articles)), key=published)
        for article in [articles[number]]
    }
