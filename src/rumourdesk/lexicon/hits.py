"""What is found in a text: hits, what they may stand for, and which of two competing ones wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rumourdesk.lexicon.entries import NameType
from rumourdesk.lexicon.forms import Form, FormIndex, Via, fits
from rumourdesk.lexicon.tokens import Token

_TYPE_RANK = {name_type: rank for rank, name_type in enumerate(NameType)}
_VIA_RANK = {via: rank for rank, via in enumerate(Via)}


class Reading(NamedTuple):
    """Another sort of thing that the words of a hit may stand for."""

    type: NameType
    entry_names: tuple[str, ...]
    via: Via
    needs_cue: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text: `text[start:end]`, in code points.

    `entry_names` lists every owner where a nickname, surname or name is shared, the surest kind of
    naming first (`via` tells which), so one owner means no doubt. `needs_cue` says that the words
    are also ordinary or a place, and prove nothing alone. `others` are readings of another type:
    "Madrid" is a place, and beside a cue a club.
    """

    start: int
    end: int
    type: NameType
    entry_names: tuple[str, ...]
    via: Via
    needs_cue: bool
    others: tuple[Reading, ...] = ()

    def reading(self, name_type: NameType) -> Reading | None:
        """What the hit is when read as this type, if it can be."""
        if self.type is name_type:
            return Reading(self.type, self.entry_names, self.via, self.needs_cue)
        return next((r for r in self.others if r.type is name_type), None)


class Match(NamedTuple):
    """Words `first` up to `last` (not included) and the forms that fit them."""

    first: int
    last: int
    forms: tuple[Form, ...]


def _readings(forms: Sequence[Form]) -> list[Reading]:
    """One reading a type, surest first: those that need no cue, then by type."""
    if len(forms) == 1:
        form = forms[0]
        return [Reading(form.type, (form.owner,), form.via, form.needs_cue)]
    by_type: dict[NameType, list[Form]] = {}
    for form in forms:
        by_type.setdefault(form.type, []).append(form)
    readings = [_one_reading(name_type, group) for name_type, group in by_type.items()]
    return sorted(readings, key=lambda r: (r.needs_cue, _TYPE_RANK[r.type]))


def _one_reading(name_type: NameType, forms: list[Form]) -> Reading:
    ordered = sorted(forms, key=lambda f: (f.needs_cue, _VIA_RANK[f.via]))
    owners = tuple(dict.fromkeys(form.owner for form in ordered))
    return Reading(name_type, owners, ordered[0].via, ordered[0].needs_cue)


def candidates(forms: FormIndex, words: Sequence[Token]) -> Iterator[Match]:
    """Every stretch of words that some known name fits, with all names that fit it."""
    for at, word in enumerate(words):
        seconds = forms.get(word.folded)
        if seconds is None:
            continue
        opening = seconds.get("", ())
        if at + 1 < len(words):
            opening += seconds.get(words[at + 1].folded, ())
        fitting: dict[int, list[Form]] = {}
        for form in opening:
            if fits(form, words, at):
                fitting.setdefault(at + len(form.words), []).append(form)
        for last, group in fitting.items():
            yield Match(at, last, tuple(group))


def preference(match: Match) -> tuple[int, bool, int]:
    """Longer first, then what is not only a person, then the text's order."""
    only_person = all(form.type is NameType.PERSON for form in match.forms)
    return (match.first - match.last, only_person, match.first)


def hits_of(taken: Mapping[int, Match], words: Sequence[Token]) -> tuple[Hit, ...]:
    """The hits of the matches kept, in order; `taken` gives each word's match."""
    hits = []
    for at in sorted(taken):
        match = taken[at]
        if match.first != at:
            continue
        best, *others = _readings(match.forms)
        hits.append(
            Hit(
                words[at].start,
                words[match.last - 1].end,
                best.type,
                best.entry_names,
                best.via,
                best.needs_cue,
                tuple(others),
            )
        )
    return tuple(hits)
