"""No expression of the program takes more than a moment on texts that are made to lead it astray.

The limit is a guard against hanging, far above what any of them takes; benchmarks/extract.py prints
how the time grows. It counts processor time, so that a busy machine fails nothing.
"""

from __future__ import annotations

import re

import pytest
from tests.hostile.expressions import SIZE, derived, expressions, texts, within
from tests.hostile.guard import Hanging, guarded, needs_guard

from rumourdesk.lexicon.lexicon import load_lexicon

pytestmark = needs_guard


def test_the_guard_stops_an_expression_that_blows_up() -> None:
    with pytest.raises(Hanging), guarded(0.2):
        re.compile(r"(?:a+)+b").search("a" * 60)


def test_the_expressions_are_found() -> None:
    found = {pattern.pattern for pattern in expressions()}
    rules = load_lexicon().rules
    assert len(found) > 1500
    assert found.issuperset(p.pattern for p in rules.triggers.expressions())
    assert any("citing" in p for p in found), "an expression of a module"
    assert any("(?P<y>" in p for p in found), "an expression of the calendar"
    assert any("-year-old" in p for p in found), "one that is made of the rules' words"


def test_no_expression_of_a_module_blows_up() -> None:
    """Wherever they are searched for, and each in a text of its own words."""
    of_rules = {pattern.pattern for pattern in within(load_lexicon().rules)}
    ours = [pattern for pattern in expressions() if pattern.pattern not in of_rules]
    given = list(texts(SIZE))
    assert len(ours) > 80
    for pattern in ours:
        for text in (*given, *derived(pattern, SIZE)):
            try:
                with guarded():
                    for _ in pattern.finditer(text):
                        pass
            except Hanging:
                pytest.fail(f"{pattern.pattern!r} hangs on {text[:20]!r}, over and over")


def test_no_pattern_of_the_rules_blows_up() -> None:
    """Patterns of the rules are tried at one word at a time, never searched for."""
    given = list(texts(SIZE))
    patterns = list(within(load_lexicon().rules))
    assert len(patterns) > 1000
    for pattern in patterns:
        with guarded():
            for text in (*given, *derived(pattern, SIZE)):
                for at in (0, SIZE // 2):
                    pattern.match(text, at)
