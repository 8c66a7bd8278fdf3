"""The one lazy way from the command line to the screens."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from rumourdesk.cli.context import Opened, fail


def start(opened: Opened, desk_path: Path, paths: Sequence[Path], *, title: str = "") -> None:
    """Open the screens on a desk and take in `paths` behind the first frame."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail(
            "the screens need a terminal. In a script use `rumourdesk add`, `list`, `claims`, "
            "`compare` or `verdict`; see `rumourdesk --help`.",
            code=2,
        )
    # Looking for garbage while modules load costs a tenth of the start; the app takes it up again.
    gc.disable()
    from rumourdesk.desk import Desk
    from rumourdesk.tui.app import run_app

    sys.exit(
        run_app(
            lambda: Desk.open(
                desk_path,
                author=opened.author,
                lexicon_folder=opened.settings.lexicon_folder,
            ),
            settings=opened.settings,
            paths_to_take_in=paths,
            title=title,
        )
    )
