"""What a filter lets through, for a section of the list and in words."""

from __future__ import annotations

from dataclasses import replace

from rumourdesk.desk import Filter
from rumourdesk.tui import paint


def of_vacancy(wanted: Filter, vacancy: int | None) -> Filter:
    """The filter narrowed to one vacancy, or with None to the reports under no vacancy."""
    return replace(wanted, vacancy=vacancy, loose=vacancy is None)


def words(wanted: Filter) -> str:
    """The filter in words; empty when it lets everything through."""
    parts = [
        "unread" if wanted.unread else "",
        wanted.outlet or "",
        f"with {wanted.status.value} claims" if wanted.status else "",
        f"{wanted.kind} claims" if wanted.kind else "",
        f"since {paint.day(wanted.since)}" if wanted.since else "",
        f"until {paint.day(wanted.until)}" if wanted.until else "",
        f"“{wanted.words}”" if wanted.words else "",
        "in the trash" if wanted.trashed else "",
    ]
    return ", ".join(part for part in parts if part)
