from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumourdesk.intake.decode import NotTextError, decode

WESTERN = "“The club’s chosen one”: Pérez on Raúl – now at £5m or €10m."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", WESTERN),
        ("utf-8-sig", WESTERN),
        ("utf-16", WESTERN),
        ("utf-16-le", WESTERN),
        ("utf-16-be", WESTERN),
        ("utf-32", WESTERN),
        ("utf-8", "皇家马德里 👍🏽 ريال مدريد"),
        ("utf-16", "皇家马德里 👍🏽 ريال مدريد"),
        ("ascii", "Alonso signs."),
        ("utf-8", ""),
    ],
)
def test_unicode_is_read_without_a_word(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.note) == (text, None)


@pytest.mark.parametrize(
    ("encoding", "name", "text"),
    [
        ("cp1252", "Windows-1252", WESTERN),
        ("cp1252", "Windows-1252", "Florentino Pérez"),
        ("cp1252", "Windows-1252", "The club’s president said so."),
        ("latin-1", "Windows-1252", "Señor Ancelotti, déjà vu, Özil."),
        ("cp1251", "cp1251", "Анчелотти покинет Реал Мадрид летом, сообщают источники."),
        ("shift_jis", "cp932", "レアル・マドリードの監督はシャビ・アロンソになる見込みです。"),
        ("gb18030", "gb18030", "皇家马德里主帅安切洛蒂将在夏天离任,阿隆索将接任。"),
    ],
)
def test_older_encodings_are_guessed_and_the_guess_is_told(
    encoding: str, name: str, text: str
) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.note is not None
    assert f"read as {name}" in decoded.note


def test_a_few_broken_bytes_do_not_cost_the_rest_its_accents() -> None:
    data = ("Pérez, Raúl, Jürgen, “agreed” – so they say. ".encode() * 3) + b"\xff\xe9 end"
    decoded = decode(data)
    assert decoded.text.count("Pérez") == 3
    assert decoded.text.endswith("\ufffd\ufffd end")
    assert decoded.note == "2 places that are not UTF-8 shown as \ufffd"


def test_half_a_character_at_the_end_of_utf16() -> None:
    decoded = decode("Pérez".encode("utf-16") + b"x")
    assert decoded.text == "Pérez\ufffd"
    assert decoded.note == "1 places that are not UTF-16 shown as \ufffd"


def test_an_undefined_byte_of_windows_1252_is_shown_as_lost() -> None:
    assert decode(b"P\xe9rez \x81 signs the deal").text == "Pérez \ufffd signs the deal"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF; copy its text"),
        (b"PK\x03\x04rest", "office document or zip"),
        (b"{\\rtf1 Alonso}", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0JFIF", "a picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\x7fELF\x02\x01\x01\x00\x00", ""),
        (b"Alonso\x00signs for Madrid", ""),
        (bytes(range(256)) * 4, ""),
        (bytes(range(1, 32)) * 4, ""),
        (b"A\x00l\x00\x00\xd8o\x00n\x00", ""),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(data)
    assert str(caught.value).startswith("binary file, not text")
    assert words in str(caught.value)


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=100).map(lambda text: text.encode("utf-8")),
        st.text(max_size=100).map(lambda text: text.encode("utf-16")),
        st.text(max_size=100).map(lambda text: text.encode("utf-16-be") + b"\x00"),
    )
)
def test_any_bytes_are_text_or_are_not(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotTextError as error:
        assert str(error).startswith("binary file, not text")
    else:
        decoded.text.encode("utf-8", "surrogatepass")
