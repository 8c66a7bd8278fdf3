"""Print how well the program reads the gold sets: `make eval`, or `python -m tests.gold`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from tests.gold.floors import floors_block
from tests.gold.labels import Found, Gold, extract, load, sets
from tests.gold.misses import misses
from tests.gold.scorer import Score, score

_WIDTH = 11


def main() -> None:
    options = _options()
    gold = {folder.name: load(folder) for folder in sets()}
    found = {folder.name: extract(folder) for folder in sets()}
    scores = {name: score(gold[name], found[name]) for name in gold}
    if options.floors:
        print(floors_block(options.floors, scores[options.floors]))
        return
    print(table(scores))
    for name in gold:
        by_field = _by_field(gold[name], found[name])
        if by_field:
            print(f"\n{name}, by field\n")
            print(table(by_field))
    if options.errors:
        chosen = options.set
        print(f"\n{chosen}: what was missed, added or read otherwise\n")
        for line in misses(gold[chosen], found[chosen], options.kind)[: options.errors]:
            print(line)


def _options() -> argparse.Namespace:
    names = [folder.name for folder in sets()]
    parser = argparse.ArgumentParser(prog="python -m tests.gold", description=__doc__)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N misses")
    parser.add_argument("--kind", help="misses of this kind alone")
    parser.add_argument("--set", choices=names, default=names[0], help="whose misses to list")
    parser.add_argument("--floors", choices=names, help="print floors for this set, as TOML")
    return parser.parse_args()


def _by_field(gold: Gold, found: Found) -> dict[str, Score]:
    return {
        field: score(part, found.only(part.articles())) for field, part in gold.by_field().items()
    }


def table(columns: Mapping[str, Score]) -> str:
    """A row for each measure, then for each count; "-" where there was nothing to measure."""
    first = next(iter(columns.values()))
    heads = [name[:_WIDTH] for name in columns]
    rows = [_row("", heads)]
    for measure in first.measures:
        rows.append(_row(measure, [_shown(s.measures[measure]) for s in columns.values()]))
    rows.append("")
    for count in first.counts:
        rows.append(_row(count, [str(s.counts[count]) for s in columns.values()]))
    return "\n".join(rows)


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:28}" + " ".join(f"{cell:>{_WIDTH}}" for cell in cells)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
