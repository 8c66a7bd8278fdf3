"""Sentences cut into clauses, each with one thing to say; conditions marked as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rumourdesk.extraction.parts import Clause, Sentence
from rumourdesk.lexicon.patterns import ORGANISATION, OUTLET, PERSON, ROLE, words_of
from rumourdesk.lexicon.rules import ClauseRules
from rumourdesk.model import Span

_NAMES = (PERSON, ORGANISATION, OUTLET, ROLE)
_HARD = re.compile(r";|\s[–—-]\s|(?<=\w)[–—](?=\w)|:\s(?=[-•])")
_PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "who", "there"])
_TIMES = frozenset(
    ["before", "after", "when", "until", "who", "which", "whilst", "whenever", "once"]
)
_SUBJECTS = _PRONOUNS | {"his", "her", "their", "its", "that", "this"}
_RELATIVES = frozenset(["who", "which", "whose", "where", "that"])
_CONTRASTS = frozenset(["but", "while", "although", "though", "whereas", "whilst"])
_FRONTED = frozenset(
    ["although", "though", "while", "whilst", "with", "despite", "after", "before", "as", "since"]
) | {"because", "given", "having", "when", "once", "if", "even", "following"}
_BEFORE_MONTHS = frozenset(
    ["in", "of", "by", "until", "from", "since", "last", "next", "early", "late", "mid", "on"]
)
_REACH = 8
"""Words in which a verb must follow for a conjunction to open a clause."""
_WEAK_OPENERS = frozenset(
    ("and", "but", "or", "nor", "though", "although", "yet", "so", "while", "whilst", "as")
) | {"however", "whereas", "because", "since"}
_ASIDE = 6
"""Words behind a condition that only say who tells of it all."""
_TRAILING = re.compile(
    r"(?<![ ,])[ ,]++(?:and|but|or|so|yet|although|though|especially|while|even)\s*+$"
)
_WITH = frozenset(["with", "despite", "amid", "following"])


def clauses(
    shade: str, found: Sequence[Sentence], rules: ClauseRules
) -> tuple[tuple[Clause, ...], ...]:
    """The clauses of each sentence, in order, together covering all that it states."""
    return tuple(_of_sentence(shade, i, sentence, rules) for i, sentence in enumerate(found))


def _of_sentence(
    shade: str, index: int, sentence: Sentence, rules: ClauseRules
) -> tuple[Clause, ...]:
    span = sentence.span
    words = list(words_of(shade, span.start, span.end))
    if not words:
        return (Clause(span, index),)
    conditions = _condition_starts(shade, span, rules)
    cuts = {m.end() for m in _HARD.finditer(shade, span.start, span.end)}
    for i, word in enumerate(words):
        if i and _cuts(shade, words, i, rules):
            cuts.add(word.start())
    cuts |= {start for start in conditions if start > span.start}
    edges = [span.start, *sorted(c for c in cuts if span.start < c < span.end), span.end]
    parts = [Span(a, b) for a, b in pairwise(edges) if shade[a:b].strip(" ,;")]
    return tuple(
        _clauses(shade, index, _merged(shade, parts, conditions, rules), conditions, rules)
    )


def _cuts(shade: str, words: Sequence[re.Match[str]], i: int, rules: ClauseRules) -> bool:
    """Whether the word opens a clause."""
    word = words[i].group()
    comma = "," in shade[words[i - 1].end() : words[i].start()]
    if comma and word in rules.after_comma:
        if word in _WITH or word == "with":
            return len(words) - i > 3
        follows = _verb_follows(shade, words, i + 1, rules, past_and=word in _CONTRASTS)
        return follows or word in ("who", "which", "whose")
    if word == "but" and i + 1 < len(words) and words[i + 1].group().endswith("ed"):
        return True
    if word in rules.anywhere and not (
        word == "but" and words[i - 1].group() in ("all", "nothing")
    ):
        return _verb_follows(shade, words, i + 1, rules) or word in ("despite", "amid")
    if word == "and" or word == "or":
        return _coordinates(shade, words, i, rules)
    if comma and word.partition("'")[0] in _SUBJECTS and i > 3:
        return _verb_before(words, i, rules) and _verb_follows(shade, words, i, rules, reach=6)
    if word == "when" and words[i - 1].group() in ("and", "or", "if"):
        return False
    if word in _TIMES:
        if i + 1 < len(words) and words[i + 1].group().partition("'")[0] in _PRONOUNS:
            return True
        return _subject_follows(words, i + 1, rules) and _verb_follows(shade, words, i + 1, rules)
    if comma and _fronted(words, i) and _subject_follows(words, i, rules):
        return _verb_follows(shade, words, i, rules, reach=6) and _verb_before(words, i, rules)
    if not comma or word not in rules.finite or i + 1 >= len(words):
        return False
    return any(w.group() in _RELATIVES for w in words[max(0, i - 14) : i])


def _fronted(words: Sequence[re.Match[str]], i: int) -> bool:
    """Whether the sentence opens with a clause that another one must follow."""
    first = words[0].group()
    if first in _WEAK_OPENERS and len(words) > 1 and first not in _FRONTED:
        first = words[1].group()
    return first in _FRONTED and i > 2


def _coordinates(shade: str, words: Sequence[re.Match[str]], i: int, rules: ClauseRules) -> bool:
    """Whether "and" joins clauses and not nouns."""
    if i + 1 >= len(words):
        return False
    following = words[i + 1].group()
    if following in rules.finite or following in ("according", "that", "although", "while", "if"):
        return following != "that" or _verb_follows(shade, words, i + 2, rules)
    if following in _PRONOUNS:
        return True
    if not _subject_follows(words, i + 1, rules):
        return False
    if "," in shade[words[i - 1].end() : words[i].start()] and _acts(words, i + 1):
        return _verb_before(words, i, rules)
    return _verb_follows(shade, words, i + 1, rules, reach=6) and _verb_before(words, i, rules)


def _acts(words: Sequence[re.Match[str]], i: int) -> bool:
    """Whether a name stands here with a verb in the past right behind it."""
    if i + 1 >= len(words) or words[i].group()[0] not in (PERSON, ORGANISATION):
        return False
    verb = words[i + 1].group()
    return verb.endswith("ed") and len(verb) > 4


def _subject_follows(words: Sequence[re.Match[str]], i: int, rules: ClauseRules) -> bool:
    if i >= len(words):
        return False
    word = words[i].group()
    return word[0] in _NAMES or word in rules.subjects or word in rules.finite


def _verb_follows(
    shade: str,
    words: Sequence[re.Match[str]],
    i: int,
    rules: ClauseRules,
    reach: int = _REACH,
    past_and: bool = False,
) -> bool:
    for k in range(i, min(len(words), i + reach)):
        if k > i and _parted(shade, words, k):
            return False
        if _finite(words[k].group(), rules) and not _is_month(words, k):
            return True
        if k > i and not past_and and words[k].group() in ("and", "but", "or"):
            return False
    return False


def _is_month(words: Sequence[re.Match[str]], k: int) -> bool:
    """Whether "may" is the month: "in May", "May 9"."""
    if words[k].group() != "may":
        return False
    before = words[k - 1].group() if k else ""
    after = words[k + 1].group() if k + 1 < len(words) else ""
    return before in _BEFORE_MONTHS or after[:1].isdigit() or before[-1:].isdigit()


def _parted(shade: str, words: Sequence[re.Match[str]], k: int) -> bool:
    """Whether a comma or stronger sign stands before a word."""
    gap = shade[words[k - 1].end() : words[k].start()]
    return any(sign in gap for sign in ",;:")


def _verb_before(words: Sequence[re.Match[str]], i: int, rules: ClauseRules) -> bool:
    for word in reversed(words[max(0, i - 40) : i]):
        text = word.group()
        if _finite(text, rules) or (text.endswith("ed") and len(text) > 4):
            return True
        if text in _CONTRASTS:
            return False
    return False


def _finite(word: str, rules: ClauseRules) -> bool:
    return word in rules.finite or word.endswith(("n't", "'ll", "'re", "'ve"))


def _condition_starts(shade: str, span: Span, rules: ClauseRules) -> set[int]:
    spared = [(f.start, f.end) for f in rules.not_conditions.scan(shade, span.start, span.end)]
    return {
        f.start
        for f in rules.conditions.scan(shade, span.start, span.end)
        if not any(start <= f.start < end for start, end in spared)
    }


def _merged(shade: str, parts: list[Span], conditions: set[int], rules: ClauseRules) -> list[Span]:
    """The parts with those too short to state anything joined to the one before or after."""
    out: list[Span] = []
    for part in parts:
        count = sum(1 for _ in words_of(shade, part.start, part.end))
        lone = count < 3 and part.start not in conditions
        if out and (lone or (count < 5 and not _has_verb(shade, part, rules))):
            out[-1] = Span(out[-1].start, part.end)
        else:
            out.append(part)
    if len(out) > 1 and out[0].start not in conditions and not _has_verb(shade, out[0], rules):
        short = sum(1 for _ in words_of(shade, out[0].start, out[0].end)) < 5
        out[:2] = [Span(out[0].start, out[1].end)] if short else out[:2]
    return out


def _has_verb(shade: str, span: Span, rules: ClauseRules) -> bool:
    return any(_finite(w.group(), rules) for w in words_of(shade, span.start, span.end))


def _clauses(
    shade: str, index: int, parts: Sequence[Span], conditions: set[int], rules: ClauseRules
) -> list[Clause]:
    out: list[Clause] = []
    for part in parts:
        condition = part.start in conditions
        if condition:
            ends = (_comma(shade, part, rules), _new_subject(shade, part, rules))
            end = min((e for e in ends if e is not None), default=None)
            if end is not None:
                inner = _trim(shade, Span(part.start, end))
                rest = sum(1 for _ in words_of(shade, end, part.end))
                stated = bool(out) and not out[-1].condition and rest <= _ASIDE
                out.append(Clause(inner, index, condition=True, fronted=not stated))
                out.append(Clause(_trim(shade, Span(end, part.end)), index))
                continue
        span = _trim(shade, part)
        fronted = condition and part is parts[0] and len(parts) > 1
        temporal = not condition and _temporal(shade, span, rules)
        out.append(Clause(span, index, condition=condition, fronted=fronted, temporal=temporal))
    return out


def _comma(shade: str, part: Span, rules: ClauseRules) -> int | None:
    """Where a fronted condition ends: at the comma with a main clause behind it."""
    at = shade.find(",", part.start, part.end)
    while at >= 0:
        if sum(1 for _ in words_of(shade, at, part.end)) >= 3:
            rest = Span(at, part.end)
            if _has_verb(shade, rest, rules):
                return at
        at = shade.find(",", at + 1, part.end)
    return None


def _new_subject(shade: str, part: Span, rules: ClauseRules) -> int | None:
    """Where a fronted condition without a comma ends: at a name with a verb of its own."""
    words = list(words_of(shade, part.start, part.end))
    verbs = 0
    for i, word in enumerate(words[1:-1], 1):
        named = word.group()[0] in (PERSON, ORGANISATION)
        if verbs and named and words[i + 1].group() in rules.finite:
            return word.start()
        verbs += _finite(word.group(), rules)
    return None


def _temporal(shade: str, span: Span, rules: ClauseRules) -> bool:
    if not rules.temporals.stands_at(shade, span.start, min(span.end, span.start + 16)):
        return False
    if shade[: span.start].rstrip(" ")[-1:] == ",":
        return False
    verbs = {w.group() for w in words_of(shade, span.start, span.end)}
    return not verbs & {"was", "were", "had", "did"}


def _trim(shade: str, span: Span) -> Span:
    """The clause without the conjunction that opens it and the signs around it."""
    start, end = span.start, span.end
    while start < end and shade[start] in " ,;:–—-\t":
        start += 1
    while end > start and shade[end - 1] in " ,;:–—-\t":
        end -= 1
    tail = _TRAILING.search(shade, start, end)
    if tail is not None and tail.end() == end and tail.start() > start:
        end = tail.start()
        while end > start and shade[end - 1] in " ,;":
            end -= 1
    first = next(words_of(shade, start, end), None)
    if first is not None and first.start() == start and first.group() in _WEAK_OPENERS:
        after = first.end()
        while after < end and shade[after] in " ,\t":
            after += 1
        if after < end:
            start = after
    return Span(start, end) if start < end else span
