"""Commands about the words that the desk knows."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from rumourdesk.cli.context import Opened, PathArgument, say, say_json
from rumourdesk.cli.lines import counted


@click.group("lexicon")
def lexicon_group() -> None:
    """Check the names and phrases that the desk knows."""


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


COMMANDS = (lexicon_group,)
