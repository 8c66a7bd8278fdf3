"""Posts and bodies that no list knows, and who holds the one that a report is about."""

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
            "The University of Aldermoor will look for a new vice-chancellor. The vice-chancellor, "
            "Professor Hilda Marsh, will step down in July.",
            {"University of Aldermoor · vice-chancellor": "Hilda Marsh"},
        ),
        (
            "Tomas Reyl has resigned as chief inspector of the Northern Water Inspectorate.",
            {"Northern Water Inspectorate · chief inspector": "Tomas Reyl"},
        ),
        (
            "Ottilie Brandt will step down as keeper of the Marsden Gallery in May.",
            {"Marsden Gallery · keeper": "Ottilie Brandt"},
        ),
        (
            "Piet Vos has run Larkfield Shipping (LKFS) since 2011. Mr Vos will retire in June. "
            "Larkfield has picked Ines Falk as its next chief executive.",
            {"Larkfield Shipping · chief executive": "Piet Vos"},
        ),
        (
            "Deputy registrar Ann Roe is the favourite to succeed Carl Munt as registrar of "
            "Penwick College.",
            {"Penwick College · registrar": "Carl Munt"},
        ),
    ],
)
def test_unlisted_bodies_and_posts(
    lexicon: Lexicon, text: str, expected: dict[str, str | None]
) -> None:
    assert vacancies(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Hall United have sacked head coach Jon Vane. Luis Amaro is the favourite.", "Jon Vane"),
        (
            "Jon Vane has one game to save his job at Hall United. Caretaker Luis Amaro waits.",
            "Jon Vane",
        ),
        (
            "Hall United are looking for a manager. The board has lost patience with Jon Vane, "
            "and Luis Amaro has been approached.",
            "Jon Vane",
        ),
        ("Luis Amaro is in talks with Hall United over the manager's job.", None),
        ("Hall United have appointed Luis Amaro as manager.", None),
        ("Hall United have named Luis Amaro interim manager.", None),
    ],
)
def test_the_holder_is_no_candidate_and_nobody_who_stands_in(
    lexicon: Lexicon, text: str, holder: str | None
) -> None:
    found = vacancies(lexicon, text)
    assert [v for post, v in found.items() if post.startswith("Hall United")] == [holder]


def test_a_former_employer_is_not_the_vacancy(lexicon: Lexicon) -> None:
    text = (
        "Norwood Museum wants Ann Roe as its next director. Roe, the former director of Aldermoor "
        "Museum, has been approached."
    )
    assert set(vacancies(lexicon, text)) == {"Norwood Museum · director"}


def test_a_place_among_universities_is_one_and_no_club(lexicon: Lexicon) -> None:
    text = (
        "Penwick University will advertise for a vice-chancellor in May. Exeter has shortlisted "
        "Paul Reed as its next registrar."
    )
    assert "Exeter City · manager" not in vacancies(lexicon, text)


def test_a_bishops_place_is_no_club(lexicon: Lexicon) -> None:
    text = (
        "The Archbishop of Canterbury, Tom Hale, will retire. The Bishop of Norwich, Ruth Penn, is "
        "the favourite to succeed him."
    )
    assert not any(post.startswith("Norwich City") for post in vacancies(lexicon, text))


def test_who_fills_a_post_is_no_candidate_for_it(lexicon: Lexicon) -> None:
    text = (
        "The superintendent, Carlo Brun, met Ines Falk over the post of music director of the "
        "Alder Opera. Falk is the favourite to succeed Piet Vos."
    )
    report = Report(text=text, outlet="Example", published=Published(date(2030, 1, 16)))
    assert "Carlo Brun" not in {c.about for c in read(report, lexicon).claims}
