"""Fields that take no terminal sequences in, and what stands in them put to use."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from rumourdesk.text import clean, fold, one_line, safe_line

LONGEST_LINK = 2_000


class FieldError(ValueError):
    """What stands in a field cannot be used; the message says why, in words for its reader."""


class Field(Input):
    """One line to type into. What is pasted is cleaned and put on one line."""

    def validate_value(self, value: str) -> str:
        """Whatever puts a value in, nothing that must not reach a terminal stands in it."""
        return safe_line(value)

    def on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)


class Area(TextArea):
    """Several lines to type into. What is pasted is cleaned."""

    def on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)


class Known(Suggester):
    """Completes one of the known names, whatever the case and the accents typed."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = tuple((fold(name), name) for name in names)

    async def get_suggestion(self, value: str) -> str | None:
        """The first name that starts as `value` does."""
        start = fold(value)
        if not start:
            return None
        return next((name for folded, name in self._names if folded.startswith(start)), None)


def day_of(words: str) -> date | None:
    """The day that ISO `words` name, None for none. Raises `FieldError`."""
    words = words.strip()
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise FieldError(
            f"“{one_line(words)}” is not a day; write one like 2024-11-06, or leave it empty."
        ) from None


def link_of(words: str) -> str:
    """The web address in `words`, empty for none. Raises `FieldError`."""
    words = words.strip()
    if not words:
        return ""
    try:
        parts = urlsplit(words)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine or any(char.isspace() for char in words) or clean(words) != words:
        raise FieldError("The evidence must be a web address that begins with http:// or https://.")
    if len(words) > LONGEST_LINK:
        raise FieldError(f"The address is longer than {LONGEST_LINK:,} characters.")
    return words
