"""The outlet of a report by its own words."""

from __future__ import annotations

import pytest

from rumourdesk.extraction.publisher import infer_outlet
from rumourdesk.lexicon.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "outlet", "words"),
    [
        ("TEAMtalk understands that Vane will go.", "TEAMtalk", "TEAMtalk understands"),
        ("Sources have told TEAMtalk that Vane will go.", "TEAMtalk", "TEAMtalk"),
        ("TEAMtalk can confirm that talks are under way.", "TEAMtalk", "TEAMtalk can confirm"),
        (
            "Vane told TEAMtalk he would go. Speaking to TEAMtalk, his agent agreed.",
            "TEAMtalk",
            "told TEAMtalk",
        ),
        ("The minister told the Guardian she would go.", "The Guardian", "told the Guardian"),
    ],
)
def test_an_outlet_that_speaks_for_itself(
    lexicon: Lexicon, text: str, outlet: str, words: str
) -> None:
    found = infer_outlet(text, lexicon)
    assert found is not None
    assert found[0] == outlet
    assert words in found[1].of(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Marca reports that Vane will go.",
        "According to Marca, Vane will go.",
        "Vane told Marca that he would go, Sport report.",
        "TEAMtalk understands that Vane will go, while Marca understands that he stays.",
        "The board understands the players.",
    ],
)
def test_an_outlet_that_is_merely_cited_is_not_the_publisher(lexicon: Lexicon, text: str) -> None:
    assert infer_outlet(text, lexicon) is None
