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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rumourdesk.lexicon.entries import (
    DOMAIN_OF_KIND,
    Competition,
    Named,
    NameType,
    Nationality,
    Organisation,
    Outlet,
    Person,
    Place,
    Role,
    WordLists,
)
from rumourdesk.lexicon.forms import (
    Form,
    FormIndex,
    Via,
    all_forms,
    by_opening,
    competition_forms,
    nationality_forms,
    opened_by,
    organisation_forms,
    outlet_forms,
    person_forms,
    place_forms,
    role_forms,
)
from rumourdesk.lexicon.hits import Hit, Match, candidates, hits_of, preference
from rumourdesk.lexicon.learned import Learned, believed
from rumourdesk.lexicon.tokens import PARTICLES, Token, fold, surname_of, tokenise

# Extraction still takes some names of the modules above from here.
__all__ = [
    "PARTICLES",
    "Gazetteer",
    "Hit",
    "NameType",
    "Token",
    "Via",
    "fold",
    "surname_of",
    "tokenise",
]

_OPENERS = frozenset('\n.!?:;"\u201c\u201d\u2018\u2022*')
"""Signs after which a capital may be owed to the start of a sentence alone."""


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
    _forms: FormIndex = field(default_factory=dict, repr=False)
    _role_forms: FormIndex = field(default_factory=dict, repr=False)
    _by_name: Mapping[NameType, Mapping[str, Named]] = field(default_factory=dict, repr=False)
    _domains: Mapping[str, Outlet] = field(default_factory=dict, repr=False)
    _not_given: frozenset[str] = field(default=frozenset(), repr=False)
    _learned: Learned = field(default_factory=Learned, repr=False)

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
            *organisation_forms(organisations),
            *outlet_forms(outlets),
            *person_forms(people, doubtful),
            *competition_forms(competitions),
            *place_forms(places),
            *nationality_forms(nationalities),
        ]
        return cls.of_forms(
            organisations=organisations,
            people=people,
            outlets=outlets,
            roles=roles,
            nationalities=nationalities,
            competitions=competitions,
            places=places,
            words=words,
            forms=forms,
            role_forms=list(role_forms(roles)),
        )

    @classmethod
    def of_forms(
        cls,
        *,
        organisations: Sequence[Organisation],
        people: Sequence[Person],
        outlets: Sequence[Outlet],
        roles: Sequence[Role],
        nationalities: Sequence[Nationality],
        competitions: Sequence[Competition],
        places: Sequence[Place],
        words: WordLists,
        forms: Sequence[Form],
        role_forms: Sequence[Form],
    ) -> Gazetteer:
        """A gazetteer of these entries and all the forms in which their names are written."""
        return cls(
            organisations=tuple(organisations),
            people=tuple(people),
            outlets=tuple(outlets),
            roles=tuple(roles),
            nationalities=tuple(nationalities),
            competitions=tuple(competitions),
            places=tuple(places),
            words=words,
            _forms=by_opening(forms),
            _role_forms=by_opening(role_forms),
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

    def forms(self) -> list[Form]:
        """Every way in which a name is written, but for the words for posts."""
        return all_forms(self._forms)

    def role_forms(self) -> list[Form]:
        """Every way in which the words for posts are written."""
        return all_forms(self._role_forms)

    # Look-ups by name

    def organisation(self, name: str) -> Organisation | None:
        """The organisation of this canonical name, accents and case aside."""
        found = self._entry(NameType.ORGANISATION, name)
        return found if isinstance(found, Organisation) else None

    def person(self, name: str) -> Person | None:
        """The person of this canonical name, accents and case aside."""
        found = self._entry(NameType.PERSON, name)
        return found if isinstance(found, Person) else None

    def outlet(self, name: str) -> Outlet | None:
        """The outlet of this canonical name, accents and case aside."""
        found = self._entry(NameType.OUTLET, name)
        return found if isinstance(found, Outlet) else None

    def _entry(self, name_type: NameType, name: str) -> Named | None:
        folded = fold(name)
        listed = self._by_name.get(name_type, {}).get(folded)
        return listed or self._learned.entry(name_type, folded)

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
        forms = opened_by(self._role_forms, wanted) if wanted else ()
        names = dict.fromkeys(form.owner for form in forms if form.words == wanted)
        roles = [role for name in names if (role := self.role(name))]
        fitting = [(_fitness(role, organisation_kind), role) for role in roles]
        allowed = [pair for pair in fitting if pair[0] >= 0]
        return max(allowed, key=lambda pair: pair[0])[1] if allowed else None

    # What a desk learned, laid beside the lists

    def with_learned(self, learned: Learned) -> Gazetteer:
        """These names and those that a desk learned, which never stand in the way of listed ones.

        It costs what the learned names cost, however many are listed.
        """
        return replace(self, _learned=learned)

    def lists(self, words: str) -> bool:
        """Whether the lists, leaving aside what was learned, know exactly these words as a name."""
        return self.lists_words(tuple(token.folded for token in tokenise(words)))

    def lists_words(self, words: tuple[str, ...]) -> bool:
        """As `lists`, of folded words."""
        if not words:
            return False
        forms = (*opened_by(self._forms, words), *opened_by(self._role_forms, words))
        return any(form.words == words for form in forms)

    def is_learned(self, name: str) -> bool:
        """Whether a name is known from what the desk learned alone."""
        return self._learned.holds(fold(name))

    def with_learned_hits(self, hits: Sequence[Hit], words: Sequence[Token]) -> tuple[Hit, ...]:
        """Hits of listed names in these words, and beside them those of learned names.

        A learned name that is plainly part of a longer, unknown one is no hit.
        """
        if not self._learned.forms:
            return tuple(hits)
        listed: dict[int, Match] = {}
        starts = {word.start: at for at, word in enumerate(words)}
        for hit in hits:
            at = first = starts[hit.start]
            while at < len(words) and words[at].start < hit.end:
                listed[at] = Match(first, first, ())
                at += 1
        taken = dict(listed)
        for match in sorted(candidates(self._learned.forms, words), key=preference):
            inside = range(match.first, match.last)
            if all(at not in taken for at in inside) and not self._goes_on(match, words, taken):
                taken.update(dict.fromkeys(inside, match))
        found = hits_of({at: m for at, m in taken.items() if at not in listed}, words)
        sure = believed(
            found, hits, self._bodies_of, lambda hit: _owes_no_capital(words, starts[hit.start])
        )
        return tuple(sorted([*hits, *sure], key=lambda hit: hit.start))

    def _bodies_of(self, name: str) -> Sequence[str]:
        person = self.person(name)
        return person.organisations if person else ()

    # Look-ups in a text

    def find(self, text: str, tokens: Sequence[Token] | None = None) -> tuple[Hit, ...]:
        """The known names in a text, in order, none overlapping; where they compete, the longest.

        A surname or single-word name that is plainly part of another, unknown name ("Ancelotti" in
        "Davide Ancelotti") is no hit. A possessive is never part of one. `tokens`, when the caller
        has them already, must be those of `tokenise(text)`.
        """
        words = tokenise(text) if tokens is None else tokens
        taken: dict[int, Match] = {}
        for match in sorted(candidates(self._forms, words), key=preference):
            if any(at in taken for at in range(match.first, match.last)):
                continue
            kept = self._without_shadowed(match, words, taken)
            if kept is not None:
                taken.update(dict.fromkeys(range(match.first, match.last), kept))
        return hits_of(taken, words)

    def find_roles(self, text: str, tokens: Sequence[Token] | None = None) -> tuple[Hit, ...]:
        """The words for posts in a text, in order; `entry_names` lists every role they may mean."""
        words = tokenise(text) if tokens is None else tokens
        taken: dict[int, Match] = {}
        for match in sorted(candidates(self._role_forms, words), key=preference):
            if not any(at in taken for at in range(match.first, match.last)):
                taken.update(dict.fromkeys(range(match.first, match.last), match))
        return hits_of(taken, words)

    def _without_shadowed(
        self, match: Match, words: Sequence[Token], taken: Mapping[int, Match]
    ) -> Match | None:
        """The match without readings as a person whose name seems to go on beyond it."""
        if all(form.type is not NameType.PERSON for form in match.forms):
            return match
        if match.last - match.first > 1 and all(f.via is not Via.SURNAME for f in match.forms):
            return match
        if not self._goes_on(match, words, taken):
            return match
        rest = tuple(form for form in match.forms if form.type is not NameType.PERSON)
        return Match(match.first, match.last, rest) if rest else None

    def _goes_on(self, match: Match, words: Sequence[Token], taken: Mapping[int, Match]) -> bool:
        """Whether the capitalised words around a name belong to the same, unknown name."""
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


def _owes_no_capital(words: Sequence[Token], at: int) -> bool:
    """Whether a word has its capital neither from the start of a sentence nor of a heading."""
    opens = at == 0 or not _OPENERS.isdisjoint(words[at].joint)
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
    return 2 if DOMAIN_OF_KIND.get(organisation_kind) == role.domain else 1


def _name_index(entries: Iterable[Named]) -> dict[str, Named]:
    return {fold(entry.name): entry for entry in entries}
