"""Which vacancy of a post a report speaks of, when the post falls vacant again and again.

The epochs of a post are numbered by time from 1. For each report, in this order:

1. The incumbent it names was appointed in an epoch that had begun when it was published: it
   belongs to the next one, which is opened if need be.
2. An epoch has that incumbent (the same surname): it belongs there. Of several, to the one that
   had begun when it was published.
3. It names no incumbent, or the epoch of its time has none known: it belongs to the epoch of its
   time, which learns the incumbent.
4. It names another incumbent than the epoch of its time. If it is later than all reports of the
   newest epoch it opens a new one; if it is earlier than all reports of an epoch it opens one
   before it; if it lies among that epoch's reports, or has no date, it joins.

The epoch of a report's time is the newest that had begun when it was published, the first where
none had, and the newest where the report has no date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rumourdesk.model import Kind, Position, Post, Published, Reading, Stance
from rumourdesk.store.values import sort_key
from rumourdesk.text import fold

_ASIDE = (Kind.TRANSFER, Kind.BACKGROUND)
_SUFFIXES = frozenset({"jr", "jr.", "junior", "sr", "sr.", "senior", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Epoch:
    """What is known of one vacancy of a post: its incumbent, its times, who was appointed.

    `first` and `last` are the sort keys of its dated reports.
    """

    incumbent: str | None = None
    first: int | None = None
    last: int | None = None
    appointed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """What one report says of one post: who holds it, who was appointed, in how many claims."""

    post: Post
    incumbent: str | None
    appointed: frozenset[str]
    claims: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report belongs: the epoch at `index`, or a new one to be put in there."""

    index: int
    new: bool = False


PostKey = tuple[str, str]


@lru_cache(maxsize=4096)
def post_key(post: Post) -> PostKey:
    """What two spellings of one post have in common."""
    return fold(post.organisation), fold(post.role)


def mentions(reading: Reading, positions: Sequence[Position]) -> dict[PostKey, Mention]:
    """The posts under which a report stands, the one with most claims first.

    They are those that it speaks of as free or contested, and those of its claims unless these
    only tell of transfers and of the background.
    """
    posts = [mention.post for mention in reading.vacancies]
    posts += [c.post for c in reading.claims if c.post is not None and c.kind not in _ASIDE]
    named: dict[PostKey, Post] = {}
    for post in posts:
        named.setdefault(post_key(post), post)
    incumbents = [(m.post, m.incumbent) for m in reading.vacancies]
    incumbents += [(p.post, p.incumbent) for p in positions]
    found = {}
    for key, post in named.items():
        holders = [who for of, who in incumbents if who and post_key(of) == key]
        appointed = frozenset(
            name
            for position in positions
            if post_key(position.post) == key
            for name, stance in position.candidates
            if stance is Stance.APPOINTED
        )
        claims = sum(c.post is not None and post_key(c.post) == key for c in reading.claims)
        found[key] = Mention(post, holders[0] if holders else None, appointed, claims)
    return dict(sorted(found.items(), key=lambda item: -item[1].claims))


def entered(epoch: Epoch, mention: Mention, when: int | None) -> Epoch:
    """What is known of an epoch once a report has joined it."""
    incumbent = epoch.incumbent or mention.incumbent
    known = [name for name in (incumbent, mention.incumbent) if name]
    appointed = epoch.appointed | {
        name for name in mention.appointed if not any(same_person(name, who) for who in known)
    }
    times = [t for t in (epoch.first, epoch.last, when) if t is not None]
    return Epoch(incumbent, min(times, default=None), max(times, default=None), appointed)


class Epochs:
    """The epochs of all posts in a set of reports that no desk holds."""

    def __init__(self) -> None:
        self._epochs: dict[PostKey, list[tuple[int, Epoch]]] = {}
        self._count = 0

    def enter(
        self, reading: Reading, positions: Sequence[Position], published: Published | None
    ) -> dict[PostKey, int]:
        """Let a report in; returns the number of the vacancy for each post under which it stands.

        Look a claim's post up by `post_key`. Numbers never change and count across all posts.
        """
        when = None if published is None else sort_key(published)
        numbers = {}
        for key, mention in mentions(reading, positions).items():
            epochs = self._epochs.setdefault(key, [])
            where = place([e for _, e in epochs], incumbent=mention.incumbent, when=when)
            if where.new:
                self._count += 1
                epochs.insert(where.index, (self._count, Epoch()))
            number, epoch = epochs[where.index]
            epochs[where.index] = number, entered(epoch, mention, when)
            numbers[key] = number
        return numbers


def surname(name: str) -> str:
    """The part of a name by which two spellings of one person agree."""
    words = [word for word in fold(name).split() if word not in _SUFFIXES]
    return words[-1] if words else fold(name)


def same_person(one: str, other: str) -> bool:
    return surname(one) == surname(other)


def place(epochs: Sequence[Epoch], *, incumbent: str | None, when: int | None) -> Place:
    """Where a report belongs among a post's epochs, oldest first.

    `when` is the report's sort key, None where it has no date.
    """
    if not epochs:
        return Place(0, new=True)
    now = _of_its_time(epochs, range(len(epochs)), when)
    if incumbent is None:
        return Place(now)
    for index, epoch in reversed(tuple(enumerate(epochs))):
        begun = when is None or epoch.first is None or epoch.first <= when
        if begun and any(same_person(incumbent, name) for name in epoch.appointed):
            return _after(epochs, index, incumbent)
    held = [i for i, e in enumerate(epochs) if e.incumbent and same_person(incumbent, e.incumbent)]
    if held:
        return Place(_of_its_time(epochs, held, when))
    if epochs[now].incumbent is None:
        return Place(now)
    if when is None:
        return Place(len(epochs) - 1)
    return _by_time(epochs, now, when)


def _of_its_time(epochs: Sequence[Epoch], among: Sequence[int], when: int | None) -> int:
    if when is None:
        return among[-1]
    begun = [i for i in among if (first := epochs[i].first) is None or first <= when]
    return begun[-1] if begun else among[0]


def _after(epochs: Sequence[Epoch], index: int, incumbent: str) -> Place:
    following = index + 1
    if following < len(epochs):
        holder = epochs[following].incumbent
        if holder is None or same_person(holder, incumbent):
            return Place(following)
    return Place(following, new=True)


def _by_time(epochs: Sequence[Epoch], now: int, when: int) -> Place:
    first, last = epochs[now].first, epochs[now].last
    if last is not None and when > last:
        return Place(now + 1, new=True)
    if first is not None and when < first:
        return Place(now, new=True)
    return Place(now)
