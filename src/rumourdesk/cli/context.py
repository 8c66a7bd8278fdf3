"""What every command shares: where the desk is, who is at it, how to print and how to fail."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from rumourdesk import keys, settings
from rumourdesk.model import Published
from rumourdesk.text import safe, safe_line

if TYPE_CHECKING:
    from rumourdesk.desk import Desk


class PathArgument(click.Path):
    """A path that need not exist: a missing one is listed with the refused files at the end."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)


class Day(click.ParamType[Published]):
    """A day, YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Published:
        from datetime import date

        try:
            return Published(date.fromisoformat(str(value)))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2025-04-17.", param, ctx)


@dataclass
class Opened:
    """The settings in force and the desk that the command line asks for."""

    desk_option: Path | None

    @cached_property
    def settings(self) -> settings.Settings:
        return settings.load(check_keys=keys.resolve)

    @property
    def desk_path(self) -> Path:
        return settings.own_path(self.desk_option) if self.desk_option else self.settings.desk

    @property
    def author(self) -> str:
        return self.settings.author

    @contextmanager
    def desk(self, path: Path | None = None, *, looking: bool = False) -> Iterator[Desk]:
        """The desk, closed again whatever happens; `looking` also takes one that is read-only."""
        from rumourdesk.desk import Desk

        desk = Desk.open(
            path or self.desk_path,
            author=self.author,
            looking=looking,
            lexicon_folder=self.settings.lexicon_folder,
        )
        try:
            yield desk
        finally:
            desk.close()


def say(text: str = "") -> None:
    """Print text that may come from a report: no control sequence reaches the terminal."""
    click.echo(safe(text))


def say_json(value: object) -> None:
    """Print JSON, with every character escaped where one is unfit for this output."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    fit = safe(text) == text and _can_be_written(text)
    click.echo(text if fit else json.dumps(value, indent=1))


def _can_be_written(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def warn(text: str) -> None:
    click.echo(safe(text), err=True)


def fail(text: str, *, code: int = 1) -> NoReturn:
    """Say what went wrong and end the command."""
    warn(f"rumourdesk: {safe_line(text)}")
    sys.exit(code)
