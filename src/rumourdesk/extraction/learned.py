"""The names in no list that a report establishes by its own cues, for a desk to remember.

Only firm ones: a body in a phrase about its post, a person with a full name who has a role or a
claim, an outlet that the report credits. A capitalised word alone teaches nothing, nor does a
short form: the report must write the name out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rumourdesk.extraction.incumbents import PostMention
from rumourdesk.extraction.parts import Credit, Figure, Mention, MentionType, Standing
from rumourdesk.extraction.posts import Posts, kind_by_word
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Claim, Kind, LearnedName, LearnedType, Report, SourceType, Span

MOST = 24
"""Names that one report can teach; of more, the first."""

_OF_BODIES = frozenset(["holder", "former", "incumbent"])
"""Senses of phrases about posts that name a body as having one, even without a role."""
_OF_PEOPLE = _OF_BODIES | {"titled", "other", "followed"}
_HOLDS = frozenset(["holder", "incumbent"])
_ASIDE = frozenset([Kind.TRANSFER, Kind.BACKGROUND])
_TYPES = {
    MentionType.PERSON: LearnedType.PERSON,
    MentionType.ORGANISATION: LearnedType.ORGANISATION,
    MentionType.OUTLET: LearnedType.OUTLET,
}
_KINDS = {
    Standing.EMPLOYER: "president",
    Standing.PLAYER: "player",
    Standing.JOURNALIST: "journalist",
    Standing.AGENT: "agent",
}
"""The kinds of people who do not hold the posts that reports contest."""
_LONGEST = 80
_MOST_WORDS = 160
"""Code points of a name, and of the words that teach one where these are more than the name."""
_TIES = 3


def learned(
    report: Report,
    named: Sequence[Mention],
    people: Mapping[str, Figure],
    posts: Posts,
    claims: Sequence[Claim],
    given: Iterable[Sequence[Credit]],
    lexicon: Lexicon,
) -> tuple[LearnedName, ...]:
    """What the report teaches, in text order, each name once and `MOST` names at most."""
    reader = _Reader(report, named, people, posts, lexicon)
    found: dict[tuple[LearnedType, str], LearnedName] = {}
    taught = (*reader.bodies(), *reader.people(), *reader.claimed(claims), *reader.outlets(given))
    for one in taught:
        key = (one.type, fold(one.name))
        first = found.setdefault(key, one)
        ties = dict.fromkeys([*first.organisations, *one.organisations])
        found[key] = replace(first, organisations=tuple(ties)[:_TIES])
    ordered = sorted(found.values(), key=lambda n: (n.span, n.type, n.name))
    return tuple(ordered[:MOST])


class _Reader:
    def __init__(
        self,
        report: Report,
        named: Sequence[Mention],
        figures: Mapping[str, Figure],
        posts: Posts,
        lexicon: Lexicon,
    ) -> None:
        self.text, self.own_outlet = report.text, fold(report.outlet or "")
        self.figures, self.posts, self.lexicon = figures, posts, lexicon
        self.rules = lexicon.rules.figures
        ends = lexicon.rules.mentions
        self.no_surnames = ends.place_ends | ends.organisation_ends | ends.body_heads
        self.within = Within(named, lambda m: m.span)
        self.full: dict[tuple[MentionType, str], list[Span]] = {}
        for m in sorted(named, key=lambda m: m.span):
            if m.type in _TYPES and fold(m.span.of(self.text)) == fold(m.name):
                self.full.setdefault((m.type, m.name), []).append(m.span)
        self.unknown = {key for key in self.full if self._can_be_learned(key[1])}

    def _can_be_learned(self, name: str) -> bool:
        words = fold(name).split()
        never = self.lexicon.never_in_names
        ordinary = len(words) == 1 and words[0] in self.lexicon.names.words.ordinary
        fit = len(name) <= _LONGEST and words[0] not in never and not ordinary
        return fit and not self.lexicon.names.lists(name)

    def bodies(self) -> Iterator[LearnedName]:
        """Bodies in phrases about a post of theirs; one of a single word if it is named again."""
        main = self.posts.main
        for at in self.posts.mentions:
            name = at.post.organisation
            places = self.full.get((MentionType.ORGANISATION, name), [])
            if (MentionType.ORGANISATION, name) not in self.unknown:
                continue
            role = self._has_role(at)
            if not role and (at.sense not in _OF_BODIES or " " not in name):
                continue
            if " " not in name and len(places) < 2:
                continue
            kind = kind_by_word(name, self.rules)
            own = role and main is not None and at.post == main and kind != "club"
            yield LearnedName(
                name,
                LearnedType.ORGANISATION,
                self._words(at.span, places),
                at.rule,
                kind,
                (at.post.role,) if own else (),
            )

    def people(self) -> Iterator[LearnedName]:
        """People in phrases about posts, with the body whose post they hold."""
        for at in self.posts.mentions:
            name = at.person or ""
            if at.sense not in _OF_PEOPLE or not self._is_person(name):
                continue
            body = at.post.organisation if at.sense in _HOLDS else ""
            ties = (body,) if body else ()
            yield self._person(name, at.span, at.rule, ties)

    def claimed(self, claims: Sequence[Claim]) -> Iterator[LearnedName]:
        """People of whom a claim speaks and whose first name is known as one."""
        given_names = self.lexicon.names.words.given_names
        for claim in claims:
            name = claim.about or ""
            if claim.kind in _ASIDE or not self._is_person(name):
                continue
            if fold(name).split()[0] in given_names:
                yield self._person(name, claim.span, "given name in a claim")

    def outlets(self, given: Iterable[Sequence[Credit]]) -> Iterator[LearnedName]:
        """Outlets that the report credits, its own aside."""
        for credit in (c for line in given for c in line):
            for source in credit.sources:
                key = (MentionType.OUTLET, source.name)
                if source.type is not SourceType.OUTLET or key not in self.unknown:
                    continue
                if source.span is None or " " not in source.name or self._is_own(source.name):
                    continue
                both = Span(
                    min(source.span.start, credit.cue.start), max(source.span.end, credit.cue.end)
                )
                span = self._words(both, self.full[key])
                yield LearnedName(source.name, LearnedType.OUTLET, span, credit.rule)

    def _person(
        self, name: str, around: Span, rule: str, ties: tuple[str, ...] = ()
    ) -> LearnedName:
        span = self._words(around, self.full[MentionType.PERSON, name])
        figure = self.figures.get(name)
        kind = _KINDS.get(figure.standing, "") if figure else ""
        return LearnedName(name, LearnedType.PERSON, span, rule, kind, organisations=ties)

    def _is_person(self, name: str) -> bool:
        """Whether this is somebody unknown with a full name, which no ground or body ends so."""
        known = " " not in name or (MentionType.PERSON, name) not in self.unknown
        return not known and fold(name).split()[-1] not in self.no_surnames

    def _is_own(self, name: str) -> bool:
        return fold(name) == self.own_outlet

    def _has_role(self, at: PostMention) -> bool:
        return any(m.type is MentionType.ROLE for m in self.within.inside(at.span))

    @staticmethod
    def _words(around: Span, places: Sequence[Span]) -> Span:
        """The words that teach a name: those around it, or the name where it is first written out
        if it does not stand in them or they are many."""
        at = bisect_left(places, Span(around.start, around.start))
        named = at < len(places) and around.contains(places[at])
        return around if named and around.end - around.start <= _MOST_WORDS else places[0]
