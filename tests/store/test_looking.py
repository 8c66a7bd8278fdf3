"""Marks of how far somebody has looked: they move forward only, from what was seen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from rumourdesk.model import Post
from rumourdesk.store import Intake, Store

BRAZIL = Post("Brazil", "manager")


def more(intake: Callable[..., Intake], number: int, **fields: object) -> Intake:
    return intake(f"Title {number}\n\nAlonso is wanted, says {number}.", **fields)


def test_a_mark_stays_when_the_desk_is_opened_again(
    path: Path, intake: Callable[..., Intake]
) -> None:
    with Store.open(path) as store:
        store.take_in([intake(), more(intake, 2)])
        store.move_mark(1, 1)
    with Store.open(path) as store:
        assert store.looking_mark(1) == 1
        assert store.looking_mark() == 0


def test_of_two_windows_the_one_that_saw_more_decides(
    path: Path, intake: Callable[..., Intake]
) -> None:
    with Store.open(path) as one, Store.open(path) as other:
        one.take_in([intake()])
        seen_early = one.newest_arrival()
        one.take_in([more(intake, 2)])
        seen_late = other.newest_arrival()
        other.move_mark(1, seen_late)
        one.move_mark(1, seen_early)
        assert one.looking_mark(1) == other.looking_mark(1) == seen_late > seen_early


def test_what_comes_between_seeing_and_saying_so_stays_new(
    store: Store, intake: Callable[..., Intake]
) -> None:
    store.take_in([intake()])
    seen = store.newest_arrival()
    store.take_in([more(intake, 2)])
    store.move_mark(None, seen)
    assert store.touched_since(store.looking_mark()) == [1]
    assert store.arrivals(1).latest[2] > store.looking_mark(1)


def test_a_mark_never_runs_ahead_of_the_desk(store: Store, intake: Callable[..., Intake]) -> None:
    store.take_in([intake()])
    store.move_mark(1, 10**6)
    assert store.looking_mark(1) == 1


def test_looking_at_the_desk_is_looking_at_each_vacancy_and_not_the_other_way_round(
    store: Store, intake: Callable[..., Intake]
) -> None:
    store.take_in([intake(), more(intake, 2, post=BRAZIL)])
    store.move_mark(1, 2)
    assert (store.looking_mark(1), store.looking_mark(2), store.looking_mark()) == (2, 0, 0)
    store.move_mark(None, 1)
    assert (store.looking_mark(1), store.looking_mark(2), store.looking_mark()) == (2, 1, 1)


def test_a_changed_report_arrives_again(store: Store, intake: Callable[..., Intake]) -> None:
    address = "https://example.org/1"
    store.take_in([intake(url=address), more(intake, 2)])
    store.move_mark(None, 2)
    assert store.touched_since(store.looking_mark()) == []
    store.take_in([more(intake, 3, url=address)])
    assert store.touched_since(store.looking_mark()) == [1]
    arrivals = store.arrivals(1)
    assert arrivals.first == {1: 1, 2: 2}
    assert arrivals.latest == {1: 3, 2: 2}
    assert arrivals.newest == 3


def test_what_lies_in_the_trash_is_no_news(
    store: Store, intake: Callable[..., Intake], clock: Callable[..., object]
) -> None:
    store.take_in([intake()])
    store.remove_report(1, author="Ann", run="r", now=clock())  # type: ignore[arg-type]
    assert store.touched_since(0) == []
    assert store.arrivals(1).first == {}


OTHER_WINDOW = """
import sys
from pathlib import Path
from rumourdesk.store import Store

with Store.open(Path(sys.argv[1])) as store:
    store.move_mark(1, int(sys.argv[2]))
    print(store.looking_mark(1))
"""


def test_another_process_moves_the_mark_for_this_one_too(
    path: Path, store: Store, intake: Callable[..., Intake]
) -> None:
    store.take_in([intake(), more(intake, 2), more(intake, 3)])

    def elsewhere(upto: int) -> str:
        done = subprocess.run(
            [sys.executable, "-c", OTHER_WINDOW, str(path), str(upto)],
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    assert elsewhere(2) == "2"
    assert store.looking_mark(1) == 2
    store.move_mark(1, 3)
    assert elsewhere(1) == "3"
