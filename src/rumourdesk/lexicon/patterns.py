"""A small language for phrases, so that the rule files read as lists of what people write.

A pattern is a row of elements parted by spaces:

==============  ================================================================================
``sacked``      the word itself, in any case
``a|the``       any of these words; ``_`` inside a word stands for a space ("part_ways")
``@leave``      any word or phrase of the class `leave` (words.toml)
``x?``          the element may be missing
``,``           a comma
``#``           a number with its signs: "14", "4-0", "£100m"
``*``           up to three words of any sort; ``**`` up to seven
``<person>``    a person by name, epithet or pronoun; ``<about>`` likewise, if the claim is theirs
``<org>``       an organisation; ``<outlet>``, ``<role>`` likewise
``<about's>``   a possessive: "Smith's", "his"; so with the other slots
==============  ================================================================================

Between two elements a few adverbs ("now", "reportedly", "verbally") may stand without being named.
Patterns are matched against a *shadow* of the text (extraction/shadow.py): lower case, quotation
marks blanked, names overwritten by one filler letter a type, each at its own offset.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from rumourdesk.lexicon.filing import Filing, Needs

PERSON, ORGANISATION, OUTLET, ROLE = "\ue001", "\ue002", "\ue003", "\ue004"
"""The letters that stand in a shadow for each letter of a name of that type."""

PRONOUNS = ("he", "him", "she", "her")
POSSESSIVES = ("his", "her")
GROUP_PRONOUNS = ("they", "them", "it", "we")

Payload = TypeVar("Payload")

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[\ue001-\ue004]+")
_CLASS = re.compile(r"@([a-z_]+)")
_NUMBER = r"[£$€+-]?\d[\d.,:-]*(?:m|bn|k|st|nd|rd|th|%)?(?!\w)"
_COMMA = r"[ \t]?,"
_GAPS = {"*": 3, "**": 7}
_SLOTS = {
    "person": (PERSON, PRONOUNS, POSSESSIVES),
    "about": (PERSON, PRONOUNS, POSSESSIVES),
    "org": (ORGANISATION, (), ("their", "its")),
    "employer": (ORGANISATION + PERSON, GROUP_PRONOUNS, ("their", "its")),
    "outlet": (OUTLET, (), ()),
    "role": (ROLE, (), ()),
}


_SPARED = frozenset(["not?", "no?", "never?"])
"""Elements that a pattern lets through without reckoning with them."""
_DOUBTING = frozenset(["unlikely"])
"""Words that turn an answer about wherever they stand, though a pattern lists them beside others
("expected|likely|unlikely to leave")."""


def named_words(pattern: str) -> frozenset[str]:
    """The words that a pattern asks for by name."""
    choices = [c for e in pattern.split() if e not in _SPARED for c in e.rstrip("?").split("|")]
    words = [c for c in choices if c and c[0] not in "<@*#" and c not in _DOUBTING]
    return frozenset(word for choice in words for word in choice.split("_"))


class PatternError(ValueError):
    """A pattern cannot be read; the message holds the pattern."""


class Found(NamedTuple, Generic[Payload]):
    """Where a pattern stands, what it was listed for, and the offsets of its slots."""

    start: int
    end: int
    payload: Payload
    slots: tuple[tuple[str, int, int], ...] = ()

    def slot(self, name: str) -> tuple[int, int] | None:
        """The offsets of the first slot of this name."""
        for named, start, end in self.slots:
            if named == name:
                return start, end
        return None


class _Entry(Generic[Payload]):
    """One pattern and its expression, which is made when it is first needed."""

    __slots__ = ("_source", "compiled", "pattern", "payload", "slots")

    def __init__(
        self, pattern: str, slots: tuple[str, ...], payload: Payload, source: Callable[[str], str]
    ) -> None:
        self.pattern, self.slots, self.payload, self._source = pattern, slots, payload, source
        self.compiled: re.Pattern[str] | None = None

    def expression(self) -> re.Pattern[str]:
        if self.compiled is None:
            self.compiled = re.compile(self._source(self.pattern))
        return self.compiled

    def match(self, shadow: str, at: int, limit: int) -> re.Match[str] | None:
        return (self.compiled or self.expression()).match(shadow, at, limit)


class PatternIndex(Generic[Payload]):
    """A list of patterns, each tried where its first word stands and its other words are near.

    Indexes whose patterns are looked for in the same stretches should share one `filing`. Those
    of the same classes and floaters may share what is `known` of patterns read before.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, Payload]],
        classes: Mapping[str, tuple[str, ...]],
        floaters: Iterable[str] = (),
        filing: Filing | None = None,
        known: dict[str, Outline] | None = None,
    ) -> None:
        joint = _joint(floaters)
        known = {} if known is None else known
        self._entries: list[_Entry[Payload]] = []
        self._by_first: dict[str, list[_Entry[Payload]]] = {}
        needs: list[Needs] = []

        def source(pattern: str) -> str:
            return _translate(pattern, classes, joint)[0]

        for pattern, payload in entries:
            if pattern not in known:
                known[pattern] = _translate(pattern, classes, joint)[1]
            outline = known[pattern]
            entry = _Entry(pattern, outline.slots, payload, source)
            self._entries.append(entry)
            needs.append(outline.needs)
            for first in outline.needs[0]:
                self._by_first.setdefault(first, []).append(entry)
        self._filing = filing or Filing()
        self._number = self._filing.add(needs)

    def expressions(self) -> Iterator[re.Pattern[str]]:
        """What every pattern is matched as, in their order."""
        return (entry.expression() for entry in self._entries)

    def scan(
        self,
        shadow: str,
        start: int = 0,
        end: int | None = None,
        around: tuple[int, int] | None = None,
    ) -> list[Found[Payload]]:
        """Every place where a pattern stands wholly inside the limits, in text order.

        `around` are the limits of a wider stretch that is scanned as well, such as the sentence of
        a clause. They change nothing but that less is to be done.
        """
        limit = len(shadow) if end is None else end
        out: list[Found[Payload]] = []
        for at, place in _tries(self._filing, shadow, start, limit, around).get(self._number, ()):
            entry = self._entries[place]
            match = (entry.compiled or entry.expression()).match(shadow, at, limit)
            if match is not None:
                slots = _slots(entry.slots, match) if entry.slots else ()
                out.append(Found(at, match.end(), entry.payload, slots))
        return out

    def may_stand(self, shadow: str, start: int, end: int) -> bool:
        """Whether a stretch has the words that some pattern needs; if not, none stands in it."""
        return self._number in _tries(self._filing, shadow, start, end, None)

    def stands_at(self, shadow: str, at: int, limit: int) -> bool:
        """Whether a pattern stands at an offset, inside a limit."""
        word = _WORD.match(shadow, at, limit)
        return word is not None and any(
            entry.match(shadow, at, limit)
            for head in _heads(word.group())
            for entry in self._by_first.get(head, ())
        )

    def longest(
        self,
        shadow: str,
        start: int = 0,
        end: int | None = None,
        around: tuple[int, int] | None = None,
    ) -> list[Found[Payload]]:
        """The places found, none overlapping: the longer first, then the one listed first."""
        found = self.scan(shadow, start, end, around)
        if len(found) < 2:
            return found
        found.sort(key=lambda f: (f.start - f.end, f.start))
        kept: list[Found[Payload]] = []
        for candidate in found:
            if all(candidate.end <= k.start or k.end <= candidate.start for k in kept):
                kept.append(candidate)
        return sorted(kept, key=lambda f: f.start)


class _Words(NamedTuple):
    """The words of a whole shadow with their offsets, and what each can be found under."""

    starts: list[int]
    ends: list[int]
    matches: list[re.Match[str]]
    heads: list[tuple[str, ...]]


_FEW = 120
"""Code points in which words are sooner looked for than looked up."""


@lru_cache(maxsize=4)
def _words_in(shadow: str) -> _Words:
    """All words of a shadow; kept for a while because every stage of reading asks for some."""
    matches = list(_WORD.finditer(shadow))
    return _Words(
        [m.start() for m in matches],
        [m.end() for m in matches],
        matches,
        [_heads(m.group()) for m in matches],
    )


def _between(shadow: str, start: int, end: int) -> tuple[_Words, int, int] | None:
    """Which words of a shadow stand between two offsets, unless an offset parts a word."""
    words = _words_in(shadow)
    first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
    parted = (first > 0 and words.ends[first - 1] > start) or (
        last > first and words.ends[last - 1] > end
    )
    return None if parted else (words, first, last)


def words_of(shadow: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a shadow between two offsets."""
    if len(shadow) > _FEW and (known := _between(shadow, start, end)):
        words, first, last = known
        return iter(words.matches[first:last])
    return _WORD.finditer(shadow, start, end)


def _head(word: str) -> str:
    """What a word is filed under: the part before an apostrophe or hyphen."""
    return word.partition("'")[0].partition("-")[0]


@lru_cache(maxsize=256)
def _heads_in(
    shadow: str, start: int, limit: int
) -> tuple[Sequence[int], Sequence[tuple[str, ...]], frozenset[str]]:
    """Where the words of a stretch start, what each can be found under, and all of these."""
    known = _between(shadow, start, limit)
    if known:
        words, first, last = known
        starts, heads = words.starts[first:last], words.heads[first:last]
    else:
        matches = list(_WORD.finditer(shadow, start, limit))
        starts, heads = [m.start() for m in matches], [_heads(m.group()) for m in matches]
    return starts, heads, frozenset(chain.from_iterable(heads))


@lru_cache(maxsize=256)
def _tries(
    filing: Filing, shadow: str, start: int, limit: int, around: tuple[int, int] | None
) -> Mapping[int, Sequence[tuple[int, int]]]:
    """For each list of patterns that a stretch may hold any of, where to try which; kept for a
    while because several lists are looked for in each stretch."""
    starts, heads, present = _heads_in(shadow, start, limit)
    wider = _heads_in(shadow, *around)[2] if around else present
    near = filing.near(present, wider if present <= wider else present)
    tries: dict[int, list[tuple[int, int]]] = {}
    for at, here in zip(starts, heads, strict=True) if near else ():
        for head in here:
            for number, place in near.get(head, ()):
                tries.setdefault(number, []).append((at, place))
    return tries


@lru_cache(maxsize=4096)
def _heads(word: str) -> tuple[str, ...]:
    """All that a word of a text can be found under."""
    if PERSON <= word[0] <= ROLE:
        return (word[0],)
    return (_head(word), "#") if word[0].isdigit() else (_head(word),)


def _slots(names: tuple[str, ...], match: re.Match[str]) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (name, match.start(i), match.end(i))
        for i, name in enumerate(names, 1)
        if match.start(i) >= 0
    )


def _joint(floaters: Iterable[str]) -> str:
    words = _any_of(sorted(floaters, key=lambda words: (-len(_literal(words)), words)))
    if not words:
        return r"[ \t]+"
    return rf"(?:,?[ \t]+(?:[a-z]{{2,14}}ly|{words})(?![\w'-]),?){{0,2}}[ \t]+"


class Outline(NamedTuple):
    """A pattern's slots, and what each element that must be there can start with, those that the
    pattern itself can start with first."""

    slots: tuple[str, ...]
    needs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    expression: str
    optional: bool
    gap: int


def _translate(
    pattern: str, classes: Mapping[str, tuple[str, ...]], joint: str
) -> tuple[str, Outline]:
    """A pattern's regular expression and its outline."""
    slots: list[str] = []
    firsts: set[str] = set()
    pieces: list[_Piece] = []
    needs: list[frozenset[str]] = []
    gap = 0
    for raw in pattern.split():
        optional = raw.endswith("?") and len(raw) > 1
        element = raw[:-1] if optional else raw
        if element in _GAPS:
            gap = _GAPS[element]
            continue
        first = all(piece.optional for piece in pieces)
        expression, heads = _element(element, classes, slots, pattern, first=first)
        if first:
            firsts |= heads
        elif not optional and element != ",":
            needs.append(frozenset(heads))
        pieces.append(_Piece(expression, optional, gap))
        gap = 0
    if all(piece.optional for piece in pieces) or gap or pieces[0].gap:
        raise PatternError(f"{pattern!r} could match anything")
    if pieces[-1].expression.endswith(_CONTRACTED):
        pieces[-1] = replace(
            pieces[-1], expression=pieces[-1].expression.removesuffix(_CONTRACTED) + _NO_OWNER
        )
    return _assemble(pieces, joint), Outline(tuple(slots), (frozenset(firsts), *needs))


def _assemble(pieces: list[_Piece], joint: str) -> str:
    """Leading optional pieces bring the joint after them, all others the joint before them."""
    parts: list[str] = []
    started = False
    for piece in pieces:
        if not started:
            parts.append(f"(?:{piece.expression}{joint})?" if piece.optional else piece.expression)
            started = not piece.optional
            continue
        signs = ".;:!?," if piece.gap == _GAPS["*"] else ".;:!?"
        gap = rf"(?:[ \t]+[^\s{signs}]+){{0,{piece.gap}}}?" if piece.gap else ""
        lead = "" if piece.expression == _COMMA else joint
        body = f"{gap}{lead}{piece.expression}"
        parts.append(f"(?:{body})?" if piece.optional else body)
    return "".join(parts)


def _element(
    element: str,
    classes: Mapping[str, tuple[str, ...]],
    slots: list[str],
    pattern: str,
    *,
    first: bool,
) -> tuple[str, set[str]]:
    """One element: a comma, or the alternatives that may stand here and what they start with."""
    if element == ",":
        return _COMMA, {","}
    words: list[str] = []
    choices: list[str] = []
    heads: set[str] = set()
    for choice in element.split("|"):
        if choice.startswith("<"):
            expression, starts = _slot(choice, slots, pattern)
            described = not first and choice.startswith(("<about", "<person"))
            choices.append(_DESCRIPTION + expression if described else expression)
            heads |= starts
        elif choice == "#":
            choices.append(_NUMBER)
            heads.add("#")
        else:
            words.extend(_words(choice, classes, pattern))
    if words:
        ordered = sorted(dict.fromkeys(words), key=lambda w: (-len(w), w))
        choices.append(rf"(?:{_any_of(ordered)})(?![\w-])")
        heads |= {_head(word.split()[0]) for word in words}
    return (choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"), heads


def _words(choice: str, classes: Mapping[str, tuple[str, ...]], pattern: str) -> list[str]:
    named = _CLASS.fullmatch(choice)
    if named is None:
        words = [choice.replace("_", " ").strip()]
    elif named.group(1) in classes:
        words = list(classes[named.group(1)])
    else:
        raise PatternError(f"{pattern!r}: no class of words {choice!r}")
    if any(not word or set(word) & set("<>@*?,#") for word in words):
        raise PatternError(f"{pattern!r}: cannot read {choice!r}")
    return words


_CONTRACTED = r"(?:'(?:s|re|ll|ve|d|m)\b)?"
"""What a name may bring with it ("Smith's set to go") unless a phrase ends in it."""
_NO_OWNER = f"(?!['{PERSON}{ORGANISATION}])"
_DESCRIPTION = (
    rf"(?:(?:(?:the|former|current|its|their|his|her|ex)[ \t]+|{ORGANISATION}+(?:'s?)?[ \t]+)"
    rf"{{0,3}}{ROLE}+,?[ \t]+)?"
)
"""The post that may stand before a name inside a phrase ("sacked chief executive Ann Roe")."""


def _slot(choice: str, slots: list[str], pattern: str) -> tuple[str, set[str]]:
    name = choice.strip("<>")
    possessive = name.endswith("'s")
    name = name.removesuffix("'s")
    if name not in _SLOTS or not choice.endswith(">"):
        raise PatternError(f"{pattern!r}: no slot {choice!r}")
    fillers, pronouns, possessives = _SLOTS[name]
    slots.append(name)
    run = "|".join(f"{filler}+" for filler in fillers)
    words = possessives if possessive else pronouns
    heads = set(fillers) | set(words)
    tail = "".join(rf"|{word}\b" for word in words)
    if possessive:
        return rf"((?:{run})(?='){tail})(?:'s|')?", heads
    return rf"((?:{run})(?!\w){tail}){_CONTRACTED}", heads


def _any_of(phrases: Sequence[str]) -> str:
    """Any of these words or phrases, the first that fits of those with one first letter, so that
    the other letters of the alphabet cost one look each."""
    by_letter: dict[str, list[str]] = {}
    for words in phrases:
        letter = words[0] if words[0].isalnum() else ""
        by_letter.setdefault(letter, []).append(_literal(words)[len(letter) :])
    parts = [
        f"{letter}(?:{'|'.join(rests)})" if len(rests) > 1 else letter + rests[0]
        for letter, rests in by_letter.items()
    ]
    return "|".join(parts)


def _literal(words: str) -> str:
    return r"[ \t]+".join(re.escape(word) for word in words.split())
