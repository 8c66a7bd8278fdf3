"""Whether the examples of lexicon files hold: what reading their texts really gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.mentions import mentions
from rumourdesk.extraction.parts import MentionType
from rumourdesk.extraction.pipeline import read
from rumourdesk.extraction.sentences import sentences
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Certainty, Claim, Kind, Polarity, Published, Report, VacancyMention

DAY = Published(date(2030, 1, 16))
"""The day on which the texts of examples are published, a Wednesday."""

_KINDS = "|".join(Kind)
_STATEMENT = re.compile(rf"({_KINDS}) ({'|'.join(Polarity)}) ({'|'.join(Certainty)})")
_NO_CLAIM = re.compile(rf"no ({_KINDS}|claim)")
_DATES = re.compile(r"(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?")
_NAME = re.compile(rf"({'|'.join(MentionType)}) (\S.*)")


def found_names(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Every name that a text holds for the reader, by its canonical form, of whatever type; not
    those that need a cue and have none."""
    names, rules = lexicon.names, lexicon.rules.lines
    placed = sentences(text, lines(text, None, rules), rules)
    read_as = {m.name for m in mentions(text, placed, lexicon) if m.type is not MentionType.OTHER}
    surely = {h.entry_names[0] for h in names.find(text) if not h.needs_cue}
    roles = {name for hit in names.find_roles(text) for name in hit.entry_names}
    return frozenset(read_as | surely | roles)


def failures(text: str, finds: Sequence[str], not_finds: Sequence[str], lexicon: Lexicon) -> str:
    """Why an example of a file of names does not hold, in words; "" if it does."""
    found = found_names(text, lexicon)
    missing = [name for name in finds if name not in found]
    wrong = [name for name in not_finds if name in found]
    told = [f"does not find {', '.join(map(repr, missing))}"] if missing else []
    told += [f"finds {', '.join(map(repr, wrong))}"] if wrong else []
    return " and ".join(told)


def holds(text: str, expected: str, lexicon: Lexicon) -> bool:
    """Whether reading a text gives what an example of a rule file expects of it.

    `expected` is the number of its sentences; "en" or another language; "exit positive certain"
    for one of its claims, "no exit" or "no claim" for none; "about NAME", "if WORDS" or the facet
    of a claim, its time as "2030-06-01..2030-08-31", its sources as "Sport/outlet" and
    "Sport/outlet > aides/anonymous" or "own word"; "vacancy ORGANISATION · ROLE[ · HOLDER]"; or
    "person NAME" and the like for what the text names. Raises ValueError where it is none of these.
    """
    if expected.isdecimal():
        rules = lexicon.rules.lines
        return len(sentences(text, lines(text, None, rules), rules)) == int(expected)
    reading = read(Report(text=text, outlet="Example", published=DAY), lexicon)
    if expected in ("en", "und"):
        return reading.language == expected
    if expected.startswith("vacancy "):
        return expected.removeprefix("vacancy ") in map(_vacancy_words, reading.vacancies)
    if none := _NO_CLAIM.fullmatch(expected):
        return not any(none.group(1) in ("claim", c.kind) for c in reading.claims)
    told = [words for claim in reading.claims for words in _claim_words(claim, text)]
    if _is_of_claim(expected):
        return expected in told
    if named := _NAME.fullmatch(expected):
        rules = lexicon.rules.lines
        placed = sentences(text, lines(text, None, rules), rules)
        pairs = {(m.type.value, m.name) for m in mentions(text, placed, lexicon)}
        return named.groups() in pairs
    raise ValueError(f"no example can expect {expected!r}")


def _is_of_claim(expected: str) -> bool:
    patterns = (_STATEMENT, _DATES)
    return (
        any(p.fullmatch(expected) for p in patterns)
        or expected.startswith(("about ", "if ", "facet "))
        or "/" in expected
        or expected == "own word"
    )


def _claim_words(claim: Claim, text: str) -> list[str]:
    told = [f"{claim.kind} {claim.polarity} {claim.certainty}", f"facet {claim.facet}"]
    told.append(" > ".join(f"{s.name}/{s.type}" for s in claim.sources) or "own word")
    if claim.about:
        told.append(f"about {claim.about}")
    if claim.condition:
        told.append(f"if {claim.condition.of(text)}")
    if claim.when:
        told.append(f"{claim.when.start or ''}..{claim.when.end or ''}")
    return told


def _vacancy_words(vacancy: VacancyMention) -> str:
    holder = f" · {vacancy.incumbent}" if vacancy.incumbent else ""
    return f"{vacancy.post}{holder}"
