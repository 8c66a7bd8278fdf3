"""What each way into the program may load: a start is only as quick as its imports."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SCREENS = {"textual", "rich"}
READING = {"rumourdesk.extraction", "rumourdesk.intake", "rumourdesk.lexicon", "regex"}
SLOW = {"sqlite_utils", "rapidfuzz", "dateutil", "charset_normalizer"}


def loaded_by(code: str) -> set[str]:
    """The top-level and rumourdesk modules that a fresh interpreter holds after `code`."""
    script = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    modules: list[str] = json.loads(done.stdout.splitlines()[-1])
    return {m for m in modules if m.startswith("rumourdesk.")} | {m.split(".")[0] for m in modules}


@pytest.mark.parametrize("room", ["model", "text", "extraction", "comparison", "settings", "keys"])
def test_inner_rooms_load_neither_screens_nor_sql(room: str) -> None:
    loaded = loaded_by(f"import rumourdesk.{room}")
    assert not loaded & (SCREENS | {"sqlite3", "sqlite_utils"})


@pytest.mark.parametrize("room", ["store", "desk", "cli", "intake", "lexicon.lexicon", "export"])
def test_only_tui_loads_textual(room: str) -> None:
    assert not loaded_by(f"import rumourdesk.{room}") & SCREENS


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(flag: str) -> None:
    code = (
        f"from rumourdesk.cli import main\ntry:\n    main(['{flag}'])\nexcept SystemExit:\n    pass"
    )
    assert not loaded_by(code) & (SCREENS | READING | SLOW | {"sqlite3"})


def test_first_frame_loads_neither_extraction_nor_sqlite_utils() -> None:
    loaded = loaded_by("import rumourdesk.tui.app, rumourdesk.tui.screens.desk, rumourdesk.desk")
    assert not loaded & (READING | SLOW)
