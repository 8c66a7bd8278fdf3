"""Which vacancy of a post a report speaks of, when the post falls vacant again and again.

The epochs of a post are numbered by time from 1. What one report says may be misread, so an epoch
counts what its reports say: its incumbent is the one that most of them name, and somebody was
appointed once two say so. For each report, in this order:

1. The incumbent it names was appointed in an epoch of another incumbent, and the report has no
   date or is no earlier than those that say so: it belongs to the next epoch, which is opened if
   need be.
2. An epoch has that incumbent (the same surname): it belongs there, of several to the one that had
   begun when it was published. One from before that epoch belongs there only if it is apart from
   the epoch of its time.
3. It names no incumbent, or the epoch of its time has none: it belongs to the epoch of its time.
   So it does, before all else, where a claim of it is about that epoch's incumbent.
4. It names another incumbent than the epoch of its time: apart from it, it opens a new one, after
   or before it; else, or without a date, it joins.

The epoch of a report's time is the newest that had begun when it was published, the first where
none had, and the newest where the report has no date. Apart from an epoch is what lies 60 days or
more before its first report or after its last: sooner, a post is not contested anew without a
report that tells of the appointment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rumourdesk.model import Claim, Kind, Position, Post, Published, Reading, Stance
from rumourdesk.store.values import sort_key
from rumourdesk.text import fold

APART = 60 * 24 * 60 * 60
"""The seconds between reports from which another incumbent means another vacancy."""

TOLD = 2
"""The number of reports that must tell of an appointment before it counts."""

_ASIDE = (Kind.TRANSFER, Kind.BACKGROUND)
_DISPUTED = (Kind.EXIT, Kind.STANDING, Kind.NEXT_ROLE)
_BROUGHT_IN = (Kind.CANDIDATE, Kind.AGREEMENT, Kind.APPOINTMENT, Kind.INTERIM)
_SUFFIXES = frozenset({"jr", "jr.", "junior", "sr", "sr.", "senior", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom the reports of an epoch name: how many do, and the latest that does."""

    name: str
    reports: int = 1
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class Epoch:
    """What the reports on one vacancy of a post say of it.

    `first` and `last` are the sort keys of the dated ones.
    """

    incumbents: tuple[Named, ...] = ()
    appointed: tuple[Named, ...] = ()
    first: int | None = None
    last: int | None = None

    @property
    def incumbent(self) -> str | None:
        """The one that most reports name, the first named of equals."""
        return (
            max(self.incumbents, key=lambda named: named.reports).name if self.incumbents else None
        )


@dataclass(frozen=True, slots=True)
class Mention:
    """What one report says of one post: who holds it, who was appointed, in how many claims.

    `subjects` are the surnames of all whom the report's claims are about.
    """

    post: Post
    incumbent: str | None
    appointed: frozenset[str]
    claims: int
    subjects: frozenset[str] = frozenset()


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
    subjects = frozenset(surname(c.about) for c in reading.claims if c.about)
    found = {}
    for key, post in named.items():
        own = [c for c in reading.claims if c.post is not None and post_key(c.post) == key]
        named_holders = [
            m.incumbent for m in reading.vacancies if m.incumbent and post_key(m.post) == key
        ]
        appointed = frozenset(
            name
            for position in positions
            if post_key(position.post) == key
            for name, stance in position.candidates
            if stance is Stance.APPOINTED
        )
        found[key] = Mention(post, _incumbent(named_holders, own), appointed, len(own), subjects)
    return dict(sorted(found.items(), key=lambda item: -item[1].claims))


def _incumbent(named: Sequence[str], claims: Sequence[Claim]) -> str | None:
    """Whose leaving the claims on a post are about.

    A report of an appointment calls the new holder by the post, yet tells of the vacancy that he or
    she fills. So somebody holds the contested post only if a claim disputes that, or if the report
    names a holder whom no claim would bring in.
    """
    disputed = Counter(surname(c.about) for c in claims if c.about and c.kind in _DISPUTED)
    brought_in = {surname(c.about) for c in claims if c.about and c.kind in _BROUGHT_IN}
    for name in named:
        if surname(name) in disputed or surname(name) not in brought_in:
            return name
    leaving = [who for who, _ in disputed.most_common() if who not in brought_in]
    full = (c.about for c in claims if c.about and leaving and surname(c.about) == leaving[0])
    return max(full, key=len, default=None)


def entered(epoch: Epoch, mention: Mention, when: int | None) -> Epoch:
    """What is known of an epoch once a report has joined it."""
    incumbents, appointed = epoch.incumbents, epoch.appointed
    if mention.incumbent is not None:
        incumbents = _counted(incumbents, mention.incumbent, when)
    for name in sorted(mention.appointed):
        if mention.incumbent is None or not same_person(name, mention.incumbent):
            appointed = _counted(appointed, name, when)
    times = [t for t in (epoch.first, epoch.last, when) if t is not None]
    return Epoch(incumbents, appointed, min(times, default=None), max(times, default=None))


def _counted(known: tuple[Named, ...], name: str, when: int | None) -> tuple[Named, ...]:
    """One report more that names somebody, who is known by the longest form of the name."""
    for index, one in enumerate(known):
        if same_person(one.name, name):
            latest = max((t for t in (one.latest, when) if t is not None), default=None)
            again = Named(max(one.name, name, key=len), one.reports + 1, latest)
            return (*known[:index], again, *known[index + 1 :])
    return (*known, Named(name, latest=when))


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
            where = place(
                [e for _, e in epochs],
                incumbent=mention.incumbent,
                when=when,
                subjects=mention.subjects,
            )
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


def place(
    epochs: Sequence[Epoch],
    *,
    incumbent: str | None,
    when: int | None,
    subjects: frozenset[str] = frozenset(),
) -> Place:
    """Where a report belongs among a post's epochs, oldest first.

    `when` is the report's sort key, None where it has no date; `subjects` as in `Mention`.
    """
    if not epochs:
        return Place(0, new=True)
    now = _of_its_time(epochs, range(len(epochs)), when)
    holder = epochs[now].incumbent
    if incumbent is None or (holder and surname(holder) in subjects):
        return Place(now)
    for index, epoch in reversed(tuple(enumerate(epochs))):
        own = epoch.incumbent is not None and same_person(epoch.incumbent, incumbent)
        if not own and any(_took_over(named, incumbent, when) for named in epoch.appointed):
            return _after(epochs, index, incumbent)
    held = [i for i, e in enumerate(epochs) if e.incumbent and same_person(incumbent, e.incumbent)]
    if held:
        its_own = _of_its_time(epochs, held, when)
        return Place(its_own if its_own <= now or _apart(epochs[now], when) else now)
    if epochs[now].incumbent is None or not _apart(epochs[now], when):
        return Place(now)
    first = epochs[now].first
    earlier = when is not None and first is not None and when < first
    return Place(now if earlier else now + 1, new=True)


def _of_its_time(epochs: Sequence[Epoch], among: Sequence[int], when: int | None) -> int:
    if when is None:
        return among[-1]
    begun = [i for i in among if (first := epochs[i].first) is None or first <= when]
    return begun[-1] if begun else among[0]


def _took_over(named: Named, incumbent: str, when: int | None) -> bool:
    """Whether the incumbent is one whose appointment the reports told of, and has begun."""
    told = named.reports >= TOLD and same_person(named.name, incumbent)
    return told and (when is None or named.latest is None or when >= named.latest)


def _after(epochs: Sequence[Epoch], index: int, incumbent: str) -> Place:
    following = index + 1
    if following < len(epochs):
        holder = epochs[following].incumbent
        if holder is None or same_person(holder, incumbent):
            return Place(following)
    return Place(following, new=True)


def _apart(epoch: Epoch, when: int | None) -> bool:
    """Whether a report lies so far from an epoch's reports that it may speak of another one."""
    if when is None or epoch.first is None or epoch.last is None:
        return False
    return when <= epoch.first - APART or when >= epoch.last + APART
