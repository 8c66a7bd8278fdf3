"""Which posts a report speaks of, who holds them, and which one it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rumourdesk.extraction.parts import Figure, Mention, MentionType, Sentence, Standing
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.gazetteer import Gazetteer, fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import Found
from rumourdesk.lexicon.rules import FigureRules, PostFrame, Trigger
from rumourdesk.model import Certainty, Kind, Polarity, Post, Span

_SOUGHT = frozenset([Kind.CANDIDATE, Kind.APPOINTMENT, Kind.INTERIM])
_NEVER_HOLD = frozenset([Standing.PLAYER, Standing.JOURNALIST, Standing.AGENT])


_PEOPLE_ENOUGH = 3
"""People of one body, who fills its posts among them, that tell of it where it is not named."""
_WEIGHTS = {"vacancy": 4, "incumbent": 4, "followed": 4, "holder": 1}
"""How much each sense of a phrase says that the report is about that body's post."""


@dataclass(frozen=True, slots=True)
class PostMention:
    """A place where a post is spoken of, and in which sense (see posts.toml)."""

    span: Span
    post: Post
    sense: str
    person: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of a report: the one it is about, all that are mentioned, and their holders."""

    main: Post | None
    mentions: tuple[PostMention, ...]
    holders: Mapping[Post, str]
    bodies: Mapping[str, Post]
    sought: Counter[str]

    @property
    def incumbent(self) -> str | None:
        """Who holds the post that the report is about."""
        return self.holders.get(self.main) if self.main else None

    def of(self, body: str) -> Post:
        """The post of an organisation of the report."""
        return self.bodies.get(body) or Post(body, self.main.role if self.main else "")

    def held_by(self, name: str) -> Post | None:
        """The post that somebody holds, the report's own first."""
        if self.main is not None and self.holders.get(self.main) == name:
            return self.main
        return next((post for post, holder in self.holders.items() if holder == name), None)


def posts(
    text: str,
    shade: str,
    found: Sequence[Sentence],
    named: Sequence[Mention],
    people: Mapping[str, Figure],
    lexicon: Lexicon,
) -> Posts:
    """Read the posts of a report from its phrases, and from the lexicon where they are silent."""
    reader = _Reader(text, named, people, lexicon)
    mentions = [
        m
        for s in found
        for f in lexicon.rules.posts.longest(shade, s.span.start, s.span.end)
        if (m := reader.mention(f)) is not None
    ]
    mentions += [
        PostMention(m.span, reader.post(*m.holds), "holder", m.name, m.rule)
        for m in named
        if m.holds is not None
    ]
    followed = Counter(
        m.person for m in mentions if m.person and m.sense in ("followed", "incumbent")
    )
    holders = _holders(mentions, followed)
    main = reader.main(mentions, holders, followed, found)
    holders = {**reader.followed_elsewhere(mentions, main, found), **holders}
    left, sought = reader.polled(shade, found, main)
    if main is not None and main not in holders:
        titled = Counter(
            m.person
            for m in mentions
            if m.person and m.sense == "titled" and m.post.role == main.role
        )
        guess = reader.incumbent(main, followed + titled, left, sought, holders)
        if guess is not None:
            holders[main] = guess
    bodies = {
        b: main if main and main.organisation == b else reader.post(b) for b in reader.hiring()
    }
    return Posts(main, tuple(mentions), holders, bodies, sought)


def _holders(mentions: Sequence[PostMention], followed: Counter[str]) -> dict[Post, str]:
    votes: dict[Post, Counter[str]] = {}
    for m in mentions:
        if m.person and m.sense in ("holder", "incumbent"):
            votes.setdefault(m.post, Counter())[m.person] += 2 if m.sense == "incumbent" else 1
    for counter in votes.values():
        for person in counter:
            counter[person] += followed.get(person, 0)
    return {post: counter.most_common(1)[0][0] for post, counter in votes.items()}


class _Reader:
    def __init__(
        self, text: str, named: Sequence[Mention], people: Mapping[str, Figure], lexicon: Lexicon
    ) -> None:
        self.text = text
        self.named = named
        self.within = Within(named, lambda m: m.span)
        self.at = {m.span.start: m for m in named}
        self.people = people
        self.names: Gazetteer = lexicon.names
        self.rules: FigureRules = lexicon.rules.figures
        self.bodies = Counter(m.name for m in named if m.type is MentionType.ORGANISATION)
        self.triggers = lexicon.rules.triggers
        self.function_words = lexicon.rules.function_words
        self.role_words = [m for m in named if m.type is MentionType.ROLE]

    def mention(self, found: Found[PostFrame]) -> PostMention | None:
        bodies = [s for s in found.slots if s[0] == "org"]
        person = found.slot("person")
        role = found.slot("role")
        name = self._name(person[0]) if person else None
        if role and self._is_lesser(self.text[role[0] : role[1]]):
            return None
        if not bodies:
            sense = found.payload.sense
            if sense not in ("followed", "titled") or name is None:
                return None
            if sense == "titled" and self._qualified(found.start):
                return None
            title = self.names.role_for(self.text[role[0] : role[1]]) if role else None
            post = Post("", title.name if title and sense == "titled" else "")
            return PostMention(Span(found.start, found.end), post, sense, name, found.payload.rule)
        body = self._name(bodies[0][1])
        if body is None:
            return None
        words = self.text[role[0] : role[1]] if role else None
        post = self.post(body, words, sought=found.payload.sense == "vacancy")
        if (
            name
            and self._is_employer(name, post)
            and found.payload.sense in ("holder", "incumbent")
        ):
            return None
        return PostMention(
            Span(found.start, found.end), post, found.payload.sense, name, found.payload.rule
        )

    def _qualified(self, start: int) -> bool:
        """Whether a word of another sort stands right before a title ("fitness coach Ann Roe")."""
        before = self.text[max(0, start - 24) : start]
        word = before.split()[-1] if before.strip() else ""
        return word.isalpha() and word.casefold() not in self.function_words

    def followed_elsewhere(
        self, mentions: Sequence[PostMention], main: Post | None, found: Sequence[Sentence]
    ) -> dict[Post, str]:
        """Who held the posts of other bodies: whoever is to be followed in a sentence that names
        one such body alone, to which the lexicon ties that person."""
        spans = [s.span for s in found]
        own = main.organisation if main else ""
        out: dict[Post, str] = {}
        for mention in mentions:
            if mention.sense != "followed" or mention.post.organisation or not mention.person:
                continue
            i = bisect_right(spans, mention.span) - 1
            inside = self.within.inside(spans[i]) if i >= 0 else []
            bodies = {
                m.name
                for m in inside
                if m.type is MentionType.ORGANISATION and m.name in self._tied(mention.person)
            }
            if len(bodies) == 1 and own not in bodies:
                out.setdefault(self.post(bodies.pop()), mention.person)
        return out

    def _is_lesser(self, words: str) -> bool:
        """Whether a role is one under the post that reports contest."""
        role = self.names.role_for(words)
        return words.casefold() in self.rules.lesser or (
            role is not None and role.name in self.rules.lesser
        )

    def hiring(self) -> list[str]:
        """The organisations of the report that fill posts such as its own."""
        return [name for name in self.bodies if self._hires(name)]

    def _name(self, start: int) -> str | None:
        mention = self.at.get(start)
        return mention.name if mention else None

    def _is_employer(self, name: str, post: Post) -> bool:
        figure = self.people.get(name)
        if figure is None:
            return False
        return figure.standing in _NEVER_HOLD or hires(figure, post, self.rules)

    def post(self, body: str, role_words: str | None = None, *, sought: bool = False) -> Post:
        """The post of a body: the role that the words name there, or the usual one.

        A role that fills posts is the one meant only where it is itself `sought`.
        """
        entry = self.names.organisation(body)
        kind = entry.kind if entry else self._kind_by_word(body)
        usual = (entry.roles[0] if entry and entry.roles else "") or self.rules.default_roles.get(
            kind, ""
        )
        role = self.names.role_for(role_words, kind) if role_words else None
        if role is not None and not (
            not sought and usual and role.name in self.rules.employers and role.name != usual
        ):
            return Post(body, role.name)
        if entry is None and kind != "club":
            return Post(body, self._common_role(kind) or usual or "chief executive")
        return Post(body, usual or self._common_role(kind) or "chief executive")

    def _kind_by_word(self, body: str) -> str:
        """What sort of body an unknown name tells of ("Harwick Town", "Alder University")."""
        words = fold(body).split()
        return next(
            (k for w in (words[-1:] + words[:1]) if (k := self.rules.kinds_by_word.get(w))), ""
        )

    def _common_role(self, kind: str) -> str:
        """The contested role that the report names most, or none; for a body of which nothing is
        known."""
        votes: Counter[str] = Counter()
        for mention in self.role_words:
            role = self.names.role_for(mention.span.of(self.text), kind)
            if role is not None and role.name in self.rules.contested:
                votes[role.name] += 1 if role.name in self.rules.employers else 2
        return votes.most_common(1)[0][0] if votes else ""

    def main(
        self,
        mentions: Sequence[PostMention],
        holders: Mapping[Post, str],
        followed: Counter[str],
        found: Sequence[Sentence],
    ) -> Post | None:
        """The post that the report is about: that of the body which most of its phrases of vacancy,
        its opening, its people and its mentions point to."""
        scores: Counter[str] = Counter()
        for m in mentions:
            scores[m.post.organisation] += _WEIGHTS.get(m.sense, 0)
        for post, holder in holders.items():
            scores[post.organisation] += 4 * min(followed.get(holder, 0), 3)
        ties = Counter(body for name in self.people for body in self._tied(name))
        told_by_people = {
            body
            for body, count in ties.items()
            if count >= _PEOPLE_ENOUGH and any(self._runs(person, body) for person in self.people)
        }
        for name in {**self.bodies, **dict.fromkeys(sorted(told_by_people))}:
            scores[name] += min(self.bodies[name], 12) + min(ties[name], 4)
            scores[name] += 3 * any(self._runs(person, name) for person in self.people)
            scores[name] += 5 * any(name in self._tied(person) for person in followed)
        for sentence in found[:3]:
            weight = 6 if sentence.heading else 2
            opening = self.within.inside(sentence.span)
            for name in {m.name for m in opening if m.type is MentionType.ORGANISATION}:
                scores[name] += weight
        for name in self._only_elsewhere(mentions, followed):
            scores[name] -= 4
        scores.pop("", None)
        ranked = [name for name, score in scores.most_common() if score > 0 and self._hires(name)]
        unnamed = [body for name in followed for body in self._tied(name)]
        unnamed.sort(key=lambda body: -ties[body])
        unnamed += [body for body, count in ties.most_common(1) if count > 1]
        best = next(iter([*ranked, *unnamed]), None)
        return self._post_of(best, mentions) if best else None

    def _post_of(self, body: str, mentions: Sequence[PostMention]) -> Post:
        """The post of a body as its phrases of vacancy name it, or others, or the usual one."""
        for senses in (("vacancy", "incumbent"), ("holder",)):
            votes = Counter(
                m.post for m in mentions if m.post.organisation == body and m.sense in senses
            )
            if votes:
                return votes.most_common(1)[0][0]
        return self.post(body)

    def _tied(self, name: str) -> tuple[str, ...]:
        """The bodies that somebody is known to belong to."""
        figure = self.people.get(name)
        return figure.organisations if figure else ()

    def _runs(self, name: str, body: str) -> bool:
        """Whether somebody is among those who fill the posts of a body."""
        figure = self.people[name]
        return figure.standing is Standing.EMPLOYER and body in figure.organisations

    def _only_elsewhere(self, mentions: Sequence[PostMention], followed: Counter[str]) -> set[str]:
        """Bodies named only for where somebody comes from who is not to be followed."""
        first, second = (*self.bodies.most_common(2), ("", 0), ("", 0))[:2]
        most = first[0] if first[1] >= 3 and first[1] >= 1.5 * second[1] else None
        held = {
            m.post.organisation
            for m in mentions
            if m.post.organisation != most
            and m.sense in ("holder", "former", "elsewhere")
            and m.person
            and m.person not in followed
        }
        sought = {m.post.organisation for m in mentions if m.sense in ("vacancy", "incumbent")}
        return held - sought

    def _hires(self, body: str) -> bool:
        """Whether a body fills posts of its own in such a report; a league or a paper does not."""
        entry = self.names.organisation(body)
        return entry is None or entry.kind not in ("league", "broadcaster")

    def incumbent(
        self,
        main: Post,
        followed: Counter[str],
        left: Counter[str],
        sought: Counter[str],
        holders: Mapping[Post, str],
    ) -> str | None:
        """Who holds the post when no phrase says so: whom the phrases of leaving, staying and
        standing in the report are about, if the lexicon ties them to the body."""
        elsewhere = {name for post, name in holders.items() if post != main}
        votes = Counter({name: 3 * count for name, count in followed.items()})
        votes.update({name: 2 * count for name, count in left.items()})
        votes.subtract({name: abs(count) for name, count in sought.items()})
        for name, count in votes.most_common():
            tied = main.organisation in self._tied(name) or followed.get(name, 0) > 0 or count > 1
            only = sum(1 for votes_for in votes.values() if votes_for > 0) == 1
            sure = count > 1 or name in followed or (only and main.organisation in self._tied(name))
            if (
                count > 0
                and sure
                and tied
                and name not in elsewhere
                and not self._is_employer(name, main)
            ):
                return name
        return self._named_most(main, sought, elsewhere)

    def _named_most(self, main: Post, sought: Counter[str], elsewhere: set[str]) -> str | None:
        """The one whom the lexicon ties to the body as a holder of posts and whom the report names
        again and again, but for none of its posts."""
        counts = Counter(m.name for m in self.named if m.type is MentionType.PERSON)
        tied = [
            name
            for name, count in counts.most_common()
            if count > 1
            and self.people[name].standing is Standing.HOLDER
            and main.organisation in self._tied(name)
            and not sought.get(name)
            and name not in elsewhere
            and not self._is_employer(name, main)
        ]
        return tied[0] if len(tied) == 1 else None

    def polled(
        self, shade: str, found: Sequence[Sentence], main: Post | None
    ) -> tuple[Counter[str], Counter[str]]:
        """How often each person is near a phrase of leaving or standing, and of being sought."""
        left: Counter[str] = Counter()
        sought: Counter[str] = Counter()
        for sentence in found:
            people = self.people_in(sentence.span)
            if not people:
                continue
            elsewhere = self._seeks_elsewhere(sentence.span, main)
            for f in self.triggers.scan(shade, sentence.span.start, sentence.span.end):
                rule = f.payload
                if rule.weak or rule.about == "heir":
                    continue
                name = self._slot_or_first(f, people)
                to_follow = f.slot("person")
                if to_follow and self._name(to_follow[0]) == name and rule.kind in _SOUGHT:
                    continue
                if self._leaves_another(f, main):
                    continue
                if rule.kind is Kind.NEXT_ROLE and not self._goes_elsewhere(f, main):
                    continue
                if rule.kind is Kind.CONTACT:
                    left[name] -= 1
                elif rule.kind in (Kind.EXIT, Kind.STANDING, Kind.NEXT_ROLE):
                    left[name] += 2 if self._in_slot(f) else 1
                elif rule.kind in _SOUGHT and not elsewhere:
                    sign = -1 if rule.polarity is Polarity.NEGATIVE else 1
                    sought[name] += sign * (1 if rule.certainty is Certainty.POSSIBLE else 2)
        return left, sought

    def people_in(self, span: Span) -> list[Mention]:
        return [m for m in self.within.inside(span) if m.type is MentionType.PERSON]

    def _seeks_elsewhere(self, span: Span, main: Post | None) -> bool:
        """Whether a sentence names other bodies that fill posts, and not the report's own."""
        named = {m.name for m in self.within.inside(span) if m.type is MentionType.ORGANISATION}
        own = main is not None and main.organisation in named
        return not own and any(self._hires(name) for name in named)

    def _leaves_another(self, found: Found[Trigger], main: Post | None) -> bool:
        """Whether a phrase of leaving names another body than the report's own."""
        slot = found.slot("org")
        name = self._name(slot[0]) if slot and found.payload.kind is Kind.EXIT else None
        return name is not None and main is not None and name != main.organisation

    def _goes_elsewhere(self, found: Found[Trigger], main: Post | None) -> bool:
        """Whether a phrase of a next post names another body than the report's own."""
        slot = found.slot("org")
        name = self._name(slot[0]) if slot else None
        return name is not None and main is not None and name != main.organisation

    def _in_slot(self, found: Found[Trigger]) -> Mention | None:
        """The person by name in the slot of a trigger."""
        slot = found.slot("about")
        mention = self.at.get(slot[0]) if slot else None
        person = mention is not None and mention.type is MentionType.PERSON
        return mention if person else None

    def _slot_or_first(self, found: Found[Trigger], people: Sequence[Mention]) -> str:
        mention = self._in_slot(found)
        if mention is not None:
            return mention.name
        before = [m for m in people if m.span.start <= found.start]
        return (before or people)[0].name


def hires(figure: Figure, post: Post, rules: FigureRules) -> bool:
    """Whether this person fills such a post and so cannot hold it. Where nothing says who fills
    it, somebody with an office at other bodies alone does not."""
    by = rules.hires.get(post.role)
    if by is not None and figure.roles:
        return any(role in by for role in figure.roles)
    if figure.roles and figure.organisations and post.organisation not in figure.organisations:
        return False
    return figure.standing is Standing.EMPLOYER and post.role not in figure.roles
