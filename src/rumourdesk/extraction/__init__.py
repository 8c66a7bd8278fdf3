"""From a report to its claims, by rules over data. Pure: no clock, no files, no network."""

from __future__ import annotations

from rumourdesk.extraction.pipeline import read

__all__ = ["read"]
