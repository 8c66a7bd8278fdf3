"""What stands around the words of a text: what ends, follows and parts them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from rumourdesk.extraction.names import Stretch
from rumourdesk.lexicon.tokens import Token
from rumourdesk.model import Span


class Around:
    """The tokens of a text and the offsets at which its sentences start."""

    def __init__(self, text: str, tokens: Sequence[Token], starts: frozenset[int]) -> None:
        self.text, self.tokens, self.starts = text, tokens, starts

    def span(self, run: Stretch) -> Span:
        """Where a run of tokens stands."""
        return Span(self.tokens[run.first].start, self.tokens[run.last - 1].end)

    def surface(self, run: Stretch) -> str:
        """The words of a run, as they are written but for capitals throughout."""
        words = " ".join(self.span(run).of(self.text).split())
        return words.title() if words.isupper() and " " in words else words

    def last_token(self, end: int) -> int:
        """The index of the token that ends here."""
        low, high = 0, len(self.tokens) - 1
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end < end:
                low = middle + 1
            else:
                high = middle
        return low

    def owns(self, at: int) -> bool:
        """Whether a token is the "s" of a possessive."""
        return (
            at < len(self.tokens) and self.tokens[at].joint == "'" and self.tokens[at].folded == "s"
        )

    def after(self, last: int) -> str:
        """The folded word after a token, past a possessive."""
        at = last + 1
        if self.owns(at):
            at += 1
        if at >= len(self.tokens) or self.breaks(self.tokens[at - 1].end, self.tokens[at].start):
            return ""
        return self.tokens[at].folded

    def breaks(self, end: int, start: int) -> bool:
        """Whether a sign between two offsets parts the words on its sides."""
        return any(sign in ".;:!?\n(),–—" for sign in self.text[end:start])

    def inside(self, spans: Iterable[Span]) -> list[int]:
        """The indexes of the tokens that start in some of these stretches."""
        at = attrgetter("start")
        return [
            i
            for span in spans
            for i in range(
                bisect_left(self.tokens, span.start, key=at),
                bisect_left(self.tokens, span.end, key=at),
            )
        ]

    def opens(self, i: int) -> bool:
        """Whether the word owes its capital to the start of a sentence or a quote."""
        token = self.tokens[i]
        if token.start in self.starts or i == 0:
            return True
        return any(sign in '\n.!?:“"‘•' for sign in self.text[self.tokens[i - 1].end : token.start])
