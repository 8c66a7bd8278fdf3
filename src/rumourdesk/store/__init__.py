"""The one place that speaks SQL to a desk."""

from __future__ import annotations

from rumourdesk.store.errors import (
    CannotUndo,
    DeskBusy,
    DeskClosed,
    DeskDamaged,
    DeskFull,
    DeskMissing,
    DeskReadOnly,
    DeskTooNew,
    DeskTooOld,
    DeskUnreadable,
    DoesNotFit,
    NotADesk,
    NotFound,
    NothingToChange,
    StoreError,
)
from rumourdesk.store.facade import Store
from rumourdesk.store.rows import Intake, Summary, Taken, TakenIn

__all__ = [
    "CannotUndo",
    "DeskBusy",
    "DeskClosed",
    "DeskDamaged",
    "DeskFull",
    "DeskMissing",
    "DeskReadOnly",
    "DeskTooNew",
    "DeskTooOld",
    "DeskUnreadable",
    "DoesNotFit",
    "Intake",
    "NotADesk",
    "NotFound",
    "NothingToChange",
    "Store",
    "StoreError",
    "Summary",
    "Taken",
    "TakenIn",
]
