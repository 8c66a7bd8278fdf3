"""A vacancy over time, read against small stories."""

from __future__ import annotations

from datetime import date

from tests.comparison.stories import (
    AIDES,
    CHAIR,
    HOLM,
    MOSS,
    VALE,
    Desk,
    day,
    outlet,
    ruled_out,
    tell,
    wanted,
)

from rumourdesk.comparison import EventKind, Judged, Origins, Timeline, edges_of, timeline
from rumourdesk.model import ExitState, Kind, Outcome, Polarity, Position, Stage, Stance


def over_time(
    desk: Desk,
    exits: dict[int, ExitState] | None = None,
    verdicts: tuple[Judged, ...] = (),
    closed: tuple[date, str] | None = None,
) -> Timeline:
    answers = desk.answers()
    known = desk.profiles()
    edges = [e for n, one in enumerate(known) for e in edges_of(one, known[:n])]
    positions = {
        r: Position(post=CHAIR, incumbent=HOLM, exit=state) for r, state in (exits or {}).items()
    }
    return timeline(answers, positions, Origins(answers, edges), verdicts=verdicts, closed=closed)


def told(found: Timeline) -> list[tuple[int | None, EventKind, str]]:
    return [(e.day.day if e.day else None, e.kind, e.words) for e in found.events]


def test_a_candidacy_from_the_first_word_to_the_appointment() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Post", day(2), [wanted("Vale")])
    desk.put("Post", day(3), [tell(Kind.CONTACT, VALE)])
    desk.put("Mast", day(4), [ruled_out(VALE)])
    desk.put("Dial", day(5), [ruled_out(VALE)])
    desk.put("Post", day(6), [wanted(VALE)])
    desk.put("Post", day(7), [tell(Kind.AGREEMENT, VALE)])
    desk.put("Lamp", day(8), [tell(Kind.APPOINTMENT, VALE)])
    desk.put("Bell", day(9), [tell(Kind.APPOINTMENT, VALE)])
    assert told(over_time(desk)) == [
        (1, EventKind.NEW_CANDIDATE, "Renée Vale first named: wanted"),
        (3, EventKind.STAGE_CHANGE, "Renée Vale: wanted → talks"),
        (4, EventKind.DENIAL, "Renée Vale: ruled out"),
        (4, EventKind.REVERSAL, "Mast on Renée Vale: wanted → ruled out"),
        (6, EventKind.STAGE_CHANGE, "Renée Vale: ruled out → wanted"),
        (7, EventKind.STAGE_CHANGE, "Renée Vale: talks → agreed"),
        (8, EventKind.APPOINTMENT, "Renée Vale appointed"),
    ]


def test_whom_another_appointment_leaves_out_was_not_denied() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Mast", day(2), [tell(Kind.INTERIM, VALE), tell(Kind.APPOINTMENT, MOSS)])
    answers = desk.answers()
    stances = ((VALE, Stance.RULED_OUT), (MOSS, Stance.APPOINTED))
    positions = {2: Position(post=CHAIR, incumbent=HOLM, exit=None, candidates=stances)}
    found = told(timeline(answers, positions, Origins(answers, [])))
    words = "Renée Vale: wanted → ruled out, somebody else being appointed"
    assert (2, EventKind.STAGE_CHANGE, words) in found
    assert not {kind for _, kind, _ in found} & {EventKind.DENIAL, EventKind.REVERSAL}


def test_an_event_knows_its_report_and_claims() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE), tell(Kind.CONTACT, VALE), wanted(MOSS)])
    first = over_time(desk).events[0]
    assert (first.person, first.report, first.claims) == (MOSS, 1, (3,))


def test_the_exit_turns_with_what_is_decided() -> None:
    states = {
        1: ExitState.UNDECIDED,
        2: ExitState.LEAVES,
        3: ExitState.UNDECIDED,
        4: ExitState.LEAVES,
        5: ExitState.STAYS,
        6: ExitState.GONE,
    }
    desk = Desk()
    for number in states:
        desk.put(f"Outlet {number}", day(number), [tell(Kind.EXIT, HOLM)])
    assert told(over_time(desk, states)) == [
        (1, EventKind.EXIT_TURNED, "exit: undecided"),
        (2, EventKind.EXIT_TURNED, "exit: undecided → leaves"),
        (5, EventKind.EXIT_TURNED, "exit: leaves → stays"),
        (6, EventKind.EXIT_TURNED, "exit: stays → gone"),
    ]


def test_an_outlet_reverses_itself_on_the_exit() -> None:
    states = {
        1: ExitState.LEAVES,
        2: ExitState.UNDECIDED,
        3: ExitState.STAYS,
        4: ExitState.LEAVES,
    }
    desk = Desk()
    for number, name in enumerate(["Mast", "Mast", "Mast", "Post"], 1):
        desk.put(name, day(number), [tell(Kind.EXIT, HOLM)])
    reversals = [e for e in over_time(desk, states).events if e.kind is EventKind.REVERSAL]
    assert [(e.report, e.words) for e in reversals] == [(3, "Mast on the exit: leaves → stays")]


def test_verdicts_and_the_closing_stand_on_their_days() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE, quote="Vale is wanted")])
    judged = (
        Judged(1, Outcome.CONFIRMED, date(2031, 3, 9)),
        Judged(77, Outcome.REFUTED, date(2031, 3, 9)),
    )
    found = over_time(desk, verdicts=judged, closed=(date(2031, 3, 9), "Vale"))
    assert told(found)[1:] == [
        (9, EventKind.VERDICT, "confirmed: Vale is wanted"),
        (9, EventKind.CLOSED, "Vale"),
    ]
    assert found.events[1].person == VALE


def test_undated_reports_stand_apart_and_change_no_order() -> None:
    desk = Desk()
    desk.put("Mast", day(1), [wanted(VALE)])
    desk.put("Post", None, [tell(Kind.APPOINTMENT, VALE)])
    desk.put("Dial", None, [ruled_out(MOSS), tell(Kind.EXIT, HOLM)])
    desk.put("Lamp", day(2), [tell(Kind.AGREEMENT, VALE)])
    found = over_time(desk, {3: ExitState.LEAVES})
    assert [e.kind for e in found.events] == [EventKind.NEW_CANDIDATE, EventKind.STAGE_CHANGE]
    assert {(e.kind, e.report, e.day) for e in found.undated} == {
        (EventKind.APPOINTMENT, 2, None),
        (EventKind.DENIAL, 3, None),
        (EventKind.EXIT_TURNED, 3, None),
    }


def test_a_strip_counts_reports_and_origins_by_week() -> None:
    desk = Desk()
    desk.put("Mast", day(3), [wanted(VALE, AIDES)])
    desk.put("Post", day(4), [tell(Kind.CONTACT, VALE), wanted(VALE, outlet("Mast"))])
    desk.put("Dial", day(9), [wanted(VALE, outlet("Mast"))])
    desk.put("Lamp", day(18), [ruled_out(VALE)])
    desk.put("Bell", None, [wanted(VALE)])
    desk.put("Bell", day(24), [wanted(MOSS)])
    strips = {s.person: s for s in over_time(desk).strips}
    weeks = strips[VALE].weeks
    assert [w.start.day for w in weeks] == [3, 10, 17, 24]
    assert [(w.reports, w.independent) for w in weeks] == [(3, 2), (0, 0), (1, 1), (0, 0)]
    assert [w.stage for w in weeks] == [Stage.TALKS, None, Stage.RULED_OUT, None]
    assert [w.height for w in weeks] == [5, 0, 1, 0]
    assert strips[VALE].undated == 1
    assert [w.reports for w in strips[MOSS].weeks] == [0, 0, 0, 1]


def test_without_any_date_there_are_no_weeks() -> None:
    desk = Desk()
    desk.put("Mast", None, [wanted(VALE, polarity=Polarity.POSITIVE)])
    found = over_time(desk)
    assert (found.events, len(found.undated), found.strips[0].weeks) == ((), 1, ())
