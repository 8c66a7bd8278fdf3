"""Whom "he", "she" and "his" stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from rumourdesk.extraction.parts import Mention, MentionType, Sentence
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import words_of
from rumourdesk.model import Span

Accept = Callable[[str], bool]

_SENTENCES_BACK = 4
_OPENS_CLAUSE = re.compile(r"(?:; |, (?:and|but|while|so|whereas) |\b(?:that|whereas|while) )$")


class Sex(StrEnum):
    """By which pronoun a report speaks of somebody."""

    SHE = "she"
    HE = "he"


_PRONOUNS = {
    "she": Sex.SHE, "her": Sex.SHE, "hers": Sex.SHE, "herself": Sex.SHE,
    "he": Sex.HE, "him": Sex.HE, "his": Sex.HE, "himself": Sex.HE,
}  # fmt: skip


def sexes(shade: str, named: Sequence[Mention], lexicon: Lexicon) -> Mapping[str, Sex]:
    """The pronoun of each person of whom a title or the given name tells it."""
    rules = lexicon.rules.references
    known = lexicon.names.words.given_names
    out: dict[str, Sex] = {}
    for mention in named:
        if mention.type is not MentionType.PERSON:
            continue
        before = shade[max(0, mention.span.start - 12) : mention.span.start].split()
        title = before[-1].strip(".") if before else ""
        if title in rules.feminine_titles:
            out[mention.name] = Sex.SHE
        elif title in rules.masculine_titles:
            out[mention.name] = Sex.HE
        elif mention.name not in out and " " in mention.name:
            given = fold(mention.name).split()[0]
            if given in rules.feminine:
                out[mention.name] = Sex.SHE
            elif given in known and given not in rules.either:
                out[mention.name] = Sex.HE
    return out


class Resolver:
    """Answers whom a pronoun means, nearest likely person first, within a few sentences."""

    def __init__(
        self,
        shade: str,
        found: Sequence[Sentence],
        persons: Sequence[Mention],
        sexes: Mapping[str, Sex],
    ) -> None:
        self._shade, self._sexes = shade, sexes
        self._sentences = found
        self._starts = [s.span.start for s in found]
        self._by_sentence: list[list[Mention]] = [[] for _ in found]
        for mention in persons:
            if mention.type is MentionType.PERSON:
                i = self.sentence_of(mention.span.start)
                if i is not None:
                    self._by_sentence[i].append(mention)

    def sentence_of(self, at: int) -> int | None:
        """The index of the sentence that an offset stands in."""
        i = bisect_left(self._starts, at + 1) - 1
        return i if i >= 0 and at < self._sentences[i].span.end else None

    def people_in(self, span: Span) -> list[Mention]:
        """The persons named in a span, in order."""
        i = self.sentence_of(span.start)
        if i is None:
            return []
        return [m for m in self._by_sentence[i] if span.contains(m.span)]

    def pronoun(self, at: int, subject: bool, accept: Accept) -> str | None:
        """Whom the pronoun at an offset means among those that `accept` allows.

        A subject pronoun prefers the subject, the first person of its own sentence or the one
        before; an object pronoun the nearest person. "She" means nobody who is known to be a man.
        """
        i = self.sentence_of(at)
        if i is None:
            return None
        accept = self._of_sex(at, accept)
        named = [m for m in self._by_sentence[i] if m.span.end <= at]
        before = [m.name for m in self._since_new_subject(named) if subject] or [
            m.name for m in named
        ]
        for name in before if subject else reversed(before):
            if accept(name):
                return name
        return self.earlier(i, accept)

    def _since_new_subject(self, named: Sequence[Mention]) -> Sequence[Mention]:
        """The persons from the last one on that opens a clause of its own ("..., and Ann Roe")."""
        for k in range(len(named) - 1, 0, -1):
            start = named[k].span.start
            if _OPENS_CLAUSE.search(self._shade, max(0, start - 12), start):
                return named[k:]
        return named

    def opens(self, at: int) -> bool:
        """Whether nobody is named before an offset in its paragraph, so that the report's matter is
        what a pronoun there takes up."""
        i = self.sentence_of(at)
        if i is None:
            return False
        paragraph = self._sentences[i].line.paragraph
        while i >= 0 and self._sentences[i].line.paragraph == paragraph:
            if any(m.span.end <= at for m in self._by_sentence[i]):
                return False
            i -= 1
        return True

    def _of_sex(self, at: int, accept: Accept) -> Accept:
        """Only those who can be meant by the pronoun at an offset."""
        word = next(words_of(self._shade, at, min(len(self._shade), at + 12)), None)
        sex = _PRONOUNS.get(word.group().partition("'")[0]) if word else None
        if sex is None:
            return accept
        return lambda name: self._sexes.get(name, sex) is sex and accept(name)

    def later(self, sentence: int, accept: Accept) -> str | None:
        """The first acceptable person of the next sentence, for a heading."""
        if not self._sentences[sentence].heading or sentence + 1 >= len(self._sentences):
            return None
        return next((m.name for m in self._by_sentence[sentence + 1] if accept(m.name)), None)

    def heading(self, sentence: int) -> bool:
        return self._sentences[sentence].heading

    def earlier(self, sentence: int, accept: Accept, *, same_paragraph: bool = False) -> str | None:
        """The first acceptable person of the nearest sentence before this one."""
        paragraph = self._sentences[sentence].line.paragraph
        for k in range(sentence - 1, max(-1, sentence - 1 - _SENTENCES_BACK), -1):
            if same_paragraph and self._sentences[k].line.paragraph != paragraph:
                break
            for mention in self._by_sentence[k]:
                if accept(mention.name):
                    return mention.name
        return None
