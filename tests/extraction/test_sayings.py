"""Sayings of desks, lobbies, boardrooms and sacristies, each with what it says of whom."""

from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Claim, Published, Report

LEADS = {
    "club": (
        "Jon Vane is the manager of Harwick Town, whose owner is Ada Moss. Dunmore Rovers "
        "manager Luis Amaro is at the game. Harwick Town are next to last. The board of "
        "Harwick Town meets on Monday."
        "\n\n"
    ),
    "company": (
        "Mara Lind is the chief executive of Norwood Bank, whose chairman is Karl Ost. Ines "
        "Falk works for a rival."
        "\n\n"
    ),
    "party": (
        "Tom Hale is the leader of the Reform Union party. Nora Birch is a former minister of "
        "the Reform Union party."
        "\n\n"
    ),
    "church": (
        "Paul Dray, the Archbishop of Canterbury, leads the Church of England. Ruth Penn is the"
        " Bishop of Ely."
        "\n\n"
    ),
    "franchise": (
        "Mike Rowan is the head coach of the Chicago Bears, whose owner is Bill Stern. Ray Cole"
        " is the offensive coordinator of the Detroit Lions. The Bears meet on Monday. The "
        "Chicago Bears are last."
        "\n\n"
    ),
}


def claims_of(lexicon: Lexicon, field: str, sentence: str) -> tuple[Claim, ...]:
    lead = LEADS[field]
    report = Report(text=lead + sentence, outlet="Example", published=Published(date(2030, 1, 16)))
    return tuple(c for c in read(report, lexicon).claims if c.span.start >= len(lead))


SAID = [
    ("club", "Jon Vane's head is on the block.", "exit", "Jon Vane", "positive possible"),
    ("company", "Mara Lind is facing the axe.", "exit", "Mara Lind", "positive probable"),
    ("company", "The board has run the rule over Mara Lind's future.",
     "exit", "Mara Lind", "positive possible"),
    ("party", "Tom Hale has bowed to pressure and will go by the autumn.",
     "exit", "Tom Hale", "positive certain"),
    ("party", "Tom Hale is digging in.", "exit", "Tom Hale", "negative certain"),
    ("franchise", "Mike Rowan is on the hot seat in Chicago.",
     "exit", "Mike Rowan", "positive possible"),
    ("franchise", "The Bears are moving on from Mike Rowan.",
     "exit", "Mike Rowan", "positive certain"),
    ("franchise", "Mike Rowan will be back next season, Bill Stern said.",
     "exit", "Mike Rowan", "negative certain"),
    ("church", "Paul Dray intends to lay down his office at Easter.",
     "exit", "Paul Dray", "positive probable"),
    ("church", "Paul Dray has tendered his resignation.", "exit", "Paul Dray", "positive certain"),
    ("club", "Vane could be shown the door as early as Monday.",
     "exit", "Jon Vane", "positive possible"),
    ("club", "Harwick Town have pulled the plug on Jon Vane's reign.",
     "exit", "Jon Vane", "positive certain"),
    ("company", "Mara Lind's job is safe for now, according to two directors.",
     "exit", "Mara Lind", "negative certain"),
    ("company", "Mara Lind has no plans to retire.", "exit", "Mara Lind", "negative certain"),
    ("company", "Whether Mara Lind stays is up to Karl Ost.", "exit", "Mara Lind", "open possible"),
    ("party", "Tom Hale said he would fight on.", "exit", "Tom Hale", "negative certain"),
    ("party", "Tom Hale is hanging on by his fingertips.", "exit", "Tom Hale", "positive possible"),
    ("club", "Jon Vane has been given two games to save his job.",
     "exit", "Jon Vane", "positive possible"),
    ("club", "Jon Vane was placed on gardening leave on Tuesday.",
     "exit", "Jon Vane", "positive certain"),
    ("company", "Mara Lind will hand over the reins at the end of the year.",
     "exit", "Mara Lind", "positive certain"),
    ("company", "Norwood Bank is not expected to renew Mara Lind's term.",
     "exit", "Mara Lind", "positive probable"),
    ("franchise", "Bill Stern has no intention of making a change.",
     "exit", "Mike Rowan", "negative certain"),
    ("club", "Harwick Town have yet to decide whether to stick with Jon Vane.",
     "exit", "Jon Vane", "open certain"),
    ("club", "Jon Vane will be let go when the season ends.",
     "exit", "Jon Vane", "positive certain"),
    ("party", "Nothing has been decided about Tom Hale's future.",
     "exit", "Tom Hale", "open certain"),
    ("club", "Luis Amaro has emerged as the leading contender to take over at Harwick Town.",
     "candidate", "Luis Amaro", "positive certain"),
    ("club", "Luis Amaro heads the list of names to succeed Vane.",
     "candidate", "Luis Amaro", "positive certain"),
    ("club", "Luis Amaro is in the frame for the Harwick Town job.",
     "candidate", "Luis Amaro", "positive possible"),
    ("club", "Harwick Town have set their sights on Luis Amaro.",
     "candidate", "Luis Amaro", "positive certain"),
    ("club", "Luis Amaro is the number one choice of Ada Moss.",
     "candidate", "Luis Amaro", "positive certain"),
    ("club", "Harwick Town have cooled on Luis Amaro.",
     "candidate", "Luis Amaro", "negative certain"),
    ("club", "Harwick Town have ruled Luis Amaro out of the running.",
     "candidate", "Luis Amaro", "negative certain"),
    ("company", "Ines Falk is seen as the natural successor to Mara Lind.",
     "candidate", "Ines Falk", "positive certain"),
    ("company", "Ines Falk tops the board's wish list.",
     "candidate", "Ines Falk", "positive certain"),
    ("company", "Ines Falk is one of five internal candidates.",
     "candidate", "Ines Falk", "positive possible"),
    ("company", "Headhunters have put Ines Falk's name forward.",
     "candidate", "Ines Falk", "positive possible"),
    ("party", "Nora Birch is the clear front-runner in the race to replace Tom Hale.",
     "candidate", "Nora Birch", "positive certain"),
    ("party", "Nora Birch leads the field.", "candidate", "Nora Birch", "positive certain"),
    ("party", "Nora Birch is regarded as an outsider.",
     "candidate", "Nora Birch", "positive possible"),
    ("party", "Nora Birch failed to get enough nominations.",
     "candidate", "Nora Birch", "negative certain"),
    ("church", "Ruth Penn is widely tipped for Canterbury.",
     "candidate", "Ruth Penn", "positive probable"),
    ("church", "Ruth Penn has been mooted as a possible Archbishop of Canterbury.",
     "candidate", "Ruth Penn", "positive possible"),
    ("church", "Ruth Penn's chances have faded.", "candidate", "Ruth Penn", "negative certain"),
    ("franchise", "Ray Cole is a name to watch for the Bears job.",
     "candidate", "Ray Cole", "positive possible"),
    ("franchise", "The Bears have zeroed in on Ray Cole.",
     "candidate", "Ray Cole", "positive certain"),
    ("franchise", "The Bears are eyeing Ray Cole as their next head coach.",
     "candidate", "Ray Cole", "positive certain"),
    ("franchise", "Ray Cole is no longer in the mix.", "candidate", "Ray Cole", "negative certain"),
    ("franchise", "The Bears view Ray Cole as a strong fit.",
     "candidate", "Ray Cole", "positive certain"),
    ("club", "A list drawn up by Ada Moss includes Luis Amaro, Peter Kroll and Dan Orme.",
     "candidate", "Peter Kroll", "positive possible"),
    ("club", "Luis Amaro's name has been discussed by the board.",
     "candidate", "Luis Amaro", "positive possible"),
    ("club", "Peter Kroll is also under consideration.",
     "candidate", "Peter Kroll", "positive possible"),
    ("company", "The board is split over Ines Falk.", "candidate", "Ines Falk", "open certain"),
    ("company", "Among the options is Ines Falk, who runs a rival.",
     "candidate", "Ines Falk", "positive possible"),
    ("club", "Other names on Harwick Town's radar include Peter Kroll.",
     "candidate", "Peter Kroll", "positive possible"),
    ("club", "Peter Kroll is an outside bet.", "candidate", "Peter Kroll", "positive possible"),
    ("club", "Harwick Town have made a formal approach to Dunmore Rovers for Luis Amaro.",
     "contact", "Luis Amaro", "positive certain"),
    ("club", "Ada Moss flew to Lisbon to meet Luis Amaro.",
     "contact", "Luis Amaro", "positive certain"),
    ("club", "Luis Amaro has been sounded out by Harwick Town.",
     "contact", "Luis Amaro", "positive certain"),
    ("club", "Harwick Town have not spoken to Luis Amaro.",
     "contact", "Luis Amaro", "negative certain"),
    ("club", "There has been no contact between Harwick Town and Luis Amaro.",
     "contact", "Luis Amaro", "negative certain"),
    ("company", "Karl Ost dined with Ines Falk last week.",
     "contact", "Ines Falk", "positive certain"),
    ("company", "Ines Falk has held exploratory conversations with Norwood Bank.",
     "contact", "Ines Falk", "positive certain"),
    ("company", "Ines Falk will be interviewed by the board on Thursday.",
     "contact", "Ines Falk", "positive certain"),
    ("franchise", "The Bears requested permission to interview Ray Cole.",
     "contact", "Ray Cole", "positive certain"),
    ("franchise", "Ray Cole had a second interview with the Bears.",
     "contact", "Ray Cole", "positive certain"),
    ("franchise", "The Bears have put in a request to speak with Ray Cole.",
     "contact", "Ray Cole", "positive certain"),
    ("franchise", "The Lions blocked the Bears from talking to Ray Cole.",
     "contract", "Ray Cole", "negative certain"),
    ("club", "Talks with Luis Amaro are at an advanced stage.",
     "contact", "Luis Amaro", "positive certain"),
    ("club", "Harwick Town have offered the job to Luis Amaro.",
     "contact", "Luis Amaro", "positive certain"),
    ("party", "Nora Birch has been canvassing lawmakers.",
     "willingness", "Nora Birch", "positive certain"),
    ("club", "Luis Amaro has shaken hands on a deal with Harwick Town.",
     "agreement", "Luis Amaro", "positive certain"),
    ("club", "Luis Amaro has said yes to Harwick Town.",
     "agreement", "Luis Amaro", "positive certain"),
    ("club", "Harwick Town are finalising terms with Luis Amaro.",
     "agreement", "Luis Amaro", "positive probable"),
    ("club", "Luis Amaro is poised to be appointed by Harwick Town.",
     "appointment", "Luis Amaro", "positive probable"),
    ("club", "Luis Amaro is on the brink of joining Harwick Town.",
     "agreement", "Luis Amaro", "positive probable"),
    ("company", "Norwood Bank and Ines Falk have struck a deal.",
     "agreement", "Ines Falk", "positive certain"),
    ("company", "A deal with Ines Falk could be done by Friday.",
     "agreement", "Ines Falk", "positive possible"),
    ("club", "The two parties remain some way apart on Luis Amaro's salary.",
     "agreement", "Luis Amaro", "negative certain"),
    ("franchise", "The Bears are working to finalize a deal with Ray Cole.",
     "agreement", "Ray Cole", "positive probable"),
    ("franchise", "The Bears are closing in on Ray Cole.",
     "agreement", "Ray Cole", "positive probable"),
    ("company", "Norwood Bank has named Ines Falk its new chief executive.",
     "appointment", "Ines Falk", "positive certain"),
    ("company", "Norwood Bank tapped Ines Falk as CEO on Tuesday.",
     "appointment", "Ines Falk", "positive certain"),
    ("company", "Ines Falk has been promoted to chief executive of Norwood Bank.",
     "appointment", "Ines Falk", "positive certain"),
    ("company", "Ines Falk takes the helm on 1 March.",
     "appointment", "Ines Falk", "positive certain"),
    ("franchise", "The Bears are hiring Ray Cole as their head coach.",
     "appointment", "Ray Cole", "positive certain"),
    ("franchise", "The Bears have agreed to terms with Ray Cole to become their head coach.",
     "agreement", "Ray Cole", "positive certain"),
    ("franchise", "Ray Cole gets the Bears job.", "appointment", "Ray Cole", "positive certain"),
    ("party", "Nora Birch was elected leader of the Reform Union with 54% of the vote.",
     "appointment", "Nora Birch", "positive certain"),
    ("party", "Nora Birch has won the contest to succeed Tom Hale.",
     "appointment", "Nora Birch", "positive certain"),
    ("church", "Ruth Penn will be enthroned in March.",
     "appointment", "Ruth Penn", "positive certain"),
    ("church", "Ruth Penn was chosen as the next Archbishop of Canterbury on Friday.",
     "appointment", "Ruth Penn", "positive certain"),
    ("club", "Luis Amaro is the new Harwick Town manager.",
     "appointment", "Luis Amaro", "positive certain"),
    ("club", "Luis Amaro will be paraded on Monday.",
     "appointment", "Luis Amaro", "positive certain"),
    ("club", "First-team coach Leo Park will hold the fort until a successor is found.",
     "interim", "Leo Park", "positive certain"),
    ("club", "Leo Park has been placed in temporary charge.",
     "interim", "Leo Park", "positive certain"),
    ("company", "Finance chief Kai Rusk will run the bank in the meantime.",
     "interim", "Kai Rusk", "positive certain"),
    ("company", "Kai Rusk was named acting chief executive.",
     "interim", "Kai Rusk", "positive certain"),
    ("church", "The Bishop of Dover, Anna Wicks, will stand in until the see is filled.",
     "interim", "Anna Wicks", "positive certain"),
    ("franchise", "Defensive coordinator Sam Bright will serve as interim head coach.",
     "interim", "Sam Bright", "positive certain"),
    ("party", "Deputy leader Lou Marsh takes over as acting leader.",
     "interim", "Lou Marsh", "positive certain"),
    ("club", "Luis Amaro is keen on the job.", "willingness", "Luis Amaro", "positive certain"),
    ("club", "Luis Amaro would jump at the chance to manage Harwick Town.",
     "willingness", "Luis Amaro", "positive certain"),
    ("club", "Luis Amaro sees his future at Dunmore Rovers.",
     "willingness", "Luis Amaro", "negative certain"),
    ("club", "Luis Amaro is holding out for a bigger club.",
     "willingness", "Luis Amaro", "negative certain"),
    ("club", "Luis Amaro pledged his future to Dunmore Rovers.",
     "willingness", "Luis Amaro", "negative certain"),
    ("company", "Ines Falk has told friends she would accept the post.",
     "willingness", "Ines Falk", "positive certain"),
    ("company", "Ines Falk is ambivalent about the job.",
     "willingness", "Ines Falk", "open certain"),
    ("company", "Ines Falk has signalled that she does not want the role.",
     "willingness", "Ines Falk", "negative certain"),
    ("party", "Nora Birch will not run for the leadership.",
     "willingness", "Nora Birch", "negative certain"),
    ("party", "Nora Birch is expected to throw her hat into the ring.",
     "willingness", "Nora Birch", "positive probable"),
    ("party", "Nora Birch has entered the race.", "willingness", "Nora Birch", "positive certain"),
    ("party", "Nora Birch backed out of the contest.",
     "willingness", "Nora Birch", "negative certain"),
    ("party", "Nora Birch has not said whether she will stand.",
     "willingness", "Nora Birch", "open certain"),
    ("franchise", "Ray Cole removed his name from consideration for the Bears job.",
     "willingness", "Ray Cole", "negative certain"),
    ("franchise", "Ray Cole is intrigued by the Bears opening.",
     "willingness", "Ray Cole", "positive certain"),
    ("franchise", "Ray Cole would prefer to stay in Detroit.",
     "willingness", "Ray Cole", "negative certain"),
    ("church", "Ruth Penn let it be known that she would not serve.",
     "willingness", "Ruth Penn", "negative certain"),
    ("club", "Luis Amaro has a 5m buyout in his contract at Dunmore Rovers.",
     "contract", "Luis Amaro", "positive certain"),
    ("club", "Dunmore Rovers would want 8m in compensation for Luis Amaro.",
     "contract", "Luis Amaro", "positive certain"),
    ("club", "Jon Vane is under contract through 2032.",
     "contract", "Jon Vane", "positive certain"),
    ("club", "Jon Vane has been offered a new deal.", "contract", "Jon Vane", "positive certain"),
    ("company", "Mara Lind's contract was extended to 2033.",
     "contract", "Mara Lind", "positive certain"),
    ("company", "Mara Lind is entitled to a payoff of 10m.",
     "contract", "Mara Lind", "positive certain"),
    ("club", "The fans have turned on Jon Vane.", "standing", "Jon Vane", "negative certain"),
    ("club", "Jon Vane has lost the dressing room.", "standing", "Jon Vane", "negative certain"),
    ("club", "Ada Moss gave Jon Vane her full backing.",
     "standing", "Jon Vane", "positive certain"),
    ("club", "The pressure is building on Jon Vane.", "standing", "Jon Vane", "negative certain"),
    ("company", "Investors have grown impatient with Mara Lind.",
     "standing", "Mara Lind", "negative certain"),
    ("company", "Karl Ost said he had every confidence in Mara Lind.",
     "standing", "Mara Lind", "positive certain"),
    ("company", "Mara Lind faces a shareholder revolt.",
     "standing", "Mara Lind", "negative certain"),
    ("party", "Tom Hale is facing a leadership challenge.",
     "standing", "Tom Hale", "negative certain"),
    ("party", "Cabinet ministers rallied round Tom Hale.",
     "standing", "Tom Hale", "positive certain"),
    ("party", "Tom Hale's authority is draining away.", "standing", "Tom Hale", "negative certain"),
    ("franchise", "Mike Rowan has Bill Stern's support.",
     "standing", "Mike Rowan", "positive certain"),
    ("franchise", "Bill Stern is frustrated with Mike Rowan.",
     "standing", "Mike Rowan", "negative certain"),
    ("club", "Jon Vane will leave. He plans to take a year off.",
     "next_role", "Jon Vane", "positive probable"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "sentence", "kind", "about", "value"), SAID)
def test_said(
    lexicon: Lexicon, field: str, sentence: str, kind: str, about: str, value: str
) -> None:
    found = claims_of(lexicon, field, sentence)
    assert (kind, about, value) in [
        (c.kind, c.about, f"{c.polarity} {c.certainty}") for c in found
    ], found


NOT_SAID = [
    # The same words of something else
    ("club", "The knives were out on the dinner table, and Jon Vane ate well.", "exit"),
    ("club", "Luis Amaro won the toss and chose to play into the wind.", "appointment"),
    ("company", "Norwood Bank stands by its forecast for the year.", "standing"),
    ("company", "A deal in place with a supplier saves money.", "agreement"),
    ("franchise", "The Bears drew up a plan for the stadium.", "candidate"),
    ("club", "Peter Kroll remains in contention for a place in the side.", "exit"),
    ("company", "Karl Ost closed the door behind him.", "exit"),
    ("party", "Nora Birch ran the London marathon.", "willingness"),
    ("club", "The reports about Jon Vane were dismissed as nonsense.", "exit"),
]


@pytest.mark.parametrize(("field", "sentence", "kind"), NOT_SAID)
def test_not_said(lexicon: Lexicon, field: str, sentence: str, kind: str) -> None:
    assert kind not in [c.kind for c in claims_of(lexicon, field, sentence)]


def test_a_list_names_each_with_their_post(lexicon: Lexicon) -> None:
    found = claims_of(
        lexicon,
        "club",
        "The list is made up of Peter Kroll, Tarnside coach Dan Orme and Spanish coach Leo Park.",
    )
    about = {c.about for c in found if c.kind == "candidate"}
    assert about == {"Peter Kroll", "Dan Orme", "Leo Park"}


def test_a_subject_stays_with_what_is_said_of_it_behind_an_aside(lexicon: Lexicon) -> None:
    found = claims_of(
        lexicon, "club", "Luis Amaro, who won the cup in 2028, is a long shot for the job."
    )
    assert [c.quote for c in found if c.kind == "candidate"] == [
        "Luis Amaro, who won the cup in 2028, is a long shot for the job."
    ]


def test_a_job_may_be_a_persons_own(lexicon: Lexicon) -> None:
    text = "Tarn Velk chairs the board. Orla Quist's job is safe at Norwood Bank, says Velk."
    claims = read(Report(text=text, outlet="Example"), lexicon).claims
    assert ("exit", "Orla Quist", "negative") in [(c.kind, c.about, c.polarity) for c in claims]


def test_an_unknown_body_is_known_by_its_short_name(lexicon: Lexicon) -> None:
    text = (
        "The University of Alderby has named Ines Falk as vice-chancellor. Falk starts in May. "
        "Alderby had sacked Mara Lind as vice-chancellor in January."
    )
    posts = {c.post.organisation for c in read(Report(text=text), lexicon).claims if c.post}
    assert posts == {"University of Alderby"}
