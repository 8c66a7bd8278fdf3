"""What the desk knows of those who publish: spellings of one outlet, agencies, whose journalist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rumourdesk.comparison.names import body_key


@dataclass(frozen=True, slots=True)
class Press:
    """Facts on outlets, handed in by the caller; every key is a `body_key`.

    `aliases` leads from the key of another spelling to the outlet's name, `agencies` are the keys
    of news agencies, `outlet_of` leads from a journalist's key to the name of his or her outlet.
    """

    aliases: Mapping[str, str] = field(default_factory=dict)
    agencies: frozenset[str] = frozenset()
    outlet_of: Mapping[str, str] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """The one key of an outlet, however it is spelt."""
        plain = body_key(name)
        known = self.aliases.get(plain)
        return body_key(known) if known else plain

    def is_agency(self, key: str) -> bool:
        """Whether the key is that of a news agency, the usual true origin of a story."""
        return key in self.agencies

    def outlet_of_journalist(self, name: str) -> str | None:
        """The outlet that a journalist writes for, where that is known."""
        return self.outlet_of.get(body_key(name))


NO_PRESS = Press()
"""Nothing known of any outlet."""
