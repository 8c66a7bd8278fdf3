"""Untrusted text: cleaned before offsets exist, guarded again where it is shown.

`clean` runs once, at intake, and may change lengths. `safe` runs wherever text is displayed and
never does, so that spans stay true. Neither reads the clock, a file or a setting.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from rumourdesk.model import Span

REPLACEMENT = "\ufffd"

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")

# What a terminal takes as a command. A sequence that never ends is cut off at the end of its line.
# The one-character forms (U+0080 to U+009F) also turn up when text was decoded wrongly, so they
# count only away from such text and, where they open a string, only if the string is closed.
_ESCAPES = re.compile(
    r"""
      \x1b\[ [0-?]* [\ -/]* [@-~]?                                # CSI
    | \x1b[\]PX^_] [^\x07\x1b\x9c\n]* (?: \x07 | \x1b\\ | \x9c )? # OSC, DCS, SOS, PM, APC
    | \x1b [\ -/]* [0-~]?                                         # two characters, or more
    | (?<![\x80-\xff]) \x9b [0-?]* [\ -/]* [@-~]
    | (?<![\x80-\xff]) [\x90\x98\x9d-\x9f] [^\x07\x1b\x90\x98\x9c-\x9f\n]* (?: \x07|\x1b\\|\x9c )
    """,
    re.VERBOSE,
)

_SURROGATES = "\ud800-\udfff"
_INVISIBLE = (
    "\u00ad\u180e\u200b"  # soft hyphen and its like
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing
    "\u2060-\u2065\u206a-\u206f"  # word joiner, invisible operators, deprecated formats
    "\ufeff\ufff9-\ufffc\ufffe\uffff"  # byte order mark, annotations, non-characters
    "\U0001d173-\U0001d17a"  # musical formats
    "\U000e0000-\U000e0fff"  # tags, and selectors that can carry hidden data
)
_CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029"

_DROPPED = re.compile(f"[{_CONTROLS}{_INVISIBLE}]+")
_LONE_SURROGATES = re.compile(f"[{_SURROGATES}]+")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANK_LINES = re.compile("\n{3,}")
_EDGE_JOINERS = re.compile("(?<!\\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\\S)")

_FORBIDDEN = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_SURROGATES}]+")
_FORBIDDEN_IN_LINE = re.compile(f"[\n{_CONTROLS}{_INVISIBLE}{_SURROGATES}]+")


# Letters that Unicode does not take apart, and marks that stand for plainer ones.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "\u200c": None,
        "\u200d": None,
    }
)

_MOST_MARKS = 8
# Marks are neither word characters nor spaces; only a long run of such is looked at one by one.
_PERHAPS_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def clean(raw: str) -> str:
    """Text that is safe to store, index and show, with its words and paragraphs kept.

    Terminal sequences, controls, direction overrides and invisible characters go; every line end
    becomes a newline and every space a plain one; letters are composed (NFC); no letter carries
    more than eight marks; a lone surrogate becomes U+FFFD; no line ends in spaces; between
    paragraphs stands one blank line at most, and none at either end. Cleaning twice changes
    nothing. The time is linear in the length.
    """
    text = raw.removeprefix("\ufeff").replace("\u2029", "\n\n")
    text = _NEWLINES.sub("\n", text)
    text = _ESCAPES.sub("", text).replace("\t", "    ")
    text = _DROPPED.sub("", text)
    if not text.isascii():
        text = _LONE_SURROGATES.sub(_as_replacements, text)
        text = _SPACES.sub(" ", text)
        # Bounded before composing, whose time grows with the square of a run of marks, and again
        # after it, since composing may take one mark apart into two.
        text = _bound_marks(unicodedata.normalize("NFC", _bound_marks(text)))
        text = _EDGE_JOINERS.sub("", text)
    text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def _bound_marks(text: str) -> str:
    return _PERHAPS_MARKS.sub(_without_mark_floods, text)


def _without_mark_floods(match: re.Match[str]) -> str:
    kept = []
    run = 0
    for char in match.group():
        mark = char in "\u200c\u200d" or unicodedata.category(char)[0] == "M"
        run = run + 1 if mark else 0
        if run <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _as_replacements(match: re.Match[str]) -> str:
    return REPLACEMENT * len(match.group())


def safe(text: str) -> str:
    """The text with each character that must not reach a terminal replaced by U+FFFD.

    As long as the text given, and the same text if it was cleaned.
    """
    return _FORBIDDEN.sub(_as_replacements, text)


def safe_line(text: str) -> str:
    """As `safe`, for what must stay on one line: newlines are replaced too."""
    return _FORBIDDEN_IN_LINE.sub(_as_replacements, text)


def fold(text: str) -> str:
    """What two spellings of one thing have in common, for comparing and finding, not for showing.

    Case, accents, typographic quotes and dashes, joiners and the amount of white space are
    levelled. Folding twice changes nothing; lengths change.
    """
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in bare if unicodedata.category(char) != "Mn")
    return " ".join(bare.translate(_PLAIN).split())


def one_line(text: str) -> str:
    """Cleaned text with every run of white space turned into one space."""
    return " ".join(clean(text).split())


def quote_context(text: str, span: Span, width: int = 32) -> tuple[str, str]:
    """The words before and after a span, at most `width` characters each.

    With the quote itself they make a W3C TextQuoteSelector, which finds the place again in
    another version of the text.
    """
    return text[max(0, span.start - width) : span.start], text[span.end : span.end + width]


def sha256(text: str) -> str:
    """The SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
