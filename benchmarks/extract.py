"""How fast reports are read, which stage takes how much of it, and how time and memory grow.

Run it by hand: figures are medians of several runs in one process on one machine. Reports are the
packaged stories. Growth is the time for eight times as much text over the time for once as much, by
kind of text, where 8 is linear and 64 is quadratic.
"""

from __future__ import annotations

import argparse
import statistics
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Any

from rumourdesk import intake, settings
from rumourdesk.extraction import dates, pipeline, read
from rumourdesk.lexicon.lexicon import Lexicon, load_lexicon
from rumourdesk.model import Report

PROSE = "The board and the club met in the city. "
PIECES = {
    "prose": PROSE,
    "claims": "The club will sack Jon Vane and Luis Amaro is close to an agreement, sources say. ",
    "paragraphs": "Jon Vane will go in June 2026, according to Marca, and Luis Amaro may come.\n\n",
    "names": "Jon Vane, Luis Amaro, Ann Roe and Tom Birch are on the list of the club, and ",
    "one word": "the the the the the the the the ",
    "capitals": "Aaaa Bbbb of the Cccc ",
    "quotes": "‘the club’ “the board” ",
    "open quotes": "“the club said he will go ",
    "conditions": "if he goes, ",
    "marks": "a, the b; of c: in d - e – f ",
}
SHORT, TIMES = 12_500, 8
MEGABYTE = 1_000_000
SIZE = 3500
STAGES = (
    *("is_written_in", "lines", "sentences", "quotes", "mentions_and_nationalities", "shadow"),
    *("figures", "epithets", "posts", "holder_mentions", "attribute", "speaker_mentions"),
    *("Resolver", "sexes", "clauses", "Slots", "drafts", "merged", "_claim"),
    *("named_further_on", "learned"),
)


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """The median time that `work` takes."""
    taken = []
    for _ in range(runs):
        before = time.perf_counter()
        work()
        taken.append((time.perf_counter() - before) * 1000)
    return statistics.median(taken)


def read_all(reports: Sequence[Report], lexicon: Lexicon) -> None:
    for report in reports:
        read(report, lexicon)


def shares(reports: Sequence[Report], lexicon: Lexicon, runs: int) -> dict[str, float]:
    """The seconds that each stage of the pipeline takes; what remains is in "the rest"."""
    taken: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(stage)
        def run(*args: Any, **options: Any) -> Any:
            before = time.perf_counter()
            try:
                return stage(*args, **options)
            finally:
                taken[name] += time.perf_counter() - before

        return run

    usual = {name: getattr(pipeline, name) for name in STAGES}
    find = dates.Calendar.find
    try:
        for name, stage in usual.items():
            setattr(pipeline, name, timed(name, stage))
        dates.Calendar.find = timed("dates", find)  # type: ignore[method-assign]
        before = time.perf_counter()
        for _ in range(runs):
            read_all(reports, lexicon)
        whole = time.perf_counter() - before
    finally:
        dates.Calendar.find = find  # type: ignore[method-assign]
        for name, stage in usual.items():
            setattr(pipeline, name, stage)
    taken["the rest"] = whole - sum(taken.values())
    return taken


def text_of(piece: str, size: int) -> Report:
    return Report(text=PROSE + piece * (size // len(piece)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--megabyte", action="store_true", help="read a megabyte of each kind too")
    options = parser.parse_args()
    runs = options.runs
    before = time.perf_counter()
    lexicon = load_lexicon()
    print(f"loading the lexicon     {(time.perf_counter() - before) * 1000:8.1f} ms")
    taken = [t.report for t in intake.take(settings.stories()) if isinstance(t, intake.Taken)]
    before = time.perf_counter()
    read_all(taken, lexicon)
    first = (time.perf_counter() - before) * 1000 / len(taken)
    each = milliseconds(partial(read_all, taken, lexicon), runs) / len(taken)
    characters = sum(len(report.text) for report in taken) / len(taken)
    print(f"a report                {each:8.1f} ms   ({characters:.0f} characters on average)")
    print(f"  the first time        {first:8.1f} ms   (with expressions to compile)")
    print(f"a report of {SIZE:,}       {each * SIZE / characters:8.1f} ms   (in proportion)")
    seconds = shares(taken, lexicon, runs)
    for name, share in sorted(seconds.items(), key=lambda pair: -pair[1]):
        print(f"  {name:28} {share / sum(seconds.values()) * 100:5.1f} %")
    for name, piece in PIECES.items():
        short, long = (text_of(piece, size) for size in (SHORT, SHORT * TIMES))
        ratio = milliseconds(partial(read, long, lexicon), 3) / milliseconds(
            partial(read, short, lexicon), 3
        )
        print(f"growth, {name:15} {ratio:8.1f} x    (for {TIMES} times the text)")
    for name, piece in PIECES.items() if options.megabyte else ():
        report = text_of(piece, MEGABYTE)
        once = milliseconds(partial(read, report, lexicon), 1)
        tracemalloc.start()
        read(report, lexicon)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        print(f"a megabyte, {name:12} {once / 1000:7.1f} s   {peak:7.0f} MB at most")


if __name__ == "__main__":
    main()
