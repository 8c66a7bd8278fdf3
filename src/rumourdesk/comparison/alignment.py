"""Two reports laid side by side, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumourdesk.comparison.names import same_person, surname
from rumourdesk.comparison.questions import head, question_key
from rumourdesk.model import Answer, Relation, RelationKind


@dataclass(frozen=True, slots=True)
class Row:
    """Two answers that meet, or one that meets none; `relation` is None where they are unrelated.

    The sides are those of the screen: `relation.a` may stand on the right.
    """

    left: Answer | None
    right: Answer | None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one question on one vacancy.

    `title_person` is the fullest name of the person whom the question is about, and None for a
    question to which persons are the answer.
    """

    question: str
    title_person: str | None
    rows: tuple[Row, ...]
    vacancy: int


_OF_NO_PERSON = frozenset({"successor", "interim"})
_WORTH = {
    RelationKind.CONTRADICTS: 1,
    RelationKind.UPDATES: 2,
    RelationKind.AGREES: 3,
    RelationKind.ECHOES: 3,
}
_Pair = tuple[int, int]


def align(
    left: Sequence[Answer], right: Sequence[Answer], relations: Iterable[Relation]
) -> tuple[Section, ...]:
    """The answers of two reports by vacancy and question, each answer in exactly one row.

    Within a question stand, in this order: contradictions, the worst first; updates; agreements and
    echoes; pairs that share no more than the question; answers that nothing meets. Answers are
    paired so that as many contradicted ones as possible meet what contradicts them. Among equals
    the order given, which is the text's, decides.
    """
    between = {frozenset((r.a, r.b)): r for r in relations}
    sections = []
    for (vacancy, asked), (ours, theirs) in by_question(left, right).items():
        rows = _rows(ours, theirs, between)
        sections.append(Section(asked, title_person(asked, (*ours, *theirs)), rows, vacancy))
    vacancies = list(dict.fromkeys(a.vacancy for a in (*left, *right)))
    sections.sort(key=lambda s: (vacancies.index(s.vacancy), question_key(s.question)))
    return tuple(sections)


def by_question(*reports: Iterable[Answer]) -> dict[tuple[int, str], list[list[Answer]]]:
    """The reports' answers by vacancy and question, where one person's names are one question.

    Each question has as many lists as there are reports, in their order.
    """
    sides = [list(answers) for answers in reports]
    found: dict[tuple[int, str], list[list[Answer]]] = {}
    people: dict[tuple[int, str, str], list[tuple[str, str]]] = {}
    for side, answers in enumerate(sides):
        for answer in answers:
            asked = answer.question
            if ":" in asked and answer.about:
                known = people.setdefault((answer.vacancy, head(asked), surname(answer.about)), [])
                asked = next((q for q, n in known if same_person(n, answer.about)), asked)
                known.append((asked, answer.about))
            place = found.setdefault((answer.vacancy, asked), [[] for _ in sides])
            place[side].append(answer)
    return found


def title_person(asked: str, answers: Iterable[Answer]) -> str | None:
    """The fullest name of the person whom a question is about; see `Section`."""
    if asked in _OF_NO_PERSON:
        return None
    return max((a.about for a in answers if a.about), key=len, default=None)


def _rows(
    ours: Sequence[Answer], theirs: Sequence[Answer], between: dict[frozenset[int], Relation]
) -> tuple[Row, ...]:
    related = [
        (_rank(relation), i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if (relation := between.get(frozenset((a.claim, b.claim)))) is not None
    ]
    contradictions = sorted(p for p in related if p[0] <= _WORTH[RelationKind.CONTRADICTS])
    met = _as_many_as_possible([(i, j) for _, i, j in contradictions])
    _take(met, ((i, j) for _, i, j in sorted(related)))
    _take(met, _unrelated(ours, theirs))
    pairs = [
        Row(ours[i], theirs[j], between.get(frozenset((ours[i].claim, theirs[j].claim))))
        for i, j in sorted(met.items())
    ]
    pairs.sort(key=lambda row: _rank(row.relation))
    taken = set(met.values())
    alone = [Row(a, None) for i, a in enumerate(ours) if i not in met]
    alone += [Row(None, b) for j, b in enumerate(theirs) if j not in taken]
    return (*pairs, *alone)


def _rank(relation: Relation | None) -> int:
    if relation is None:
        return max(_WORTH.values()) + 1
    return 0 if relation.severe else _WORTH[relation.kind]


def _unrelated(ours: Sequence[Answer], theirs: Sequence[Answer]) -> list[_Pair]:
    """Every pair, those on one person first."""
    pairs = [(i, j) for i in range(len(ours)) for j in range(len(theirs))]
    return sorted(pairs, key=lambda p: not same_person(ours[p[0]].about, theirs[p[1]].about))


def _take(met: dict[int, int], pairs: Iterable[_Pair]) -> None:
    """Add each pair of which neither answer has been met yet."""
    taken = set(met.values())
    for i, j in pairs:
        if i not in met and j not in taken:
            met[i] = j
            taken.add(j)


def _as_many_as_possible(pairs: Sequence[_Pair]) -> dict[int, int]:
    """A largest set of pairs in which nobody stands twice, earlier pairs preferred.

    Starts from the earlier pairs and lengthens along augmenting paths (Kuhn's algorithm), which
    keeps everybody paired who is.
    """
    met: dict[int, int] = {}
    _take(met, pairs)
    holder = {j: i for i, j in met.items()}
    options: dict[int, list[int]] = {}
    for i, j in pairs:
        options.setdefault(i, []).append(j)

    def place(i: int, tried: set[int]) -> bool:
        for j in options[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in holder or place(holder[j], tried):
                holder[j] = i
                return True
        return False

    for i in options:
        if i not in met:
            place(i, set())
    return {i: j for j, i in holder.items()}
