"""Echoes follow the reports: whatever the order, an edit, a new version, the trash, an upgrade."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from tests.desk.conftest import Clock

from rumourdesk.comparison import EchoEdge, positions, profile, question
from rumourdesk.comparison.names import body_key
from rumourdesk.desk import Desk, Filter, ReportPage, competing
from rumourdesk.desk.echo_records import (
    dump_edge,
    dump_profile,
    load_edge,
    load_profile,
)
from rumourdesk.desk.echoing import READER, Echoes, echoes_of, find_echoes
from rumourdesk.model import (
    Certainty,
    Claim,
    Kind,
    Polarity,
    Post,
    Published,
    Reading,
    Report,
    Source,
    SourceType,
    Span,
    VacancyMention,
)
from rumourdesk.store import Intake
from rumourdesk.store.rows import EchoEdgeRow, EchoProfileRow

BANK = Post("Halden Bank", "chair")
LONG = (
    "The committee met twice this week and asked two firms for names. "
    "Its members want somebody from inside, said a person who sat at the table. "
    "The board hopes to settle the matter before the summer and to tell the staff first. "
    "Nothing has been signed, and nobody has been shown a contract so far. "
    "Those who know the house expect a quiet month and then a quick decision."
)


def told(
    outlet: str | None,
    day: int | None,
    first: str = "Ann Vale is wanted as chair.",
    *,
    body: str = "",
    by: str = "",
    url: str | None = None,
    about: str = "Ann Vale",
    kind: Kind = Kind.CANDIDATE,
    sure: Polarity = Polarity.POSITIVE,
) -> Intake:
    """A report with one claim, its first sentence, credited to `by` or to own sources."""
    text = f"{first}\n\n{body}" if body else first
    who = Source(by, SourceType.OUTLET, Span(0, 3)) if by else None
    own = Source("sources at the bank", SourceType.ANONYMOUS, Span(0, 3))
    claim = Claim(
        span=Span(0, len(first)),
        quote=first,
        kind=kind,
        about=about,
        post=BANK,
        polarity=sure,
        certainty=Certainty.PROBABLE,
        sources=(who or own,),
    )
    reading = Reading((claim,), (VacancyMention(BANK, "Ida Birk", Span(0, 1)),))
    return Intake(
        report=Report(
            text=text,
            outlet=outlet,
            url=url,
            published=None if day is None else Published(date(2025, 4, day)),
        ),
        reading=reading,
        positions=positions(reading),
        questions=(question(claim),),
    )


CITED = told("Daily Post", 3, url="https://post.example/vale")
CITING = told("Evening Mail", 4, "Ann Vale is wanted, the Daily Post says.", by="Daily Post")
COPY = told("Morning Star", 5, "The bank wants Ann Vale as its chair.", body=LONG)
COPIED = told("City Times", 4, "Ann Vale tops the list for the chair.", body=LONG)
LINKING = told("Web News", 6, "Vale is on the list, see https://www.post.example/vale for more.")
ALONE = told("Far Herald", 6, "Jon Moss is a candidate for the chair.", about="Jon Moss")
STORY = (CITED, CITING, COPIED, COPY, LINKING, ALONE)

Edges = set[tuple[str | None, str | None, str, tuple[str, ...]]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterable[Desk]:
    opened = Desk.open(tmp_path / "bank.db", author="Ann", clock=Clock())
    yield opened
    opened.close()


def take(desk: Desk, *items: Intake) -> list[int]:
    return [t.report for t in desk.store.take_in(items, echoing=echoes_of())]


def edges(desk: Desk) -> Edges:
    """Every edge on the desk by its outlets, with what proves it."""
    found: Edges = set()
    for report in desk.report_ids(Filter()):
        rows = desk.echo_chain(report).reports
        for edge in desk.echo_chain(report).stands_on:
            if edge.later == report:
                earlier = rows[edge.earlier].outlet if edge.earlier is not None else None
                proofs = tuple(sorted(proof.kind.value for proof in edge.proofs))
                found.add((rows[edge.later].outlet, earlier, edge.origin, proofs))
    return found


FOUND: Edges = {
    ("Evening Mail", "Daily Post", "Daily Post", ("cites",)),
    ("Morning Star", "City Times", "City Times", ("copies",)),
    ("Web News", "Daily Post", "Daily Post", ("links",)),
}


def test_echoes_are_found_as_reports_come_in(desk: Desk) -> None:
    take(desk, *STORY)
    assert edges(desk) == FOUND
    assert desk.echoes_due() == 0


@pytest.mark.parametrize("order", list(permutations(range(len(STORY))))[::37])
def test_the_order_of_taking_in_makes_no_difference(desk: Desk, order: tuple[int, ...]) -> None:
    for number in order:
        take(desk, STORY[number])
    assert edges(desk) == FOUND


def test_nor_does_it_where_nobody_knows_which_copied_the_other(desk: Desk, tmp_path: Path) -> None:
    undated = (
        told("City Times", None, "Ann Vale tops the list for the chair.", body=LONG),
        told("Morning Star", None, "The bank wants Ann Vale as its chair.", body=LONG),
    )
    take(desk, *undated)
    with closing(Desk.open(tmp_path / "other.db", author="Bob", clock=Clock())) as other:
        take(other, *reversed(undated))
        assert len(edges(desk)) == 1
        assert edges(other) == edges(desk)


def test_a_desk_without_echoes_finds_them_later_in_batches_that_can_be_stopped(
    desk: Desk,
) -> None:
    desk.store.take_in(STORY)
    assert desk.echoes_due() == len(STORY)
    assert desk.store.link_due(echoes_of(), 2) == len(STORY) - 2
    stopped = iter([False, True])
    assert desk.find_echoes(cancelled=lambda: next(stopped, True)) == 0
    assert edges(desk) == FOUND


class Faulty(Echoes):
    """Rules that break down at the reports of one outlet."""

    def __init__(self, outlet: str, *, in_profile: bool) -> None:
        super().__init__(echoes_of().press)
        self.outlet, self.in_profile = outlet, in_profile

    def profile(self, page: ReportPage) -> EchoProfileRow:
        if self.in_profile and page.row.outlet == self.outlet:
            raise RecursionError("too deep")
        return super().profile(page)

    def edges(self, profile: str, others: Mapping[int, str]) -> Iterable[EchoEdgeRow]:
        if not self.in_profile and load_profile(profile).outlet == body_key(self.outlet):
            raise RecursionError("too deep")
        return super().edges(profile, others)


@pytest.mark.parametrize("in_profile", [True, False])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_report_at_which_the_rules_break_down_keeps_no_other_from_its_echoes(
    desk: Desk, caplog: pytest.LogCaptureFixture, in_profile: bool, at_once: bool
) -> None:
    rules = Faulty("City Times", in_profile=in_profile)
    desk.store.take_in(STORY, echoing=rules if at_once else None)
    assert find_echoes(desk.store, rules) == 0
    assert desk.echoes_due() == 0
    assert edges(desk) == {edge for edge in FOUND if "City Times" not in edge}
    missed = [record for record in caplog.records if "no echoes were found" in record.message]
    assert len(missed) == 1


def test_a_report_that_was_missed_is_read_again_by_other_rules(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.take_in(STORY, echoing=Faulty("City Times", in_profile=True))
    monkeypatch.setattr(Echoes, "reader", READER + 1)
    monkeypatch.setattr(competing, "READER", READER + 1)
    assert desk.find_echoes() == 0
    assert edges(desk) == FOUND


def test_what_other_rules_found_is_found_anew_though_nothing_else_is_due(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(desk, *STORY)
    monkeypatch.setattr(Echoes, "reader", READER + 1)
    monkeypatch.setattr(competing, "READER", READER + 1)
    assert desk.echoes_due() == len(STORY)
    assert edges(desk) == set()
    assert desk.find_echoes() == 0
    assert desk.echoes_due() == 0
    assert edges(desk) == FOUND


def test_finding_echoes_tells_how_far_it_has_come_and_counts_sources(desk: Desk) -> None:
    desk.store.take_in(STORY)
    heard: list[tuple[int, int]] = []
    assert desk.independent_counts() == {}
    desk.find_echoes(on_progress=lambda linked: heard.append((linked.done, linked.total)))
    assert heard == [(6, 6)]
    assert desk.independent_counts() == {1: desk.independence(1).independent}
    desk.find_echoes(on_progress=lambda linked: heard.append((linked.done, linked.total)))
    assert len(heard) == 1


def test_five_reports_on_one_word_are_one_source(desk: Desk) -> None:
    take(
        desk,
        CITED,
        *(
            told(f"Paper {n}", 4, f"Vale is wanted, the Daily Post says: {n}.", by="Daily Post")
            for n in range(5)
        ),
    )
    desk.find_echoes()
    assert desk.independent_counts() == {1: 1}
    assert desk.independence(1).words == "6 reports, 1 independent"


def test_a_report_in_the_trash_echoes_nothing_until_it_is_restored(desk: Desk) -> None:
    first, *_ = take(desk, CITED, CITING)
    desk.find_echoes()
    before = edges(desk)
    desk.remove_report(first)
    assert edges(desk) == {("Evening Mail", None, "Daily Post", ("cites",))}
    assert desk.independent_counts() == {}
    desk.restore_report(first)
    assert edges(desk) == before


def test_what_comes_in_while_a_report_is_in_the_trash_meets_it_afterwards(desk: Desk) -> None:
    (first,) = take(desk, CITED)
    desk.remove_report(first)
    take(desk, CITING)
    desk.restore_report(first)
    assert ("Evening Mail", "Daily Post", "Daily Post", ("cites",)) in edges(desk)


def test_a_date_that_is_given_turns_an_edge_round(desk: Desk) -> None:
    one, _ = take(
        desk,
        told("City Times", None, "Ann Vale tops the list for the chair.", body=LONG),
        COPY,
    )
    ((_, _, _, proofs),) = unknown = edges(desk)
    assert proofs == ("copies",)
    (edge,) = {e for r in (1, 2) for e in desk.echo_chain(r).stands_on if e.later == r}
    assert not edge.order_known
    desk.edit_report(one, {"published": date(2025, 4, 4)})
    assert edges(desk) == {("Morning Star", "City Times", "City Times", ("copies",))}
    desk.edit_report(one, {"published": date(2025, 4, 9)})
    assert edges(desk) == {("City Times", "Morning Star", "Morning Star", ("copies",))}
    desk.undo()
    desk.undo()
    assert edges(desk) == unknown


def test_an_outlet_that_is_given_takes_credit(desk: Desk) -> None:
    one, _ = take(desk, told(None, 3), CITING)
    assert ("Evening Mail", None, "Daily Post", ("cites",)) in edges(desk)
    desk.edit_report(one, {"outlet": "Daily Post"})
    assert ("Evening Mail", "Daily Post", "Daily Post", ("cites",)) in edges(desk)
    desk.undo()
    assert ("Evening Mail", "Daily Post", "Daily Post", ("cites",)) not in edges(desk)


def test_a_new_version_has_edges_of_its_own(desk: Desk) -> None:
    address = "https://mail.example/1"
    take(desk, CITED, told("Evening Mail", 4, "Vale, says the Post.", by="Daily Post", url=address))
    assert ("Evening Mail", "Daily Post", "Daily Post", ("cites",)) in edges(desk)
    take(desk, told("Evening Mail", 4, "Vale is wanted by our own account.", url=address))
    assert edges(desk) == set()


def claims_of(found: Iterable[EchoEdge]) -> set[int]:
    return {claim for edge in found for claim in edge.claims}


def test_edges_name_claims_of_the_current_version(desk: Desk) -> None:
    address = "https://mail.example/1"
    take(desk, CITED, told("Evening Mail", 4, "Vale, says the Post.", by="Daily Post", url=address))
    take(desk, told("Evening Mail", 4, "Vale is in, says the Post.", by="Daily Post", url=address))
    assert claims_of(desk.echo_chain(2).stands_on) == {desk.page(2).claims[0].id}


def test_a_person_cuts_an_edge_and_adds_one(desk: Desk) -> None:
    take(desk, *STORY)
    desk.find_echoes()
    counted = desk.independent_counts()[1]
    desk.overrule_echo(4, 3, False, note="both from the same release")
    assert ("Morning Star", "City Times", "City Times", ("copies",)) not in edges(desk)
    assert desk.echo_chain(4).rulings[0].note == "both from the same release"
    desk.find_echoes()
    assert desk.independent_counts()[1] == counted + 1
    desk.overrule_echo(6, 1, True)
    assert ("Far Herald", "Daily Post", "Daily Post", ()) in edges(desk)
    desk.find_echoes()
    assert desk.independent_counts()[1] == counted
    desk.undo()
    desk.undo()
    assert edges(desk) == FOUND


def test_a_person_turns_an_edge_round(desk: Desk) -> None:
    take(desk, COPIED, COPY)
    desk.overrule_echo(1, 2, True)
    assert edges(desk) == {("City Times", "Morning Star", "Morning Star", ())}


def test_a_chain_leads_to_the_origin_and_back(desk: Desk) -> None:
    third = told("Night Owl", 5, "Vale, the Evening Mail reports.", by="Evening Mail")
    take(desk, CITED, CITING, third)
    chain = desk.echo_chain(3)
    assert [(e.later, e.earlier) for e in chain.stands_on] == [(3, 2), (2, 1)]
    assert {row.outlet for row in chain.reports.values()} == {
        "Daily Post",
        "Evening Mail",
        "Night Owl",
    }
    assert [(e.later, e.earlier) for e in desk.echo_chain(1).echoed_by] == [(2, 1)]


def test_copied_words_are_shown_in_both_texts(desk: Desk) -> None:
    take(desk, COPIED, COPY)
    (edge,) = desk.echo_chain(2).stands_on
    (proof,) = edge.proofs
    words = proof.later[0].of(desk.page(2).report.text)
    assert words == proof.earlier[0].of(desk.page(1).report.text)
    assert LONG[:-1] in words


def test_what_other_rules_read_is_read_again(desk: Desk) -> None:
    take(desk, *STORY)
    with closing(sqlite3.connect(desk.store.path)) as raw, raw:
        raw.execute("UPDATE echo_profile SET reader = 0, content = '[]'")
        raw.execute("UPDATE echo_edge SET content = '[]'")
    assert edges(desk) == set()
    assert desk.find_echoes() == 0
    assert edges(desk) == FOUND


def test_profiles_and_edges_are_read_back_as_they_were_written(desk: Desk) -> None:
    take(desk, *STORY)
    echoes = echoes_of()
    made = []
    for report in desk.report_ids(Filter()):
        page = desk.page(report)
        made.append(
            profile(report, page.report, [(c.id, c.claim) for c in page.claims], echoes.press)
        )
    assert [load_profile(dump_profile(one)) for one in made] == made
    for report in desk.report_ids(Filter()):
        for edge in desk.echo_chain(report).stands_on:
            assert load_edge(dump_edge(edge)) == edge


def test_two_windows_link_one_desk_together(desk: Desk) -> None:
    desk.store.take_in(STORY)
    other = Desk.open(desk.store.path, author="Bob", clock=Clock())
    for window in (desk, other) * len(STORY):
        window.store.link_due(echoes_of(), 1)
    assert edges(other) == FOUND
    other.close()
