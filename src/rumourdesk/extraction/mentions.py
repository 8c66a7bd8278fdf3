"""Who and what a report names: known names by their context, unknown ones by their cues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rumourdesk.extraction import surnames as last_names
from rumourdesk.extraction.around import Around
from rumourdesk.extraction.bodies import (
    among_universities,
    apart_from,
    has_ticker,
    of_place,
    short_forms,
    unlisted,
)
from rumourdesk.extraction.joining import joined, whole, without_overlaps
from rumourdesk.extraction.names import (
    Beside,
    Stretch,
    Typed,
    agreed,
    in_full,
    led_by_bodies,
    misspelt,
    stretches,
    title_case,
    type_of,
)
from rumourdesk.extraction.outlets import outlet_cue
from rumourdesk.extraction.parts import Mention, MentionType, Sentence
from rumourdesk.extraction.titles import titles, with_title
from rumourdesk.lexicon.gazetteer import (
    Gazetteer,
    Hit,
    NameType,
    Token,
    Via,
    fold,
    surname_of,
    tokenise,
)
from rumourdesk.lexicon.hits import Reading
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.rules import MentionRules
from rumourdesk.model import Span

_SURE = frozenset([Via.NAME, Via.ALIAS, Via.NICKNAME, Via.VENUE])
_BODIES = frozenset([NameType.ORGANISATION, NameType.OUTLET, NameType.VENUE])
_TYPES = {
    NameType.PERSON: MentionType.PERSON,
    NameType.ORGANISATION: MentionType.ORGANISATION,
    NameType.VENUE: MentionType.ORGANISATION,
    NameType.OUTLET: MentionType.OUTLET,
}


def mentions(text: str, found: Sequence[Sentence], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every name and role word of the sentences, in order, none overlapping."""
    return mentions_and_nationalities(text, found, lexicon)[0]


def mentions_and_nationalities(
    text: str, found: Sequence[Sentence], lexicon: Lexicon
) -> tuple[tuple[Mention, ...], tuple[Hit, ...]]:
    """The mentions, and the words for nationalities, which name nobody alone."""
    reader = _Reader(text, found, lexicon)
    nations = tuple(h for h in reader.hits if h.reading(NameType.NATIONALITY) is not None)
    return reader.read(), nations


class _Reader:
    """One pass over one text; what it learns in the first half settles doubts in the second."""

    def __init__(self, text: str, found: Sequence[Sentence], lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.names: Gazetteer = lexicon.names
        self.rules: MentionRules = lexicon.rules.mentions
        self.tokens: tuple[Token, ...] = tokenise(text)
        self.around = Around(text, self.tokens, frozenset(s.span.start for s in found))
        self.index_at = {token.start: i for i, token in enumerate(self.tokens)}
        self.hits = whole(
            text, self.names.find(text, self.tokens), self.tokens, lexicon.never_names
        )
        self.roles, self.role_surnames = titles(text, self.tokens, self.names, self.rules)
        self.whole = unlisted(
            self.tokens, self.hits, self.names, self.lexicon.never_names, self.rules
        )
        self.academic = among_universities(self.tokens, self.whole, self.roles)
        spans = [self.around.span(run) for run in self.whole]
        hits = apart_from(self.names.with_learned_hits(self.hits, self.tokens), spans)
        self.hits = last_names.without_surnames(hits, self.tokens, self.index_at, self.names)
        self.named_bodies = last_names.bodies_of(self.hits)
        self.roles = apart_from(self.roles, spans)
        self.role_starts = {hit.start for hit in self.roles}
        self.role_ends = {hit.end for hit in self.roles}
        self.titled = self.around.inside(title_case(text, found))
        self.people: dict[str, int] = {}
        self.bodies: dict[str, int] = {}
        self.likely: set[str] = set()
        self.full: dict[str, str] = {}
        self.papers: dict[str, str] = {}
        self.short: Mapping[str, str] = {}
        self.generic = (
            self.rules.body_heads | self.rules.organisation_ends | self.rules.role_modifiers
        )

    def read(self) -> tuple[Mention, ...]:
        self._learn_sure_names()
        taken = [False] * len(self.tokens)
        self.short = self._shortened(self.around.surface(run) for run in self.whole)
        for run in self.whole:
            taken[run.first : run.last] = [True] * (run.last - run.first)
        for hit in (*self.hits, *self.roles):
            if not last_names.opens_a_name(hit, self.tokens, self.index_at[hit.start], self.names):
                self._take(taken, hit.start, hit.end)
        bodies = [
            Mention(
                self.around.span(run),
                MentionType.ORGANISATION,
                self.around.surface(run),
                "body word",
            )
            for run in self.whole
        ]
        unknown = [*bodies, *self._unknown(taken)]
        known = [m for hit in self.hits if (m := self._from_hit(hit)) is not None]
        roles = [
            Mention(Span(h.start, h.end), MentionType.ROLE, h.entry_names[0], h.via.value)
            for h in self.roles
            if h.via is not Via.JOB_WORD
        ]
        people = [
            with_title(m, self.tokens, self.index_at, self.rules.honorifics)
            for m in (*known, *unknown)
        ]
        return joined(self.text, without_overlaps([*people, *roles]))

    # Known names

    def _shortened(self, bodies: Iterable[str]) -> Mapping[str, str]:
        return short_forms(bodies, self.rules, self.lexicon.never_in_names)

    def _learn_sure_names(self) -> None:
        for hit in self.hits:
            if hit.needs_cue or len(hit.entry_names) > 1:
                continue
            if hit.type is NameType.PERSON:
                self.likely.add(hit.entry_names[0])
            if hit.type is NameType.PERSON and hit.via in (Via.NAME, Via.ALIAS):
                self._count(self.people, hit.entry_names[0])
            elif hit.type in (NameType.ORGANISATION, NameType.OUTLET) and hit.via in _SURE:
                self._count(self.bodies, hit.entry_names[0])

    @staticmethod
    def _count(names: dict[str, int], name: str) -> None:
        names[name] = names.get(name, 0) + 1

    def _from_hit(self, hit: Hit) -> Mention | None:
        span = Span(hit.start, hit.end)
        body = self.full.get(span.of(self.text))
        if body and hit.needs_cue and self.bodies.keys().isdisjoint(hit.entry_names):
            return Mention(span, MentionType.ORGANISATION, body, "short form")
        for name_type in (
            NameType.PERSON, NameType.ORGANISATION, NameType.OUTLET, NameType.VENUE,
        ):  # fmt: skip
            reading = hit.reading(name_type)
            if reading is None:
                continue
            body = self.short.get(self.tokens[self.index_at[hit.start]].folded)
            if body and name_type in _BODIES and self._may_be_short(span, reading):
                return Mention(span, MentionType.ORGANISATION, body, "short name")
            name = self._choose(name_type, reading.entry_names)
            if name_type is NameType.ORGANISATION and self._is_club_by_place(span, name):
                if self._after_title_of(hit.start):
                    return Mention(span, MentionType.OTHER, span.of(self.text), "place of a title")
                if self.academic:
                    name = of_place(span.of(self.text), self.names)
                    return Mention(span, MentionType.ORGANISATION, name, "among universities")
            sure = not reading.needs_cue and hit.type is name_type
            namesake = self._namesake(hit, name_type, name)
            if namesake:
                return Mention(span, MentionType.PERSON, namesake, "surname")
            if sure:
                known = "learned" if self.names.is_learned(name) else "known"
                return Mention(span, _TYPES[name_type], name, f"{known} {reading.via.value}")
            cue = self._cue(hit, name_type, name)
            if cue:
                return Mention(span, _TYPES[name_type], name, cue)
        if hit.type is NameType.NATIONALITY:
            return self._national_side(hit)
        if hit.type is NameType.PLACE:
            return None
        return Mention(span, MentionType.OTHER, hit.entry_names[0], f"known {hit.type.value}")

    def _national_side(self, hit: Hit) -> Mention | None:
        """ "the Brazilian national team", "the Scottish FA": the country's side or federation."""
        nation = self.names.nationality(hit.entry_names[0])
        last = self.around.last_token(hit.end)
        words = tuple(t.folded for t in self.tokens[last + 1 : last + 3])
        length = next((n for n in (2, 1) if " ".join(words[:n]) in self.rules.national_sides), 0)
        if nation is None or not length or self.names.organisation(nation.country) is None:
            return None
        self._count(self.bodies, nation.country)
        end = self.tokens[last + length].end
        return Mention(
            Span(hit.start, end), MentionType.ORGANISATION, nation.country, "national side"
        )

    def _is_club_by_place(self, span: Span, name: str) -> bool:
        """Whether one word of the text names a club that no other words of it name."""
        entry = self.names.organisation(name)
        club = entry is not None and entry.kind == "club" and entry.name != span.of(self.text)
        return club and " " not in span.of(self.text)

    def _after_title_of(self, start: int) -> bool:
        """Whether "Bishop of" or the like stands before an offset."""
        at = self.index_at[start]
        return (
            at > 1
            and self.tokens[at - 1].folded == "of"
            and (self.tokens[at - 2].folded in self.rules.of_places)
        )

    def _may_be_short(self, span: Span, reading: Reading) -> bool:
        """Whether one word of a known body can be another's short name in this report."""
        if " " in span.of(self.text):
            return False
        return not any(
            name in self.bodies or self._belongs(person, name)
            for name in reading.entry_names
            for person in self.likely
        )

    def _namesake(self, hit: Hit, name_type: NameType, name: str) -> str:
        """Whom a known surname means where the report names another of that surname in full."""
        last = self.around.last_token(hit.end)
        alone = self.tokens[last].start == hit.start and hit.needs_cue
        if name_type is not NameType.PERSON or name in self.people:
            return ""
        if hit.via is not Via.SURNAME and not alone:
            return ""
        surname = self.tokens[last].folded
        return next((p for p in self.people if fold(p).split()[-1] == surname), "")

    def _choose(self, name_type: NameType, owners: tuple[str, ...]) -> str:
        """Of several owners of a name the one that the report names in full."""
        if name_type is NameType.PERSON:
            named = [o for o in owners if o in self.people]
            if named:
                return max(named, key=lambda o: self.people[o])
            tied = [o for o in owners if self._tied(o)]
            return tied[0] if tied else owners[0]
        named = [o for o in owners if o in self.bodies]
        if named:
            return max(named, key=lambda o: self.bodies[o])
        tied = [o for o in owners if any(self._belongs(p, o) for p in self.likely)]
        return tied[0] if tied else owners[0]

    def _belongs(self, person: str, body: str) -> bool:
        entry = self.names.person(person)
        return entry is not None and body in entry.organisations

    def _tied(self, person: str) -> bool:
        entry = self.names.person(person)
        return entry is not None and any(o in self.bodies for o in entry.organisations)

    def _cue(self, hit: Hit, name_type: NameType, name: str) -> str:
        first = self.index_at[hit.start]
        last = self.around.last_token(hit.end)
        before = self.tokens[first - 1].folded if first > 0 else ""
        after = self.around.after(last)
        if name_type is NameType.PERSON:
            if name in self.people:
                return "named in full"
            if hit.start - 1 in self.role_ends or before in self.rules.person_leaders:
                return "role before"
            placed = not self.around.opens(first) or self.around.owns(last + 1)
            placed = placed or after in self.rules.person_followers
            known = placed and last_names.belongs_to_any(name, self.named_bodies, self.names)
            return "its body is named" if known else ""
        if name_type is NameType.OUTLET:
            bracketed = self.text[hit.start - 1 : hit.start] == "("
            if bracketed and self.text[hit.end : hit.end + 1] in "),-":
                return "in brackets"
            return outlet_cue(self.tokens, first, last, before, after, self.lexicon)
        if name_type in (NameType.ORGANISATION, NameType.VENUE):
            if before in self.rules.place_leaders:
                return ""
            if name in self.bodies:
                return "named in full"
            if any(self._belongs(person, name) for person in self.likely):
                return "its people are named"
            if after in self.rules.organisation_followers or self._role_after(hit.end):
                return "organisation follower"
            if before in self.rules.organisation_leaders:
                return "organisation leader"
            if after in self.rules.plural_verbs and before != "and":
                return "plural verb"
        return ""

    # Unknown names

    def _unknown(self, taken: list[bool]) -> list[Mention]:
        never = self.lexicon.never_in_names
        if self.role_surnames:
            never -= self.role_surnames
        opens = [token.capital and self.around.opens(i) for i, token in enumerate(self.tokens)]
        usable = list(taken)
        for i in self.titled:
            usable[i] = True
        runs = stretches(self.tokens, usable, never, opens, self.rules.organisation_heads)
        seen = {
            t.folded for t, first in zip(self.tokens, opens, strict=True) if not first and t.capital
        }
        cued = [(run, self._type(run, opens, seen)) for run in runs]
        settled = agreed(
            [
                *((self.around.surface(r), f) for r, f in cued),
                *led_by_bodies(self.tokens, cued, self.around.surface),
            ]
        )
        typed = [
            (run, settled.get(self.around.surface(run)) if run.last - run.first > 1 else found)
            for run, found in cued
        ]
        bodies = [n for n, f in settled.items() if f and f[0] is MentionType.ORGANISATION]
        self.full = in_full([*bodies, *self._learned_bodies()], self.rules.legal_ends)
        outlets = [n for n, f in settled.items() if f and f[0] is MentionType.OUTLET]
        self.papers = {s: n for s, n in in_full(outlets, frozenset()).items() if n.endswith(s)}
        for run, found in typed:
            if found and run.last - run.first > 1:
                store = self.people if found[0] is MentionType.PERSON else self.bodies
                self._count(store, self.around.surface(run))
        bodies = [self.around.surface(run) for run in self.whole]
        bodies += [
            self.around.surface(run)
            for run, found in typed
            if found and found[0] is MentionType.ORGANISATION and run.last - run.first > 1
        ]
        self.short = self._shortened(bodies)
        surnames = self._surnames()
        out = [m for run, found in typed if (m := self._mention(run, found, surnames)) is not None]
        return [*out, *self._in_title_case(taken, surnames)]

    def _learned_bodies(self) -> list[str]:
        """The bodies that the desk has learned and the report names in full."""
        full = (h for h in self.hits if h.type is NameType.ORGANISATION and h.via is Via.NAME)
        return [
            n for n in dict.fromkeys(h.entry_names[0] for h in full) if self.names.is_learned(n)
        ]

    def _mention(
        self, run: Stretch, found: tuple[MentionType, str] | None, surnames: dict[str, str]
    ) -> Mention | None:
        span = self.around.span(run)
        surface = self.around.surface(run)
        if run.last - run.first == 1:
            person = surnames.get(self.tokens[run.first].folded)
            if person:
                return Mention(span, MentionType.PERSON, person, "surname")
            if surface in self.full:
                return Mention(span, MentionType.ORGANISATION, self.full[surface], "short form")
            if surface in self.papers and run.first and self.tokens[run.first - 1].folded == "the":
                return Mention(span, MentionType.OUTLET, self.papers[surface], "short form")
            body = self.short.get(self.tokens[run.first].folded)
            if body and not (found and found[0] is MentionType.PERSON):
                return Mention(span, MentionType.ORGANISATION, body, "short name")
            typo = misspelt(self.tokens[run.first].folded, surnames, self.names.words.ordinary)
            if typo:
                return Mention(span, MentionType.PERSON, typo, "misspelt surname")
            if found is None:
                return None
        if found is None:
            return None
        if found[0] is MentionType.ORGANISATION:
            surface = self.full.get(surface, surface)
        return Mention(span, found[0], surface, found[1])

    def _type(self, run: Stretch, opens: Sequence[bool], seen: set[str]) -> Typed:
        words = [t.folded for t in self.tokens[run.first : run.last]]
        if len(words) == 1 and words[0] in self.generic:
            return None
        if len(words) > 1 and has_ticker(self.text, self.tokens, run):
            return MentionType.ORGANISATION, "ticker"
        before = self.tokens[run.first - 1] if run.first else None
        start, end = self.around.span(run).start, self.around.span(run).end
        beside = Beside(
            before=before.folded if before and not self.around.breaks(before.end, start) else "",
            after=self.around.after(run.last - 1),
            role_before=self._role_before(start),
            role_after=self._role_after(end),
            owns=self.around.owns(run.last),
        )
        found = type_of(words, beside, self.rules, self.names)
        if found and len(words) == 1 and opens[run.first] and words[0] not in seen:
            if found[0] is MentionType.ORGANISATION:
                return None
        elif found and len(words) == 1 and opens[run.first] and found[1] == "plural verb":
            return None
        return found

    def _in_title_case(self, taken: Sequence[bool], surnames: dict[str, str]) -> list[Mention]:
        """In headings where every word has a capital only names of the prose are names."""
        out = []
        full = {fold(name): name for name in self.people}
        for i in self.titled:
            token = self.tokens[i]
            if taken[i]:
                continue
            pair = " ".join(t.folded for t in self.tokens[i : i + 2])
            if pair in full:
                span = Span(token.start, self.tokens[i + 1].end)
                out.append(Mention(span, MentionType.PERSON, full[pair], "named in full"))
            elif token.folded in surnames and not (out and out[-1].span.end >= token.end):
                span = Span(token.start, token.end)
                out.append(Mention(span, MentionType.PERSON, surnames[token.folded], "surname"))
        return out

    def _surnames(self) -> dict[str, str]:
        best: dict[str, str] = {}
        for name, count in self.people.items():
            surname = fold(surname_of(name)) or fold(name)
            for key in {surname, surname.split()[-1]}:
                if key not in best or count > self.people[best[key]]:
                    best[key] = name
        return best

    # Looking about

    def _take(self, taken: list[bool], start: int, end: int) -> None:
        for i in range(self.index_at[start], len(self.tokens)):
            if self.tokens[i].start >= end:
                break
            taken[i] = True

    def _role_after(self, end: int) -> bool:
        at = end
        for possessive in ("'s ", "’s ", "' ", "’ "):
            if self.text.startswith(possessive, at):
                at += len(possessive) - 1
                break
        return self.text[at : at + 1] == " " and at + 1 in self.role_starts

    def _role_before(self, start: int) -> bool:
        if start - 1 in self.role_ends and self.text[start - 1] == " ":
            return True
        return start - 2 in self.role_ends and self.text[start - 2 : start] == ", "
