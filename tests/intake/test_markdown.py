from __future__ import annotations

import pytest

from rumourdesk.intake.markdown import to_plain


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("Perez *has* **chosen** ***Alonso***.", "Perez has chosen Alonso."),
        (
            "A __verbal__ _agreement_ with snake_case_name.",
            "A verbal agreement with snake_case_name.",
        ),
        ("~~Klopp~~ and `code`", "Klopp and code"),
        ('See [the report](https://example.org/a_b "Sport").', "See the report."),
        ("See [Sport][1].\n\n[1]: https://example.org", "See Sport."),
        ("[VIDEO] Madrid [ESP] \\[sources\\]", "[VIDEO] Madrid [ESP] [sources]"),
        ("![Ancelotti looks on](a.png)\n\nText.", "Text."),
        ("<https://example.org/x>", "https://example.org/x"),
        ("2 \\* 3 and 5 * 4", "2 * 3 and 5 * 4"),
        ("Real Madrid &amp; Castilla", "Real Madrid & Castilla"),
        ("One\nline  \nbroken", "One\nline\nbroken"),
        ("Title\n=====\n\nText", "Text"),
        ("## Who is wanted?\n\nAlonso ##", "Who is wanted?\n\nAlonso ##"),
        ("> “He stays,”\n> he said.", "“He stays,”\nhe said."),
        ("- Alonso\n- Klopp\n\nEnd", "- Alonso\n- Klopp\n\nEnd"),
        ("1. Alonso\n2. Klopp", "1. Alonso\n2. Klopp"),
        ("One\n\n---\n\nTwo", "One\n\nTwo"),
        ("```\nplain *text*\n```", "plain *text*"),
        ("| Name | Stage |\n|---|---|\n| *Alonso* | agreed |", "Name | Stage\nAlonso | agreed"),
        ("<div>\n<b>Alonso</b> &amp; son<!-- no -->\n</div>", "Alonso & son"),
        ("<script>\nalert(1)\n</script>\n\nText", "Text"),
        ("Alonso<br>signs <em>now</em>", "Alonso\nsigns now"),
        ("", ""),
    ],
)
def test_markup_is_reduced_to_its_words(source: str, body: str) -> None:
    assert to_plain(source).body.strip() == body


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Madrid *agree*\n\nText", "Madrid agree"),
        ("Madrid agree\n============\n\nText", "Madrid agree"),
        ("## Madrid agree\n\nText", None),
        ("Text\n\n# Madrid agree", None),
        ("#\n\nText", None),
        ("# ![a picture](a.png)\n\nText", None),
        ("#hashtag\n\nText", None),
    ],
)
def test_a_leading_top_heading_is_the_title(source: str, title: str | None) -> None:
    plain = to_plain(source)
    assert plain.title == title
    assert "Text" in plain.body


def test_a_monstrous_paragraph_keeps_its_words() -> None:
    source = "*Alonso* " + "signs " * 10_000
    assert to_plain(source).body.split()[-1] == "signs"
