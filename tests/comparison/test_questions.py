from __future__ import annotations

from collections.abc import Callable

import pytest

from rumourdesk.comparison import QUESTION_ORDER, question, question_key, question_words
from rumourdesk.model import Claim, Kind, Post

POST = Post("Halden Bank", "chair")


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (Kind.EXIT, "exit"),
        (Kind.CANDIDATE, "successor"),
        (Kind.AGREEMENT, "successor"),
        (Kind.APPOINTMENT, "successor"),
        (Kind.INTERIM, "interim"),
        (Kind.NEXT_ROLE, "next_role"),
        (Kind.CONTACT, "contact:renee vale"),
        (Kind.WILLINGNESS, "willingness:renee vale"),
        (Kind.STANDING, "standing:renee vale"),
        (Kind.CONTRACT, "contract:renee vale"),
        (Kind.TRANSFER, None),
        (Kind.BACKGROUND, None),
    ],
)
def test_the_question_of_each_kind(
    claim: Callable[..., Claim], kind: Kind, asked: str | None
) -> None:
    assert question(claim(kind, "Renée Vale")) == asked


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.EXIT])
def test_without_a_person_only_the_exit_has_a_question(
    claim: Callable[..., Claim], kind: Kind
) -> None:
    assert question(claim(kind, None)) is None
    assert question(claim(Kind.EXIT, None)) == "exit"


@pytest.mark.parametrize(
    ("asked", "about", "incumbent", "words"),
    [
        ("exit", None, "Olaf Berg", "Will Olaf Berg leave?"),
        ("exit", "Olaf Berg", None, "Will Olaf Berg leave?"),
        ("exit", None, None, "Will the chair of Halden Bank leave?"),
        ("successor", "Renée Vale", "Olaf Berg", "Who is wanted?"),
        ("interim", None, None, "Who stands in?"),
        ("contact:renee vale", "Renée Vale", None, "Has Renée Vale been contacted?"),
        ("contact:renee vale", None, None, "Has Renee Vale been contacted?"),
        ("willingness:renee vale", "Renée Vale", None, "Does Renée Vale want it?"),
        ("contract:jan moss", "Jan Moss", None, "What does Jan Moss' contract say?"),
        ("contract:renee vale", "Renée Vale", None, "What does Renée Vale's contract say?"),
        ("standing:olaf berg", "Olaf Berg", None, "How firm is the backing for Olaf Berg?"),
        ("next_role", None, "Olaf Berg", "Where does Olaf Berg go next?"),
    ],
)
def test_questions_in_plain_english(
    asked: str, about: str | None, incumbent: str | None, words: str
) -> None:
    assert question_words(asked, about, POST, incumbent) == words


def test_questions_have_a_fixed_order() -> None:
    asked = ["next_role", "contact:b", "something new", "exit", "contact:a", "successor"]
    assert sorted(asked, key=question_key) == [
        "exit",
        "successor",
        "contact:a",
        "contact:b",
        "next_role",
        "something new",
    ]
    assert len(set(QUESTION_ORDER)) == len(QUESTION_ORDER)
