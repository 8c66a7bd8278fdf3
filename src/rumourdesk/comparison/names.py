"""Names of people and bodies as keys: when two spellings mean one person or one outlet."""

from __future__ import annotations

from functools import lru_cache

from rumourdesk.text import fold as level

_TITLES = frozenset({"sir", "dame", "lord", "lady", "dr", "mr", "mrs", "ms", "prof", "professor"})
_SUFFIXES = frozenset({"jr", "junior", "sr", "senior", "ii", "iii", "iv"})
_SHORT_FORM = 3


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """The name without case, accents and punctuation: "Florentino Pérez" -> "florentino perez"."""
    return " ".join("".join(c if c.isalnum() else " " for c in level(name)).split())


@lru_cache(maxsize=8192)
def body_key(name: str) -> str:
    """The key of an outlet or organisation: "The Daily Post" and "dailypost" are one."""
    return fold(name).removeprefix("the ").replace(" ", "")


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[tuple[str, ...], str]:
    """The given names and the surname, folded; a single name counts as a surname.

    "ae", "oe" and "ue" are read as the umlauts that they may stand for, so that "Juergen" and
    "Jürgen" meet. An empty name gives an empty surname.
    """
    words = fold(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    plain = [w.replace("ae", "a").replace("oe", "o").replace("ue", "u") for w in words]
    return tuple(plain[:-1]), plain[-1] if plain else ""


def surname(name: str | None) -> str:
    """The folded surname by which names are grouped before they are compared."""
    return parts(name)[1] if name else ""


def _meets(short: str, long: str) -> bool:
    if len(short) > len(long):
        short, long = long, short
    initial_or_short_form = len(short) == 1 or len(short) >= _SHORT_FORM
    return short == long or (initial_or_short_form and long.startswith(short))


@lru_cache(maxsize=65536)
def same_person(a: str | None, b: str | None) -> bool:
    """Whether two names can be one person's: equal surnames and given names that fit.

    Given names fit when one side has none, or when each one on the shorter side meets, in order,
    one on the longer side: equal, an initial, or a short form of at least three letters.
    """
    if not a or not b:
        return False
    (given_a, family_a), (given_b, family_b) = parts(a), parts(b)
    if not family_a or family_a != family_b:
        return False
    fewer, more = sorted((given_a, given_b), key=len)
    rest = iter(more)
    return all(any(_meets(name, other) for other in rest) for name in fewer)
