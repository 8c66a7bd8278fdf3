from __future__ import annotations

from dataclasses import replace
from datetime import date

from rumourdesk.comparison import Why, explain
from rumourdesk.model import (
    Certainty,
    Claim,
    Cue,
    Kind,
    Polarity,
    Post,
    Source,
    SourceType,
    Span,
    When,
)

TEXT = "Sport say so.\nJon Vane will be sacked in May."
SACKED = Span(TEXT.index("will be sacked"), TEXT.index(" in May"))
VANE = Span(TEXT.index("Jon Vane"), TEXT.index(" will"))
CLAIM = Claim(
    span=Span(14, len(TEXT)),
    quote=TEXT[14:],
    kind=Kind.EXIT,
    about="Jon Vane",
    post=Post("Harwick Town", "manager"),
    polarity=Polarity.POSITIVE,
    certainty=Certainty.CERTAIN,
    sources=(Source("Sport", SourceType.OUTLET, Span(0, 5)),),
    when=When(date(2030, 5, 1), date(2030, 5, 31), Span(39, 45), "'in may'"),
    cues=(
        Cue(SACKED, "kind", "exit", "dismissal"),
        Cue(VANE, "about", "Jon Vane", "named here"),
        Cue(SACKED, "polarity", "positive", "dismissal"),
        Cue(SACKED, "certainty", "certain", "no hedge"),
        Cue(Span(0, 9), "sources", "Sport", "carried on"),
        Cue(Span(39, 45), "when", "2030-05-01..2030-05-31", "'in may'"),
    ),
)


def fields(claim: Claim) -> dict[str, Why]:
    return {why.field: why for why in explain(claim, TEXT)}


def test_a_field_gives_its_words_their_place_and_the_rule() -> None:
    about = fields(CLAIM)["about"]
    (ground,) = about.grounds
    assert (about.value, ground.span, ground.line, ground.rule) == (
        "Jon Vane",
        VANE,
        2,
        "named here",
    )


def test_what_was_carried_over_says_so_and_from_which_line() -> None:
    sources = fields(CLAIM)["sources"]
    (ground,) = sources.grounds
    assert sources.value == "Sport (outlet)"
    assert (ground.line, ground.rule) == (1, "carried over from what was said before")


def test_what_no_words_set_is_said_to_be_so_by_default() -> None:
    why = fields(replace(CLAIM, sources=(), cues=CLAIM.cues[:4]))
    assert why["certainty"] == Why("certainty", "certain", default="by default: no hedge found")
    assert why["facet"].default.startswith("by default")
    assert why["sources"] == Why(
        "sources", "none", default="by default: it is credited to nobody else"
    )
    assert why["vacancy"].default == "taken from the report as a whole"


def test_words_that_were_overruled_are_left_out() -> None:
    denied = replace(
        CLAIM,
        polarity=Polarity.NEGATIVE,
        cues=(*CLAIM.cues, Cue(Span(0, 5), "polarity", "negative", "negator")),
    )
    assert [g.rule for g in fields(denied)["polarity"].grounds] == ["negator"]


def test_an_answer_of_the_rule_itself_says_that_nothing_denies_it() -> None:
    (ground,) = fields(CLAIM)["polarity"].grounds
    assert ground.rule == "dismissal; no negation found"


def test_fields_that_are_not_filled_are_not_there() -> None:
    bare = replace(CLAIM, about=None, post=None, when=None)
    assert {"about", "vacancy", "when", "topic", "condition"}.isdisjoint(fields(bare))
    marked = replace(CLAIM, topic="players", exclusive=True, superseded=True)
    assert {"topic", "exclusive", "superseded"} <= fields(marked).keys()
