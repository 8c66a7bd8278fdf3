"""Commands that say what competing reports come to: boards, timelines, what is new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from rumourdesk.cli.context import Opened, say, say_json, warn
from rumourdesk.cli.vacancies import vacancy_meant
from rumourdesk.text import safe_line

if TYPE_CHECKING:
    from rumourdesk.desk import Desk

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("vacancy")
@click.option(
    "--sort",
    type=click.Choice(["latest change", "independent sources", "stage"]),
    default="latest change",
    show_default=True,
)
@json_option
@click.pass_obj
def board(opened: Opened, vacancy: str, sort: str, as_json: bool) -> None:
    """Print the board of VACANCY (its number, or its name more or less): who is how far.

    For each candidate the stage, the claims for and against, reports and independent sources, and
    the sharpest contradiction.
    """
    from rumourdesk.cli.board_lines import board_lines
    from rumourdesk.cli.board_records import board_record
    from rumourdesk.comparison import SortBy

    with opened.desk(looking=True) as desk:
        row = vacancy_meant(desk.vacancies(), vacancy)
        found = desk.board(row.id, sort=SortBy(sort))
        reports = desk.report_rows([candidate.latest for candidate in found.rows])
        _warn_of_echoes(desk)
    if as_json:
        say_json(board_record(found, row))
        return
    _print(board_lines(found, row, reports))


@click.command()
@click.argument("vacancy")
@json_option
@click.pass_obj
def timeline(opened: Opened, vacancy: str, as_json: bool) -> None:
    """Print what happened on VACANCY (its number, or its name more or less), day by day."""
    from rumourdesk.cli.board_lines import timeline_lines
    from rumourdesk.cli.board_records import timeline_record

    with opened.desk(looking=True) as desk:
        row = vacancy_meant(desk.vacancies(), vacancy)
        found = desk.timeline(row.id)
        told = {event.report for event in (*found.events, *found.undated)}
        reports = desk.report_rows([report for report in told if report is not None])
        _warn_of_echoes(desk)
    if as_json:
        say_json(timeline_record(found, row))
        return
    _print(timeline_lines(found, row, reports))


@click.command()
@click.option("--vacancy", help="Only this vacancy, by its number or its name more or less.")
@click.option("--clear", is_flag=True, help="Note that it was seen, so that it is new no more.")
@json_option
@click.pass_obj
def news(opened: Opened, vacancy: str | None, clear: bool, as_json: bool) -> None:
    """Print what is new since somebody last looked: claims, upgrades, denials and so on."""
    from rumourdesk.cli.board_lines import news_lines
    from rumourdesk.cli.board_records import news_record

    with opened.desk(looking=not clear) as desk:
        rows = desk.vacancies()
        chosen = vacancy_meant(rows, vacancy).id if vacancy is not None else None
        unseen = desk.news(chosen)
        told = {item.report for one in unseen.of for item in one.items}
        reports = desk.report_rows(sorted(told))
        if clear:
            desk.looked(chosen, unseen.upto)
    vacancies = {row.id: row for row in rows}
    if as_json:
        say_json(news_record(unseen, vacancies))
        return
    _print(news_lines(unseen.of, vacancies, reports))


def _print(lines: Iterable[str]) -> None:
    """Print each on a line of its own, whatever a person's note in it holds."""
    for line in lines:
        say(safe_line(line.replace("\n", " ")))


def _warn_of_echoes(desk: Desk) -> None:
    """Say where independent sources are not counted rightly yet, as on an upgraded desk."""
    due = desk.echoes_due()
    if due:
        warn(
            f"The echoes of {due} reports have not been looked for yet, so that sources may count "
            "more than once. Opening the desk looks for them."
        )


COMMANDS = (board, timeline, news)
