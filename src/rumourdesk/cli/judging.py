"""The command that records a person's verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from rumourdesk.cli.context import Opened, say, say_json
from rumourdesk.cli.lines import claim_line, stored_claim_record

if TYPE_CHECKING:
    from rumourdesk.model import Outcome


class Link(click.ParamType[str]):
    """An http or https address, or nothing."""

    name = "URL"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        text = str(value).strip()
        if text and not _is_web_address(text):
            self.fail(f"{text!r} is not an http or https address.", param, ctx)
        return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


@click.command()
@click.argument("claim", type=int)
@click.argument("outcome", type=click.Choice(["confirmed", "refuted", "none"]))
@click.option("--note", help="Why; kept with the verdict.")
@click.option("--evidence", type=Link(), help="An address that shows it.")
@click.option("--by", "author", help="Who judges, instead of the name in the settings.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def verdict(
    opened: Opened,
    claim: int,
    outcome: str,
    note: str | None,
    evidence: str | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Mark CLAIM (its number, as `rumourdesk claims` prints it) confirmed, refuted or unjudged."""
    with opened.desk() as desk:
        desk.judge(claim, _outcome(outcome), note=note, evidence=evidence, author=author)
        row = desk.claim(claim)
        text = desk.page(row.report).report.text
    if as_json:
        say_json(stored_claim_record(row, text))
    else:
        say(claim_line(row))


def _outcome(word: str) -> Outcome | None:
    from rumourdesk.model import Outcome

    return None if word == "none" else Outcome(word)


COMMANDS = (verdict,)
