"""The settings file, read strictly: whatever is not understood is an error with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rumourdesk.settings.options import KEYS_EXAMPLE, OPTIONS
from rumourdesk.text import safe_line

CheckKeys = Callable[[Mapping[str, Sequence[str]]], object]

_TABLES = {"keys"} | {option.key.rpartition(".")[0] for option in OPTIONS if "." in option.key}


class SettingsError(Exception):
    """The settings cannot be used; the message names the file, the line if known, and the key."""

    def __init__(self, file: Path, line: int | None, problem: str) -> None:
        place = f"{file}:{line}" if line else f"{file}"
        super().__init__(safe_line(f"{place}: {problem}"))
        self.file = file
        self.line = line


def read(
    file: Path, check_keys: CheckKeys | None
) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    """Every setting by its dotted key, the usual value where the file has none, and the own keys.

    A file that is not there is an empty one.
    """
    try:
        source = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        source = ""
    except OSError as error:
        raise SettingsError(file, None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(file, None, "is not UTF-8") from error
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else None
        raise SettingsError(file, line, f"is not TOML: {error}") from error

    values: dict[str, Any] = {option.key: option.usual for option in OPTIONS}
    keys: dict[str, tuple[str, ...]] = {}
    for key, value in _leaves(table):
        try:
            if key.startswith("keys."):
                keys[key.removeprefix("keys.")] = _keys_of(key, value)
            else:
                values[key] = _value_of(key, value)
        except ValueError as error:
            raise SettingsError(file, _line_of(key, source), str(error)) from error
    if check_keys is not None:
        try:
            check_keys(keys)
        except ValueError as error:
            line = _line_of(f"keys.{getattr(error, 'id', '')}", source)
            raise SettingsError(file, line, str(error)) from error
    return values, keys


def _leaves(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict) and (value or key in _TABLES):
            yield from _leaves(value, f"{key}.")
        else:
            yield key, value


def _value_of(key: str, value: object) -> object:
    option = next((option for option in OPTIONS if option.key == key), None)
    if key in _TABLES:
        raise ValueError(f"“{key}” is a table: write [{key}] on a line of its own")
    if option is None:
        raise ValueError(f"there is no setting “{safe_line(key)}”{_nearest(key)}")
    if option.type is int:
        if type(value) is not int or value < 1:
            raise ValueError(f"“{key}” must be a whole number above 0, not {value!r}")
    elif not isinstance(value, str):
        raise ValueError(f"“{key}” must be text in quotes, not {value!r}")
    elif option.type is Path and "\0" in value:
        raise ValueError(f"“{key}” is no path: it holds a NUL character")
    return value


def _keys_of(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(","))
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    raise ValueError(f"“{key}” must be keys in quotes, such as {KEYS_EXAMPLE}, not {value!r}")


def _nearest(key: str) -> str:
    # Imported here: only a mistake needs it.
    import difflib

    known = [*(option.key for option in OPTIONS), "keys"]
    last = {name.rpartition(".")[2]: name for name in known}
    near = difflib.get_close_matches(key, known, n=1) or [
        last[name] for name in difflib.get_close_matches(key.rpartition(".")[2], last, n=1)
    ]
    return f"; did you mean “{near[0]}”?" if near else f"; known are {', '.join(known)}"


_TABLE = re.compile(r"\A\s*+\[+([^\[\]]+)\]")
_ENTRY = re.compile(r"""\A\s*+([A-Za-z0-9_.\-"' \t]++)=""")


def _line_of(key: str, source: str) -> int | None:
    """The line on which a dotted key, or the table that holds it, is written."""
    table, of_table = "", None
    for number, line in enumerate(source.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = _bare(header[1])
            if key == table or key.startswith(f"{table}."):
                of_table = number
        elif entry := _ENTRY.match(line):
            written = f"{table}.{_bare(entry[1])}" if table else _bare(entry[1])
            if key == written or key.startswith(f"{written}."):
                return number
    return of_table


def _bare(written: str) -> str:
    return re.sub(r"[\"'\s]", "", written)
