"""The one table of settings, and what is generated from it: the first file and the docs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FILE_NAME = "settings.toml"
LIMIT_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: its dotted key, its type, the value that stands for it if absent, its use."""

    key: str
    type: type[str] | type[int] | type[Path]
    usual: str | int
    help: str


OPTIONS = (
    Option(
        "desk",
        Path,
        "",
        "The desk file. Empty: desk.db in the folder for data. RUMOURDESK_DESK and --desk win.",
    ),
    Option("author", str, "", "Whom verdicts are credited to. Empty: your login name."),
    Option("theme", str, "", "The theme of the screens. Empty: newsroom, the program's own."),
    Option(
        "lexicon",
        Path,
        "",
        "A folder of your own names (*.toml). Empty: lexicon, beside this file.",
    ),
    Option(
        "intake.limit_bytes",
        int,
        LIMIT_BYTES,
        "The size in bytes of the largest file that is taken in.",
    ),
)

KEYS_HELP = "Your own keys, by the command's id in docs/keys.md: keys with commas between them."
KEYS_EXAMPLE = '"claim.confirm" = "c,f2"'


def initial_text() -> str:
    """A settings file in which every setting stands commented out with its usual value."""
    lines = ["# The settings of rumourdesk. What is commented out has the value shown."]
    table = ""
    for option in OPTIONS:
        head, _, name = option.key.rpartition(".")
        if head != table:
            table = head
            lines += ["", f"[{table}]"]
        lines += ["", f"# {option.help}", f"# {name} = {_toml(option.usual)}"]
    lines += ["", "[keys]", "", f"# {KEYS_HELP}", f"# {KEYS_EXAMPLE}"]
    return "\n".join(lines) + "\n"


def _toml(value: str | int) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value:_}"


def markdown() -> str:
    """docs/settings.md: every setting with its type, usual value and use."""
    types = {str: "text", int: "whole number", Path: "path"}
    rows = [
        f"| `{option.key}` | {types[option.type]} | `{_toml(option.usual)}` | {option.help} |"
        for option in OPTIONS
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            f"Printed by `python -m rumourdesk.settings`. They stand in one file, `{FILE_NAME}`:",
            "`rumourdesk locate` tells where, and `rumourdesk settings init` writes one to edit.",
            "It need not exist. An unknown key and a value of the wrong type are errors that name",
            "the line: nothing is passed over in silence.",
            "",
            "| key | type | usual value | use |",
            "|---|---|---|---|",
            *rows,
            f"| `keys.…` | text | | {KEYS_HELP} |",
            "",
            "A relative path in the file starts from the file's folder, one in a variable from the",
            "folder that you are in.",
            "",
            "| variable | use |",
            "|---|---|",
            "| `RUMOURDESK_CONFIG` | the folder that holds the settings file |",
            "| `RUMOURDESK_DESK` | the desk file |",
            "",
            "The file that `rumourdesk settings init` writes:",
            "",
            "```toml",
            initial_text().rstrip(),
            "```",
            "",
        ]
    )
