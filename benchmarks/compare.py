"""How long it takes to derive what a vacancy's answers come to, and how that grows with them.

Run it by hand: figures are medians of several runs in one process on one machine, in processor
time, so that what else the machine does disturbs little. The vacancy is made up: ten claims a
report, eight reports a day, forty outlets of which some cite each other, twelve candidates; each
time the same. The collector of garbage is off unless `--collect` is said: it walks all that the
benchmark itself holds and grows with that, which hides how the work grows.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from rumourdesk.comparison import (
    Contest,
    EchoEdge,
    EchoProfile,
    Origins,
    answer,
    board,
    contradicted,
    copied,
    disputes,
    edges_of,
    news,
    profile,
    timeline,
)
from rumourdesk.model import (
    Answer,
    Certainty,
    Claim,
    Facet,
    Kind,
    Polarity,
    Post,
    Published,
    Report,
    Source,
    SourceType,
    Span,
)

Told = tuple[int, Report, list[tuple[int, Claim]]]
"""A report by its id, and its claims by theirs."""

CHAIR = Post("Halden Bank", "chair")
CLAIMS, REPORTS_A_DAY, OUTLETS = 10, 8, 40
PEOPLE = [f"{g} {s}" for g in ("Ann", "Jon", "Ida") for s in ("Vale", "Moss", "Birk", "Dorn")]
KINDS = [
    Kind.EXIT,
    Kind.CANDIDATE,
    Kind.CANDIDATE,
    Kind.CANDIDATE,
    Kind.CONTACT,
    Kind.AGREEMENT,
    Kind.WILLINGNESS,
    Kind.CONTRACT,
    Kind.STANDING,
    Kind.INTERIM,
]
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "vel")
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
SHORT, LONGER = 2_000, 8
PIECES = {
    "capitals": "Aaaa Bbbb cccc ",
    "quotations": '“the bank is here now yes” "and the board of it all here" ',
    "one word": "the the the ",
    "links": "http://a.b/c ",
}
SIZES = (2_500, 5_000, 10_000, 20_000)


def vacancy(claims: int) -> list[Told]:
    """A made-up vacancy with so many claims, each report with its claims by id."""
    chance = random.Random(4)
    found = []
    for at in range(claims // CLAIMS):
        text = " ".join(chance.choice(WORDS) for _ in range(500)) + "."
        day = date(2030, 9, 1) + timedelta(days=at // REPORTS_A_DAY)
        report = Report(text=text, outlet=f"Outlet {at % OUTLETS}", published=Published(day))
        ids = range(at * CLAIMS, (at + 1) * CLAIMS)
        found.append((at, report, [(n, _claim(chance)) for n in ids]))
    return found


def _claim(chance: random.Random) -> Claim:
    kind = chance.choice(KINDS)
    about = "Ada Holm" if kind in (Kind.EXIT, Kind.STANDING) else chance.choice(PEOPLE)
    cited = Source(f"Outlet {chance.randrange(OUTLETS)}", SourceType.OUTLET)
    aides = Source("aides", SourceType.ANONYMOUS)
    start = chance.randrange(450)
    return Claim(
        span=Span(start, start + 50),
        quote="the matter is told",
        kind=kind,
        about=about,
        post=CHAIR,
        polarity=chance.choices(list(Polarity), (70, 20, 10))[0],
        certainty=chance.choice(list(Certainty)),
        facet=chance.choices([Facet.WHOLE, Facet.TIMING], (9, 1))[0],
        topic="expiry" if kind is Kind.CONTRACT else None,
        sources=chance.choice([(), (), (aides,), (cited,), (cited, aides)]),
        exclusive=chance.random() < 0.1,
    )


def answers_of(reports: Sequence[Told]) -> list[Answer]:
    """The answers of the reports, as a store would give them."""
    made = (
        answer(
            claim,
            claim_id=id_,
            report_id=report_id,
            vacancy_id=1,
            outlet=report.outlet,
            published=report.published,
            text=report.text,
        )
        for report_id, report, claims in reports
        for id_, claim in claims
    )
    return [a for a in made if a is not None]


def candidates(
    of: EchoProfile, by_hash: dict[int, list[EchoProfile]], by_outlet: dict[str, list[EchoProfile]]
) -> list[EchoProfile]:
    """What an inverted index would hand out: those that share a hash, and recent ones it cites."""
    found = {p.report: p for h in of.sketch.hashes for p in by_hash.get(h, ())}
    found |= {p.report: p for key in of.cited for p in by_outlet.get(key, ())[-5:]}
    return list(found.values())


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """The median time that `work` takes."""
    taken = []
    for _ in range(runs):
        before = time.process_time()
        work()
        taken.append((time.process_time() - before) * 1000)
    return statistics.median(taken)


def echoes_of(profiles: Sequence[EchoProfile]) -> list[EchoEdge]:
    """All edges, each report taken in after the one before it."""
    by_hash: dict[int, list[EchoProfile]] = defaultdict(list)
    by_outlet: dict[str, list[EchoProfile]] = defaultdict(list)
    found: list[EchoEdge] = []
    for one in profiles:
        found += edges_of(one, candidates(one, by_hash, by_outlet))
        for number in one.sketch.hashes:
            by_hash[number].append(one)
        by_outlet[one.outlet or ""].append(one)
    return found


def show(name: str, figure: float, note: str = "") -> None:
    """One line of the result."""
    print(f"{name:44} {figure:10.2f} ms  {note}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--collect", action="store_true", help="measure with garbage collection")
    given = parser.parse_args()
    runs = given.runs
    if not given.collect:
        gc.disable()
    before: dict[str, float] = {}
    for size in SIZES:
        reports = vacancy(size)
        answers = answers_of(reports)
        print(f"\n{len(reports)} reports, {size} claims, {len(answers)} answers")
        profiles = [profile(*one) for one in reports]
        for name, work in works(reports, answers, profiles).items():
            figure = milliseconds(work, runs)
            growth = f"{figure / before[name]:.1f} x for 2 times" if name in before else ""
            show(name, figure, growth)
            before[name] = figure
    adding(reports, answers, profiles, runs)
    lengths(runs)


def lengths(runs: int) -> None:
    """How the time for one text grows with its length, by kind of text: 8 is linear."""
    print(f"\n{LONGER} times the text")
    for name, piece in PIECES.items():
        short, long = piece * SHORT, piece * SHORT * LONGER
        for what, work in (("profile", _profiled), ("copied", _copied)):
            before = milliseconds(partial(work, short), runs)
            after = milliseconds(partial(work, long), runs)
            show(f"{what}, {name}", after, f"{after / before:.1f} x")


def _profiled(text: str) -> object:
    return profile(1, Report(text=text), [])


def _copied(text: str) -> object:
    return copied(text, text)


def works(
    reports: Sequence[Told], answers: Sequence[Answer], profiles: Sequence[EchoProfile]
) -> dict[str, Callable[[], object]]:
    """What is timed, by name."""
    edges = echoes_of(profiles)
    origins = Origins(answers, edges)
    contest = Contest(answers)
    held = partial(disputes, contest)
    taken = {id_: id_ for id_, _, _ in reports}
    mark = len(reports) - 11
    return {
        "profiles": lambda: [profile(*one) for one in reports],
        "echo edges": lambda: echoes_of(profiles),
        "origins": lambda: Origins(answers, edges),
        "contradicted claims": lambda: contradicted(answers),
        "relations of one claim, contest known": lambda: contest.of_claim(5),
        "relations of one report, contest known": lambda: contest.of_report(5),
        "board, contest and origins known": lambda: board(1, answers, {}, origins, held=held),
        "board, cold": lambda: board(1, answers, {}, Origins(answers, edges)),
        "timeline": lambda: timeline(answers, {}, origins),
        "news of the last ten reports": lambda: news(1, answers, taken, mark, origins=origins),
    }


def adding(
    reports: Sequence[Told],
    answers: Sequence[Answer],
    profiles: Sequence[EchoProfile],
    runs: int,
) -> None:
    """What one more report costs beside its extraction, when the rest is known."""
    print(f"\nadding one report to {len(reports)}")
    last = max(id_ for id_, _, _ in reports)
    _, report, claims = reports[-1]
    fresh = [(id_ + CLAIMS, claim) for id_, claim in claims]
    show("its profile", milliseconds(lambda: profile(last + 1, report, fresh), runs))
    one = replace(profile(last + 1, report, fresh), published=report.published)
    near = list(profiles[-100:])
    show("its echo edges, 100 candidates", milliseconds(lambda: edges_of(one, near), runs))
    contest = Contest(answers)
    edges = echoes_of(profiles)
    origins = Origins(answers, edges)
    times: list[float] = []
    folding: list[float] = []
    for at in range(20):
        more = [
            replace(a, claim=a.claim + (at + 1) * CLAIMS, report=last + at + 1)
            for a in answers_of(reports[-1 - at : len(reports) - at])
        ]
        started = time.process_time()
        contest.add(more)
        times.append((time.process_time() - started) * 1000)
        started = time.process_time()
        origins.add(more)
        assert origins.counts[0] == len(reports) + at + 1
        folding.append((time.process_time() - started) * 1000)
    show("its contradictions, median of 20", statistics.median(times), f"most {max(times):.2f}")
    show("its origins, median of 20", statistics.median(folding), f"most {max(folding):.2f}")


if __name__ == "__main__":
    main()
