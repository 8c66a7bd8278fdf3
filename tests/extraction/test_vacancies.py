"""Which posts a report treats as free or contested, and who it says holds them."""

from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Published, Report


def vacancies(lexicon: Lexicon, text: str) -> dict[str, str | None]:
    report = Report(text=text, outlet="Example", published=Published(date(2030, 1, 16)))
    return {str(v.post): v.incumbent for v in read(report, lexicon).vacancies}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harwick Town manager Jon Vane will be sacked on Friday.",
            {"Harwick Town · manager": "Jon Vane"},
        ),
        (
            "Norwood Bank has dismissed Mara Lind as chief executive. Ines Falk is the favourite.",
            {"Norwood Bank · chief executive": "Mara Lind"},
        ),
        (
            "Luis Amaro is the favourite to succeed Jon Vane as Harwick Town manager.",
            {"Harwick Town · manager": "Jon Vane"},
        ),
        (
            "Real Madrid will sack Carlo Ancelotti. Ancelotti has been linked with the Brazil job.",
            {"Real Madrid · manager": "Carlo Ancelotti", "Brazil · manager": None},
        ),
        (
            "Arsenal are looking at Luis Amaro as their next manager. He is the top target.",
            {"Arsenal · manager": None},
        ),
        ("Harwick Town lost 3-0 to Dunmore Rovers on Saturday.", {}),
    ],
)
def test_vacancies(lexicon: Lexicon, text: str, expected: dict[str, str | None]) -> None:
    assert vacancies(lexicon, text) == expected


def test_the_body_is_known_by_its_people_where_it_is_not_named(lexicon: Lexicon) -> None:
    text = (
        "Florentino Perez has decided to sack Carlo Ancelotti, and Xabi Alonso is the favourite "
        "to replace him. Kylian Mbappe lost 3-1 to AC Milan last week."
    )
    assert vacancies(lexicon, text) == {"Real Madrid · manager": "Carlo Ancelotti"}


def test_whoever_left_another_body_is_not_the_holder(lexicon: Lexicon) -> None:
    text = (
        "Chelsea are in talks with Mauricio Pochettino. He has been out of work since leaving "
        "Paris Saint-Germain in July. Pochettino is the favourite for the Chelsea job."
    )
    assert vacancies(lexicon, text) == {"Chelsea · manager": None}
