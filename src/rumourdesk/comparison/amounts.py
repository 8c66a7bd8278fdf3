"""Sums of money that a quote names, so that two terms of a contract can be held together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_CURRENCIES = {
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "dollar": "USD",
    "dollars": "USD",
}
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6}
_SCALES |= {"b": 1e9, "bn": 1e9, "billion": 1e9}
_SCALE = r"(?:\s?(?P<scale{0}>k|thousand|mn|m|million|bn|b|billion)\b)?"
_NUMBER = r"(?P<number{0}>\d+(?:,\d{{3}})*(?:\.\d+)?)"
_SUM = re.compile(
    r"(?P<sign>[€£$])\s?" + (_NUMBER + _SCALE).format(1) + "|"
    r"(?<![\d.,])" + (_NUMBER + _SCALE).format(2) + r"\s(?P<word>euros?|pounds?|dollars?)\b",
    re.IGNORECASE,
)
# "Around ten million" and "10.5m" are one sum; beyond this factor two sums are two.
_ROUNDING = 1.25


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum, or the range between two, in one currency."""

    currency: str
    least: float
    most: float

    def words(self) -> str:
        """The sum as it is shown: "EUR 5,000,000 to 10,000,000"."""
        if self.least == self.most:
            return f"{self.currency} {self.least:,.0f}"
        return f"{self.currency} {self.least:,.0f} to {self.most:,.0f}"

    def apart(self, other: Amount) -> bool:
        """Whether the two cannot be one sum, even rounded; two currencies are not compared."""
        if self.currency != other.currency:
            return False
        return self.most * _ROUNDING < other.least or other.most * _ROUNDING < self.least


@lru_cache(maxsize=4096)
def amount(quote: str) -> Amount | None:
    """The sum that the quote names, from the least to the most; None for none or two currencies."""
    found = [_read(match) for match in _SUM.finditer(quote)]
    currencies = {currency for currency, _ in found}
    if len(currencies) != 1:
        return None
    sums = [value for _, value in found]
    return Amount(currencies.pop(), min(sums), max(sums))


def _read(match: re.Match[str]) -> tuple[str, float]:
    which = "1" if match["sign"] else "2"
    currency = _CURRENCIES[(match["sign"] or match["word"]).casefold()]
    scale = _SCALES.get((match[f"scale{which}"] or "").casefold(), 1.0)
    return currency, round(float(match[f"number{which}"].replace(",", "")) * scale, 2)
