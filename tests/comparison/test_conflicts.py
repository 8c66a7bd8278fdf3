from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from rumourdesk.comparison import (
    conflicts,
    contradicted,
    count_by_report,
)
from rumourdesk.model import Answer, Kind, Polarity

Say = Callable[..., Answer]


def test_a_report_s_contradicted_claims_are_counted_once_each(say: Say) -> None:
    leaves = say(Kind.EXIT, "Olaf Berg", report=1)
    keen = say(Kind.WILLINGNESS, "Renée Vale", report=1)
    agreed_by_all = say(Kind.CONTACT, "Renée Vale", report=1)
    others = [
        say(Kind.EXIT, "Olaf Berg", report=2, polarity=Polarity.NEGATIVE),
        say(Kind.EXIT, "Olaf Berg", report=3, polarity=Polarity.NEGATIVE),
        say(Kind.WILLINGNESS, "Renée Vale", report=3, polarity=Polarity.NEGATIVE),
        say(Kind.CONTACT, "Renée Vale", report=4),
    ]
    answers = [leaves, keen, agreed_by_all, *others]
    assert count_by_report(contradicted(answers), answers) == {1: 2, 2: 1, 3: 2}


def test_no_contradiction_no_count(say: Say) -> None:
    answers = [say(Kind.EXIT, "Olaf Berg") for _ in range(3)]
    assert contradicted(answers) == frozenset()
    assert count_by_report(frozenset(), answers) == {}


def test_comparisons_grow_with_the_claims_not_with_their_square(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    original = conflicts._contradict

    def counting(*sides: Any) -> bool:
        nonlocal compared
        compared += 1
        return original(*sides)

    monkeypatch.setattr(conflicts, "_contradict", counting)
    start = date(2031, 1, 1)
    spent = []
    for many in (100, 400):
        compared = 0
        answers = [
            say(
                Kind.CANDIDATE,
                "Renée Vale",
                day=start + timedelta(days=n),
                polarity=Polarity.NEGATIVE if n % 10 == 0 else Polarity.POSITIVE,
            )
            for n in range(many)
        ]
        assert len(contradicted(answers)) == many
        spent.append(compared)
    assert spent[1] <= 4 * spent[0] + 4
    assert spent[1] < 400 * 4
