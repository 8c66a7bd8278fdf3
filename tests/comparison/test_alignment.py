from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rumourdesk.comparison import Row, Section, align, relate
from rumourdesk.model import Answer, Certainty, Facet, Kind, Polarity, Relation, RelationKind

Say = Callable[..., Answer]
NO: dict[str, Any] = {"polarity": Polarity.NEGATIVE}
POSSIBLE: dict[str, Any] = {"certainty": Certainty.POSSIBLE}


def lay(left: Sequence[Answer], right: Sequence[Answer]) -> tuple[Section, ...]:
    return align(left, right, relate([*left, *right]))


def pairs(section: Section) -> list[tuple[Answer | None, Answer | None]]:
    return [(row.left, row.right) for row in section.rows]


def kinds(section: Section) -> list[RelationKind | None]:
    return [row.relation.kind if row.relation else None for row in section.rows]


def test_questions_stand_in_their_order_with_their_person(say: Say) -> None:
    left = [
        say(Kind.CONTACT, "Vale", report=1),
        say(Kind.CANDIDATE, "Renée Vale", report=1),
        say(Kind.EXIT, "Berg", report=1),
    ]
    right = [
        say(Kind.EXIT, "Olaf Berg", report=2),
        say(Kind.CONTACT, "Renée Vale", report=2, **NO),
    ]
    found = lay(left, right)
    assert [(s.question, s.title_person) for s in found] == [
        ("exit", "Olaf Berg"),
        ("successor", None),
        ("contact:vale", "Renée Vale"),
    ]
    assert kinds(found[2]) == [RelationKind.CONTRADICTS]
    assert found[1].rows == (Row(left[1], None),)


def test_contradictions_first_the_worst_of_them_on_top(say: Say) -> None:
    agreed = say(Kind.CANDIDATE, "Kim Roe", report=1)
    hedged = say(Kind.CANDIDATE, "Jan Moss", report=1, **POSSIBLE)
    firm = say(Kind.CANDIDATE, "Renée Vale", report=1)
    right = [
        say(Kind.CANDIDATE, "Kim Roe", report=2),
        say(Kind.CANDIDATE, "Jan Moss", report=2, **NO),
        say(Kind.CANDIDATE, "Renée Vale", report=2, **NO),
    ]
    (section,) = lay([agreed, hedged, firm], right)
    assert pairs(section) == [(firm, right[2]), (hedged, right[1]), (agreed, right[0])]


def test_a_contradicted_claim_meets_what_contradicts_it(say: Say) -> None:
    """The first of the left could take the only partner of the second; it takes the other."""
    left = [
        say(Kind.EXIT, "Olaf Berg", "goes", report=1),
        say(Kind.EXIT, "Olaf Berg", "is sacked", report=1),
    ]
    right = [
        say(Kind.EXIT, "Olaf Berg", "stays", report=2, **NO),
        say(Kind.EXIT, "Olaf Berg", "remains", report=2, **NO),
    ]
    between = [contradiction(left[0], right[0]), contradiction(left[0], right[1])]
    (section,) = align(left, right, [*between, contradiction(left[1], right[0])])
    assert kinds(section) == [RelationKind.CONTRADICTS] * 2
    assert pairs(section) == [(left[0], right[1]), (left[1], right[0])]


def contradiction(a: Answer, b: Answer) -> Relation:
    return Relation(
        a=b.claim, b=a.claim, kind=RelationKind.CONTRADICTS, question=a.question, why="because"
    )


def test_what_shares_only_the_question_stands_together_by_person(say: Say) -> None:
    linked = say(Kind.CANDIDATE, "Renée Vale", report=1, **POSSIBLE)
    wanted = say(Kind.CANDIDATE, "Jan Moss", report=1)
    no_deal = say(Kind.AGREEMENT, "Jan Moss", report=2, **NO)
    (section,) = lay([linked, wanted], [no_deal])
    assert pairs(section) == [(wanted, no_deal), (linked, None)]
    assert kinds(section) == [None, None]


def test_two_people_of_one_surname_keep_their_questions(say: Say) -> None:
    left = [say(Kind.STANDING, "Olaf Berg", report=1)]
    right = [say(Kind.STANDING, "Lena Berg", report=2)]
    assert [s.title_person for s in lay(left, right)] == ["Lena Berg", "Olaf Berg"]


def test_vacancies_are_kept_apart_in_the_order_of_the_text(say: Say) -> None:
    left = [say(Kind.EXIT, "Olaf Berg", report=1, vacancy=9)]
    right = [say(Kind.EXIT, "Olaf Berg", report=2, vacancy=4, **NO)]
    assert [(s.vacancy, len(s.rows)) for s in lay(left, right)] == [(9, 1), (4, 1)]


def test_nothing_to_lay_side_by_side() -> None:
    assert align((), (), ()) == ()


@settings(database=None, derandomize=True, deadline=None, max_examples=200)
@given(
    st.integers(0, 5),
    st.integers(0, 5),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(RelationKind))),
)
def test_every_answer_stands_in_one_row_and_none_could_better_its_place(
    on_left: int, on_right: int, drawn: list[tuple[int, int, RelationKind]]
) -> None:
    left = [an_answer(n, report=1) for n in range(on_left)]
    right = [an_answer(100 + n, report=2) for n in range(on_right)]
    relations = {
        (i, j): Relation(a=i, b=100 + j, kind=kind, question="exit", why="because")
        for i, j, kind in drawn
        if i < on_left and j < on_right
    }
    found = align(left, right, relations.values())
    rows = [row for section in found for row in section.rows]
    assert sorted(r.left.claim for r in rows if r.left) == [a.claim for a in left]
    assert sorted(r.right.claim for r in rows if r.right) == [a.claim for a in right]
    met = {
        claim
        for row in rows
        if row.relation and row.relation.kind is RelationKind.CONTRADICTS
        for claim in (row.relation.a, row.relation.b)
    }
    clashing = {at for at, r in relations.items() if r.kind is RelationKind.CONTRADICTS}
    assert len(met) == 2 * most_pairs(range(on_left), clashing)
    alone = [row for row in rows if row.left is None or row.right is None]
    assert rows[len(rows) - len(alone) :] == alone
    assert not (any(r.left for r in alone) and any(r.right for r in alone))


def most_pairs(left: Sequence[int], allowed: set[tuple[int, int]]) -> int:
    """The size of a largest set of allowed pairs, by trying all."""
    if not left:
        return 0
    without = most_pairs(left[1:], allowed)
    partners = [j for i, j in allowed if i == left[0]]
    with_one = [1 + most_pairs(left[1:], {(i, k) for i, k in allowed if k != j}) for j in partners]
    return max([without, *with_one])


def an_answer(claim: int, report: int) -> Answer:
    return Answer(
        claim=claim,
        report=report,
        vacancy=1,
        question="exit",
        kind=Kind.EXIT,
        about="Olaf Berg",
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        facet=Facet.WHOLE,
        topic=None,
        exclusive=False,
        superseded=False,
        condition=None,
        when_start=None,
        when_end=None,
        sources=(),
        outlet=None,
        published=None,
        quote="goes",
    )
