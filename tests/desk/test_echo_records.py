"""Profiles and edges come back from their stored text as they were."""

from __future__ import annotations

from tests.comparison.stories import MOSS, VALE, at, day, outlet, tell, wanted

from rumourdesk.comparison import edges_of, profile
from rumourdesk.comparison.press import Press
from rumourdesk.desk.echo_records import dump_edge, dump_profile, load_edge, load_profile
from rumourdesk.model import Kind, Report, Source, SourceType, Span

TEXT = (
    "Mast has it that Vale is wanted. They echoed Mast’s reporting. See https://mast.io/a today. "
    "“Nobody at this bank has talked to me about it,” she said.\n\n— Wire"
)
PRESS = Press(agencies=frozenset({"wire"}))
CLAIMS = [
    (1, wanted(VALE, Source("Mast", SourceType.OUTLET, Span(0, 4)), span=Span(0, 31))),
    (2, wanted(VALE, outlet("Dial"), span=Span(33, 61))),
    (3, tell(Kind.EXIT, None)),
    (4, wanted(MOSS, post=None)),
]


def test_a_profile_comes_back_whole() -> None:
    for published in (None, day(3), at(3, 9)):
        found = profile(
            9,
            Report(text=TEXT, outlet="Post", url="https://post.io/b", published=published),
            CLAIMS,
            PRESS,
        )
        assert found.relays and found.links and found.quotes and found.credit_span
        assert load_profile(dump_profile(found)) == found


def test_edges_come_back_whole() -> None:
    post = profile(9, Report(text=TEXT, outlet="Post", published=day(3)), CLAIMS, PRESS)
    mast = profile(
        8,
        Report(text=TEXT, outlet="Mast", published=day(2), url="https://mast.io/a"),
        [(7, wanted(VALE))],
        PRESS,
    )
    found = edges_of(post, [mast], PRESS)
    assert {e.earlier for e in found} == {None, 8}
    assert any(e.via for e in found) and any(e.whole for e in found)
    for edge in found:
        assert load_edge(dump_edge(edge)) == edge
