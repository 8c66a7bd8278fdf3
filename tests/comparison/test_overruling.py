"""A person's word on relations."""

from __future__ import annotations

from tests.comparison.stories import HOLM, MOSS, VALE, Desk, day, ruled_out, tell, wanted

from rumourdesk.comparison import RelationOverruling, overruled, relate
from rumourdesk.comparison.overruling import BY_PERSON
from rumourdesk.model import Answer, Kind, Relation, RelationKind


def story() -> tuple[dict[str, Answer], tuple[Relation, ...]]:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE), tell(Kind.EXIT, HOLM)])
    desk.put("Post", day(2), [ruled_out(VALE), wanted(MOSS)])
    answers = desk.answers()
    return {f"key{a.claim}": a for a in answers}, relate(answers)


def rule(a: int, b: int, kind: RelationKind | None, why: str = "") -> RelationOverruling:
    return RelationOverruling(f"key{a}", f"key{b}", kind, why)


def test_nothing_said_changes_nothing() -> None:
    answers, relations = story()
    assert [(r.a, r.b, r.kind) for r in relations] == [(1, 3, RelationKind.CONTRADICTS)]
    assert overruled(relations, (), answers) == relations


def test_a_relation_is_cut_from_either_side() -> None:
    answers, relations = story()
    assert overruled(relations, [rule(1, 3, None)], answers) == ()
    assert overruled(relations, [rule(3, 1, None)], answers) == ()


def test_a_relation_is_changed_and_says_that_a_person_did() -> None:
    answers, relations = story()
    (found,) = overruled(relations, [rule(3, 1, RelationKind.UPDATES)], answers)
    assert (found.a, found.b, found.kind) == (1, 3, RelationKind.UPDATES)
    assert (found.why, found.overruled, found.severity) == (BY_PERSON, True, None)


def test_a_relation_is_added_the_earlier_claim_first() -> None:
    answers, relations = story()
    found = overruled(relations, [rule(4, 1, RelationKind.CONTRADICTS, "only one chair")], answers)
    assert [(r.a, r.b, r.overruled) for r in found] == [(1, 3, False), (1, 4, True)]
    assert (found[1].why, found[1].question, found[1].severity) == (
        "only one chair",
        "successor",
        "tension",
    )


def test_upholding_a_relation_keeps_its_severity_and_marks_it() -> None:
    answers, relations = story()
    (found,) = overruled(relations, [rule(1, 3, RelationKind.CONTRADICTS)], answers)
    assert (found.severity, found.overruled, found.why) == ("conflict", True, relations[0].why)


def test_the_last_word_on_a_pair_counts() -> None:
    answers, relations = story()
    rulings = [rule(1, 3, None), rule(3, 1, RelationKind.AGREES)]
    (found,) = overruled(relations, rulings, answers)
    assert found.kind is RelationKind.AGREES


def test_what_binds_no_two_reports_that_are_there_is_passed_over() -> None:
    answers, relations = story()
    rulings = [rule(1, 99, RelationKind.AGREES), rule(1, 2, RelationKind.AGREES)]
    assert overruled(relations, rulings, answers) == relations


def test_cutting_a_claim_s_tie_to_itself_does_nothing() -> None:
    answers, relations = story()
    assert overruled(relations, [rule(1, 1, RelationKind.AGREES)], answers) == relations
