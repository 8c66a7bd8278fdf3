"""The annotation guide's rules on relations, held against claims of every sort."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.comparison.test_relations_properties import answers_of_reports, hermetic

from rumourdesk.comparison import CHANGE_DAYS, Contest, contradicted, relate, relate_claim
from rumourdesk.comparison.clashes import Clash, agree, clash
from rumourdesk.comparison.sharpest import sharpest
from rumourdesk.comparison.sides import Side, side
from rumourdesk.model import (
    Answer,
    Certainty,
    Facet,
    Kind,
    Polarity,
    Relation,
    RelationKind,
)

OPPOSITE = {(Polarity.POSITIVE, Polarity.NEGATIVE), (Polarity.NEGATIVE, Polarity.POSITIVE)}


def contradictions(answers: list[Answer]) -> list[tuple[Answer, Answer, Relation]]:
    by_claim = {a.claim: a for a in answers}
    found = (r for r in relate(answers) if r.kind is RelationKind.CONTRADICTS)
    return [(by_claim[r.a], by_claim[r.b], r) for r in found]


def decided_pairs(answers: list[Answer]) -> list[tuple[Side, Side]]:
    sides = [side(a) for a in answers if not a.superseded and a.polarity is not Polarity.OPEN]
    return [(a, b) for a in sides for b in sides if a.answer.question == b.answer.question]


@hermetic
@given(answers_of_reports())
def test_clashing_and_agreeing_have_no_direction_and_exclude_each_other(
    answers: list[Answer],
) -> None:
    for one, other in decided_pairs(answers):
        assert clash(one, other) is clash(other, one)
        assert agree(one, other) == agree(other, one)
        assert not (agree(one, other) and clash(one, other))


@hermetic
@given(answers_of_reports())
def test_what_changes_with_time_contradicts_for_thirty_days_at_most(
    answers: list[Answer],
) -> None:
    for a, b, relation in contradictions(answers):
        past = side(a).past and side(b).past
        if a.published and b.published and a.kind is not Kind.CONTRACT and not past:
            assert abs((b.published.day - a.published.day).days) <= CHANGE_DAYS
        assert relation.order_known == (a.published is not None and b.published is not None)


@hermetic
@given(answers_of_reports())
def test_terms_of_a_contract_contradict_at_any_distance(answers: list[Answer]) -> None:
    found = {frozenset((a.claim, b.claim)) for a, b, _ in contradictions(answers)}
    plain = [
        a
        for a in answers
        if a.kind is Kind.CONTRACT
        and a.topic
        and a.facet is Facet.WHOLE
        and not a.superseded
        and not a.condition
        and a.when_start is None
        and a.certainty is Certainty.CERTAIN
        and a.quote != "no longer"
    ]
    told = {a.report for a in answers if a.superseded}
    for one in plain:
        for other in plain:
            opposite = (one.polarity, other.polarity) in OPPOSITE
            apart = one.report != other.report and one.vacancy == other.vacancy
            if opposite and apart and not {one.report, other.report} & told:
                assert frozenset((one.claim, other.claim)) in found


@hermetic
@given(answers_of_reports())
def test_two_possibilities_are_no_rivals_and_no_contradiction(answers: list[Answer]) -> None:
    for a, b, _ in contradictions(answers):
        manners = Facet.MANNER in (a.facet, b.facet) or side(a).manner or side(a).amount
        if a.certainty is b.certainty is Certainty.POSSIBLE:
            assert manners


@hermetic
@given(answers_of_reports())
def test_rivals_contradict_only_where_both_leave_no_room(answers: list[Answer]) -> None:
    for one, other in decided_pairs(answers):
        if clash(one, other) is Clash.RIVALS:
            assert one.exclusive and other.exclusive
            assert one.name != other.name
            assert one.positive and other.positive


@hermetic
@given(answers_of_reports())
def test_a_claim_on_a_condition_contradicts_only_one_on_the_same(answers: list[Answer]) -> None:
    for a, b, relation in contradictions(answers):
        assert side(a).condition == side(b).condition
        if a.condition or b.condition:
            assert relation.severity == "tension"


@hermetic
@given(answers_of_reports())
def test_a_denied_manner_or_time_contradicts_only_that(answers: list[Answer]) -> None:
    for a, b, _ in contradictions(answers):
        for denied, affirmed in ((a, b), (b, a)):
            if (denied.polarity, affirmed.polarity) != (Polarity.NEGATIVE, Polarity.POSITIVE):
                continue
            if denied.facet is Facet.MANNER or (denied.kind is Kind.EXIT and side(denied).manner):
                same_manner = side(denied).manner is side(affirmed).manner
                assert same_manner and (side(affirmed).manner or affirmed.facet is Facet.MANNER)
            if denied.facet is Facet.TIMING:
                assert affirmed.facet is Facet.TIMING or affirmed.when_start or affirmed.when_end


@hermetic
@given(answers_of_reports())
def test_a_conflict_has_no_hedge_on_either_side(answers: list[Answer]) -> None:
    for relation in relate(answers):
        assert (relation.severity is None) == (relation.kind is not RelationKind.CONTRADICTS)
    for a, b, relation in contradictions(answers):
        unhedged = a.certainty is b.certainty is Certainty.CERTAIN
        assert (relation.severity == "conflict") == (
            unhedged and not a.condition and not b.condition
        )


@hermetic
@given(answers_of_reports(), st.integers())
def test_a_contest_kept_while_reports_come_in_knows_what_a_new_one_would(
    answers: list[Answer], seed: int
) -> None:
    reports = sorted({a.report for a in answers})
    random.Random(seed).shuffle(reports)
    kept = Contest(a for a in answers if a.report in reports[:1])
    told = set(kept.claims)
    for report in reports[1:]:
        new = kept.add(a for a in answers if a.report == report)
        assert not new & told
        told |= new
        assert kept.claims == told
    assert kept.claims == contradicted(answers)
    for answer in answers:
        assert set(kept.of_claim(answer.claim)) == set(relate_claim(answer.claim, answers))
    of_reports = {r for report in reports for r in kept.of_report(report)}
    assert of_reports == set(relate(answers))


@hermetic
@given(answers_of_reports())
def test_the_sharpest_contradiction_is_one_and_severe_if_any_is(answers: list[Answer]) -> None:
    group_of = {a.claim: a.about or "" for a in answers}
    found = sharpest(Contest(answers), group_of)
    worst: dict[str, bool] = {}
    every = []
    for a, b, relation in contradictions(answers):
        every.append(relation)
        for one in (a, b):
            name = group_of[one.claim]
            worst[name] = worst.get(name, False) or relation.severe
    assert {name: r.severe for name, r in found.items()} == worst
    assert all(r in every for r in found.values())
