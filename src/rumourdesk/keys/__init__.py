"""The one registry of key bindings, read by the screens, their help, docs/keys.md and settings.

Knows no Textual, but names keys as Textual does. Run as a module it prints docs/keys.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rumourdesk.keys.binding import Binding
from rumourdesk.keys.names import canonical, shown
from rumourdesk.keys.registry import BINDINGS, CONTEXTS, HELD_AT_ONCE

__all__ = [
    "BINDINGS",
    "CONTEXTS",
    "Binding",
    "KeysError",
    "canonical",
    "markdown",
    "resolve",
    "shown",
]


class KeysError(ValueError):
    """A reader's own keys cannot be used; the message says why, `id` which entry is at fault."""

    def __init__(self, id: str, message: str) -> None:  # noqa: A002
        super().__init__(message)
        self.id = id


def resolve(overrides: Mapping[str, str | Sequence[str]]) -> tuple[Binding, ...]:
    """The bindings with a reader's own keys in place of the usual ones.

    An override is a list of keys, or a string with commas between them, by the binding's id. Keys
    may be written as themselves ("?") or by name ("question_mark"). Raises `KeysError` for an
    unknown id, for a key that does not exist, and where two bindings that hold in one place would
    share a key, naming the override at fault.
    """
    known = {binding.id for binding in BINDINGS}
    own = {}
    for id_, keys in overrides.items():
        if id_ not in known:
            raise KeysError(id_, f"there is no command “{id_}”{_nearest(id_, known)}")
        own[id_] = _read_keys(id_, keys)
    resolved = tuple(replace(b, keys=own.get(b.id, b.keys)) for b in BINDINGS)
    _refuse_clashes(resolved, own)
    return resolved


def _nearest(id_: str, known: set[str]) -> str:
    # Imported here: only a mistake needs it.
    import difflib

    near = difflib.get_close_matches(id_, sorted(known), n=1)
    return f"; did you mean “{near[0]}”?" if near else "; docs/keys.md lists them"


def _read_keys(id_: str, keys: str | Sequence[str]) -> tuple[str, ...]:
    written = keys.split(",") if isinstance(keys, str) else keys
    names = []
    for key in written:
        name = canonical(key)
        if name is None:
            raise KeysError(id_, f"“{id_}”: there is no key named “{key.strip()}”")
        names.append(name)
    if not names:
        raise KeysError(id_, f"“{id_}”: name at least one key")
    return tuple(dict.fromkeys(names))


def _refuse_clashes(bindings: Sequence[Binding], own: Mapping[str, tuple[str, ...]]) -> None:
    for place in HELD_AT_ONCE:
        holders: dict[str, Binding] = {}
        for binding in bindings:
            if place.isdisjoint(binding.contexts):
                continue
            for key in binding.keys:
                other = holders.setdefault(key, binding)
                if other is binding:
                    continue
                fault, rival = (binding, other) if binding.id in own else (other, binding)
                raise KeysError(
                    fault.id,
                    f"“{fault.id}”: the key “{shown(key)}” is already that of “{rival.id}” "
                    f"({rival.words})",
                )


def markdown() -> str:
    """docs/keys.md: every command with its keys, by group."""
    lines = [
        "# Keys",
        "",
        "Printed from the registry by `python -m rumourdesk.keys`. The same keys stand in the help",
        "(`?`) of every screen. To change some, write their ids in `settings.toml`:",
        "",
        "```toml",
        "[keys]",
        '"claim.confirm" = "c,f2"',
        '"compare.agreements" = "="',
        "```",
        "",
        "Your keys take the place of the usual ones. An unknown id, and a key that two commands",
        "would share in one place, is an error that names the line.",
    ]
    for group in dict.fromkeys(binding.group for binding in BINDINGS):
        lines += ["", f"## {group}", "", "| key | does | where | id |", "|---|---|---|---|"]
        lines += [_row(binding) for binding in BINDINGS if binding.group == group]
    return "\n".join(lines) + "\n"


def _row(binding: Binding) -> str:
    keys = " ".join(f"`{shown(key)}`" for key in binding.keys)
    where = ", ".join(CONTEXTS[context].lower() for context in binding.contexts)
    return f"| {keys} | {binding.help} | {where} | `{binding.id}` |"
