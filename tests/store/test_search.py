from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumourdesk.model import Claim, Post
from rumourdesk.store import Intake, Store
from rumourdesk.store.rows import Filter

URL = "https://example.org/1"

MakeIntake = Callable[..., Intake]
MakeClaim = Callable[..., Claim]


def found(store: Store, words: str, **wanted: object) -> list[int]:
    hits = store.search(words, wanted=Filter(**wanted))  # type: ignore[arg-type]
    return [hit.report for hit in hits]


def test_reports_are_found_by_all_words_and_the_last_as_a_beginning(
    store: Store, intake: MakeIntake
) -> None:
    store.take_in(
        [
            intake("One\n\nThe club waits for Müller.", claims=()),
            intake("Two\n\nThe clubs wait.", claims=()),
        ]
    )
    assert sorted(found(store, "club")) == [1, 2]
    assert found(store, "club wait") == [1]
    assert found(store, "clubs wai") == [2]
    assert found(store, "nothing here") == []


@pytest.mark.parametrize("typed", ["muller", "MÜLLER", "Mu\u0308ller", "mül"])
def test_accents_and_case_do_not_matter(store: Store, intake: MakeIntake, typed: str) -> None:
    text = "One\n\nThe club waits for Müller."
    store.take_in([intake(text, claims=())])
    (hit,) = store.search(typed)
    assert [span.of(text) for span in hit.spans] == ["Müller"]


def test_a_hit_says_where_and_shows_the_words_around(store: Store, intake: MakeIntake) -> None:
    text = "Title\n\n" + "before " * 60 + "Klopp 😀 talks. " + "after " * 60
    store.take_in([intake(text, claims=())])
    (hit,) = store.search("klopp")
    assert [span.of(text) for span in hit.spans] == ["Klopp"]
    assert "Klopp 😀 talks" in hit.excerpt
    assert hit.excerpt.startswith("…before") and hit.excerpt.endswith("after…")
    assert "\n" not in hit.excerpt


def test_an_excerpt_of_a_short_text_is_all_of_it(store: Store, intake: MakeIntake) -> None:
    store.take_in([intake("Klopp\n\nHe talks.", claims=())])
    assert store.search("talks")[0].excerpt == "Klopp He talks."


def test_an_excerpt_of_one_long_word_still_holds_the_hit(store: Store, intake: MakeIntake) -> None:
    text = "Title\n\n" + "x" * 500 + "-klopp-" + "y" * 500
    store.take_in([intake(text, claims=())])
    (hit,) = store.search("klopp")
    assert "klopp" in hit.excerpt


def test_the_best_come_first_and_no_more_than_asked_for(store: Store, intake: MakeIntake) -> None:
    rest = "words that say nothing of him " * 20
    store.take_in(
        [
            intake(f"One\n\nIt names Klopp once. {rest}", claims=()),
            intake(f"Klopp\n\nKlopp, again Klopp. {rest}", claims=()),
            intake(f"Three\n\nKlopp and Klopp. {rest}", claims=()),
            *(intake(f"Title {n}\n\n{rest}", claims=()) for n in range(9)),
        ]
    )
    hits = store.search("klopp")
    assert [hit.report for hit in hits] == [2, 3, 1]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert [hit.report for hit in store.search("klopp", limit=1)] == [2]
    assert store.search("klopp", limit=0) == []


def test_a_report_is_found_by_what_its_claims_are_about(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    text = "One\n\nSilence. The Basque is close to a deal."
    claim = a_claim(text, "The Basque is close to a deal.", about="Xabi Alonso")
    store.take_in(
        [
            intake(text, claims=(claim,)),
            intake("Two\n\nXabi waits for a deal.", claims=()),
        ]
    )
    by_text, by_claim = store.search("xabi deal")
    assert (by_text.report, by_claim.report) == (2, 1)
    assert by_claim.score <= by_text.score
    assert [span.of(text) for span in by_claim.spans] == ["deal"]
    (only,) = store.search("alonso")
    assert [span.of(text) for span in only.spans] == ["The Basque is close to a deal."]
    assert [hit.report for hit in store.search("alonso", wanted=Filter(words="basque"))] == [1]
    assert list(store.report_ids(Filter(words="xabi alonso"))) == [1]


def test_what_only_a_claim_holds_comes_after_what_a_text_holds(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    said = "One\n\nHe goes."
    long = "Two\n\n" + "Nothing new here today. " * 40 + "Asked of Klopp, nobody spoke."
    store.take_in(
        [
            intake(said, claims=(a_claim(said, "He goes.", about="Klopp"),)),
            intake(long, claims=()),
            *(intake(f"Klopp {n}\n\nKlopp.", claims=()) for n in range(9)),
        ]
    )
    assert found(store, "klopp")[-1] == 1


def test_a_new_version_takes_the_old_ones_place(
    store: Store, intake: MakeIntake, a_claim: MakeClaim
) -> None:
    old, new = "One\n\nKlopp comes.", "One\n\nZidane comes."
    store.take_in([intake(old, url=URL, claims=(a_claim(old, "Klopp comes.", about="Jürgen"),))])
    store.take_in([intake(new, url=URL, claims=(a_claim(new, "Zidane comes.", about="Zinédine"),))])
    assert [found(store, w) for w in ("klopp", "jurgen", "zidane", "zinedine")] == [
        [],
        [],
        [1],
        [1],
    ]


def test_versions_in_one_batch_leave_only_the_last(store: Store, intake: MakeIntake) -> None:
    texts = [f"One\n\n{name} comes." for name in ("Klopp", "Zidane", "Raul")]
    store.take_in([intake(text, url=URL) for text in texts])
    assert [found(store, w) for w in ("klopp", "zidane", "raul")] == [[], [], [1]]


def test_an_edited_title_is_found_and_the_old_one_is_not(
    store: Store, intake: MakeIntake, clock: Callable[[], datetime]
) -> None:
    store.take_in([intake("Words\n\nHe comes.", title="Machine", claims=())])
    decision = store.edit_report(1, {"title": "Person"}, author="a", run="r", now=clock())
    assert (found(store, "person"), found(store, "machine")) == ([1], [])
    store.undo(decision.id, author="a", run="r", now=clock())
    assert (found(store, "person"), found(store, "machine")) == ([], [1])


def test_search_keeps_to_a_filter(
    store: Store, intake: MakeIntake, clock: Callable[[], datetime]
) -> None:
    brazil = Post("Brazil", "manager")
    store.take_in(
        [
            intake("One\n\nHe comes."),
            intake("Two\n\nHe comes too.", post=brazil, outlet="Sport"),
            intake("Three\n\nHe comes as well.", day=None),
        ]
    )
    store.remove_report(3, author="a", run="r", now=clock())
    madrid = next(v.id for v in store.vacancies() if v.organisation == "Real Madrid")
    assert found(store, "comes", vacancy=madrid) == [1]
    assert found(store, "xabi alonso", vacancy=madrid) == [1]
    assert found(store, "comes", outlet="sport") == [2]
    assert found(store, "comes", outlet="Unheard of") == []
    assert found(store, "comes", trashed=True) == [3]


HOSTILE = [
    "'; DROP TABLE report; --",
    '"',
    '""""',
    "*",
    "a*",
    "NEAR(a b)",
    "title:x",
    "^he",
    "he AND NOT comes",
    "(he",
    "{he comes}",
    "he + comes",
    "a\0b",
    "\ud800",
    "he \udfff comes",
    "\u202ecomes",
    "😀",
    "é" * 5000,
    "word " * 2000,
    "-he",
    "%_",
    "\\",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_a_search(store: Store, intake: MakeIntake, typed: str) -> None:
    store.take_in([intake("One\n\nHe comes.", claims=())])
    store.search(typed)
    store.report_ids(Filter(words=typed))
    assert found(store, "comes") == [1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(typed=st.text())
def test_any_text_is_a_search(store: Store, typed: str) -> None:
    assert store.search(typed) == []


def test_query_words_are_words(store: Store, intake: MakeIntake) -> None:
    store.take_in(
        [intake("One\n\nHe or she.", claims=()), intake("Two\n\nHe and NOT she.", claims=())]
    )
    assert found(store, "he OR she") == [1]
    assert found(store, "he NOT she") == [2]
    assert found(store, "title:one") == []
