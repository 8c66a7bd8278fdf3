"""The desk learns names from its reports and reads later ones with them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from rumourdesk.desk import Desk, Filter
from rumourdesk.desk import learning as room
from rumourdesk.desk.taking_in import Defaults
from rumourdesk.lexicon.lexicon import load_lexicon
from rumourdesk.model import Kind, LearnedType, Polarity, Post
from rumourdesk.store import NotFound
from rumourdesk.store.rows import LearnedRow, Teaching

FIRST = (
    "Ilkovia FC manager Petra Vesk is under pressure after a third defeat. The board of Ilkovia FC "
    "met on Monday.\n"
)
SECOND = "Vesk will leave Ilkovia at the end of the season, sources say.\n"
VANCE = "Ilkovia FC manager Petra Vance is under pressure. Ilkovia FC lost again.\n"
POST = Post("Ilkovia FC", "manager")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    desk = Desk.open(path, author="Ann")
    yield desk
    desk.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def take(desk: Desk, folder: Path, name: str, text: str) -> int:
    path = folder / name
    path.write_text(text, "utf-8")
    (report,) = desk.take_in([path]).new
    return report


def said(desk: Desk, report: int) -> list[tuple[Kind, str | None, Post | None, Polarity]]:
    return [
        (c.claim.kind, c.claim.about, c.claim.post, c.claim.polarity)
        for c in desk.claims(report=report)
    ]


UNDERSTOOD = [(Kind.EXIT, "Petra Vesk", POST, Polarity.POSITIVE)]


def test_a_later_report_is_understood_by_what_an_earlier_one_taught(
    desk: Desk, folder: Path
) -> None:
    first = take(desk, folder, "1.txt", FIRST)
    second = take(desk, folder, "2.txt", SECOND)
    assert said(desk, second) == UNDERSTOOD
    (vacancy,) = desk.vacancies()
    assert vacancy.reports == 2
    rows = {row.name: row for row in desk.learned()}
    assert rows.keys() == {"Ilkovia FC", "Petra Vesk"}
    (taught,) = rows["Petra Vesk"].teachings
    assert (taught.report, taught.words) == (first, "Ilkovia FC manager Petra Vesk")
    words = taught.span.of(desk.page(first).report.text)
    assert words == taught.words


def test_pasted_text_is_read_with_what_was_learned_and_teaches(desk: Desk) -> None:
    desk.take_in_text(FIRST)
    (second,) = desk.take_in_text(SECOND).new
    assert said(desk, second) == UNDERSTOOD


def test_without_that_report_the_later_one_is_not_understood(desk: Desk, folder: Path) -> None:
    assert said(desk, take(desk, folder, "2.txt", SECOND)) == []


def test_what_is_on_the_desk_stays_as_it_was_read(desk: Desk, folder: Path) -> None:
    second = take(desk, folder, "2.txt", SECOND)
    take(desk, folder, "1.txt", FIRST)
    assert said(desk, second) == []


def test_a_report_in_the_trash_teaches_nothing(desk: Desk, folder: Path) -> None:
    first = take(desk, folder, "1.txt", FIRST)
    desk.remove_report(first)
    assert desk.learned() == ()
    assert said(desk, take(desk, folder, "2.txt", SECOND)) == []
    desk.undo()
    assert said(desk, take(desk, folder, "3.txt", f"{SECOND} Nothing else is new.\n")) == UNDERSTOOD


def test_a_forgotten_name_is_not_used_until_that_is_undone(desk: Desk, folder: Path) -> None:
    take(desk, folder, "1.txt", FIRST)
    desk.forget_name("Petra Vesk")
    desk.forget_name("ilkovia fc")
    assert desk.forgotten() == ("Ilkovia FC", "Petra Vesk")
    assert said(desk, take(desk, folder, "2.txt", SECOND)) == []
    desk.undo()
    desk.remember_name("Petra Vesk")
    assert said(desk, take(desk, folder, "3.txt", f"{SECOND} Nothing else is new.\n")) == UNDERSTOOD
    with pytest.raises(NotFound):
        desk.forget_name("Tomas Brell")


def test_a_listed_surname_is_not_taken_over(desk: Desk, folder: Path) -> None:
    take(desk, folder, "1.txt", VANCE)
    assert "Petra Vance" in {row.name for row in desk.learned()}
    lexicon = room.lexicon_of(desk.store, load_lexicon(None))
    (hit,) = lexicon.names.find("They met Vance.")
    assert hit.entry_names == ("JD Vance",)


def test_a_persons_own_files_win(desk: Desk, folder: Path, tmp_path: Path) -> None:
    take(desk, folder, "1.txt", FIRST)
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.toml").write_text('[[person]]\nname = "Ines Vesk"\n', "utf-8")
    (folder / "2.txt").write_text(SECOND, "utf-8")
    (report,) = desk.take_in([folder / "2.txt"], defaults=Defaults(lexicon_folder=own)).new
    assert {c.claim.about for c in desk.claims(report=report)} == {"Ines Vesk"}


def test_the_order_of_files_in_one_run_does_not_matter(tmp_path: Path, folder: Path) -> None:
    texts = [FIRST, SECOND, VANCE, "Ilkovia want Tomas Brell, it is said. Vance stays.\n"]
    orders = [[0, 1, 2, 3], [3, 2, 1, 0], random.Random(7).sample(range(4), 4)]
    found = []
    for number, order in enumerate(orders):
        desk = Desk.open(tmp_path / f"{number}.db", author="Ann")
        place = folder / str(number)
        place.mkdir()
        for at, which in enumerate(order):
            (place / f"{at}.txt").write_text(texts[which], "utf-8")
        desk.take_in([place])
        (place / "later").mkdir()
        (place / "later" / "5.txt").write_text(f"{SECOND} It is so.\n", "utf-8")
        desk.take_in([place / "later"])
        found.append({desk.page(r).report.text: said(desk, r) for r in desk.report_ids(Filter())})
        desk.close()
    assert found[0] == found[1] == found[2]
    assert found[0][SECOND.strip()] == []


def test_the_lexicon_is_made_once_for_a_state(desk: Desk, folder: Path) -> None:
    listed = load_lexicon(None)
    assert room.lexicon_of(desk.store, listed) is listed
    take(desk, folder, "1.txt", FIRST)
    made = room.lexicon_of(desk.store, listed)
    assert made is not listed
    take(desk, folder, "2.txt", SECOND)
    assert room.lexicon_of(desk.store, listed) is made
    desk.forget_name("Petra Vesk")
    assert room.lexicon_of(desk.store, listed).names.person("Petra Vesk") is None


def _row(name: str, of_type: LearnedType, reports: int) -> LearnedRow:
    taught = object.__new__(Teaching)
    return LearnedRow(
        name=name, type=of_type, kind="", roles=(), organisations=(), teachings=(taught,) * reports
    )


def test_a_name_of_two_sorts_is_what_most_reports_say() -> None:
    listed = load_lexicon(None)
    person, body = LearnedType.PERSON, LearnedType.ORGANISATION
    most = room.laid_beside(listed, [_row("Marlo Vesk", person, 1), _row("Marlo Vesk", body, 2)])
    assert most.names.person("Marlo Vesk") is None
    assert most.names.organisation("Marlo Vesk") is not None
    even = room.laid_beside(listed, [_row("Marlo Vesk", person, 1), _row("Marlo Vesk", body, 1)])
    assert even is listed
