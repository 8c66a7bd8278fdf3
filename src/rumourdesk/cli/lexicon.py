"""Commands about the words that the desk knows."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumourdesk.cli.context import Opened, PathArgument, say, say_json
from rumourdesk.cli.lines import counted

if TYPE_CHECKING:
    from rumourdesk.desk import LearnedRow


@click.group("lexicon")
def lexicon_group() -> None:
    """Check the names and phrases that the desk knows, and see what it learned."""


@lexicon_group.command("check")
@click.argument("paths", nargs=-1, type=PathArgument())
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def check(opened: Opened, paths: Sequence[Path], as_json: bool) -> None:
    """Name every mistake in lexicon files, by file and line.

    PATHS are files or folders of TOML; without any, your own lexicon folder and the packaged
    lexicon are checked. Ends with 1 where there is a mistake.
    """
    from rumourdesk.desk.lexicon_check import check_lexicon

    checked = check_lexicon(paths, opened.settings.lexicon_folder)
    if as_json:
        mistakes = [{"file": m.file, "line": m.line, "what": m.what} for m in checked.mistakes]
        say_json({"files": checked.files, "mistakes": mistakes})
    else:
        for mistake in checked.mistakes:
            say(str(mistake))
        found = counted(len(checked.mistakes), "mistake") if checked.mistakes else "No mistake"
        say(f"{found} in {counted(checked.files, 'file')}.")
    sys.exit(1 if checked.mistakes else 0)


@lexicon_group.command("learned")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def learned(opened: Opened, as_json: bool) -> None:
    """List the names in no list that reports taught the desk, with the words that did."""
    with opened.desk(looking=True) as desk:
        rows, forgotten = desk.learned(), desk.forgotten()
    if as_json:
        say_json({"names": [_name_record(row) for row in rows], "forgotten": forgotten})
        return
    for row in rows:
        first, others = row.teachings[0], len(row.teachings) - 1
        kind = f" ({row.kind})" if row.kind and row.type == "organisation" else ""
        more = f", and {counted(others, 'other report')}" if others else ""
        say(f"{row.name}  {row.type}{kind}")
        words = " ".join(first.words.split())
        say(f"    “{words}” (report {first.report}{more}): {first.rule}")
    say(f"{counted(len(rows), 'name')} learned.")
    if forgotten:
        say(f"Forgotten: {', '.join(forgotten)}.")


def _name_record(row: LearnedRow) -> dict[str, object]:
    return {
        "name": row.name,
        "type": row.type.value,
        "kind": row.kind or None,
        "roles": row.roles,
        "organisations": row.organisations,
        "taught_by": [
            {
                "report": taught.report,
                "version": taught.version,
                "start": taught.span.start,
                "end": taught.span.end,
                "words": taught.words,
                "rule": taught.rule,
            }
            for taught in row.teachings
        ],
    }


@lexicon_group.command("forget")
@click.argument("name")
@click.option("--undo", is_flag=True, help="Take back that NAME was forgotten.")
@click.pass_obj
def forget(opened: Opened, name: str, undo: bool) -> None:
    """Know the learned NAME no longer in reports to come, whatever report teaches it."""
    with opened.desk() as desk:
        if undo:
            desk.remember_name(name)
        else:
            desk.forget_name(name)
    say("Known again." if undo else "Forgotten. `rumourdesk lexicon forget --undo` takes it back.")


COMMANDS = (lexicon_group,)
