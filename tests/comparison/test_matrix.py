"""Several reports laid side by side."""

from __future__ import annotations

from tests.comparison.stories import HOLM, MOSS, VALE, Desk, day, ruled_out, tell, wanted

from rumourdesk.comparison import MatrixRow, matrix, relate
from rumourdesk.model import Kind, Polarity, RelationKind


def laid(desk: Desk, *reports: int) -> tuple[MatrixRow, ...]:
    answers = desk.answers()
    chosen = [(r, [a for a in answers if a.report == r]) for r in reports or desk.reports]
    return matrix(chosen, relate(answers))


def claims(row: MatrixRow) -> list[tuple[int, ...]]:
    return [tuple(a.claim for a in cell.answers) for cell in row.cells]


def three() -> Desk:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE), tell(Kind.EXIT, HOLM), wanted(MOSS)])
    desk.put("Post", day(2), [ruled_out("Vale"), tell(Kind.CONTACT, VALE)])
    desk.put("Dial", day(3), [wanted("Renée Vale"), tell(Kind.EXIT, None)])
    return desk


def test_rows_are_questions_and_people_and_cells_stand_in_the_order_given() -> None:
    found = laid(three())
    assert [(r.question, r.person) for r in found] == [
        ("exit", HOLM),
        ("successor", VALE),
        ("successor", MOSS),
        ("contact:renee vale", VALE),
    ]
    assert [claims(r) for r in found] == [
        [(2,), (), (7,)],
        [(1,), (4,), (6,)],
        [(3,), (), ()],
        [(), (5,), ()],
    ]
    assert [c.report for c in found[0].cells] == [1, 2, 3]


def test_a_cell_shows_its_sharpest_relation_within_the_row() -> None:
    found = laid(three())
    assert found[1].contested
    kinds = [c.sharpest.kind if c.sharpest else None for c in found[1].cells]
    assert kinds == [RelationKind.CONTRADICTS] * 3
    assert not found[0].contested
    assert found[2].cells[0].sharpest is None


def test_a_report_that_is_left_out_contradicts_nothing() -> None:
    (_, of_vale, *_) = laid(three(), 1, 3)
    kinds = [c.sharpest.kind if c.sharpest else None for c in of_vale.cells]
    assert kinds == [RelationKind.AGREES] * 2


def test_every_answer_stands_in_one_cell() -> None:
    desk = three()
    desk.put("Lamp", day(4), [wanted("R. Vale", polarity=Polarity.OPEN), tell(Kind.INTERIM, MOSS)])
    found = [c for row in laid(desk) for cell in claims(row) for c in cell]
    assert sorted(found) == [a.claim for a in desk.answers()]


def test_the_person_of_whom_most_reports_speak_comes_first() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(MOSS), wanted(VALE)])
    desk.put("Post", day(2), [wanted(VALE)])
    assert [r.person for r in laid(desk)] == [VALE, MOSS]


def test_nothing_gives_nothing() -> None:
    assert matrix([], []) == ()
    assert matrix([(1, []), (2, [])], []) == ()
