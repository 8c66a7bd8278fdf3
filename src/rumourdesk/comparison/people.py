"""One name for each person among many spellings, by the rules of `names.same_person`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from rumourdesk.comparison.names import fold, parts, same_person


def fullest_names(names: Iterable[str]) -> dict[str, str]:
    """For each name given, the fullest name of the person whom it means.

    A name that fits several people ("Vale", with two Vales about) means the one named most often.
    Names repeat in what is given as often as they are used. The order given does not matter.
    """
    used = Counter(names)
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name in used:
        by_surname[parts(name)[1]].append(name)
    found: dict[str, str] = {}
    for alike in by_surname.values():
        found |= _among(alike, used)
    return found


def renamed(names: Iterable[str], used: Counter[str]) -> dict[str, str]:
    """The fullest names of all who share a surname with some names.

    `used` counts every name ever used, these among them, and gives what `fullest_names` would.
    """
    surnames = {parts(name)[1] for name in names}
    by_surname: dict[str, list[str]] = {surname: [] for surname in surnames}
    for name in used:
        surname = parts(name)[1]
        if surname in by_surname:
            by_surname[surname].append(name)
    found: dict[str, str] = {}
    for alike in by_surname.values():
        found |= _among(alike, used)
    return found


def _among(alike: list[str], used: Counter[str]) -> dict[str, str]:
    """The fullest names among those of one surname; each joins a group that fits it as a whole."""
    groups: list[list[str]] = []
    weights: list[int] = []
    for name in sorted(alike, key=lambda n: (-len(parts(n)[0]), -len(n), n)):
        fits = [
            at for at, group in enumerate(groups) if all(same_person(name, one) for one in group)
        ]
        if fits:
            at = max(fits, key=lambda one: (weights[one], -one))
            groups[at].append(name)
            weights[at] += used[name]
        else:
            groups.append([name])
            weights.append(used[name])
    return {name: group[0] for group in groups for name in group}


def person_key(name: str) -> str:
    """The key of a fullest name."""
    return fold(name)
