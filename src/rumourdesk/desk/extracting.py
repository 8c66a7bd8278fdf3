"""Reading and comparing files without a desk: what `rumourdesk extract` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rumourdesk import intake
from rumourdesk.comparison import answer, answer_words, positions, relate, source_words
from rumourdesk.desk.taking_in import Defaults, with_outlet
from rumourdesk.export import claim_record, position_record, published_record
from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import load_lexicon
from rumourdesk.model import Answer, Position, Reading, Relation, Report
from rumourdesk.store.epochs import Epochs


@dataclass(frozen=True, slots=True)
class Extracted:
    """One report, what was read from it, and its positions."""

    report: Report
    reading: Reading
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Reports read and compared. Relations name claims by their place in `claim_places`."""

    articles: tuple[Extracted, ...]
    relations: tuple[Relation, ...]
    claim_places: tuple[tuple[int, int], ...]
    refused: tuple[tuple[str, str], ...]

    def record(self) -> dict[str, object]:
        """The public JSON shape (docs/formats.md)."""
        return {
            "articles": [_article_record(article) for article in self.articles],
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


def _article_record(article: Extracted) -> dict[str, object]:
    report = article.report
    return {
        "path": report.path,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "published": published_record(report.published),
        "text": report.text,
        "claims": [claim_record(claim, report.text) for claim in article.reading.claims],
        "positions": [position_record(position) for position in article.positions],
    }


def extract_files(paths: Sequence[Path], defaults: Defaults) -> Extraction:
    """Read every report at `paths`, in the order of their names, and compare them."""
    lexicon = load_lexicon(defaults.lexicon_folder)
    refused: list[tuple[str, str]] = []
    articles: list[Extracted] = []
    for result in intake.take_files(tuple(intake.find_files(paths)), **defaults.of_intake()):
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
    return Extraction(
        tuple(articles), relate(tuple(_answers(articles, places))), places, tuple(refused)
    )
