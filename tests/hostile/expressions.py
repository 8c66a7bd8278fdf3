"""Every regular expression of the program, and texts made to lead each of them astray."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType
from unittest.mock import patch

import rumourdesk
from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import load_lexicon
from rumourdesk.lexicon.patterns import ORGANISATION, OUTLET, PERSON, ROLE, PatternIndex
from rumourdesk.model import Report

SIZE = 100_000
_REPORT = "Chelsea manager Enzo Maresca will leave in June 2026, sources say. The Italian is tired."

_PIECES = (
    *(" ", "\t\n", "a", "a ", "a.", "1,", "1-", "'", "...", ". A", "(“", "[a](", "<a "),
    *("not quietly ", "of the ", f"{PERSON}'s ", f"{OUTLET}{ORGANISATION} {ROLE}", "é\u0301"),
)
"""What is repeated to make a text."""

_LITERALS = re.compile(r"[^\W\d_]{2,}|[\ue001-\ue004]")


def modules() -> Iterator[ModuleType]:
    """Every module of the program that can be imported without starting it."""
    for found in pkgutil.walk_packages(rumourdesk.__path__, "rumourdesk."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def expressions() -> list[re.Pattern[str]]:
    """Every expression of modules, of the rules and those made while reading, once each."""
    places = [*(vars(module) for module in modules()), load_lexicon().rules, *_made_in_reading()]
    return list({p.pattern: p for place in places for p in within(place)}.values())


def _made_in_reading() -> list[re.Pattern[str]]:
    """The expressions that the extractor makes from words of the rules when it first reads."""
    made: list[re.Pattern[str]] = []
    compiled = re.compile

    def recorded(source: str, flags: int = 0) -> re.Pattern[str]:
        made.append(compiled(source, flags))
        return made[-1]

    for module in modules():
        if module.__name__.startswith("rumourdesk.extraction"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
    with patch.object(re, "compile", recorded):
        read(Report(text=_REPORT), load_lexicon())
    return made


def within(value: object) -> Iterator[re.Pattern[str]]:
    """The expressions over texts that a value holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, PatternIndex):
        yield from value.expressions()
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from within(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from within(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from within(getattr(value, field.name))


def texts(size: int) -> Iterator[str]:
    """Texts of one sort of thing over and over."""
    for piece in _PIECES:
        yield (piece * (size // len(piece) + 1))[:size]


def derived(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of the words of an expression over and over, so that it almost matches everywhere."""
    words = _LITERALS.findall(pattern.pattern)[:40]
    if not words:
        return
    for piece in (" ".join(words) + " ", words[0] + " ", words[0], f"{words[0]}, {words[-1]} "):
        yield (piece * (size // len(piece) + 1))[:size]
