from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from rumourdesk.model import Kind, Position, Post, Published, Stance
from rumourdesk.store import Intake
from rumourdesk.store.epochs import (
    TOLD,
    Epoch,
    Epochs,
    Mention,
    Named,
    Place,
    entered,
    mentions,
    place,
    post_key,
    same_person,
    surname,
)

from .conftest import make_claim

MANAGER = Post("Real Madrid", "manager")
DAY = 24 * 60 * 60


def an_epoch(incumbent: str | None, first: int | None, last: int | None, **appointed: int) -> Epoch:
    """An epoch by days; of each one appointed the number of the last two days that tell of it."""
    return Epoch(
        incumbents=() if incumbent is None else (Named(incumbent),),
        appointed=tuple(Named(name, TOLD, day * DAY) for name, day in appointed.items()),
        first=None if first is None else first * DAY,
        last=None if last is None else last * DAY,
    )


ANCELOTTI = an_epoch("Carlo Ancelotti", 100, 200)
ALONSO = an_epoch("Xabi Alonso", 400, 500)


def placed(epochs: Sequence[Epoch], incumbent: str | None, day: int | None) -> Place:
    return place(epochs, incumbent=incumbent, when=None if day is None else day * DAY)


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
    ("day", "index"), [(50, 0), (150, 0), (350, 0), (400, 1), (900, 1), (None, 1)]
)
def test_without_an_incumbent_a_report_joins_the_epoch_of_its_time(
    day: int | None, index: int
) -> None:
    assert placed([ANCELOTTI, ALONSO], None, day) == Place(index)


@pytest.mark.parametrize("day", [0, 150, 900, None])
def test_a_known_incumbent_leads_back_to_its_epoch_at_any_time(day: int | None) -> None:
    assert placed([ANCELOTTI, ALONSO], "Ancelotti", day) == Place(0)


@pytest.mark.parametrize(("day", "index"), [(150, 0), (259, 0), (260, 1), (390, 1), (450, 1)])
def test_a_later_incumbent_leads_forward_only_from_outside_the_epoch_of_the_time(
    day: int, index: int
) -> None:
    assert placed([ANCELOTTI, ALONSO], "Alonso", day) == Place(index)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (560, Place(2, new=True)),
        (559, Place(1)),
        (450, Place(1)),
        (260, Place(1, new=True)),
        (259, Place(0)),
        (150, Place(0)),
        (41, Place(0)),
        (40, Place(0, new=True)),
        (None, Place(1)),
    ],
)
def test_another_incumbent_finds_its_place_by_time(day: int | None, expected: Place) -> None:
    assert placed([ANCELOTTI, ALONSO], "Jose Mourinho", day) == expected


def test_an_epoch_without_incumbent_takes_in_whoever_is_named() -> None:
    assert placed([an_epoch(None, 100, 200)], "Ancelotti", 900) == Place(0)
    assert placed([Epoch()], "Ancelotti", None) == Place(0)


@pytest.mark.parametrize("day", [180, 250, None])
@pytest.mark.parametrize("incumbent", ["Carlo Ancelotti", None])
def test_the_appointed_successor_as_incumbent_opens_the_next_epoch(
    incumbent: str | None, day: int | None
) -> None:
    epoch = an_epoch(incumbent, 100, 200, Alonso=180)
    assert placed([epoch], "Xabi Alonso", day) == Place(1, new=True)


def test_the_appointed_successor_finds_the_next_epoch_where_it_is_there() -> None:
    epoch = an_epoch("Carlo Ancelotti", 100, 200, Alonso=180)
    assert placed([epoch, ALONSO], "Alonso", 250) == Place(1)
    assert placed([epoch, Epoch()], "Alonso", 250) == Place(1)
    assert placed([epoch, ALONSO], "Alonso", None) == Place(1)


def test_an_appointment_that_one_report_tells_of_is_not_enough() -> None:
    epoch = Epoch((Named("Ancelotti"),), (Named("Alonso", 1, 150 * DAY),), 100 * DAY, 200 * DAY)
    assert placed([epoch], "Alonso", 180) == Place(0)


def test_the_appointment_of_an_epochs_own_incumbent_opens_nothing() -> None:
    epoch = an_epoch("Carlo Ancelotti", 100, 200, Ancelotti=180)
    assert placed([epoch], "Ancelotti", 190) == Place(0)


def test_an_appointment_does_not_reach_back_before_it_was_told_of() -> None:
    epoch = an_epoch("Carlo Ancelotti", 100, 200, Alonso=180)
    assert placed([epoch], "Alonso", 179) == Place(0)


def test_one_who_comes_back_is_found_by_time() -> None:
    epochs = [
        an_epoch("Carlo Ancelotti", 100, 200, Alonso=190),
        an_epoch("Xabi Alonso", 400, 500, Ancelotti=490),
        an_epoch("Carlo Ancelotti", 700, 800),
    ]
    assert placed(epochs, "Ancelotti", 150) == Place(0)
    assert placed(epochs, "Ancelotti", 550) == Place(2)
    assert placed(epochs, "Ancelotti", 750) == Place(2)
    assert placed(epochs, "Ancelotti", None) == Place(2)


def a_mention(intake: Callable[..., Intake], incumbent: str | None, *appointed: str) -> Mention:
    candidates = tuple((name, Stance.APPOINTED) for name in appointed)
    position = Position(post=MANAGER, incumbent="Somebody", exit=None, candidates=candidates)
    item = intake(incumbent=incumbent, positions=(position,), post=MANAGER)
    return mentions(item.reading, item.positions)[post_key(MANAGER)]


def test_entering_widens_the_times_and_counts_names(intake: Callable[..., Intake]) -> None:
    mention = a_mention(intake, "Ancelotti", "Xabi Alonso", "Carlo Ancelotti")
    once = entered(Epoch(first=100, last=200), mention, 300)
    assert once == Epoch((Named("Ancelotti", 1, 300),), (Named("Xabi Alonso", 1, 300),), 100, 300)
    full = a_mention(intake, "Carlo Ancelotti", "Alonso")
    assert entered(once, full, None) == Epoch(
        (Named("Carlo Ancelotti", 2, 300),), (Named("Xabi Alonso", 2, 300),), 100, 300
    )


def test_the_incumbent_is_the_one_that_most_reports_name(intake: Callable[..., Intake]) -> None:
    epoch = Epoch()
    names = []
    for name in ("Marco Rose", "Ancelotti", "Carlo Ancelotti", None):
        epoch = entered(epoch, a_mention(intake, name), None)
        names.append(epoch.incumbent)
    assert names == ["Marco Rose", "Marco Rose", "Carlo Ancelotti", "Carlo Ancelotti"]


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


def an_item(intake: Callable[..., Intake], incumbent: str | None, **fields: object) -> Mention:
    """What one report with one claim says of the post."""
    text = "Title\n\nIt is said."
    claim = make_claim(text, "It is said", **fields)
    item = intake(text, claims=(claim,), incumbent=incumbent, questions=(None,))
    return mentions(item.reading, item.positions)[post_key(MANAGER)]


def test_a_new_holder_is_no_incumbent_while_the_report_tells_of_the_appointment(
    intake: Callable[..., Intake],
) -> None:
    told = an_item(intake, "Xabi Alonso", kind=Kind.APPOINTMENT, about="Xabi Alonso")
    assert told.incumbent is None
    disputed = an_item(intake, "Xabi Alonso", kind=Kind.EXIT, about="Xabi Alonso")
    assert disputed.incumbent == "Xabi Alonso"


def test_whoever_is_said_to_leave_a_post_holds_it(intake: Callable[..., Intake]) -> None:
    assert an_item(intake, None, kind=Kind.EXIT, about="Ancelotti").incumbent == "Ancelotti"
    assert an_item(intake, None, kind=Kind.CANDIDATE, about="Klopp").incumbent is None


def test_a_claim_about_the_incumbent_keeps_a_report_in_the_epoch() -> None:
    told = an_epoch("Carlo Ancelotti", 100, 200, **{"Xabi Alonso": 190})
    apart = place([told], incumbent="Xabi Alonso", when=210 * DAY)
    assert apart == Place(1, new=True)
    kept = frozenset({"ancelotti"})
    assert place([told], incumbent="Xabi Alonso", when=210 * DAY, subjects=kept) == Place(0)
