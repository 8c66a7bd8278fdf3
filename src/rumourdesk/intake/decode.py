"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BINARY = "binary file, not text"

# How files begin that hold no plain text, and what may be done about each.
_MAGIC = (
    (b"%PDF-", "a PDF; copy its text, or convert it with pdftotext"),
    (b"PK\x03\x04", "an office document or zip archive; save its text as a .txt file"),
    (b"\xd0\xcf\x11\xe0", "an office document; save its text as a .txt file"),
    (b"{\\rtf", "rich text; save it as plain text"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"BZh", "a compressed file; unpack it first"),
    (b"\xfd7zXZ", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)

# The four-byte mark comes first: the two-byte one is its beginning.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 64_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it stood in the file, not cleaned; `note` tells of a guess or a loss."""

    text: str
    note: str | None = None


class NotTextError(ValueError):
    """The bytes hold no text; the message says in words what they seem to be."""


def decode(data: bytes) -> Decoded:
    """The text of a file: UTF-8, else UTF-16, else Windows-1252, else the likeliest other.

    A byte order mark decides. Without one, NUL bytes mean UTF-16 or no text at all. A few bytes
    that are not UTF-8 in a file that otherwise is become U+FFFD. Raises `NotTextError`.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(f"{_BINARY}: {what}")
    decoded = _decode(data)
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) / 10:
        raise NotTextError(_BINARY)
    return decoded


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forgiving(data, encoding, "UTF-8" if mark == codecs.BOM_UTF8 else "UTF-16")
    if b"\x00" in data:
        return _unmarked_utf16(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_quite_utf8(data)


def _forgiving(data: bytes, encoding: str, name: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    return Decoded(text, f"{lost} places that are not {name} shown as \ufffd" if lost else None)


def _unmarked_utf16(data: bytes) -> Decoded:
    """UTF-16 without a mark: in Western text every other byte is mostly NUL, on one side only."""
    high, low = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    pairs = len(data[:_SAMPLE]) / 2
    if len(data) % 2 == 0 and max(high, low) > pairs / 3 and min(high, low) == 0:
        encoding = "utf-16-be" if high else "utf-16-le"
        try:
            return Decoded(data.decode(encoding))
        except UnicodeDecodeError:
            pass
    raise NotTextError(_BINARY)


def _not_quite_utf8(data: bytes) -> Decoded:
    forgiving = _forgiving(data, "utf-8", "UTF-8")
    beyond_ascii = sum(char > "\x7f" for char in forgiving.text)
    lost = forgiving.text.count("\ufffd")
    if beyond_ascii > 5 * lost:
        return forgiving
    if _mostly_ascii(data):
        text = data.decode("cp1252", "replace")
        return Decoded(text, _guess("Windows-1252"))
    # Imported here: almost every file is UTF-8.
    import charset_normalizer

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise NotTextError(_BINARY)
    return Decoded(str(best), _guess(best.encoding))


def _mostly_ascii(data: bytes) -> bool:
    """Whether the letters are as in Western European text, where few lie outside ASCII.

    Statistics of bytes cannot tell Windows-1252 from its neighbours in a text so short as a
    report; that it is by far the commonest can.
    """
    high = sum(byte > 0x7F for byte in data[:_SAMPLE])
    plain = sum(65 <= (byte & 0xDF) <= 90 and byte < 0x80 for byte in data[:_SAMPLE])
    return high * 3 < plain


def _guess(name: str) -> str:
    return f"not UTF-8: read as {name}; if letters look wrong, save the file as UTF-8"
