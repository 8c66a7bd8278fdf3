"""How far a candidacy has come by what one report says, and which stage is further."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rumourdesk.comparison.wording import basis, stage
from rumourdesk.model import Answer, Basis, Kind, Polarity, Stage, Stance

STAGE_ORDER: tuple[Stage, ...] = (
    Stage.RULED_OUT,
    Stage.DOUBTFUL,
    Stage.LINKED,
    Stage.WANTED,
    Stage.TALKS,
    Stage.CLOSE,
    Stage.AGREED,
    Stage.APPOINTED,
)
"""From the lowest to the furthest."""

CANDIDACY = frozenset(
    {
        Kind.CANDIDATE,
        Kind.CONTACT,
        Kind.AGREEMENT,
        Kind.APPOINTMENT,
        Kind.INTERIM,
        Kind.WILLINGNESS,
    }
)
"""The kinds of claims that tell of a person's chance of the post."""

_FALLEN = {Stance.RULED_OUT: Stage.RULED_OUT, Stance.DOUBTFUL: Stage.DOUBTFUL}
_STANCE_OF = {
    Stage.RULED_OUT: Stance.RULED_OUT,
    Stage.DOUBTFUL: Stance.DOUBTFUL,
    Stage.LINKED: Stance.LINKED,
    Stage.WANTED: Stance.FAVOURED,
    Stage.TALKS: Stance.LINKED,
    Stage.CLOSE: Stance.FAVOURED,
    Stage.AGREED: Stance.AGREED,
    Stage.APPOINTED: Stance.APPOINTED,
}


def height(reached: Stage | None) -> int:
    """The place of a stage in `STAGE_ORDER`, from 1; 0 for none."""
    return STAGE_ORDER.index(reached) + 1 if reached is not None else 0


def fallen(reached: Stage | None) -> bool:
    """Whether the stage speaks against the candidate."""
    return reached in (Stage.RULED_OUT, Stage.DOUBTFUL)


def report_stage(of: Sequence[Answer], stance: Stance | None) -> Stage | None:
    """The stage that one report gives a candidate.

    `of` are its claims on the candidate in text order and `stance` its position, if known, which
    decides whether a denial or what is affirmed prevails; without one, the last word does. An
    appointment on a day still to come is no more than close, unless those who appoint say so.
    """
    staged = [s for a in of if (s := _stage(a)) is not None]
    if stance in _FALLEN:
        return _FALLEN[stance]
    risen = [s for s in staged if not fallen(s)]
    if stance is None and staged and fallen(staged[-1]):
        return staged[-1]
    if risen:
        best = furthest(risen)
        not_appointed = stance is not None and stance is not Stance.APPOINTED
        return Stage.CLOSE if best is Stage.APPOINTED and not_appointed else best
    if stance is not None or _merely_named(of):
        return Stage.LINKED
    return staged[-1] if staged else None


def _stage(answer: Answer) -> Stage | None:
    reached = stage(answer)
    if reached is not Stage.APPOINTED or answer.published is None:
        return reached
    to_come = answer.when_start is not None and answer.when_start > answer.published.day
    official = basis(answer.sources, answer.about) is Basis.OFFICIAL
    return Stage.CLOSE if to_come and not official else reached


def _merely_named(of: Iterable[Answer]) -> bool:
    """Whether a report affirms something of the candidate that is no stage of its own."""
    return any(a.polarity is Polarity.POSITIVE and not a.superseded for a in of)


def furthest(stages: Iterable[Stage]) -> Stage | None:
    """The furthest of some stages; None for none."""
    return max(stages, key=STAGE_ORDER.index, default=None)


def stance_of(reached: Stage | None) -> Stance | None:
    """The coarser stance that a stage is, for a report without a position."""
    return _STANCE_OF[reached] if reached is not None else None
