"""Names in no list, once a report has named them by their cues: known for the rest of it."""

from __future__ import annotations

import pytest

from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.mentions import mentions
from rumourdesk.extraction.parts import MentionType
from rumourdesk.extraction.sentences import sentences
from rumourdesk.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "short", "kind", "full"),
    [
        (
            "Zorvania Holdings will appoint Orlan Vesk. Vesk has agreed.",
            "Vesk",
            MentionType.PERSON,
            "Orlan Vesk",
        ),
        (
            "Zorvania Holdings met on Monday. They spoke of Zorvania until late.",
            "Zorvania",
            MentionType.ORGANISATION,
            "Zorvania Holdings",
        ),
        (
            "Puddlemere Rovers need a manager. It was Friday when Rovers decided.",
            "Rovers",
            MentionType.ORGANISATION,
            "Puddlemere Rovers",
        ),
        (
            "The Ostrel Tribune reports talks. He left, the Tribune adds.",
            "Tribune",
            MentionType.OUTLET,
            "Ostrel Tribune",
        ),
    ],
)
def test_a_short_name_stands_for_the_full_one(
    lexicon: Lexicon, text: str, short: str, kind: MentionType, full: str
) -> None:
    rules = lexicon.rules.lines
    found = mentions(text, sentences(text, lines(text, None, rules), rules), lexicon)
    last = text.rindex(short)
    (mention,) = [m for m in found if m.span.start == last]
    assert (mention.type, mention.name) == (kind, full)


def test_a_known_body_that_is_named_keeps_its_short_name(lexicon: Lexicon) -> None:
    text = "Puddlemere Rovers lost to Blackburn Rovers on Saturday. Rovers have time."
    rules = lexicon.rules.lines
    found = mentions(text, sentences(text, lines(text, None, rules), rules), lexicon)
    assert found[-1].name == "Blackburn Rovers"
