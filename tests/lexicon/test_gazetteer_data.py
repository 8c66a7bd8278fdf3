"""The names that come with rumourdesk: enough of them, and none that contradicts another."""

from __future__ import annotations

import pytest

from rumourdesk.lexicon.entries import NameType
from rumourdesk.lexicon.gazetteer import Gazetteer
from rumourdesk.lexicon.load import packaged_gazetteer
from rumourdesk.lexicon.tokens import tokenise


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return packaged_gazetteer()


def test_there_are_enough_names_to_be_of_use(names: Gazetteer) -> None:
    assert len([o for o in names.organisations if o.kind == "club"]) >= 450
    assert len([o for o in names.organisations if o.kind == "company"]) >= 350
    assert len([p for p in names.people if p.kind == "coach"]) >= 350
    assert len(names.outlets) >= 200
    assert len(names.nationalities) >= 110
    assert len(names.words.given_names) >= 600
    assert len(names.words.never_names()) >= 200


def test_no_written_name_is_empty(names: Gazetteer) -> None:
    for organisation in names.organisations:
        for written in (
            *organisation.aliases,
            *organisation.nicknames,
            *organisation.venues,
            *organisation.needs_cue,
        ):
            assert tokenise(written), organisation.name
    for person in names.people:
        assert all(map(tokenise, (*person.aliases, *person.needs_cue))), person.name
    for outlet in names.outlets:
        assert all(map(tokenise, (*outlet.aliases, *outlet.needs_cue))), outlet.name


def test_people_belong_to_known_organisations_and_outlets(names: Gazetteer) -> None:
    unknown = [
        (person.name, organisation)
        for person in names.people
        for organisation in person.organisations
        if not names.organisation(organisation) and not names.outlet(organisation)
    ]
    assert unknown == []
    assert [p.name for p in names.people if p.outlet and not names.outlet(p.outlet)] == []
    assert [
        p.name for p in names.people if p.nationality and not names.nationality(p.nationality)
    ] == []


def test_posts_of_organisations_are_known_roles(names: Gazetteer) -> None:
    assert [(o.name, r) for o in names.organisations for r in o.roles if not names.role(r)] == []


def test_clubs_say_where_and_when_they_play(names: Gazetteer) -> None:
    clubs = [o for o in names.organisations if o.kind == "club"]
    assert [c.name for c in clubs if not c.country or not c.season or not c.roles] == []


def test_no_two_outlets_share_a_domain(names: Gazetteer) -> None:
    domains = [domain for outlet in names.outlets for domain in outlet.domains]
    assert sorted(set(domains)) == sorted(domains)
    assert [d for d in domains if d != d.casefold() or "/" in d or d.startswith("www.")] == []


def test_every_canonical_name_finds_its_own_entry(names: Gazetteer) -> None:
    for name_type, entries in (
        (NameType.ORGANISATION, names.organisations),
        (NameType.PERSON, names.people),
        (NameType.OUTLET, names.outlets),
    ):
        for entry in entries:
            (hit,) = names.find(entry.name)
            reading = hit.reading(name_type)
            assert reading is not None, entry.name
            assert entry.name in reading.entry_names
