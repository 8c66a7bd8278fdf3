from __future__ import annotations

import pytest

from rumourdesk.comparison.amounts import Amount, amount


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("a clause of €10m", Amount("EUR", 10e6, 10e6)),
        ("worth £8.3 million", Amount("GBP", 8.3e6, 8.3e6)),
        ("$1,250,000 a year", Amount("USD", 1_250_000, 1_250_000)),
        ("between €5m and €10m", Amount("EUR", 5e6, 10e6)),
        ("12 million euros", Amount("EUR", 12e6, 12e6)),
        ("€2bn", Amount("EUR", 2e9, 2e9)),
        ("£900k", Amount("GBP", 900e3, 900e3)),
        ("€10m (£8m)", None),
        ("from 2031 on, in 3 days", None),
        ("no clause", None),
    ],
)
def test_the_sum_in_a_quote(quote: str, expected: Amount | None) -> None:
    assert amount(quote) == expected


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("€10m", "€20m", True),
        ("€10m", "€11m", False),
        ("€5m to €10m", "€8m", False),
        ("€5m to €10m", "€15m", True),
        ("€10m", "£20m", False),
    ],
)
def test_sums_that_cannot_be_one(a: str, b: str, apart: bool) -> None:
    one, other = amount(a), amount(b)
    assert one and other
    assert one.apart(other) is other.apart(one) is apart


def test_sums_in_words() -> None:
    assert Amount("EUR", 5e6, 10e6).words() == "EUR 5,000,000 to 10,000,000"
    assert Amount("GBP", 5e6, 5e6).words() == "GBP 5,000,000"
