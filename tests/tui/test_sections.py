from __future__ import annotations

from array import array

from rumourdesk.tui.widgets.sections import HEADING, Heading, Outline, Place, Section


def section(vacancy: int | None, *ids: int, opened: bool = True, headed: bool = True) -> Section:
    heading = Heading(f"Vacancy {vacancy}", len(ids)) if headed else None
    return Section(vacancy, heading, array("q", ids), opened=opened, loaded=True)


def test_a_heading_takes_one_line_and_a_report_two() -> None:
    outline = Outline([section(1, 10, 11), section(2, 12)])

    assert outline.lines == 8
    assert outline.place_at(0) == (Place(0, HEADING), 0)
    assert outline.place_at(4) == (Place(0, 1), 1)
    assert outline.place_at(5) == (Place(1, HEADING), 0)
    assert outline.place_at(8) is None


def test_a_folded_section_shows_its_heading_alone() -> None:
    outline = Outline([section(1, 10, 11, opened=False), section(2, 12)])

    assert outline.place_at(1) == (Place(1, HEADING), 0)
    assert not outline.exists(Place(0, 0))


def test_a_section_without_a_heading_begins_with_its_first_report() -> None:
    outline = Outline([section(None, 10, 11, headed=False)])

    assert outline.place_at(0) == (Place(0, 0), 0)
    assert outline.line_of(Place(0, 1)) == 2


def test_lines_and_places_agree() -> None:
    outline = Outline([section(1, 10, 11), section(2), section(3, 12, 13, 14, opened=False)])

    for line in range(outline.lines):
        found = outline.place_at(line)
        assert found is not None
        place, inner = found
        assert outline.line_of(place) + inner == line


def test_steps_go_over_headings_and_stop_at_the_ends() -> None:
    outline = Outline([section(1, 10), section(2, 12)])

    place = outline.first()
    seen = []
    while place is not None:
        seen.append(place)
        place = outline.step(place, 1)
    assert seen == [Place(0, HEADING), Place(0, 0), Place(1, HEADING), Place(1, 0)]
    assert outline.step(Place(0, HEADING), -1) is None


def test_a_report_is_found_under_the_vacancy_asked_for() -> None:
    outline = Outline([section(1, 10, 11), section(2, 11)])

    assert outline.find(11, 2) == Place(1, 0)
    assert outline.find(11, 1) == Place(0, 1)
    assert outline.find(10, 2) == Place(0, 0)
    assert outline.find(99, 1) is None


def test_the_next_of_some_reports_is_looked_for_round_and_round() -> None:
    outline = Outline([section(1, 10, 11), section(2, 12)])

    assert outline.next_of({10, 12}, Place(0, 0)) == Place(1, 0)
    assert outline.next_of({10}, Place(1, 0)) == Place(0, 0)
    assert outline.next_of({99}, Place(0, 0)) is None
    assert Outline([]).next_of({1}, None) is None


def test_a_million_reports_take_no_row_of_their_own() -> None:
    outline = Outline([Section(None, None, array("q", range(1_000_000)), opened=True)])

    assert outline.lines == 2_000_000
    assert outline.place_at(1_999_999) == (Place(0, 999_999), 1)
    assert outline.find(999_999, None) == Place(0, 999_999)
