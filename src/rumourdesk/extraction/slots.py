"""Whom a trigger is about and which post it concerns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rumourdesk.extraction.incumbents import PostMention
from rumourdesk.extraction.listing import listed
from rumourdesk.extraction.parts import Clause, Figure, Mention, MentionType, Standing
from rumourdesk.extraction.posts import Posts, hires
from rumourdesk.extraction.pronouns import Accept, Resolver
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import ROLE, Found, words_of
from rumourdesk.lexicon.rules import Trigger
from rumourdesk.model import Kind, Post, Span

_TO_COME = frozenset(
    ["will", "would", "could", "may", "might", "can", "to", "should", "won't", "wouldn't", "if"]
) | {"ready", "keen", "willing", "decided", "wants", "want", "unhappy", "next", "set"}
_VERB_AFTER = re.compile(
    r"(?:'s?)? (?:\w+ly |also |now |then )?(?:have|has|had|are|were|is|was|want|wants|hope|hopes"
    r"|did|do|will|would|could|went|turned|opted|tried|admire|like|plan|plans|wanted|made"
    r"|considered|approached|contacted|explored|appointed|hired|chose|picked|moved|named|unveiled"
    r"|installed|poached|interviewed|targeted|sought|settled)\b"
)
_FOLLOWED = re.compile(
    rf"\b(?:succeed|replace|succeeding|replacing|over from|successor to|replacement for) "
    rf"(?:the |former |{ROLE}+ )*$"
)
_JOINED = re.compile(
    r"\b(?:join|joins|joined|joining|by|charge of|reins of|become|becomes|became|becoming) "
    r"(?:the )?(?:new |next )?$"
)
"""Words between somebody who is appointed and the body that appoints."""
_ANYBODY = frozenset(["anyone", "anybody", "those", "people", "someone", "somebody", "everyone"])
"""What "who" may be tied to besides a name."""
_FROM = re.compile(r"\b(?:of|from|at) (?:(?:the|rival|neighbouring|local|nearby) )?$")
"""Words between somebody and the body that they come from."""
_MET_BY = re.compile(
    r"\b(?:with|(?:approached|contacted|interviewed|offered|out|courted|asked|invited|seen) by) "
    r"(?:the )?$"
)
"""Words between somebody and the body that has had contact with them."""
_PRONOUNS = frozenset(["he", "she", "him", "her", "his", "himself", "herself"])
_OBJECTS = frozenset(["him", "himself", "herself"])
_CANDIDATE_KINDS = frozenset(
    [Kind.CANDIDATE, Kind.CONTACT, Kind.AGREEMENT, Kind.APPOINTMENT, Kind.INTERIM, Kind.WILLINGNESS]
)


@dataclass(frozen=True, slots=True)
class Who:
    """The person or body that a claim is about and the words that name it, if any do."""

    name: str | None
    span: Span | None
    explicit: bool = False


_NOBODY = Who(None, None)


class Slots:
    """Fills the slots of triggers from the clause, then the sentence, then what came before."""

    def __init__(
        self,
        text: str,
        shade: str,
        named: Sequence[Mention],
        people: Mapping[str, Figure],
        posts: Posts,
        resolver: Resolver,
        speakers: frozenset[Span],
        lexicon: Lexicon,
    ) -> None:
        self.text, self.shade, self.people, self.posts = text, shade, people, posts
        self.names = lexicon.names
        self.named, self.resolver, self.speakers = named, resolver, speakers
        self.within = Within(named, lambda m: m.span)
        self.bodies = Within(
            (m for m in named if m.type is MentionType.ORGANISATION), lambda m: m.span
        )
        self.spoken = Within(posts.mentions, lambda m: m.span)
        self.at = {m.span.start: m for m in named}
        self.rules = lexicon.rules.figures
        self.holders = set(posts.holders.values())
        self.incumbent = posts.holders.get(posts.main) if posts.main else None
        self.favourite = self._favourite()

    def _favourite(self) -> str | None:
        """The likely candidate whom the report names most; whom "his successor" means."""
        counts = Counter(
            m.name for m in self.named if m.type is MentionType.PERSON and self.candidate(m.name)
        )
        best = counts.most_common(1)[0][0] if counts else None
        sought = [n for n, votes in self.posts.sought.most_common() if votes > 0 and n in counts]
        return sought[0] if sought else best

    # Who may be what

    def candidate(self, name: str) -> bool:
        """Whether a person can be up for the report's post."""
        figure = self.people[name]
        if name == self.incumbent:
            return False
        if figure.standing in (Standing.PLAYER, Standing.JOURNALIST, Standing.AGENT):
            return False
        return self.posts.main is None or not hires(figure, self.posts.main, self.rules)

    def holder(self, name: str) -> bool:
        """Whether a person holds the report's post, or may if nobody is known to."""
        if self.incumbent is not None:
            return name == self.incumbent
        return self.candidate(name)

    def anybody(self, name: str) -> bool:
        """Whether a person can be the matter of a claim at all."""
        figure = self.people[name]
        if figure.standing in (Standing.JOURNALIST, Standing.AGENT):
            return False
        return self.posts.main is None or not hires(figure, self.posts.main, self.rules)

    def player(self, name: str) -> bool:
        return self.people[name].standing is Standing.PLAYER

    def who(self, found: Found[Trigger], clause: Span, sentence: Span, carried: Post | None) -> Who:
        """Whom a trigger is about: the person in its slot, or the first in its clause, sentence or
        before that the kind allows."""
        rule = found.payload
        if rule.about == "organisation":
            return self._body_or_person(clause)
        if rule.about == "body":
            return Who(self.posts.main.organisation if self.posts.main else None, None)
        if rule.about == "none":
            return Who(None, None)
        accept = self._acceptor(rule)
        if rule.kind in _CANDIDATE_KINDS and self._suitors(sentence):
            accept = self._anybody_sought
        slot = found.slot("about")
        if slot is not None:
            who = self._in_slot(slot, accept, of_holder=rule.about == "incumbent")
            if who is not None:
                return who
            if slot[0] in self.at:
                return _NOBODY
        who = self._near(found, clause, sentence, accept, rule)
        if who is not None:
            return who
        if self._about_others(clause, rule):
            return Who(None, None)
        of_holder = rule.kind is Kind.EXIT and rule.about in ("incumbent", "subject")
        if carried is not None and of_holder and not self._names_main(clause):
            return Who(self._holder_of(carried, sentence), None)
        return self._default(rule, sentence)

    def _holder_of(self, post: Post, sentence: Span) -> str | None:
        """Who holds another post: whom a phrase says, else the last person of that body."""
        if post in self.posts.holders:
            return self.posts.holders[post]
        index = self.resolver.sentence_of(sentence.start)
        if index is None:
            return None
        return self.resolver.earlier(
            index, lambda name: post.organisation in self.people[name].organisations[:1]
        )

    def listed(self, who: Who, clause: Span) -> list[tuple[Who, Span | None]]:
        """Those who stand in one list with a person, each with the "not" that excepts them."""
        people = self.resolver.people_in(clause)
        return [
            (Who(mention.name, mention.span, explicit=True), denied)
            for mention, denied in listed(self.shade, people, who.span)
            if self.candidate(mention.name) and mention.name != who.name
        ]

    def _anybody_sought(self, name: str) -> bool:
        """Where another body seeks somebody, that may be the holder of the report's post."""
        return self.candidate(name) or name == self.incumbent

    def _suitors(self, span: Span) -> list[Mention]:
        """The bodies other than the report's own that are named in a stretch and fill posts."""
        main = self.posts.main.organisation if self.posts.main else ""
        return [
            m for m in self.bodies.inside(span) if m.name != main and m.name in self.posts.bodies
        ]

    def _about_others(self, clause: Span, rule: Trigger) -> bool:
        """Whether a clause names only people who cannot be meant."""
        if rule.about in ("heir", "incumbent"):
            return False
        inside = self.resolver.people_in(clause)
        return any(self.player(m.name) or m.name == self.incumbent for m in inside)

    def _natural(self, name: str) -> bool:
        """Whether a pronoun may mean this person, whatever is said of them."""
        return self.anybody(name) or self.player(name)

    def _acceptor(self, rule: Trigger) -> Accept:
        if rule.about == "incumbent":
            return self.anybody if rule.kind in (Kind.STANDING, Kind.EXIT) else self.holder
        if rule.about == "player":
            return self.player
        if rule.kind is Kind.INTERIM:
            return self._may_stand_in
        if rule.kind in _CANDIDATE_KINDS and rule.about != "subject":
            return self.candidate
        return self.anybody

    def _may_stand_in(self, name: str) -> bool:
        """Whether a person can hold a post for a while: one of the staff may, unlike for good."""
        figure = self.people[name]
        if name == self.incumbent or figure.standing in (Standing.JOURNALIST, Standing.AGENT):
            return False
        return self.candidate(name) or self.player(name) or self.on_the_staff(name)

    def on_the_staff(self, name: str) -> bool:
        """Whether somebody hires for a post but owns and chairs nothing."""
        figure = self.people[name]
        return bool(figure.roles) and all(role in self.rules.lesser for role in figure.roles)

    def _in_slot(
        self, slot: tuple[int, int], accept: Accept, *, of_holder: bool = False
    ) -> Who | None:
        start, end = slot
        mention = self.at.get(start)
        if mention is not None:
            fits = accept(mention.name) or self.player(mention.name)
            return Who(mention.name, mention.span, explicit=True) if fits else None
        subject = self.shade[start:end] not in _OBJECTS
        name = self.resolver.pronoun(start, subject, self._natural)
        if of_holder:
            holder = self.resolver.pronoun(start, True, lambda n: n == self.incumbent)
            name = holder or name
        if name is not None and not accept(name) and not self.player(name):
            name = self.resolver.pronoun(start, subject, accept)
        return Who(name, Span(start, end), explicit=True) if name else None

    def _near(
        self, found: Found[Trigger], clause: Span, sentence: Span, accept: Accept, rule: Trigger
    ) -> Who | None:
        antecedent = self._antecedent(clause, sentence)
        if antecedent is not None and rule.about != "heir":
            fits = accept(antecedent.name) or self.player(antecedent.name)
            if found.slot("about") is None or not self.resolver.people_in(clause):
                return Who(antecedent.name, antecedent.span, explicit=True) if fits else _NOBODY
        inside = [m for m in self.resolver.people_in(clause) if accept(m.name)]
        if rule.kind in _CANDIDATE_KINDS:
            followed = found.slot("person")
            inside = [
                m
                for m in inside
                if not self._is_followed(m) and (not followed or m.span.start != followed[0])
            ]
        if rule.kind in _CANDIDATE_KINDS:
            inside = [m for m in inside if m.span not in self.speakers]
            inside.sort(key=lambda m: m.name == self.incumbent)
        if rule.about == "incumbent":
            inside = [m for m in inside if m.name in self.holders] or inside
            if rule.kind is Kind.EXIT and self.incumbent and found.slot("about") is None:
                inside = [m for m in inside if m.name in self.holders]
        if inside:
            before = [m for m in inside if m.span.start < found.start]
            pick = (before or inside)[0] if rule.about == "subject" else inside[0]
            return Who(pick.name, pick.span, explicit=True)
        if rule.about == "heir":
            return None
        for word in words_of(self.shade, clause.start, clause.end):
            text = word.group().partition("'")[0]
            if text in _PRONOUNS:
                name = self.resolver.pronoun(word.start(), text not in _OBJECTS, self._natural)
                if name and (accept(name) or self.player(name)):
                    return Who(name, Span(word.start(), word.start() + len(text)))
                if name and rule.about != "incumbent":
                    return Who(None, None)
        earlier = [m for m in self.resolver.people_in(sentence) if m.span.end <= clause.start]
        earlier.sort(key=lambda m: m.span in self.speakers)
        for mention in earlier:
            if accept(mention.name):
                return Who(mention.name, mention.span)
        return None

    def _is_followed(self, mention: Mention) -> bool:
        """Whether a name stands as the one to be succeeded."""
        before = self.shade[max(0, mention.span.start - 24) : mention.span.start]
        return _FOLLOWED.search(before) is not None

    def _antecedent(self, clause: Span, sentence: Span) -> Mention | None:
        """The person to whom a clause with "who" is tied: the last one named before it."""
        first = next(words_of(self.shade, clause.start, clause.end), None)
        if first is None or first.group() not in ("who", "whose", "whom"):
            return None
        before = self.resolver.people_in(Span(sentence.start, clause.start))
        head = self.shade[sentence.start : clause.start].rstrip(" ,").rpartition(" ")[2]
        if head in _ANYBODY:
            return None
        return before[-1] if before and clause.start > sentence.start else None

    def _default(self, rule: Trigger, sentence: Span) -> Who:
        if rule.about == "incumbent" or (rule.kind is Kind.EXIT and rule.about == "subject"):
            return Who(self.incumbent, None)
        if rule.about == "player":
            return self._player_about(sentence)
        if rule.about == "heir":
            return Who(self.favourite, None)
        index = self.resolver.sentence_of(sentence.start)
        accept = self._acceptor(rule)
        if index is None:
            return _NOBODY
        name = self.resolver.earlier(index, self._natural, same_paragraph=True)
        if name is not None:
            return Who(name, None) if accept(name) or self.player(name) else _NOBODY
        opens = index == 0 or self.resolver.heading(index)
        return Who(self.favourite, None) if opens and rule.kind in _CANDIDATE_KINDS else _NOBODY

    def _is_player(self, name: str | None) -> bool:
        return name is not None and self.player(name)

    def _player_about(self, sentence: Span) -> Who:
        """The player whom the sentences before are about, or the one after a heading."""
        index = self.resolver.sentence_of(sentence.start)
        if index is None:
            return Who(None, None)
        name = self.resolver.earlier(index, self._natural)
        if self._is_player(name):
            return Who(name, None)
        follower = self.resolver.later(index, self._natural)
        return Who(follower if self._is_player(follower) else None, None)

    def body_of(self, clause: Span) -> Who:
        """The report's own body for a clause that means no person, by name or otherwise."""
        words = (
            w.group().partition("'")[0] for w in words_of(self.shade, clause.start, clause.end)
        )
        if self.posts.main is None or self.resolver.people_in(clause):
            return _NOBODY
        if _PRONOUNS.intersection(words):
            return _NOBODY
        if self.favourite is not None and self.posts.sought.get(self.favourite, 0) >= 2:
            return Who(self.favourite, None)
        return Who(self.posts.main.organisation, None)

    def _body_or_person(self, clause: Span) -> Who:
        for mention in self.within.inside(clause):
            body = mention.type is MentionType.ORGANISATION and mention.name in self.posts.bodies
            if body or mention.type is MentionType.PERSON:
                return Who(mention.name, mention.span, explicit=True)
        return Who(self.posts.main.organisation if self.posts.main else None, None)

    # Which post

    def post(
        self, found: Found[Trigger], kind: Kind, who: Who, clause: Clause, carried: Post | None
    ) -> tuple[Post | None, Span | None]:
        """The post of a claim and the words that name it: one that its clause speaks of, else the
        one that the person holds, else the one that the paragraph or the report is about."""
        rule = found.payload
        if rule.post == "none":
            return None, None
        figure = self.people.get(who.name or "")
        own = figure.organisations[:1] if figure else ()
        if carried is not None and kind is Kind.CONTRACT and carried.organisation in own:
            return carried, None
        spoken = self._spoken_of(clause.span)
        if spoken is not None:
            return spoken.post, spoken.span
        if rule.kind in _CANDIDATE_KINDS:
            suitor = self._suitor(found, who, clause.span)
            if suitor is not None:
                return self.posts.of(suitor.name), suitor.span
        left = self._left(found) if kind is Kind.EXIT else None
        if left is not None:
            return self.posts.of(left.name), None
        if kind in (Kind.EXIT, Kind.STANDING, Kind.CONTRACT) and who.name:
            held = self.posts.held_by(who.name)
            if held is None and kind is Kind.EXIT and self.names_own(who.name, clause.span):
                held = self.posts.of(self.people[who.name].organisations[0])
            if held is not None and kind is Kind.EXIT:
                return held, who.span
            if held is not None and held == self.posts.main:
                return held, who.span
        topical = rule.kind not in (Kind.CONTRACT, Kind.STANDING, Kind.BACKGROUND)
        if carried is not None and topical and not self._names_main(clause.span):
            return carried, None
        return self.posts.main, None

    def _left(self, found: Found[Trigger]) -> Mention | None:
        """The body that a phrase says somebody leaves, if it fills posts of its own."""
        slot = found.slot("org")
        body = self.at.get(slot[0]) if slot else None
        return body if body is not None and body.name in self.posts.bodies else None

    def _spoken_of(self, span: Span) -> PostMention | None:
        """The post to be filled that a clause names, if it is another than the report's own."""
        for mention in self.spoken.touching(span):
            other = mention.sense == "vacancy" and mention.post != self.posts.main
            if other:
                return mention
        return None

    def not_leaving(self, name: str) -> bool:
        """Whether words of leaving cannot be about the report's post: somebody else holds it, or
        nobody is said to and this person is sought for it."""
        if self.incumbent is not None:
            return name != self.incumbent
        return self.posts.sought.get(name, 0) > 0

    def no_holder(self, name: str) -> bool:
        """Whether somebody is known to hold no post of the report, while another holds its own."""
        other = self.incumbent is not None and name != self.incumbent and name not in self.holders
        return other and self.posts.sought.get(name, 0) <= 0

    def owns_only(self, found: Found[Trigger]) -> bool:
        """Whether a phrase speaks of something of a person's ("his departure"), not of a deed."""
        slot = found.slot("about")
        if slot is None:
            return False
        return self.shade[slot[0] : slot[1]] in ("his", "her") or self.shade[slot[1]] == "'"

    def names_other_role(self, start: int, clause: Span, post: Post | None) -> bool:
        """Whether what somebody is named to, behind a trigger, is another role than the post's."""
        roles = [
            m
            for m in self.within.inside(clause)
            if m.type is MentionType.ROLE and m.span.start >= start
        ]
        if not roles or post is None:
            return False
        body = self.names.organisation(post.organisation)
        kind = body.kind if body else ""
        called = [self.names.role_for(m.span.of(self.text), kind) for m in roles]
        return not any(role is None or role.name == post.role for role in called)

    def to_come(self, clause: Span) -> bool:
        """Whether a clause speaks of what may yet happen and not of what has."""
        return any(w.group() in _TO_COME for w in words_of(self.shade, clause.start, clause.end))

    def names_own(self, name: str, clause: Span) -> bool:
        """Whether a clause names a body at which this person holds a post."""
        own = {p.organisation for p, holder in self.posts.holders.items() if holder == name}
        own.update(self.people[name].organisations[:1] if name in self.people else ())
        main = self.posts.main.organisation if self.posts.main else ""
        return any(m.name in own and m.name != main for m in self.bodies.inside(clause))

    def _suitor(self, found: Found[Trigger], who: Who, clause: Span) -> Mention | None:
        """A body that seeks somebody in this clause and is not the report's own: its subject, or
        the one that contact is had with."""
        main = self.posts.main.organisation if self.posts.main else ""
        bodies = self.bodies.inside(clause)
        if any(m.name == main for m in bodies):
            return None
        own = {p.organisation for p, holder in self.posts.holders.items() if holder == who.name}
        rule = found.payload
        for mention in bodies:
            hired = found.payload.kind is Kind.APPOINTMENT
            if (mention.name in own and not hired) or mention.name not in self.posts.bodies:
                continue
            after = self.shade[mention.span.end : mention.span.end + 32]
            before = self.shade[max(0, mention.span.start - 22) : mention.span.start]
            joined = rule.kind is Kind.APPOINTMENT and _JOINED.search(before) is not None
            if _FROM.search(before) and not joined:
                continue
            subject = mention.span.start <= found.start and bool(_VERB_AFTER.match(after))
            partner = found.payload.kind is Kind.CONTACT and _MET_BY.search(before) is not None
            if subject or partner or joined:
                return mention
        return None

    def _names_main(self, span: Span) -> bool:
        main = self.posts.main
        if main is None:
            return False
        names = (main.organisation, self.incumbent)
        return any(
            m.name in names
            for m in self.within.inside(span)
            if m.type in (MentionType.ORGANISATION, MentionType.PERSON)
        )
