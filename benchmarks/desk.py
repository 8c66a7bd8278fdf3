"""What a vacancy with many reports costs on a desk: one more report, boards, news, counts.

Run it by hand: figures are medians of several runs in one process on one machine. The reports are
made up, each time the same: ten claims each, eight a day, forty outlets of which some credit each
other, and one report in five has half of its text from another of the same week.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from rumourdesk.comparison import positions, question
from rumourdesk.desk import Desk
from rumourdesk.desk.echoing import echoes_of
from rumourdesk.model import (
    Certainty,
    Claim,
    Facet,
    Kind,
    Polarity,
    Post,
    Published,
    Reading,
    Report,
    Source,
    SourceType,
    Span,
    VacancyMention,
)
from rumourdesk.store import Intake

CHAIR = Post("Halden Bank", "chair")
CLAIMS, REPORTS_A_DAY, OUTLETS, SENTENCES = 10, 8, 40, 40
PEOPLE = [f"{g} {s}" for g in ("Ann", "Jon", "Ida") for s in ("Vale", "Moss", "Birk", "Dorn")]
KINDS = (Kind.EXIT, Kind.CANDIDATE, Kind.CANDIDATE, Kind.CONTACT, Kind.AGREEMENT, Kind.WILLINGNESS)
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "vel")
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]


def story(reports: int) -> list[Intake]:
    """So many reports on one vacancy, oldest first."""
    chance = random.Random(4)
    texts: list[list[str]] = []
    found = []
    for at in range(reports):
        sentences = [_sentence(chance) for _ in range(SENTENCES)]
        if texts and chance.random() < 0.2:
            other = texts[-chance.randint(1, min(len(texts), 7 * REPORTS_A_DAY))]
            sentences[: SENTENCES // 2] = other[: SENTENCES // 2]
        texts.append(sentences)
        text = " ".join(sentences)
        claims = tuple(_claim(chance, text) for _ in range(CLAIMS))
        reading = Reading(claims, (VacancyMention(CHAIR, "Ada Holm", Span(0, 1)),))
        day = date(2030, 9, 1) + timedelta(days=at // REPORTS_A_DAY)
        report = Report(text=text, outlet=f"Outlet {at % OUTLETS}", published=Published(day))
        found.append(
            Intake(
                report=report,
                reading=reading,
                positions=positions(reading),
                questions=tuple(map(question, claims)),
            )
        )
    return found


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(14)).capitalize() + "."


def _claim(chance: random.Random, text: str) -> Claim:
    kind = chance.choice(KINDS)
    cited = Source(f"Outlet {chance.randrange(OUTLETS)}", SourceType.OUTLET)
    aides = Source("aides", SourceType.ANONYMOUS)
    start = chance.randrange(len(text) - 60)
    span = Span(start, start + 50)
    return Claim(
        span=span,
        quote=span.of(text),
        kind=kind,
        about="Ada Holm" if kind is Kind.EXIT else chance.choice(PEOPLE),
        post=CHAIR,
        polarity=chance.choices(list(Polarity), (70, 20, 10))[0],
        certainty=chance.choice(list(Certainty)),
        facet=chance.choices([Facet.WHOLE, Facet.TIMING], (9, 1))[0],
        sources=chance.choice([(), (), (aides,), (cited,), (cited, aides)]),
    )


def milliseconds(work: Callable[[], object]) -> float:
    """The time that `work` takes."""
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


def show(name: str, times: list[float]) -> None:
    """One line of the result."""
    print(f"{name:52} {statistics.median(times):9.2f} ms   most {max(times):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder) / "desk.sqlite", author="bench")
        measure(desk, story(given.reports + 3 * given.runs), given.reports, given.runs)
        size = desk.store.path.stat().st_size / 1_000_000
        desk.close()
        print(f"the file has {size:.1f} MB")


def measure(desk: Desk, reports: list[Intake], many: int, runs: int) -> None:
    """Fill the desk with `many` reports, and time what comes then with the rest of them."""
    rules = echoes_of()
    before = time.perf_counter()
    desk.store.take_in(reports[:many], echoing=rules)
    each = (time.perf_counter() - before) * 1000 / many
    print(f"{many} reports, {many * CLAIMS} claims: {each:.2f} ms a report in batches of 50")
    rest = iter(reports[many:])
    show(
        "one report, echoes left for later",
        [milliseconds(lambda: desk.store.take_in([next(rest)])) for _ in range(runs)],
    )
    show(
        "its echoes, found later",
        [milliseconds(lambda: desk.store.link_due(rules, 1)) for _ in range(runs)],
    )
    show(
        "one report with its echoes",
        [
            milliseconds(lambda: desk.store.take_in([next(rest)], echoing=rules))
            for _ in range(runs)
        ],
    )
    (vacancy,) = (row.id for row in desk.vacancies())
    show("contested claims, cold", [milliseconds(lambda: desk.contested([vacancy]))])
    show("board, cold", [milliseconds(lambda: desk.board(vacancy))])
    show("board, warm", [milliseconds(lambda: desk.board(vacancy)) for _ in range(runs)])
    contested, boards = [], []
    for _ in range(runs):
        desk.store.take_in([next(rest)], echoing=rules)
        contested.append(milliseconds(lambda: desk.contested([vacancy])))
        boards.append(milliseconds(lambda: desk.board(vacancy)))
    show("contested claims after one more report", contested)
    show("board after one more report", boards)
    show("timeline", [milliseconds(lambda: desk.timeline(vacancy)) for _ in range(3)])
    desk.looked(None, desk.store.newest_arrival() - 10)
    show("news of the last ten reports", [milliseconds(desk.news) for _ in range(3)])
    show("counting independent sources", [milliseconds(desk.find_echoes)])
    show("reading the counts", [milliseconds(desk.independent_counts) for _ in range(runs)])
    edited: dict[str, object] = {"published": date(2030, 10, 1)}
    show("giving a report another date", [milliseconds(lambda: desk.edit_report(1, edited))])
    show("an echo chain", [milliseconds(lambda: desk.echo_chain(many)) for _ in range(3)])


if __name__ == "__main__":
    main()
