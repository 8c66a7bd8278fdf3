"""Open classes of words that say who does what to whom, and where the person must stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rumourdesk.model import Claim

Reader = Callable[..., tuple[Claim, ...]]
VANE, AMARO, LIND, FALK = "Jon Vane", "Luis Amaro", "Mara Lind", "Ines Falk"
CLUB, BANK = "football", "business"

READ = [
    (CLUB, "Amaro is coveted by the owners.", "candidate positive", AMARO),
    (CLUB, "The directors are sweet on Amaro.", "candidate positive", AMARO),
    (BANK, "Falk is the natural choice.", "candidate positive", FALK),
    (BANK, "The board has cooled on Falk.", "candidate negative", FALK),
    (BANK, "Falk has been frozen out.", "candidate negative", FALK),
    (CLUB, "Amaro is itching to take the job.", "willingness positive", AMARO),
    (CLUB, "Amaro would leap at the chance.", "willingness positive", AMARO),
    (BANK, "Falk is said to be amenable.", "willingness positive", FALK),
    (BANK, "Falk has scotched talk of a move.", "willingness negative", FALK),
    (CLUB, "Amaro is reluctant.", "willingness negative", AMARO),
    (BANK, "Falk had dinner with the chairman.", "contact positive", FALK),
    (CLUB, "Amaro's lawyers swapped letters with the club.", "contact positive", AMARO),
    (CLUB, "Amaro is on the verge of a deal.", "agreement positive", AMARO),
    (BANK, "The board handed Falk the post.", "appointment positive", FALK),
    (CLUB, "Vane was jeered off by the crowd.", "standing negative", VANE),
    (BANK, "Relations between Lind and the regulator are strained.", "standing negative", LIND),
    (BANK, "Lind is held in high regard by donors.", "standing positive", LIND),
    (CLUB, "The captain leapt to the defence of Vane.", "standing positive", VANE),
    (CLUB, "The owner thinks the world of Vane.", "standing positive", VANE),
    (BANK, "The paper called Lind a disgrace.", "standing negative", LIND),
    (BANK, "Lind's message has gone stale.", "standing negative", LIND),
    (CLUB, "The club plans to make a run at Amaro.", "candidate positive", AMARO),
    (BANK, "It is now a straight fight between Falk and a rival.", "candidate positive", FALK),
    (BANK, "Three unions have written to the directors about Lind.", "standing negative", LIND),
    (BANK, "The donors have heard good things about Falk.", "candidate positive", FALK),
]


@pytest.mark.parametrize(("field", "sentence", "expected", "about"), READ)
def test_read(claims_in: Reader, field: str, sentence: str, expected: str, about: str) -> None:
    found = [(f"{c.kind} {c.polarity}", c.about) for c in claims_in(sentence, field)]
    assert (expected, about) in found


@pytest.mark.parametrize(
    ("field", "sentence", "kind"),
    [
        (CLUB, "Vane praised the goalkeeper.", "standing"),
        (BANK, "Lind questioned the price of the coffee.", "standing"),
        (BANK, "Falk was told that a challenge awaited her.", "standing"),
        (BANK, "Falk weighed the parcel at the counter.", "candidate"),
        (CLUB, "Amaro put a hat on.", "willingness"),
        (BANK, "Lind craves chocolate.", "standing"),
        (CLUB, "Vane thinks highly of the stadium.", "standing"),
        (BANK, "Falk made a run for the train.", "candidate"),
    ],
)
def test_not_read(claims_in: Reader, field: str, sentence: str, kind: str) -> None:
    assert kind not in [str(c.kind) for c in claims_in(sentence, field)]
