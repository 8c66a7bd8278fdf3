"""Sentences on posts of other clubs and fields, a cause of wrong claims at a time.

Each cause has sentences that must be read and sentences in which nothing of the sort is said.
"""

from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Claim, Published, Report

LEADS = {
    "club": (
        "Jon Vane is the manager of Harwick Town, whose owner is Ada Moss. Dunmore Rovers manager "
        "Luis Amaro is at the game.\n\n"
    ),
    "company": (
        "Mara Lind is the chief executive of Norwood Bank, whose chairman is Karl Ost. Ines Falk "
        "works for a rival.\n\n"
    ),
    "party": (
        "Tom Hale is the leader of the Reform Union party. Nora Birch is a former minister of "
        "the Reform Union party.\n\n"
    ),
    "church": (
        "Paul Dray, the Archbishop of Canterbury, leads the Church of England. Ruth Penn is the "
        "Bishop of Ely.\n\n"
    ),
    "franchise": (
        "Mike Rowan is the head coach of the Chicago Bears, whose owner is Bill Stern. Ray Cole is "
        "the offensive coordinator of the Detroit Lions.\n\n"
    ),
}


def claims_of(lexicon: Lexicon, field: str, sentence: str) -> tuple[Claim, ...]:
    lead = LEADS[field]
    report = Report(text=lead + sentence, outlet="Example", published=Published(date(2030, 1, 16)))
    return tuple(c for c in read(report, lexicon).claims if c.span.start >= len(lead))


READ = [
    # Negation that stands outside the verb
    ("club", "Harwick Town are in no hurry to sack Jon Vane.", "exit", "Jon Vane",
     "negative certain"),
    ("company", "The directors are in no rush to dismiss Mara Lind.", "exit", "Mara Lind",
     "negative certain"),
    ("franchise", "The Bears have no intention of firing Mike Rowan.", "exit", "Mike Rowan",
     "negative certain"),
    ("party", "Tom Hale does not intend to resign.", "exit", "Tom Hale", "negative certain"),
    ("church", "Paul Dray is not at risk of losing his post.", "exit", "Paul Dray",
     "negative certain"),
    ("club", "Amaro has yet to agree terms with Harwick Town.", "agreement", "Luis Amaro",
     "negative certain"),
    ("company", "Norwood Bank and Ines Falk are yet to hold talks.", "contact", "Ines Falk",
     "negative certain"),
    ("club", "Amaro's agreement with Harwick Town is not final.", "agreement", "Luis Amaro",
     "open certain"),
    ("club", "The deal with Luis Amaro has reached an impasse.", "agreement", "Luis Amaro",
     "negative certain"),
    ("club", "Harwick Town are near terms with Luis Amaro.", "agreement", "Luis Amaro",
     "positive probable"),
    # A denial of what would only be possible is itself certain
    ("club", "Luis Amaro is not an option for Harwick Town.", "candidate", "Luis Amaro",
     "negative certain"),
    ("company", "Ines Falk is not under consideration at Norwood Bank.", "candidate", "Ines Falk",
     "negative certain"),
    ("franchise", "Ray Cole is not on the list of the Bears.", "candidate", "Ray Cole",
     "negative certain"),
    ("club", "Luis Amaro's return to Harwick Town has been ruled out.", "candidate", "Luis Amaro",
     "negative certain"),
    ("company", "Karl Ost has not ruled out Ines Falk.", "candidate", "Ines Falk",
     "positive possible"),
    # One of several is a candidate and nobody has been appointed
    ("club", "Luis Amaro is among the leading contenders to replace Jon Vane at Harwick Town.",
     "candidate", "Luis Amaro", "positive possible"),
    ("company", "Norwood Bank has shortlisted Ines Falk to succeed Mara Lind as chief executive.",
     "candidate", "Ines Falk", "positive possible"),
    ("party", "Nora Birch could succeed Tom Hale as party leader.", "candidate", "Nora Birch",
     "positive possible"),
    ("church", "Ruth Penn is among those tipped to succeed Paul Dray as Archbishop of Canterbury.",
     "candidate", "Ruth Penn", "positive possible"),
    ("franchise", "Ray Cole is tipped to replace Mike Rowan in Chicago.", "candidate", "Ray Cole",
     "positive probable"),
    ("party", "Nora Birch could challenge Tom Hale for the leadership.", "candidate",
     "Nora Birch", "positive possible"),
    # Done or dated
    ("company", "Norwood Bank will appoint Ines Falk on Monday.", "appointment", "Ines Falk",
     "positive certain"),
    ("franchise", "Ray Cole has been confirmed as the new head coach of the Bears.",
     "appointment", "Ray Cole", "positive certain"),
    ("company", "Norwood Bank poached Ines Falk from a rival to replace Mara Lind.",
     "appointment", "Ines Falk", "positive certain"),
    # The post before the name
    ("company", "Norwood Bank has ousted chief executive Mara Lind.", "exit", "Mara Lind",
     "positive certain"),
    ("franchise", "The Bears have fired head coach Mike Rowan.", "exit", "Mike Rowan",
     "positive certain"),
    ("club", "Harwick Town have approached Dunmore Rovers manager Luis Amaro.", "contact",
     "Luis Amaro", "positive certain"),
    # Who stands in
    ("club", "Director of football Leo Park is being considered as a stopgap.", "interim",
     "Leo Park", "positive possible"),
    ("company", "Ines Falk will stay on as interim chief executive of Norwood Bank.", "interim",
     "Ines Falk", "positive certain"),
    ("club", "Luis Amaro had been lined up as caretaker, because Vane was ill.", "interim",
     "Luis Amaro", "positive certain"),
    # Refusals and doors left open
    ("party", "Nora Birch has ruled out a challenge to Tom Hale.", "willingness", "Nora Birch",
     "negative certain"),
    ("party", "Nora Birch refused to rule out standing against Tom Hale.", "willingness",
     "Nora Birch", "positive possible"),
    ("club", "Harwick Town want a new manager after Luis Amaro said no.", "willingness",
     "Luis Amaro", "negative certain"),
    ("club", "Luis Amaro has distanced himself from the Harwick Town job.", "willingness",
     "Luis Amaro", "negative certain"),
    # Trust that is lost, and leaving for elsewhere
    ("party", "Members of the party have lost confidence in Tom Hale.", "standing", "Tom Hale",
     "negative certain"),
    ("club", "Harwick Town expect to lose Jon Vane to a rival.", "exit", "Jon Vane",
     "positive probable"),
    ("company", "Mara Lind is to leave Norwood Bank at the end of the year.", "exit", "Mara Lind",
     "positive certain"),
    ("party", "Tom Hale rejected calls for him to stand down.", "exit", "Tom Hale",
     "negative certain"),
    ("club", "Harwick Town have no plans to change their manager.", "exit", "Jon Vane",
     "negative certain"),
    ("company", "Norwood Bank has decided to replace Mara Lind.", "exit", "Mara Lind",
     "positive certain"),
    # What has come before is sure, however unsure the rest
    ("club", "Harwick Town are considering Luis Amaro after sacking Jon Vane.", "exit", "Jon Vane",
     "positive certain"),
    ("club", "Harwick Town are considering Luis Amaro after sacking Jon Vane.", "candidate",
     "Luis Amaro", "positive possible"),
    # Talks that have ended, and doubts
    ("club", "Harwick Town have broken off talks with Luis Amaro.", "contact", "Luis Amaro",
     "negative certain"),
    ("company", "Norwood Bank has ended negotiations with Ines Falk.", "contact", "Ines Falk",
     "negative certain"),
    ("franchise", "The Bears are not convinced by Ray Cole.", "candidate", "Ray Cole",
     "negative certain"),
    # That an outlet suggests it hedges nothing
    ("party", "Nora Birch is the favourite to be the next leader, the Herald suggests.",
     "candidate", "Nora Birch", "positive certain"),
    # Leaving and staying in other words
    ("company", "Norwood Bank is weighing whether to replace Mara Lind.", "exit", "Mara Lind",
     "positive possible"),
    ("club", "Harwick Town are not looking to replace Jon Vane.", "exit", "Jon Vane",
     "negative certain"),
    ("party", "Tom Hale is unlikely to survive.", "exit", "Tom Hale", "positive probable"),
    ("franchise", "Mike Rowan is on the verge of leaving Chicago.", "exit", "Mike Rowan",
     "positive probable"),
    ("church", "Ruth Penn is thought to be interested in the post of Archbishop of Canterbury.",
     "willingness", "Ruth Penn", "positive probable"),
    # Offers, refusals and returns
    ("franchise", "Ray Cole denied that he had been offered the Bears job.", "contact", "Ray Cole",
     "negative certain"),
    ("company", "Norwood Bank brought back Ines Falk to run the bank.", "appointment",
     "Ines Falk", "positive certain"),
    ("club", "Luis Amaro is close to a return to Harwick Town.", "agreement", "Luis Amaro",
     "positive probable"),
    ("church", "Paul Dray insisted that he was not going anywhere.", "exit", "Paul Dray",
     "negative certain"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "sentence", "kind", "about", "value"), READ)
def test_read(
    lexicon: Lexicon, field: str, sentence: str, kind: str, about: str, value: str
) -> None:
    found = claims_of(lexicon, field, sentence)
    assert (kind, about, value) in [
        (c.kind, c.about, f"{c.polarity} {c.certainty}") for c in found
    ], found


LEFT_ALONE = [
    # What must be done first, and pacts of another sort
    ("club", "Harwick Town would have to reach an agreement with Dunmore Rovers.", "agreement"),
    ("company", "Norwood Bank still needs to agree terms with Ines Falk.", "agreement"),
    ("club", "Amaro has a gentleman's agreement with Dunmore Rovers.", "agreement"),
    ("club", "They do not want to push Luis Amaro over his verbal agreement.", "agreement"),
    ("club", "They do not want to push Luis Amaro over his verbal agreement.", "willingness"),
    # Refusing to speak says nothing of leaving
    ("club", "Jon Vane will not discuss his future until 25 May.", "exit"),
    ("company", "Mara Lind declined to comment on her future.", "exit"),
    ("party", "Tom Hale said that it was no time to talk about his future.", "exit"),
    ("franchise", "Mike Rowan was asked whether he was in danger of losing his job.", "exit"),
    ("church", "Ruth Penn declined to say whether she would apply for the post.", "willingness"),
    # Nobody is named
    ("club", "There is no favourite for the Harwick Town job.", "candidate"),
    ("company", "Talks with several candidates continue.", "contact"),
    ("company", "The list of people who could succeed Mara Lind is growing.", "appointment"),
    ("club", "A caretaker could take the team on Saturday.", "interim"),
    ("church", "The deadline for sending in a list of names is 18 May.", "candidate"),
    # Other senses of the same words
    ("club", "A large sum was to go to Dunmore Rovers.", "exit"),
    ("club", "Jon Vane was left with little choice.", "exit"),
    ("club", "Jon Vane and Ada Moss disagree on the timing of his exit.", "exit"),
    ("company", "Ines Falk resigned from the board of a charity.", "exit"),
    ("party", "The members would like to be told in good time.", "willingness"),
    ("company", "Norwood Bank hired Mara Lind's brother.", "appointment"),
    ("company", "The directors want Mara Lind to give up one of her two posts.", "candidate"),
    ("club", "Harwick Town brought back Luis Amaro.", "standing"),
    ("franchise", "The Lions would put nothing in the way of Ray Cole.", "candidate"),
]


@pytest.mark.parametrize(("field", "sentence", "kind"), LEFT_ALONE)
def test_left_alone(lexicon: Lexicon, field: str, sentence: str, kind: str) -> None:
    assert kind not in [c.kind for c in claims_of(lexicon, field, sentence)]


def test_the_day_of_an_announcement_is_not_that_of_the_exit(lexicon: Lexicon) -> None:
    told = claims_of(lexicon, "club", "Jon Vane announced his departure on Friday.")
    dated = claims_of(lexicon, "club", "Jon Vane announced that he would leave on Friday.")
    assert [c.when for c in told if c.kind == "exit"] == [None]
    assert [c.when is not None for c in dated if c.kind == "exit"] == [True]


def test_two_phrases_with_a_person_each_are_two_claims(lexicon: Lexicon) -> None:
    found = claims_of(
        lexicon, "club", "Leo Park ruled out as Ada Moss calls Luis Amaro the only target"
    )
    assert {(c.about, str(c.polarity)) for c in found if c.kind == "candidate"} == {
        ("Leo Park", "negative"),
        ("Luis Amaro", "positive"),
    }


def test_a_length_is_no_extension(lexicon: Lexicon) -> None:
    found = claims_of(lexicon, "club", "Harwick Town have given Luis Amaro a three-year contract.")
    assert [c.topic for c in found if c.kind == "contract"] == ["length"]


def test_whoever_joins_another_body_is_appointed_there(lexicon: Lexicon) -> None:
    found = claims_of(lexicon, "club", "Jon Vane will join Dunmore Rovers, reports say.")
    posts = [c.post.organisation for c in found if c.kind == "appointment" and c.post]
    assert posts == ["Dunmore Rovers"]


def test_a_body_that_admires_somebody_too_has_a_post_of_its_own(lexicon: Lexicon) -> None:
    found = claims_of(lexicon, "club", "Dunmore Rovers also admire Peter Kroll.")
    posts = [c.post.organisation for c in found if c.kind == "candidate" and c.post]
    assert posts == ["Dunmore Rovers"]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The board will sack Jon Vane. Liverpool ultimately went with Luis Amaro.", "Liverpool"),
        (
            "Harwick Town will sack Jon Vane, while Everton subsequently appointed Luis Amaro.",
            "Everton",
        ),
        ("Jon Vane is safe at Harwick Town. Liverpool finally chose Luis Amaro.", "Liverpool"),
        ("Everton have already approached Luis Amaro.", "Everton"),
        ("Harwick Town eventually went with Luis Amaro.", "Harwick Town"),
    ],
)
def test_whoever_seeks_somebody_fills_a_post_of_its_own(
    lexicon: Lexicon, sentence: str, body: str
) -> None:
    found = [c for c in claims_of(lexicon, "club", sentence) if c.about == "Luis Amaro"]
    assert [c.post.organisation for c in found if c.post] == [body]


@pytest.mark.parametrize(
    ("field", "sentence", "kind", "body"),
    [
        ("company", "Norwood Bank expects to name a new chief executive in May.", "appointment",
         "Norwood Bank"),
        ("company", "Norwood Bank is in search of a successor to Mara Lind.", "candidate",
         "Norwood Bank"),
        ("club", "Harwick Town have begun the search for a new manager.", "candidate",
         "Harwick Town"),
        ("franchise", "The Bears are no nearer to naming a head coach.", "appointment",
         "Chicago Bears"),
        ("company", "An announcement is not expected before the autumn.", "appointment",
         "Norwood Bank"),
    ],
)  # fmt: skip
def test_a_search_that_names_nobody_is_the_body_s(
    lexicon: Lexicon, field: str, sentence: str, kind: str, body: str
) -> None:
    found = [c for c in claims_of(lexicon, field, sentence) if c.kind == kind]
    assert [c.about for c in found] == [body]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwood Bank expects to name Ines Falk in May.",
        "Norwood Bank has narrowed its search to Ines Falk.",
    ],
)
def test_what_names_somebody_or_seeks_another_thing_is_no_search(
    lexicon: Lexicon, sentence: str
) -> None:
    assert "Norwood Bank" not in [c.about for c in claims_of(lexicon, "company", sentence)]
