"""How names are written: every form of every entry, under the words that it opens with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rumourdesk.lexicon.entries import (
    Competition,
    NameType,
    Nationality,
    Organisation,
    Outlet,
    Person,
    Place,
    Role,
)
from rumourdesk.lexicon.tokens import PARTICLES, Token, fold, surname_of, tokenise


class Via(StrEnum):
    """By which of an entry's names it was found. The order is that of trust."""

    NAME = "name"
    ALIAS = "alias"
    NICKNAME = "nickname"
    VENUE = "venue"
    SURNAME = "surname"
    CITY = "city"
    NOUN = "noun"
    WORD = "word"
    JOB_WORD = "job word"


_ANY, _CAPITAL, _INITIALISM = range(3)
"""What an entry's word asks of the word in the text: nothing, a first capital, all capitals."""


class Form(NamedTuple):
    """One way of writing one entry's name, ready to compare with the words of a text."""

    words: tuple[str, ...]
    joints: tuple[str, ...]
    shapes: tuple[int, ...]
    type: NameType
    owner: str
    via: Via
    needs_cue: bool


def _shape(word: str, folded: str, alone: bool) -> int:
    if folded in PARTICLES and not alone and not (word.isupper() and len(word) > 2):
        return _ANY
    if word.isupper() and (alone or len(word) > 1):
        return _INITIALISM
    return _CAPITAL if word[0].isupper() else _ANY


def make_form(
    written: str, name_type: NameType, owner: str, via: Via, needs_cue: bool = False
) -> Form | None:
    """The form for one written name, or None if it holds no word."""
    words = written.split(" ")
    if all(map(str.isalpha, words)):  # most names, for which tokenising would be slow
        ascii_only = written.isascii()
        folded = written.lower().split(" ") if ascii_only else [fold(word) for word in words]
        joints = ("",) * (len(words) - 1)
    else:
        tokens = tokenise(written)
        words = [written[token.start : token.end] for token in tokens]
        folded = [token.folded for token in tokens]
        joints = tuple([token.joint for token in tokens[1:]])
    if not words:
        return None
    alone = len(words) == 1
    shapes = [_shape(word, low, alone) for word, low in zip(words, folded, strict=True)]
    return Form(tuple(folded), joints, tuple(shapes), name_type, owner, via, needs_cue)


def fits(form: Form, tokens: Sequence[Token], at: int) -> bool:
    """Whether the form stands at this word; its opening is known to agree but for case."""
    last = at + len(form.words)
    if last > len(tokens):
        return False
    for offset in range(1, len(form.words)):
        token = tokens[at + offset]
        if token.folded != form.words[offset] or token.joint != form.joints[offset - 1]:
            return False
    return all(map(_case_agrees, form.shapes, tokens[at:last])) and not _shouted(form, tokens[at])


def _case_agrees(shape: int, token: Token) -> bool:
    if shape == _CAPITAL:
        return token.capital
    return shape == _ANY or token.upper


def _shouted(form: Form, token: Token) -> bool:
    """A single short or doubtful word in capitals is more likely an initialism than this name."""
    if len(form.words) > 1 or not token.upper or form.shapes[0] == _INITIALISM:
        return False
    return form.needs_cue or len(token.folded) < 5


def _forms_of(
    written: Iterable[str], name_type: NameType, owner: str, via: Via, cued: Sequence[str] = ()
) -> Iterator[Form]:
    for name in written:
        form = make_form(name, name_type, owner, via, name in cued)
        if form is not None:
            yield form
            if "&" in form.joints:
                yield from _forms_of([name.replace("&", " and ")], name_type, owner, via, cued)


def _name_forms(
    name_type: NameType, name: str, aliases: Sequence[str], needs_cue: Sequence[str]
) -> Iterator[Form]:
    """The canonical name, then every other; those that need a cue may be listed once or twice."""
    yield from _forms_of([name], name_type, name, Via.NAME, needs_cue)
    others = dict.fromkeys([*aliases, *needs_cue])
    yield from _forms_of((o for o in others if o != name), name_type, name, Via.ALIAS, needs_cue)


def organisation_forms(organisations: Iterable[Organisation]) -> Iterator[Form]:
    """Names, nicknames and grounds; a ground is a venue that stands for its organisation."""
    kind = NameType.ORGANISATION
    for entry in organisations:
        yield from _name_forms(kind, entry.name, entry.aliases, entry.needs_cue)
        yield from _forms_of(entry.nicknames, kind, entry.name, Via.NICKNAME, entry.needs_cue)
        yield from _forms_of(entry.venues, NameType.VENUE, entry.name, Via.VENUE)


def outlet_forms(outlets: Iterable[Outlet]) -> Iterator[Form]:
    """Names and aliases."""
    for entry in outlets:
        yield from _name_forms(NameType.OUTLET, entry.name, entry.aliases, entry.needs_cue)


def competition_forms(competitions: Iterable[Competition]) -> Iterator[Form]:
    """Names and aliases."""
    for entry in competitions:
        yield from _name_forms(NameType.COMPETITION, entry.name, entry.aliases, entry.needs_cue)


def person_forms(people: Iterable[Person], doubtful: frozenset[str]) -> Iterator[Form]:
    """Names, aliases and the surname, which needs a cue where it is one of the doubtful words."""
    for entry in people:
        surname = surname_of(entry.name) if entry.surname is None else entry.surname
        cued = [name for name in entry.needs_cue if name != surname]
        yield from _name_forms(NameType.PERSON, entry.name, entry.aliases, cued)
        if surname and surname not in entry.aliases:
            cued = [surname] if surname in entry.needs_cue or fold(surname) in doubtful else []
            yield from _forms_of([surname], NameType.PERSON, entry.name, Via.SURNAME, cued)


def place_forms(places: Iterable[Place]) -> Iterator[Form]:
    """Names and aliases, and the towns, which stand for the country or region around them."""
    for entry in places:
        yield from _name_forms(NameType.PLACE, entry.name, entry.aliases, ())
        yield from _forms_of(entry.cities, NameType.PLACE, entry.name, Via.CITY)


def nationality_forms(nationalities: Iterable[Nationality]) -> Iterator[Form]:
    """The adjective and the nouns for the people."""
    for entry in nationalities:
        yield from _forms_of([entry.name], NameType.NATIONALITY, entry.name, Via.NAME)
        nouns = (noun for noun in entry.nouns if noun != entry.name)
        yield from _forms_of(nouns, NameType.NATIONALITY, entry.name, Via.NOUN)


def role_forms(roles: Iterable[Role]) -> Iterator[Form]:
    """The words for the holder, capitals or none, and those for the job."""
    for entry in roles:
        names = dict.fromkeys([entry.name, *entry.words])
        for form in _forms_of(names, NameType.ROLE, entry.name, Via.WORD):
            yield form._replace(shapes=tuple(_lenient(shape) for shape in form.shapes))
        yield from _forms_of(entry.job_words, NameType.ROLE, entry.name, Via.JOB_WORD)


def _lenient(shape: int) -> int:
    """Only an initialism (`CEO`) keeps its capitals in the words for a post."""
    return shape if shape == _INITIALISM else _ANY


FormIndex = Mapping[str, Mapping[str, tuple[Form, ...]]]
"""Forms by their first word, then by their second ("the" alone opens too many), "" if none."""


def by_opening(forms: Iterable[Form]) -> FormIndex:
    """The index over these forms, those of one opening in the order given."""
    index: dict[str, dict[str, tuple[Form, ...]]] = {}
    for form in forms:
        seconds = index.setdefault(form.words[0], {})
        second = form.words[1] if len(form.words) > 1 else ""
        seconds[second] = (*seconds.get(second, ()), form)
    return index


def all_forms(index: FormIndex) -> list[Form]:
    """The forms of an index, those of one opening in their order."""
    return [form for seconds in index.values() for group in seconds.values() for form in group]


def opened_by(index: FormIndex, words: Sequence[str]) -> tuple[Form, ...]:
    """The forms that open as these words do, of which there must be one."""
    return index.get(words[0], {}).get(words[1] if len(words) > 1 else "", ())
