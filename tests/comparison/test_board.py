"""The vacancy board, read against small stories."""

from __future__ import annotations

from functools import partial

import pytest
from tests.comparison.stories import (
    AIDES,
    CHAIR,
    HOLM,
    MOSS,
    VALE,
    Desk,
    at,
    day,
    outlet,
    ruled_out,
    tell,
    wanted,
)

from rumourdesk.comparison import (
    Board,
    Candidate,
    Columns,
    Contest,
    Origins,
    SortBy,
    board,
    disputes,
    edges_of,
    relate,
    sort_rows,
)
from rumourdesk.model import (
    Certainty,
    ExitState,
    Facet,
    Kind,
    Outcome,
    Polarity,
    Position,
    RelationKind,
    Stage,
    Stance,
)


def position(state: ExitState | None, *candidates: tuple[str, Stance]) -> Position:
    return Position(post=CHAIR, incumbent=HOLM, exit=state, candidates=candidates)


def drawn(
    desk: Desk,
    positions: dict[int, Position] | None = None,
    columns: Columns = Columns.OUTLET,
    verdicts: dict[int, Outcome] | None = None,
    sort: SortBy = SortBy.LATEST_CHANGE,
) -> Board:
    answers = desk.answers()
    known = desk.profiles()
    edges = [e for n, one in enumerate(known) for e in edges_of(one, known[:n])]
    return board(
        1,
        answers,
        positions or {},
        Origins(answers, edges),
        columns=columns,
        verdicts=verdicts,
        sort=sort,
    )


def row(found: Board, name: str | None) -> Candidate:
    (one,) = (r for r in found.rows if r.name == name)
    return one


def test_a_row_tells_stage_counts_and_who_stands_behind() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, AIDES)])
    desk.put("Post", day(2), [tell(Kind.AGREEMENT, "Vale", outlet("Mast")), wanted(VALE, AIDES)])
    desk.put("Dial", day(3), [wanted("R. Vale", outlet("Mast"))])
    desk.put("Lamp", day(4), [ruled_out(VALE)])
    found = row(drawn(desk, verdicts={1: Outcome.CONFIRMED, 5: Outcome.REFUTED}), VALE)
    assert (found.stage, found.highest) == (Stage.RULED_OUT, Stage.AGREED)
    assert (found.affirmed, found.denied, found.undecided) == (4, 1, 0)
    assert (found.reports, found.independent) == (4, 3)
    assert (found.first, found.latest, found.changed) == (1, 4, day(4))
    assert (found.confirmed, found.refuted) == (1, 1)


def test_what_denies_a_time_only_is_neither_for_nor_against() -> None:
    desk = Desk()
    desk.put(
        "Mast",
        day(1),
        [
            ruled_out(VALE, facet=Facet.TIMING),
            wanted(VALE, polarity=Polarity.OPEN),
            wanted(VALE, superseded=True),
        ],
    )
    found = row(drawn(desk), VALE)
    assert (found.affirmed, found.denied, found.undecided) == (0, 0, 3)


def test_the_sharpest_contradiction_is_a_conflict_before_a_tension_and_new_before_old() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE), wanted(MOSS)])
    desk.put("Post", day(2), [ruled_out(VALE)])
    desk.put("Dial", day(3), [ruled_out(VALE)])
    desk.put("Lamp", day(4), [ruled_out(VALE, certainty=Certainty.PROBABLE)])
    found = drawn(desk)
    conflict = row(found, VALE).conflict
    assert conflict is not None
    assert (conflict.a, conflict.b, conflict.severity) == (1, 4, "conflict")
    assert conflict in relate(desk.answers())
    assert row(found, MOSS).conflict is None


def test_a_tension_is_shown_where_nothing_is_sharper() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Lamp", day(4), [ruled_out(VALE, certainty=Certainty.PROBABLE)])
    conflict = row(drawn(desk), VALE).conflict
    assert conflict is not None
    assert (conflict.kind, conflict.severity) == (RelationKind.CONTRADICTS, "tension")


def test_the_incumbents_exit_is_counted_by_report() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [tell(Kind.EXIT, HOLM)])
    desk.put("Post", day(2), [tell(Kind.EXIT, HOLM, polarity=Polarity.NEGATIVE)])
    desk.put("Dial", day(3), [tell(Kind.EXIT, None, outlet("Mast"))])
    desk.put("Lamp", None, [tell(Kind.EXIT, HOLM)])
    states = [ExitState.LEAVES, ExitState.STAYS, ExitState.LEAVES, ExitState.UNDECIDED]
    found = drawn(desk, {n: position(s) for n, s in enumerate(states, 1)})
    assert found.incumbent == HOLM
    assert (found.exit.leaves, found.exit.stays, found.exit.undecided) == (2, 1, 1)
    assert (found.exit.latest, found.exit.latest_report) == (ExitState.LEAVES, 3)
    assert found.exit.claims == (1, 2, 3, 4)
    assert found.exit.reports == 4
    assert drawn(desk).exit.reports == 4, "also where they come to no position"
    assert [(c.state, c.claims) for c in found.exit.cells] == [
        (ExitState.LEAVES, (1,)),
        (ExitState.STAYS, (2,)),
        (ExitState.LEAVES, (3,)),
        (ExitState.UNDECIDED, (4,)),
    ]
    assert found.exit.independent == 3
    assert found.exit.conflict is not None


def test_where_the_incumbent_goes_is_told_newest_first() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [tell(Kind.NEXT_ROLE, HOLM, topic="Brenn Fund")])
    desk.put(
        "Post",
        day(2),
        [tell(Kind.NEXT_ROLE, HOLM, topic="Brenn Fund", polarity=Polarity.NEGATIVE)],
    )
    found = drawn(desk).next_role
    assert [(n.claim, n.words) for n in found] == [
        (2, "Brenn Fund: does not go there"),
        (1, "Brenn Fund: goes there"),
    ]


def test_the_incumbent_is_no_candidate() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [tell(Kind.EXIT, HOLM), tell(Kind.CONTACT, "Holm"), wanted(VALE)])
    assert [r.name for r in drawn(desk).rows] == [VALE]


def test_nobody_is_a_candidate_too_and_stands_last() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [tell(Kind.EXIT, HOLM)])
    desk.put("Post", day(2), [wanted(VALE)])
    desk.put("Dial", day(3), [tell(Kind.EXIT, HOLM), wanted(VALE)])
    desk.put("Lamp", day(4), [wanted(VALE, polarity=Polarity.OPEN)])
    found = drawn(desk)
    assert [r.name for r in found.rows] == [VALE, None]
    nobody = row(found, None)
    assert (nobody.reports, nobody.first, nobody.latest) == (2, 1, 4)
    assert nobody.independent == 2, "a report that names nobody has a source too"
    assert nobody.undecided == 1
    assert nobody.stage is None


def test_columns_are_outlets_in_the_order_of_their_first_reports() -> None:
    desk = Desk()
    desk.put("Post", day(2), [wanted(VALE)])
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("The Mast", day(3), [ruled_out(VALE), wanted(MOSS)])
    desk.put(None, None, [wanted(MOSS)])
    found = drawn(desk)
    assert [(c.words, c.reports) for c in found.columns] == [
        ("Mast", (2, 3)),
        ("Post", (1,)),
        ("report 4", (4,)),
    ]
    of_vale = row(found, VALE).cells
    assert [(c.column, c.claims, c.against) for c in of_vale] == [(0, (2, 3), (3,)), (1, (1,), ())]
    assert [(c.stage, c.stance) for c in of_vale] == [
        (Stage.RULED_OUT, Stance.RULED_OUT),
        (Stage.WANTED, Stance.FAVOURED),
    ]
    assert all(c.contested for c in of_vale)
    assert not any(c.contested for c in row(found, MOSS).cells)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (Columns.REPORT, ["Mast", "Mast", "Post", "Post"]),
        (Columns.WEEK, ["2031-W09", "2031-W11", "no date"]),
        (Columns.MONTH, ["Mar 2031", "no date"]),
        (Columns.OUTLET, ["Mast", "Post"]),
    ],
)
def test_columns_can_be_reports_weeks_months_and_outlets(
    columns: Columns, words: list[str]
) -> None:
    desk = Desk()
    for name, when in (("Mast", day(1)), ("Mast", day(2)), ("Post", day(10)), ("Post", None)):
        desk.put(name, when, [wanted(VALE)])
    found = drawn(desk, columns=columns)
    assert [c.words for c in found.columns] == words
    assert sorted(r for c in found.columns for r in c.reports) == [1, 2, 3, 4]


def test_positions_decide_the_stance() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    found = drawn(desk, {1: position(None, ("Vale", Stance.LINKED))})
    (cell,) = row(found, VALE).cells
    assert (cell.stance, cell.stage) == (Stance.LINKED, Stage.WANTED)


def test_rows_are_sorted_in_three_ways() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE), tell(Kind.AGREEMENT, "Ida Dorn")])
    desk.put("Post", day(2), [wanted(VALE)])
    desk.put("Dial", at(3, 9), [wanted(MOSS)])
    rows = drawn(desk).rows
    assert [r.name for r in rows] == [MOSS, "Ida Dorn", VALE]
    assert [r.name for r in sort_rows(rows, SortBy.INDEPENDENT)] == [VALE, "Ida Dorn", MOSS]
    assert [r.name for r in sort_rows(rows, SortBy.STAGE)] == ["Ida Dorn", MOSS, VALE]
    assert drawn(desk, sort=SortBy.STAGE).rows == sort_rows(rows, SortBy.STAGE)


def test_the_heading_counts_and_a_persons_words_are_carried() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, AIDES)])
    desk.put("Post", day(2), [wanted(VALE, outlet("Mast"))])
    answers = desk.answers()
    found = board(
        1,
        answers,
        {},
        Origins(answers),
        held=partial(disputes, Contest(answers)),
        resolution="named for good",
        closed="Vale, 9 March",
    )
    assert (found.reports, found.independent) == (2, 1)
    assert (found.resolution, found.closed) == ("named for good", "Vale, 9 March")


def test_a_board_of_nothing_is_empty() -> None:
    found = board(1, (), {}, Origins(()))
    assert (found.rows, found.columns, found.incumbent, found.reports) == ((), (), None, 0)
    assert found.exit.latest is None


def test_a_deal_with_somebody_unnamed_is_nobodys_candidacy() -> None:
    desk = Desk()
    desk.put("Post", day(1), [wanted(VALE)])
    desk.put("Mail", day(2), [tell(Kind.AGREEMENT, CHAIR.organisation)])
    seen = drawn(desk, {1: position(None, (VALE, Stance.LINKED)), 2: position(None)})

    assert [row.name for row in seen.rows] == [VALE, None]
    assert seen.rows[1].reports == 1
    assert seen.rows[1].affirmed == 1
