"""What holds for every text, however odd: spans inside it, in one sentence, with their cues."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumourdesk.extraction import read
from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.quotes import quotes
from rumourdesk.extraction.sentences import sentences
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Published, Reading, Report

_WORDS = (
    "the club will sack Jon Vane . , and but if not Luis Amaro is close to an agreement with he "
    "his according to Marca sources say that Harwick Town manager reportedly could be appointed "
    "next summer in May 2030 talks release clause ‘ ’ “ ” \" ' ( ) – : ; ? ! \n \n\n the Italian "
    "coach linked with job Real Madrid Carlo Ancelotti lost 4-0 on Saturday £10m 🚨 عربي שלום İ"
)
_ODD = st.text(max_size=300)
_NEWS = st.lists(st.sampled_from(_WORDS.split(" ")), max_size=90).map(" ".join)
_SETTINGS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def reading_of(text: str, lexicon: Lexicon, title: str | None = None) -> Reading:
    published = Published(date(2030, 1, 16))
    return read(Report(text=text, title=title, outlet="Marca", published=published), lexicon)


def check(text: str, reading: Reading, lexicon: Lexicon) -> None:
    rules = lexicon.rules.lines
    found_lines = lines(text, None, rules)
    places = [s.span for s in sentences(text, found_lines, rules)]
    places += [q.outer for q in quotes(text, found_lines)]
    order = [(c.span.start, c.span.end, c.kind, c.about or "") for c in reading.claims]
    assert order == sorted(order)
    for claim in reading.claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.quote == claim.span.of(text)
        assert claim.quote.strip()
        assert "\n" not in claim.quote
        assert any(place.contains(claim.span) for place in places)
        assert claim.cues
        fields = {c.field for c in claim.cues}
        assert {"kind", "polarity", "certainty"} <= fields
        for cue in claim.cues:
            assert 0 <= cue.span.start < cue.span.end <= len(text)
        assert (claim.condition is not None) == ("condition" in fields)
        assert (claim.when is not None) == ("when" in fields)
        assert bool(claim.sources) == ("sources" in fields)
        if claim.when and claim.when.start and claim.when.end:
            assert claim.when.start <= claim.when.end
    for vacancy in reading.vacancies:
        assert 0 <= vacancy.span.start < vacancy.span.end <= len(text)


@_SETTINGS
@given(text=_NEWS)
def test_news_like_text(lexicon: Lexicon, text: str) -> None:
    reading = reading_of(text, lexicon)
    check(text, reading, lexicon)
    assert reading == reading_of(text, lexicon)


@_SETTINGS
@given(text=_ODD)
def test_any_text(lexicon: Lexicon, text: str) -> None:
    whole = "The club and the board of it. " + text
    check(whole, reading_of(whole, lexicon), lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "‘",
        "“" * 50,
        "the " + "’" * 200,
        "12 34 56",
        "the of and to in a is that",
        "\u202ethe club will sack Jon Vane\u202c",
        "the manager, " * 200,
        "if if if if if if the club",
        "the " + "(" * 500,
    ],
)
def test_hostile_text_does_no_harm(lexicon: Lexicon, text: str) -> None:
    check(text, reading_of(text, lexicon), lexicon)


def test_another_language_gives_no_claims(lexicon: Lexicon) -> None:
    text = "El Real Madrid despedirá a Carlo Ancelotti y ya ha elegido a Xabi Alonso como sucesor."
    reading = reading_of(text, lexicon)
    assert reading.claims == ()
    assert reading.language == "und"
