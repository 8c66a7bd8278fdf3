from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rumourdesk.intake import LIMIT_BYTES, Refused, Taken, take
from rumourdesk.model import Published


def one(path: Path, **options: Any) -> Taken | Refused:
    [result] = take([path], **options)
    return result


def reason(path: Path, **options: Any) -> str:
    result = one(path, **options)
    assert isinstance(result, Refused)
    assert result.path == path
    return result.reason


def test_a_folder_gives_one_result_a_file_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\noutlet: Sport\n---\nAlonso signs.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    (tmp_path / "c.md").write_text("# Klopp\n\nHe *stays*.", encoding="utf-8")
    first, second, third = take([tmp_path], outlet="Marca", published=Published(date(2025, 1, 2)))
    assert isinstance(first, Taken)
    assert first.report.outlet == "Sport"
    assert first.report.path == (tmp_path / "a.txt").as_posix()
    assert first.path == tmp_path / "a.txt"
    assert second == Refused(tmp_path / "b.txt", "binary file, not text")
    assert isinstance(third, Taken)
    assert third.report.text == "Klopp\n\nHe stays."
    assert third.report.outlet == "Marca"
    assert third.report.published == Published(date(2025, 1, 2))


def test_it_reads_only_what_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Alonso signs.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Klopp stays.", encoding="utf-8")
    results = take([tmp_path])
    assert isinstance(results, Iterator)
    next(results)
    (tmp_path / "b.txt").unlink()
    assert next(results) == Refused(tmp_path / "b.txt", "does not exist")


def test_notes_tell_of_the_encoding_and_of_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("---\nurl: x\n---\nPérez agreed the deal.".encode("cp1252"))
    taken = one(path)
    assert isinstance(taken, Taken)
    assert taken.report.text == "Pérez agreed the deal."
    assert [note.split(":")[0] for note in taken.notes] == ["not UTF-8", "url ignored"]


def test_a_missing_file(tmp_path: Path) -> None:
    assert reason(tmp_path / "missing.txt") == "does not exist"
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert reason(tmp_path / "a.txt" / "b.txt") == "does not exist"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Alonso signs.", encoding="utf-8")

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    assert reason(path) == "cannot be read: permission denied"


def test_a_disk_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Alonso signs.", encoding="utf-8")

    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    assert reason(path) == "cannot be read: input/output error"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert reason(path) == "not a file: a device, pipe or socket is not read"


@pytest.mark.parametrize(
    "content", ["", " \n\t\n", "\ufeff", "---\ndate: 2024-11-06\n---\n", "\x1b[0m"]
)
def test_an_empty_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(content, encoding="utf-8")
    assert reason(path) == "empty: there is no text in it"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT_BYTES + 1)
    expected = "larger than 2 MB; raise intake.limit_bytes in settings.toml"
    assert reason(path) == expected
    path.write_text("Alonso signs.", encoding="utf-8")
    assert reason(path, limit_bytes=5).startswith("larger than 5 bytes; raise intake.limit_bytes")
    assert isinstance(one(path, limit_bytes=13), Taken)


@pytest.mark.parametrize(
    "content", ["<!DOCTYPE html><p>x", "\n<html>", "<?xml version='1.0'?><rss/>"]
)
def test_a_web_page_is_refused_with_advice(tmp_path: Path, content: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(content, encoding="utf-8")
    assert reason(path) == "a web page or feed; save its text as a .txt file, or paste it"


def test_a_named_file_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "report.2024"
    path.write_text("Alonso signs.", encoding="utf-8")
    assert isinstance(one(path), Taken)


def test_a_hostile_file_name_is_made_safe_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "evil\n\x1b[31m.txt"
    path.write_text("Alonso signs.", encoding="utf-8")
    taken = one(path)
    assert isinstance(taken, Taken)
    assert taken.report.path is not None
    assert taken.report.path.endswith("evil\ufffd\ufffd[31m.txt")
    assert taken.path == path


def test_no_bytes_make_it_raise(tmp_path: Path) -> None:
    heads = [b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff", b"---\n", b"\x80"]
    for i, head in enumerate(heads):
        for j, rest in enumerate([b"", b"a", b"\xd8\x00", bytes(range(256)), b"\xe9" * 50]):
            (tmp_path / f"{i}-{j}.txt").write_bytes(head + rest)
    results = list(take([tmp_path]))
    assert len(results) == 35
    assert all(isinstance(result, Taken | Refused) for result in results)


def test_a_limit_beyond_all_memory_limits_nothing(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Carlo Ancelotti will leave.", "utf-8")
    (taken,) = take([file], limit_bytes=10**30)
    assert isinstance(taken, Taken)
