from __future__ import annotations

import string
from collections import Counter
from pathlib import Path

import pytest

from rumourdesk import keys
from rumourdesk.keys import BINDINGS, CONTEXTS, KeysError, canonical, resolve, shown

DOCS = Path(__file__).parents[1] / "docs"


def test_ids_are_unique_and_every_entry_is_whole() -> None:
    assert not [id_ for id_, count in Counter(b.id for b in BINDINGS).items() if count > 1]
    for binding in BINDINGS:
        assert binding.keys and binding.words and binding.help.endswith(".")
        assert binding.contexts and set(binding.contexts) <= set(CONTEXTS)


def test_every_usual_key_exists_by_its_canonical_name() -> None:
    assert {k for b in BINDINGS for k in b.keys if canonical(k) != k} == set()


def test_the_usual_keys_do_not_clash() -> None:
    assert resolve({}) == BINDINGS


@pytest.mark.parametrize(
    ("context", "key", "id_"),
    [
        ("list", "j", "list.down"),
        ("report", "down", "report.down"),
        ("list", "G", "list.bottom"),
        ("desk", "J", "report.next"),
        ("desk", "n", "claim.next"),
        ("compare", "n", "compare.next"),
        ("desk", "escape", "app.back"),
        ("compare", "q", "app.back"),
        ("desk", "c", "claim.confirm"),
        ("compare", "x", "claim.refute"),
        ("desk", "slash", "desk.search"),
        ("app", "question_mark", "app.help"),
        ("compare", "left_curly_bracket", "compare.right_newer"),
        ("dialog", "escape", "dialog.cancel"),
    ],
)
def test_what_readers_fingers_expect(context: str, key: str, id_: str) -> None:
    assert [b.id for b in BINDINGS if context in b.contexts and key in b.keys] == [id_]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("f2", ("f2",)),
        ("c, F2", ("c", "f2")),
        (["c", ","], ("c", "comma")),
        (["c", "c"], ("c",)),
        ("!", ("exclamation_mark",)),
        ("ctrl+A", ("ctrl+shift+a",)),
    ],
)
def test_own_keys_take_the_place_of_the_usual(
    own: str | list[str], expected: tuple[str, ...]
) -> None:
    changed = {b.id: b for b in resolve({"claim.confirm": own})}
    assert changed.pop("claim.confirm").keys == expected
    assert all(binding in BINDINGS for binding in changed.values())


def test_two_commands_may_swap_keys() -> None:
    swapped = {b.id: b.keys for b in resolve({"claim.confirm": "x", "claim.refute": "c"})}
    assert (swapped["claim.confirm"], swapped["claim.refute"]) == (("x",), ("c",))


def test_one_key_may_serve_two_places() -> None:
    own = {b.id: b.keys for b in resolve({"compare.sentence": "v"})}
    assert own["compare.sentence"] == own["claim.compare"] == ("v",)


@pytest.mark.parametrize(
    ("id_", "own", "message"),
    [
        (
            "claim.confrim",
            "c",
            "there is no command “claim.confrim”; did you mean “claim.confirm”?",
        ),
        ("zzz", "c", "there is no command “zzz”; docs/keys.md lists them"),
        ("claim.confirm", "bogus", "“claim.confirm”: there is no key named “bogus”"),
        ("claim.confirm", "", "“claim.confirm”: there is no key named “”"),
        ("claim.confirm", "\x1b", "“claim.confirm”: there is no key named “\x1b”"),
        ("claim.confirm", [], "“claim.confirm”: name at least one key"),
        ("claim.confirm", "x", "“claim.confirm”: the key “x” is already that of “claim.refute”"),
        ("list.down", "V", "“list.down”: the key “V” is already that of “desk.jump”"),
        ("app.help", "=", "“app.help”: the key “=” is already that of “compare.agreements”"),
        ("claim.copy", "ctrl+i", "“claim.copy”: the key “Tab” is already that of “pane.next”"),
    ],
)
def test_mistakes_name_the_entry_at_fault(id_: str, own: str | list[str], message: str) -> None:
    with pytest.raises(KeysError) as caught:
        resolve({id_: own})
    assert str(caught.value).startswith(message)
    assert caught.value.id == id_


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("/", "slash"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("€", "euro_sign"),
        ("é", "é"),
        (" g ", "g"),
        ("shift+g", "G"),
        ("CTRL+D", "ctrl+shift+d"),
        ("alt+ctrl+d", "ctrl+alt+d"),
        ("PageDown", "pagedown"),
        ("f24", "f24"),
        ("ctrl+m", "enter"),
        ("f25", None),
        ("gg", None),
        ("foo+d", None),
        ("ctrl+", None),
        ("\x00", None),
        ("", None),
    ],
)
def test_names_of_keys(written: str, name: str | None) -> None:
    assert canonical(written) == name


def test_signs_are_named_as_textual_names_them() -> None:
    textual_keys = pytest.importorskip("textual.keys")
    for char in string.punctuation:
        assert canonical(char) == textual_keys._character_to_key(char)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("question_mark", "?"),
        ("down", "↓"),
        ("ctrl+d", "Ctrl+D"),
        ("shift+tab", "Shift+Tab"),
        ("G", "G"),
        ("f1", "F1"),
        ("pagedown", "PgDn"),
    ],
)
def test_keys_as_a_reader_knows_them(key: str, words: str) -> None:
    assert shown(key) == words


def test_the_docs_are_those_of_the_registry() -> None:
    assert (DOCS / "keys.md").read_text(encoding="utf-8") == keys.markdown(), (
        "run `python -m rumourdesk.keys > docs/keys.md`"
    )
