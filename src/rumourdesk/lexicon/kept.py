"""What was compiled from the files of the lexicon, kept on disk so that the next start is quick.

A cache and nothing more. What is kept is plain data (JSON), filed under a digest of the content of
every file it was made from and of the code that made it, so a changed file or program finds
nothing. A file that is missing, broken, or writable by anybody else is as good as none, and a
folder that cannot be written to leaves everything to be compiled again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rumourdesk import settings

_FORMAT = "1"
_MOST_OF_A_KIND = 4
_DIGEST_SIZE = 20


def content_key(folders: Iterable[Traversable | Path]) -> str:
    """A digest of every TOML file of these folders, and of the code that reads and compiles them.

    A folder that is missing counts as empty. The key is "", under which nothing is kept, if a file
    cannot be read.
    """
    try:
        return _content_key(folders)
    except OSError:
        return ""


def _content_key(folders: Iterable[Traversable | Path]) -> str:
    digest = hashlib.blake2b(_FORMAT.encode(), digest_size=_DIGEST_SIZE)
    package = files("rumourdesk")
    code = [package.joinpath("text.py"), *_of_kind(package.joinpath("lexicon"), ".py")]
    for place in (code, *(_of_kind(folder, ".toml") for folder in folders)):
        digest.update(b"\0folder")
        for path in place:
            content = path.read_bytes()
            digest.update(f"\0{path.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _of_kind(folder: Traversable | Path, ending: str) -> list[Traversable | Path]:
    found = [p for p in folder.iterdir() if p.name.endswith(ending)] if folder.is_dir() else []
    return sorted(found, key=lambda path: path.name)


def fetch(kind: str, key: str) -> Any:
    """What was kept under this key, or None."""
    if not key:
        return None
    try:
        with _path(kind, key).open("rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            digest, _, body = file.read().partition(b"\n")
        return json.loads(body) if digest.decode() == _digest(body) else None
    except (OSError, ValueError):
        return None


def keep(kind: str, key: str, data: Any) -> None:
    """Keep plain data under a key, in one step; the eldest of its kind make room."""
    if not key:
        return
    # Imported here: it is seldom needed.
    import tempfile

    path = _path(kind, key)
    try:
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        settings.make_folder(path.parent)
        handle, unfinished = tempfile.mkstemp(prefix=f"{kind}-", suffix=".new", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(body).encode() + b"\n" + body)
            Path(unfinished).replace(path)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise
        _make_room(kind, path.parent)
    except (OSError, TypeError, ValueError):
        return


def _path(kind: str, key: str) -> Path:
    return settings.cache_folder() / "lexicon" / f"{kind}-{key}.json"


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=_DIGEST_SIZE).hexdigest()


def _is_ours(status: os.stat_result) -> bool:
    """Whether nobody else can have written a file; where owners are unknown, the folder is ours."""
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _make_room(kind: str, folder: Path) -> None:
    kept = sorted(folder.glob(f"{kind}-*.json"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MOST_OF_A_KIND]:
        path.unlink(missing_ok=True)
