"""Whom "the Italian" and "the Acme boss" stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rumourdesk.extraction.parts import Figure, Mention, MentionType, Standing
from rumourdesk.lexicon.gazetteer import Hit, NameType, Via
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import ORGANISATION, PERSON, ROLE
from rumourdesk.model import Post, Published, Span

_PERSONS_NEAR = 60
"""Mentions of persons on either side among which a description finds its own."""
_STOPS = "with|of|to|the|a|an|in|at|for|by|as|is|from|that|his|her|their|its|on|has|have|was|be"
_PREDICATES = re.compile(
    r"\b(?:as|be|is|was|become|becomes|became|becoming|named|appointed|next|remain|remains)[ ]+$"
)
_AGE = re.compile(r"(\d{2})-year-old")
_BODY = re.compile(f"{ORGANISATION}+")


def epithets(
    text: str,
    shade: str,
    named: Sequence[Mention],
    people: Mapping[str, Figure],
    nations: Sequence[Hit],
    published: Published | None,
    lexicon: Lexicon,
) -> tuple[Mention, ...]:
    """Descriptions that stand for somebody whom the report names, as mentions of that person."""
    finder = _Epithets(text, shade, named, people, nations, published, lexicon)
    return tuple(sorted(finder.find(), key=lambda m: m.span))


def holder_mentions(
    text: str,
    shade: str,
    post: Post,
    holder: str,
    persons: Sequence[Mention],
    lexicon: Lexicon,
) -> tuple[Mention, ...]:
    """Where a report speaks of the holder of its post by the post alone: "their manager", and "the
    manager" as a subject where no one else was named last."""
    rules = lexicon.rules.references
    owners, adjectives = (
        "|".join(sorted(rules.holder_owners)),
        "|".join(sorted(rules.holder_adjectives)),
    )
    phrase = re.compile(
        rf"\b(?:(?:{owners})(?:[ ](?:{adjectives}))?|the[ ](?:{adjectives}))[ ]({ROLE}+)(?!\w)"
    )
    body = lexicon.names.organisation(post.organisation)
    verbs = "|".join(sorted(rules.holder_verbs))
    plain = re.compile(rf"\bthe[ ]({ROLE}+)(?='s|[ ](?:{verbs})\b)")
    meant = (
        m for m in plain.finditer(shade) if _last_named(shade, persons, m.start()) in (holder, None)
    )
    out = []
    for match in (*phrase.finditer(shade), *meant):
        role = lexicon.names.role_for(
            text[match.start(1) : match.end(1)], body.kind if body else ""
        )
        named = shade[match.end() : match.end() + 3].strip(" ,").startswith(PERSON)
        said_of = _PREDICATES.search(shade, max(0, match.start() - 16), match.start())
        if role is not None and role.name == post.role and not named and not said_of:
            span = Span(match.start(), match.end())
            out.append(Mention(span, MentionType.PERSON, holder, "holder of the post"))
    return tuple(out)


@cache
def _epithet_phrase(nouns: frozenset[str]) -> re.Pattern[str]:
    """A description that ends in one of these nouns, a role or an age."""
    ordered = "|".join(re.escape(n) for n in sorted(nouns, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"\b(?:the|a|an)[ ]+((?:(?!(?:{_STOPS})\b)[\w'-]+[ ]+"
        rf"|{ORGANISATION}+(?:'s)?[ ]+){{0,5}}?)"
        rf"({ordered}|{ROLE}+|\d\d-year-old(?! [a-z]))(?![\w-])"
    )


def _last_named(shade: str, persons: Sequence[Mention], at: int) -> str | None:
    """The person named last before an offset in its paragraph, if anybody is."""
    k = bisect_left(persons, at, key=lambda m: m.span.start)
    if k and "\n" not in shade[persons[k - 1].span.end : at]:
        return persons[k - 1].name
    return None


class _Epithets:
    def __init__(
        self,
        text: str,
        shade: str,
        named: Sequence[Mention],
        people: Mapping[str, Figure],
        nations: Sequence[Hit],
        published: Published | None,
        lexicon: Lexicon,
    ) -> None:
        self.text, self.shade = text, shade
        self.people, self.published = people, published
        self.persons = [m for m in named if m.type is MentionType.PERSON]
        self.person_starts = [m.span.start for m in self.persons]
        self.bodies = {m.span.start: m.name for m in named if m.type is MentionType.ORGANISATION}
        self.lexicon = lexicon
        self.nations = {h.start: h for h in nations}
        self.phrase = _epithet_phrase(lexicon.rules.references.epithet_nouns)

    def find(self) -> Iterable[Mention]:
        for match in self.phrase.finditer(self.shade):
            mention = self._described(match)
            if mention is not None:
                yield mention
        yield from self._national_nouns()

    def _described(self, match: re.Match[str]) -> Mention | None:
        span = Span(match.start(), match.end())
        if self._names_follow(span.end) or self._introduces(span):
            return None
        words = match.group(1)
        if _PREDICATES.search(self.shade, max(0, span.start - 16), span.start):
            return None
        if any(
            w in words.split() for w in ("next", "new", "of", "and_the", "as", "to", "is", "for")
        ):
            return None
        nation = self._nation(match.start(1), match.end(1))
        bodies = [
            self.bodies[m.start()]
            for m in _BODY.finditer(self.shade, match.start(1), match.end(1))
            if m.start() in self.bodies
        ]
        age = _AGE.search(match.group())
        noun = match.group(2)
        if not (nation or bodies or age):
            return None
        name = self._resolve(span, nation, bodies, age, noun, "former" in words.split())
        if not name:
            return None
        post = None
        if len(bodies) == 1 and noun[0] == ROLE and "former" not in words.split():
            post = (bodies[0], self.text[match.start(2) : match.end(2)])
        return Mention(span, MentionType.PERSON, name, "epithet", post)

    def _national_nouns(self) -> Iterable[Mention]:
        """ "the Italian", "the Spaniard": a nationality that no noun follows."""
        for start, hit in self.nations.items():
            if not self.shade.startswith("the ", start - 4):
                continue
            after = self.shade[hit.end : hit.end + 12]
            next_word = re.match(r"[ ](\w+)", after)
            noun_like = hit.via is Via.NOUN
            if not noun_like and next_word and not self._verb(next_word.group(1)):
                continue
            if after[:1] == " " and after[1:2] in (ORGANISATION, PERSON, ROLE):
                continue
            reading = hit.reading(NameType.NATIONALITY)
            nation = reading.entry_names[0] if reading else hit.entry_names[0]
            name = self._resolve(Span(start - 4, hit.end), nation, [], None, "", False)
            if name:
                yield Mention(Span(start - 4, hit.end), MentionType.PERSON, name, "epithet")

    def _verb(self, word: str) -> bool:
        rules = self.lexicon.rules
        return word in rules.clauses.finite or word in rules.attribution.verbs or word in (
            "to", "as", "and", "in", "at", "on", "from", "for", "with", "but", "would",
        )  # fmt: skip

    def _names_follow(self, end: int) -> bool:
        return self.shade[end : end + 2].strip(" ,") == PERSON or (
            self.shade[end : end + 3] in (f", {PERSON}",)
        )

    def _introduces(self, span: Span) -> bool:
        """An apposition behind a name ("Ann Roe, the Acme boss") needs no mention of its own."""
        return self.shade[max(0, span.start - 3) : span.start].startswith((f"{PERSON}, ",))

    def _nation(self, start: int, end: int) -> str:
        for at in range(start, end):
            hit = self.nations.get(at)
            if hit is not None:
                reading = hit.reading(NameType.NATIONALITY)
                return reading.entry_names[0] if reading else hit.entry_names[0]
        return ""

    def _resolve(
        self, span: Span, nation: str, bodies: Sequence[str], age: re.Match[str] | None,
        noun: str, former: bool,
    ) -> str | None:  # fmt: skip
        player = noun in self.lexicon.rules.figures.players or noun in ("international", "player")
        order = self._nearest(span.start)
        fitting = [n for n in order if self._fits(n, nation, bodies, former)]
        if age and self.published:
            years = {self.published.day.year - int(age.group(1)) - k for k in (0, 1)}
            aged = [
                n
                for n in fitting
                if self.people[n].age == int(age.group(1)) or self.people[n].born in years
            ]
            if aged:
                return aged[0]
            fitting = [n for n in fitting if self.people[n].born is None or not nation]
        if player:
            players = [n for n in fitting if self.people[n].standing is Standing.PLAYER]
            fitting = players or fitting
        else:
            holders = [
                n for n in fitting
                if self.people[n].standing in (Standing.HOLDER, Standing.UNKNOWN)
            ]  # fmt: skip
            fitting = holders or fitting
        return fitting[0] if fitting else None

    def _nearest(self, at: int) -> list[str]:
        """Names by nearness: those before first, the latest first, then those behind."""
        k = bisect_left(self.person_starts, at)
        before = [m.name for m in reversed(self.persons[max(0, k - _PERSONS_NEAR) : k])]
        behind = [m.name for m in self.persons[k : k + _PERSONS_NEAR]]
        return list(dict.fromkeys([*before, *behind]))

    def _fits(self, name: str, nation: str, bodies: Sequence[str], former: bool) -> bool:
        figure = self.people[name]
        if nation and figure.nationality != nation:
            return False
        return all(body in figure.organisations for body in bodies)
