"""Which posts a report speaks of, who holds them, and which one it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rumourdesk.extraction.incumbents import PostMention, Said, holder_of
from rumourdesk.extraction.parts import Figure, Mention, MentionType, Sentence, Standing
from rumourdesk.extraction.polling import Poll
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.entries import Role
from rumourdesk.lexicon.gazetteer import Gazetteer, fold
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.lexicon.patterns import Found, words_of
from rumourdesk.lexicon.rules import FigureRules, PostFrame
from rumourdesk.model import Post, Span

_NEVER_HOLD = frozenset([Standing.PLAYER, Standing.JOURNALIST, Standing.AGENT])


_BODILESS = frozenset(["followed", "titled", "interim", "heir"])
"""Senses that phrases have without naming the body."""
_TELLS_OF = frozenset(["vacancy", "incumbent", "seeks"])
_OPENS = 4
"""How much more it says of a body that a report opens with its vacancy."""
_SOUGHT_ROLE = 3
"""How much more a role says that is spoken of as sought."""
_FREE = frozenset(["sought", "vacancy"])
"""Senses in which a post is one to be filled, whatever its rank."""
_TELLING = frozenset(["followed", "interim", "heir"])
"""Senses that overlap with the phrases of posts and take nothing from them."""
_QUOTED = '"“”«»'
"""Marks between which somebody else speaks, so that a post on one side is not its neighbour's."""
_PEOPLE_ENOUGH = 3
"""People of one body, who fills its posts among them, that tell of it where it is not named."""
_WEIGHTS = {"vacancy": 4, "incumbent": 4, "followed": 4, "holder": 1, "named": 2, "seeks": 3}
"""How much each sense of a phrase says that the report is about that body's post."""


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
    reader = _Reader(text, shade, named, people, lexicon)
    mentions = [
        m
        for s in found
        for f in _phrases(shade, s.span, lexicon)
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
    heirs = Counter(m.person for m in mentions if m.person and m.sense == "heir")
    followed = followed - heirs
    holders = _holders(mentions, followed)
    main = reader.main(mentions, holders, followed, found)
    holders = {**reader.followed_elsewhere(mentions, main, found), **holders}
    poll = Poll(shade, reader.within, reader.at, reader.hires, lexicon.rules.triggers)
    left, sought = poll.count(found, main)
    if main is not None:
        mentions = [reader.placed(m, main) for m in mentions]
        said = Said(mentions, left, sought, people)
        holder = reader.incumbent(main, said, holders)
        holders.pop(main, None)
        if holder is not None:
            holders[main] = holder
    bodies = {
        b: main if main and main.organisation == b else reader.post(b) for b in reader.hiring()
    }
    return Posts(main, tuple(mentions), holders, bodies, sought)


def _phrases(shade: str, span: Span, lexicon: Lexicon) -> list[Found[PostFrame]]:
    """The phrases of a sentence: those that name posts apart from each other, and what tells of
    somebody without a post once for each name and sense."""
    found = sorted(
        lexicon.rules.posts.scan(shade, span.start, span.end),
        key=lambda f: (f.start - f.end, f.start),
    )
    kept: list[Found[PostFrame]] = []
    told: dict[tuple[str, int], Found[PostFrame]] = {}
    for f in found:
        person, role = f.slot("person"), f.slot("role")
        if f.payload.sense == "sought" and role is not None:
            told.setdefault(("sought", role[0]), f)
        elif f.payload.sense in _TELLING:
            if person is not None:
                told.setdefault((f.payload.sense, person[0]), f)
        elif all(f.end <= k.start or k.end <= f.start for k in kept):
            kept.append(f)
    return sorted([*kept, *told.values()], key=lambda f: (f.start, f.end))


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
        self,
        text: str,
        shade: str,
        named: Sequence[Mention],
        people: Mapping[str, Figure],
        lexicon: Lexicon,
    ) -> None:
        self.text, self.shade = text, shade
        self.named = named
        self.within = Within(named, lambda m: m.span)
        self.at = {m.span.start: m for m in named}
        self.people = people
        self.names: Gazetteer = lexicon.names
        self.lesser = lexicon.rules.mentions.lesser_modifiers
        self.rules: FigureRules = lexicon.rules.figures
        self.bodies = Counter(m.name for m in named if m.type is MentionType.ORGANISATION)
        self.function_words = lexicon.rules.function_words
        self.role_words = [m for m in named if m.type is MentionType.ROLE]

    def mention(self, found: Found[PostFrame]) -> PostMention | None:
        bodies = [s for s in found.slots if s[0] == "org"]
        person = found.slot("person")
        role = found.slot("role")
        name = self._name(person[0]) if person else None
        sense = found.payload.sense
        called = self._called(role[0]) if role else ""
        if sense not in _FREE and role and self._is_lesser(called):
            return self._lesser(found, name)
        if sense == "sought" and role:
            span = Span(found.start, found.end)
            return PostMention(span, Post("", called), sense, None, found.payload.rule)
        if not bodies:
            if found.payload.sense not in _BODILESS or name is None:
                return None
            span = Span(found.start, found.end)
            if any(mark in span.of(self.text) for mark in _QUOTED):
                return None
            if found.payload.sense == "titled" and self._qualified(found.start):
                return None
            return PostMention(
                span, Post("", called), found.payload.sense, name, found.payload.rule
            )
        body = self._name(bodies[0][1])
        if body is None:
            return None
        post = self.post(body, called or None, sought=found.payload.sense == "vacancy")
        if (
            name
            and self._is_employer(name, post)
            and found.payload.sense in ("holder", "incumbent")
        ):
            return None
        return PostMention(
            Span(found.start, found.end), post, found.payload.sense, name, found.payload.rule
        )

    def _called(self, start: int) -> str:
        """The words for a post that start here, to their end."""
        mention = self.at[start]
        return mention.span.of(self.text)

    def _lesser(self, found: Found[PostFrame], name: str | None) -> PostMention | None:
        """Somebody with a post under those that reports contest: a man or woman of that body."""
        slot = found.slot("org")
        body = self._name(slot[0]) if slot else None
        if body is None or name is None:
            return None
        span = Span(found.start, found.end)
        return PostMention(span, Post(body, ""), "elsewhere", name, found.payload.rule)

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

    def placed(self, mention: PostMention, main: Post) -> PostMention:
        """A mention of a post without its body as one of the report's own body."""
        if mention.sense != "titled":
            return mention
        return replace(mention, post=self.post(main.organisation, mention.post.role, sought=True))

    def _is_lesser(self, words: str) -> bool:
        """Whether a role is one under the post that reports contest."""
        role = self.names.role_for(words)
        first = fold(words).replace("-", " ").split()[0]
        if role is None and first in self.lesser:
            return True
        return words.casefold() in self.rules.lesser or (
            role is not None and role.name in self.rules.lesser
        )

    def hiring(self) -> list[str]:
        """The organisations of the report that fill posts such as its own."""
        return [name for name in self.bodies if self.hires(name)]

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
        kind = entry.kind if entry else kind_by_word(body, self.rules)
        usual = (entry.roles[0] if entry and entry.roles else "") or self.rules.default_roles.get(
            kind, ""
        )
        role = self._role(role_words, kind) if role_words else None
        if role_words and role is None:
            return Post(body, " ".join(role_words.casefold().split()))
        if role is not None and not (
            not sought and usual and role.name in self.rules.employers and role.name != usual
        ):
            return Post(body, role.name)
        listed = entry is not None and not self.names.is_learned(body)
        common = "" if listed and usual else self._common_role(kind)
        return Post(body, common or usual or "chief executive")

    def _role(self, words: str, kind: str) -> Role | None:
        """The listed role that words name at a body of some kind, or else anywhere."""
        return self.names.role_for(words, kind) or self.names.role_for(words)

    def _common_role(self, kind: str) -> str:
        """The contested role that the report names most, or none; for a body of which nothing is
        known."""
        votes: Counter[str] = Counter()
        for mention in self.role_words:
            words = mention.span.of(self.text)
            if self._is_lesser(words):
                continue
            role = self._role(words, kind)
            name = role.name if role else mention.name
            before = next(reversed(list(words_of(self.shade, *self._before(mention)))), None)
            word = before.group() if before else ""
            if word in self.rules.before_sought:
                votes[name] += _SOUGHT_ROLE
            elif name not in self.rules.by_the_way and word not in self.rules.former:
                votes[name] += 1
        return votes.most_common(1)[0][0] if votes else ""

    @staticmethod
    def _before(mention: Mention) -> tuple[int, int]:
        return max(0, mention.span.start - 16), mention.span.start

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
        lead = found[1].span.end if len(found) > 1 else 0
        for m in mentions:
            scores[m.post.organisation] += _WEIGHTS.get(m.sense, 0)
            if m.sense in _TELLS_OF and m.span.end <= lead:
                scores[m.post.organisation] += _OPENS
        for post, holder in holders.items():
            scores[post.organisation] += 2 * min(followed.get(holder, 0), 3)
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
        for place, sentence in enumerate(found[:3]):
            weight = 6 if sentence.heading else 2 if place else 3
            opening = self.within.inside(sentence.span)
            for name in {m.name for m in opening if m.type is MentionType.ORGANISATION}:
                scores[name] += weight
        plain = scores.copy()
        for name in self._only_elsewhere(mentions, followed):
            scores[name] -= 5
        if max(scores.values(), default=0) <= 0:
            held = {m.post.organisation for m in mentions if m.sense == "holder"}
            scores = Counter({name: plain[name] for name in scores if name in held})
        scores.pop("", None)
        ranked = [name for name, score in scores.most_common() if score > 0 and self.hires(name)]
        unnamed = [body for name in followed for body in self._tied(name)]
        unnamed.sort(key=lambda body: -ties[body])
        unnamed += [body for body, count in ties.most_common(1) if count > 1]
        best = next(iter([*ranked, *unnamed]), None)
        return self._post_of(best, mentions, followed) if best else None

    def _post_of(self, body: str, mentions: Sequence[PostMention], followed: Counter[str]) -> Post:
        """The post of a body as its phrases of vacancy name it, or others, or the usual one."""
        held = {m.post.organisation for m in mentions if m.sense == "holder"}
        for senses in (("vacancy", "incumbent"), ("sought",), ("holder",), ("named",)):
            words = self._role_sought(mentions) if senses == ("sought",) else ""
            if words and not (self._is_by_the_way(words) and body in held):
                return self.post(body, words, sought=True)
            votes = Counter(
                m.post
                for m in mentions
                if m.post.organisation == body and m.sense in senses and self._sought(m)
            )
            if votes:
                return votes.most_common(1)[0][0]
        titles = Counter(
            m.post.role
            for m in mentions
            if m.sense == "titled" and m.person in followed and not self._is_lesser(m.post.role)
        )
        role = next(iter(titles.most_common(1)), ("", 0))[0]
        return self.post(body, role or None, sought=True)

    def _role_sought(self, mentions: Sequence[PostMention]) -> str:
        """The words for the post that is most said to be sought, without saying where."""
        votes = Counter(m.post.role for m in mentions if m.sense == "sought")
        for words in [words for words in votes if words.casefold() in self.rules.vague]:
            del votes[words]
        fit = [words for words, _ in votes.most_common() if not self._is_lesser(words)]
        fit.sort(key=self._is_by_the_way)
        return next(iter([*fit, *votes]), "")

    def _is_by_the_way(self, words: str) -> bool:
        """Whether a role is one that reports mostly name by the way."""
        role = self.names.role_for(words)
        return (role.name if role else words.casefold()) in self.rules.by_the_way

    def _sought(self, mention: PostMention) -> bool:
        """Whether a post may be what a report is about: it is said to be free, or no such post as
        is mostly named by the way."""
        free = mention.sense in ("vacancy", "incumbent")
        return free or mention.post.role not in self.rules.by_the_way

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

    def hires(self, body: str) -> bool:
        """Whether a body fills posts of its own in such a report; a league or a paper does not."""
        entry = self.names.organisation(body)
        return entry is None or entry.kind not in ("league", "broadcaster")

    def incumbent(self, main: Post, said: Said, holders: Mapping[Post, str]) -> str | None:
        """Who holds the report's post: whom most that is said speaks for, else whom the lexicon
        ties to the body and the report names again and again."""
        elsewhere = {post: name for post, name in holders.items() if post != main}
        holder = holder_of(main, said, elsewhere, lambda name: self._is_employer(name, main))
        heirs = {m.person for m in said.mentions if m.sense == "heir" and m.person}
        return holder or self._named_most(main, said.sought, set(elsewhere.values()), heirs)

    def _named_most(
        self, main: Post, sought: Mapping[str, int], elsewhere: set[str], heirs: set[str]
    ) -> str | None:
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
            and name not in heirs
            and name not in elsewhere
            and not self._is_employer(name, main)
        ]
        return tied[0] if len(tied) == 1 else None


def kind_by_word(body: str, rules: FigureRules) -> str:
    """What sort of body an unknown name tells of ("Harwick Town", "Alder University")."""
    words = fold(body).split()
    return next((k for w in (words[-1:] + words[:1]) if (k := rules.kinds_by_word.get(w))), "")


def hires(figure: Figure, post: Post, rules: FigureRules) -> bool:
    """Whether this person fills such a post and so cannot hold it. Where nothing says who fills
    it, somebody with an office at other bodies alone does not."""
    by = rules.hires.get(post.role)
    if by is not None and figure.roles:
        return any(role in by or role.split()[-1] in by for role in figure.roles)
    if figure.roles and figure.organisations and post.organisation not in figure.organisations:
        return False
    return figure.standing is Standing.EMPLOYER and post.role not in figure.roles
