"""One report from the text of one file, or from text that was pasted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from rumourdesk.intake import frontmatter, markdown
from rumourdesk.intake.dates import read_date
from rumourdesk.model import Published, Report
from rumourdesk.text import clean, fold, one_line

OutletOfDomain = Callable[[str], str | None]

_WIRE = re.compile(r"\A\s*+date (\d{4}-\d{2}-\d{2})(?:\s+|$)")
_MARKDOWN_SUFFIXES = {".md", ".markdown"}
_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report, and notes on what was left out or guessed."""

    report: Report
    notes: tuple[str, ...] = ()


def parse_text(
    text: str,
    *,
    path: str | None = None,
    outlet: str | None = None,
    published: Published | None = None,
    outlet_of_domain: OutletOfDomain | None = None,
) -> Report:
    """The report that a text holds, as `parse`, without the notes."""
    return parse(
        text, path=path, outlet=outlet, published=published, outlet_of_domain=outlet_of_domain
    ).report


def parse(
    text: str,
    *,
    path: str | None = None,
    outlet: str | None = None,
    published: Published | None = None,
    outlet_of_domain: OutletOfDomain | None = None,
) -> Parsed:
    """The report that a text holds: cleaned, its front matter or wire date read, unmarked.

    `outlet` and `published` stand in where the text itself says nothing; what it says wins. Where
    neither names an outlet, `outlet_of_domain` is asked for the one at the host name of the url.
    A report that states no date has none. The report's `text` may be empty; it is for the caller
    to refuse that.
    """
    headed = frontmatter.split(clean(text))
    values, notes = headed.values, list(headed.notes)

    stated, problem = read_date(values.get("date", ""))
    if problem:
        notes.append(problem)
    body, wire = _without_wire_date(headed.body)
    if stated and wire and stated.day != wire.day:
        notes.append(f"front matter's date was taken over the wire's {wire.day.isoformat()}")

    url, problem = _web_address(values.get("url", ""))
    if problem:
        notes.append(problem)
    named = one_line(values.get("outlet", "")) or one_line(outlet or "") or None
    inferred = None
    if named is None and url is not None and outlet_of_domain is not None:
        inferred = outlet_of_domain(_host(url))

    restated, problem = _yes_or_no(values.get("restated", ""))
    if problem:
        notes.append(problem)

    title, body = _title_and_body(one_line(values.get("title", "")), body, path)
    report = Report(
        text=clean(f"{title}\n\n{body}" if title else body),
        title=title or None,
        outlet=named or inferred,
        outlet_inferred=named is None and inferred is not None,
        byline=one_line(values.get("author", "")) or None,
        url=url,
        published=stated or wire or published,
        restated=restated,
        path=path,
    )
    return Parsed(report, tuple(notes))


def _without_wire_date(body: str) -> tuple[str, Published | None]:
    """The body without a leading ` date YYYY-MM-DD `, if that is a day of the calendar."""
    match = _WIRE.match(body)
    if match is None:
        return body, None
    published, _ = read_date(match[1])
    return (body, None) if published is None else (body[match.end() :], published)


def _title_and_body(title: str, body: str, path: str | None) -> tuple[str, str]:
    """The title on one line, and the body without it, both unmarked where they are Markdown."""
    body = body.strip()
    suffix = PurePath(path).suffix.lower() if path else ""
    if suffix in _MARKDOWN_SUFFIXES or markdown.looks_like_markdown(body):
        plain = markdown.to_plain(body)
        heading = one_line(plain.title or "")
        body = clean(plain.body).strip()
        if heading and title and fold(heading) != fold(title):
            body = f"{heading}\n\n{body}"
        title = title or heading
    first, _, rest = body.partition("\n")
    if title and fold(first) == fold(title):
        body = rest.strip()
    return title, body


def _web_address(words: str) -> tuple[str | None, str | None]:
    if not words:
        return None, None
    try:
        parts = urlsplit(words)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or any(char.isspace() for char in words):
        return None, "url ignored: not an http or https address"
    return words, None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _yes_or_no(words: str) -> tuple[bool, str | None]:
    folded = fold(words)
    if folded in _YES:
        return True, None
    if not folded or folded in _NO:
        return False, None
    return False, "restated ignored: write true or false"
