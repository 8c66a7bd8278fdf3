"""Names brought together under the fullest one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from rumourdesk.comparison.names import same_person
from rumourdesk.comparison.people import fullest_names

NAMES = st.lists(
    st.sampled_from(
        ["Vale", "Renée Vale", "R. Vale", "Jon Vale", "J. Vale", "Moss", "Jan Moss", "Dr Jan Moss"]
    ),
    max_size=12,
)


def test_the_surname_and_the_initial_join_the_full_name() -> None:
    assert fullest_names(["Vale", "Renée Vale", "R. Vale"]) == {
        "Vale": "Renée Vale",
        "R. Vale": "Renée Vale",
        "Renée Vale": "Renée Vale",
    }


def test_a_surname_of_two_people_means_the_one_named_more_often() -> None:
    found = fullest_names(["Renée Vale", "Jon Vale", "Jon Vale", "Vale"])
    assert found["Vale"] == "Jon Vale"
    assert found["Renée Vale"] == "Renée Vale"


def test_people_of_two_surnames_stay_apart() -> None:
    assert fullest_names(["Jan Moss", "Jan Vale"]) == {
        "Jan Moss": "Jan Moss",
        "Jan Vale": "Jan Vale",
    }


@settings(database=None, derandomize=True, deadline=None)
@given(NAMES)
def test_every_name_finds_one_that_fits_and_the_order_does_not_matter(names: Sequence[str]) -> None:
    found = fullest_names(names)
    assert found.keys() == set(names)
    assert all(same_person(name, full) for name, full in found.items())
    assert all(found[full] == full for full in found.values())
    assert fullest_names(reversed(names)) == found
