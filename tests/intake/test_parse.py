from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hostile.corpus import FLOODS, HOSTILE

from rumourdesk.intake import parse, parse_text
from rumourdesk.model import Published
from rumourdesk.text import clean, safe

DAY = Published(date(2024, 11, 6))
OTHER = Published(date(2025, 3, 14))


def headed(*lines: str, body: str = "Alonso signs.") -> str:
    return "\n".join(["---", *lines, "---", body])


def test_plain_text_has_no_title_outlet_or_date() -> None:
    report = parse_text("Alonso signs.\n\nKlopp stays.\n")
    assert report.text == "Alonso signs.\n\nKlopp stays."
    assert (report.title, report.outlet, report.published, report.url) == (None,) * 4
    assert not report.restated


def test_front_matter_fills_every_field() -> None:
    source = headed(
        'title: "Madrid:  the choice"',
        "outlet: Sport",
        "url: https://www.example.org/a?b=c#d",
        "author: 'Ana Ruiz'",
        "Date: 2024-11-06",
        "restated: yes",
    )
    parsed = parse(source, path="a.txt")
    report = parsed.report
    assert parsed.notes == ()
    assert report.text == "Madrid: the choice\n\nAlonso signs."
    assert report.title == "Madrid: the choice"
    assert report.outlet == "Sport"
    assert not report.outlet_inferred
    assert report.url == "https://www.example.org/a?b=c#d"
    assert report.byline == "Ana Ruiz"
    assert report.published == DAY
    assert report.restated
    assert report.path == "a.txt"


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: never closed\nAlonso signs.",
        "---\nAlonso signs for Madrid.\n---\nKlopp stays.",
        "--- \ntitle x\n---\nAlonso",
        "title: no fence\n\nAlonso signs.",
        "Alonso.\n---\ntitle: too late\n---\nEnd",
        "---",
        "---\nhttps://example.org\n---\nEnd",
        "---\n- \ntwo words: is prose\n---\nEnd",
    ],
)
def test_what_only_looks_like_front_matter_is_text(source: str) -> None:
    report = parse_text(source)
    assert report.title is None
    assert report.text == clean(source)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["title: 'It''s on"], "'It''s on"),
        (['title: "'], '"'),
        (["title: a: b: c"], "a: b: c"),
        (["title:x"], "x"),
        (["title:"], None),
        (["title: ''"], None),
        (["title: first", "title: second"], "first"),
        (["# a comment", "", "tags:", "  - one", "- two", "title: one"], "one"),
        (["title: >", "  folded"], None),
        (["title: !!python/object/apply:x ['id']"], "!!python/object/apply:x ['id']"),
        (["title: {{ config }} ${HOME}"], "{{ config }} ${HOME}"),
        (["TITLE: shouted"], "shouted"),
    ],
)
def test_front_matter_values_are_words_and_no_more(lines: list[str], title: str | None) -> None:
    report = parse_text(headed(*lines))
    assert report.title == title
    assert report.text == (f"{title}\n\nAlonso signs." if title else "Alonso signs.")


def test_unknown_keys_are_ignored_and_slips_are_told() -> None:
    parsed = parse(headed("layout: post", "outlett: Sport", "tags: a, b", "title: x", "title: y"))
    assert parsed.report.outlet is None
    assert parsed.notes == (
        "front matter: “outlett” was ignored; did you mean “outlet”?",
        "front matter: a second “title” was ignored",
    )


def test_what_front_matter_says_wins_over_the_defaults() -> None:
    source = headed("outlet: Sport", "date: 2024-11-06")
    report = parse_text(source, outlet="Marca", published=OTHER)
    assert (report.outlet, report.published) == ("Sport", DAY)
    report = parse_text("Alonso signs.", outlet="Marca", published=OTHER)
    assert (report.outlet, report.published) == ("Marca", OTHER)


@pytest.mark.parametrize(
    "source",
    [
        " date 2024-11-06 Alonso signs.\n\nKlopp stays.",
        "date 2024-11-06 Alonso signs.\n\nKlopp stays.",
        " date 2024-11-06\nAlonso signs.\n\nKlopp stays.",
        "\ufeff date 2024-11-06  \n\n Alonso signs.\r\n\r\nKlopp stays.",
    ],
)
def test_the_wire_date_is_read_and_not_part_of_the_text(source: str) -> None:
    report = parse_text(source, published=OTHER)
    assert report.published == DAY
    assert report.text == "Alonso signs.\n\nKlopp stays."
    assert report.title is None


@pytest.mark.parametrize(
    "source",
    [
        "date 2024-13-45 Alonso signs.",
        "date 2024-11-061 Alonso signs.",
        "dated 2024-11-06 Alonso signs.",
        "Alonso signs.\n date 2024-11-06 Klopp stays.",
    ],
)
def test_what_is_no_wire_date_stays_in_the_text(source: str) -> None:
    report = parse_text(source)
    assert report.published is None
    assert report.text == source


def test_front_matter_over_a_wire_date() -> None:
    source = headed("date: 2025-03-14", body=" date 2024-11-06 Alonso signs.")
    parsed = parse(source)
    assert parsed.report.published == OTHER
    assert parsed.report.text == "Alonso signs."
    assert parsed.notes == ("front matter's date was taken over the wire's 2024-11-06",)
    unreadable = parse(headed("date: soon", body=" date 2024-11-06 Alonso signs."))
    assert unreadable.report.published == DAY


def test_a_report_without_a_date_stays_undated() -> None:
    parsed = parse(headed("date: November 2024"))
    assert parsed.report.published is None
    assert len(parsed.notes) == 1


def test_markdown() -> None:
    source = "# Madrid *agree*\n\nSee [Sport](https://example.org): **Alonso** signs.\n"
    for report in (parse_text(source), parse_text(source, path="x/a.MD")):
        assert report.title == "Madrid agree"
        assert report.text == "Madrid agree\n\nSee Sport: Alonso signs."
    assert parse_text("*Alonso* signs", path="a.txt").text == "*Alonso* signs"
    assert parse_text("*Alonso* signs", path="a.md").text == "Alonso signs"


def test_markdown_entities_cannot_bring_back_what_was_cleaned_away() -> None:
    report = parse_text("Alonso &#x202e;signs &#27;[31m &#x9b;0m\u200b", path="a.md")
    assert safe(report.text) == report.text
    assert report.text.split() == ["Alonso", "signs", "\ufffd[31m", "\ufffd0m"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Madrid agree\n\nAlonso signs.", "Madrid agree\n\nAlonso signs."),
        ("MADRID AGREE\nAlonso signs.", "Madrid agree\n\nAlonso signs."),
        ("# Madrid agree\n\nAlonso signs.", "Madrid agree\n\nAlonso signs."),
        ("# Klopp\n\nAlonso signs.", "Madrid agree\n\nKlopp\n\nAlonso signs."),
        ("", "Madrid agree"),
    ],
)
def test_a_title_stands_once_above_the_body(body: str, text: str) -> None:
    report = parse_text(headed("title: Madrid agree", body=body))
    assert report.title == "Madrid agree"
    assert report.text == text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org",
        "https://",
        "//example.org",
        "example.org/a",
        "http://[broken",
        "https://example.org/a b",
    ],
)
def test_only_web_addresses_are_kept(url: str) -> None:
    parsed = parse(headed(f"url: {url}"), outlet_of_domain=lambda host: "Sport")
    assert parsed.report.url is None
    assert parsed.report.outlet is None
    assert parsed.notes == ("url ignored: not an http or https address",)


def test_an_outlet_is_inferred_from_the_address_last_of_all() -> None:
    asked = []

    def outlet_of_domain(host: str) -> str | None:
        asked.append(host)
        return "Sport" if host == "example.org" else None

    source = headed("url: https://WWW.Example.org:8080/a")
    report = parse_text(source, outlet_of_domain=outlet_of_domain)
    assert (report.outlet, report.outlet_inferred) == ("Sport", True)
    assert asked == ["example.org"]
    report = parse_text(source, outlet="Marca", outlet_of_domain=outlet_of_domain)
    assert (report.outlet, report.outlet_inferred) == ("Marca", False)
    unknown = headed("url: https://example.com")
    report = parse_text(unknown, outlet_of_domain=outlet_of_domain)
    assert (report.outlet, report.outlet_inferred) == (None, False)


def test_restated_is_yes_or_no() -> None:
    assert not parse_text(headed("restated: false")).restated
    parsed = parse(headed("restated: perhaps"))
    assert not parsed.report.restated
    assert parsed.notes == ("restated ignored: write true or false",)


@pytest.mark.parametrize("path", ["a.txt", "a.md", None])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_parsed_to_safe_text(name: str, path: str | None) -> None:
    for source in (HOSTILE[name], headed(f"title: {HOSTILE[name]}", body=HOSTILE[name])):
        report = parse_text(source, path=path)
        assert report.text == clean(report.text)
        for field in (report.title, report.outlet, report.byline, report.url):
            assert field is None or (field == safe(field) and "\n" not in field)


@pytest.mark.parametrize("name", FLOODS)
def test_floods_are_parsed(name: str) -> None:
    report = parse_text(FLOODS[name], path="a.md")
    assert report.text == clean(report.text)


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["a.txt", "a.md"]))
def test_any_text_gives_cleaned_text(source: str, path: str) -> None:
    report = parse_text(source, path=path)
    assert report.text == clean(report.text)
    assert report.title is None or report.text.startswith(report.title)
