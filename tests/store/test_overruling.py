"""People's word on relations, echoes and outcomes: in the log, undoable, and outliving versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from rumourdesk.model import ClosedAs, Outcome, RelationKind
from rumourdesk.store import CannotUndo, DoesNotFit, Intake, NotFound, NothingToChange, Store
from rumourdesk.store.rows import RULE, Decision, DecisionKind

AGREES, CONTRADICTS = RelationKind.AGREES, RelationKind.CONTRADICTS
ADDRESS = "https://example.org/first"


class Person:
    """Somebody who overrules, with a clock of their own."""

    def __init__(self, store: Store, clock: Callable[[], datetime], name: str) -> None:
        self.store = store
        self.clock = clock
        self.name = name

    @property
    def by(self) -> dict[str, Any]:
        return {"author": self.name, "run": self.name, "now": self.clock()}

    def relate(self, a: int, b: int, kind: RelationKind | None, **said: Any) -> Decision:
        return self.store.overrule_relation(a, b, kind, **said, **self.by)

    def echo(self, later: int, earlier: int, echoes: bool | None, note: str = "") -> Decision:
        return self.store.overrule_echo(later, earlier, echoes, note=note, **self.by)

    def close(self, outcome: ClosedAs, **said: Any) -> Decision:
        return self.store.close_vacancy(1, outcome, **said, **self.by)

    def undo(self, decision: Decision) -> Decision:
        return self.store.undo(decision.id, **self.by)


@pytest.fixture
def two(store: Store, intake: Callable[..., Intake]) -> Store:
    """Two reports: claims 1 and 2 are of report 1, claims 3 and 4 of report 2."""
    text = "Other\n\nThe club wants Alonso no more. Ancelotti stays."
    store.take_in([intake(url=ADDRESS), intake(text, outlet="As")])
    return store


@pytest.fixture
def ann(store: Store, clock: Callable[[], datetime]) -> Person:
    return Person(store, clock, "Ann")


@pytest.fixture
def bob(store: Store, clock: Callable[[], datetime]) -> Person:
    return Person(store, clock, "Bob")


def ruled(store: Store) -> list[tuple[int, int, RelationKind | None, bool, str]]:
    return [(r.a, r.b, r.kind, r.severe, r.note) for r in store.relation_rulings(1)]


def test_a_relation_is_cut_changed_added_and_left_to_the_machine(two: Store, ann: Person) -> None:
    ann.relate(1, 3, None, cut=True, note="not the same matter")
    assert ruled(two) == [(1, 3, None, False, "not the same matter")]
    ann.relate(1, 3, CONTRADICTS, severe=True)
    assert ruled(two) == [(1, 3, CONTRADICTS, True, "")]
    ann.relate(3, 1, CONTRADICTS)
    assert ruled(two) == [(3, 1, CONTRADICTS, False, "")]
    ann.relate(1, 3, None)
    assert ruled(two) == []


def test_only_a_contradiction_can_be_severe(two: Store, ann: Person) -> None:
    ann.relate(1, 3, AGREES, severe=True)
    assert ruled(two) == [(1, 3, AGREES, False, "")]


def test_who_overruled_and_when_is_told(two: Store, ann: Person) -> None:
    decision = ann.relate(1, 3, None, cut=True)
    (ruling,) = two.relation_rulings(1)
    assert (ruling.author, ruling.at) == ("Ann", decision.at)


def test_the_log_names_both_claims_so_that_another_desk_could_find_them(
    two: Store, ann: Person
) -> None:
    decision = ann.relate(3, 1, AGREES)
    assert decision.kind is DecisionKind.RELATION
    claims: Any = decision.target["claims"]
    assert [c["quote"]["exact"] for c in claims] == [
        two.claim(3).claim.quote,
        two.claim(1).claim.quote,
    ]


def test_undoing_and_redoing_gives_back_exactly_what_was(
    two: Store, ann: Person, bob: Person
) -> None:
    ann.relate(1, 3, AGREES, note="as I see it")
    before = two.relation_rulings(1)
    changed = bob.relate(3, 1, CONTRADICTS, severe=True)
    undoing = ann.undo(changed)
    assert two.relation_rulings(1) == before
    ann.undo(undoing)
    assert ruled(two) == [(3, 1, CONTRADICTS, True, "")]


def test_what_a_later_decision_stands_on_is_not_undone(
    two: Store, ann: Person, bob: Person
) -> None:
    first = ann.relate(1, 3, AGREES)
    bob.relate(1, 3, None, cut=True)
    with pytest.raises(CannotUndo, match="Bob"):
        ann.undo(first)


def test_saying_the_same_again_writes_nothing(two: Store, ann: Person) -> None:
    first = ann.relate(1, 3, AGREES)
    assert ann.relate(1, 3, AGREES) == first
    assert len(two.decisions()) == 1


def test_leaving_to_the_machine_what_always_was_is_nothing(two: Store, ann: Person) -> None:
    with pytest.raises(NothingToChange):
        ann.relate(1, 3, None)
    with pytest.raises(NothingToChange):
        ann.echo(2, 1, None)


def test_what_cannot_be_related_is_refused(
    two: Store, ann: Person, intake: Callable[..., Intake]
) -> None:
    with pytest.raises(DoesNotFit, match="one report"):
        ann.relate(1, 2, AGREES)
    two.take_in([intake("Third\n\nNobody knows.", post=None)])
    with pytest.raises(DoesNotFit, match="one vacancy"):
        ann.relate(1, 5, AGREES)
    with pytest.raises(NotFound):
        ann.relate(1, 99, AGREES)
    with pytest.raises(DoesNotFit, match="one report"):
        ann.echo(1, 1, True)
    with pytest.raises(NotFound):
        ann.echo(1, 99, True)


def test_a_ruling_goes_with_the_claim_into_a_new_version(
    two: Store, ann: Person, intake: Callable[..., Intake]
) -> None:
    ann.relate(1, 3, None, cut=True)
    two.take_in([intake("New\n\nSomething else. The club wants Alonso.", url=ADDRESS)])
    ((a, b, *_),) = ruled(two)
    assert (two.claim(a).claim.quote, b) == ("The club wants Alonso.", 3)
    assert a > 4
    ann.relate(a, 3, AGREES)
    assert ruled(two) == [(a, 3, AGREES, False, "")]
    assert len({d.id for d in two.decisions()}) == 2


def test_a_ruling_rests_while_its_claim_is_gone_and_is_there_again_with_it(
    two: Store, ann: Person, intake: Callable[..., Intake]
) -> None:
    ann.relate(1, 3, AGREES)
    two.take_in([intake("New\n\nSomething else.", url=ADDRESS)])
    assert ruled(two) == []
    two.take_in([intake("Newer\n\nThe club wants Alonso.", url=ADDRESS)])
    assert [r[2] for r in ruled(two)] == [AGREES]


def test_a_ruling_on_a_report_in_the_trash_rests(two: Store, ann: Person) -> None:
    ann.relate(1, 3, AGREES)
    two.remove_report(2, **ann.by)
    assert ruled(two) == []
    two.restore_report(2, **ann.by)
    assert ruled(two) == [(1, 3, AGREES, False, "")]


def echoes(store: Store, *reports: int) -> list[tuple[int, int | None, bool]]:
    return [(r.later, r.earlier, r.echoes) for r in store.echo_rulings(reports)]


def test_an_echo_is_cut_added_and_turned_round(two: Store, ann: Person, bob: Person) -> None:
    ann.echo(2, 1, False, note="has its own source")
    assert echoes(two, 1) == echoes(two, 2) == [(2, 1, False)]
    turned = bob.echo(1, 2, True)
    assert echoes(two, 2) == [(1, 2, True)]
    ann.undo(turned)
    assert echoes(two, 1) == [(2, 1, False)]
    assert two.echo_rulings([1])[0].note == "has its own source"
    ann.echo(2, 1, None)
    assert echoes(two, 1) == []


def test_a_credit_to_a_body_without_a_report_here_is_cut(two: Store, ann: Person) -> None:
    cut = two.overrule_credit(2, "daily post", False, origin="Daily Post", **ann.by)
    (ruling,) = two.echo_rulings([2])
    assert (ruling.later, ruling.earlier, ruling.echoes) == (2, None, False)
    assert (ruling.origin_key, ruling.origin) == ("daily post", "Daily Post")
    ann.undo(cut)
    assert two.echo_rulings([2]) == ()


def test_an_echo_ruling_has_the_sources_counted_again(two: Store, ann: Person) -> None:
    two.keep_count(1, 2, token=two.readings_token())
    assert two.independent_counts() == {1: 2}
    ann.echo(2, 1, True)
    assert two.independent_counts() == {}
    assert two.counts_due() == [1]


def test_a_count_of_an_older_state_is_not_kept(two: Store, ann: Person) -> None:
    token = two.readings_token()
    ann.echo(2, 1, True)
    assert not two.keep_count(1, 2, token=token)
    assert two.independent_counts() == {}


def test_a_rule_is_set_changed_and_taken_back(two: Store, ann: Person) -> None:
    assert two.resolution(1).rule == RULE
    first = two.set_rule(1, "Sworn  in.", **ann.by)
    assert two.resolution(1).rule == "Sworn in."
    second = two.set_rule(1, "", **ann.by)
    assert two.resolution(1).rule == RULE
    ann.undo(second)
    assert two.resolution(1).rule == "Sworn in."
    with pytest.raises(CannotUndo):
        ann.undo(second)
    ann.undo(first)
    assert two.resolution(1).rule == RULE
    with pytest.raises(NotFound):
        two.set_rule(9, "x", **ann.by)


def test_a_vacancy_is_closed_reopened_and_each_undone(two: Store, ann: Person) -> None:
    day = date(2025, 5, 25)
    closed = ann.close(ClosedAs.APPOINTED, person=" Xabi  Alonso ", day=day, note="three years")
    closure = two.resolution(1).closure
    assert closure is not None
    assert (closure.outcome, closure.person, closure.day) == (
        ClosedAs.APPOINTED,
        "Xabi Alonso",
        day,
    )
    assert (closure.note, closure.author, closure.at) == ("three years", "Ann", closed.at)
    reopened = two.reopen_vacancy(1, **ann.by)
    assert two.resolution(1).closure is None
    again = ann.undo(reopened)
    assert again.kind is DecisionKind.CLOSED
    assert two.resolution(1).closure == closure
    assert ann.undo(again).kind is DecisionKind.REOPENED
    assert two.resolution(1).closure is None


def test_undoing_another_outcome_brings_back_the_first(two: Store, ann: Person) -> None:
    ann.close(ClosedAs.STAYED)
    other = ann.close(ClosedAs.NOBODY)
    assert ann.undo(other).kind is DecisionKind.CLOSED
    closure = two.resolution(1).closure
    assert closure is not None
    assert closure.outcome is ClosedAs.STAYED


def test_closing_judges_nothing(two: Store, ann: Person) -> None:
    ann.close(ClosedAs.APPOINTED, person="Xabi Alonso")
    assert [row.outcome for row in two.claims()] == [None] * 4


@pytest.mark.parametrize(
    ("outcome", "person"), [(ClosedAs.APPOINTED, " "), (ClosedAs.STAYED, "Xabi Alonso")]
)
def test_an_outcome_that_makes_no_sense_is_refused(
    two: Store, ann: Person, outcome: ClosedAs, person: str
) -> None:
    with pytest.raises(DoesNotFit):
        ann.close(outcome, person=person)
    assert two.decisions() == []


def test_closing_so_again_writes_nothing(two: Store, ann: Person) -> None:
    first = ann.close(ClosedAs.STAYED, note="for now")
    assert ann.close(ClosedAs.STAYED, note="for now") == first
    with pytest.raises(NotFound):
        two.reopen_vacancy(7, **ann.by)


def test_reopening_what_never_was_closed_is_nothing(two: Store, ann: Person) -> None:
    with pytest.raises(NothingToChange):
        two.reopen_vacancy(1, **ann.by)


def test_what_is_compared_ages_with_rulings_alone(two: Store, ann: Person) -> None:
    before = two.state()
    ann.close(ClosedAs.STAYED)
    two.set_rule(1, "Sworn in.", **ann.by)
    two.judge(1, Outcome.CONFIRMED, **ann.by)
    assert two.state() == before
    ann.relate(1, 3, AGREES)
    between = two.state()
    ann.echo(2, 1, True)
    assert before.revisions < between.revisions < two.state().revisions


def test_new_reports_revise_nothing_and_new_versions_do(
    two: Store, intake: Callable[..., Intake]
) -> None:
    before = two.state()
    two.take_in([intake("Third\n\nAlonso is near.")])
    after = two.state()
    assert (after.revisions, after.newest) == (before.revisions, 3)
    assert after.readings > before.readings
    assert [a.report for a in two.answers(1, after=before.newest)] == [3]
    two.take_in([intake("Again\n\nAlonso is far.", url=ADDRESS)])
    assert two.state().revisions > after.revisions


def test_rulings_are_no_verdicts(two: Store, ann: Person) -> None:
    ann.relate(1, 3, AGREES)
    ann.echo(2, 1, True)
    ann.close(ClosedAs.STAYED)
    assert two.verdict_history(1) == ()
    assert two.verdicts(1) == {}


def test_a_title_edited_before_a_ruling_can_still_be_undone(two: Store, ann: Person) -> None:
    edit = two.edit_report(1, {"title": "Mine"}, **ann.by)
    ann.relate(1, 3, AGREES)
    ann.echo(1, 2, True)
    ann.undo(edit)
    assert two.report_rows([1])[1].headline == "Club wants Alonso"


def test_a_batch_of_verdicts_is_set_at_once_and_taken_back_at_once(two: Store, ann: Person) -> None:
    verdicts = [(1, Outcome.CONFIRMED), (3, Outcome.REFUTED)]
    batch = two.judge_unjudged(verdicts, note="closed", evidence="", **ann.by)
    assert {c: o for c, (o, _) in two.verdicts(1).items()} == dict(verdicts)
    assert two.claim(3).verdict is not None
    undone = two.undo_all([d.id for d in batch], **ann.by)
    assert two.verdicts(1) == {}
    two.undo_all([d.id for d in undone], **ann.by)
    assert {c: o for c, (o, _) in two.verdicts(1).items()} == dict(verdicts)


def test_a_batch_with_a_claim_that_is_not_there_sets_nothing(two: Store, ann: Person) -> None:
    verdicts = [(1, Outcome.CONFIRMED), (99, Outcome.REFUTED)]
    with pytest.raises(NotFound):
        two.judge_unjudged(verdicts, note="", evidence="", **ann.by)
    assert two.verdicts(1) == {}


def test_undoing_a_batch_leaves_what_somebody_else_judged_since(
    two: Store, ann: Person, bob: Person
) -> None:
    batch = two.judge_unjudged(
        [(1, Outcome.CONFIRMED), (3, Outcome.REFUTED)], note="", evidence="", **ann.by
    )
    two.judge(3, Outcome.CONFIRMED, **bob.by)
    ids = [d.id for d in batch]
    assert len(two.undo_all(ids, **ann.by)) == 1
    assert {c: o for c, (o, _) in two.verdicts(1).items()} == {3: Outcome.CONFIRMED}
    with pytest.raises(CannotUndo):
        two.undo_all(ids, **ann.by)
