from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rumourdesk.comparison import relate, relate_claim, relations
from rumourdesk.comparison.reasons import LONGEST
from rumourdesk.model import (
    Answer,
    Certainty,
    Facet,
    Kind,
    Polarity,
    Published,
    Relation,
    RelationKind,
    Source,
    SourceType,
    Span,
    When,
)

Say = Callable[..., Answer]
Given = tuple[Kind, str | None, str, dict[str, Any]]

FIRST = date(2031, 3, 1)
SOON = FIRST + timedelta(days=10)
LATE = FIRST + timedelta(days=31)

NO: dict[str, Any] = {"polarity": Polarity.NEGATIVE}
OPEN: dict[str, Any] = {"polarity": Polarity.OPEN}
PROBABLE: dict[str, Any] = {"certainty": Certainty.PROBABLE}
POSSIBLE: dict[str, Any] = {"certainty": Certainty.POSSIBLE}
TIMING: dict[str, Any] = {"facet": Facet.TIMING}
MANNER: dict[str, Any] = {"facet": Facet.MANNER}
PARTY: dict[str, Any] = {"facet": Facet.PARTY}
ONE: dict[str, Any] = {"exclusive": True}
GONE: dict[str, Any] = {"superseded": True}


def at(first: str, last: str | None = None) -> dict[str, Any]:
    end = date.fromisoformat(last or first)
    return {"when": When(date.fromisoformat(first), end)}


APRIL = at("2031-04-01", "2031-04-30")
SPRING = at("2031-03-01", "2031-05-31")
SUMMER = at("2031-06-01", "2031-08-31")
MID_APRIL = at("2031-04-15")


def exit_(quote: str = "Berg will leave", **fields: Any) -> Given:
    return Kind.EXIT, "Olaf Berg", quote, fields


def wanted(about: str = "Renée Vale", **fields: Any) -> Given:
    return Kind.CANDIDATE, about, "wants", fields


def said(kind: Kind, about: str = "Renée Vale", **fields: Any) -> Given:
    return kind, about, "said so", fields


def related(say: Say, first: Given, second: Given, days: int = 10) -> Relation | None:
    """The relation between two reports' claims, the second so many days after the first."""
    pair = []
    for given, day in ((first, FIRST), (second, FIRST + timedelta(days=days))):
        kind, about, quote, fields = given
        pair.append(say(kind, about, quote, day=day, **fields))
    found = relate(pair)
    assert len(found) <= 1
    return found[0] if found else None


def kind_of(say: Say, first: Given, second: Given, days: int = 10) -> RelationKind | None:
    relation = related(say, first, second, days)
    return relation.kind if relation else None


CONTRADICTIONS: list[tuple[str, Given, Given]] = [
    ("leaves / stays", exit_(), exit_(**NO)),
    ("the incumbent without a name", (Kind.EXIT, None, "goes", {}), exit_(**NO)),
    ("sacked / not forced out", exit_("is sacked"), exit_("won't be forced out", **NO, **MANNER)),
    ("sacked / resigns", exit_("will be sacked"), exit_("will resign")),
    (
        "only if dismissed / on own terms, both hedged",
        exit_("must be dismissed", **POSSIBLE, **MANNER),
        exit_("on his own terms", **POSSIBLE, **MANNER),
    ),
    ("will be sacked / will not be sacked", exit_("is sacked"), exit_("is not sacked", **NO)),
    ("soon / not soon", exit_("soon", **TIMING), exit_("not soon", **TIMING, **NO)),
    ("one unread manner", exit_("thus", **MANNER), exit_("not thus", **MANNER, **NO)),
    ("in April / not this spring", exit_(**APRIL), exit_(**NO, **TIMING, **SPRING)),
    ("mid-April / in summer", exit_(**MID_APRIL), exit_(**SUMMER)),
    ("could in summer / mid-April", exit_(**SUMMER, **POSSIBLE), exit_(**MID_APRIL)),
    ("a topic on one side alone", exit_(topic="pay"), exit_(**NO)),
    ("wanted / ruled out", wanted(), wanted(**NO)),
    ("linked / nothing in it", wanted(**POSSIBLE), wanted(**NO)),
    ("two only choices", wanted(**ONE), wanted("Jan Moss", **ONE)),
    (
        "two appointed",
        said(Kind.APPOINTMENT),
        said(Kind.APPOINTMENT, "Jan Moss", **PROBABLE),
    ),
    ("agreed / the only choice", said(Kind.AGREEMENT), wanted("Jan Moss", **ONE)),
    ("appointed / not wanted", said(Kind.APPOINTMENT), wanted(**NO)),
    (
        "appointed in April / in summer",
        said(Kind.APPOINTMENT, **APRIL),
        said(Kind.APPOINTMENT, **SUMMER),
    ),
    ("two stand-ins", said(Kind.INTERIM), said(Kind.INTERIM, "Jan Moss")),
    ("in contact / no contact", said(Kind.CONTACT), said(Kind.CONTACT, **NO)),
    ("wants it / refuses", said(Kind.WILLINGNESS), said(Kind.WILLINGNESS, **NO)),
    (
        "backed / dropped by the same",
        said(Kind.STANDING, topic="staff"),
        said(Kind.STANDING, topic="staff", **NO),
    ),
    (
        "clause / no clause",
        said(Kind.CONTRACT, topic="release clause"),
        said(Kind.CONTRACT, topic="release clause", **NO),
    ),
    (
        "expires in April / in summer",
        said(Kind.CONTRACT, topic="expiry", **APRIL),
        said(Kind.CONTRACT, topic="expiry", **SUMMER),
    ),
    (
        "a clause of two sizes",
        (Kind.CONTRACT, "Renée Vale", "a clause of €10m", {"topic": "release clause"}),
        (Kind.CONTRACT, "Renée Vale", "a €25m clause", {"topic": "release clause"}),
    ),
    (
        "backed / dropped by the same, in words",
        (Kind.STANDING, "Olaf Berg", "has the staff behind him", {}),
        (Kind.STANDING, "Olaf Berg", "has lost his employees and the board", NO),
    ),
    (
        "the same condition",
        exit_("if it fails, goes", condition=Span(0, 11)),
        exit_("if it fails, stays", condition=Span(0, 11), **NO),
    ),
    (
        "a condition that the question presupposes",
        (Kind.INTERIM, "Jan Moss", "if Berg leaves, Moss", {"condition": Span(0, 14)}),
        said(Kind.INTERIM),
    ),
    ("talks with the same party", said(Kind.CONTACT, **PARTY), said(Kind.CONTACT, **PARTY, **NO)),
]

COMPATIBLE: list[tuple[str, Given, Given]] = [
    ("not this spring / in summer", exit_(**NO, **TIMING, **SPRING), exit_(**SUMMER)),
    ("not this spring / leaves", exit_(**NO, **TIMING, **SPRING), exit_()),
    ("not yet / leaves", exit_(**NO, **TIMING), exit_()),
    ("not this spring / spring or summer", exit_(**NO, **TIMING, **APRIL), exit_(**SPRING)),
    ("will not be sacked / will leave", exit_("is not sacked", **NO), exit_()),
    ("soon / not this spring", exit_("soon", **TIMING), exit_(**TIMING, **NO, **SPRING)),
    ("this spring / not soon", exit_(**TIMING, **SPRING), exit_("not soon", **TIMING, **NO)),
    ("an unread manner / not sacked", exit_("thus", **MANNER), exit_("no sacking", **NO)),
    ("a sacking / not in an unread manner", exit_("sacked"), exit_("not thus", **MANNER, **NO)),
    ("not forced out / leaves", exit_("not forced out", **NO, **MANNER), exit_()),
    ("not forced out / resigns", exit_("not forced out", **NO, **MANNER), exit_("resigns")),
    ("an unread manner / leaves", exit_("not that way", **NO, **MANNER), exit_()),
    ("somebody else's exit", exit_(), (Kind.EXIT, "Lena Berg", "stays", NO)),
    ("another topic", exit_(topic="pay"), exit_(topic="age", **NO)),
    ("could / could not", exit_(**POSSIBLE), exit_(**POSSIBLE, **NO)),
    (
        "could be sacked / could resign",
        exit_("may be sacked", **POSSIBLE),
        exit_("may resign", **POSSIBLE),
    ),
    ("two linked", wanted(**POSSIBLE), wanted("Jan Moss", **POSSIBLE)),
    ("two wanted", wanted(), wanted("Jan Moss")),
    ("one only, one linked", wanted(**ONE), wanted("Jan Moss", **POSSIBLE)),
    ("of one name, not one person", wanted(**ONE), wanted("Jo Vale", **NO)),
    ("wanted / no agreement", wanted(), said(Kind.AGREEMENT, **NO)),
    ("agreed / not appointed in April", said(Kind.AGREEMENT), said(Kind.APPOINTMENT, **NO)),
    (
        "two stand-ins in turn",
        said(Kind.INTERIM, **APRIL),
        said(Kind.INTERIM, "Jan Moss", **SUMMER),
    ),
    (
        "backed by staff / not by shareholders",
        said(Kind.STANDING, topic="staff"),
        said(Kind.STANDING, topic="shareholders", **NO),
    ),
    (
        "backed by staff / not by the board, in words",
        (Kind.STANDING, "Olaf Berg", "has the staff behind him", {}),
        (Kind.STANDING, "Olaf Berg", "has lost the board", NO),
    ),
    (
        "backing without a topic",
        said(Kind.STANDING),
        said(Kind.STANDING, topic="staff", **NO),
    ),
    (
        "two terms",
        said(Kind.CONTRACT, topic="release clause"),
        said(Kind.CONTRACT, topic="extension", **NO),
    ),
    (
        "two extensions",
        said(Kind.CONTRACT, topic="extension", **APRIL),
        said(Kind.CONTRACT, topic="extension", **SUMMER),
    ),
    ("wanted in spring / in summer", wanted(**APRIL), wanted(**SUMMER)),
    ("unnamed terms", said(Kind.CONTRACT), said(Kind.CONTRACT, **NO)),
    ("talks with her / not with her agent", said(Kind.CONTACT), said(Kind.CONTACT, **PARTY, **NO)),
    ("two meetings", said(Kind.CONTACT, **APRIL), said(Kind.CONTACT, **SUMMER)),
    (
        "on a condition",
        exit_("if it fails, goes", condition=Span(0, 11)),
        exit_(**NO),
    ),
    (
        "a condition that matters",
        (Kind.WILLINGNESS, "Renée Vale", "if Berg leaves, keen", {"condition": Span(0, 14)}),
        said(Kind.WILLINGNESS, **NO),
    ),
    (
        "different people's next roles",
        said(Kind.NEXT_ROLE),
        said(Kind.NEXT_ROLE, "Olaf Berg", **NO),
    ),
    ("undecided / leaves, the same day", exit_(**OPEN), exit_()),
]


@pytest.mark.parametrize(("first", "second"), [c[1:] for c in CONTRADICTIONS])
@pytest.mark.parametrize("turned", [False, True])
def test_contradictions(say: Say, first: Given, second: Given, turned: bool) -> None:
    pair = (second, first) if turned else (first, second)
    assert kind_of(say, *pair) is RelationKind.CONTRADICTS


@pytest.mark.parametrize(
    ("first", "second"), [c[1:] for c in COMPATIBLE], ids=[c[0] for c in COMPATIBLE]
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_can_both_be_true(say: Say, first: Given, second: Given, turned: bool) -> None:
    pair = (second, first) if turned else (first, second)
    assert kind_of(say, *pair, days=0) in (None, RelationKind.AGREES)
    assert kind_of(say, *pair, days=31) is not RelationKind.CONTRADICTS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (exit_(), exit_(**PROBABLE)),
        (exit_(), exit_("will be sacked")),
        (exit_(**SPRING), exit_(**MID_APRIL)),
        (exit_(**NO), exit_(**NO)),
        (exit_(**NO, **TIMING, **SPRING), exit_(**NO, **TIMING, **APRIL)),
        (exit_("not forced out", **NO, **MANNER), exit_("not sacked", **NO, **MANNER)),
        (wanted(), said(Kind.AGREEMENT, "Vale", **PROBABLE)),
        (said(Kind.CONTACT), said(Kind.CONTACT, **PARTY)),
        (exit_(**OPEN), exit_(**OPEN)),
    ],
)
def test_agreements(say: Say, first: Given, second: Given) -> None:
    assert kind_of(say, first, second) is RelationKind.AGREES
    assert kind_of(say, first, second, days=200) is RelationKind.AGREES


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (exit_(**NO, **TIMING), exit_(**NO)),
        (exit_("not forced out", **NO, **MANNER), exit_("does not resign", **NO, **MANNER)),
        (exit_("may be sacked", **POSSIBLE), exit_("may resign", **POSSIBLE)),
        (said(Kind.AGREEMENT, **NO), wanted(**NO)),
    ],
)
def test_denials_of_different_things_are_unrelated(say: Say, first: Given, second: Given) -> None:
    assert kind_of(say, first, second) is None


def test_what_changes_with_time_is_an_update_after_thirty_days(say: Say) -> None:
    assert kind_of(say, wanted(), wanted(**NO), days=30) is RelationKind.CONTRADICTS
    assert kind_of(say, wanted(), wanted(**NO), days=31) is RelationKind.UPDATES
    assert kind_of(say, exit_(**APRIL), exit_(**SUMMER), days=31) is RelationKind.UPDATES


def test_terms_of_a_contract_contradict_at_any_distance(say: Say) -> None:
    first = said(Kind.CONTRACT, topic="release clause")
    second = said(Kind.CONTRACT, topic="release clause", **NO)
    assert kind_of(say, first, second, days=900) is RelationKind.CONTRADICTS


def test_past_events_contradict_at_any_distance(say: Say) -> None:
    january = at("2031-01-01", "2031-01-31")
    met, never_met = said(Kind.CONTACT, **january), said(Kind.CONTACT, **january, **NO)
    assert kind_of(say, met, never_met, days=400) is RelationKind.CONTRADICTS
    june = at("2031-06-01", "2031-06-30")
    will, will_not = said(Kind.CONTACT, **june), said(Kind.CONTACT, **june, **NO)
    assert kind_of(say, will, will_not, days=400) is RelationKind.UPDATES


def test_a_decision_updates_what_was_undecided_and_back(say: Say) -> None:
    assert kind_of(say, exit_(**OPEN), exit_()) is RelationKind.UPDATES
    assert kind_of(say, exit_(), exit_(**OPEN)) is RelationKind.UPDATES
    assert kind_of(say, exit_(**OPEN), exit_(**POSSIBLE)) is None
    assert kind_of(say, exit_(**OPEN, topic="pay"), exit_(topic="age")) is None
    somebody_else: Given = (Kind.EXIT, "Lena Berg", "leaves", {})
    assert kind_of(say, exit_(**OPEN), somebody_else) is None
    assert kind_of(say, exit_(**OPEN), exit_("resigns", **MANNER)) is None


def test_the_order_is_that_of_publication_and_without_dates_unknown(say: Say) -> None:
    later = say(Kind.WILLINGNESS, "Renée Vale", day=SOON)
    earlier = say(Kind.WILLINGNESS, "Renée Vale", day=FIRST, **NO)
    (relation,) = relate([later, earlier])
    assert (relation.a, relation.b, relation.order_known) == (earlier.claim, later.claim, True)
    undated = say(Kind.WILLINGNESS, "Renée Vale", day=None, **NO)
    (relation,) = relate([undated, later])
    assert relation.kind is RelationKind.CONTRADICTS
    assert not relation.order_known


@pytest.mark.parametrize("day", [FIRST, SOON, None])
def test_a_report_that_tells_of_the_change_updates(say: Say, day: date | None) -> None:
    before = say(Kind.CANDIDATE, "Renée Vale", day=FIRST)
    was = say(Kind.CANDIDATE, "Vale", day=day, report=90, **GONE)
    now = say(Kind.CANDIDATE, "Vale", day=day, report=90, **NO)
    found = relate([now, was, before])
    assert {(r.a, r.b, r.kind) for r in found} == {
        (before.claim, was.claim, RelationKind.UPDATES),
        (before.claim, now.claim, RelationKind.UPDATES),
    }


@pytest.mark.parametrize("day", [FIRST, SOON, None])
def test_words_that_tell_of_the_change_make_an_update(say: Say, day: date | None) -> None:
    after = say(Kind.CANDIDATE, "Vale", "Vale is no longer in the running", day=day, **NO)
    before = say(Kind.CANDIDATE, "Renée Vale", day=FIRST)
    (relation,) = relate([before, after])
    assert (relation.a, relation.b) == (before.claim, after.claim)
    assert relation.kind is RelationKind.UPDATES


def test_an_earlier_report_tells_of_no_later_change(say: Say) -> None:
    before = say(Kind.CANDIDATE, "Vale", "Vale is no longer in the running", day=FIRST, **NO)
    after = say(Kind.CANDIDATE, "Vale", day=SOON)
    (relation,) = relate([before, after])
    assert relation.kind is RelationKind.CONTRADICTS
    noon, one = (datetime(2031, 3, 1, hour, tzinfo=UTC) for hour in (12, 13))
    earlier = replace(before, published=Published(FIRST, noon))
    later = replace(after, published=Published(FIRST, one))
    (relation,) = relate([later, earlier])
    assert (relation.a, relation.kind) == (before.claim, RelationKind.CONTRADICTS)


def test_a_report_that_tells_of_another_change_contradicts(say: Say) -> None:
    before = say(Kind.CANDIDATE, "Renée Vale", day=FIRST)
    was = say(Kind.CANDIDATE, "Jan Moss", day=SOON, report=90, **GONE)
    now = say(Kind.CANDIDATE, "Renée Vale", day=SOON, report=90, **NO)
    (relation,) = relate([before, was, now])
    assert (relation.b, relation.kind) == (now.claim, RelationKind.CONTRADICTS)


def test_what_is_told_as_no_longer_so_meets_nothing_later(say: Say) -> None:
    was = say(Kind.CANDIDATE, "Renée Vale", day=FIRST, **GONE)
    after = say(Kind.CANDIDATE, "Renée Vale", day=SOON)
    denial = say(Kind.CANDIDATE, "Renée Vale", day=SOON, **NO)
    assert not [r for r in relate([was, after, denial]) if was.claim in (r.a, r.b)]


POST = Source("The Post", SourceType.OUTLET)
AIDES = Source("aides", SourceType.ANONYMOUS)


def test_one_outlet_that_changes_its_own_word_updates_it(say: Say) -> None:
    for sources, expected in (
        ((), RelationKind.UPDATES),
        ((AIDES,), RelationKind.UPDATES),
        ((POST,), RelationKind.CONTRADICTS),
    ):
        before = say(Kind.CANDIDATE, "Vale", outlet="Wire", day=FIRST)
        after = say(Kind.CANDIDATE, "Vale", outlet="wire", day=SOON, sources=sources, **NO)
        (relation,) = relate([before, after])
        assert relation.kind is expected


def test_one_outlet_against_itself_on_one_day_contradicts(say: Say) -> None:
    pair = [say(Kind.CANDIDATE, "Vale", outlet="Wire", **fields) for fields in ({}, NO)]
    (relation,) = relate(pair)
    assert relation.kind is RelationKind.CONTRADICTS


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (("Wire", (POST,)), ("Mast", (POST, AIDES)), "both stand on The Post"),
        (("Post", ()), ("Mast", (POST,)), "cites The Post"),
        (("Post", (AIDES,)), ("Mast", (POST,)), "cites The Post"),
        (("Mast", ()), ("Mast", (AIDES,)), "Mast says so again"),
    ],
)
def test_echoes(
    say: Say,
    first: tuple[str, tuple[Source, ...]],
    second: tuple[str, tuple[Source, ...]],
    why: str,
) -> None:
    pair = [
        say(Kind.CANDIDATE, "Vale", outlet=outlet, sources=sources, day=day)
        for (outlet, sources), day in ((first, FIRST), (second, SOON))
    ]
    (relation,) = relate(pair)
    assert relation.kind is RelationKind.ECHOES
    assert relation.why == why


@pytest.mark.parametrize("day", [SOON, None])
def test_who_cites_another_comes_after_it(say: Say, day: date | None) -> None:
    agency = Source("Agency", SourceType.OUTLET)
    echo = say(Kind.CANDIDATE, "Vale", outlet="Mast", sources=(POST,), day=day)
    origin = say(Kind.CANDIDATE, "Vale", outlet="Post", sources=(agency,), day=day)
    (relation,) = relate([echo, origin])
    assert relation.kind is RelationKind.ECHOES
    assert (relation.a, relation.b) == (origin.claim, echo.claim)


def test_an_earlier_report_echoes_no_later_one(say: Say) -> None:
    before = say(Kind.CANDIDATE, "Vale", outlet="Mast", sources=(POST,), day=FIRST)
    agency = Source("Agency", SourceType.OUTLET)
    after = say(Kind.CANDIDATE, "Vale", outlet="Post", sources=(agency,), day=SOON)
    (relation,) = relate([before, after])
    assert relation.kind is RelationKind.AGREES


def test_two_unknown_outlets_are_not_one(say: Say) -> None:
    before = replace(say(Kind.CANDIDATE, "Vale", day=FIRST), outlet=None)
    after = replace(say(Kind.CANDIDATE, "Vale", day=SOON, **NO), outlet=None)
    (relation,) = relate([before, after])
    assert relation.kind is RelationKind.CONTRADICTS
    same = replace(say(Kind.CANDIDATE, "Vale", day=SOON), outlet=None)
    (relation,) = relate([before, same])
    assert relation.kind is RelationKind.AGREES


def test_own_and_other_words_agree(say: Say) -> None:
    own = say(Kind.CANDIDATE, "Vale", outlet="Mast", sources=(AIDES,))
    other = say(Kind.CANDIDATE, "Vale", outlet="Mast", sources=(POST,))
    (relation,) = relate([own, other])
    assert relation.kind is RelationKind.AGREES


def test_a_contradiction_is_severe_when_neither_side_hedges(say: Say) -> None:
    for fields, severe in (({}, True), (PROBABLE, False), (POSSIBLE, False)):
        relation = related(say, exit_(), exit_(**NO, **fields))
        assert relation is not None
        assert relation.severe is severe
    agreement = related(say, exit_(), exit_())
    assert agreement is not None
    assert not agreement.severe


@pytest.mark.parametrize(
    ("first", "second", "days", "why"),
    [
        (
            said(Kind.CONTRACT, topic="release clause"),
            said(Kind.CONTRACT, topic="release clause", **NO),
            10,
            "release clause: said to exist / said not to exist",
        ),
        (
            exit_(**MID_APRIL),
            exit_(**SUMMER),
            10,
            "leaves on 15 April 2031 / leaves (June to August 2031)",
        ),
        (
            exit_("sacked", **MID_APRIL),
            exit_("not forced out", **NO, **MANNER),
            10,
            "forced out on 15 April 2031 / not forced out",
        ),
        (wanted(), wanted(**NO), 10, "Renée Vale: wanted / ruled out"),
        (wanted(), wanted(**NO), 40, "Renée Vale: wanted, then ruled out"),
        (
            wanted(**ONE),
            said(Kind.APPOINTMENT, "Jan Moss"),
            10,
            "Renée Vale the one choice / Jan Moss appointed",
        ),
        (
            (Kind.CONTRACT, "Renée Vale", "a clause of €10m", {"topic": "release clause"}),
            (Kind.CONTRACT, "Renée Vale", "€25m to €30m", {"topic": "release clause"}),
            10,
            "release clause: EUR 10,000,000 / EUR 25,000,000 to 30,000,000",
        ),
        (wanted(), wanted(), 10, "Renée Vale: wanted, in both"),
        (wanted(), wanted(**POSSIBLE), 10, "Renée Vale: wanted, and linked"),
        (wanted(), wanted(**GONE), 10, "Renée Vale: wanted, then told as no longer so"),
    ],
)
def test_the_reason_gives_both_sides(
    say: Say, first: Given, second: Given, days: int, why: str
) -> None:
    relation = related(say, first, second, days)
    assert relation is not None
    assert relation.why == why


def test_a_reason_is_never_long(say: Say) -> None:
    long_name = "Maximiliana Theodora Constantina Alexandrina von Hohenfels und Tannenberg"
    relation = related(say, wanted(long_name, **PROBABLE), wanted(long_name, **PROBABLE, **NO))
    assert relation is not None
    assert len(relation.why) <= LONGEST
    assert relation.why.endswith("…")


def test_vacancies_and_reports_keep_claims_apart(say: Say) -> None:
    here = say(Kind.EXIT, "Olaf Berg", vacancy=1)
    there = say(Kind.EXIT, "Olaf Berg", vacancy=2, **NO)
    same = [say(Kind.EXIT, "Olaf Berg", report=70, **fields) for fields in ({}, NO)]
    assert relate([here, there]) == ()
    assert relate(same) == ()


def test_short_and_full_names_share_a_person_s_question(say: Say) -> None:
    full = say(Kind.CONTACT, "Renée Vale")
    short = say(Kind.CONTACT, "Vale", **NO)
    other = say(Kind.CONTACT, "Jo Vale", **NO)
    assert {(r.a, r.b) for r in relate([full, short, other])} == {
        (full.claim, short.claim),
        (short.claim, other.claim),
    }


def test_the_relations_of_one_claim_are_those_among_all(say: Say) -> None:
    answers = [
        say(kind, about, day=FIRST + timedelta(days=days), **fields)
        for kind, about in ((Kind.EXIT, "Olaf Berg"), (Kind.CANDIDATE, "Renée Vale"))
        for days in (0, 5, 60)
        for fields in ({}, NO, OPEN, GONE)
    ]
    every = relate(answers)
    assert len({r.kind for r in every}) == 3
    for answer in answers:
        expected = tuple(r for r in every if answer.claim in (r.a, r.b))
        assert sorted(relate_claim(answer.claim, answers), key=key) == sorted(expected, key=key)


def key(relation: Relation) -> tuple[int, int]:
    return relation.a, relation.b


def test_only_claims_on_one_question_are_compared(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    original = relations.relation

    def counting(*sides: Any) -> Relation | None:
        nonlocal compared
        compared += 1
        return original(*sides)

    monkeypatch.setattr(relations, "relation", counting)
    people = [f"Person N{chr(97 + n)}" for n in range(10)]
    answers: Sequence[Answer] = [
        say(kind, person, vacancy=vacancy)
        for vacancy in range(8)
        for person in people
        for kind in (Kind.CONTACT, Kind.WILLINGNESS)
        for _ in range(3)
    ]
    relate(answers)
    groups, pairs_in_a_group = 8 * 10 * 2, 3
    assert compared == groups * pairs_in_a_group
