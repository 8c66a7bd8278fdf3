"""The early stages one by one: lines, sentences, quotes, names, clauses, shadows."""

from __future__ import annotations

import pytest

from rumourdesk.extraction.clauses import clauses
from rumourdesk.extraction.language import is_written_in
from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.mentions import mentions
from rumourdesk.extraction.parts import LineKind, Mention, MentionType
from rumourdesk.extraction.quotes import quotes
from rumourdesk.extraction.sentences import sentences
from rumourdesk.extraction.shadow import shadow
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import ORGANISATION, PERSON


def kinds_of(lexicon: Lexicon, text: str, title: str | None = None) -> list[LineKind]:
    return [line.kind for line in lines(text, title, lexicon.rules.lines)]


def sentences_of(lexicon: Lexicon, text: str) -> list[str]:
    found = lines(text, None, lexicon.rules.lines)
    return [s.span.of(text) for s in sentences(text, found, lexicon.rules.lines)]


def mentions_of(lexicon: Lexicon, text: str) -> tuple[Mention, ...]:
    found = lines(text, None, lexicon.rules.lines)
    return mentions(text, sentences(text, found, lexicon.rules.lines), lexicon)


def named(lexicon: Lexicon, text: str, sort: MentionType) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.name) for m in mentions_of(lexicon, text) if m.type is sort]


def clauses_of(lexicon: Lexicon, text: str) -> list[tuple[str, bool]]:
    found_lines = lines(text, None, lexicon.rules.lines)
    found = sentences(text, found_lines, lexicon.rules.lines)
    shade = shadow(text, mentions_of(lexicon, text), quotes(text, found_lines))
    parts = clauses(shade, found, lexicon.rules.clauses)
    return [(c.span.of(text), c.condition) for part in parts for c in part]


def test_lines_are_told_apart(lexicon: Lexicon) -> None:
    text = (
        "A title of its own\n\nThe board met on Monday and chose nobody.\n"
        "| Example Press\nClub close to new coach\n• A point is made here.\n"
        "THE BOARD IS ABOUT TO CHOOSE A MANAGER"
    )
    assert kinds_of(lexicon, text, "A title of its own") == [
        LineKind.TITLE,
        LineKind.PROSE,
        LineKind.CREDIT,
        LineKind.HEADING,
        LineKind.BULLET,
        LineKind.EMBED,
    ]


def test_a_wire_prefix_belongs_to_no_line(lexicon: Lexicon) -> None:
    text = " date 2030-01-02 The board met. It chose nobody."
    (line,) = lines(text, None, lexicon.rules.lines)
    assert line.span.of(text) == "The board met. It chose nobody."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He wears No. 9. She left.", 2),
        ("Mr. Vane met Dr. Osei at 3 p.m. on Friday. They spoke.", 2),
        ("J. K. Doyle will resign. “It is time.” He smiled.", 3),
        ("“No!” he said. She agreed.", 2),
        ("It cost approx. 12m euros. Nobody paid.", 2),
        ("No full stop here", 1),
        ("Really? Yes. Truly!", 3),
    ],
)
def test_sentences_end_where_they_do(lexicon: Lexicon, text: str, count: int) -> None:
    found = sentences_of(lexicon, text)
    assert len(found) == count
    assert " ".join(found) == text


def test_quotes_of_every_sort(lexicon: Lexicon) -> None:
    text = (
        "He said “we will win it all again” and called her ‘ideal’.\n"
        "The fans' song and the club’s players are ‘the fans’ favourite things’ here."
    )
    found = quotes(text, lines(text, None, lexicon.rules.lines))
    assert [(q.span.of(text), q.fragment) for q in found] == [
        ("we will win it all again", False),
        ("ideal", True),
        ("the fans’ favourite things", True),
    ]


def test_a_quote_goes_on_in_the_next_paragraph(lexicon: Lexicon) -> None:
    text = "It said: ‘He was the chosen one until the crisis.\n\n‘His year does not help.’"
    found = quotes(text, lines(text, None, lexicon.rules.lines))
    assert [q.continues for q in found] == [True, False]


def test_unknown_names_are_typed_by_their_cues(lexicon: Lexicon) -> None:
    text = (
        "Harwick Town boss Jon Vane met Zorblatt chairman Ada Moss. Vane has joined Quorvex Inc. "
        "The newspaper Daily Zorb reported it."
    )
    assert named(lexicon, text, MentionType.PERSON) == [
        ("Jon Vane", "Jon Vane"),
        ("Ada Moss", "Ada Moss"),
        ("Vane", "Jon Vane"),
    ]
    bodies = [surface for surface, _ in named(lexicon, text, MentionType.ORGANISATION)]
    assert bodies == ["Harwick Town", "Zorblatt", "Quorvex Inc"]


def test_a_misspelt_surname_joins_the_right_one(lexicon: Lexicon) -> None:
    text = "Peter Krollmann leads the race. Krollmanm is keen, they say."
    assert ("Krollmanm", "Peter Krollmann") in named(lexicon, text, MentionType.PERSON)


def test_a_surname_that_is_also_a_post(lexicon: Lexicon) -> None:
    text = "Stephanie Pope is the favourite. The pope prayed, and Pope smiled."
    surfaces = [surface for surface, _ in named(lexicon, text, MentionType.PERSON)]
    assert surfaces == ["Stephanie Pope", "Pope"]


def test_brackets_inside_a_name(lexicon: Lexicon) -> None:
    text = "Carlo Ancelotti is the coach. Carlo [Ancelotti] knows."
    surfaces = [surface for surface, _ in named(lexicon, text, MentionType.PERSON)]
    assert surfaces == ["Carlo Ancelotti", "Carlo [Ancelotti]"]


def test_a_national_side_is_a_body(lexicon: Lexicon) -> None:
    text = "He could take the Brazilian national team job."
    assert named(lexicon, text, MentionType.ORGANISATION) == [("Brazilian national team", "Brazil")]


def test_a_shadow_keeps_every_offset(lexicon: Lexicon) -> None:
    text = "“İlker” met Jon Vane of Harwick Town FC. 🚨 It’s done."
    found = mentions_of(lexicon, text)
    shade = shadow(text, found, quotes(text, lines(text, None, lexicon.rules.lines)))
    assert len(shade) == len(text)
    for mention in found:
        if mention.type is MentionType.PERSON:
            assert set(mention.span.of(shade)) == {PERSON}
        elif mention.type is MentionType.ORGANISATION:
            assert set(mention.span.of(shade)) == {ORGANISATION}
    assert "it's" in shade


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He will stay, but she could leave.",
            [("He will stay", False), ("she could leave.", False)],
        ),
        (
            "If he leaves, she will follow him.",
            [("If he leaves", True), ("she will follow him.", False)],
        ),
        (
            "She will stay unless the board changes its mind.",
            [("She will stay", False), ("unless the board changes its mind.", True)],
        ),
        ("It is not clear if he will stay.", [("It is not clear if he will stay.", False)]),
        (
            "Tom and Ann have met and they will talk again.",
            [("Tom and Ann have met", False), ("they will talk again.", False)],
        ),
        (
            "Although a return is possible, it is not imminent.",
            [("a return is possible", False), ("it is not imminent.", False)],
        ),
    ],
)
def test_clauses(lexicon: Lexicon, text: str, expected: list[tuple[str, bool]]) -> None:
    assert clauses_of(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The board has decided that it will not renew the contract of the manager.", True),
        (
            "El consejo ha decidido que no va a renovar el contrato del entrenador de la casa.",
            False,
        ),
        ("Der Vorstand hat entschieden, den Vertrag mit dem Trainer nicht zu verlängern.", False),
        ("Sacked by the board", True),
        ("Town close in on coach who has left", True),
        ("Madrid despide a su entrenador", False),
        ("12345 !!! 🚨", False),
        ("", False),
    ],
)
def test_language(lexicon: Lexicon, text: str, english: bool) -> None:
    rules = lexicon.rules
    assert is_written_in(text, rules.function_words, rules.clauses.finite) is english
