"""Boards, timelines and news as JSON; claims and reports are named by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rumourdesk.cli.lines import vacancy_record
from rumourdesk.export import published_record

if TYPE_CHECKING:
    from rumourdesk.comparison import Board, Candidate, Cell, Event, Strip, Timeline
    from rumourdesk.desk import Unseen, VacancyRow
    from rumourdesk.model import Relation


def board_record(board: Board, vacancy: VacancyRow) -> dict[str, object]:
    """The public JSON shape of `rumourdesk board --json`."""
    return {
        "vacancy": vacancy_record(vacancy),
        "reports": board.reports,
        "independent": board.independent,
        "resolution": board.resolution,
        "closed": board.closed,
        "exit": {
            "leaves": board.exit.leaves,
            "stays": board.exit.stays,
            "undecided": board.exit.undecided,
            "gone": board.exit.gone,
            "latest": board.exit.latest,
            "claims": list(board.exit.claims),
            "independent": board.exit.independent,
            "contradiction": _relation(board.exit.conflict),
        },
        "next_role": [{"claim": one.claim, "words": one.words} for one in board.next_role],
        "columns": [
            {
                "name": column.words,
                "start": column.start.isoformat() if column.start else None,
                "reports": list(column.reports),
            }
            for column in board.columns
        ],
        "candidates": [_candidate(row) for row in board.rows],
    }


def timeline_record(found: Timeline, vacancy: VacancyRow) -> dict[str, object]:
    """The public JSON shape of `rumourdesk timeline --json`."""
    return {
        "vacancy": vacancy_record(vacancy),
        "events": [_event(event) for event in found.events],
        "undated": [_event(event) for event in found.undated],
        "candidates": [_strip(strip) for strip in found.strips],
    }


def news_record(unseen: Unseen, vacancies: Mapping[int, VacancyRow]) -> dict[str, object]:
    """The public JSON shape of `rumourdesk news --json`."""
    return {
        "upto": unseen.upto,
        "vacancies": [
            {
                "vacancy": vacancy_record(vacancies[news.vacancy]),
                "items": [
                    {
                        "kind": item.kind,
                        "report": item.report,
                        "claims": list(item.claims),
                        "person": item.person,
                        "words": item.words,
                    }
                    for item in news.items
                ],
            }
            for news in unseen.of
            if news.vacancy in vacancies
        ],
    }


def _candidate(row: Candidate) -> dict[str, object]:
    return {
        "name": row.name,
        "stage": row.stage,
        "furthest": row.highest,
        "for": row.affirmed,
        "against": row.denied,
        "open": row.undecided,
        "reports": row.reports,
        "independent": row.independent,
        "first": row.first,
        "latest": row.latest,
        "changed": published_record(row.changed),
        "confirmed": row.confirmed,
        "refuted": row.refuted,
        "contradiction": _relation(row.conflict),
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: Cell) -> dict[str, object]:
    return {
        "column": cell.column,
        "stance": cell.stance,
        "stage": cell.stage,
        "claims": list(cell.claims),
        "against": list(cell.against),
        "contested": cell.contested,
    }


def _relation(relation: Relation | None) -> dict[str, object] | None:
    if relation is None:
        return None
    return {
        "a": relation.a,
        "b": relation.b,
        "severity": relation.severity,
        "order_known": relation.order_known,
        "why": relation.why,
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "kind": event.kind,
        "day": event.day.isoformat() if event.day else None,
        "person": event.person,
        "report": event.report,
        "claims": list(event.claims),
        "words": event.words,
    }


def _strip(strip: Strip) -> dict[str, object]:
    return {
        "person": strip.person,
        "undated": strip.undated,
        "weeks": [
            {
                "start": week.start.isoformat(),
                "reports": week.reports,
                "independent": week.independent,
                "stage": week.stage,
            }
            for week in strip.weeks
        ],
    }
