"""Which question a claim answers, how the question is put in plain English, and their order."""

from __future__ import annotations

from rumourdesk.comparison.names import fold
from rumourdesk.model import Claim, Kind, Post

SUCCESSOR = "successor"
EXIT = "exit"
INTERIM = "interim"
NEXT_ROLE = "next_role"

# The order in which a reader meets the questions; of a person's question the part before the colon.
QUESTION_ORDER: tuple[str, ...] = (
    EXIT,
    SUCCESSOR,
    "contact",
    "willingness",
    "contract",
    INTERIM,
    "standing",
    NEXT_ROLE,
)

_OF_THE_POST = {
    Kind.EXIT: EXIT,
    Kind.CANDIDATE: SUCCESSOR,
    Kind.AGREEMENT: SUCCESSOR,
    Kind.APPOINTMENT: SUCCESSOR,
    Kind.INTERIM: INTERIM,
    Kind.NEXT_ROLE: NEXT_ROLE,
}
_OF_A_PERSON = frozenset({Kind.CONTACT, Kind.WILLINGNESS, Kind.STANDING, Kind.CONTRACT})


def question(claim: Claim) -> str | None:
    """The question that a claim answers, or None where nothing is compared.

    Player transfers and background answer none. Every question but the exit needs to know whom it
    is about: the exit is the incumbent's, named or not.
    """
    person = fold(claim.about) if claim.about and not of_a_search(claim) else ""
    asked = _OF_THE_POST.get(claim.kind)
    if asked is not None:
        return asked if person or asked == EXIT else None
    if claim.kind in _OF_A_PERSON and person:
        return f"{claim.kind}:{person}"
    return None


def of_a_search(claim: Claim) -> bool:
    """Whether a claim tells how a body's search goes, and names nobody whom it found."""
    return (
        claim.post is not None
        and claim.kind in (Kind.CANDIDATE, Kind.APPOINTMENT)
        and claim.about == claim.post.organisation
    )


def head(asked: str) -> str:
    """The question without its person: "contact" of "contact:xabi alonso"."""
    return asked.partition(":")[0]


def question_key(asked: str) -> tuple[int, str]:
    """A sort key: the fixed order of the questions, then the person."""
    name = head(asked)
    place = QUESTION_ORDER.index(name) if name in QUESTION_ORDER else len(QUESTION_ORDER)
    return place, asked


def _title(asked: str) -> str:
    return asked.partition(":")[2].title()


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def question_words(asked: str, about: str | None, post: Post | None, incumbent: str | None) -> str:
    """The question in plain English, naming the person where one is known.

    `about` is the person of a person's question, and of the exit where `incumbent` is unknown;
    `post` names the place where no person can.
    """
    name = head(asked)
    holder = incumbent or (about if name in (EXIT, NEXT_ROLE) else None)
    person = about or _title(asked) or "the person"
    if name == EXIT:
        if holder:
            return f"Will {holder} leave?"
        return f"Will the {post.role} of {post.organisation} leave?" if post else "Who will leave?"
    if name == SUCCESSOR:
        return "Who is wanted?"
    if name == INTERIM:
        return "Who stands in?"
    if name == NEXT_ROLE:
        return f"Where does {about or incumbent or 'the incumbent'} go next?"
    if name == "contact":
        return f"Has {person} been contacted?"
    if name == "willingness":
        return f"Does {person} want it?"
    if name == "contract":
        return f"What does {_possessive(person)} contract say?"
    if name == "standing":
        return f"How firm is the backing for {person}?"
    return f"{asked}?"
