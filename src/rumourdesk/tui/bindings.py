"""From the registry of keys to Textual's bindings.

The action of a binding follows from its id: `claim.confirm` runs `action_claim_confirm` of the
screen or widget that asked for its context. Typing into an input never reaches them, since they
stand on screens and on widgets that take no text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.binding import Binding, BindingType

from rumourdesk import keys

_TEXTUALS_OWN = {"app.palette": "command_palette"}
"""Textual binds this action itself, above all else, unless it finds it bound."""


def action_of(binding_id: str) -> str:
    """The name of the action that a binding runs."""
    if binding_id in _TEXTUALS_OWN:
        return _TEXTUALS_OWN[binding_id]
    return binding_id.replace(".", "_").replace("-", "_")


def bindings(*contexts: str) -> list[BindingType]:
    """The bindings of these contexts with their usual keys."""
    return [
        Binding(
            key=",".join(entry.keys),
            action=action_of(entry.id),
            description=entry.words,
            show=entry.show,
            tooltip=entry.help,
            id=entry.id,
        )
        for entry in keys.BINDINGS
        if not set(contexts).isdisjoint(entry.contexts)
    ]


def keymap(overrides: Mapping[str, str | Sequence[str]]) -> dict[str, str]:
    """The reader's own keys in the form that `App.set_keymap` takes.

    The registry has checked them; what they name stays reachable by these keys alone.
    """
    usual = {entry.id: entry.keys for entry in keys.BINDINGS}
    return {
        entry.id: ",".join(entry.keys)
        for entry in keys.resolve(overrides)
        if entry.keys != usual[entry.id]
    }
