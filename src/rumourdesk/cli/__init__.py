"""The command line: one thin function a command. The screens start lazily, inside one of them.

Exit codes: 0 fine, 1 some input was refused or could not be done, 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from rumourdesk import __version__
from rumourdesk.cli import competing, judging, lexicon, looking, taking
from rumourdesk.cli.context import Opened, PathArgument, fail
from rumourdesk.settings import SettingsError


class PathsOrCommand(click.Group):
    """A group whose first word may be a path instead of a command: `rumourdesk reports/`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if self.get_command(ctx, word) is None and (Path(word).exists() or _is_pathlike(word)):
            return "open", self.commands["open"], args
        return super().resolve_command(ctx, args)


def _is_pathlike(word: str) -> bool:
    return any(mark in word for mark in "/\\.")


@click.group(
    cls=PathsOrCommand,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="[PATH]... | COMMAND [ARGS]...",
)
@click.version_option(__version__, prog_name="rumourdesk", message="%(prog)s %(version)s")
@click.option(
    "--desk",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The desk file to use instead of your own; so does RUMOURDESK_DESK.",
)
@click.pass_context
def cli(ctx: click.Context, desk: Path | None) -> None:
    """Read contested appointments: who says what, on whose word, and what came true.

    With PATHs (files or folders of reports) it takes them in and opens the desk; with nothing it
    opens the desk as it stands. Try `rumourdesk demo`.
    """
    ctx.obj = Opened(desk_option=desk)
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_desk, paths=())


@cli.command("open", hidden=True)
@click.argument("paths", nargs=-1, type=PathArgument())
@click.pass_obj
def open_desk(opened: Opened, paths: Sequence[Path]) -> None:
    """Take in PATHS and open the desk."""
    from rumourdesk.cli.screens import start

    start(opened, opened.desk_path, paths)


@cli.command()
@click.option("--headless", is_flag=True, help="Print a summary instead of opening the screens.")
@click.option("--fresh", is_flag=True, help="Begin the demo anew, with its verdicts thrown away.")
@click.pass_obj
def demo(opened: Opened, headless: bool, fresh: bool) -> None:
    """Open a real story on a desk of its own, which never touches yours."""
    from rumourdesk.cli.demo import run_demo

    run_demo(opened, headless=headless, fresh=fresh)


for command in (
    *taking.COMMANDS,
    *looking.COMMANDS,
    *competing.COMMANDS,
    *judging.COMMANDS,
    *lexicon.COMMANDS,
):
    cli.add_command(command)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A mark that the terminal's encoding lacks must not end the program.
            stream.reconfigure(errors="replace")
    try:
        sys.exit(cli.main(args=args, prog_name="rumourdesk", standalone_mode=False))
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was already taken in is kept.", err=True)
        sys.exit(130)
    except SettingsError as wrong:
        fail(str(wrong), code=2)
    except OSError as wrong:
        fail(f"the system refused: {wrong.strerror or wrong}")
    except Exception as wrong:
        from rumourdesk.store.errors import StoreError

        if not isinstance(wrong, StoreError):
            raise
        fail(str(wrong))
