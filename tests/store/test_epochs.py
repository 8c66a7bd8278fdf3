from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rumourdesk.model import Position, Post, Published, Stance
from rumourdesk.store import Intake
from rumourdesk.store.epochs import (
    Epoch,
    Epochs,
    Place,
    entered,
    mentions,
    place,
    post_key,
    same_person,
    surname,
)

ANCELOTTI = Epoch("Carlo Ancelotti", first=100, last=200)
ALONSO = Epoch("Xabi Alonso", first=300, last=400)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Carlo Ancelotti", "Ancelotti", True),
        ("Raúl González", "raul gonzalez", True),
        ("Ruud van Nistelrooy", "Van Nistelrooy", True),
        ("Ken Griffey Jr.", "Ken Griffey", True),
        ("Carlo Ancelotti", "Xabi Alonso", False),
    ],
)
def test_people_are_told_apart_by_surname(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_a_name_that_is_all_suffix_is_itself() -> None:
    assert surname("Junior") == "junior"


def test_the_first_report_opens_the_first_epoch() -> None:
    assert place([], incumbent=None, when=None) == Place(0, new=True)


@pytest.mark.parametrize(
    ("when", "index"), [(50, 0), (150, 0), (250, 0), (300, 1), (500, 1), (None, 1)]
)
def test_without_an_incumbent_a_report_joins_the_epoch_of_its_time(
    when: int | None, index: int
) -> None:
    assert place([ANCELOTTI, ALONSO], incumbent=None, when=when) == Place(index)


@pytest.mark.parametrize("when", [50, 150, 900, None])
def test_a_known_incumbent_leads_to_its_epoch_at_any_time(when: int | None) -> None:
    assert place([ANCELOTTI, ALONSO], incumbent="Ancelotti", when=when) == Place(0)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (500, Place(2, new=True)),
        (350, Place(1)),
        (250, Place(1, new=True)),
        (150, Place(0)),
        (50, Place(0, new=True)),
        (None, Place(1)),
    ],
)
def test_another_incumbent_finds_its_place_by_time(when: int | None, expected: Place) -> None:
    assert place([ANCELOTTI, ALONSO], incumbent="Jose Mourinho", when=when) == expected


def test_an_epoch_without_incumbent_learns_it() -> None:
    assert place([Epoch(first=100, last=200)], incumbent="Ancelotti", when=150) == Place(0)
    assert place([Epoch()], incumbent="Ancelotti", when=None) == Place(0)


@pytest.mark.parametrize("when", [150, 250, None])
def test_the_appointed_successor_as_incumbent_opens_the_next_epoch(when: int | None) -> None:
    epoch = Epoch("Carlo Ancelotti", 100, 200, frozenset({"Xabi Alonso"}))
    assert place([epoch], incumbent="Alonso", when=when) == Place(1, new=True)
    unknown = Epoch(None, 100, 200, frozenset({"Xabi Alonso"}))
    assert place([unknown], incumbent="Alonso", when=when) == Place(1, new=True)


def test_the_appointed_successor_finds_the_next_epoch_where_it_is_there() -> None:
    epoch = Epoch("Carlo Ancelotti", 100, 200, frozenset({"Xabi Alonso"}))
    assert place([epoch, ALONSO], incumbent="Alonso", when=250) == Place(1)
    assert place([epoch, Epoch()], incumbent="Alonso", when=250) == Place(1)


def test_an_appointment_does_not_reach_back_before_its_epoch() -> None:
    first = Epoch("Carlo Ancelotti", 100, 200, frozenset({"Xabi Alonso"}))
    second = Epoch("Xabi Alonso", 300, 400, frozenset({"Carlo Ancelotti"}))
    assert place([first, second], incumbent="Ancelotti", when=150) == Place(0)
    assert place([first, second], incumbent="Ancelotti", when=450) == Place(2, new=True)


def test_one_who_comes_back_is_found_by_time() -> None:
    epochs = [ANCELOTTI, ALONSO, Epoch("Carlo Ancelotti", 500, 600)]
    assert place(epochs, incumbent="Ancelotti", when=150) == Place(0)
    assert place(epochs, incumbent="Ancelotti", when=550) == Place(2)
    assert place(epochs, incumbent="Ancelotti", when=None) == Place(2)


def test_entering_widens_the_times_and_learns_names(intake: Callable[..., Intake]) -> None:
    post = Post("Real Madrid", "manager")
    position = Position(
        post=post,
        incumbent="Carlo Ancelotti",
        exit=None,
        candidates=(("Xabi Alonso", Stance.APPOINTED), ("Ancelotti", Stance.APPOINTED)),
    )
    item = intake(positions=(position,))
    mention = mentions(item.reading, item.positions)[post_key(post)]
    epoch = entered(Epoch(None, 100, 200), mention, 300)
    assert epoch == Epoch("Carlo Ancelotti", 100, 300, frozenset({"Xabi Alonso"}))
    assert entered(epoch, mention, None) == epoch


def test_epochs_without_a_desk_number_vacancies_across_posts(
    intake: Callable[..., Intake],
) -> None:
    epochs = Epochs()
    madrid, brazil = Post("Real Madrid", "manager"), Post("Brazil", "manager")

    def enter(post: Post, incumbent: str | None, day: str) -> int:
        item = intake(post=post, incumbent=incumbent)
        published = Published(date.fromisoformat(day))
        return epochs.enter(item.reading, (), published)[post_key(post)]

    assert enter(madrid, "Carlo Ancelotti", "2024-11-06") == 1
    assert enter(brazil, None, "2025-01-01") == 2
    assert enter(madrid, "Xabi Alonso", "2025-11-06") == 3
    assert enter(madrid, "Ancelotti", "2025-02-01") == 1
    assert enter(madrid, "Zidane", "2021-02-01") == 4
