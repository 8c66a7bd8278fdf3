"""How boardrooms, parliaments, churches, universities and American sports desks speak.

Each class has sentences that must be read so, and sentences in which the same words say another
thing.
"""

from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import Claim, Published, Report

LEADS = {
    "company": "Mara Lind is the chief executive of Norwood Bank, whose chairman is Karl Ost. "
    "Ines Falk works for a rival.\n\n",
    "party": "Tom Hale is the leader of the Reform Union party. Nora Birch is a former minister "
    "of the Reform Union party.\n\n",
    "university": "Vera Holt is the president of Alder University. Omar Nash teaches history at "
    "another university.\n\n",
    "franchise": "Mike Rowan is the head coach of the Chicago Bears, whose owner is Bill Stern. "
    "Ray Cole is the offensive coordinator of the Detroit Lions.\n\n",
}

READ = [
    # Told to go
    ("company", "Two hedge funds have demanded the removal of Mara Lind.",
     "standing Mara Lind negative certain"),
    ("party", "Hale faces a confidence vote on Tuesday.", "standing Tom Hale negative certain"),
    ("university", "Professors called for Holt to be replaced.",
     "standing Vera Holt negative certain"),
    ("franchise", "The locker room has tuned Rowan out.", "standing Mike Rowan negative certain"),
    ("company", "A third of shareholders voted against Lind's pay.",
     "standing Mara Lind negative certain"),
    # Stood by
    ("party", "The youth wing went to bat for Hale.", "standing Tom Hale positive certain"),
    # A term that ends, or does not
    ("university", "Holt will not seek another term.", "exit Vera Holt positive certain"),
    ("company", "The board refused to accept Lind's resignation.",
     "exit Mara Lind negative certain"),
    ("university", "Holt has delayed her retirement.", "exit Vera Holt negative certain"),
    ("franchise", "The Bears have ruled out a change before the bye week.",
     "exit Mike Rowan negative certain"),
    # The search
    ("university", "Alder University has retained a search firm.",
     "candidate Alder University positive certain"),
    ("company", "Norwood Bank has narrowed its list to three names.",
     "candidate Norwood Bank positive certain"),
    ("company", "It is too early to discuss names.", "candidate Norwood Bank open certain"),
    # Those who are looked at
    ("party", "Birch leads every poll of members.", "candidate Nora Birch positive certain"),
    ("company", "Falk has reached the final round.", "candidate Ines Falk positive certain"),
    ("university", "Nash is being vetted for the post.", "candidate Omar Nash positive possible"),
    ("party", "Birch fell two votes short.", "candidate Nora Birch negative certain"),
    ("company", "Falk was passed over for the job.", "candidate Ines Falk negative certain"),
    # Heard and sounded out
    ("franchise", "The Bears have requested permission to interview Ray Cole.",
     "contact Ray Cole positive certain"),
    ("franchise", "Detroit rebuffed an approach for Ray Cole.",
     "contact Ray Cole negative certain"),
    # Standing in
    ("company", "Ines Falk becomes acting chief executive on 1 July.",
     "interim Ines Falk positive certain"),
    # Would they?
    ("company", "Falk has asked colleagues not to put her name forward.",
     "willingness Ines Falk negative certain"),
    ("university", "Nash has yet to give an answer.", "willingness Omar Nash open certain"),
    ("party", "Birch is canvassing support among members.",
     "willingness Nora Birch positive certain"),
    # Terms
    ("franchise", "The Bears picked up Rowan's option.", "contract Mike Rowan positive certain"),
    ("university", "The trustees extended Holt's tenure by two years.",
     "contract Vera Holt positive certain"),
]  # fmt: skip


OTHERWISE = [
    ("company", "Ines Falk reached the final round of a chess tournament in 1998.", "candidate"),
    ("company", "Lind handed her daughter the prize.", "exit"),
    ("university", "Holt turned down the volume.", "standing"),
    ("party", "Hale picked up a coin.", "contract"),
    ("franchise", "Rowan passed over the question.", "candidate"),
    ("university", "Headhunters did not reply to a request for comment.", "willingness"),
    ("company", "The bank requested a meeting room.", "contact"),
    ("party", "Hale is not eligible for a discount.", "standing"),
    ("franchise", "Rowan hired a driver.", "interim"),
]


def claims_of(lexicon: Lexicon, field: str, sentence: str) -> list[Claim]:
    lead = LEADS[field]
    report = Report(text=lead + sentence, outlet="Example", published=Published(date(2030, 1, 16)))
    return [c for c in read(report, lexicon).claims if c.span.start >= len(lead)]


@pytest.mark.parametrize(("field", "sentence", "expected"), READ)
def test_what_a_field_says_is_read(
    lexicon: Lexicon, field: str, sentence: str, expected: str
) -> None:
    found = claims_of(lexicon, field, sentence)
    assert expected in {f"{c.kind} {c.about} {c.polarity} {c.certainty}" for c in found}


@pytest.mark.parametrize(("field", "sentence", "kind"), OTHERWISE)
def test_the_same_words_of_another_matter_are_not(
    lexicon: Lexicon, field: str, sentence: str, kind: str
) -> None:
    assert kind not in {c.kind for c in claims_of(lexicon, field, sentence)}
