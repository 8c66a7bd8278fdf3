"""To whom a claim is credited: frames, chains, and how far a source carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Claim, Report, SourceType

Reader = Callable[..., tuple[Claim, ...]]


def chain(claim: Claim) -> list[tuple[str, str]]:
    return [(s.name, str(s.type)) for s in claim.sources]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Marca report that Vane will be sacked.", [("Marca", "outlet")]),
        ("According to Marca, Vane will be sacked.", [("Marca", "outlet")]),
        ("Vane will be sacked, according to Marca.", [("Marca", "outlet")]),
        ("Vane will be sacked, according to reports.", [("reports", "anonymous")]),
        ("Sources say that Vane will be sacked.", [("sources", "anonymous")]),
        ("Journalist Tom Reeve claims that Vane will be sacked.", [("Tom Reeve", "journalist")]),
        ("Vane has confirmed that he will resign.", [("Jon Vane", "person")]),
        ("Vane will reportedly be sacked.", [("reports", "anonymous")]),
        ("Vane will be sacked, as reported by Marca.", [("Marca", "outlet")]),
        (
            "Vane will be sacked, two people familiar with the matter said on Tuesday.",
            [("two people familiar with the matter", "anonymous")],
        ),
        ("Marca's claim that Vane will be sacked came on Monday.", [("Marca", "outlet")]),
        ("We understand that Vane will be sacked.", []),
        ("Vane will be sacked.", []),
        (
            "Marca state sources within Harwick Town believe Vane will be sacked.",
            [("Marca", "outlet"), ("sources within Harwick Town", "anonymous")],
        ),
        (
            "The agent Paul Rusk told Marca that Vane will be sacked.",
            [("Marca", "outlet"), ("Paul Rusk", "person")],
        ),
        ("Spanish outlet Marca broke the news, revealing Vane will be sacked.",
         [("Marca", "outlet")]),
    ],
)  # fmt: skip
def test_frames(claims_in: Reader, sentence: str, expected: list[tuple[str, str]]) -> None:
    exits = [c for c in claims_in(sentence) if c.kind == "exit"]
    assert [chain(c) for c in exits] == [expected]


def test_the_outlet_itself_is_no_source(claims_in: Reader) -> None:
    (claim,) = claims_in("Marca understands that Vane will be sacked.", outlet="Marca")
    assert claim.sources == ()


def test_a_source_carries_on_in_its_paragraph_and_no_further(claims_in: Reader) -> None:
    text = (
        "Marca report that Vane has lost the support of the board. He will be sacked in May.\n\n"
        "Amaro is the favourite to replace him."
    )
    first, second, third = claims_in(text)
    assert chain(first) == chain(second) == [("Marca", "outlet")]
    assert third.sources == ()


def test_a_person_is_not_quoted_further_than_said(claims_in: Reader) -> None:
    claims = claims_in("Vane said he is proud of his team. He will be sacked on Monday.")
    assert claims[-1].sources == ()


def test_however_ends_what_a_source_says(claims_in: Reader) -> None:
    claims = claims_in("Marca report that Vane will resign. However, Vane will stay in charge.")
    assert [chain(c) for c in claims] == [[("Marca", "outlet")], []]


def test_they_and_the_report_mean_the_last_outlet(claims_in: Reader) -> None:
    text = (
        "According to Marca, Vane will be sacked.\n\n"
        "They stated that Amaro will be appointed.\n\n"
        "The report added: 'Moss has chosen Amaro as the successor to Vane.'"
    )
    assert [chain(c) for c in claims_in(text)] == [[("Marca", "outlet")]] * 3


def test_it_is_stated_inherits_the_source_in_force(claims_in: Reader) -> None:
    text = "According to Marca, Vane will be sacked.\n\nIt's then stated Moss has chosen Amaro."
    assert [chain(c) for c in claims_in(text)] == [[("Marca", "outlet")]] * 2


def test_a_quote_over_two_paragraphs_keeps_its_speaker(claims_in: Reader) -> None:
    text = (
        "The report by Marca concluded: ‘Vane will be sacked and the club will move on.\n\n"
        "‘Amaro is the only target of the club.’"
    )
    claims = claims_in(text)
    assert [chain(c) for c in claims] == [[("Marca", "outlet")]] * len(claims)
    assert len(claims) >= 2


def test_an_echo_credits_who_echoes(claims_in: Reader) -> None:
    text = (
        "According to Marca, Vane will be sacked.\n\n"
        "Sport echoed Marca's reporting, saying Amaro is the favourite to replace Vane."
    )
    assert chain(claims_in(text)[-1])[0] == ("Sport", "outlet")


def test_sources_show_their_words(claims_in: Reader) -> None:
    text = "According to Marca, Vane will be sacked."
    (claim,) = claims_in(text)
    source = claim.sources[0]
    assert source.type is SourceType.OUTLET
    assert source.span is not None
    assert source.span.end - source.span.start == len("Marca")
    assert any(c.field == "sources" for c in claim.cues)


def test_reports_of_a_lead_are_the_one_source_named_later(lexicon: Lexicon) -> None:
    text = (
        "Harwick Town will sack manager Jon Vane, according to reports.\n\n"
        "Marca say that Luis Amaro is the favourite to replace Vane."
    )
    first, second = read(Report(text=text, outlet="Example"), lexicon).claims
    assert chain(first) == chain(second) == [("Marca", "outlet")]
    two = text + "\n\nAccording to Kicker, Vane will be sacked on Friday."
    claims = read(Report(text=two, outlet="Example"), lexicon).claims
    assert chain(claims[0]) == chain(claims[-1]) == [("Kicker", "outlet")]
    three = two + "\n\nAccording to Record, Vane will be sacked on Monday."
    claims = read(Report(text=three, outlet="Example"), lexicon).claims
    assert chain(claims[0]) == [("reports", "anonymous")]


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("“I will not resign,” Vane posted on X.", ["Jon Vane"]),
        ("Vane said: “I know the board. I will not resign.”", ["Jon Vane"]),
        ("“I will not resign,” a friend of the manager said.", []),
        ("Moss said: “I met the fans.”", []),
    ],
)
def test_i_is_whoever_speaks(claims_in: Reader, sentence: str, about: list[str]) -> None:
    assert [c.about for c in claims_in(sentence)] == about
