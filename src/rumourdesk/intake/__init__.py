"""Intake: files and pasted text to reports, cleaned before any offset into them exists."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from rumourdesk.intake.decode import NotTextError, decode
from rumourdesk.intake.files import find_files
from rumourdesk.intake.outcome import Refused, Taken, why_unreadable
from rumourdesk.intake.parse import OutletOfDomain, Parsed, parse, parse_text
from rumourdesk.model import Published
from rumourdesk.settings import LIMIT_BYTES
from rumourdesk.text import safe_line

__all__ = [
    "LIMIT_BYTES",
    "OutletOfDomain",
    "Parsed",
    "Refused",
    "Taken",
    "find_files",
    "parse",
    "parse_text",
    "take",
]

_MARKED_UP = re.compile(r"\s*<(?:!doctype|html|\?xml|rss|feed)\b", re.IGNORECASE)


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
            data = _read(path, limit_bytes)
        except (OSError, ValueError) as error:
            yield Refused(path, why_unreadable(error))
            continue
        if isinstance(data, Refused):
            yield data
            continue
        yield _report(path, data, outlet, published, outlet_of_domain)


def _read(path: Path, limit_bytes: int) -> bytes | Refused:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        return Refused(path, "not a file: a device, pipe or socket is not read")
    if about.st_size <= limit_bytes:
        with path.open("rb") as file:
            data = file.read(limit_bytes + 1)
        if len(data) <= limit_bytes:
            return data
    size = f"{limit_bytes / 1_000_000:g} MB" if limit_bytes >= 100_000 else f"{limit_bytes} bytes"
    return Refused(path, f"larger than {size}; raise intake.limit_bytes in settings.toml")


def _report(
    path: Path,
    data: bytes,
    outlet: str | None,
    published: Published | None,
    outlet_of_domain: OutletOfDomain | None,
) -> Taken | Refused:
    try:
        decoded = decode(data)
    except NotTextError as error:
        return Refused(path, str(error))
    if _MARKED_UP.match(decoded.text):
        return Refused(path, "a web page or feed; save its text as a .txt file, or paste it")
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
