"""Who says so: frames such as "X says", "according to X", and how far a source carries on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rumourdesk.extraction.parts import (
    Credit,
    Figure,
    Mention,
    MentionType,
    Quote,
    Sentence,
    Standing,
)
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import words_of
from rumourdesk.lexicon.rules import AttributionRules
from rumourdesk.model import Source, SourceType, Span

_ACCORDING = re.compile(
    r"\b(?:according to|citing|as reported by|as revealed by|as first reported by|reported by"
    r"|quoted by|as per|per|via|claimed by|revealed by|in comments to|in an interview with"
    r"|speaking to)\s+"
)
_PARTICIPLE = re.compile(
    r"[,;]\s+(revealing|claiming|reporting|stating|saying|adding|suggesting|insisting|confirming"
    r"|explaining|indicating|announcing|noting|declaring|writing)\b"
)
_ECHOES = re.compile(
    r"\b(?:echo(?:ed|es|ing)?|corroborat\w+|follow(?:ed|s|ing)?|back(?:ed|s|ing)? up)\s+$"
)
_DENIED = (
    "that",
    "claims",
    "reports",
    "a report",
    "suggest",
    "rumour",
    "rumor",
    "specul",
    "any",
    "the ",
)
"""What somebody who denies, and is not merely refusing an offer, goes on with."""
_AFTERTHOUGHT = re.compile(
    r"(?:on|in|late|early|last|this|at|earlier|yesterday|today|ahead|before|after|as|while|when)\b|[,.]"
)
"""What follows "X said" when what X said stands before it."""
_POSSESSED = re.compile(r"'s?\s+(\w+)")
_TURNS = frozenset(
    ["however", "but", "meanwhile", "nevertheless", "though", "still", "yet", "elsewhere"]
)
_SPEAKS_ONCE = frozenset([SourceType.PERSON, SourceType.ORGANISATION])
"""Sources whose word is not carried on to the next sentence, as an outlet's or an insider's is."""
_BEING = frozenset(["is", "are", "was", "were", "be", "been"])
_LEAD = 3
"""Lines in which "reports" may stand for the source that is named later."""
_FRONTS = frozenset(["in", "on", "asked", "at", "after", "during", "earlier", "also"])
_FAR = 6
"""Words between "according to" and the name of the source."""
_STARTS_CONTENT = re.compile(r"\s*(?:,\s*)?(?:however,\s*)?(?:that\s+)?")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A source found in a sentence: where it stands, and where what it says starts."""

    sources: tuple[Source, ...]
    cue: Span
    rule: str
    scope: Span
    own: bool = False
    impersonal: bool = False


def attribute(
    text: str,
    shade: str,
    found: Sequence[Sentence],
    quoted: Sequence[Quote],
    named: Sequence[Mention],
    people: Mapping[str, Figure],
    outlet: str | None,
    lexicon: Lexicon,
) -> tuple[tuple[Credit, ...], ...]:
    """For each sentence the stretches that are credited to somebody, in order.

    Later stretches narrow earlier ones. A stretch with no sources is the outlet's own.
    """
    return _Attributor(text, shade, quoted, named, people, outlet, lexicon).run(found)


class _Attributor:
    def __init__(
        self,
        text: str,
        shade: str,
        quoted: Sequence[Quote],
        named: Sequence[Mention],
        people: Mapping[str, Figure],
        outlet: str | None,
        lexicon: Lexicon,
    ) -> None:
        self.text, self.shade, self.people = text, shade, people
        self.quoted = Within(quoted, lambda q: q.outer)
        self.named = Within(named, lambda m: m.span)
        self.starts = {m.span.end: m.span.start for m in named}
        self.outlet = fold(outlet or "")
        self.rules: AttributionRules = lexicon.rules.attribution
        self.report_verbs = self.rules.verbs
        self.current: tuple[Source, ...] = ()
        self.current_cue: Span | None = None
        self.current_paragraph = -1
        self.last_outlet: Source | None = None
        self.last_journalist: Source | None = None
        self.open_quote: tuple[Source, ...] | None = None

    def run(self, found: Sequence[Sentence]) -> tuple[tuple[Credit, ...], ...]:
        given = tuple(self._sentence(sentence) for sentence in found)
        named = {
            (s.name, s.type)
            for chains in given
            for c in chains
            for s in c.sources
            if s.type in (SourceType.OUTLET, SourceType.JOURNALIST)
        }
        if len(named) != 1:
            return given
        name, sort = next(iter(named))
        return tuple(
            tuple(self._made_good(c, Source(name, sort)) for c in chains)
            if sentence.line.paragraph < _LEAD
            else chains
            for sentence, chains in zip(found, given, strict=True)
        )

    def _made_good(self, credit: Credit, source: Source) -> Credit:
        """A lead's "according to reports" as the one source that the report goes on to name."""
        names = [s.name for s in credit.sources]
        if len(names) != 1 or names[0] not in self.rules.placeholders:
            return credit
        return Credit(credit.span, (source,), credit.cue, "named further on")

    def _sentence(self, sentence: Sentence) -> tuple[Credit, ...]:
        if sentence.heading:
            return ()
        frames = sorted(self._frames(sentence), key=lambda f: f.cue)
        given = [Credit(f.scope, f.sources, f.cue, f.rule) for f in frames if not f.impersonal]
        impersonal = [f for f in frames if f.impersonal]
        if not given:
            given = self._carried(sentence, impersonal)
        spoken = self._spoken(sentence, given)
        self._remember(sentence, frames)
        return (*given, *spoken)

    # Carrying a source on

    def _carried(self, sentence: Sentence, impersonal: Sequence[_Frame]) -> list[Credit]:
        span, paragraph = sentence.span, sentence.line.paragraph
        near = self.current and paragraph - self.current_paragraph <= 3
        if impersonal:
            frame = impersonal[0]
            sources = (
                self.current if near else (Source("reports", SourceType.ANONYMOUS, frame.cue),)
            )
            return [Credit(span, sources, frame.cue, "impersonal")]
        if not self.current or self.current_cue is None:
            return []
        inside = self.quoted.touching(span)
        if near and inside:
            return [Credit(span, self.current, self.current_cue, "carried by a quote")]
        voices = all(s.type not in _SPEAKS_ONCE for s in self.current)
        if paragraph == self.current_paragraph and voices and not self._turns(span):
            return [Credit(span, self.current, self.current_cue, "carried on")]
        return []

    def _turns(self, span: Span) -> bool:
        first = next(words_of(self.shade, span.start, span.end), None)
        return first is not None and first.group() in _TURNS

    def _remember(self, sentence: Sentence, frames: Sequence[_Frame]) -> None:
        explicit = [f for f in frames if not f.impersonal]
        if explicit:
            last = explicit[-1]
            self.current = () if last.own else _outer(last.sources)
            self.current_cue = last.cue
            self.current_paragraph = sentence.line.paragraph
            for source in (s for f in explicit for s in f.sources):
                if source.type is SourceType.OUTLET:
                    self.last_outlet = source
                elif source.type is SourceType.JOURNALIST:
                    self.last_journalist = source
        elif frames and self.current:
            self.current_paragraph = sentence.line.paragraph

    def _spoken(self, sentence: Sentence, given: Sequence[Credit]) -> list[Credit]:
        """A quote that goes on over sentences keeps the source with which it began."""
        out = []
        for quote in self.quoted.touching(sentence.span):
            if quote.fragment:
                continue
            if quote.outer.start >= sentence.span.start:
                self.open_quote = given[-1].sources if given else self.current
            elif self.open_quote and not given:
                cue = self.current_cue or Span(quote.outer.start, quote.outer.start + 1)
                out.append(Credit(sentence.span, self.open_quote, cue, "quote goes on"))
        return out

    # Frames

    def _frames(self, sentence: Sentence) -> Iterator[_Frame]:
        span = sentence.span
        taken: list[Span] = []
        frames = [*self._according(span), *self._own(span), *self._subjects(span)]
        for frame in sorted(frames, key=lambda f: f.cue) or self._participles(span):
            if not any(t.overlaps(frame.cue) for t in taken):
                taken.append(frame.cue)
                taken.extend(s.span for s in frame.sources if s.span)
                yield frame
        for found in self.rules.passives.scan(self.shade, span.start, span.end):
            cue = Span(found.start, found.end)
            if not any(t.overlaps(cue) for t in taken):
                yield _Frame((), cue, "impersonal", span, impersonal=True)

    def _according(self, span: Span) -> Iterator[_Frame]:
        for match in _ACCORDING.finditer(self.shade, span.start, span.end):
            source = self._source_after(match.end(), span.end)
            if source is None or source.span is None:
                continue
            scope = self._according_scope(span, match.start(), source.span.end)
            own = self._is_own(source)
            chain = () if own else (source,)
            cue = Span(match.start(), source.span.end)
            yield _Frame(chain, cue, "according to", scope, own=own)

    def _according_scope(self, span: Span, start: int, end: int) -> Span:
        before = self.shade[span.start : start].rstrip(" ,")
        if before and before.rpartition(" ")[2] in ("and", "but", "while", "though", "although"):
            return Span(start, span.end)
        return span

    def _participles(self, span: Span) -> Iterator[_Frame]:
        """An outlet or reporter who does something else first: "X led the way, revealing ..."."""
        match = _PARTICIPLE.search(self.shade, span.start, span.end)
        if match is None:
            return
        for mention in self._mentions_in(Span(span.start, match.start())):
            source = self._source(mention)
            if source is None or source.type not in (SourceType.OUTLET, SourceType.JOURNALIST):
                continue
            if mention.span.end < match.start():
                own = self._is_own(source)
                cue = Span(match.start(1), match.end(1))
                yield _Frame(() if own else (source,), cue, "participle", span, own=own)
                return

    def _own(self, span: Span) -> Iterator[_Frame]:
        for found in self.rules.own.scan(self.shade, span.start, span.end):
            cue = Span(found.start, found.end)
            mention = self._mention_at(found.start)
            if mention is None:
                yield _Frame((), cue, "own words", Span(found.start, span.end), own=True)
                continue
            source = Source(mention.name, SourceType.OUTLET, mention.span)
            own = self._is_own(source) or not self.outlet
            chain = () if own else (source,)
            yield _Frame(chain, cue, "own sources", Span(found.start, span.end), own=own)

    def _subjects(self, span: Span) -> Iterator[_Frame]:
        for source, end in self._candidates(span):
            verb = self._verb_after(end, span.end)
            if verb is None or source.span is None:
                continue
            word, verb_end = verb
            if not self._speaks(source, word, verb_end, span):
                continue
            cue = Span(source.span.start, verb_end)
            chain = self._chain(source, word, verb_end, span)
            own = len(chain) == 1 and self._is_own(chain[0])
            start = self._scope_start(span, source.span.start, verb_end)
            yield _Frame(() if own else chain, cue, "said by", Span(start, span.end), own=own)

    def _speaks(self, source: Source, word: str, end: int, span: Span) -> bool:
        strength = self.report_verbs[word]
        if source.type is SourceType.ANONYMOUS:
            return True
        if word in ("believe", "believes", "believed", "think", "thinks", "feel", "lists", "names"):
            return source.type in (SourceType.OUTLET, SourceType.JOURNALIST)
        if source.type in (SourceType.OUTLET, SourceType.JOURNALIST):
            return True
        follows = self.shade[end : end + 14].lstrip(" ,")
        if source.type is SourceType.ORGANISATION:
            return strength in ("neutral", "confirming", "denying", "distancing") and (
                follows.startswith(("that", ":", "it ", "they ", "to ", "in ", "on ", "no "))
            )
        if strength == "denying":
            return follows.startswith(_DENIED)
        return strength in ("neutral", "confirming", "distancing")

    def _scope_start(self, span: Span, start: int, verb_end: int) -> int:
        """A source in the middle of a sentence speaks from there on, at its end of all before."""
        rest = self.shade[verb_end : span.end].strip(" .,!?'")
        if len(rest.split()) < 3 and start > span.start:
            return span.start
        before = self.shade[span.start : start]
        after = self.shade[verb_end : verb_end + 12].lstrip()
        if before.rstrip(" '").endswith(",") and (_AFTERTHOUGHT.match(after) or not after):
            return span.start
        opening = before.split(maxsplit=1)[:1]
        fronted = (
            before.rstrip().endswith(",")
            and opening
            and (opening[0].endswith("ing") or opening[0] in _FRONTS)
        )
        return start if len(before.split()) > 3 and not fronted else span.start

    def _chain(self, source: Source, word: str, end: int, span: Span) -> tuple[Source, ...]:
        """The source, the outlet it spoke to before it, and an unnamed one that it speaks for."""
        chain: list[Source] = [source]
        if word in ("told", "tell", "tells", "telling"):
            hearer = self._mention_at(end + 1) or self._mention_at(end + 5)
            if hearer is not None and hearer.type is MentionType.OUTLET:
                outlet = Source(hearer.name, SourceType.OUTLET, hearer.span)
                if not self._is_own(outlet):
                    chain.insert(0, outlet)
        if source.type in (SourceType.OUTLET, SourceType.JOURNALIST):
            content = _STARTS_CONTENT.match(self.shade, end, span.end)
            at = content.end() if content else end
            inner = next(
                iter(self.rules.anonymous.longest(self.shade, at, min(span.end, at + 60))), None
            )
            if inner is not None and inner.start == at:
                words = self.text[inner.start : inner.end]
                where = Span(inner.start, inner.end)
                chain.append(Source(words, SourceType.ANONYMOUS, where))
        return tuple(chain)

    # Words about

    def _candidates(self, span: Span) -> Iterator[tuple[Source, int]]:
        """Whoever in the sentence could be a source, and where a verb of saying may follow."""
        covered: list[Span] = []
        for found in self.rules.anonymous.longest(self.shade, span.start, span.end):
            where = Span(found.start, found.end)
            covered.append(where)
            yield Source(self._words(where), SourceType.ANONYMOUS, where), found.end
        for mention in self._mentions_in(span):
            if any(c.overlaps(mention.span) for c in covered):
                continue
            source = self._source(mention)
            if source is not None:
                yield source, mention.span.end
        yield from self._back_references(span)

    def _words(self, span: Span) -> str:
        words = " ".join(span.of(self.text).split())
        return words[0].lower() + words[1:]

    def _back_references(self, span: Span) -> Iterator[tuple[Source, int]]:
        head = self.shade[span.start : min(span.end, span.start + 90)]
        for phrases, last in (
            (self.rules.back_outlet, self.last_outlet),
            (self.rules.back_journalist, self.last_journalist),
        ):
            if last is None:
                continue
            for phrase in sorted(phrases, key=len, reverse=True):
                at = _word_at(head, phrase)
                if at is not None and (len(phrase) > 4 or at < 3):
                    where = Span(span.start + at, span.start + at + len(phrase))
                    yield Source(last.name, last.type, where), where.end
                    break

    def _source(self, mention: Mention) -> Source | None:
        if mention.type is MentionType.OUTLET:
            return Source(mention.name, SourceType.OUTLET, mention.span)
        if mention.type is MentionType.ORGANISATION:
            return Source(mention.name, SourceType.ORGANISATION, mention.span)
        if mention.type is MentionType.PERSON:
            figure = self.people.get(mention.name)
            journalist = figure is not None and figure.standing is Standing.JOURNALIST
            sort = SourceType.JOURNALIST if journalist else SourceType.PERSON
            return Source(mention.name, sort, mention.span)
        return None

    def _source_after(self, at: int, end: int) -> Source | None:
        limit = at
        for count, word in enumerate(words_of(self.shade, at, end)):
            if count >= _FAR or any(s in self.shade[limit : word.start()] for s in ",;:("):
                break
            mention = self._mention_at(word.start())
            if mention is not None and (source := self._source(mention)) is not None:
                return source
            limit = word.end()
        back = self._back_after(at)
        if back is not None:
            return back
        found = next(iter(self.rules.anonymous.longest(self.shade, at, min(end, at + 60))), None)
        if found is not None and found.start - at < 24:
            where = Span(found.start, found.end)
            return Source(self._words(where), SourceType.ANONYMOUS, where)
        return None

    def _back_after(self, at: int) -> Source | None:
        for phrases, last in (
            (self.rules.back_journalist, self.last_journalist),
            (self.rules.back_outlet, self.last_outlet),
        ):
            for phrase in phrases:
                if last is not None and len(phrase) > 4 and self.shade.startswith(phrase, at):
                    return Source(last.name, last.type, Span(at, at + len(phrase)))
        return None

    def _verb_after(self, at: int, end: int) -> tuple[str, int] | None:
        """The verb of saying that follows, over adverbs and auxiliaries."""
        limit = min(end, at + 60)
        possessed = _POSSESSED.match(self.shade, at, limit)
        if possessed and possessed.group(1) in self.rules.report_nouns:
            start = self._start_of(at)
            if _ECHOES.search(self.shade, max(0, start - 24), start):
                return None
            noun = possessed.group(1)
            return (noun if noun in self.report_verbs else "claim"), possessed.end()
        commas, previous, being = 0, at, False
        for word in words_of(self.shade, at, limit):
            gap = self.shade[previous : word.start()]
            if any(s in gap for s in ";:.!?(–—\n"):
                return None
            commas += "," in gap
            previous = word.end()
            text = word.group()
            if commas == 1:
                continue
            if text in self.report_verbs:
                return (text, word.end()) if not being or _is_active(text) else None
            being = being or text in _BEING
            plain = text in self.rules.adverbs or text in _BEING or text.endswith("ly")
            if commas > 2 or not plain:
                return None
        return None

    def _start_of(self, end: int) -> int:
        """Where the mention that ends here starts."""
        return self.starts.get(end, end)

    def _mention_at(self, at: int) -> Mention | None:
        return self.named.at(at)

    def _mentions_in(self, span: Span) -> list[Mention]:
        return self.named.inside(span)

    def _is_own(self, source: Source) -> bool:
        return source.type is SourceType.OUTLET and fold(source.name) == self.outlet


def _is_active(verb: str) -> bool:
    """Whether a verb after "is" still has its source for a subject ("is reporting")."""
    return verb.endswith("ing") or verb == "adamant"


def _outer(chain: tuple[Source, ...]) -> tuple[Source, ...]:
    """A chain without those for whom its first link speaks, who are not quoted any further."""
    if len(chain) > 1 and chain[0].type is not SourceType.ANONYMOUS:
        return tuple(s for s in chain if s.type is not SourceType.ANONYMOUS)
    return chain


def _word_at(head: str, phrase: str) -> int | None:
    at = head.find(phrase)
    while at >= 0:
        left = at == 0 or not head[at - 1].isalnum()
        right = not head[at + len(phrase) : at + len(phrase) + 1].isalnum()
        if left and right:
            return at
        at = head.find(phrase, at + 1)
    return None
