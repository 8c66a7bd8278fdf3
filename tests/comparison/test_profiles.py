"""What of a report is kept for finding echoes."""

from __future__ import annotations

import pytest
from tests.comparison.stories import AIDES, CHAIR, day, outlet, tell, wanted

from rumourdesk.comparison.press import Press
from rumourdesk.comparison.profiles import MOST_QUOTE_HASHES, plain_address, profile
from rumourdesk.model import Kind, Report, Source, SourceType, Span

AGENCIES = Press(agencies=frozenset({"wire", "northwire"}))


def test_it_holds_who_when_and_what_is_answered() -> None:
    report = Report(text="It is so.", outlet="The Post", published=day(3), url="https://post.io/a")
    claims = [
        (7, wanted("Renée Vale", outlet("Mast"), AIDES)),
        (8, tell(Kind.BACKGROUND, "Halden Bank")),
    ]
    found = profile(5, report, claims)
    assert (found.report, found.outlet, found.outlet_name) == (5, "post", "The Post")
    assert found.address == "post.io/a"
    assert found.cited == {"mast"}
    (saying,) = found.sayings
    assert (saying.claim, saying.post, saying.question) == (7, CHAIR, "successor")


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.Post.io/News/a?utm=1#top", "post.io/News/a"),
        ("http://m.post.io/a/", "post.io/a"),
        ("https://post.io", "post.io"),
        ("post.io/a", "post.io/a"),
    ],
)
def test_addresses_are_levelled(url: str, plain: str) -> None:
    assert plain_address(url) == plain


def test_links_are_found_without_the_sentence_around_them() -> None:
    text = "As told (https://mast.io/x?y=1). More at http://wire.io/z, and so on."
    found = profile(1, Report(text=text), []).links
    assert [k.address for k in found] == ["mast.io/x", "wire.io/z"]
    assert [k.span.of(text) for k in found] == ["https://mast.io/x?y=1", "http://wire.io/z"]


def test_long_quotations_are_kept_and_short_ones_not() -> None:
    text = (
        "“We have not talked to anybody at all,” she said, after “a long good day”.\n"
        '"Nobody has asked me about the chair," said he.'
    )
    found = profile(1, Report(text=text), []).quotes
    assert [q.span.of(text) for q in found] == [
        "We have not talked to anybody at all,",
        "Nobody has asked me about the chair,",
    ]
    assert [len(q.hashes) for q in found] == [3, 2]


def test_quotations_are_bounded() -> None:
    words = " ".join(f"word{n}" for n in range(500))
    found = profile(1, Report(text=f"“{words}” and “{words}”"), []).quotes
    assert sum(len(q.hashes) for q in found) == MOST_QUOTE_HASHES


@pytest.mark.parametrize(
    "report",
    [
        Report(text="It is so.", byline="Ann Roe and Wire"),
        Report(text="BASEL (Wire) - It is so."),
        Report(text="Title\n\nBASEL, March 3 (Wire) – It is so.", title="Title"),
        Report(text="It is so.\n\n— Wire"),
        Report(text="It is so.\n(Wire)"),
    ],
)
def test_an_agency_is_credited(report: Report) -> None:
    found = profile(1, report, [], AGENCIES)
    assert (found.credit, found.credit_key) == ("Wire", "wire")
    assert found.credit_span is None or found.credit_span.of(report.text) == "Wire"


@pytest.mark.parametrize("text", ["BASEL (Mast) - It is so.", "It is so.\n\n— Mast", "Wire"])
def test_nobody_but_an_agency_is_credited(text: str) -> None:
    assert profile(1, Report(text=text, byline="Ann Roe"), [], AGENCIES).credit == ""


REPEATED = "They echoed Mast’s own reporting that Vale is wanted"


def test_an_outlet_that_is_said_to_repeat_another_is_noted() -> None:
    text = f"Mast has it that Vale is wanted. {REPEATED}."
    mast = Source("The Mast", SourceType.OUTLET, Span(0, 4))
    dial = Source("Dial", SourceType.OUTLET, Span(33, 37))
    claims = [
        (1, wanted("Renée Vale", mast, span=Span(0, 31))),
        (2, wanted("Renée Vale", dial, span=Span(33, 33 + len(REPEATED)))),
    ]
    (found,) = profile(1, Report(text=text), claims).relays
    assert (found.by, found.origin, found.origin_name) == ("dial", "mast", "The Mast")
    assert found.span.of(text) == "echoed Mast’s own reporting"


@pytest.mark.parametrize(
    "words", ["They echoed Mast’s own chair", "They met Mast’s reporting", "echoed Bell’s reports"]
)
def test_other_words_make_nobody_a_repeater(words: str) -> None:
    text = f"Mast has it. {words}."
    mast = Source("Mast", SourceType.OUTLET, Span(0, 4))
    claims = [
        (1, wanted("Renée Vale", mast, span=Span(0, 11))),
        (2, wanted("Renée Vale", outlet("Dial"), span=Span(13, len(text)))),
    ]
    assert profile(1, Report(text=text), claims).relays == ()
