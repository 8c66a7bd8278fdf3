"""What the rules of one language hold, each sort of them as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rumourdesk.lexicon.patterns import PatternIndex
from rumourdesk.model import Certainty, Facet, Kind, Polarity


@dataclass(frozen=True, slots=True)
class LineRules:
    """How lines and sentences are told apart."""

    credit_starts: tuple[str, ...]
    credit_words: tuple[str, ...]
    abbreviations: frozenset[str]
    abbreviations_before_number: frozenset[str]


@dataclass(frozen=True, slots=True)
class MentionRules:
    """Words beside a name that tell what it names."""

    organisation_ends: frozenset[str]
    body_heads: frozenset[str]
    many_sided: frozenset[str]
    body_openers: frozenset[str]
    honorifics: frozenset[str]
    person_followers: frozenset[str]
    of_places: frozenset[str]
    adjective_ends: tuple[str, ...]
    role_heads: frozenset[str]
    role_heads_before_of: frozenset[str]
    role_modifiers: frozenset[str]
    lesser_modifiers: frozenset[str]
    after_titles: frozenset[str]
    organisation_starts: frozenset[str]
    organisation_followers: frozenset[str]
    what_people_hold: frozenset[str]
    place_ends: frozenset[str]
    organisation_heads: frozenset[str]
    legal_ends: frozenset[str]
    organisation_leaders: frozenset[str]
    unknown_leaders: frozenset[str]
    national_sides: frozenset[str]
    not_names: frozenset[str]
    outlet_starts: frozenset[str]
    outlet_ends: frozenset[str]
    outlet_leaders: frozenset[str]
    telling: frozenset[str]
    person_leaders: frozenset[str]
    place_leaders: frozenset[str]
    plural_verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class FigureRules:
    """Words beside a person that tell their standing; `hires` names who fills a post of a role, and
    `backers` whose trust a holder has or lacks."""

    employers: frozenset[str]
    journalists: frozenset[str]
    players: frozenset[str]
    agents: frozenset[str]
    lesser: frozenset[str]
    contested: frozenset[str]
    by_the_way: frozenset[str]
    vague: frozenset[str]
    before_sought: frozenset[str]
    former: frozenset[str]
    backers: Mapping[str, frozenset[str]]
    hires: Mapping[str, frozenset[str]]
    kinds_by_word: Mapping[str, str]
    default_roles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReferenceRules:
    """Ways to speak of a person without the name."""

    epithet_nouns: frozenset[str]
    holder_adjectives: frozenset[str]
    holder_owners: frozenset[str]
    holder_verbs: frozenset[str]
    feminine: frozenset[str]
    either: frozenset[str]
    feminine_titles: frozenset[str]
    masculine_titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClauseRules:
    """The words at which a sentence falls into clauses."""

    after_comma: frozenset[str]
    anywhere: frozenset[str]
    finite: frozenset[str]
    subjects: frozenset[str]
    conditions: PatternIndex[str]
    temporals: PatternIndex[str]
    not_conditions: PatternIndex[str]


@dataclass(frozen=True, slots=True)
class AttributionRules:
    """Reporting verbs by strength, and the nouns that stand for sources."""

    verbs: Mapping[str, str]
    passives: PatternIndex[str]
    hearsay: PatternIndex[str]
    anonymous: PatternIndex[str]
    own: PatternIndex[str]
    back_outlet: frozenset[str]
    back_journalist: frozenset[str]
    report_nouns: frozenset[str]
    adverbs: frozenset[str]
    placeholders: frozenset[str]
    inverted: frozenset[str]
    determiners: frozenset[str]
    heads: frozenset[str]
    bare_heads: frozenset[str]
    adjectives: frozenset[str]
    links: frozenset[str]
    owned: frozenset[str]
    owned_one: frozenset[str]
    linked_heads: frozenset[str]
    bodies: Mapping[str, frozenset[str]]
    mouthpieces: frozenset[str]
    days: frozenset[str]
    confidants: frozenset[str]
    analysts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a phrase says when it stands in a clause: a claim of this kind about such a person.

    `words` are those that its pattern asks for by name, whose effect the rule has reckoned with.
    """

    rule: str
    kind: Kind
    about: str
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    facet: Facet = Facet.WHOLE
    post: str = "main"
    topic: str | None = None
    exclusive: bool = False
    superseded: bool = False
    weak: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Operator:
    """What a phrase does to the claims of its clause.

    An idiom sets values outright; a negator turns the answer about; a hedge caps the certainty.
    """

    rule: str
    sort: str
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    facet: Facet | None = None


@dataclass(frozen=True, slots=True)
class Void:
    """A phrase in which the words of a trigger say nothing: no claim of these kinds rests on it,
    nor, where it reaches `onwards`, on the rest of its clause."""

    rule: str
    kinds: frozenset[Kind]
    onwards: bool = False


@dataclass(frozen=True, slots=True)
class PostFrame:
    """A phrase that ties a person, an organisation and a role together."""

    rule: str
    sense: str


class DatePattern(NamedTuple):
    """A way of naming a time: the handler of its matches, the expression, and a shorter one for
    what stands in every match, so that a text without that need not be searched."""

    name: str
    match: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class DateRules:
    """Names of months, days, seasons (first and last month), feasts (month and day) and events
    (first and last day), and words that tell the tense."""

    months: tuple[tuple[str, int], ...]
    weekdays: tuple[tuple[str, int], ...]
    seasons: tuple[tuple[str, int, int], ...]
    feasts: tuple[tuple[str, int, int], ...]
    events: tuple[tuple[str, date, date], ...]
    past: frozenset[str]
    future: frozenset[str]
    units: frozenset[str]
    patterns: tuple[DatePattern, ...]
