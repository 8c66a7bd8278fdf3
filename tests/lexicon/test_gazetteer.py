"""How known names are found in a text, and what each name is known as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourdesk.lexicon.entries import NameType, Organisation, Outlet, Person
from rumourdesk.lexicon.forms import Via
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.hits import Hit
from rumourdesk.lexicon.load import packaged_gazetteer


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return packaged_gazetteer()


def found(names: Gazetteer, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words found with their owners, as one reads them."""
    return [(text[hit.start : hit.end], hit.entry_names) for hit in names.find(text)]


def only(names: Gazetteer, text: str) -> Hit:
    (hit,) = names.find(text)
    return hit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Florentino Pérez wants him.", [("Florentino Pérez", ("Florentino Pérez",))]),
        ("Florentino Perez wants him.", [("Florentino Perez", ("Florentino Pérez",))]),
        ("Bayer Leverkusen’s boss", [("Bayer Leverkusen", ("Bayer Leverkusen",))]),
        ("Man Utd's board", [("Man Utd", ("Manchester United",))]),
        ("the Saint-Etienne bench", [("Saint-Etienne", ("Saint-Étienne",))]),
        ("the St Etienne bench", [("St Etienne", ("Saint-Étienne",))]),
        ("a Paris Saint Germain side", [("Paris Saint Germain", ("Paris Saint-Germain",))]),
        ("from Al Hilal, and al-Hilal", [("Al Hilal", ("Al-Hilal",)), ("al-Hilal", ("Al-Hilal",))]),
        ("L’Equipe and L'Équipe", [("L’Equipe", ("L'Équipe",)), ("L'Équipe", ("L'Équipe",))]),
        ("Erik Ten Hag left", [("Erik Ten Hag", ("Erik ten Hag",))]),
        ("and ten Hag left", [("ten Hag", ("Erik ten Hag",))]),
        ("Borussia Mönchengladbach", [("Borussia Mönchengladbach", ("Borussia Mönchengladbach",))]),
        ("Brighton and Hove Albion", [("Brighton and Hove Albion", ("Brighton & Hove Albion",))]),
        ("AT&T hires", [("AT&T", ("AT&T",))]),
        ("McDonald's hires", [("McDonald's", ("McDonald's",))]),
        ("Marks and Spencer hires", [("Marks and Spencer", ("Marks & Spencer",))]),
        ("St. Mirren sack him", [("St. Mirren", ("St Mirren",))]),
        ("TEAMtalk understands", [("TEAMtalk", ("TEAMtalk",))]),
        ("beIN Sports claims", [("beIN Sports", ("beIN Sports",))]),
        ("Köln lost at 1. FC Köln's rivals", None),
    ],
)
def test_names_are_found_as_they_are_written(
    names: Gazetteer, text: str, expected: list[tuple[str, tuple[str, ...]]] | None
) -> None:
    if expected is None:
        assert [words for words, _ in found(names, text)] == ["Köln", "1. FC Köln"]
    else:
        assert found(names, text) == expected


def test_the_longest_name_wins(names: Gazetteer) -> None:
    assert found(names, "Real Madrid Castilla train") == [
        ("Real Madrid Castilla", ("Real Madrid Castilla",))
    ]


def test_a_heading_in_capitals_is_read(names: Gazetteer) -> None:
    assert found(names, "REAL MADRID SACK CARLO ANCELOTTI") == [
        ("REAL MADRID", ("Real Madrid",)),
        ("CARLO ANCELOTTI", ("Carlo Ancelotti",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "As he said, the sun sets.",
        "a target for arsenal fans",
        "Grimblethorpe Rovers Reserve Side",
        "They made a real difference in time.",
        "As. Real. ",
        "",
    ],
)
def test_words_that_are_no_names_stay_unfound(names: Gazetteer, text: str) -> None:
    assert all(hit.needs_cue for hit in names.find(text))


def test_an_initialism_needs_its_capitals(names: Gazetteer) -> None:
    hit = only(names, "as AS wrote")
    assert (hit.start, hit.type, hit.needs_cue) == (3, NameType.OUTLET, True)
    assert names.find("As it wrote") == ()


def test_names_do_not_bridge_sentences_or_lines(names: Gazetteer) -> None:
    assert ("Real Madrid", ("Real Madrid",)) not in found(names, "Was it Real. Madrid lost.")
    assert ("Real Madrid", ("Real Madrid",)) not in found(names, "Real\nMadrid")


def test_a_name_that_is_a_place_needs_a_cue(names: Gazetteer) -> None:
    hit = only(names, "in Madrid")
    assert hit.type is NameType.PLACE
    club = hit.reading(NameType.ORGANISATION)
    assert club is not None
    assert club.needs_cue
    assert club.entry_names[0] == "Real Madrid"
    assert not only(names, "at Barcelona").needs_cue


def test_a_shared_nickname_lists_every_owner(names: Gazetteer) -> None:
    hit = only(names, "the Reds")
    assert hit.via is Via.NICKNAME or hit.via is Via.ALIAS
    assert {"Liverpool", "Cincinnati Reds"} <= set(hit.entry_names)


def test_a_venue_stands_for_its_club(names: Gazetteer) -> None:
    hit = only(names, "the Bernabeu")
    assert (hit.type, hit.via, hit.entry_names) == (NameType.VENUE, Via.VENUE, ("Real Madrid",))


def test_a_surname_stands_for_its_owner(names: Gazetteer) -> None:
    hit = only(names, "But Ancelotti stays.")
    assert (hit.via, hit.entry_names) == (Via.SURNAME, ("Carlo Ancelotti",))


@pytest.mark.parametrize(
    "text",
    [
        "He met Giovanni Ancelotti there.",
        "He met Zyx Ancelotti there.",
        "He met Ancelotti Quux there.",
        "Jean-Ancelotti",
    ],
)
def test_a_surname_inside_an_unknown_name_is_no_hit(names: Gazetteer, text: str) -> None:
    assert names.find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Manager Ancelotti stays.",
        "The Italian Ancelotti stays.",
        "Mr Ancelotti stays.",
        "Real Madrid Ancelotti row",
        "On Monday Ancelotti left.",
        "Sacking Ancelotti costs.",
        "Why Ancelotti Could Leave Spanish Giants Before Summer",
    ],
)
def test_words_before_a_surname_that_are_no_forenames_do_not_hide_it(
    names: Gazetteer, text: str
) -> None:
    assert ("Ancelotti", ("Carlo Ancelotti",)) in found(names, text)


def test_a_surname_that_is_a_word_or_forename_needs_a_cue(names: Gazetteer) -> None:
    assert only(names, "so Frank went").needs_cue
    assert only(names, "so Slot went").needs_cue
    assert not only(names, "so Arne Slot went").needs_cue


def test_roles_are_found_in_any_case(names: Gazetteer) -> None:
    text = "The Head Coach and the CEO eye the hot seat"
    hits = names.find_roles(text)
    assert [text[hit.start : hit.end] for hit in hits] == ["Head Coach", "CEO", "hot seat"]
    assert "manager" in hits[0].entry_names
    assert hits[2].via is Via.JOB_WORD


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("head coach", "club", "manager"),
        ("head coach", "franchise", "head coach"),
        ("Head Coach", "", "manager"),
        ("boss", "company", "chief executive"),
        ("boss", "national team", "manager"),
        ("chairman", "central bank", "chair"),
        ("CEO", "company", "chief executive"),
        ("premier", "government", "prime minister"),
        ("leader", "party", "party leader"),
        ("general manager", "franchise", "general manager"),
        ("pope", "church", "pope"),
    ],
)
def test_a_role_depends_on_the_organisation(
    names: Gazetteer, words: str, kind: str, expected: str
) -> None:
    role = names.role_for(words, kind)
    assert role is not None
    assert role.name == expected


def test_no_role_for_other_words(names: Gazetteer) -> None:
    assert names.role_for("bagpiper", "club") is None
    assert names.role_for("", "club") is None


def test_look_ups_by_name_forgive_accents(names: Gazetteer) -> None:
    club = names.organisation("atletico madrid")
    assert club is not None
    assert club.name == "Atlético Madrid"
    person = names.person("Xabi Alonso")
    assert person is not None
    assert person.nationality == "Spanish"
    assert names.person("Nobody Known") is None


def test_look_ups_by_name_forgive_typographic_signs_and_space(names: Gazetteer) -> None:
    outlet = names.outlet("L’Équipe")
    assert outlet is not None
    assert outlet.name == "L'Équipe"
    assert names.person(" Xabi  Alonso") == names.person("Xabi Alonso")


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("teamtalk.com", "TEAMtalk"),
        ("www.teamtalk.com", "TEAMtalk"),
        ("en.as.com", "AS"),
        ("WWW.BBC.CO.UK", "BBC"),
    ],
)
def test_an_outlet_is_known_by_its_domain(names: Gazetteer, domain: str, expected: str) -> None:
    outlet = names.outlet_for_domain(domain)
    assert outlet is not None
    assert outlet.name == expected


def test_an_unknown_domain_has_no_outlet(names: Gazetteer) -> None:
    assert names.outlet_for_domain("notas.com") is None
    assert names.outlet_for_domain("") is None


def test_decomposed_accents_keep_true_offsets(names: Gazetteer) -> None:
    text = "🚨 At\u006c\u0065\u0301tico Madrid’s man"
    hit = only(names, text)
    assert text[hit.start : hit.end] == "Atle\u0301tico Madrid"


def test_needs_cue_holds_for_the_names_listed() -> None:
    names = Gazetteer.build(
        organisations=[Organisation("Inter Milan", needs_cue=("Inter",))],
        outlets=[Outlet("Sport", aliases=("Diario Sport",), needs_cue=("Sport",))],
        people=[Person("Arne Slot", needs_cue=("Slot",)), Person("Xavi", surname="")],
    )
    asked = {text: only(names, text).needs_cue for text in ("Inter", "Inter Milan")}
    asked |= {text: only(names, text).needs_cue for text in ("Sport", "Diario Sport")}
    asked |= {text: only(names, text).needs_cue for text in ("Slot", "Arne Slot", "Xavi")}
    assert [text for text, cue in asked.items() if cue] == ["Inter", "Sport", "Slot"]
    assert only(names, "Slot").via is Via.SURNAME


_PIECES = st.sampled_from(
    [
        *("Real", "Madrid", "Atlético", "REAL", "Xabi", "Alonso", "’s", "'s", "the", "Reds", "AS"),
        *("al-", "Hilal", ".", ",", "\n", "-", " ", " ", " ", "É", "\u0301", "🚨", "Saint", "ß"),
        *("Manchester", "United", "Frank", "Lampard", "Davide", "Ancelotti", "&", "AT", "T"),
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=25).map("".join)))
def test_every_hit_is_a_known_name_at_its_offsets(text: str) -> None:
    gazetteer = packaged_gazetteer()
    end = 0
    for hit in gazetteer.find(text):
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end
        words = text[hit.start : hit.end]
        assert words == words.strip()
        assert hit.entry_names
        again = gazetteer.find(words)
        assert again, words
        assert (again[0].start, again[0].end) == (0, len(words))
        known = set(again[0].entry_names)
        for reading in again[0].others:
            known |= set(reading.entry_names)
        assert set(hit.entry_names) <= known
