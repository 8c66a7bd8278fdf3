"""Who holds a post, from all that a report says of its people, weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rumourdesk.extraction.parts import Figure, Standing
from rumourdesk.model import Post, Span

_NEVER_HOLD = frozenset([Standing.PLAYER, Standing.JOURNALIST, Standing.AGENT])
_ENOUGH = 3
"""The least weight of what speaks for a holder."""
_OUTRIGHT = 5
_NAMED = 6
_TOLD = 3
_TITLED = 4
_MOST = 12
"""However often a thing is said, it counts no more than this."""
_STANDS_IN = 9
_OF_ANOTHER = 5
_SOUGHT = 1
_HEIR = 3
_TIED = 2


@dataclass(frozen=True, slots=True)
class PostMention:
    """A place where a post is spoken of, and in which sense (see posts.toml).

    The post has no organisation where none stands beside it.
    """

    span: Span
    post: Post
    sense: str
    person: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says of its people: by phrases of posts, of leaving and of being sought."""

    mentions: Sequence[PostMention]
    left: Mapping[str, int]
    sought: Mapping[str, int]
    people: Mapping[str, Figure]


def holder_of(
    post: Post, said: Said, holders: Mapping[Post, str], barred: Callable[[str], bool]
) -> str | None:
    """The holder of a post whom most speaks for; `barred` are those who cannot hold it.

    What is said of a candidate, of somebody who stands in and of another body's holder speaks
    against: only phrases that name the post's own body outweigh it.
    """
    votes = weights(post, said, holders)
    for name, weight in sorted(votes.items(), key=lambda pair: -pair[1]):
        if weight < _ENOUGH:
            return None
        if not barred(name):
            return name
    return None


def weights(post: Post, said: Said, holders: Mapping[Post, str]) -> dict[str, int]:
    """How much speaks for each person of a report as the holder of a post."""
    votes: dict[str, int] = dict.fromkeys(said.people, 0)
    counted: dict[str, Counter[str]] = {name: Counter() for name in votes}
    for m in said.mentions:
        if m.person in counted:
            counted[m.person][_sense(m, post)] += 1
    for name, senses in counted.items():
        figure = said.people[name]
        if figure.standing in _NEVER_HOLD:
            votes[name] = -_MOST
            continue
        votes[name] += min(_MOST, _OUTRIGHT * senses["own"]) + _NAMED * bool(senses["own"])
        votes[name] += min(_MOST - _TOLD, _TOLD * senses["followed"])
        votes[name] += _TITLED * bool(senses["titled"])
        left = said.left.get(name, 0)
        votes[name] += min(_MOST // 3, 2 * left)
        votes[name] -= _OF_ANOTHER * bool(senses["other"])
        votes[name] -= min(_MOST, _HEIR * senses["heir"])
        tied = post.organisation in figure.organisations
        if not senses["own"]:
            votes[name] -= _STANDS_IN * bool(senses["interim"])
            wanted = abs(said.sought.get(name, 0))
            votes[name] -= min(_MOST, _SOUGHT * wanted * (not tied or wanted > left))
        if votes[name] > 0:
            votes[name] += _TIED * tied
        firm = senses["own"] or senses["followed"] or senses["titled"] or tied
        if not firm:
            votes[name] = min(votes[name], 0)
        if any(p != post and h == name for p, h in holders.items()) and not senses["own"]:
            votes[name] -= _OF_ANOTHER
    return votes


def _sense(mention: PostMention, post: Post) -> str:
    """What a mention says of somebody with this post in view."""
    own = mention.post.organisation == post.organisation
    if mention.sense == "titled":
        return "titled" if mention.post.role == post.role else "else"
    if mention.sense in ("holder", "incumbent"):
        if own and mention.post.role == post.role:
            return "own"
        return "else" if own else "other"
    if mention.sense in ("elsewhere", "former"):
        return "other"
    return mention.sense
