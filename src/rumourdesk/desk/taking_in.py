"""From files to claims in the store: read, extract, place, keep; in small batches, cancellable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rumourdesk import intake
from rumourdesk.comparison import positions, question
from rumourdesk.desk.echoing import Echoes, press_of
from rumourdesk.desk.learning import lexicon_of
from rumourdesk.extraction import read
from rumourdesk.extraction.publisher import infer_outlet
from rumourdesk.lexicon.lexicon import Lexicon, load_lexicon
from rumourdesk.model import Published, Report
from rumourdesk.store import Intake, Store
from rumourdesk.store.rows import Taken, TakenIn

BATCH = 20
"""Reports a transaction: small, so that another window's verdict never waits long."""

PASTED = "the pasted text"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What to take for true where a report itself does not say."""

    outlet: str | None = None
    published: Published | None = None
    limit_bytes: int = intake.LIMIT_BYTES
    lexicon_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an intake has come: `done` of `total` files, the last of them `name`."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an intake did. `refused` pairs each file left out with the reason."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    same: tuple[int, ...] = ()
    claims: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False


OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]


def never() -> bool:
    """Nobody cancels."""
    return False


def take_in(
    store: Store,
    paths: Sequence[Path],
    *,
    defaults: Defaults | None = None,
    on_progress: OnProgress | None = None,
    cancelled: Cancelled = never,
) -> Summary:
    """Read files and folders into the store; see `Desk.take_in`.

    Each batch is one transaction: whatever stops this, what was committed is whole, and running it
    again takes in the rest. All files are read with what the desk had learned before the first.
    """
    defaults = defaults or Defaults()
    total = sum(1 for _ in intake.find_files(paths))
    lexicon = load_lexicon(defaults.lexicon_folder)
    known = lexicon_of(store, lexicon)
    echoes = Echoes(press_of(lexicon.names))
    tally = Tally(notes=list(lexicon.complaints))
    batch: list[Report] = []
    for done, result in enumerate(read_files(paths, defaults, lexicon), start=1):
        name = str(result.path)
        if isinstance(result, intake.Refused):
            tally.refused.append((name, result.reason))
        else:
            tally.notes += [(name, note) for note in result.notes]
            batch.append(with_outlet(result.report, lexicon))
            if len(batch) >= BATCH:
                tally.taken += keep(store, batch, known, echoes)
                batch.clear()
        if on_progress:
            on_progress(Progress(done, total, name))
        if cancelled():
            tally.cancelled = True
            break
    tally.taken += keep(store, batch, known, echoes)
    return tally.summary()


def take_in_text(store: Store, text: str, *, defaults: Defaults | None = None) -> Summary:
    """Take in one pasted report; an empty one is refused."""
    defaults = defaults or Defaults()
    lexicon = load_lexicon(defaults.lexicon_folder)
    tally = Tally(notes=list(lexicon.complaints))
    parsed = intake.parse(
        text,
        outlet=defaults.outlet,
        published=defaults.published,
        outlet_of_domain=domains(lexicon),
    )
    if parsed.report.text.strip():
        tally.notes += [(PASTED, note) for note in parsed.notes]
        report = with_outlet(parsed.report, lexicon)
        known = lexicon_of(store, lexicon)
        tally.taken += keep(store, [report], known, Echoes(press_of(lexicon.names)))
    else:
        tally.refused.append((PASTED, "there is no text in it"))
    return tally.summary()


def read_files(
    paths: Sequence[Path], defaults: Defaults, lexicon: Lexicon
) -> Iterator[intake.Taken | intake.Refused]:
    """One result a file, as it is asked for."""
    return intake.take(
        paths,
        outlet=defaults.outlet,
        published=defaults.published,
        limit_bytes=defaults.limit_bytes,
        outlet_of_domain=domains(lexicon),
    )


def domains(lexicon: Lexicon) -> intake.OutletOfDomain:
    """How a web address tells its outlet's name."""

    def outlet_of_domain(domain: str) -> str | None:
        outlet = lexicon.names.outlet_for_domain(domain)
        return outlet.name if outlet else None

    return outlet_of_domain


def with_outlet(report: Report, lexicon: Lexicon) -> Report:
    """The report with its outlet read from its own words, where nothing else names it."""
    found = None if report.outlet else infer_outlet(report.text, lexicon)
    if found is None:
        return report
    name, evidence = found
    return replace(report, outlet=name, outlet_inferred=True, outlet_evidence=evidence)


def keep(store: Store, batch: Sequence[Report], lexicon: Lexicon, echoes: Echoes) -> list[TakenIn]:
    """Extract the claims of the reports that the store does not know, write them, link them."""
    known = [store.known(report) for report in batch]
    fresh = [report for report, seen in zip(batch, known, strict=True) if seen is None]
    found = [analyse(report, lexicon) for report in fresh]
    written = iter(store.take_in(found, echoing=echoes))
    return [next(written) if seen is None else seen for seen in known]


def analyse(report: Report, lexicon: Lexicon) -> Intake:
    """What the machine reads from one report: claims, their questions, its positions."""
    reading = read(report, lexicon)
    return Intake(
        report=report,
        reading=reading,
        positions=positions(reading),
        questions=tuple(question(claim) for claim in reading.claims),
    )


@dataclass(slots=True)
class Tally:
    """Counts what an intake does while it runs."""

    taken: list[TakenIn] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    cancelled: bool = False

    def summary(self) -> Summary:
        return Summary(
            new=self._of(Taken.NEW),
            changed=self._of(Taken.CHANGED),
            same=self._of(Taken.SAME),
            claims=sum(t.claims for t in self.taken if t.outcome is not Taken.SAME),
            refused=tuple(self.refused),
            notes=tuple(self.notes),
            cancelled=self.cancelled,
        )

    def _of(self, outcome: Taken) -> tuple[int, ...]:
        return tuple(t.report for t in self.taken if t.outcome is outcome)
