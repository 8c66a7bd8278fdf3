"""Who says so, sentence by sentence, and how far a source carries on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rumourdesk.extraction.frames import FrameFinder
from rumourdesk.extraction.parts import Credit, Figure, LineKind, Mention, Quote, Sentence
from rumourdesk.extraction.sources import SourceReader
from rumourdesk.extraction.spoken import Frame, Memory, frames_back
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import words_of
from rumourdesk.lexicon.rules import AttributionRules
from rumourdesk.model import Source, SourceType, Span

_TURNS = frozenset(
    ["however", "but", "meanwhile", "nevertheless", "though", "still", "yet", "elsewhere"]
)
_SPEAKS_ONCE = frozenset([SourceType.PERSON, SourceType.ORGANISATION])
"""Sources whose word is not carried on to the next sentence, as an outlet's or an insider's is."""
_QUOTERS = frozenset([SourceType.OUTLET, SourceType.JOURNALIST])
_REACH = 3
"""Paragraphs over which "reportedly" and a quoted fragment keep the source in force."""
_RECENT = 2
"""Paragraphs over which "he said" is whoever spoke last."""


def attribute(
    text: str,
    shade: str,
    found: Sequence[Sentence],
    quoted: Sequence[Quote],
    named: Sequence[Mention],
    people: Mapping[str, Figure],
    outlet: str | None,
    body: str | None,
    lexicon: Lexicon,
) -> tuple[tuple[Credit, ...], ...]:
    """For each sentence the stretches that are credited to somebody, in order.

    Later stretches narrow earlier ones. A stretch with no sources is the outlet's own. `body` is
    the organisation whose post the report is about, which "the club said" means.
    """
    reader = SourceReader(text, shade, named, people, body, lexicon)
    rules = lexicon.rules
    leaders = rules.mentions.outlet_leaders | rules.figures.journalists
    own = fold(outlet or "")
    finder = FrameFinder(reader, own, rules.attribution, rules.clauses.finite, leaders)
    return _Attributor(shade, quoted, finder, rules.attribution).run(found)


class _Attributor:
    def __init__(
        self, shade: str, quoted: Sequence[Quote], finder: FrameFinder, rules: AttributionRules
    ) -> None:
        self.shade, self.finder, self.rules = shade, finder, rules
        self.quoted = Within(quoted, lambda q: q.outer)
        self.memory = Memory()
        self.current: tuple[Source, ...] = ()
        self.current_cue: Span | None = None
        self.current_paragraph = -1
        self.open_quote: tuple[Source, ...] | None = None
        self.spoken_of: set[str] = set()
        self.given_up = -1

    def run(self, found: Sequence[Sentence]) -> tuple[tuple[Credit, ...], ...]:
        given: list[tuple[Credit, ...]] = []
        for i, sentence in enumerate(found):
            given.append(self._sentence(sentence))
            self._look_back(found, given, i)
            self._bracketed(found, given, i)
        return tuple(given)

    def _sentence(self, sentence: Sentence) -> tuple[Credit, ...]:
        if sentence.line.kind is LineKind.CREDIT:
            return ()
        if sentence.heading:
            frames = self.finder.find(sentence.span, Memory())
            return tuple(
                Credit(f.scope, f.sources, f.cue, f.rule) for f in frames if not f.impersonal
            )
        if sentence.line.paragraph - self.current_paragraph > _RECENT:
            self.memory.person = ()
        frames = self.finder.find(sentence.span, self.memory)
        given = [Credit(f.scope, f.sources, f.cue, f.rule) for f in frames if not f.impersonal]
        impersonal = [f for f in frames if f.impersonal]
        if not given:
            given = self._carried(sentence, impersonal)
        elif impersonal and impersonal[0].cue.end <= given[0].span.start:
            head = Span(sentence.span.start, given[0].span.start)
            given = [
                Credit(head, c.sources, c.cue, c.rule) for c in self._carried(sentence, impersonal)
            ] + given
        spoken = self._spoken(sentence, given)
        self._remember(sentence, frames)
        self.spoken_of |= self.finder.people_in(sentence.span)
        return (*given, *spoken)

    # Carrying a source on

    def _carried(self, sentence: Sentence, impersonal: Sequence[Frame]) -> list[Credit]:
        span, paragraph = sentence.span, sentence.line.paragraph
        near = self.current and paragraph - self.current_paragraph <= _REACH
        voices = all(s.type not in _SPEAKS_ONCE for s in self.current)
        if impersonal:
            frame = impersonal[0]
            hearsay = all(f.rule == "hearsay" for f in impersonal)
            unnamed = () if hearsay else (Source("reports", SourceType.ANONYMOUS, frame.cue),)
            named = voices and any(s.type is not SourceType.ANONYMOUS for s in self.current)
            sources = self.current if near and named else unnamed
            return [Credit(span, sources, frame.cue, "impersonal")]
        if not self.current or self.current_cue is None:
            return []
        if near and self._quotes_on(span):
            return [Credit(span, self.current, self.current_cue, "carried by a quote")]
        here = paragraph == self.current_paragraph and paragraph != self.given_up
        if here and voices:
            if not self._turns(span) and not self._somebody_new(span):
                return [Credit(span, self.current, self.current_cue, "carried on")]
            self.given_up = paragraph
        return []

    def _quotes_on(self, span: Span) -> bool:
        """Whether words in quotation marks show that the source in force still speaks: any for an
        outlet, for others only the greater part of the sentence."""
        inside = self.quoted.touching(span)
        if all(s.type in _QUOTERS for s in self.current):
            return bool(inside)
        whole = (q.outer for q in inside if not q.fragment)
        shared = sum(min(q.end, span.end) - max(q.start, span.start) for q in whole)
        return 2 * shared > span.end - span.start

    def _somebody_new(self, span: Span) -> bool:
        """Whether a sentence turns to a person of whom the report has not spoken before."""
        first = self.finder.first_person(span)
        return first is not None and first not in self.spoken_of

    def _turns(self, span: Span) -> bool:
        first = next(words_of(self.shade, span.start, span.end), None)
        return first is not None and first.group() in _TURNS

    def _remember(self, sentence: Sentence, frames: Sequence[Frame]) -> None:
        explicit = [f for f in frames if not f.impersonal]
        if explicit:
            last = explicit[-1]
            self.current = () if last.own else _outer(last.sources)
            self.current_cue = last.cue
            self.given_up = -1
            self.current_paragraph = sentence.line.paragraph
            for source in (s for f in explicit for s in f.sources):
                if source.type is SourceType.OUTLET:
                    self.memory.outlet = source
                elif source.type is SourceType.JOURNALIST:
                    self.memory.journalist = source
            for frame in explicit:
                sorts = {s.type for s in frame.sources}
                if {SourceType.OUTLET, SourceType.ANONYMOUS} <= sorts:
                    self.memory.unnamed = tuple(
                        s for s in frame.sources if s.type is not SourceType.ANONYMOUS
                    )
                elif sorts == {SourceType.ANONYMOUS} and not frames_back(frame, self.shade):
                    self.memory.unnamed = ()
            people = (SourceType.PERSON, SourceType.JOURNALIST)
            voices = [f.sources for f in explicit if f.sources and f.sources[-1].type in people]
            self.memory.person = voices[-1] if voices else self.memory.person
        elif frames and self.current:
            self.current_paragraph = sentence.line.paragraph

    def _bracketed(
        self, found: Sequence[Sentence], given: list[tuple[Credit, ...]], here: int
    ) -> None:
        """A source in brackets behind a full stop speaks for the paragraph before it."""
        label = next((c for c in given[here] if c.rule == "label"), None)
        span = found[here].span
        if label is None or self.shade[span.start : label.cue.start].strip():
            return
        k = here - 1
        while k >= 0 and found[k].line is found[here].line and not given[k]:
            given[k] = (Credit(found[k].span, label.sources, label.cue, "label"),)
            k -= 1

    # Quotes over several sentences

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

    def _look_back(
        self, found: Sequence[Sentence], given: list[tuple[Credit, ...]], here: int
    ) -> None:
        """The earlier sentences of a quote whose speaker is named behind it: "A. B," X said."""
        span = found[here].span
        said = [c for c in given[here] if c.rule in ("said by", "said") and c.sources]
        if not said:
            return
        for quote in self.quoted.touching(span):
            ends_here = quote.outer.start < span.start and quote.outer.end <= said[0].cue.start
            if quote.fragment or not ends_here:
                continue
            k = here - 1
            while k >= 0 and found[k].span.end > quote.outer.start:
                given[k] = (Credit(found[k].span, said[0].sources, said[0].cue, "quote goes on"),)
                k -= 1


def _outer(chain: tuple[Source, ...]) -> tuple[Source, ...]:
    """A chain without those for whom its first link speaks, who are not quoted any further."""
    if len(chain) > 1 and chain[0].type is not SourceType.ANONYMOUS:
        return tuple(s for s in chain if s.type is not SourceType.ANONYMOUS)
    return chain
