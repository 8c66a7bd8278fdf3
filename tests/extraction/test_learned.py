"""What a report teaches: firm names that no list knows, with the words that establish them."""

from __future__ import annotations

from datetime import date

import pytest

from rumourdesk.extraction import read
from rumourdesk.extraction.learned import MOST
from rumourdesk.lexicon.entries import Organisation, Outlet, Person
from rumourdesk.lexicon.lexicon import Lexicon
from rumourdesk.model import LearnedName, LearnedType, Published, Report

PERSON, BODY, OUTLET = LearnedType.PERSON, LearnedType.ORGANISATION, LearnedType.OUTLET
FIRST = (
    "Ilkovia FC manager Petra Vesk is under pressure. The board of Ilkovia FC met on Monday.\n\n"
    "Vesk will leave in May, according to the newspaper Ostrel Tribune. Ilkovia want Tomas Brell "
    "to replace her."
)


def taught(lexicon: Lexicon, text: str, outlet: str = "Daily Example") -> tuple[LearnedName, ...]:
    report = Report(text=text, outlet=outlet, published=Published(date(2030, 1, 16)))
    return read(report, lexicon).learned


def test_a_report_teaches_its_body_its_people_and_the_outlet_it_credits(lexicon: Lexicon) -> None:
    found = {n.name: n for n in taught(lexicon, FIRST)}
    assert {name: n.type for name, n in found.items()} == {
        "Ilkovia FC": BODY,
        "Petra Vesk": PERSON,
        "Ostrel Tribune": OUTLET,
        "Tomas Brell": PERSON,
    }
    assert found["Ilkovia FC"].kind == "club"
    assert found["Petra Vesk"].organisations == ("Ilkovia FC",)
    assert found["Tomas Brell"].organisations == ()
    assert found["Petra Vesk"].span.of(FIRST) == "Ilkovia FC manager Petra Vesk"
    assert all(n.name in n.span.of(FIRST) and n.rule for n in found.values())


def test_the_post_that_is_contested_at_a_body_is_taught_with_it(lexicon: Lexicon) -> None:
    text = (
        "Zorvania Holdings chief executive Petra Vesk will resign. The next Zorvania Holdings "
        "chief executive will be named in May."
    )
    (body,) = (n for n in taught(lexicon, text) if n.type is BODY)
    assert (body.name, body.roles) == ("Zorvania Holdings", ("chief executive",))


@pytest.mark.parametrize(
    "text",
    [
        "Real Madrid manager Carlo Ancelotti will leave, according to Marca.",
        "Ilkovia is a town on the river. Vesk and Brell met there on Monday.",
        "Petra Vesk and Tomas Brell ate apples near Ilkovia Park. It was a fine day.",
        "Vesk is the manager. The manager Vesk will leave.",
        "The Ostrel Tribune is a newspaper that nobody here has read.",
        "El club quiere que Petra Vesk se quede hasta el final de la temporada, segun el diario.",
        "",
    ],
)
def test_what_is_listed_or_not_firm_is_not_taught(lexicon: Lexicon, text: str) -> None:
    assert taught(lexicon, text) == ()


def test_a_name_that_stands_everywhere_is_taught_where_it_first_is(lexicon: Lexicon) -> None:
    text = "\n\n".join([FIRST] * 50)
    assert taught(lexicon, text) == taught(lexicon, FIRST)


def test_who_fills_posts_is_taught_as_such(lexicon: Lexicon) -> None:
    text = (
        "Zorvania Holdings chairman Petra Vesk will name the next chief executive of "
        "Zorvania Holdings in May, and the board is looking for a successor to Tomas Brell."
    )
    kinds = {n.name: n.kind for n in taught(lexicon, text) if n.type is PERSON}
    assert kinds == {"Petra Vesk": "president", "Tomas Brell": ""}


def test_a_ground_is_nobody(lexicon: Lexicon) -> None:
    text = "The host Petra Park is the home of Ilkovia FC manager Tomas Brell, who will leave."
    assert "Petra Park" not in {n.name for n in taught(lexicon, text)}


def test_a_learned_body_named_in_full_keeps_the_short_forms_that_the_report_gives_it(
    lexicon: Lexicon,
) -> None:
    text = (
        "Puddlemere Rovers will sack Petra Vesk as manager. Rovers want Tomas Brell, and the "
        "Rovers board will meet on Friday. The next Puddlemere Rovers manager will be named in May."
    )
    report = Report(text=text, outlet="Daily Example", published=Published(date(2030, 1, 16)))
    knowing = lexicon.with_learned([Organisation("Puddlemere Rovers", kind="club")])
    assert read(report, knowing).claims == read(report, lexicon).claims
    assert {c.post.organisation for c in read(report, knowing).claims if c.post} == {
        "Puddlemere Rovers"
    }


def test_the_words_of_a_report_say_which_post_of_a_learned_body_is_meant(lexicon: Lexicon) -> None:
    text = "The vice-chancellor will leave Alder University in May, and a new one is sought."
    report = Report(text=text, outlet="Daily Example", published=Published(date(2030, 1, 16)))
    knowing = lexicon.with_learned([Organisation("Alder University", kind="university")])
    posts = {c.post for c in read(report, knowing).claims}
    assert posts == {c.post for c in read(report, lexicon).claims} != set()


def test_the_outlet_of_the_report_itself_is_not_taught(lexicon: Lexicon) -> None:
    assert "Ostrel Tribune" not in {n.name for n in taught(lexicon, FIRST, "Ostrel Tribune")}


def test_a_report_teaches_no_more_than_so_many_names(lexicon: Lexicon) -> None:
    text = "\n\n".join(
        f"The Zor{a}{b}via Holdings chief executive Petra V{a}{b}lku will resign in May, and the "
        "board is looking for a successor."
        for a in "bcdfgk"
        for b in "aeiou"
    )
    found = taught(lexicon, text)
    assert len(found) == MOST
    assert found == taught(lexicon, text)
    assert list(found) == sorted(found, key=lambda n: n.span)


def test_a_report_teaches_the_same_whether_the_desk_knows_the_names_or_not(
    lexicon: Lexicon,
) -> None:
    knowing = lexicon.with_learned(
        [Organisation("Ilkovia FC", kind="club")],
        [Person("Petra Vesk", organisations=("Ilkovia FC",)), Person("Tomas Brell")],
        [Outlet("Ostrel Tribune")],
    )
    assert taught(knowing, FIRST) == taught(lexicon, FIRST)


def test_a_short_form_alone_teaches_nothing_even_where_it_is_understood(lexicon: Lexicon) -> None:
    knowing = lexicon.with_learned(
        [Organisation("Ilkovia FC", kind="club")],
        [Person("Petra Vesk", organisations=("Ilkovia FC",))],
    )
    assert taught(knowing, "Ilkovia manager Vesk will leave in May. Ilkovia met on Monday.") == ()
