"""Sentences of our own over several fields, each with the claim that it makes or does not make."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rumourdesk.model import Claim, Kind

Reader = Callable[..., tuple[Claim, ...]]
VANE, AMARO, LIND, FALK = "Jon Vane", "Luis Amaro", "Mara Lind", "Ines Falk"

FOOTBALL = [
    ("Harwick Town will sack Jon Vane after the derby.", "exit", VANE, "positive certain"),
    ("Vane is set to be relieved of the post.", "exit", VANE, "positive probable"),
    ("Vane could be dismissed within days.", "exit", VANE, "positive possible"),
    ("Vane has resigned as manager with immediate effect.", "exit", VANE, "positive certain"),
    ("The club parted company with Vane on Sunday night.", "exit", VANE, "positive certain"),
    ("Vane's days at the club appear to be numbered.", "exit", VANE, "positive probable"),
    ("Vane's future at Harwick Town is in doubt.", "exit", VANE, "positive possible"),
    ("Vane will stay in charge until the end of his contract.", "exit", VANE, "negative certain"),
    ("No decision has been made on Vane's future.", "exit", VANE, "open certain"),
    ("There is no guarantee that Vane leaves this summer.", "exit", VANE, "open possible"),
    ("Vane is expected to step down in May.", "exit", VANE, "positive probable"),
    ("Harwick Town are not planning to sack Vane.", "exit", VANE, "negative certain"),
    ("Vane is unlikely to be sacked.", "exit", VANE, "negative probable"),
    ("Vane leaving isn't out of the question.", "exit", VANE, "positive possible"),
    ("Amaro is the favourite to replace Vane.", "candidate", AMARO, "positive certain"),
    ("Amaro has been linked with the Harwick Town job.", "candidate", AMARO, "positive possible"),
    ("Amaro is on a four-man shortlist to replace Vane.", "candidate", AMARO, "positive possible"),
    ("Amaro remains Harwick Town's top target.", "candidate", AMARO, "positive certain"),
    ("Harwick Town want Amaro to take over.", "candidate", AMARO, "positive certain"),
    ("Moss has chosen Amaro as Vane's successor.", "candidate", AMARO, "positive certain"),
    ("Amaro could be an option for the post.", "candidate", AMARO, "positive possible"),
    ("There is nothing in the reports about Amaro and Harwick Town.", "candidate", AMARO,
     "negative certain"),
    ("Amaro is no longer in the running for the job.", "candidate", AMARO, "negative certain"),
    ("Amaro has been ruled out of the race to succeed Vane.", "candidate", AMARO,
     "negative certain"),
    ("Moss has held talks with Amaro about the job.", "contact", AMARO, "positive certain"),
    ("Harwick Town have made no approach for Amaro.", "contact", AMARO, "negative certain"),
    ("Harwick Town have been in contact with Amaro's agent for weeks.", "contact", AMARO,
     "positive certain"),
    ("Harwick Town are close to an agreement with Amaro.", "agreement", AMARO,
     "positive probable"),
    ("Amaro has agreed terms with Harwick Town.", "agreement", AMARO, "positive certain"),
    ("An agreement with Amaro is not far away.", "agreement", AMARO, "positive probable"),
    ("Amaro has been appointed as the new Harwick Town manager.", "appointment", AMARO,
     "positive certain"),
    ("Amaro will take charge of the team on 1 July.", "appointment", AMARO, "positive certain"),
    ("Harwick Town have unveiled Amaro as their new manager.", "appointment", AMARO,
     "positive certain"),
    ("Peter Kroll will be in charge on an interim basis.", "interim", "Peter Kroll",
     "positive certain"),
    ("Peter Kroll could serve as caretaker until the summer.", "interim", "Peter Kroll",
     "positive possible"),
    ("Amaro is keen to take the Harwick Town job.", "willingness", AMARO, "positive certain"),
    ("Amaro has turned down the chance to manage Harwick Town.", "willingness", AMARO,
     "negative certain"),
    ("Amaro has ruled himself out.", "willingness", AMARO, "negative certain"),
    ("Amaro has withdrawn from the process.", "willingness", AMARO, "negative certain"),
    ("Vane's contract runs until 2032.", "contract", VANE, "positive certain"),
    ("Amaro has a release clause in his contract.", "contract", AMARO, "positive certain"),
    ("There is no release clause in Amaro's contract.", "contract", AMARO, "negative certain"),
    ("Dunmore Rovers won't stand in Amaro's way.", "contract", AMARO, "positive certain"),
    ("Vane has lost the support of the dressing room.", "standing", VANE, "negative certain"),
    ("Vane retains the backing of the players.", "standing", VANE, "positive certain"),
    ("Moss is furious with Vane after the defeat.", "standing", VANE, "negative certain"),
    ("Vane is under increasing pressure.", "standing", VANE, "negative certain"),
    ("Harwick Town lost 4-0 to Dunmore Rovers on Saturday.", "background", None,
     "positive certain"),
]  # fmt: skip

BUSINESS = [
    ("Norwood Bank has ousted Mara Lind.", "exit", LIND, "positive certain"),
    ("Lind will step down as chief executive at the end of the year.", "exit", LIND,
     "positive certain"),
    ("Lind has no plans to leave the bank.", "exit", LIND, "negative certain"),
    ("Lind is fighting for her job.", "exit", LIND, "positive possible"),
    ("The board has yet to decide on Lind's future.", "exit", LIND, "open certain"),
    ("Falk is the front-runner to succeed Lind.", "candidate", FALK, "positive certain"),
    ("Norwood Bank is considering Ines Falk for the post.", "candidate", FALK,
     "positive possible"),
    ("The board has identified Falk as its preferred candidate.", "candidate", FALK,
     "positive certain"),
    ("Falk has been approached about the role.", "contact", FALK, "positive certain"),
    ("Norwood Bank named Ines Falk as its new chief executive on Monday.", "appointment", FALK,
     "positive certain"),
    ("Tom Birch, the finance director, will act as interim chief executive.", "interim",
     "Tom Birch", "positive certain"),
    ("Falk declined the post.", "willingness", FALK, "negative certain"),
    ("Falk said she is happy at her present employer.", "willingness", FALK, "negative certain"),
    ("Lind has lost the confidence of shareholders.", "standing", LIND, "negative certain"),
    ("Lind still has the backing of the chairman.", "standing", LIND, "positive certain"),
    ("Lind's contract expires in March.", "contract", LIND, "positive certain"),
]  # fmt: skip


def values(claims: tuple[Claim, ...]) -> list[tuple[str, str | None, str]]:
    return [(str(c.kind), c.about, f"{c.polarity} {c.certainty}") for c in claims]


@pytest.mark.parametrize(("sentence", "kind", "about", "value"), FOOTBALL)
def test_football(
    claims_in: Reader, sentence: str, kind: str, about: str | None, value: str
) -> None:
    found = [v if about else (v[0], None, v[2]) for v in values(claims_in(sentence))]
    assert (kind, about, value) in found


@pytest.mark.parametrize(("sentence", "kind", "about", "value"), BUSINESS)
def test_business(claims_in: Reader, sentence: str, kind: str, about: str, value: str) -> None:
    assert (kind, about, value) in values(claims_in(sentence, "business"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Will Vane survive until Christmas?",
        "The sun shone on the stadium all afternoon.",
        "Sign up for our newsletter.",
        "Supporters left the ground early.",
        "There is one month left.",
        "It was a lovely day for a walk by the river.",
    ],
)
def test_sentences_that_claim_nothing_about_a_post(claims_in: Reader, sentence: str) -> None:
    assert [c for c in claims_in(sentence) if c.kind is not Kind.BACKGROUND] == []
