"""The rules of reading, loaded from TOML: phrases, words and what each of them does.

Every file of `en/rules` is read whole and strictly; `examples` in a file are for the tests. The
code that applies the rules is in `rumourdesk.extraction` and knows posts, people and organisations;
that a `coach` takes `the reins` stands in these files alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from rumourdesk.lexicon.document import Document
from rumourdesk.lexicon.filing import Filing
from rumourdesk.lexicon.kept import content_key, fetch, keep
from rumourdesk.lexicon.load import LexiconError, parse
from rumourdesk.lexicon.patterns import Outline, PatternError, PatternIndex, Payload, named_words
from rumourdesk.lexicon.records import patterns_of, patterns_record
from rumourdesk.lexicon.rule_types import (
    AttributionRules,
    ClauseRules,
    DatePattern,
    DateRules,
    FigureRules,
    LineRules,
    MentionRules,
    Operator,
    PostFrame,
    ReferenceRules,
    Trigger,
    Void,
)
from rumourdesk.lexicon.tokens import fold
from rumourdesk.model import Certainty, Facet, Kind, Polarity

__all__ = [
    "AttributionRules",
    "ClauseRules",
    "DateRules",
    "FigureRules",
    "LineRules",
    "MentionRules",
    "Operator",
    "PostFrame",
    "ReferenceRules",
    "Rules",
    "Trigger",
    "Void",
    "load_rules",
    "packaged_rules",
    "rules_folder",
]

_WHO = frozenset(
    [
        "candidate",
        "heir",
        "incumbent",
        "subject",
        "object",
        "player",
        "organisation",
        "body",
        "none",
    ]
)
_WHOSE = frozenset(["main", "named", "none"])


@dataclass(frozen=True, slots=True)
class Rules:
    """All the rules of one language."""

    lines: LineRules
    mentions: MentionRules
    figures: FigureRules
    references: ReferenceRules
    clauses: ClauseRules
    attribution: AttributionRules
    dates: DateRules
    triggers: PatternIndex[Trigger]
    operators: PatternIndex[Operator]
    voids: PatternIndex[Void]
    posts: PatternIndex[PostFrame]
    function_words: frozenset[str]
    classes: Mapping[str, tuple[str, ...]]
    examples: Mapping[str, tuple[tuple[str, str], ...]]


# --- reading --------------------------------------------------------------------------------------


def rules_folder(language: str = "en") -> Traversable:
    """The rules that come with rumourdesk in this language."""
    return files("rumourdesk.lexicon").joinpath(language, "rules")


@cache
def packaged_rules(language: str = "en") -> Rules:
    """The rules that come with rumourdesk, read and compiled once a run."""
    return load_rules(rules_folder(language))


def load_rules(folder: Traversable, own: Sequence[tuple[str, Trigger]] = ()) -> Rules:
    """The rules of one folder, with a person's `own` phrases beside those of its kinds.

    Raises LexiconError where a file cannot be used.
    """
    key = content_key([folder])
    kept = fetch("rules", key)
    try:
        contents, known = kept["contents"], patterns_of(kept["patterns"])
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        contents, known = _contents(folder), {}
    translated = len(known)
    read = {name.removesuffix(".toml"): Document(name, said) for name, said in contents.items()}
    try:
        rules = _assemble(read, known, own)
    except KeyError as error:
        raise LexiconError(f"no rule file {error}.toml") from error
    except PatternError as error:
        raise LexiconError(str(error)) from error
    if len(known) > translated:
        keep("rules", key, {"contents": contents, "patterns": patterns_record(known)})
    return rules


def _contents(folder: Traversable) -> dict[str, dict[str, Any]]:
    """What each file of a folder says, by its name."""
    return {
        path.name: parse(path)[1]
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    }


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Makes pattern indexes with the classes and adverbs of words.toml."""

    classes: Mapping[str, tuple[str, ...]]
    floaters: tuple[str, ...]
    filing: Filing
    known: dict[str, Outline]

    def phrases(self, document: Document, key: str) -> PatternIndex[str]:
        return self.index((p, p) for p in document.strings(key))

    def index(self, entries: Iterable[tuple[str, Payload]]) -> PatternIndex[Payload]:
        return PatternIndex(entries, self.classes, self.floaters, self.filing, self.known)


def _assemble(
    read: Mapping[str, Document], known: dict[str, Outline], own: Sequence[tuple[str, Trigger]]
) -> Rules:
    words = read["words"]
    compiler = _Compiler(words.string_table("classes"), words.strings("floaters"), Filing(), known)
    return Rules(
        lines=_line_rules(read["lines"]),
        mentions=_mention_rules(read["mentions"]),
        figures=_figure_rules(read["figures"]),
        references=_reference_rules(read["references"]),
        clauses=_clause_rules(read["clauses"], compiler),
        attribution=_attribution_rules(read["attribution"], compiler),
        dates=_date_rules(read["dates"]),
        triggers=compiler.index([*_triggers(read), *own]),
        operators=compiler.index(_operators(read["operators"])),
        voids=compiler.index(_voids(read["voids"])),
        posts=compiler.index(_post_frames(read["posts"])),
        function_words=read["language"].words("function_words"),
        classes=compiler.classes,
        examples={name: document.pairs("examples") for name, document in read.items()},
    )


def _line_rules(doc: Document) -> LineRules:
    return LineRules(
        credit_starts=tuple(sorted(doc.words("credit_starts"))),
        credit_words=tuple(sorted(doc.words("credit_words"))),
        abbreviations=doc.words("abbreviations"),
        abbreviations_before_number=doc.words("abbreviations_before_number"),
    )


def _mention_rules(doc: Document) -> MentionRules:
    lists = {
        name: doc.words(name)
        for name in MentionRules.__dataclass_fields__
        if name != "adjective_ends"
    }
    return MentionRules(**lists, adjective_ends=tuple(sorted(doc.words("adjective_ends"))))


def _figure_rules(doc: Document) -> FigureRules:
    return FigureRules(
        employers=doc.words("employers"),
        journalists=doc.words("journalists"),
        players=doc.words("players"),
        agents=doc.words("agents"),
        lesser=doc.words("lesser"),
        contested=doc.words("contested"),
        by_the_way=doc.words("by_the_way"),
        vague=doc.words("vague"),
        before_sought=doc.words("before_sought"),
        former=doc.words("former"),
        backers={who: frozenset(by) for who, by in doc.string_table("backers").items()},
        hires={role: frozenset(by) for role, by in doc.string_table("hires").items()},
        kinds_by_word={
            w: kind for kind, by in doc.string_table("kinds_by_word").items() for w in by
        },
        default_roles={kind: str(role) for kind, role in doc.table("default_roles").items()},
    )


def _reference_rules(doc: Document) -> ReferenceRules:
    return ReferenceRules(
        epithet_nouns=doc.words("epithet_nouns"),
        holder_adjectives=doc.words("holder_adjectives"),
        holder_owners=doc.words("holder_owners"),
        holder_verbs=doc.words("holder_verbs"),
        feminine=frozenset(map(fold, doc.strings("feminine"))),
        either=frozenset(map(fold, doc.strings("either"))),
        feminine_titles=doc.words("feminine_titles"),
        masculine_titles=doc.words("masculine_titles"),
    )


def _clause_rules(doc: Document, compiler: _Compiler) -> ClauseRules:
    return ClauseRules(
        after_comma=doc.words("after_comma"),
        anywhere=doc.words("anywhere"),
        finite=doc.words("finite"),
        subjects=doc.words("subjects"),
        conditions=compiler.phrases(doc, "conditions"),
        temporals=compiler.phrases(doc, "temporals"),
        not_conditions=compiler.phrases(doc, "not_conditions"),
    )


def _attribution_rules(doc: Document, compiler: _Compiler) -> AttributionRules:
    strengths = doc.string_table("verbs")
    return AttributionRules(
        verbs={form: strength for strength, forms in strengths.items() for form in forms},
        passives=compiler.phrases(doc, "passives"),
        hearsay=compiler.phrases(doc, "hearsay"),
        anonymous=compiler.phrases(doc, "anonymous"),
        own=compiler.phrases(doc, "own"),
        back_outlet=doc.words("back_outlet"),
        back_journalist=doc.words("back_journalist"),
        report_nouns=doc.words("report_nouns"),
        adverbs=doc.words("adverbs"),
        placeholders=doc.words("placeholders"),
        inverted=doc.words("inverted"),
        determiners=doc.words("determiners"),
        heads=doc.words("heads"),
        bare_heads=doc.words("bare_heads"),
        adjectives=doc.words("adjectives"),
        links=doc.words("links"),
        owned=doc.words("owned"),
        owned_one=doc.words("owned_one"),
        linked_heads=doc.words("linked_heads"),
        bodies=_kinds_of(doc.string_table("bodies")),
        mouthpieces=doc.words("mouthpieces"),
        days=doc.words("days"),
        confidants=doc.words("confidants"),
        analysts=doc.words("analysts"),
    )


def _kinds_of(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    """The kinds of body that each word can stand for."""
    every = {word for listed in words.values() for word in listed}
    return {
        word: frozenset(kind for kind, listed in words.items() if word in listed)
        for word in sorted(every)
    }


def _date_rules(doc: Document) -> DateRules:
    return DateRules(
        months=tuple(doc.table("months").items()),
        weekdays=tuple(doc.table("weekdays").items()),
        seasons=tuple((name, pair[0], pair[1]) for name, pair in doc.table("seasons").items()),
        feasts=tuple((name, pair[0], pair[1]) for name, pair in doc.table("feasts").items()),
        events=tuple(
            (name, date.fromisoformat(first), date.fromisoformat(last))
            for name, times in doc.table("events").items()
            for first, last in times
        ),
        past=doc.words("past"),
        future=doc.words("future"),
        units=doc.words("units"),
        patterns=tuple(
            DatePattern(p.text("name"), p.text("match"), p.text("needs", ""))
            for p in doc.entries("pattern")
        ),
    )


_TRIGGER_KEYS = ("rule", "about", "polarity", "certainty", "facet", "post", "topic", "exclusive",
                 "superseded", "weak", "match")  # fmt: skip


def _triggers(read: Mapping[str, Document]) -> Iterator[tuple[str, Trigger]]:
    for name, document in read.items():
        if not name.startswith("kinds"):
            continue
        document.only([*Kind, "examples"])
        for kind in Kind:
            for entry in document.entries(kind):
                entry.only(_TRIGGER_KEYS)
                yield from _of_entry(kind, entry)


def own_triggers(entry: Document) -> Iterator[tuple[str, Trigger]]:
    """The patterns of a `[[phrase]]` of a person's own, which names its kind itself."""
    entry.only(("kind", *_TRIGGER_KEYS))
    yield from _of_entry(Kind(entry.one_of("kind", list(Kind))), entry)


def _of_entry(kind: Kind, entry: Document) -> Iterator[tuple[str, Trigger]]:
    trigger = _trigger(kind, entry)
    for pattern in entry.strings("match"):
        yield pattern, replace(trigger, words=named_words(pattern))


def _trigger(kind: Kind, entry: Document) -> Trigger:
    return Trigger(
        rule=entry.text("rule"),
        kind=kind,
        about=entry.one_of("about", _WHO),
        polarity=Polarity(entry.one_of("polarity", list(Polarity), "positive")),
        certainty=Certainty(entry.one_of("certainty", list(Certainty), "certain")),
        facet=Facet(entry.one_of("facet", list(Facet), "whole")),
        post=entry.one_of("post", _WHOSE, "main"),
        topic=entry.text("topic", "") or None,
        exclusive=entry.flag("exclusive"),
        superseded=entry.flag("superseded"),
        weak=entry.flag("weak"),
    )


_OPERATOR_SORTS = frozenset(["idiom", "negator", "hedge", "forehedge", "pseudo"])


def _operators(doc: Document) -> Iterator[tuple[str, Operator]]:
    for entry in doc.entries("operator"):
        entry.only(("rule", "sort", "polarity", "certainty", "facet", "match"))
        polarity = entry.one_of("polarity", ["", *Polarity], "")
        certainty = entry.one_of("certainty", ["", *Certainty], "")
        facet = entry.one_of("facet", ["", *Facet], "")
        operator = Operator(
            rule=entry.text("rule"),
            sort=entry.one_of("sort", _OPERATOR_SORTS),
            polarity=Polarity(polarity) if polarity else None,
            certainty=Certainty(certainty) if certainty else None,
            facet=Facet(facet) if facet else None,
        )
        yield from ((pattern, operator) for pattern in entry.strings("match"))


def _voids(doc: Document) -> Iterator[tuple[str, Void]]:
    for entry in doc.entries("void"):
        entry.only(("rule", "kinds", "onwards", "match"))
        try:
            kinds = frozenset(Kind(kind) for kind in entry.strings("kinds"))
        except ValueError as error:
            raise LexiconError(f"{entry.name}: {error}") from error
        void = Void(entry.text("rule"), kinds, entry.flag("onwards"))
        yield from ((pattern, void) for pattern in entry.strings("match"))


def _post_frames(doc: Document) -> Iterator[tuple[str, PostFrame]]:
    for entry in doc.entries("frame"):
        entry.only(("rule", "sense", "match"))
        frame = PostFrame(entry.text("rule"), entry.text("sense"))
        yield from ((pattern, frame) for pattern in entry.strings("match"))
