"""Commands that take reports in, and the one that reads them without a desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumourdesk.cli.context import Day, Opened, PathArgument, fail, say, say_json, warn
from rumourdesk.cli.lines import counted, extraction_lines, uncovered_lines
from rumourdesk.model import Published
from rumourdesk.text import safe_line

if TYPE_CHECKING:
    from rumourdesk.desk.taking_in import Defaults, OnProgress, Progress, Summary

outlet_option = click.option("--outlet", help="The outlet of reports that do not name theirs.")
date_option = click.option(
    "--date", "published", type=Day(), help="The day of reports that do not say theirs."
)


def intake_defaults(
    opened: Opened, outlet: str | None = None, published: Published | None = None
) -> Defaults:
    """What to take for true where reports do not say, with the limits and names of the settings."""
    from rumourdesk.desk.taking_in import Defaults

    return Defaults(
        outlet=outlet,
        published=published,
        limit_bytes=opened.settings.intake.limit_bytes,
        lexicon_folder=opened.settings.lexicon_folder,
    )


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PathArgument())
@outlet_option
@date_option
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@click.pass_obj
def add(
    opened: Opened,
    paths: Sequence[Path],
    outlet: str | None,
    published: Published | None,
    as_json: bool,
) -> None:
    """Take the reports at PATHS into the desk. `-` reads one report from standard input."""
    defaults = intake_defaults(opened, outlet, published)
    with opened.desk() as desk:
        if [str(path) for path in paths] == ["-"]:
            summary = desk.take_in_text(_standard_input(defaults), defaults=defaults)
        else:
            with _progress() as show:
                summary = desk.take_in(paths, defaults=defaults, on_progress=show)
    if as_json:
        say_json(_summary_record(summary))
    else:
        _say_summary(summary)
    sys.exit(1 if summary.refused else 0)


def _standard_input(defaults: Defaults) -> str:
    from rumourdesk.intake import NotTextError, text_from

    try:
        decoded = text_from(sys.stdin.buffer, defaults.limit_bytes)
    except NotTextError as wrong:
        fail(f"standard input: {wrong}")
    if decoded.note:
        warn(f"note: standard input: {decoded.note}")
    return decoded.text


@contextmanager
def _progress() -> Iterator[OnProgress]:
    """A line on standard error that counts the files, where standard error is a terminal."""
    terminal = sys.stderr.isatty()

    def show(progress: Progress) -> None:
        if terminal:
            click.echo(f"\r{progress.done} of {progress.total} files", nl=False, err=True)

    try:
        yield show
    finally:
        if terminal:
            click.echo("\r" + " " * 40 + "\r", nl=False, err=True)


def _say_summary(summary: Summary) -> None:
    say(
        f"{len(summary.new)} new, {len(summary.changed)} changed, {len(summary.same)} known "
        f"already; {counted(summary.claims, 'claim')}."
    )
    _warn_of_notes(summary.notes)
    _warn_of(summary.refused)


def _warn_of_notes(notes: Sequence[tuple[str, str]]) -> None:
    for name, note in notes:
        warn(f"note: {safe_line(name)}: {safe_line(note)}")


def _warn_of(refused: Sequence[tuple[str, str]]) -> None:
    for name, reason in refused:
        warn(f"left out: {safe_line(name)}: {reason}")


def _summary_record(summary: Summary) -> dict[str, object]:
    return {
        "new": summary.new,
        "changed": summary.changed,
        "same": summary.same,
        "claims": summary.claims,
        "refused": [{"path": name, "reason": reason} for name, reason in summary.refused],
        "notes": [{"path": name, "note": note} for name, note in summary.notes],
    }


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PathArgument())
@outlet_option
@date_option
@click.option(
    "--uncovered",
    is_flag=True,
    help="Print the guarded sentences on an incumbent or a candidate that gave no claim.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the public JSON (docs/formats.md).")
@click.option("--explain", is_flag=True, help="Show for each field the words it was read from.")
@click.pass_obj
def extract(
    opened: Opened,
    paths: Sequence[Path],
    outlet: str | None,
    published: Published | None,
    uncovered: bool,
    as_json: bool,
    explain: bool,
) -> None:
    """Read the claims of the reports at PATHS and compare them, without any desk."""
    from rumourdesk.desk.extracting import extract_files, uncovered_in

    defaults = intake_defaults(opened, outlet, published)
    extraction = extract_files(paths, defaults)
    if uncovered:
        gaps = uncovered_in(extraction, defaults)
        if as_json:
            say_json({"articles": [gap.record() for gap in gaps]})
        else:
            for line in uncovered_lines(gaps):
                say(line)
    elif as_json:
        say_json(extraction.record(explained=explain))
    else:
        for line in extraction_lines(extraction, explained=explain):
            say(line)
    _warn_of_notes(extraction.notes)
    _warn_of(extraction.refused)
    sys.exit(1 if extraction.refused else 0)


COMMANDS = (add, extract)
