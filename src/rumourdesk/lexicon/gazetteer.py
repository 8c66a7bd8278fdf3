"""The names a desk knows, and where they stand in a text.

A gazetteer is a set of entries (organisations, people, outlets, roles and so on) and one index from
the opening words of each known name to the names that start so. Looking a text up walks its words
once and asks that index, so the cost hardly grows with the number of names.

Matching forgives accents on both sides, hyphens for spaces, typographic apostrophes, full stops
after initials and the capital of a particle (`de Zerbi`, `De Zerbi`). It does not forgive case: a
word with a capital in the entry needs one in the text, and an initialism (`AS`) needs all of them,
for otherwise the word `As` at the head of a sentence would be a newspaper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol


class NameType(StrEnum):
    """What sort of thing a name stands for."""

    ORGANISATION = "organisation"
    OUTLET = "outlet"
    PERSON = "person"
    VENUE = "venue"
    COMPETITION = "competition"
    PLACE = "place"
    NATIONALITY = "nationality"
    ROLE = "role"


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


_TYPE_RANK = {name_type: rank for rank, name_type in enumerate(NameType)}
_VIA_RANK = {via: rank for rank, via in enumerate(Via)}


# --- entries ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that has posts to fill. `needs_cue` lists names that count only beside a cue."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    needs_cue: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    country: str = ""
    season: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds, wants, fills or writes about posts.

    The surname is the last word with its particles unless `surname` says otherwise; an empty
    `surname` in the data means that the last word alone never stands for this person.
    """

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    needs_cue: tuple[str, ...] = ()
    surname: str | None = None
    nationality: str = ""
    born: int | None = None
    organisations: tuple[str, ...] = ()
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Whoever publishes reports."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    needs_cue: tuple[str, ...] = ()
    country: str = ""
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A post as desks call it, with every word that means it.

    `when_kind` limits the entry to organisations of these kinds; `domain` only prefers it there.
    `job_words` stand for the post itself and not its holder ("hot seat").
    """

    name: str
    words: tuple[str, ...] = ()
    job_words: tuple[str, ...] = ()
    domain: str = ""
    holder_kind: str = ""
    when_kind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nationality:
    """An adjective of nationality, the nouns for its people, and their country."""

    name: str
    nouns: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Competition:
    """A league, cup or tournament; the body that runs one is an organisation."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    needs_cue: tuple[str, ...] = ()
    country: str = ""
    season: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region with the towns in it, known lest they be read as people."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordLists:
    """Folded single words that help to tell names from other capitalised words."""

    given_names: frozenset[str] = frozenset()
    closed_class: frozenset[str] = frozenset()
    sentence_initial: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()

    def never_names(self) -> frozenset[str]:
        """Words that start no name, however they are capitalised."""
        return self.closed_class | self.sentence_initial | self.months | self.weekdays


class Named(Protocol):
    """Anything listed under a name."""

    @property
    def name(self) -> str: ...


# --- folding and words --------------------------------------------------------------------------

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_SPACES = " \t\u00a0\u2009\u202f"
_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
_HYPHENS = "-\u2010\u2011\u00ad"
_BREAK = "\n"
"""The joint of two words that no name bridges."""
_OPENERS = frozenset('\n.!?:;"\u201c\u201d\u2018\u2022*')
"""Signs after which a capital may be owed to the start of a sentence alone."""

PARTICLES = frozenset(
    (
        *("al", "el", "de", "di", "da", "do", "dos", "das", "del", "della", "dello", "du", "des"),
        *("la", "le", "lo", "van", "von", "der", "den", "ten", "ter", "te", "bin", "ibn", "y", "e"),
        *("and", "und", "et", "of", "for"),
    )
)
"""Words inside names that are written with or without a capital."""

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "junior", "senior", "filho", "neto"])


def fold(text: str) -> str:
    """The text without case and accents, so that `Müller`, `MULLER` and `Muller` are one."""
    if text.isascii():
        return text.casefold()
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).translate(_LETTERS)


class Token(NamedTuple):
    """One word of a text. `joint` is what stands between it and the word before, simplified."""

    start: int
    end: int
    folded: str
    capital: bool
    upper: bool
    joint: str


def _joint(gap: str, before: str) -> str:
    """What parts two words: "" for a space, a hyphen, an initial's full stop; else the sign."""
    if gap == " " or gap in _HYPHENS:
        return ""
    core = gap.strip(_SPACES)
    if not core:
        return "" if len(gap) <= 2 else _BREAK
    if core in _APOSTROPHES:
        return "'" if core == gap else _BREAK
    if core == "." and len(before) <= 2:
        return ""
    return core


def tokenise(text: str) -> tuple[Token, ...]:
    """The words of a text with their code point offsets."""
    tokens: list[Token] = []
    end = 0
    before = ""
    for match in _WORD.finditer(text):
        word = match.group()
        start = match.start()
        gap = text[end:start]
        joint = ("" if gap == " " else _joint(gap, before)) if tokens else _BREAK
        end = match.end()
        capital = word[0].isupper() or word[0].istitle()
        tokens.append(Token(start, end, fold(word), capital, word.isupper(), joint))
        before = word
    return tuple(tokens)


# --- forms: one written name of one entry -------------------------------------------------------

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
    if written.isascii() and written.isalpha():  # most names, and worth a short way
        word = written.lower()
        return Form((word,), (), (_shape(written, word, True),), name_type, owner, via, needs_cue)
    tokens = tokenise(written)
    if not tokens:
        return None
    alone = len(tokens) == 1
    return Form(
        tuple([token.folded for token in tokens]),
        tuple([token.joint for token in tokens[1:]]),
        tuple([_shape(written[t.start : t.end], t.folded, alone) for t in tokens]),
        name_type,
        owner,
        via,
        needs_cue,
    )


def surname_of(name: str) -> str:
    """The last word of a full name with its particles and without `Jr`; "" for a mononym."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]).strip(".") in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return ""
    first = len(words) - 1
    while first > 1 and fold(words[first - 1]) in PARTICLES and fold(words[first - 1]) not in "ye":
        first -= 1
    return " ".join(words[first:])


# --- hits ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
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


class _Match(NamedTuple):
    first: int
    last: int
    forms: tuple[Form, ...]


def _fits(form: Form, tokens: Sequence[Token], at: int) -> bool:
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


def _readings(forms: Iterable[Form]) -> list[Reading]:
    """One reading a type, surest first: those that need no cue, then by type."""
    by_type: dict[NameType, list[Form]] = {}
    for form in forms:
        by_type.setdefault(form.type, []).append(form)
    readings = [_one_reading(name_type, group) for name_type, group in by_type.items()]
    return sorted(readings, key=lambda r: (r.needs_cue, _TYPE_RANK[r.type]))


def _one_reading(name_type: NameType, forms: list[Form]) -> Reading:
    ordered = sorted(forms, key=lambda f: (f.needs_cue, _VIA_RANK[f.via]))
    owners = tuple(dict.fromkeys(form.owner for form in ordered))
    return Reading(name_type, owners, ordered[0].via, ordered[0].needs_cue)


# --- the gazetteer ------------------------------------------------------------------------------

_DOMAIN_OF_KIND = {
    "club": "football",
    "national team": "football",
    "federation": "sport",
    "league": "sport",
    "franchise": "franchise",
    "company": "business",
    "central bank": "finance",
    "government": "politics",
    "party": "politics",
    "agency": "politics",
    "body": "politics",
    "court": "law",
    "broadcaster": "media",
    "church": "church",
    "university": "academia",
}
"""The domain in whose words an organisation of a kind is spoken of."""

ORGANISATION_KINDS = frozenset(_DOMAIN_OF_KIND)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All entries and the indexes over them. Make one with `Gazetteer.build`; it never changes."""

    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    roles: tuple[Role, ...] = ()
    nationalities: tuple[Nationality, ...] = ()
    competitions: tuple[Competition, ...] = ()
    places: tuple[Place, ...] = ()
    words: WordLists = field(default_factory=WordLists)
    _forms: Mapping[str, tuple[Form, ...]] = field(default_factory=dict, repr=False)
    _role_forms: Mapping[str, tuple[Form, ...]] = field(default_factory=dict, repr=False)
    _by_name: Mapping[NameType, Mapping[str, Named]] = field(default_factory=dict, repr=False)
    _domains: Mapping[str, Outlet] = field(default_factory=dict, repr=False)
    _not_given: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def build(
        cls,
        *,
        organisations: Sequence[Organisation] = (),
        people: Sequence[Person] = (),
        outlets: Sequence[Outlet] = (),
        roles: Sequence[Role] = (),
        nationalities: Sequence[Nationality] = (),
        competitions: Sequence[Competition] = (),
        places: Sequence[Place] = (),
        words: WordLists | None = None,
    ) -> Gazetteer:
        """A gazetteer of these entries with its indexes."""
        words = words or WordLists()
        doubtful = words.never_names() | words.ordinary | words.given_names
        forms = [
            *_organisation_forms(organisations),
            *_outlet_forms(outlets),
            *_person_forms(people, doubtful),
            *_competition_forms(competitions),
            *_place_forms(places),
            *_nationality_forms(nationalities),
        ]
        role_forms = list(_role_forms(roles))
        return cls(
            organisations=tuple(organisations),
            people=tuple(people),
            outlets=tuple(outlets),
            roles=tuple(roles),
            nationalities=tuple(nationalities),
            competitions=tuple(competitions),
            places=tuple(places),
            words=words,
            _forms=_by_opening(forms),
            _role_forms=_by_opening(role_forms),
            _by_name={
                NameType.ORGANISATION: _name_index(organisations),
                NameType.PERSON: _name_index(people),
                NameType.OUTLET: _name_index(outlets),
                NameType.COMPETITION: _name_index(competitions),
                NameType.NATIONALITY: _name_index(nationalities),
                NameType.PLACE: _name_index(places),
                NameType.ROLE: _name_index(roles),
            },
            _domains={domain: outlet for outlet in outlets for domain in outlet.domains},
            _not_given=frozenset(
                [
                    *words.never_names(),
                    *words.titles,
                    *(word for form in role_forms for word in form.words),
                    *(word for n in nationalities for word in fold(n.name).split()),
                ]
            ),
        )

    # Look-ups by name

    def organisation(self, name: str) -> Organisation | None:
        """The organisation of this canonical name, accents and case aside."""
        found = self._by_name.get(NameType.ORGANISATION, {}).get(fold(name))
        return found if isinstance(found, Organisation) else None

    def person(self, name: str) -> Person | None:
        """The person of this canonical name, accents and case aside."""
        found = self._by_name.get(NameType.PERSON, {}).get(fold(name))
        return found if isinstance(found, Person) else None

    def outlet(self, name: str) -> Outlet | None:
        """The outlet of this canonical name, accents and case aside."""
        found = self._by_name.get(NameType.OUTLET, {}).get(fold(name))
        return found if isinstance(found, Outlet) else None

    def competition(self, name: str) -> Competition | None:
        """The competition of this canonical name, accents and case aside."""
        found = self._by_name.get(NameType.COMPETITION, {}).get(fold(name))
        return found if isinstance(found, Competition) else None

    def nationality(self, name: str) -> Nationality | None:
        """The nationality whose adjective this is."""
        found = self._by_name.get(NameType.NATIONALITY, {}).get(fold(name))
        return found if isinstance(found, Nationality) else None

    def role(self, name: str) -> Role | None:
        """The role of this canonical name."""
        found = self._by_name.get(NameType.ROLE, {}).get(fold(name))
        return found if isinstance(found, Role) else None

    def outlet_for_domain(self, domain: str) -> Outlet | None:
        """The outlet that publishes under this host name or one that it is part of."""
        host = domain.strip().casefold().rstrip(".")
        while host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None

    def role_for(self, words: str, organisation_kind: str = "") -> Role | None:
        """The role that these words name at an organisation of this kind ("boss" is a manager at a
        club, a chief executive at a company); without a kind, the first role that has the words."""
        wanted = tuple(token.folded for token in tokenise(words))
        forms = self._role_forms.get(_opening(wanted), ()) if wanted else ()
        names = dict.fromkeys(form.owner for form in forms if form.words == wanted)
        roles = [role for name in names if (role := self.role(name))]
        fitting = [(_fitness(role, organisation_kind), role) for role in roles]
        allowed = [pair for pair in fitting if pair[0] >= 0]
        return max(allowed, key=lambda pair: pair[0])[1] if allowed else None

    # Look-ups in a text

    def find(self, text: str, tokens: Sequence[Token] | None = None) -> tuple[Hit, ...]:
        """The known names in a text, in order, none overlapping; where they compete, the longest.

        A surname or single-word name that is plainly part of another, unknown name ("Ancelotti" in
        "Davide Ancelotti") is no hit. A possessive is never part of one. `tokens`, when the caller
        has them already, must be those of `tokenise(text)`.
        """
        words = tokenise(text) if tokens is None else tokens
        candidates = sorted(_candidates(self._forms, words), key=_preference)
        taken: dict[int, _Match] = {}
        for match in candidates:
            if any(at in taken for at in range(match.first, match.last)):
                continue
            kept = self._without_shadowed(match, words, taken)
            if kept is not None:
                taken.update(dict.fromkeys(range(match.first, match.last), kept))
        return _hits(taken, words)

    def find_roles(self, text: str, tokens: Sequence[Token] | None = None) -> tuple[Hit, ...]:
        """The words for posts in a text, in order; `entry_names` lists every role they may mean."""
        words = tokenise(text) if tokens is None else tokens
        taken: dict[int, _Match] = {}
        for match in sorted(_candidates(self._role_forms, words), key=_preference):
            if not any(at in taken for at in range(match.first, match.last)):
                taken.update(dict.fromkeys(range(match.first, match.last), match))
        return _hits(taken, words)

    def _without_shadowed(
        self, match: _Match, words: Sequence[Token], taken: Mapping[int, _Match]
    ) -> _Match | None:
        """The match without readings as a person whose name seems to go on beyond it."""
        if all(form.type is not NameType.PERSON for form in match.forms):
            return match
        if match.last - match.first > 1 and all(f.via is not Via.SURNAME for f in match.forms):
            return match
        if not self._goes_on(match, words, taken):
            return match
        rest = tuple(form for form in match.forms if form.type is not NameType.PERSON)
        return _Match(match.first, match.last, rest) if rest else None

    def _goes_on(self, match: _Match, words: Sequence[Token], taken: Mapping[int, _Match]) -> bool:
        """Whether the capitalised words around a lone surname belong to the same, unknown name."""
        first, after = match.first, match.last
        if first > 0 and words[first].joint == "" and first - 1 not in taken:
            before = words[first - 1]
            if before.capital and self._is_forename(words, first - 1):
                return True
        if after >= len(words) or after in taken or words[after].joint != "":
            return False
        follower = words[after]
        if not follower.capital or follower.upper or follower.folded in self._not_given:
            return False
        return not _in_title_case(words, after)

    def _is_forename(self, words: Sequence[Token], at: int) -> bool:
        word = words[at]
        if word.folded in self._not_given:
            return False
        if word.folded in self.words.given_names:
            return True
        if word.upper and len(word.folded) > 1:
            return False
        opens = at == 0 or not _OPENERS.isdisjoint(word.joint)
        return not opens and not _in_title_case(words, at)


def _in_title_case(words: Sequence[Token], at: int, reach: int = 6) -> bool:
    """Whether most words about here have capitals, so that a capital tells nothing."""
    near = [w for w in words[max(0, at - reach) : at + reach] if len(w.folded) > 3]
    return len(near) >= 5 and sum(w.capital for w in near) >= 0.8 * len(near)


def _fitness(role: Role, organisation_kind: str) -> int:
    """How well a role suits a kind of organisation; below zero, not at all."""
    if not organisation_kind:
        return 0 if role.when_kind else 1
    if role.when_kind:
        return 3 if organisation_kind in role.when_kind else -1
    return 2 if _DOMAIN_OF_KIND.get(organisation_kind) == role.domain else 1


def _opening(words: Sequence[str]) -> str:
    """What a form is indexed by: its first word, or its first two ("the" alone opens too many)."""
    return words[0] if len(words) == 1 else f"{words[0]} {words[1]}"


def _candidates(forms: Mapping[str, tuple[Form, ...]], words: Sequence[Token]) -> Iterator[_Match]:
    """Every stretch of words that some known name fits, with all names that fit it."""
    for at, word in enumerate(words):
        opening = list(forms.get(word.folded, ()))
        if at + 1 < len(words):
            opening += forms.get(f"{word.folded} {words[at + 1].folded}", ())
        fitting: dict[int, list[Form]] = {}
        for form in opening:
            if _fits(form, words, at):
                fitting.setdefault(at + len(form.words), []).append(form)
        for last, group in fitting.items():
            yield _Match(at, last, tuple(group))


def _preference(match: _Match) -> tuple[int, bool, int]:
    """Longer first, then what is not only a person, then the text's order."""
    only_person = all(form.type is NameType.PERSON for form in match.forms)
    return (match.first - match.last, only_person, match.first)


def _hits(taken: Mapping[int, _Match], words: Sequence[Token]) -> tuple[Hit, ...]:
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


# --- from entries to forms ----------------------------------------------------------------------


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


def _organisation_forms(organisations: Iterable[Organisation]) -> Iterator[Form]:
    kind = NameType.ORGANISATION
    for entry in organisations:
        yield from _name_forms(kind, entry.name, entry.aliases, entry.needs_cue)
        yield from _forms_of(entry.nicknames, kind, entry.name, Via.NICKNAME, entry.needs_cue)
        yield from _forms_of(entry.venues, NameType.VENUE, entry.name, Via.VENUE)


def _outlet_forms(outlets: Iterable[Outlet]) -> Iterator[Form]:
    for entry in outlets:
        yield from _name_forms(NameType.OUTLET, entry.name, entry.aliases, entry.needs_cue)


def _competition_forms(competitions: Iterable[Competition]) -> Iterator[Form]:
    for entry in competitions:
        yield from _name_forms(NameType.COMPETITION, entry.name, entry.aliases, entry.needs_cue)


def _person_forms(people: Iterable[Person], doubtful: frozenset[str]) -> Iterator[Form]:
    for entry in people:
        surname = surname_of(entry.name) if entry.surname is None else entry.surname
        cued = [name for name in entry.needs_cue if name != surname]
        yield from _name_forms(NameType.PERSON, entry.name, entry.aliases, cued)
        if surname and surname not in entry.aliases:
            cued = [surname] if surname in entry.needs_cue or fold(surname) in doubtful else []
            yield from _forms_of([surname], NameType.PERSON, entry.name, Via.SURNAME, cued)


def _place_forms(places: Iterable[Place]) -> Iterator[Form]:
    for entry in places:
        yield from _name_forms(NameType.PLACE, entry.name, entry.aliases, ())
        yield from _forms_of(entry.cities, NameType.PLACE, entry.name, Via.CITY)


def _nationality_forms(nationalities: Iterable[Nationality]) -> Iterator[Form]:
    for entry in nationalities:
        yield from _forms_of([entry.name], NameType.NATIONALITY, entry.name, Via.NAME)
        nouns = (noun for noun in entry.nouns if noun != entry.name)
        yield from _forms_of(nouns, NameType.NATIONALITY, entry.name, Via.NOUN)


def _role_forms(roles: Iterable[Role]) -> Iterator[Form]:
    for entry in roles:
        names = dict.fromkeys([entry.name, *entry.words])
        for form in _forms_of(names, NameType.ROLE, entry.name, Via.WORD):
            yield form._replace(shapes=tuple(_lenient(shape) for shape in form.shapes))
        yield from _forms_of(entry.job_words, NameType.ROLE, entry.name, Via.JOB_WORD)


def _lenient(shape: int) -> int:
    """Only an initialism (`CEO`) keeps its capitals in the words for a post."""
    return shape if shape == _INITIALISM else _ANY


def _by_opening(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    index: dict[str, list[Form]] = {}
    for form in forms:
        index.setdefault(_opening(form.words), []).append(form)
    return {opening: tuple(group) for opening, group in index.items()}


def _name_index(entries: Iterable[Named]) -> dict[str, Named]:
    return {fold(entry.name): entry for entry in entries}
