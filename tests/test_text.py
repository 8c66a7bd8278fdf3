from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hostile.corpus import FLOODS, HOSTILE

from rumourdesk.model import Span
from rumourdesk.text import (
    clean,
    fold,
    one_line,
    quote_context,
    safe,
    safe_line,
    sha256,
)

AWKWARD = st.sampled_from(
    "\x1b\x1b[]P^_X\\;m0123 \n\r\t\x00\x07\x85\x90\x9b\x9c\x9d"
    "abe\u0301\u0344\u0323\u200c\u200d\u200b\u202e\u2028\u2029\u00a0\ufeff\ud800\udc00\U000e0041\u1100\u1161\u0958\u00ad\u212b"
)
TEXTS = st.one_of(
    st.text(alphabet=st.one_of(AWKWARD, st.characters(exclude_categories=())), max_size=200),
    st.sampled_from(list(HOSTILE.values())),
)


def forbidden(char: str) -> bool:
    """A second, independent statement of what must never reach a terminal."""
    point = ord(char)
    if char == "\n" or char in "\u200c\u200d":
        return False
    return (
        unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(char)
        in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
        or point in {0x061C, 0x200E, 0x200F}
        or 0xFFF9 <= point <= 0xFFFB
        or 0xE0000 <= point <= 0xE0FFF
    )


@settings(deadline=None)
@given(TEXTS)
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once


@settings(deadline=None)
@given(TEXTS)
def test_nothing_forbidden_survives_cleaning(raw: str) -> None:
    text = clean(raw)
    assert not [char for char in text if forbidden(char)]
    assert "\n\n\n" not in text
    assert all(line == line.rstrip(" ") for line in text.split("\n"))
    text.encode("utf-8")


@settings(deadline=None)
@given(TEXTS)
def test_safe_keeps_length_and_lets_nothing_forbidden_through(raw: str) -> None:
    shown = safe(raw)
    assert len(shown) == len(raw)
    assert not [char for char in shown if forbidden(char)]
    assert all(a == b or (b == "\ufffd" and a != "\n") for a, b in zip(raw, shown, strict=True))


@settings(deadline=None)
@given(TEXTS)
def test_safe_leaves_cleaned_text_alone(raw: str) -> None:
    text = clean(raw)
    assert safe(text) is text or safe(text) == text
    assert safe_line(text) == text.replace("\n", "\ufffd")


@settings(deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1), min_size=1))
def test_words_and_paragraphs_are_kept(blocks: list[str]) -> None:
    text = clean("\r\n\r\n \r\n".join(blocks))
    assert text.split("\n\n") == [unicodedata.normalize("NFC", block) for block in blocks]


@pytest.mark.parametrize(
    "name",
    [
        "accents composed",
        "emoji",
        "wide",
        "right to left",
        "persian joiner",
        "indic",
        "quotes",
        "look-alikes",
        "markup swallowed word",
        "markup closing tag",
        "html",
    ],
)
def test_harmless_text_is_kept_to_the_letter(name: str) -> None:
    assert clean(HOSTILE[name]) == HOSTILE[name]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("colour", "Alonso signs"),
        ("clear screen", "nothing to see"),
        ("window title", "Klopp agrees"),
        ("clipboard", "Klopp agrees"),
        ("hyperlink", "the report says so"),
        ("title unterminated", "Perez met Alonso\nand then the next"),
        ("device control", "Klopp stays"),
        ("reset", "Alonso signs"),
        ("cut short", "Alonso signs"),
        ("cut short CSI", "Alonso signs"),
        ("8-bit", "Alonso signs"),
        ("8-bit in wrong decoding", "the \u00e2only priority\u00e2 of Pe\u00c3rez"),
        ("nul", "Alonso signs"),
        ("bidi override", "Alonso sngis, Klopp stays"),
        ("zero width", "Alonso signs today"),
        ("joiners alone", "Alonso signs"),
        ("tag characters", "Alonso signs"),
        ("hidden selectors", "Alonso signs \u2764\ufe0f"),
        ("annotation", "Alonsosigns"),
        ("lone surrogates", "Alonso \ufffd signs \ufffd \ufffd"),
        ("accents decomposed", "Florentino Pérez, Raúl, Jürgen"),
        ("flags", "\U0001f1ea\U0001f1f8 \U0001f3f4"),
        ("spaces", "Xabi Alonso signs today !       now"),
        ("line ends", "one\ntwo\nthree\nfour\nfive\n\nsix\nseven\neight"),
        ("carriage return", "Alonso stays\nKlopp leaves"),
        ("blank lines", "Alonso\n\nsigns"),
        ("white space", ""),
        ("controls", ""),
    ],
)
def test_cleaning_the_hostile(name: str, kept: str) -> None:
    assert clean(HOSTILE[name]).strip() == kept


def test_a_flood_of_marks_is_bounded() -> None:
    text = clean(HOSTILE["zalgo"])
    assert text.endswith("lonso signs")
    assert len(text) <= len("Alonso signs") + 8


@pytest.mark.parametrize("name", FLOODS)
def test_floods(name: str) -> None:
    """A million characters each: were the time to grow with their square, this would not end."""
    raw = FLOODS[name] * 5
    text = clean(raw)
    assert clean(text) == text
    assert len(text) <= len(raw)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Florentino PÉREZ", "florentino perez"),
        ("  Xabi\n Alonso\u00a0 ", "xabi alonso"),
        ("Łukasz Ødegaard", "lukasz odegaard"),
        ("Groß", "gross"),
        ("the club’s “only” one—now", 'the club\'s "only" one-now'),
        ("Al\u200donso", "alonso"),
        ("ﬁrst", "first"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None)
@given(TEXTS)
def test_folding_twice_changes_nothing(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)


def test_quote_context_stops_at_the_ends() -> None:
    text = "abcdefghij"
    assert quote_context(text, Span(3, 5), width=2) == ("bc", "fg")
    assert quote_context(text, Span(1, 9), width=4) == ("a", "j")
    assert quote_context(text, Span(0, 10)) == ("", "")


def test_one_line() -> None:
    assert one_line(" Madrid\r\n  \x1b[1magree\x1b[0m\t now ") == "Madrid agree now"


def test_sha256_is_of_utf8() -> None:
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256("é") != sha256("e\u0301")
    assert len(sha256("\ud800")) == 64
