"""The names of keys, as Textual has them: "down", "question_mark", "ctrl+d", "G"."""

from __future__ import annotations

import re
import unicodedata

_MODIFIERS = ("ctrl", "alt", "shift", "meta", "super", "hyper")
_NAMED = {
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "tab",
    "space", "backspace", "delete", "insert", *(f"f{number}" for number in range(1, 25)),
}  # fmt: skip
# Where Textual's name of a character is not the one in Unicode.
_RENAMED = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at",
    "hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
# Keys that a terminal cannot tell apart.
_SAME = {"ctrl+m": "enter", "ctrl+i": "tab", "ctrl+left_square_bracket": "escape"}


def canonical(key: str) -> str | None:
    """The one name of a key, however it was written; None if there is no such key."""
    *modifiers, base = re.split(r"\+(?=.)", key.strip())
    held = {modifier.strip().lower() for modifier in modifiers}
    base = base.strip()
    if len(base) == 1 and base.isalnum():
        if base.isupper() and held:
            held.add("shift")
        if held == {"shift"}:
            base, held = base.upper(), set()
        elif held:
            base = base.lower()
    elif len(base) == 1:
        base = _name_of(base)
    else:
        base = base.lower()
    if not held <= set(_MODIFIERS) or not (base in _NAMED or _character(base)):
        return None
    name = "+".join([*(modifier for modifier in _MODIFIERS if modifier in held), base])
    return _SAME.get(name, name)


def _name_of(char: str) -> str:
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


# The signs that keyboards have, by name.
_SIGNS = {
    _name_of(char): char
    for char in map(chr, (*range(33, 127), *range(161, 256), 0x20AC))
    if not char.isalnum()
}


def _character(name: str) -> str | None:
    if len(name) == 1 and name.isalnum():
        return name
    return _SIGNS.get(name)


_SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "enter": "Enter", "escape": "Esc", "tab": "Tab", "space": "Space", "home": "Home",
    "end": "End", "delete": "Del", "insert": "Ins", "backspace": "Backspace",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as a reader knows it: "?" for "question_mark", "Ctrl+D" for "ctrl+d"."""
    *modifiers, base = key.split("+")
    if modifiers and len(base) == 1:
        base = base.upper()
    base = _SHOWN.get(base) or _character(base) or base.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), base])
