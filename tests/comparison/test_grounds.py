"""On whose word a claim is said to stand."""

from __future__ import annotations

import pytest

from rumourdesk.comparison.grounds import Ground, grounded
from rumourdesk.comparison.press import Press
from rumourdesk.model import Source, SourceType, Span

SOURCES = Source("sources", SourceType.ANONYMOUS)
REPORTS = Source("several reports", SourceType.ANONYMOUS)
MAST = Source("Mast", SourceType.OUTLET, Span(4, 8))
WIRE = Source("Wire", SourceType.OUTLET)
VALE = Source("Renée Vale", SourceType.PERSON)
BANK = Source("Halden Bank", SourceType.ORGANISATION)
ROE = Source("Ann Roe", SourceType.JOURNALIST)


def test_without_a_source_the_publisher_speaks_itself() -> None:
    found = grounded((), "The Post")
    assert (found.ground, found.origin, found.cited) == (Ground.PLAIN, "post", None)


def test_unnamed_sources_are_the_publishers_own() -> None:
    assert grounded((SOURCES,), "Post").ground is Ground.OWN
    assert grounded((SOURCES,), "Post").origin == "post"


def test_a_publisher_that_names_itself_says_nothing_more() -> None:
    assert grounded((MAST, SOURCES), "Mast").ground is Ground.OWN
    assert grounded((MAST,), "The Mast").ground is Ground.PLAIN


def test_another_outlet_is_the_origin_and_its_unnamed_sources_do_not_change_that() -> None:
    found = grounded((MAST, SOURCES), "Post")
    assert (found.ground, found.origin, found.cited) == (Ground.CITED, "mast", "mast")
    assert found.span == Span(4, 8)


def test_the_deepest_outlet_of_a_chain_counts() -> None:
    found = grounded((MAST, WIRE), "Post")
    assert (found.origin, found.cited, found.cited_name) == ("wire", "wire", "Wire")


def test_whoever_an_outlet_quotes_is_the_origin_and_the_outlet_is_credited() -> None:
    found = grounded((MAST, VALE), "Post")
    assert (found.origin, found.cited) == ("reneevale", "mast")
    assert grounded((BANK,), "Post").origin == "haldenbank"
    assert grounded((BANK,), "Post").cited is None


@pytest.mark.parametrize("name", ["reports", "some reports", "the rumours", "media reports"])
def test_reports_that_nobody_names_are_hearsay(name: str) -> None:
    found = grounded((Source(name, SourceType.ANONYMOUS),), "Post")
    assert (found.ground, found.origin) == (Ground.HEARSAY, None)


def test_hearsay_beside_somebody_named_or_unnamed_is_none() -> None:
    assert grounded((REPORTS, VALE), "Post").ground is Ground.CITED
    assert grounded((REPORTS, SOURCES), "Post").ground is Ground.OWN


def test_a_journalist_counts_as_the_outlet_before_or_the_one_known() -> None:
    assert grounded((MAST, ROE), "Post").origin == "mast"
    assert grounded((ROE,), "Post").origin == "annroe"
    press = Press(outlet_of={"annroe": "Wire"})
    assert grounded((ROE,), "Post", press).origin == "wire"
    assert grounded((ROE,), "Wire", press).ground is Ground.PLAIN


def test_spellings_of_one_outlet_are_one() -> None:
    press = Press(aliases={"dailymast": "Mast"})
    daily = Source("Daily Mast", SourceType.OUTLET)
    assert grounded((daily,), "Post", press).origin == "mast"
    assert grounded((daily,), "Mast", press).ground is Ground.PLAIN


def test_an_unknown_publisher_has_no_key() -> None:
    assert grounded((), None).origin is None


def test_an_outlets_unnamed_sources_are_that_outlets() -> None:
    press = Press(aliases={"mast": "Mast", "dailymast": "Mast"})
    theirs = Source("Daily Mast sources", SourceType.ANONYMOUS)
    assert grounded((theirs,), "Post", press).origin == "mast"
    assert grounded((theirs,), "Post", press).cited_name == "Mast"
    assert grounded((theirs,), "Mast", press).ground is Ground.OWN
    assert grounded((theirs,), "Post").ground is Ground.OWN


def test_sources_told_of_before_are_no_ground_of_their_own() -> None:
    back = Source("the sources", SourceType.ANONYMOUS)
    assert grounded((back,), "Post").ground is Ground.PLAIN
    assert grounded((back, SOURCES), "Post").ground is Ground.OWN
    assert grounded((MAST, back), "Post").origin == "mast"
