"""From which words each field of a claim was read, and by which rule.

A field that no words set (an answer without a hedge is certain) has no cue, or one that says so;
`rumourdesk.comparison.why` puts all of it into words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rumourdesk.extraction.claims import Draft
from rumourdesk.extraction.parts import Mention, MentionType
from rumourdesk.extraction.posts import Posts
from rumourdesk.model import Certainty, Cue, Facet, Kind, Span

_RETYPED = {
    Kind.NEXT_ROLE: "said of the holder, and so of a next post",
    Kind.TRANSFER: "said of a player",
    Kind.WILLINGNESS: "said of somebody who does not hold the post",
    Kind.BACKGROUND: "told of the past or of another role",
}
"""Why a claim is of another kind than its words alone would make it."""
_DESCRIBED = {"epithet": "described here", "holder of the post": "spoken of by the post here"}


class Grounds:
    """Looks up the words behind the fields of one report's claims."""

    def __init__(self, shade: str, named: Sequence[Mention], posts: Posts) -> None:
        self._shade = shade
        self._posts = posts
        self._at = {m.span.start: m for m in named}
        self._named: dict[str, list[Span]] = {}
        for mention in named:
            if mention.type is not MentionType.ROLE:
                self._named.setdefault(mention.name, []).append(mention.span)

    def cues(self, draft: Draft) -> tuple[Cue, ...]:
        """The words that set each field of a claim, those of its sources and time aside."""
        where = Span(draft.trigger.start, draft.trigger.end)
        return (
            *self._kind(draft, where),
            *self._about(draft),
            *self._vacancy(draft),
            *self._answer(draft, where),
            *self._marks(draft, where),
        )

    def _kind(self, draft: Draft, where: Span) -> Iterator[Cue]:
        rule = draft.trigger.payload
        yield Cue(where, "kind", draft.kind, rule.rule)
        if draft.kind is not rule.kind and draft.kind in _RETYPED:
            yield Cue(draft.who.span or where, "kind", draft.kind, _RETYPED[draft.kind])

    def _about(self, draft: Draft) -> Iterator[Cue]:
        name, span = draft.who.name, draft.who.span
        if not name:
            return
        if span is None:
            words, how = self._unnamed(draft, name)
            if words is not None:
                yield Cue(words, "about", name, how)
            return
        mention = self._at.get(span.start)
        if mention is not None:
            here = "named here" if draft.span.contains(span) else "named before in the sentence"
            yield Cue(span, "about", name, _DESCRIBED.get(mention.rule, here))
            return
        yield Cue(span, "about", name, "pronoun")
        before = self._nearest(name, span.start)
        if before is not None:
            yield Cue(before, "about", name, "whom the pronoun stands for")

    def _unnamed(self, draft: Draft, name: str) -> tuple[Span | None, str]:
        """Where somebody is named whom the claim's own words leave out, and why it is that one."""
        rule = draft.trigger.payload
        nearest = self._nearest(name, draft.span.start)
        if rule.about == "heir":
            return nearest, "the candidate whom the report seeks most"
        of_holder = rule.about == "incumbent" or (
            rule.about == "subject" and draft.kind is Kind.EXIT
        )
        if name == self._posts.incumbent and of_holder:
            return self._holding(name) or nearest, "the holder of the report's main post"
        behind = nearest is not None and nearest.start > draft.span.start
        return nearest, "named further on" if behind else "carried over"

    def _holding(self, name: str) -> Span | None:
        """The first words that say that somebody holds the report's post."""
        main = self._posts.main
        return next(
            (m.span for m in self._posts.mentions if m.post == main and m.person == name), None
        )

    def _vacancy(self, draft: Draft) -> Iterator[Cue]:
        if draft.post is None:
            return
        words, how = self._post(draft)
        if words is not None:
            yield Cue(words, "vacancy", str(draft.post), how)

    def _post(self, draft: Draft) -> tuple[Span | None, str]:
        post, span = draft.post, draft.post_span
        assert post is not None
        if span is not None:
            if span == draft.who.span:
                return span, "the post that this person holds"
            body = self._at.get(span.start)
            whole = body is not None and body.span == span
            return span, "the body that this is about" if whole else "post named here"
        main = post == self._posts.main
        inside = next(
            (s for s in self._named.get(post.organisation, ()) if draft.span.contains(s)), None
        )
        if inside is not None:
            how = "the report's main post, at a body named here" if main else "body named here"
            return inside, how
        spoken = [m.span for m in self._posts.mentions if m.post == post]
        if main:
            first = spoken or self._named.get(post.organisation) or self._holder_named()
            return (first[0] if first else None), "the report's main post"
        before = [s for s in spoken if s.start <= draft.span.start]
        nearest = before[-1] if before else self._nearest(post.organisation, draft.span.start)
        return nearest, "post spoken of before"

    def _holder_named(self) -> list[Span]:
        """Where the holder is named, for a body that only its people tell of."""
        return self._named.get(self._posts.incumbent or "", [])

    def _answer(self, draft: Draft, where: Span) -> Iterator[Cue]:
        """Polarity, certainty and facet: what operators set, else what the trigger's rule says."""
        rule, value = draft.trigger.payload, draft.value
        fields = {c.field for c in value.cues}
        if "polarity" not in fields:
            yield Cue(where, "polarity", value.polarity, rule.rule)
        sure = any(c.field == "certainty" and c.value == value.certainty for c in value.cues)
        if draft.condition and not sure and value.certainty is not rule.certainty:
            yield Cue(draft.condition, "certainty", value.certainty, "depends on a condition")
        elif "certainty" not in fields:
            hedged = value.certainty is not Certainty.CERTAIN
            yield Cue(where, "certainty", value.certainty, rule.rule if hedged else "no hedge")
        if value.facet is not Facet.WHOLE and "facet" not in fields:
            yield Cue(where, "facet", value.facet, rule.rule)
        yield from value.cues

    def _marks(self, draft: Draft, where: Span) -> Iterator[Cue]:
        rule = draft.trigger.payload
        if draft.condition:
            yield Cue(draft.condition, "condition", "if", "condition")
        if rule.topic:
            yield Cue(where, "topic", rule.topic, rule.rule)
        if rule.exclusive:
            yield Cue(where, "exclusive", "yes", rule.rule)
        if rule.superseded:
            yield Cue(where, "superseded", "yes", rule.rule)

    def _nearest(self, name: str, at: int) -> Span | None:
        """The last place before an offset where somebody is named, or the first one behind it."""
        spans = self._named.get(name)
        if not spans:
            return None
        before = bisect_right(spans, at, key=lambda s: s.end)
        return spans[max(0, before - 1)]
