from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rumourdesk.comparison import (
    answer_words,
    basis,
    certainty_words,
    kind_words,
    source_words,
    stage,
    when_words,
)
from rumourdesk.model import (
    Answer,
    Basis,
    Certainty,
    Claim,
    Facet,
    Kind,
    Polarity,
    Source,
    SourceType,
    Span,
    Stage,
    When,
)

PROBABLE = {"certainty": Certainty.PROBABLE}
POSSIBLE = {"certainty": Certainty.POSSIBLE}
DENIED = {"polarity": Polarity.NEGATIVE}
MAY = {"when": When(date(2031, 5, 1), date(2031, 5, 31))}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2031, 4, 26), date(2031, 4, 26), "26 April 2031"),
        (date(2031, 6, 1), date(2031, 8, 31), "June to August 2031"),
        (date(2031, 12, 1), date(2032, 1, 31), "December 2031 to January 2032"),
        (date(2031, 2, 1), date(2031, 2, 28), "February 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 3, 14), date(2031, 4, 2), "14 March to 2 April 2031"),
        (date(2031, 12, 14), date(2032, 1, 2), "14 December 2031 to 2 January 2032"),
        (date(2031, 6, 1), None, "from June 2031"),
        (date(2031, 6, 3), None, "from 3 June 2031"),
        (None, date(2031, 5, 31), "until May 2031"),
        (None, date(2031, 5, 30), "until 30 May 2031"),
        (date(2031, 5, 2), date.max, "2 May 2031 to 31 December 9999"),
        (None, None, ""),
    ],
)
def test_times_in_words(start: date | None, end: date | None, words: str) -> None:
    assert when_words(When(start, end)) == words


@pytest.mark.parametrize(
    ("kind", "quote", "fields", "words"),
    [
        (Kind.EXIT, "Berg will leave", {}, "leaves"),
        (Kind.EXIT, "Berg will leave", MAY, "leaves in May 2031"),
        (
            Kind.EXIT,
            "Berg will leave",
            {"when": When(None, date(2031, 5, 3))},
            "leaves by 3 May 2031",
        ),
        (
            Kind.EXIT,
            "Berg will leave",
            {"when": When(date(2031, 1, 1), date(2031, 12, 31))},
            "leaves in 2031",
        ),
        (
            Kind.EXIT,
            "Berg will leave",
            {"when": When(date(2031, 5, 4), date(2031, 5, 4))},
            "leaves on 4 May 2031",
        ),
        (Kind.CANDIDATE, "wanted", MAY, "wanted"),
        (Kind.CANDIDATE, "wanted", {**MAY, "facet": Facet.TIMING}, "wanted in May 2031"),
        (Kind.EXIT, "Berg is set to be sacked", PROBABLE, "expected to be forced out"),
        (Kind.EXIT, "Berg could resign", POSSIBLE, "could leave by choice"),
        (Kind.EXIT, "Berg stays", DENIED, "stays"),
        (
            Kind.EXIT,
            "Berg stays",
            {**DENIED, "when": When(None, date(2031, 5, 31))},
            "stays until May 2031",
        ),
        (Kind.EXIT, "goes", {"when": When(date(2031, 6, 1), None)}, "leaves from June 2031"),
        (Kind.EXIT, "won't be sacked", {**DENIED, "facet": Facet.MANNER}, "not forced out"),
        (Kind.EXIT, "not this year", {**DENIED, "facet": Facet.TIMING}, "does not leave yet"),
        (
            Kind.EXIT,
            "not in May",
            {**DENIED, **MAY, "facet": Facet.TIMING},
            "does not leave in May 2031",
        ),
        (
            Kind.EXIT,
            "any exit on his own terms",
            {**POSSIBLE, "facet": Facet.MANNER},
            "leaves on own terms, if at all",
        ),
        (Kind.CANDIDATE, "they want Vale", {}, "wanted"),
        (Kind.CANDIDATE, "the only choice", {"exclusive": True}, "the one choice"),
        (Kind.CANDIDATE, "linked", POSSIBLE, "linked"),
        (Kind.CANDIDATE, "is out of it", DENIED, "ruled out"),
        (Kind.CANDIDATE, "is hesitant", DENIED, "in doubt"),
        (Kind.CANDIDATE, "unclear", {"polarity": Polarity.OPEN}, "undecided"),
        (Kind.CANDIDATE, "had wanted", {"superseded": True}, "wanted, but no longer"),
        (Kind.AGREEMENT, "close", PROBABLE, "said to be close"),
        (Kind.APPOINTMENT, "takes over in May", MAY, "appointed in May 2031"),
        (Kind.APPOINTMENT, "not now", {**DENIED, "facet": Facet.TIMING}, "not appointed yet"),
        (Kind.INTERIM, "if", {"condition": Span(0, 2)}, "stands in, on a condition"),
        (Kind.CONTACT, "no talks", DENIED, "no contact"),
        (Kind.CONTRACT, "to 2033", {**MAY, "topic": "expiry"}, "expiry: ends May 2031"),
        (Kind.CONTRACT, "no clause", {**DENIED, "topic": "fee"}, "fee: said not to exist"),
        (Kind.CONTRACT, "runs out", {**PROBABLE, "topic": "expiry"}, "expiry: likely to exist"),
        (Kind.CONTRACT, "signed", {}, "said to be so"),
        (Kind.CONTRACT, "not signed", DENIED, "denied"),
        (Kind.STANDING, "staff", {"topic": "staff"}, "backed (staff)"),
        (Kind.STANDING, "backed", PROBABLE, "likely to be backed"),
        (Kind.WILLINGNESS, "keen", {"topic": "pay"}, "wants it"),
        (Kind.BACKGROUND, "won", DENIED, "denied"),
    ],
)
def test_answers_in_words(
    claim: Callable[..., Claim],
    say: Callable[..., Answer],
    kind: Kind,
    quote: str,
    fields: dict[str, Any],
    words: str,
) -> None:
    assert answer_words(claim(kind, "Olaf Berg", quote, **fields)) == words
    if kind is not Kind.BACKGROUND:
        assert answer_words(say(kind, "Olaf Berg", quote, **fields)) == words


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_words_at_every_level(claim: Callable[..., Claim], kind: Kind) -> None:
    words = {
        answer_words(claim(kind, "Olaf Berg", polarity=polarity, certainty=certainty))
        for polarity in (Polarity.POSITIVE, Polarity.NEGATIVE)
        for certainty in Certainty
    }
    assert len(words) == 6
    assert kind_words(kind)


def test_each_certainty_has_words() -> None:
    assert len({certainty_words(c) for c in Certainty}) == 3


@pytest.mark.parametrize(
    ("kind", "quote", "fields", "expected"),
    [
        (Kind.CANDIDATE, "linked", POSSIBLE, Stage.LINKED),
        (Kind.CANDIDATE, "wanted", {}, Stage.WANTED),
        (Kind.CONTACT, "talks", {}, Stage.TALKS),
        (Kind.AGREEMENT, "near", PROBABLE, Stage.CLOSE),
        (Kind.AGREEMENT, "done", {}, Stage.AGREED),
        (Kind.APPOINTMENT, "set to", PROBABLE, Stage.CLOSE),
        (Kind.APPOINTMENT, "named", {}, Stage.APPOINTED),
        (Kind.CANDIDATE, "hesitant", DENIED, Stage.DOUBTFUL),
        (Kind.CANDIDATE, "seems out", {**DENIED, **PROBABLE}, Stage.DOUBTFUL),
        (Kind.CANDIDATE, "out", DENIED, Stage.RULED_OUT),
        (Kind.WILLINGNESS, "turned it down", DENIED, Stage.RULED_OUT),
        (Kind.APPOINTMENT, "not in May", {**DENIED, "facet": Facet.TIMING}, None),
        (Kind.AGREEMENT, "no deal", DENIED, None),
        (Kind.CONTACT, "no talks", DENIED, None),
        (Kind.CANDIDATE, "open", {"polarity": Polarity.OPEN}, None),
        (Kind.CANDIDATE, "had wanted", {"superseded": True}, None),
        (Kind.EXIT, "leaves", {}, None),
        (Kind.WILLINGNESS, "keen", {}, None),
    ],
)
def test_how_far_a_candidacy_has_come(
    claim: Callable[..., Claim],
    kind: Kind,
    quote: str,
    fields: dict[str, Any],
    expected: Stage | None,
) -> None:
    assert stage(claim(kind, "Renée Vale", quote, **fields)) is expected


POST = Source("Post", SourceType.OUTLET)
AIDES = Source("aides", SourceType.ANONYMOUS)
BANK = Source("Halden Bank", SourceType.ORGANISATION)
VALE = Source("Vale", SourceType.PERSON)
REPORTER = Source("Kim Roe", SourceType.JOURNALIST)


@pytest.mark.parametrize(
    ("sources", "about", "expected"),
    [
        ((), "Renée Vale", Basis.NONE),
        ((POST,), "Renée Vale", Basis.OTHER_OUTLET),
        ((POST, AIDES), "Renée Vale", Basis.ANONYMOUS),
        ((POST, BANK), "Renée Vale", Basis.OFFICIAL),
        ((VALE,), "Renée Vale", Basis.OFFICIAL),
        ((VALE,), "Olaf Berg", Basis.NAMED),
        ((VALE,), None, Basis.NAMED),
        ((REPORTER,), "Renée Vale", Basis.NAMED),
    ],
)
def test_what_a_claim_stands_on(
    sources: tuple[Source, ...], about: str | None, expected: Basis
) -> None:
    assert basis(sources, about) is expected


@pytest.mark.parametrize(
    ("sources", "outlet", "words"),
    [
        ((), None, "own reporting"),
        ((), "Wire", "Wire, own reporting"),
        ((POST, AIDES), "Wire", "Wire, citing Post on the word of aides (unnamed)"),
        ((POST,), None, "citing Post"),
    ],
)
def test_sources_in_words(sources: tuple[Source, ...], outlet: str | None, words: str) -> None:
    assert source_words(sources, outlet) == words
