"""How fast reports are read, and how the time grows with their length.

Run it by hand: figures are medians of several runs in one process on one machine. Reports are the
packaged stories; growth is the time for eight times as much text over the time for once as much, by
kind of text, where 8 is linear and 64 is quadratic.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

from rumourdesk import intake, settings
from rumourdesk.extraction import read
from rumourdesk.lexicon.lexicon import load_lexicon
from rumourdesk.model import Report

PROSE = "The board and the club met in the city. "
PIECES = {
    "claims": "The club will sack Jon Vane and Luis Amaro is close to an agreement, sources say. ",
    "names": "Jon Vane, Luis Amaro, Ann Roe and Tom Birch are on the list of the club, and ",
    "one word": "the the the the the the the the ",
    "capitals": "Aaaa Bbbb Cccc ",
    "quotes": "‘the club’ “the board” ",
    "marks": "a, b; c: d - e – f ",
}
SHORT, TIMES = 80, 8


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """The median time that `work` takes."""
    taken = []
    for _ in range(runs):
        before = time.perf_counter()
        work()
        taken.append((time.perf_counter() - before) * 1000)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    before = time.perf_counter()
    lexicon = load_lexicon()
    print(f"loading the lexicon     {(time.perf_counter() - before) * 1000:8.1f} ms")
    folders = settings.stories()
    reports = [t.report for t in intake.take(folders) if isinstance(t, intake.Taken)]
    for report in reports:
        read(report, lexicon)
    each = milliseconds(lambda: [read(report, lexicon) for report in reports], runs) / len(reports)
    characters = sum(len(report.text) for report in reports) / len(reports)
    print(f"a report                {each:8.1f} ms   ({characters:.0f} characters on average)")
    print(f"a report of 3,500       {each * 3500 / characters:8.1f} ms   (in proportion)")
    for name, piece in PIECES.items():
        short, long = (Report(text=PROSE + piece * n) for n in (SHORT, SHORT * TIMES))
        ratio = milliseconds(partial(read, long, lexicon), runs) / milliseconds(
            partial(read, short, lexicon), runs
        )
        print(f"growth, {name:15} {ratio:8.1f} x    (for {TIMES} times the text)")


if __name__ == "__main__":
    main()
