"""The names that reports teach a desk: kept by version, hidden with their reports, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from rumourdesk.model import LearnedName, LearnedType, Span
from rumourdesk.store import CannotUndo, Intake, NotFound, NothingToChange, Store
from rumourdesk.store.rows import DecisionKind

ADDRESS = "https://example.org/first"
PERSON, BODY = LearnedType.PERSON, LearnedType.ORGANISATION


@pytest.fixture
def teaching(intake: Callable[..., Intake]) -> Callable[..., Intake]:
    """Makes a report whose first words teach the names given."""

    def made(text: str, *names: str | LearnedName, **report: Any) -> Intake:
        item = intake(text, **report)
        taught = tuple(
            name
            if isinstance(name, LearnedName)
            else LearnedName(name, PERSON, Span(0, 5), "role before name")
            for name in names
        )
        return replace(item, reading=replace(item.reading, learned=taught))

    return made


@pytest.fixture
def by(clock: Callable[[], datetime]) -> Callable[[], dict[str, Any]]:
    return lambda: {"author": "Ann", "run": "r", "now": clock()}


def names(store: Store) -> list[str]:
    return [row.name for row in store.learned()]


def test_a_name_comes_with_the_words_that_taught_it(
    store: Store, teaching: Callable[..., Intake]
) -> None:
    vesk = LearnedName(
        "Petra Vesk", PERSON, Span(7, 30), "role before name", organisations=("Ilkovia FC",)
    )
    body = LearnedName("Ilkovia FC", BODY, Span(7, 30), "role before name", "club", ("manager",))
    text = "Title\n\nIlkovia manager P. Vesk will go."
    store.take_in([teaching(text, vesk, body)])
    first, second = store.learned()
    assert (first.name, first.type, first.kind, first.roles) == (
        "Ilkovia FC",
        BODY,
        "club",
        ("manager",),
    )
    assert (second.name, second.type, second.organisations) == (
        "Petra Vesk",
        PERSON,
        ("Ilkovia FC",),
    )
    (taught,) = second.teachings
    assert (taught.report, taught.version, taught.rule) == (1, 1, "role before name")
    assert taught.words == taught.span.of(text) == "Ilkovia manager P. Vesk"


def test_several_reports_teach_one_name_and_the_last_one_to_go_hides_it(
    store: Store, teaching: Callable[..., Intake], by: Callable[[], dict[str, Any]]
) -> None:
    store.take_in([teaching("One.", "Petra Vesk"), teaching("Two.", "Petra VESK", outlet="As")])
    (row,) = store.learned()
    assert [taught.report for taught in row.teachings] == [1, 2]
    first = store.remove_report(1, **by())
    assert [t.report for row in store.learned() for t in row.teachings] == [2]
    store.remove_report(2, **by())
    assert names(store) == []
    store.undo(first.id, **by())
    assert names(store) == ["Petra Vesk"]


def test_only_the_current_version_teaches(store: Store, teaching: Callable[..., Intake]) -> None:
    store.take_in([teaching("One.", "Petra Vesk", url=ADDRESS)])
    store.take_in([teaching("Other.", "Tomas Brell", url=ADDRESS)])
    assert [(r.name, r.teachings[0].version) for r in store.learned()] == [("Tomas Brell", 2)]


def test_what_a_name_comes_to_does_not_depend_on_the_order_of_reports(
    store: Store, teaching: Callable[..., Intake], tmp_path_factory: pytest.TempPathFactory
) -> None:
    items = [
        teaching(
            f"Number {n}.",
            LearnedName(name, PERSON, Span(0, 3), "rule", organisations=bodies),
            outlet=f"Outlet {n}",
        )
        for n, (name, bodies) in enumerate(
            [
                ("Petra Vésk", ("Ilkovia FC", "Alder")),
                ("Petra Vesk", ("Dunmore",)),
                ("Petra Vesk", ("Dunmore", "Ilkovia FC")),
            ]
        )
    ]
    store.take_in(items)
    with Store.open(tmp_path_factory.mktemp("other") / "desk.sqlite") as other:
        other.take_in(items[::-1])
        found = [[(r.name, r.organisations) for r in opened.learned()] for opened in (store, other)]
    assert found == [[("Petra Vesk", ("Dunmore", "Ilkovia FC", "Alder"))]] * 2


def test_a_forgotten_name_stays_forgotten_whatever_teaches_it(
    store: Store, teaching: Callable[..., Intake], by: Callable[[], dict[str, Any]]
) -> None:
    store.take_in([teaching("One.", "Petra Vesk", "Tomas Brell", url=ADDRESS)])
    decision = store.forget_name("petra  VÉSK", **by())
    assert (decision.kind, decision.target) == (DecisionKind.NAME, {"name": "Petra Vesk"})
    assert names(store) == ["Tomas Brell"]
    assert store.forgotten() == ("Petra Vesk",)
    store.take_in([teaching("Two.", "Petra Vesk", outlet="As")])
    store.take_in([teaching("One anew.", "Petra Vesk", url=ADDRESS)])
    store.replay()
    assert names(store) == []
    assert store.forget_name("Petra Vesk", **by()) == decision
    assert store.remember_name("petra vesk", **by()).undoes == decision.id
    assert [(r.name, len(r.teachings)) for r in store.learned()] == [("Petra Vesk", 2)]
    assert store.forgotten() == ()


def test_forgetting_is_undone_and_done_again(
    store: Store, teaching: Callable[..., Intake], by: Callable[[], dict[str, Any]]
) -> None:
    store.take_in([teaching("One.", "Petra Vesk")])
    forgotten = store.forget_name("Petra Vesk", **by())
    undone = store.undo(forgotten.id, **by())
    assert names(store) == ["Petra Vesk"]
    store.undo(undone.id, **by())
    assert names(store) == []
    store.replay()
    assert names(store) == []
    with pytest.raises(CannotUndo):
        store.undo(undone.id, **by())


def test_what_nobody_taught_or_forgot_is_refused(
    store: Store, teaching: Callable[..., Intake], by: Callable[[], dict[str, Any]]
) -> None:
    store.take_in([teaching("One.", "Petra Vesk")])
    with pytest.raises(NotFound, match="Tomas Brell"):
        store.forget_name("Tomas Brell", **by())
    with pytest.raises(NothingToChange, match="Petra Vesk"):
        store.remember_name("Petra Vesk", **by())
    assert store.decisions() == []


def test_the_token_moves_with_the_names_that_stand_and_with_nothing_else(
    store: Store, teaching: Callable[..., Intake], by: Callable[[], dict[str, Any]]
) -> None:
    tokens = [store.learned_token()]

    def moved() -> bool:
        tokens.append(store.learned_token())
        return tokens[-1] != tokens[-2]

    store.take_in([teaching("One.", outlet="As")])
    assert not moved()
    store.take_in([teaching("Two.", "Petra Vesk", url=ADDRESS)])
    assert moved()
    store.remove_report(1, **by())
    store.set_read([1, 2], True)
    assert not moved()
    removed = store.remove_report(2, **by())
    assert moved()
    store.undo(removed.id, **by())
    assert moved()
    decision = store.forget_name("Petra Vesk", **by())
    assert moved()
    store.undo(decision.id, **by())
    assert moved()
    store.take_in([teaching("Two anew.", url=ADDRESS)])
    assert moved()
