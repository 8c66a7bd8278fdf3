"""The stages of reading one report, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from rumourdesk.extraction.attribution import attribute
from rumourdesk.extraction.claims import Draft, drafts, merged
from rumourdesk.extraction.clauses import clauses
from rumourdesk.extraction.dates import TimeRef, calendar_of
from rumourdesk.extraction.facts import plain_facts
from rumourdesk.extraction.figures import figures
from rumourdesk.extraction.grounds import Grounds
from rumourdesk.extraction.intervals import Season
from rumourdesk.extraction.language import is_written_in
from rumourdesk.extraction.learned import learned
from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.mentions import mentions_and_nationalities
from rumourdesk.extraction.parts import Credit, Mention, MentionType, Sentence
from rumourdesk.extraction.posts import Posts, posts
from rumourdesk.extraction.pronouns import Resolver, sexes
from rumourdesk.extraction.quotes import quotes
from rumourdesk.extraction.references import epithets, holder_mentions
from rumourdesk.extraction.sentences import sentences
from rumourdesk.extraction.shadow import overwrite, shadow
from rumourdesk.extraction.slots import Slots
from rumourdesk.extraction.speakers import speaker_mentions
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import PERSON, words_of
from rumourdesk.lexicon.rules import Rules
from rumourdesk.model import (
    Claim,
    Cue,
    Kind,
    Reading,
    Report,
    Source,
    SourceType,
    Span,
    VacancyMention,
    When,
)

_SAID_REACH = 14
"""Code points between "told X" and the time at which it was told."""
_TOLD = frozenset([Kind.EXIT, Kind.WILLINGNESS, Kind.STANDING, Kind.CANDIDATE])
"""Kinds whose telling is not the event itself, as the announcement of an appointment is."""
_DATELINE = re.compile(r"[A-Z]{3}[A-Za-z0-9 .,'’/-]{0,50}(?:\([A-Za-z /]{2,24}\)\s?)?\s?[–—-]\s")
_NAMED = frozenset([SourceType.OUTLET, SourceType.JOURNALIST])
_OPENING = 3
"""Paragraphs in which "reports" may stand for sources that are named further on."""
_ACTS = frozenset([Kind.WILLINGNESS, Kind.STANDING])
"""Kinds of which the telling is itself the event, where the person concerned tells it."""
_BEING = frozenset(["was", "were", "been", "is", "are"])
_UNREAL = frozenset(["to", "leaving", "going", "leave"])
_PLAIN = frozenset([Kind.TRANSFER, Kind.BACKGROUND])


def read(report: Report, lexicon: Lexicon) -> Reading:
    """What a report claims, in text order, and the posts that it speaks of as free or contested.

    Equal input gives equal output. A text in another language than the rules' gives no claims.
    """
    text, rules = report.text, lexicon.rules
    if not is_written_in(text, rules.function_words, rules.clauses.finite):
        return Reading((), (), "und")
    found_lines = lines(text, report.title, rules.lines)
    found = sentences(text, found_lines, rules.lines)
    quoted = quotes(text, found_lines)
    named, nations = mentions_and_nationalities(text, found, lexicon)
    named = _with_own(named, report.outlet)
    shade = shadow(text, named, quoted)
    people = figures(text, shade, named, lexicon)
    spoken = epithets(text, shade, named, people, nations, report.published, lexicon)
    shade = overwrite(shade, (m.span for m in spoken), PERSON)
    named = _laid_over(named, spoken)
    spoken_posts = posts(text, shade, found, named, people, lexicon)
    main, holder = spoken_posts.main, spoken_posts.incumbent
    if main is not None and holder is not None:
        known = [m for m in named if m.type is MentionType.PERSON]
        titled = holder_mentions(text, shade, main, holder, known, lexicon)
        shade = overwrite(shade, (m.span for m in titled), PERSON)
        named = _laid_over(named, titled)
    body = main.organisation if main else None
    given = attribute(text, shade, found, quoted, named, people, report.outlet, body, lexicon)
    own = speaker_mentions(shade, quoted, given, people)
    shade = overwrite(shade, (m.span for m in own), PERSON)
    named = _laid_over(named, own)
    persons = [m for m in named if m.type is MentionType.PERSON]
    resolver = Resolver(shade, found, persons, sexes(shade, persons, lexicon))
    parts = clauses(shade, found, rules.clauses)
    speakers = frozenset(s.span for line in given for c in line for s in c.sources if s.span)
    slots = Slots(text, shade, named, people, spoken_posts, resolver, speakers, lexicon)
    made = merged(drafts(shade, found, parts, slots, given, rules))
    made += plain_facts(shade, found, parts, made, slots, given, rules)
    calendar = calendar_of(rules.dates)
    season = _season(spoken_posts, lexicon)
    times = {
        i: calendar.find(shade, _after_dateline(text, found[i].span), report.published, season)
        for i in {d.sentence for d in made}
    }
    grounds = Grounds(shade, named, spoken_posts)
    claims = tuple(
        sorted(
            (
                _claim(text, shade, d, given[d.sentence], times[d.sentence], grounds.cues(d), rules)
                for d in made
            ),
            key=_order,
        )
    )
    claims = _made_good(claims, found, rules)
    taught = learned(report, named, people, spoken_posts, claims, given, lexicon)
    return Reading(claims, _vacancies(claims, spoken_posts), "en", _cited(given), taught)


def _after_dateline(text: str, span: Span) -> Span:
    """A sentence without an agency's "ROME, 7 Dec (ANSA) - ", which dates the report."""
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _with_own(named: Sequence[Mention], outlet: str | None) -> tuple[Mention, ...]:
    """The mentions, those of the report's own outlet as such even if no list knows it."""
    own = fold(outlet or "")
    return tuple(
        replace(m, type=MentionType.OUTLET, rule="own outlet")
        if own and fold(m.name) == own and m.type is not MentionType.OUTLET
        else m
        for m in named
    )


def _laid_over(named: Sequence[Mention], better: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with others put in the place of those that they touch."""
    taken = Within(better, lambda m: m.span)
    kept = [m for m in named if not taken.touching(m.span)]
    return tuple(sorted([*kept, *better], key=lambda m: m.span))


def _order(claim: Claim) -> tuple[int, int, str, str]:
    return (claim.span.start, claim.span.end, claim.kind, claim.about or "")


def _season(posts: Posts, lexicon: Lexicon) -> Season:
    """The calendar of the body that the report is about; from autumn to summer if unknown."""
    body = lexicon.names.organisation(posts.main.organisation) if posts.main else None
    return Season(autumn=body is None or body.season != "calendar")


def _of_saying(shade: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a time tells when something was said: a verb of reporting in the past stands before
    it and no further verb between ("announced his departure on Friday")."""
    words = [w.group() for w in words_of(shade, start, end)]
    for k in range(len(words) - 1, -1, -1):
        word = words[k]
        if word == "told" and k and words[k - 1] in _BEING:
            return False
        if word in rules.clauses.finite or word in _UNREAL:
            return word in rules.attribution.verbs and word.endswith(("ed", "said", "told"))
        if word in rules.attribution.verbs:
            return word.endswith(("ed", "said", "told"))
    return False


def _when(
    draft: Draft, times: Sequence[TimeRef], given: Sequence[Credit], shade: str, rules: Rules
) -> When | None:
    """The resolved time nearest to a claim's trigger that is not when it was said, unless saying
    so is what somebody did ("told friends in May that she would accept")."""
    inside = [t for t in times if draft.span.contains(t.span)]
    if not inside:
        return None
    said = [c.cue.end for c in given]
    told = {
        t.span
        for t in inside
        if any(0 <= t.span.start - end <= _SAID_REACH for end in said)
        or (draft.kind in _TOLD and _of_saying(shade, draft.span.start, t.span.start, rules))
    }
    dated = [(t, w) for t in inside if (w := t.as_when()) is not None]
    events = [(t, w) for t, w in dated if t.span not in told]
    if not events and draft.kind in _ACTS and _by_somebody(given):
        events = dated
    if not events:
        return None
    begun = [(t, w) for t, w in events if w.end is None]
    if draft.kind is Kind.APPOINTMENT and begun:
        events = begun
    start, end = draft.trigger.start, draft.trigger.end

    def distance(pair: tuple[TimeRef, When]) -> tuple[int, int]:
        span = pair[0].span
        return (max(0, span.start - end, start - span.end), span.start)

    return min(events, key=distance)[1]


def _by_somebody(given: Sequence[Credit]) -> bool:
    """Whether what a sentence says is credited to persons alone, and to no report."""
    sources = [s for c in given for s in c.sources]
    return bool(sources) and not any(s.type in _NAMED for s in sources)


def _claim(
    text: str,
    shade: str,
    draft: Draft,
    given: Sequence[Credit],
    times: Sequence[TimeRef],
    cues: Sequence[Cue],
    rules: Rules,
) -> Claim:
    rule = draft.trigger.payload
    when = _when(draft, times, given, shade, rules)
    dated: tuple[Cue, ...] = ()
    if when is not None and when.span is not None:
        dated = (Cue(when.span, "when", f"{when.start or ''}..{when.end or ''}", when.how),)
    sources: tuple[Cue, ...] = ()
    credit = _credit_for(draft, given)
    if credit is not None and credit.sources:
        names = ", ".join(s.name for s in credit.sources)
        sources = (Cue(credit.cue, "sources", names, credit.rule),)
    backer = None if rule.topic else _backer(text, draft, rules.figures.backers)
    topical = (Cue(backer[1], "topic", backer[0], "whose trust it is"),) if backer else ()
    return Claim(
        span=draft.span,
        quote=draft.span.of(text),
        kind=draft.kind,
        about=draft.who.name,
        post=draft.post,
        polarity=draft.value.polarity,
        certainty=draft.value.certainty,
        facet=draft.value.facet,
        condition=draft.condition,
        sources=credit.sources if credit else (),
        when=when,
        topic=backer[0] if backer else rule.topic,
        exclusive=rule.exclusive,
        superseded=rule.superseded,
        from_heading=draft.heading,
        cues=(*cues, *sources, *dated, *topical),
    )


def _backer(
    text: str, draft: Draft, backers: Mapping[str, frozenset[str]]
) -> tuple[str, Span] | None:
    """Whose backing a claim of standing speaks of: the body of people named nearest to its phrase,
    and the words that name it."""
    if draft.kind is not Kind.STANDING:
        return None
    span, middle = draft.span, draft.trigger.start
    found = [
        (abs(m.start() - middle), who, Span(m.start(), m.end()))
        for who, names in backers.items()
        for name in names
        for m in _naming(name).finditer(text, span.start, span.end)
    ]
    return min(found)[1:] if found else None


@cache
def _naming(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)


def _credit_for(draft: Draft, given: Sequence[Credit]) -> Credit | None:
    """The narrowest stretch that holds the trigger; the later one of equals."""
    where = Span(draft.trigger.start, draft.trigger.end)
    holding = [
        c
        for c in given
        if c.span.overlaps(where) and not (draft.kind in _PLAIN and c.rule == "carried on")
    ]
    return min(reversed(holding), key=lambda c: c.span.end - c.span.start, default=None)


def _made_good(
    claims: Sequence[Claim], found: Sequence[Sentence], rules: Rules
) -> tuple[Claim, ...]:
    """The claims, those of the opening that rest on mere "reports" credited to whom the report goes
    on to name for the same statement, where that is one outlet or journalist."""
    opening = next((s.span.end for s in reversed(found) if s.line.paragraph < _OPENING), 0)
    placeholders = rules.attribution.placeholders
    out = []
    for claim in claims:
        vague = len(claim.sources) == 1 and claim.sources[0].name.casefold() in placeholders
        if vague and claim.span.start < opening and claim.kind not in _PLAIN:
            chains = {
                tuple((s.name, s.type) for s in other.sources): other
                for other in claims
                if other.span.start > claim.span.start
                and (other.kind, other.about, other.polarity)
                == (claim.kind, claim.about, claim.polarity)
                and any(s.type in _NAMED for s in other.sources)
            }
            if len(chains) == 1:
                told = next(iter(chains.values())).sources
                claim = replace(claim, sources=told)
        out.append(claim)
    return tuple(out)


def _cited(given: Sequence[Sequence[Credit]]) -> tuple[Source, ...]:
    """The outlets and journalists credited in any sentence, each once, in order; without those set
    behind a line in brackets, where each line has its own."""
    told = (c for line in given for c in line if c.rule != "label")
    credited = (s for c in told for s in c.sources if s.type in _NAMED)
    return tuple({(s.name, s.type): s for s in credited}.values())


def _vacancies(claims: Sequence[Claim], posts: Posts) -> tuple[VacancyMention, ...]:
    """Every post that some claim treats as free or contested."""
    found: dict[object, VacancyMention] = {}
    for claim in claims:
        if claim.post is None or claim.kind in _PLAIN or claim.post in found:
            continue
        holder = posts.holders.get(claim.post)
        found[claim.post] = VacancyMention(claim.post, holder, claim.span)
    return tuple(found.values())
