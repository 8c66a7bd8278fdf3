"""Which posts a report speaks of, who holds them, and which one it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rumourdesk.extraction.parts import Figure, Mention, MentionType, Sentence, Standing
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import Found
from rumourdesk.lexicon.rules import FigureRules, PostFrame
from rumourdesk.model import Post, Span


_NEVER_HOLD = frozenset([Standing.PLAYER, Standing.JOURNALIST, Standing.AGENT])


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
    followed = Counter(
        m.person for m in mentions if m.person and m.sense in ("followed", "incumbent")
    )
    holders = _holders(mentions, followed)
    main = reader.main(mentions, holders, followed, found)
    if main is not None and main not in holders:
        guess = reader.incumbent(main, followed, holders)
        if guess is not None:
            holders[main] = guess
    return Posts(main, tuple(mentions), holders)


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
        self.at = {m.span.start: m for m in named}
        self.people = people
        self.names: Gazetteer = lexicon.names
        self.rules: FigureRules = lexicon.rules.figures
        self.bodies = Counter(m.name for m in named if m.type is MentionType.ORGANISATION)
        self.role_words = [m for m in named if m.type is MentionType.ROLE]

    def mention(self, found: Found[PostFrame]) -> PostMention | None:
        bodies = [s for s in found.slots if s[0] == "org"]
        person = found.slot("person")
        role = found.slot("role")
        name = self._name(person[0]) if person else None
        if not bodies:
            if found.payload.sense != "followed" or name is None:
                return None
            return PostMention(
                Span(found.start, found.end), Post("", ""), "followed", name, found.payload.rule
            )
        body = self._name(bodies[0][1])
        if body is None:
            return None
        post = self.post(body, self.text[role[0] : role[1]] if role else None)
        if (
            name
            and self._is_employer(name, post)
            and found.payload.sense in ("holder", "incumbent")
        ):
            return None
        return PostMention(
            Span(found.start, found.end), post, found.payload.sense, name, found.payload.rule
        )

    def _name(self, start: int) -> str | None:
        mention = self.at.get(start)
        return mention.name if mention else None

    def _is_employer(self, name: str, post: Post) -> bool:
        figure = self.people.get(name)
        if figure is None:
            return False
        return figure.standing in _NEVER_HOLD or hires(figure, post, self.rules)

    def post(self, body: str, role_words: str | None = None) -> Post:
        """The post of a body: the role that the words name there, or the usual one."""
        entry = self.names.organisation(body)
        kind = entry.kind if entry else ""
        usual = (entry.roles[0] if entry and entry.roles else "") or self.rules.default_roles.get(
            kind, ""
        )
        role = self.names.role_for(role_words, kind) if role_words else None
        if role is not None and not (
            usual and role.name in self.rules.employers and role.name != usual
        ):
            return Post(body, role.name)
        return Post(body, usual or self._common_role(kind))

    def _common_role(self, kind: str) -> str:
        """The role that the report names most, for a body of which nothing is known."""
        votes: Counter[str] = Counter()
        for mention in self.role_words:
            role = self.names.role_for(mention.span.of(self.text), kind)
            if role is not None:
                votes[role.name] += 1
        return votes.most_common(1)[0][0] if votes else "chief executive"

    def main(
        self,
        mentions: Sequence[PostMention],
        holders: Mapping[Post, str],
        followed: Counter[str],
        found: Sequence[Sentence],
    ) -> Post | None:
        scores: Counter[Post] = Counter()
        for m in mentions:
            if not m.post.organisation:
                continue
            scores[m.post] += {"vacancy": 4, "incumbent": 4, "followed": 4}.get(m.sense, 1)
        for post, holder in holders.items():
            scores[post] += 4 * followed.get(holder, 0)
        for name, count in self.bodies.items():
            post = next((p for p in scores if p.organisation == name), None) or self.post(name)
            scores[post] += min(count, 12)
        for sentence in found[:3]:
            for body in self.named:
                if body.type is MentionType.ORGANISATION and sentence.span.contains(body.span):
                    known = next((p for p in scores if p.organisation == body.name), None)
                    scores[known or self.post(body.name)] += 2
        ranked = [p for p, _ in scores.most_common() if not self._is_other(p)]
        return ranked[0] if ranked else None

    def _is_other(self, post: Post) -> bool:
        """Whether the body is one that has no post of interest here: a league, a newspaper."""
        entry = self.names.organisation(post.organisation)
        return entry is not None and entry.kind in ("league",)

    def incumbent(
        self, main: Post, followed: Counter[str], holders: Mapping[Post, str]
    ) -> str | None:
        """Who holds the post when no phrase says so: whom others are to follow, or whom the
        lexicon ties to the body as the holder of such a post."""
        elsewhere = {name for post, name in holders.items() if post != main}
        for name, _ in followed.most_common():
            if name not in elsewhere and not self._is_employer(name, main):
                return name
        return None


def hires(figure: Figure, post: Post, rules: FigureRules) -> bool:
    """Whether this person fills such a post and so cannot hold it."""
    by = rules.hires.get(post.role)
    if by is None:
        return figure.standing is Standing.EMPLOYER and post.role not in figure.roles
    if any(role in by for role in figure.roles):
        return True
    return figure.standing is Standing.EMPLOYER and post.role not in figure.roles
