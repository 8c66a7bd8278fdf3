"""Files into the desk: batch by batch, told of, and stopped without a loss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rumourdesk.desk import Desk, Filter
from rumourdesk.desk import taking_in as room
from rumourdesk.desk.taking_in import Progress


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    desk = Desk.open(path, author="Ann")
    yield desk
    desk.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seven reports, to be taken in by batches of three."""
    monkeypatch.setattr(room, "BATCH", 3)
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.txt").write_text(f"Report number {number}.", "utf-8")
    return folder


def taken(desk: Desk) -> list[int]:
    return sorted(desk.report_ids(Filter()))


def test_every_report_goes_in_once_whatever_the_batches(desk: Desk, folder: Path) -> None:
    summary = desk.take_in([folder])
    assert (len(summary.new), summary.same, summary.cancelled) == (7, (), False)
    assert taken(desk) == sorted(summary.new)
    again = desk.take_in([folder])
    assert (again.new, sorted(again.same)) == ((), taken(desk))


def test_each_file_is_told_of(desk: Desk, folder: Path) -> None:
    told: list[Progress] = []
    (folder / "3.txt").write_bytes(b"")
    summary = desk.take_in([folder], on_progress=told.append)
    assert [(p.done, p.total) for p in told] == [(n, 7) for n in range(1, 8)]
    assert [Path(p.name).name for p in told] == [f"{n}.txt" for n in range(7)]
    assert [Path(name).name for name, _ in summary.refused] == ["3.txt"]


def test_what_was_read_before_it_was_cancelled_is_kept(desk: Desk, folder: Path) -> None:
    told: list[Progress] = []
    summary = desk.take_in([folder], on_progress=told.append, cancelled=lambda: len(told) == 4)
    assert summary.cancelled
    assert (len(summary.new), len(taken(desk))) == (4, 4)
    assert len(desk.take_in([folder]).new) == 3


def test_an_interruption_keeps_whole_batches_and_the_rest_goes_in_later(
    desk: Desk, folder: Path
) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.take_in([folder], on_progress=interrupt)
    assert len(taken(desk)) == 3
    summary = desk.take_in([folder])
    assert (len(summary.same), len(summary.new)) == (3, 4)
