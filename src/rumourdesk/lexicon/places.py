"""Which line of a TOML file an entry, a key or a text of it stands in.

The standard library tells no lines of what it has read, so they are looked up in the text. A
header inside a text of several lines would mislead this; names have none.
"""

from __future__ import annotations

import re

_AT_LINE = re.compile(r"at line (\d+)")
_HEADER = re.compile(r"^\s*\[+\s*([\w-]+)\s*\]+")


def syntax_line(error: str, text: str) -> int:
    """The line that a syntax error of the TOML reader names; the last one at a sudden end."""
    found = _AT_LINE.search(error)
    return int(found.group(1)) if found else text.count("\n") + 1


def entry_line(text: str, table: str, number: int) -> int:
    """The line of the `number`th header of a table (from 1; 0 is the first use of its name)."""
    seen = 0
    for at, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header and header.group(1) == table:
            seen += 1
            if seen == max(1, number):
                return at
        elif number == 0 and re.match(rf"\s*{re.escape(table)}\s*=", line):
            return at
    return 1


def key_line(text: str, table: str, number: int, key: str) -> int:
    """The line of a key of an entry, or of the entry's header where the key is not found."""
    first = entry_line(text, table, number)
    if key:
        for at, line in enumerate(text.splitlines()[first:], first + 1):
            if _HEADER.match(line):
                break
            if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
                return at
    return first


def text_line(text: str, words: str, start: int = 1) -> int:
    """The first line from `start` on that holds these words, or `start`."""
    for at, line in enumerate(text.splitlines()[start - 1 :], start):
        if words in line:
            return at
    return start
