"""What a set of the gold holds, and what was read from its reports, in one shape.

A set is a folder with `reports/`, `claims.jsonl` and, where there are any, `positions.jsonl`,
`conflicts.jsonl` and `fields.toml` (README.md beside this file).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.gold.names import Cell, cell, question

from rumourdesk.desk.extracting import extract_files
from rumourdesk.desk.taking_in import Defaults

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Time:
    """ISO dates; None at an end that is open or where no time is stated."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, labelled or read. Its place is set once the text is at hand (`start < end`)."""

    article: str
    quote: str
    kind: str
    about: str | None
    organisation: str | None
    role: str | None
    polarity: str
    certainty: str
    sources: tuple[tuple[str, str], ...]
    when: Time | None
    start: int = 0
    end: int = 0
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What one report says of one vacancy, labelled or read."""

    article: str
    organisation: str | None
    role: str | None
    incumbent: str | None
    exit: str | None
    candidates: tuple[tuple[str, str], ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled set, or a part of one."""

    name: str
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    conflicts: Mapping[Cell, bool]
    fields: Mapping[str, tuple[str, ...]]

    def only(self, articles: Collection[str]) -> Gold:
        """The labels of these reports alone."""
        return replace(
            self,
            claims=tuple(c for c in self.claims if c.article in articles),
            positions=tuple(p for p in self.positions if p.article in articles),
            conflicts={c: yes for c, yes in self.conflicts.items() if {c.a, c.b} <= set(articles)},
        )

    def articles(self) -> set[str]:
        """The ids of the reports that bear a label."""
        return {c.article for c in self.claims} | {p.article for p in self.positions}

    def by_field(self) -> dict[str, Gold]:
        """The set taken apart by field, in the order of `fields.toml`."""
        return {
            field: self.only({a for a in self.articles() if a.startswith(starts)})
            for field, starts in self.fields.items()
        }


@dataclass(frozen=True, slots=True)
class Found:
    """What was read from the reports of one set."""

    texts: Mapping[str, str]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    contradictions: frozenset[Cell]

    def only(self, articles: Collection[str]) -> Found:
        """What was read from these reports alone."""
        return Found(
            {a: text for a, text in self.texts.items() if a in articles},
            tuple(c for c in self.claims if c.article in articles),
            tuple(p for p in self.positions if p.article in articles),
            frozenset(c for c in self.contradictions if {c.a, c.b} <= set(articles)),
        )


def sets(folder: Path = HERE) -> list[Path]:
    """The folders that hold a set, `development` first."""
    found = sorted(path.parent for path in folder.glob("*/claims.jsonl"))
    return sorted(found, key=lambda path: path.name != "development")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file, or none where there is no such file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def load(folder: Path) -> Gold:
    """The labels of the set in `folder`."""
    fields = folder / "fields.toml"
    named = tomllib.loads(fields.read_text("utf-8")) if fields.exists() else {}
    return Gold(
        folder.name,
        tuple(_claim(r["article"], r) for r in read_lines(folder / "claims.jsonl")),
        tuple(_position(r["article"], r) for r in read_lines(folder / "positions.jsonl")),
        {
            cell(r["a"], r["b"], r["question"], r["vacancy"]): r["contradiction"]
            for r in read_lines(folder / "conflicts.jsonl")
        },
        {field: tuple(starts) for field, starts in named.items()},
    )


def extract(folder: Path) -> Found:
    """What the program reads from the reports of the set in `folder`, compared with each other."""
    return found(extract_files([folder / "reports"], Defaults()).record())


def found(record: Mapping[str, Any]) -> Found:
    """What the public record of an extraction holds (docs/formats.md). A file's stem is its id."""
    articles = {Path(a["path"]).stem: a for a in record["articles"]}
    claims = {a: [_claim(a, c) for c in article["claims"]] for a, article in articles.items()}
    cells = set()
    for relation in record["relations"]:
        a, b = (Path(relation[side]["path"]).stem for side in "ab")
        claim = claims[a][relation["a"]["claim"]]
        asked = question(claim.kind, claim.about)
        if relation["relation"] == "contradicts" and asked is not None:
            cells.add(cell(a, b, asked, claim.organisation))
    return Found(
        {a: article["text"] for a, article in articles.items()},
        tuple(c for of_one in claims.values() for c in of_one),
        tuple(_position(a, p) for a, article in articles.items() for p in article["positions"]),
        frozenset(cells),
    )


def _claim(article: str, record: Mapping[str, Any]) -> Claim:
    vacancy = record.get("vacancy") or {}
    when = record.get("when")
    return Claim(
        article=article,
        quote=record["quote"],
        kind=record["kind"],
        about=record.get("about"),
        organisation=vacancy.get("organisation"),
        role=vacancy.get("role"),
        polarity=record["polarity"],
        certainty=record["certainty"],
        sources=tuple((s.get("name") or "", s["type"]) for s in record.get("sources") or ()),
        when=Time(when.get("start"), when.get("end")) if when else None,
        start=record.get("start", 0),
        end=record.get("end", 0),
        occurrence=record.get("occurrence"),
    )


def _position(article: str, record: Mapping[str, Any]) -> Position:
    vacancy = record.get("vacancy") or {}
    return Position(
        article=article,
        organisation=vacancy.get("organisation"),
        role=vacancy.get("role"),
        incumbent=record.get("incumbent"),
        exit=record.get("exit"),
        candidates=tuple((record.get("candidates") or {}).items()),
        cited=tuple(record.get("cited") or ()),
    )
