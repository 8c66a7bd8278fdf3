"""The demo: the packaged story on a desk of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rumourdesk import settings
from rumourdesk.cli.context import Opened, fail, say
from rumourdesk.cli.lines import counted
from rumourdesk.cli.screens import start
from rumourdesk.cli.taking import intake_defaults


def run_demo(opened: Opened, *, headless: bool, fresh: bool) -> None:
    """Open the demo desk, or print what it holds.

    A desk named by `--desk` or `RUMOURDESK_DESK` is not used: the demo has its own.
    """
    story = settings.stories()
    desk_path = opened.settings.demo_desk
    if fresh:
        _throw_away(desk_path)
    if headless:
        _summarise(opened, desk_path, story)
    else:
        start(opened, desk_path, story, title="demo")


def _throw_away(desk_path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{desk_path}{suffix}").unlink(missing_ok=True)


def _summarise(opened: Opened, desk_path: Path, story: Sequence[Path]) -> None:
    from rumourdesk.model import RelationKind

    with opened.desk(desk_path) as desk:
        summary = desk.take_in(story, defaults=intake_defaults(opened))
        vacancies = desk.vacancies()
        contradictions = sum(
            relation.kind is RelationKind.CONTRADICTS
            for vacancy in vacancies
            for relation in desk.relations(vacancy.id)
        )
        counts = desk.holdings()
        say(f"vacancies       {counts.vacancies}")
        say(f"reports         {counts.reports}")
        say(f"claims          {counts.claims}")
        say(f"contradictions  {contradictions}")
        for vacancy in vacancies:
            after = f" · {vacancy.incumbent}" if vacancy.incumbent else ""
            say(f"  {vacancy.reports:3}  {vacancy.organisation} · {vacancy.role}{after}")
    if summary.refused:
        fail(f"{counted(len(summary.refused), 'file')} of the demo left out")
