"""The stages of reading one report, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from rumourdesk.extraction.attribution import attribute
from rumourdesk.extraction.claims import Draft, drafts, merged
from rumourdesk.extraction.clauses import clauses
from rumourdesk.extraction.crediting import cited, credit_for, named_further_on
from rumourdesk.extraction.dates import TimeRef, calendar_of
from rumourdesk.extraction.facts import plain_facts
from rumourdesk.extraction.figures import figures
from rumourdesk.extraction.grounds import Grounds
from rumourdesk.extraction.intervals import Season
from rumourdesk.extraction.language import is_written_in
from rumourdesk.extraction.learned import learned
from rumourdesk.extraction.lines import lines
from rumourdesk.extraction.mentions import mentions_and_nationalities
from rumourdesk.extraction.parts import Credit, Mention, MentionType
from rumourdesk.extraction.posts import Posts, posts
from rumourdesk.extraction.pronouns import Resolver, sexes
from rumourdesk.extraction.quotes import quotes
from rumourdesk.extraction.references import epithets, holder_mentions
from rumourdesk.extraction.sentences import sentences
from rumourdesk.extraction.shadow import overwrite, shadow
from rumourdesk.extraction.slots import Slots
from rumourdesk.extraction.speakers import speaker_mentions
from rumourdesk.extraction.timing import after_dateline, when_of
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.gazetteer import fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import PERSON
from rumourdesk.lexicon.rules import Rules
from rumourdesk.model import (
    Claim,
    Cue,
    Kind,
    Reading,
    Report,
    Span,
    VacancyMention,
)

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
        i: calendar.find(shade, after_dateline(text, found[i].span), report.published, season)
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
    claims = named_further_on(claims, found, given, rules)
    taught = learned(report, named, people, spoken_posts, claims, given, lexicon)
    return Reading(claims, _vacancies(claims, spoken_posts), "en", cited(given), taught)


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
    when = when_of(draft, times, given, shade, rules)
    dated: tuple[Cue, ...] = ()
    if when is not None and when.span is not None:
        dated = (Cue(when.span, "when", f"{when.start or ''}..{when.end or ''}", when.how),)
    sources: tuple[Cue, ...] = ()
    credit = credit_for(draft, given)
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


def _vacancies(claims: Sequence[Claim], posts: Posts) -> tuple[VacancyMention, ...]:
    """Every post that some claim treats as free or contested."""
    found: dict[object, VacancyMention] = {}
    for claim in claims:
        if claim.post is None or claim.kind in _PLAIN or claim.post in found:
            continue
        holder = posts.holders.get(claim.post)
        found[claim.post] = VacancyMention(claim.post, holder, claim.span)
    return tuple(found.values())
