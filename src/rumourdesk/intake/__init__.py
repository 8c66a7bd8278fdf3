"""Intake: files and pasted text to reports, cleaned before any offset into them exists."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from rumourdesk.intake.decode import Decoded, NotTextError, decode
from rumourdesk.intake.files import find_files
from rumourdesk.intake.outcome import Refused, Taken, why_unreadable
from rumourdesk.intake.parse import OutletOfDomain, Parsed, parse, parse_text
from rumourdesk.model import Published
from rumourdesk.settings import LIMIT_BYTES
from rumourdesk.text import safe_line

__all__ = [
    "LIMIT_BYTES",
    "NotTextError",
    "OutletOfDomain",
    "Parsed",
    "Refused",
    "Taken",
    "find_files",
    "parse",
    "parse_text",
    "take",
    "text_from",
]

_CHUNK = 1 << 20
_MARKED_UP = re.compile(r"\A\s*+<(?:!doctype|html|\?xml|rss|feed)\b", re.IGNORECASE)


def take(
    paths: Iterable[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    published: Published | None = None,
    limit_bytes: int = LIMIT_BYTES,
    outlet_of_domain: OutletOfDomain | None = None,
) -> Iterator[Taken | Refused]:
    """One result for each file named or found, as it is asked for. No file makes this raise.

    `outlet` and `published` stand in for what a file does not say itself. A file of more than
    `limit_bytes` bytes is refused unread.
    """
    for path in find_files(paths):
        if isinstance(path, Refused):
            yield path
            continue
        try:
            decoded = _read(path, limit_bytes)
        except NotTextError as error:
            yield Refused(path, str(error))
        except (OSError, ValueError) as error:
            yield Refused(path, why_unreadable(error))
        else:
            yield _report(path, decoded, outlet, published, outlet_of_domain)


def text_from(file: BinaryIO, limit_bytes: int = LIMIT_BYTES) -> Decoded:
    """The text of a report, read no further than the limit.

    Raises `NotTextError`, saying in words why there is none.
    """
    data = bytearray()
    while part := file.read(_CHUNK):
        data += part
        _refuse_large(len(data), limit_bytes)
    decoded = decode(bytes(data))
    if _MARKED_UP.match(decoded.text):
        raise NotTextError("a web page or feed; save its text as a .txt file, or paste it")
    return decoded


def _refuse_large(size: int, limit_bytes: int) -> None:
    if size > limit_bytes:
        in_mb = limit_bytes >= 100_000
        limit = f"{limit_bytes / 1_000_000:g} MB" if in_mb else f"{limit_bytes} bytes"
        raise NotTextError(f"larger than {limit}; raise intake.limit_bytes in settings.toml")


def _read(path: Path, limit_bytes: int) -> Decoded:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise NotTextError("not a file: a device, pipe or socket is not read")
    _refuse_large(about.st_size, limit_bytes)
    with path.open("rb") as file:
        return text_from(file, limit_bytes)


def _report(
    path: Path,
    decoded: Decoded,
    outlet: str | None,
    published: Published | None,
    outlet_of_domain: OutletOfDomain | None,
) -> Taken | Refused:
    parsed = parse(
        decoded.text,
        path=safe_line(path.as_posix()),
        outlet=outlet,
        published=published,
        outlet_of_domain=outlet_of_domain,
    )
    if not parsed.report.text.strip():
        return Refused(path, "empty: there is no text in it")
    notes = parsed.notes if decoded.note is None else (decoded.note, *parsed.notes)
    return Taken(parsed.report, path, notes)
