"""Commands that look into the desk and change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rumourdesk import settings
from rumourdesk.cli.context import Day, Opened, fail, say, say_json
from rumourdesk.cli.lines import (
    claim_line,
    comparison_lines,
    comparison_record,
    report_line,
    report_lines,
    report_record,
    stored_claim_record,
)
from rumourdesk.model import Kind, Published
from rumourdesk.text import fold

if TYPE_CHECKING:
    from rumourdesk.desk import ClaimRow, Desk, VacancyRow

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
vacancy_option = click.option(
    "--vacancy", help="Only this vacancy, by its number or by part of its names."
)


@click.command("list")
@vacancy_option
@click.option("--outlet", help="Only this outlet.")
@click.option("--status", type=click.Choice(["confirmed", "refuted", "unjudged"]))
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]))
@click.option("--since", type=Day(), help="Published on this day or later.")
@click.option("--until", type=Day(), help="Published on this day or earlier.")
@click.option("--unread", is_flag=True, help="Only reports not read yet.")
@json_option
@click.pass_obj
def list_reports(
    opened: Opened,
    vacancy: str | None,
    outlet: str | None,
    status: str | None,
    kind: str | None,
    since: Published | None,
    until: Published | None,
    unread: bool,
    as_json: bool,
) -> None:
    """List the reports on the desk, newest first."""
    from rumourdesk.desk import Filter, Status

    with opened.desk(looking=True) as desk:
        vacancies = desk.vacancies()
        wanted = Filter(
            vacancy=_vacancy_named(vacancies, vacancy),
            outlet=outlet,
            status=Status(status) if status else None,
            kind=kind,
            since=since.day if since else None,
            until=until.day if until else None,
            unread=unread,
        )
        ids = desk.report_ids(wanted)
        rows = desk.report_rows(ids)
    names = {row.id: row for row in vacancies}
    ordered = [rows[i] for i in ids if i in rows]
    if as_json:
        say_json({"reports": [report_record(row, names) for row in ordered]})
        return
    for row in ordered:
        say(report_line(row))
    if ordered:
        return
    if wanted != Filter():
        say("No report is like that.")
    else:
        say(
            "No reports here. `rumourdesk add PATH` takes some in; `rumourdesk demo` shows a story."
        )


def _vacancy_named(rows: tuple[VacancyRow, ...], words: str | None) -> int | None:
    """The one vacancy that is meant; ends the command where there is none, or more than one."""
    if words is None:
        return None
    names = {row.id: f"{row.organisation} · {row.role} · {row.incumbent or '?'}" for row in rows}
    number = int(words) if words.isdecimal() else None
    found = (
        [number] if number in names else [id_ for id_ in names if fold(words) in fold(names[id_])]
    )
    if not found:
        fail(f"no vacancy matches “{words}”; `rumourdesk list --json` names them.")
    if len(found) > 1:
        known = "; ".join(f"{id_}: {names[id_]}" for id_ in found)
        fail(f"“{words}” matches more than one vacancy. Give its number ({known}).", code=2)
    return found[0]


@click.command()
@click.argument("report", type=int)
@json_option
@click.pass_obj
def show(opened: Opened, report: int, as_json: bool) -> None:
    """Print one report with its claims marked."""
    with opened.desk(looking=True) as desk:
        page = desk.page(report)
        names = {row.id: row for row in desk.vacancies()}
    if as_json:
        record = report_record(page.row, names)
        marked = [stored_claim_record(row, page.report.text) for row in page.claims]
        say_json({**record, "text": page.report.text, "marked": marked})
        return
    for line in report_lines(page):
        say(line)


@click.command()
@vacancy_option
@click.option("--report", type=int, help="Only the claims of this report.")
@json_option
@click.pass_obj
def claims(opened: Opened, vacancy: str | None, report: int | None, as_json: bool) -> None:
    """List the claims on the desk with their verdicts."""
    from rumourdesk.desk import Filter

    with opened.desk(looking=True) as desk:
        chosen = _vacancy_named(desk.vacancies(), vacancy)
        if report is not None and not desk.report_rows([report]):
            fail(f"There is no report {report} in this desk.")
        rows = desk.claims(Filter(vacancy=chosen), report=report)
        if as_json:
            say_json({"claims": list(_claim_records(desk, rows))})
            return
        found = False
        for row in rows:
            say(claim_line(row))
            found = True
    if not found:
        say("No claims here.")


def _claim_records(desk: Desk, rows: Iterable[ClaimRow]) -> Iterator[dict[str, object]]:
    for report, claims_of_one in groupby(rows, key=lambda row: row.report):
        text = desk.page(report).report.text
        for row in claims_of_one:
            yield stored_claim_record(row, text)


@click.command()
@click.argument("left", type=int, metavar="A")
@click.argument("right", type=int, metavar="B")
@vacancy_option
@json_option
@click.pass_obj
def compare(opened: Opened, left: int, right: int, vacancy: str | None, as_json: bool) -> None:
    """Lay reports A and B side by side, question by question."""
    from rumourdesk.desk import NothingInCommon

    with opened.desk(looking=True) as desk:
        chosen = _vacancy_named(desk.vacancies(), vacancy)
        try:
            found = desk.compare(left, right, chosen)
        except NothingInCommon as nothing:
            fail(str(nothing))
    if chosen not in (None, found.vacancy.id):
        fail(f"These two reports do not both speak of “{vacancy}”.")
    if as_json:
        say_json(comparison_record(found))
        return
    for line in comparison_lines(found):
        say(line)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@json_option
@click.pass_obj
def search(opened: Opened, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search titles, texts and claims; best first."""
    with opened.desk(looking=True) as desk:
        hits = desk.search(" ".join(words), limit=limit)
        rows = desk.report_rows([hit.report for hit in hits])
        names = {row.id: row for row in desk.vacancies()}
    found = [(hit, rows[hit.report]) for hit in hits if hit.report in rows]
    if as_json:
        say_json(
            {"hits": [{**report_record(row, names), "excerpt": hit.excerpt} for hit, row in found]}
        )
        return
    for hit, row in found:
        say(report_line(row))
        say(f"      {hit.excerpt}")
    if not found:
        say(f"No report holds “{' '.join(words)}”.")


@click.command()
@json_option
@click.pass_obj
def locate(opened: Opened, as_json: bool) -> None:
    """Print every path in use."""
    paths = {**settings.paths(opened.settings), "desk": opened.desk_path}
    if as_json:
        say_json({name: str(path) for name, path in paths.items()})
        return
    width = max(map(len, paths))
    for name, path in paths.items():
        say(f"{name:{width}}  {path}{'' if Path(path).exists() else '  (not there yet)'}")


@click.group("settings")
def settings_group() -> None:
    """Show the settings, or write a commented file to edit."""


@settings_group.command("init")
@click.option("--force", is_flag=True, help="Replace the file; the old one is kept as .bak.")
def settings_init(force: bool) -> None:
    """Write a commented settings file."""
    try:
        path = settings.write_initial(force=force)
    except FileExistsError as there:
        fail(f"{there} is there already; `--force` replaces it and keeps the old one as .bak.")
    say(f"Wrote {path}")


@settings_group.command("show")
@json_option
@click.pass_obj
def settings_show(opened: Opened, as_json: bool) -> None:
    """Print the settings in force."""
    values = {**settings.in_force(opened.settings), "desk": str(opened.desk_path)}
    if as_json:
        say_json(values)
        return
    for name, value in values.items():
        say(f"{name} = {value}")


COMMANDS = (list_reports, show, claims, compare, search, locate, settings_group)
