"""Claims from triggers: one clause, one kind, whom it is about, and what its words make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rumourdesk.extraction.operators import Value, value_of, weaker
from rumourdesk.extraction.parts import Clause, Credit, LineKind, Sentence
from rumourdesk.extraction.slots import Slots, Who
from rumourdesk.lexicon.patterns import Found, words_of
from rumourdesk.lexicon.rules import Operator, Rules, Trigger, Void
from rumourdesk.model import Certainty, Cue, Kind, Polarity, Post, Span

_PRIORITY = (
    Kind.EXIT,
    Kind.CONTACT,
    Kind.AGREEMENT,
    Kind.INTERIM,
    Kind.APPOINTMENT,
    Kind.CONTRACT,
    Kind.NEXT_ROLE,
    Kind.CANDIDATE,
    Kind.WILLINGNESS,
    Kind.STANDING,
    Kind.TRANSFER,
    Kind.BACKGROUND,
)
_RANK = {kind: rank for rank, kind in enumerate(_PRIORITY)}
_MOVES = frozenset([Kind.EXIT, Kind.CANDIDATE, Kind.AGREEMENT, Kind.APPOINTMENT, Kind.WILLINGNESS])
"""What is a move between clubs when it is a player's."""
_NEXT = frozenset([Kind.CANDIDATE, Kind.WILLINGNESS])
"""What speaks of a next post when it is said of the holder and another body."""
_WOULD_BE = frozenset(["candidate", "heir"])
_LISTED = frozenset([Kind.CANDIDATE, Kind.CONTACT, Kind.WILLINGNESS, Kind.INTERIM])
"""Kinds that are said of several people at once."""
_NEEDS_NAME = frozenset([Kind.APPOINTMENT, Kind.INTERIM])
"""Kinds that are no claim where nothing in the sentence says whom they are about."""
_NAMED = frozenset([Kind.WILLINGNESS, Kind.STANDING, Kind.APPOINTMENT, Kind.INTERIM])
"""Kinds of which a mere word tells nothing where its clause does not say whom they are about."""
_RELATIVES = frozenset(["who", "whose", "which"])
_OF_BODIES = frozenset([Kind.CANDIDATE, Kind.APPOINTMENT])
"""Kinds that are told of whoever fills a post where they name nobody for it."""
_SILENT = (LineKind.CREDIT,)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim on its way: what was found, before sources and dates are added."""

    span: Span
    sentence: int
    trigger: Found[Trigger]
    kind: Kind
    who: Who
    post: Post | None
    post_span: Span | None
    value: Value
    condition: Span | None
    heading: bool


def drafts(
    shade: str,
    found: Sequence[Sentence],
    parts: Sequence[Sequence[Clause]],
    slots: Slots,
    given: Sequence[Sequence[Credit]],
    rules: Rules,
) -> list[Draft]:
    """The claims of every sentence, in text order."""
    out: list[Draft] = []
    paragraph, carried = -1, None
    for sentence, clauses, credited in zip(found, parts, given, strict=True):
        if sentence.line.kind in _SILENT or shade[sentence.span.end - 1] == "?":
            continue
        if sentence.line.paragraph != paragraph:
            paragraph, carried = sentence.line.paragraph, None
        if not rules.triggers.may_stand(shade, sentence.span.start, sentence.span.end):
            continue
        for index, clause in enumerate(clauses):
            if clause.condition or clause.temporal:
                continue
            for draft in _of_clause(
                shade, sentence, clauses, index, slots, credited, rules, carried
            ):
                out.append(draft)
                if draft.post is not None and draft.post_span is not None:
                    carried = draft.post if draft.post != slots.posts.main else None
    return out


def _of_clause(
    shade: str,
    sentence: Sentence,
    clauses: Sequence[Clause],
    index: int,
    slots: Slots,
    credited: Sequence[Credit],
    rules: Rules,
    carried: Post | None,
) -> Iterable[Draft]:
    clause = clauses[index]
    span = clause.span
    around = (sentence.span.start, sentence.span.end)
    triggers = _stated(rules.triggers.scan(shade, span.start, span.end, around), credited)
    if triggers:
        voids = rules.voids.scan(shade, span.start, span.end, around)
        triggers = _not_void(triggers, voids)
    if not triggers:
        return []
    operators = rules.operators.longest(shade, span.start, span.end, around)
    condition = _condition(clauses, index)
    whole = _with_conditions(shade, clauses, index, rules)
    firmest = _specific(triggers)
    heir = _heir(firmest, span, sentence.span, slots)
    made: list[Draft] = []
    for trigger in sorted(triggers, key=lambda t: (t not in firmest, t.start - t.end, t.start)):
        if trigger not in firmest and any(not d.trigger.payload.weak for d in made):
            break
        who = slots.who(trigger, span, sentence.span, carried)
        if who.name is None and heir is not None:
            who = heir
        if who.span is None and _speaks_of_itself(shade, span):
            continue
        if who.name is None and trigger.payload.kind in _OF_BODIES and not trigger.payload.weak:
            who = slots.body_of(span)
        kind = _kind(trigger, who, slots, span)
        if kind is None:
            continue
        said = _own(trigger, firmest, _said(trigger, operators, credited))
        value = value_of(trigger, said, shade, conditional=condition is not None)
        post, post_span = slots.post(trigger, kind, who, clause, carried)
        if kind is Kind.APPOINTMENT and slots.names_other_role(trigger.start, span, post):
            kind = Kind.BACKGROUND
        if kind is Kind.TRANSFER:
            post, post_span = None, None
        own = post == slots.posts.main
        if (
            kind is Kind.NEXT_ROLE
            and own
            and (trigger.slot("org") or trigger.payload.kind in _NEXT)
        ):
            continue
        made.append(
            Draft(
                whole,
                clause.sentence,
                trigger,
                kind,
                who,
                post,
                post_span,
                value,
                condition,
                sentence.heading,
            )
        )
    chosen = _chosen(sorted(made, key=lambda d: d.trigger.start))
    return [d for draft in chosen for d in _with_others(draft, chosen, sentence.span, slots)]


def _stated(triggers: Iterable[Found[Trigger]], credited: Sequence[Credit]) -> list[Found[Trigger]]:
    """The triggers that are no part of the words that only say who tells ("confirmed by X")."""
    telling = [c.cue for c in credited if c.rule == "according to"]
    return [t for t in triggers if not any(c.contains(Span(t.start, t.end)) for c in telling)]


def _speaks_of_itself(shade: str, clause: Span) -> bool:
    """Whether a clause is somebody's "I" or "we", of whom only the quote's speaker could tell."""
    first = next(words_of(shade, clause.start, clause.end), None)
    return first is not None and first.group().partition("'")[0] in ("i", "we", "my", "our")


def _said(
    trigger: Found[Trigger], operators: Sequence[Found[Operator]], credited: Sequence[Credit]
) -> list[Found[Operator]]:
    """The operators that belong to what is said and not to the words that credit it."""
    named = [s.span for c in credited for s in c.sources if s.span]
    named += [c.cue for c in credited if c.cue.start >= trigger.end]
    own = [o for o in operators if not any(s.start <= o.start < s.end for s in named)]
    cue = max((c.cue for c in credited if c.cue.end <= trigger.start), default=None)
    if cue is None:
        return own
    return [o for o in own if o.start >= cue.end or _denies(o)]


def _denies(operator: Found[Operator]) -> bool:
    """Whether words that credit a statement turn it about as well ("has denied that")."""
    return operator.payload.sort == "idiom" and operator.payload.polarity is Polarity.NEGATIVE


def _heir(
    triggers: Sequence[Found[Trigger]], span: Span, sentence: Span, slots: Slots
) -> Who | None:
    """Whom "his successor" means in a clause that has the phrase, for its other triggers too."""
    for trigger in triggers:
        if trigger.payload.about == "heir":
            who = slots.who(trigger, span, sentence, None)
            return who if who.name else None
    return None


def _with_others(
    draft: Draft, chosen: Sequence[Draft], span: Span, slots: Slots
) -> Iterable[Draft]:
    """The claim, and the same of everybody whom its sentence lists beside the person."""
    yield draft
    if draft.kind not in _LISTED:
        return
    named = {d.who.name for d in chosen}
    for who, denied in slots.listed(draft.who, span):
        if who.name in named:
            continue
        value = draft.value
        if denied:
            cue = Cue(denied, "polarity", Polarity.NEGATIVE, "and not")
            others = tuple(c for c in value.cues if c.field != "polarity")
            value = replace(value, polarity=Polarity.NEGATIVE, cues=(*others, cue))
        yield replace(draft, who=who, value=value)


def _specific(found: list[Found[Trigger]]) -> list[Found[Trigger]]:
    """The triggers that do not lie within a longer one."""
    return [t for t in found if not any(_lies_in(t, o) for o in found)]


def _lies_in(one: Found[Trigger], other: Found[Trigger]) -> bool:
    """Whether a phrase is part of a longer one."""
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _not_void(
    triggers: Sequence[Found[Trigger]], voids: Sequence[Found[Void]]
) -> list[Found[Trigger]]:
    """The triggers that no phrase in which their words say nothing touches."""
    return [
        t
        for t in triggers
        if not any(
            t.payload.kind in v.payload.kinds
            and t.payload.about != "body"
            and v.start < t.end
            and (t.start < v.end or v.payload.onwards)
            for v in voids
        )
    ]


def _kind(trigger: Found[Trigger], who: Who, slots: Slots, clause: Span) -> Kind | None:
    """The kind of a claim once it is known whom it is about, or None if it is none."""
    rule = trigger.payload
    if rule.kind is Kind.TRANSFER:
        return Kind.TRANSFER if who.name and slots.player(who.name) else None
    if rule.kind in (Kind.BACKGROUND, Kind.CONTRACT):
        if who.name is None:
            return None
        deal = rule.kind is Kind.CONTRACT and who.name in slots.people
        return Kind.TRANSFER if deal and slots.player(who.name) else rule.kind
    if who.name is None:
        return rule.kind if rule.kind is Kind.EXIT and slots.posts.main is not None else None
    if who.name not in slots.people:
        return rule.kind
    if who.span is None and rule.kind in _NEEDS_NAME:
        return None
    if rule.kind is Kind.STANDING and slots.no_holder(who.name):
        return None
    if slots.player(who.name) and rule.kind is not Kind.INTERIM:
        return Kind.TRANSFER if rule.kind in _MOVES else None
    if who.name == slots.incumbent and rule.kind in _NEXT and rule.about in _WOULD_BE:
        return Kind.NEXT_ROLE
    if rule.kind is Kind.NEXT_ROLE and (who.name != slots.incumbent or who.span is None):
        return None
    if rule.kind is Kind.EXIT and slots.not_leaving(who.name):
        own = who.span is None or slots.names_own(who.name, clause)
        if not own or rule.polarity is Polarity.NEGATIVE:
            if rule.polarity is Polarity.POSITIVE and slots.on_the_staff(who.name):
                return Kind.TRANSFER
            if rule.polarity is Polarity.POSITIVE and not slots.to_come(clause):
                return Kind.BACKGROUND
            acts = rule.about == "subject" and not slots.owns_only(trigger)
            return Kind.WILLINGNESS if acts else None
    return rule.kind


def _condition(clauses: Sequence[Clause], index: int) -> Span | None:
    """The condition that stands beside a clause."""
    if index + 1 < len(clauses) and clauses[index + 1].condition and not clauses[index + 1].fronted:
        return clauses[index + 1].span
    if index > 0 and clauses[index - 1].condition and clauses[index - 1].fronted:
        return clauses[index - 1].span
    return None


def _with_conditions(shade: str, clauses: Sequence[Clause], index: int, rules: Rules) -> Span:
    """The clause with the conditions and times beside it, which its statement needs."""
    end = clauses[index].span.end
    start = _subject_start(shade, clauses, index, rules)
    if index > 0 and clauses[index - 1].condition and clauses[index - 1].fronted:
        start = clauses[index - 1].span.start
    after = index + 1
    while after < len(clauses) and (
        (clauses[after].condition and not clauses[after].fronted) or clauses[after].temporal
    ):
        end = clauses[after].span.end
        after += 1
    return Span(start, end)


def _subject_start(shade: str, clauses: Sequence[Clause], index: int, rules: Rules) -> int:
    """Where a clause starts, or its subject where one with "who" parts the two ("Roe, who won the
    cup, is a long shot")."""
    start = clauses[index].span.start
    first = next(words_of(shade, start, clauses[index].span.end), None)
    if index == 0 or first is None or not _is_finite(first.group(), rules):
        return start
    aside = clauses[index - 1].span
    led = [w.group() for w in words_of(shade, aside.start, aside.end)]
    at = next((i for i, word in enumerate(led) if word in _RELATIVES), None)
    if at is None or any(_is_finite(word, rules) for word in led[:at]):
        return start
    if at:
        return aside.start
    return clauses[index - 2].span.start if index > 1 else start


def _is_finite(word: str, rules: Rules) -> bool:
    return word in rules.clauses.finite or word.endswith("n't")


def _chosen(made: Sequence[Draft]) -> list[Draft]:
    """One claim a person: the kind that comes first; others only where the text names them."""
    strong = [d for d in made if not d.trigger.payload.weak]
    if not strong:
        return sorted((d for d in made if _told_of(d)), key=_first)[:1]
    made = strong
    best: dict[str | None, Draft] = {}
    for draft in made:
        known = best.get(draft.who.name)
        if known is None or _better(draft, known):
            best[draft.who.name] = draft
    ranked = sorted(
        best.values(),
        key=lambda d: (_RANK[d.kind], d.trigger.payload.about == "body", d.trigger.start),
    )
    if not ranked:
        return []
    kept = [ranked[0]]
    for draft in ranked[1:]:
        if (
            draft.who.explicit
            and draft.kind is not Kind.BACKGROUND
            and all(draft.kind is not k.kind or _beside(draft, k) for k in kept)
        ):
            kept.append(draft)
    return kept


def _told_of(draft: Draft) -> bool:
    """Whether a clause itself says whom a mere word in it is about, so far as it must."""
    of_body = draft.trigger.payload.about == "body"
    if draft.who.span is not None or of_body:
        return True
    return draft.who.name is not None and draft.kind not in _NAMED


def _first(draft: Draft) -> tuple[bool, int, int]:
    """The order of claims that rest on a word in passing: somebody named first, then by kind."""
    return (not draft.who.explicit, _RANK[draft.kind], draft.trigger.start)


def _own(
    trigger: Found[Trigger], others: Sequence[Found[Trigger]], said: Sequence[Found[Operator]]
) -> list[Found[Operator]]:
    """The operators that are no part of a phrase about somebody else."""
    apart = [t for t in others if _each_their_own(t, trigger)]
    return [o for o in said if not any(t.start <= o.start and o.end <= t.end for t in apart)]


def _beside(a: Draft, b: Draft) -> bool:
    """Whether two claims of one kind rest on phrases that each name their own person."""
    return _each_their_own(a.trigger, b.trigger)


def _each_their_own(first: Found[Trigger], second: Found[Trigger]) -> bool:
    """Whether two phrases each name a person ("X out as Y is chosen")."""
    apart = first.end <= second.start or second.end <= first.start
    return apart and first.slot("about") is not None and second.slot("about") is not None


def _better(a: Draft, b: Draft) -> bool:
    if a.kind is not b.kind:
        return _RANK[a.kind] < _RANK[b.kind]
    denies = [d.trigger.payload.polarity is Polarity.NEGATIVE for d in (a, b)]
    if a.kind is Kind.CANDIDATE and denies[0] is not denies[1]:
        return denies[0]
    surer = a.trigger.payload.certainty, b.trigger.payload.certainty
    if surer[0] is not surer[1] and Certainty.POSSIBLE in surer:
        return surer[1] is Certainty.POSSIBLE
    lengths = a.trigger.end - a.trigger.start, b.trigger.end - b.trigger.start
    if lengths[0] == lengths[1]:
        return a.trigger.payload.superseded and not b.trigger.payload.superseded
    return lengths[0] > lengths[1]


def merged(made: Sequence[Draft]) -> list[Draft]:
    """One claim where two clauses of a sentence give the same answer."""
    out: list[Draft] = []
    first_of_sentence = 0
    for draft in made:
        if out and out[-1].sentence != draft.sentence:
            first_of_sentence = len(out)
        twin = next(
            (
                i
                for i, o in enumerate(out[first_of_sentence:], first_of_sentence)
                if (o.kind, o.who.name, o.post) == (draft.kind, draft.who.name, draft.post)
                and o.value.polarity is draft.value.polarity
                and o.value.facet is draft.value.facet
                and draft.kind is not Kind.BACKGROUND
            ),
            None,
        )
        if twin is None:
            out.append(draft)
            continue
        kept = out[twin]
        surer = weaker(kept.value.certainty, draft.value.certainty) is not draft.value.certainty
        if surer and draft.who.explicit:
            kept = replace(kept, trigger=draft.trigger, value=draft.value)
            out[twin] = kept
        if draft.span.start - kept.span.end <= 8:
            end = max(kept.span.end, draft.span.end)
            out[twin] = replace(kept, span=Span(kept.span.start, end))
        else:
            out.append(draft)
    return out
