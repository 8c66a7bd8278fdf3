"""The words that name who speaks: outlets and their reporters, people, bodies, unnamed sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rumourdesk.extraction.parts import Figure, Mention, MentionType, Standing
from rumourdesk.extraction.sought import Sought, sought
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import ORGANISATION, OUTLET, PERSON, ROLE, words_of
from rumourdesk.lexicon.rules import AttributionRules
from rumourdesk.model import Source, SourceType, Span

_HOLDS_A_POST = frozenset([Standing.HOLDER, Standing.EMPLOYER, Standing.PLAYER, Standing.AGENT])
_OF_OUTLET = re.compile(r"(?:,? (?:of|from|at|for|with)(?: the)?|,? writing (?:in|for)(?: the)?) $")
"""Between a reporter and the outlet that prints the report."""
_OUTLETS_OWN = re.compile(rf"'s?(?: (?!and |or |but )[a-z{ROLE}-]+){{0,5}},? $")
_LINKED = 12
"""Words in the longest description behind "people" in "people familiar with the matter"."""
_PLAIN = frozenset(["both", "other"])
"""Determiners that do not go before a role."""
_BEING = frozenset(["is", "are", "was", "were", "has", "have", "had"])
_STOPS = ",;:.!?(–—\n"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, nearest to the publishing outlet first, and the words that name them."""

    sources: tuple[Source, ...]
    span: Span

    @property
    def voice(self) -> Source:
        """The one whose words they are: the last of the chain."""
        return self.sources[-1]


class SourceReader:
    """Finds everybody in a stretch who could be a source. `body` is whose post is contested."""

    def __init__(
        self,
        text: str,
        shade: str,
        named: Sequence[Mention],
        people: Mapping[str, Figure],
        body: str | None,
        lexicon: Lexicon,
    ) -> None:
        self.text, self.shade, self.people, self.body = text, shade, people, body
        self.named = Within(named, lambda m: m.span)
        self.named_bodies = {m.name for m in named if m.type is MentionType.ORGANISATION}
        self.names = lexicon.names
        self.rules: AttributionRules = lexicon.rules.attribution
        self.journalists = lexicon.rules.figures.journalists
        self.phrases = _phrases_of(
            *(self.rules.determiners, self.rules.heads, self.rules.adjectives),
            self.rules.bare_heads | self.rules.linked_heads,
            self.rules.owned | self.rules.owned_one,
            frozenset(self.rules.bodies),
            self.rules.mouthpieces,
        )

    def speakers(self, span: Span) -> list[Speaker]:
        """Whoever is named or described in a stretch as a possible source, in order."""
        taken: list[Span] = []
        out: list[Speaker] = []
        for speaker in (*self._unnamed(span), *self._bodies(span), *self._by_name(span)):
            if not any(t.overlaps(speaker.span) for t in taken):
                taken.append(speaker.span)
                out.append(speaker)
        return sorted(out, key=lambda s: s.span)

    # Unnamed sources

    def _unnamed(self, span: Span) -> Iterator[Speaker]:
        found = [
            Span(f.start, f.end)
            for f in self.rules.anonymous.longest(self.shade, span.start, span.end)
        ]
        for pattern in (
            self.phrases.some,
            self.phrases.office,
            self.phrases.owned,
            self.phrases.bare,
        ):
            found.extend([Span(m.start(), m.end()) for m in pattern.find(self.shade, span)])
        found.extend(
            m.span
            for m in self.named.inside(span)
            if m.type is MentionType.ROLE
            and self.shade[m.span.start - 1 :][:1] != "'"
            and self.text[m.span.end - 1] == "s"
        )
        for where in sorted(found, key=lambda s: (s.start, -s.end)):
            if self._names_follow(where.end):
                continue
            whole = Span(where.start, self._described(where.end, span.end))
            last = self.shade[where.start : where.end].rpartition(" ")[2]
            if whole == where and where.of(self.shade) in self.rules.linked_heads:
                continue
            named = self._named_report(where, whole) or self._house(where, whole)
            alone = last in self.rules.owned_one and not self.shade.startswith("a", where.start)
            sort = SourceType.PERSON if alone else SourceType.ANONYMOUS
            unnamed = (Source(self._words(whole), sort, whole),)
            yield Speaker(named or unnamed, whole)

    def _named_report(self, head: Span, whole: Span) -> tuple[Source, ...]:
        """Whose a report is where its description names an outlet: "a report in Marca"."""
        words = (w.group() for w in words_of(self.shade, head.start, head.end))
        if not any(word in self.rules.report_nouns for word in words):
            return ()
        sources = (self.source(m) for m in self.named.inside(whole))
        known = (SourceType.OUTLET, SourceType.JOURNALIST)
        return tuple(s for s in sources if s is not None and s.type in known)

    def _house(self, head: Span, whole: Span) -> tuple[Source, ...]:
        """The house for which unnamed analysts speak: "analysts at Norwood Bank"."""
        words = head.of(self.shade).split()
        if words[-1] not in self.rules.analysts or not self.shade.startswith(" at ", head.end):
            return ()
        found = self.named.inside(Span(head.end, whole.end))
        name = found[0].name if found else self.text[head.end + 4 : whole.end].strip()
        return (Source(name, SourceType.ORGANISATION, whole),) if name else ()

    def _names_follow(self, end: int) -> bool:
        """Whether a name stands behind a description, which then is that person's."""
        return self.shade[end : end + 3].lstrip(" ,").startswith((PERSON, OUTLET))

    def _described(self, at: int, end: int) -> int:
        """Where a description behind an unnamed source ends ("close to the talks")."""
        limit, first, relative = at, True, False
        last = at
        for count, word in enumerate(words_of(self.shade, at, end)):
            gap = self.shade[limit : word.start()]
            if any(sign in gap for sign in _STOPS):
                return last
            text = word.group()
            if first and text not in self.rules.links:
                return at
            if count > _LINKED or text == "that":
                return last
            if (text in self.rules.verbs and not first) or (text in _BEING and not relative):
                return last
            relative = relative or text == "who"
            if text not in self.rules.adverbs:
                last = word.end()
            first, limit = False, word.end()
        return last

    def _words(self, span: Span) -> str:
        words = " ".join(span.of(self.text).split())
        return words if words[:2].isupper() else words[0].lower() + words[1:]

    # Bodies

    def _bodies(self, span: Span) -> Iterator[Speaker]:
        for match in self.phrases.mouthpiece.find(self.shade, span):
            mention = self.named.at(match.start(1)) if match.start(1) >= 0 else None
            name = mention.name if mention else self._meant(match.group(2) or "")
            if name is not None:
                yield self._organisation(name, Span(match.start(), match.end()))
        for match in self.phrases.voice.find(self.shade, span):
            if self.body is not None and not self._names_follow(match.end()):
                yield self._organisation(self.body, Span(match.start(), match.end()))
        for match in self.phrases.body.find(self.shade, span):
            name = self._meant(match.group(1))
            if name is not None and not self._names_follow(match.end()):
                yield self._organisation(name, Span(match.start(), match.end()))

    def _meant(self, word: str) -> str | None:
        """Whom "the club" or "the federation" means: the body whose post is contested, or the only
        one of that sort which the report names."""
        kinds = self.rules.bodies.get(word)
        if kinds is None:
            return None
        if self.body is not None and self._kind(self.body) in (*kinds, ""):
            return self.body
        others = {name for name in self.named_bodies if self._kind(name) in kinds}
        return others.pop() if len(others) == 1 else None

    def _kind(self, name: str) -> str:
        entry = self.names.organisation(name)
        return entry.kind if entry else ""

    @staticmethod
    def _organisation(name: str, span: Span) -> Speaker:
        return Speaker((Source(name, SourceType.ORGANISATION, span),), span)

    # Names

    def _by_name(self, span: Span) -> Iterator[Speaker]:
        inside = self.named.inside(span)
        i = 0
        while i < len(inside):
            here = inside[i]
            following = inside[i + 1] if i + 1 < len(inside) else None
            paired = self._paired(here, following, inside[i + 2 : i + 3])
            if paired is not None:
                yield paired[0]
                i += paired[1]
                continue
            source = self.source(here)
            if source is not None:
                yield Speaker((source,), self._with_mouthpiece(here, source))
            i += 1

    def _paired(
        self, here: Mention, following: Mention | None, further: Sequence[Mention]
    ) -> tuple[Speaker, int] | None:
        """An outlet and its reporter in one phrase, and how many mentions that takes."""
        if following is None:
            return None
        gap = self.shade[here.span.end : following.span.start] + " "
        if self._is_outlet(here):
            used = 2
            if following.type is MentionType.ROLE and further:
                following, used = further[0], 3
                gap = self.shade[here.span.end : following.span.start] + " "
            if following.type is not MentionType.PERSON or not self._reports_for(gap):
                return None
            outlet, person = here, following
        elif here.type is MentionType.PERSON and self._is_outlet(following):
            if not _OF_OUTLET.fullmatch(gap.replace("  ", " ")):
                return None
            outlet, person, used = following, here, 2
        else:
            return None
        if self._standing(person) in _HOLDS_A_POST:
            return None
        sources = (
            Source(outlet.name, SourceType.OUTLET, outlet.span),
            Source(person.name, SourceType.JOURNALIST, person.span),
        )
        start, end = sorted((here, following), key=lambda m: m.span)
        return Speaker(sources, Span(start.span.start, end.span.end)), used

    def _reports_for(self, gap: str) -> bool:
        """Whether what parts an outlet from a name makes that person its reporter."""
        words = gap.split()
        if any(w in self.rules.report_nouns or w in self.rules.verbs for w in words):
            return False
        if words and words[-1].strip(",") in self.journalists and len(words) < 4:
            return not gap.startswith(",")
        return len(gap) < 60 and _OUTLETS_OWN.fullmatch(gap.replace("  ", " ")) is not None

    def _with_mouthpiece(self, mention: Mention, source: Source) -> Span:
        """The words for a body with its "spokesman" or "statement"."""
        if source.type is not SourceType.ORGANISATION:
            return mention.span
        match = self.phrases.speaks_for.match(self.shade, mention.span.end)
        return Span(mention.span.start, match.end()) if match else mention.span

    def source(self, mention: Mention) -> Source | None:
        """What a mention is as a source: an outlet, a journalist, a person, an organisation."""
        if self._is_outlet(mention):
            return Source(mention.name, SourceType.OUTLET, mention.span)
        if mention.type is MentionType.ORGANISATION:
            return Source(mention.name, SourceType.ORGANISATION, mention.span)
        if mention.type is MentionType.PERSON:
            journalist = self._standing(mention) is Standing.JOURNALIST
            sort = SourceType.JOURNALIST if journalist else SourceType.PERSON
            return Source(mention.name, sort, mention.span)
        return None

    def _standing(self, mention: Mention) -> Standing:
        figure = self.people.get(mention.name)
        return figure.standing if figure else Standing.UNKNOWN

    def _is_outlet(self, mention: Mention) -> bool:
        """Whether a mention is an outlet, or a broadcaster that is not itself the matter."""
        if mention.type is MentionType.OUTLET:
            return True
        known = mention.type is MentionType.ORGANISATION and mention.name != self.body
        return known and self.names.outlet(mention.name) is not None


_FILLERS = PERSON + ORGANISATION + OUTLET + ROLE


def _any(words: frozenset[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


class _Phrases(NamedTuple):
    """The expressions for those who are described and not named."""

    some: Sought
    office: Sought
    bare: Sought
    owned: Sought
    body: Sought
    mouthpiece: Sought
    voice: Sought
    speaks_for: re.Pattern[str]


@cache
def _phrases_of(
    determiners: frozenset[str],
    heads: frozenset[str],
    adjectives: frozenset[str],
    bare_heads: frozenset[str],
    owned: frozenset[str],
    bodies: frozenset[str],
    mouthpieces: frozenset[str],
) -> _Phrases:
    """The expressions with these words, made once."""
    return _Phrases(
        some=sought(
            rf"\b(?:{_any(determiners)}) (?:(?:[a-z][a-z'-]*|[{_FILLERS}]+(?:'s?)?) ){{0,4}}?"
            rf"(?:{_any(heads)})(?![\w'-])",
            heads,
        ),
        office=sought(
            rf"\b(?:{_any(determiners - _PLAIN)}) (?:[a-z][a-z'-]* ){{0,3}}?{ROLE}+(?![\w'-])",
            determiners - _PLAIN,
        ),
        bare=sought(
            rf"(?:\b(?:{_any(adjectives)}) |[{ORGANISATION}{OUTLET}]+ ){{0,3}}"
            rf"\b(?:{_any(bare_heads)})(?![\w'-])",
            bare_heads,
        ),
        owned=sought(
            rf"(?:\b(?:his|her|their)|{PERSON}+'s?|\bthe [\w-]+'s) (?:[\w-]+ )?"
            rf"(?:{_any(owned)})(?![\w'-])",
            owned,
        ),
        body=sought(
            rf"\b(?:the|a) (?:[a-z-]+ ){{0,4}}?({_any(bodies)})(?: (?:{_any(mouthpieces)}))?"
            rf"(?![\w'-])",
            bodies,
        ),
        mouthpiece=sought(
            rf"\b(?:an?|the|one) (?:[\w-]+ )?(?:{_any(mouthpieces)}) (?:for|from|of|by) "
            rf"(?:the )?(?:({ORGANISATION}+)|({_any(bodies)})\b)",
            mouthpieces,
        ),
        voice=sought(
            rf"\b(?:an?|the) (?:{_any(mouthpieces)})(?![\w'-]| (?:for|of|from|by)\b)",
            mouthpieces,
        ),
        speaks_for=re.compile(rf"(?:'s?)? (?:{_any(mouthpieces)})(?![\w'-])"),
    )
