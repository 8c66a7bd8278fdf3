"""The frames in which a source speaks: "X says", "according to X", "said X", "by X"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rumourdesk.extraction.parts import MentionType
from rumourdesk.extraction.sources import SourceReader, Speaker
from rumourdesk.extraction.spoken import (
    Frame,
    Memory,
    apart,
    fits,
    frames_back,
    has_outlet,
    is_active,
    named_in,
    only_outlets,
    within,
    word_at,
)
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.lexicon.patterns import ORGANISATION, PERSON, ROLE, words_of
from rumourdesk.lexicon.rules import AttributionRules
from rumourdesk.model import Source, SourceType, Span

_ACCORDING = re.compile(
    r"\b(?:according to|as (?:first |previously |exclusively )?(?:reported|revealed|stated"
    r"|claimed|noted|relayed|told) (?:by|in|to)|(?:first |as )?(?:reported|claimed|revealed|stated"
    r"|suggested|alleged|told|informed|confirmed|announced|broken) (?:\w+ )?by|quoted by|as per"
    r"|per|via"
    r"|in the words of|the understanding of|the view of)\s+"
)
_CITING = re.compile(r"\b(?:citing|quoting|crediting|attributed to|attributing)\s+")
_HEARING = re.compile(
    r"\b(?:in comments to|in an interview (?:with|to|given to)|speaking (?:exclusively )?"
    r"(?:to|with)|in (?:quotes|comments|remarks) (?:carried|reported|published|relayed) (?:by|in)"
    r"|talking to|in conversation with|in remarks to|told|tells|telling)\s+"
)
_PARTICIPLE = re.compile(
    r"[,;]\s+(revealing|claiming|reporting|stating|saying|adding|suggesting|insisting|confirming"
    r"|explaining|indicating|announcing|noting|declaring|writing)\b"
)
_ECHOES = re.compile(
    r"\b(?:echo(?:ed|es|ing)?|corroborat\w+|follow(?:ed|s|ing)?|back(?:ed|s|ing)? up"
    r"|den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|despite)\s+$"
)
_DENIED = ("that", "claims", "reports", "a report", "suggest", "rumour", "rumor", "specul", "any",
           "the ")  # fmt: skip
"""What somebody who denies, and is not merely refusing an offer, goes on with."""
_TELLS = (*_DENIED, ":", "it ", "they ", "to ", "in ", "on ", "no ", "he ", "she ", "his ", "her ",
          "their ", "there", "this ", "last ", "yesterday", "a ", ".", PERSON, ROLE,
          ORGANISATION)  # fmt: skip
"""What a body that states something goes on with, and one that acts upon somebody does not."""
_POSSESSED = re.compile(r"'s?\s+(?:(?:latest|exclusive|own|new|recent|original)\s+)?(\w+)")
_STAFF = 7
"""Words from an outlet's name to the verb of its unnamed reporter."""
_OPINIONS = frozenset(["believe", "believes", "believed", "think", "thinks", "feel"])
_LISTING = frozenset(["lists", "names", "list"])
_POSTING = frozenset(["posted", "posts", "posting", "shared", "shares"])
_POSTED = re.compile(r"\s*(?:on|to|via|that|in|:|$|[.,])")
_LEARNT = frozenset(["told", "informed", "briefed"])
"""What unnamed people who "have been told" something pass on."""
_RELATIVES = frozenset(["which", "who"])
_BEING = frozenset(["is", "are", "was", "were", "be", "been"])
_TOLD = frozenset(["told", "tell", "tells", "telling"])
_FRONTS = frozenset(["in", "on", "asked", "at", "after", "during", "earlier", "also", "to", "when"])
_FAR = 6
"""Words between "according to" and the name of the source."""
_STARTS_CONTENT = re.compile(r"\s*(?:,\s*)?(?:however,\s*)?(?:that\s+)?")
_CLOSING = re.compile(r"(?:\(|[–—|-] )(?:the |source: ?)?$", re.IGNORECASE)
_CLOSED = re.compile(r"(?:,? (?:via|in|subscription)[^()]{0,40}| - [^()]{0,40})?\)?[.;]?\s*$")
_REPORT_SAID = re.compile(r" [–—-] (reports?)[.]?$")
"""Around a source that is set behind what it says."""
_THEY = re.compile(r"[:;,] (?:and |but )?(they|it)\b")
_PRONOUN = re.compile(r"\b(?:he|she)\b")
_SUBORDINATE = ("and", "but", "while", "though", "although", "whereas")


class FrameFinder:
    """Finds the frames of a sentence. `outlet` is the folded name of the report's own outlet."""

    def __init__(
        self,
        reader: SourceReader,
        outlet: str,
        rules: AttributionRules,
        finite: frozenset[str],
        leaders: frozenset[str],
    ) -> None:
        self.reader, self.outlet, self.rules, self.finite = reader, outlet, rules, finite
        self.leaders = leaders
        self.back_outlet = _longest_first(rules.back_outlet)
        self.back_journalist = _longest_first(rules.back_journalist)
        self.text, self.shade = reader.text, reader.shade

    def find(self, span: Span, memory: Memory) -> list[Frame]:
        """The frames of a sentence in order; of two that share words the first found."""
        speakers = [*self.reader.speakers(span), *self._back_references(span, memory)]
        subjects = [*self._subjects(span, speakers), *self._inverted(span, speakers)]
        prefixed = list(self._prefixed(span, speakers, memory))
        labels = list(self._labels(span, speakers))
        frames = [*self._own(span, speakers), *prefixed, *subjects, *labels]
        kept = apart(frames or list(self._participles(span, speakers)))
        kept = [
            replace(f, sources=(*memory.unnamed, *f.sources)) if frames_back(f, self.shade) else f
            for f in self._chained(span, speakers, kept)
        ]
        taken = [f.cue for f in kept] + [s.span for f in kept for s in f.sources if s.span]
        for phrases, rule in ((self.rules.passives, "impersonal"), (self.rules.hearsay, "hearsay")):
            for found in phrases.scan(self.shade, span.start, span.end):
                cue = Span(found.start, found.end)
                if not any(t.overlaps(cue) for t in taken):
                    kept.append(Frame((), cue, rule, span, impersonal=True))
        return sorted(kept, key=lambda f: f.cue)

    def is_own(self, source: Source) -> bool:
        """Whether a source is the outlet that publishes the report, by its name or the end of it
        ("the Post")."""
        if source.type is not SourceType.OUTLET or not self.outlet:
            return False
        words = fold(source.span.of(self.text)) if source.span else ""
        return fold(source.name) == self.outlet or self.outlet.endswith(f" {words}")

    def people_in(self, span: Span) -> set[str]:
        """Everybody named in a stretch."""
        inside = self.reader.named.inside(span)
        return {m.name for m in inside if m.type is MentionType.PERSON}

    def first_person(self, span: Span) -> str | None:
        """Whoever is named first in a stretch."""
        inside = self.reader.named.inside(span)
        return next((m.name for m in inside if m.type is MentionType.PERSON), None)

    def _frame(self, chain: Sequence[Source], cue: Span, rule: str, scope: Span) -> Frame:
        others = tuple(s for s in chain if not self.is_own(s))
        return Frame(others, cue, rule, scope, own=not others)

    # Sources beside what they say

    def _labels(self, span: Span, speakers: Sequence[Speaker]) -> Iterator[Frame]:
        """A source set apart: "X: ...", "... - X", "... (X)"."""
        for speaker in speakers:
            before = self.text[span.start : speaker.span.start]
            after = self.text[speaker.span.end : span.end]
            heads = not before.strip() and after.startswith(": ")
            closing = _CLOSING.search(before) is not None and _CLOSED.match(after) is not None
            person = speaker.voice.type in (SourceType.PERSON, SourceType.ORGANISATION)
            if (heads or closing) and not person:
                yield self._frame(speaker.sources, speaker.span, "label", span)
        match = _REPORT_SAID.search(self.shade, max(span.start, span.end - 12), span.end)
        if match is not None:
            cue = Span(match.start(1), match.end(1))
            unnamed = Source("reports", SourceType.ANONYMOUS, cue)
            yield Frame((unnamed,), cue, "label", span)

    # Sources behind a preposition

    def _prefixed(self, span: Span, speakers: Sequence[Speaker], memory: Memory) -> Iterator[Frame]:
        for match in _ACCORDING.finditer(self.shade, span.start, span.end):
            speaker = self._behind(match.end(), span.end, speakers) or self._back(
                match.end(), memory
            )
            if speaker is None or not fits(match.group(), speaker.voice):
                continue
            scope = span
            before = self.shade[span.start : match.start()].rstrip(" ,(")
            if before and (before.rpartition(" ")[2] in _SUBORDINATE or before[-1] in ":;"):
                scope = Span(match.start(), span.end)
            cue = Span(match.start(), speaker.span.end)
            yield self._frame(speaker.sources, cue, "according to", scope)

    def _behind(self, at: int, end: int, speakers: Sequence[Speaker]) -> Speaker | None:
        """The source named within a few words behind an offset."""
        for speaker in speakers:
            if speaker.span.start < at or speaker.span.start >= end:
                continue
            between = self.shade[at : speaker.span.start]
            far = sum(1 for _ in words_of(self.shade, at, speaker.span.start)) > _FAR
            if far or any(sign in between for sign in ",;:("):
                return None
            return speaker
        return None

    def _chained(
        self, span: Span, speakers: Sequence[Speaker], frames: Sequence[Frame]
    ) -> list[Frame]:
        """The frames with those whom their source cites, speaks to or is quoted by."""
        out = [f for f in frames if not f.own or f.rule != "according to"]
        cited = self._links(_CITING, span, speakers)
        heard = [s for s in self._links(_HEARING, span, speakers) if has_outlet(s)]
        around = [f for f in out if f.rule == "according to" and only_outlets(f.sources)]
        if len(around) == 1 and len(out) == 2:
            inner = next(f for f in out if f is not around[0])
            if not inner.own and not has_outlet(inner) and within(inner, around[0]):
                joined = replace(inner, sources=(*around[0].sources, *inner.sources))
                out = [joined, replace(around[0], scope=around[0].cue)]
        if not out and cited:
            return [self._frame(cited[0].sources, cited[0].span, "citing", span)]
        chained = []
        for frame in out:
            sources = frame.sources
            for speaker in heard:
                if frame.own or any(s.type is SourceType.OUTLET for s in frame.sources):
                    continue
                if not named_in(speaker.sources, sources):
                    sources = (*(s for s in speaker.sources if not self.is_own(s)), *sources)
            for speaker in cited if has_outlet(frame) or frame.own else ():
                if not named_in(speaker.sources, sources):
                    sources = (*sources, *speaker.sources)
            chained.append(replace(frame, sources=sources, own=frame.own and not sources))
        return chained

    def _links(
        self, pattern: re.Pattern[str], span: Span, speakers: Sequence[Speaker]
    ) -> list[Speaker]:
        found = (
            self._behind(m.end(), span.end, speakers)
            for m in pattern.finditer(self.shade, span.start, span.end)
        )
        return [speaker for speaker in found if speaker is not None]

    def _participles(self, span: Span, speakers: Sequence[Speaker]) -> Iterator[Frame]:
        """An outlet or reporter who does something else first: "X led the way, revealing ..."."""
        match = _PARTICIPLE.search(self.shade, span.start, span.end)
        if match is None:
            return
        for speaker in speakers:
            known = speaker.voice.type in (SourceType.OUTLET, SourceType.JOURNALIST)
            if known and speaker.span.end < match.start():
                cue = Span(match.start(1), match.end(1))
                yield self._frame(speaker.sources, cue, "participle", span)
                return

    def _own(self, span: Span, speakers: Sequence[Speaker]) -> Iterator[Frame]:
        for found in self.rules.own.scan(self.shade, span.start, span.end):
            cue = Span(found.start, found.end)
            start = self._scope_start(span, found.start, found.end)
            speaker = next((s for s in speakers if s.span.start == found.start), None)
            if speaker is None:
                yield Frame((), cue, "own words", Span(start, span.end), own=True)
                continue
            yield self._frame(
                () if not self.outlet else speaker.sources,
                cue,
                "own sources",
                Span(start, span.end),
            )

    # Sources that are the subject of a verb

    def _subjects(self, span: Span, speakers: Sequence[Speaker]) -> Iterator[Frame]:
        for speaker in speakers:
            unnamed = speaker.voice.type is SourceType.ANONYMOUS
            verb = self._verb_after(speaker.span, span.end, unnamed=unnamed)
            if verb is None and only_outlets(speaker.sources):
                verb = self._staff_verb(speaker.span.end, span.end)
            if verb is None:
                continue
            word, verb_end = verb
            if not self._speaks(speaker.voice, word, verb_end):
                continue
            cue = Span(speaker.span.start, verb_end)
            chain = self._chain(speaker, verb_end, span, speakers)
            start = self._scope_start(span, speaker.span.start, verb_end)
            yield self._frame(chain, cue, "said by", Span(start, span.end))

    def _inverted(self, span: Span, speakers: Sequence[Speaker]) -> Iterator[Frame]:
        """ "..., said X": the verb before its source, behind what was said."""
        for speaker in speakers:
            verb = self._verb_before(span.start, speaker.span.start)
            if verb is None:
                continue
            said = self.text[span.start : verb].rstrip()
            if said.endswith((",", "”", "’", '"', "'", "?", "!", "»")):
                cue = Span(verb, speaker.span.end)
                yield self._frame(speaker.sources, cue, "said", span)

    def _verb_before(self, start: int, at: int) -> int | None:
        """Where a verb of saying stands before a source, over "the newspaper" and the like."""
        words = list(words_of(self.shade, max(start, at - 48), at))
        described = bool(words) and words[-1].group() in self.leaders
        while words and (words[-1].group() == "the" or described):
            word = words.pop()
            described = (
                word.group() != "the"
                and bool(words)
                and (words[-1].group() not in self.rules.inverted)
            )
        verb = words[-1] if words else None
        return verb.start() if verb and verb.group() in self.rules.inverted else None

    def _speaks(self, source: Source, word: str, end: int) -> bool:
        if word in _POSTING and not _POSTED.match(self.shade, end):
            return False
        if source.type is SourceType.ANONYMOUS:
            return word not in _LISTING
        if word in _OPINIONS or word in _LISTING:
            return source.type in (SourceType.OUTLET, SourceType.JOURNALIST)
        if source.type in (SourceType.OUTLET, SourceType.JOURNALIST):
            return True
        strength = self.rules.verbs[word]
        follows = self.shade[end : end + 14].lstrip(" ,")
        if source.type is SourceType.ORGANISATION and not follows.startswith(_TELLS):
            behind = next(words_of(self.shade, end, min(len(self.shade), end + 16)), None)
            return behind is not None and behind.group() in self.rules.days
        if strength == "denying":
            return follows.startswith(_DENIED)
        return strength in ("neutral", "confirming", "distancing")

    def _scope_start(self, span: Span, start: int, verb_end: int) -> int:
        """Where what a source says starts: behind the verb, or, where nothing is said there, at
        the head of the sentence."""
        rest = self.shade[verb_end : span.end]
        before = self.shade[span.start : start]
        bare = before.rstrip(" '")
        if not bare:
            return span.start
        if rest.lstrip(" ").startswith((",", ".")) or not rest.strip(" .,!?'"):
            return span.start
        words = [w.group() for w in words_of(rest, 0, len(rest))]
        if bare.endswith(",") and not self._says_more(words):
            return span.start
        opening = bare.split(maxsplit=1)[0].strip(",")
        fronted = bare.endswith(",") and (opening.endswith("ing") or opening in _FRONTS)
        return start if len(bare.split()) > 3 and not fronted else span.start

    def _says_more(self, words: Sequence[str]) -> bool:
        """Whether the words behind a verb of saying hold a statement of their own."""
        verbs = (w in self.finite or w.endswith(("'ll", "n't")) for w in words)
        return any(verbs) or words[:1] == ["that"]

    def _chain(
        self, speaker: Speaker, end: int, span: Span, speakers: Sequence[Speaker]
    ) -> tuple[Source, ...]:
        """The speaker and an unnamed source that it speaks for, "Marca say sources believe", or
        through whom it was heard, "she has told friends"."""
        if speaker.voice.type is SourceType.PERSON:
            heard = next((s for s in speakers if s.span.start == end + 1), None)
            told = heard is not None and heard.voice.type is SourceType.ANONYMOUS
            friends = heard is not None and any(
                word in self.rules.confidants for word in heard.voice.name.split()
            )
            if heard is not None and told and friends:
                return (*speaker.sources, *heard.sources)
        if speaker.voice.type not in (SourceType.OUTLET, SourceType.JOURNALIST):
            return speaker.sources
        content = _STARTS_CONTENT.match(self.shade, end, span.end)
        at = content.end() if content else end
        inner = next((s for s in speakers if s.span.start == at), None)
        if inner is None or inner.voice.type is not SourceType.ANONYMOUS:
            return speaker.sources
        if self._verb_after(inner.span, span.end) is None:
            return speaker.sources
        return (*speaker.sources, *inner.sources)

    def _verb_after(self, who: Span, end: int, *, unnamed: bool = False) -> tuple[str, int] | None:
        """The verb of saying that follows, over adverbs, auxiliaries and what commas set apart."""
        at = who.end
        limit = min(end, at + 110)
        possessed = _POSSESSED.match(self.shade, at, limit)
        if possessed and possessed.group(1) in self.rules.report_nouns:
            if _ECHOES.search(self.shade, max(0, who.start - 24), who.start):
                return None
            noun = possessed.group(1)
            return (noun if noun in self.rules.verbs else "claim"), possessed.end()
        set_apart = self.shade[: who.start].endswith(", ")
        commas, previous, being, text = -set_apart, at, False, ""
        for word in words_of(self.shade, at, limit):
            gap = self.shade[previous : word.start()]
            if any(s in gap for s in ";:.!?(–—\n"):
                return None
            before, text = text, word.group()
            commas += gap.count(",")
            previous = word.end()
            if commas == 1 and not (before in _RELATIVES and text in self.rules.verbs):
                continue
            if text in self.rules.verbs:
                learnt = being and unnamed and text in _LEARNT
                return (text, word.end()) if not being or learnt or is_active(text) else None
            being = being or text in _BEING
            plain = (
                text in self.rules.adverbs
                or text in _RELATIVES
                or text in _BEING
                or text.endswith("ly")
            )
            if commas > 2 or not plain:
                return None
        return None

    def _staff_verb(self, at: int, end: int) -> tuple[str, int] | None:
        """The verb behind an outlet's unnamed reporter: "Le Monde's man in Rome says"."""
        if not self.shade.startswith("'", at):
            return None
        for word in islice(words_of(self.shade, at + 2, min(end, at + 80)), _STAFF):
            if word.group() in self.rules.verbs and word.start() > at + 3:
                return word.group(), word.end()
            if word.group() in self.rules.report_nouns or self.shade[word.end()] in ",;:.":
                return None
        return None

    # References back

    def _back_references(self, span: Span, memory: Memory) -> Iterator[Speaker]:
        head = self.shade[span.start : min(span.end, span.start + 90)]
        for phrases, last in (
            (self.back_outlet, memory.outlet),
            (self.back_journalist, memory.journalist),
        ):
            if last is None:
                continue
            for phrase in phrases:
                at = word_at(head, phrase)
                if at is not None and (len(phrase) > 4 or at < 3):
                    where = Span(span.start + at, span.start + at + len(phrase))
                    yield Speaker((Source(last.name, last.type, where),), where)
                    break
        for match in _THEY.finditer(self.shade, span.start, span.end):
            before = self.reader.named.inside(Span(span.start, match.start()))
            outlets = [s for m in before if (s := self.reader.source(m)) is not None]
            if outlets and outlets[-1].type is SourceType.OUTLET:
                where = Span(match.start(1), match.end(1))
                yield Speaker((Source(outlets[-1].name, SourceType.OUTLET, where),), where)
        for match in _PRONOUN.finditer(self.shade, span.start, span.end):
            where = Span(match.start(), match.end())
            chain = memory.person or self._named_before(span.start)
            if chain:
                last = chain[-1]
                yield Speaker((*chain[:-1], Source(last.name, last.type, where)), where)

    def _named_before(self, at: int) -> tuple[Source, ...]:
        """The first person of the paragraph that stands before an offset."""
        start = self.shade.rfind("\n", 0, at) + 1
        for mention in self.reader.named.inside(Span(start, at)) if start < at else ():
            source = self.reader.source(mention)
            if mention.type is MentionType.PERSON and source is not None:
                return (source,)
        return ()

    def _back(self, at: int, memory: Memory) -> Speaker | None:
        for phrases, last in (
            (self.back_journalist, memory.journalist),
            (self.back_outlet, memory.outlet),
        ):
            for phrase in phrases:
                if last is not None and len(phrase) > 4 and self.shade.startswith(phrase, at):
                    where = Span(at, at + len(phrase))
                    return Speaker((Source(last.name, last.type, where),), where)
        return None


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
