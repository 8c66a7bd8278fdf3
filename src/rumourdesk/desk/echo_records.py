"""Echo profiles and edges as the store keeps them: short JSON that follows their fields.

A value is written as the list of its fields, so what is written depends on what the fields are:
`LAYOUT` changes with them, and what another layout wrote is worked out again, not read.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zlib import crc32

from rumourdesk.comparison import EchoEdge, EchoProfile
from rumourdesk.store.values import dump

_Code = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def dump_profile(profile: EchoProfile) -> str:
    """The profile as text."""
    return dump(_code(EchoProfile)[0](profile))


@lru_cache(maxsize=2048)
def load_profile(content: str) -> EchoProfile:
    """The profile that `dump_profile` wrote."""
    found: EchoProfile = _code(EchoProfile)[1](json.loads(content))
    return found


def dump_edge(edge: EchoEdge) -> str:
    """The edge as text."""
    return dump(_code(EchoEdge)[0](edge))


@lru_cache(maxsize=16384)
def load_edge(content: str) -> EchoEdge:
    """The edge that `dump_edge` wrote."""
    found: EchoEdge = _code(EchoEdge)[1](json.loads(content))
    return found


@cache
def _code(kind: Any) -> _Code:
    """How values of a type are written, and read back."""
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        write, read = _code(inner)
        return (
            lambda value: None if value is None else write(value),
            lambda value: None if value is None else read(value),
        )
    if get_origin(kind) is tuple:
        inner, _ = get_args(kind)
        if inner is int:
            return _packed, _unpacked
        write, read = _code(inner)
        return (
            lambda value: [write(one) for one in value],
            lambda value: tuple([read(one) for one in value]),
        )
    if is_dataclass(kind):
        return _code_of_fields(kind)
    if issubclass(kind, date):
        whole = datetime if issubclass(kind, datetime) else date
        return lambda value: value.isoformat(), whole.fromisoformat
    if issubclass(kind, Enum):
        return lambda value: value.value, kind
    if kind in (str, int, bool):
        return lambda value: value, lambda value: value
    raise TypeError(f"there is no way to keep a {kind}")


def _code_of_fields(kind: Any) -> _Code:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    codes = [_code(hints[name]) for name in names]
    readers = list(zip(names, (read for _, read in codes), strict=True))
    writers = list(zip(names, (write for write, _ in codes), strict=True))

    def write(value: Any) -> list[Any]:
        return [code(getattr(value, name)) for name, code in writers]

    def read(values: list[Any]) -> Any:
        return kind(
            **{name: code(value) for (name, code), value in zip(readers, values, strict=True)}
        )

    return write, read


def _layout(kind: Any) -> list[Any]:
    """The fields of a type and of all types in it, for telling one layout from another."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return [[field.name, _layout(hints[field.name])] for field in fields(kind)]
    inner = [_layout(one) for one in get_args(kind) if one is not Ellipsis]
    return [getattr(kind, "__name__", ""), *inner]


def _packed(hashes: tuple[int, ...]) -> str:
    return b64encode(array("q", hashes).tobytes()).decode()


def _unpacked(text: str) -> tuple[int, ...]:
    found = array("q")
    found.frombytes(b64decode(text))
    return tuple(found)


LAYOUT = crc32(json.dumps([_layout(EchoProfile), _layout(EchoEdge)]).encode())
"""A number that is another one whenever the fields of what is kept are others."""
