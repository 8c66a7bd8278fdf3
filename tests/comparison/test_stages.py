"""How far one report says that a candidacy has come."""

from __future__ import annotations

from datetime import date

import pytest
from tests.comparison.stories import VALE, Desk, day, ruled_out, tell, wanted

from rumourdesk.comparison.stages import STAGE_ORDER, furthest, height, report_stage, stance_of
from rumourdesk.model import (
    Answer,
    Certainty,
    Claim,
    Kind,
    Polarity,
    Source,
    SourceType,
    Stage,
    Stance,
    When,
)

AGREED = tell(Kind.AGREEMENT, VALE)
NAMED = tell(Kind.APPOINTMENT, VALE)
JUNE = When(date(2031, 6, 1), None)


def answers(*claims: Claim) -> list[Answer]:
    desk = Desk()
    desk.put("Post", day(3), claims)
    return desk.answers()


@pytest.mark.parametrize(
    ("claims", "stance", "reached"),
    [
        ([wanted(VALE)], None, Stage.WANTED),
        ([wanted(VALE), AGREED], None, Stage.AGREED),
        ([AGREED, ruled_out(VALE)], None, Stage.RULED_OUT),
        ([ruled_out(VALE), AGREED], None, Stage.AGREED),
        ([AGREED, ruled_out(VALE)], Stance.AGREED, Stage.AGREED),
        ([AGREED, ruled_out(VALE)], Stance.DOUBTFUL, Stage.DOUBTFUL),
        ([NAMED], None, Stage.APPOINTED),
        ([NAMED], Stance.FAVOURED, Stage.CLOSE),
        ([tell(Kind.WILLINGNESS, VALE)], None, Stage.LINKED),
        ([tell(Kind.CANDIDATE, VALE, polarity=Polarity.OPEN)], None, None),
        ([tell(Kind.CANDIDATE, VALE, polarity=Polarity.OPEN)], Stance.LINKED, Stage.LINKED),
        ([wanted(VALE, certainty=Certainty.POSSIBLE)], None, Stage.LINKED),
        ([wanted(VALE, superseded=True)], None, None),
    ],
)
def test_the_stage_of_a_report(
    claims: list[Claim], stance: Stance | None, reached: Stage | None
) -> None:
    assert report_stage(answers(*claims), stance) is reached


def test_who_is_to_be_appointed_is_close_until_those_who_appoint_say_so() -> None:
    bank = Source("Halden Bank", SourceType.ORGANISATION)
    to_come = answers(tell(Kind.APPOINTMENT, VALE, when=JUNE))
    told = answers(tell(Kind.APPOINTMENT, VALE, bank, when=JUNE))
    assert report_stage(to_come, Stance.APPOINTED) is Stage.CLOSE
    assert report_stage(told, Stance.APPOINTED) is Stage.APPOINTED


def test_stages_have_an_order_and_a_height() -> None:
    assert set(STAGE_ORDER) == set(Stage)
    assert furthest([Stage.TALKS, Stage.CLOSE, Stage.LINKED]) is Stage.CLOSE
    assert furthest([]) is None
    assert (height(None), height(Stage.RULED_OUT), height(Stage.APPOINTED)) == (0, 1, 8)
    assert stance_of(None) is None
    assert {stance_of(s) for s in Stage} == set(Stance)
