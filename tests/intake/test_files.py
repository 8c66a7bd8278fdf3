from __future__ import annotations

import os
from pathlib import Path

import pytest

from rumourdesk.intake import Refused, find_files


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Alonso signs.", encoding="utf-8")


def found(folder: Path) -> list[str]:
    paths = list(find_files([folder]))
    return [
        str(path) if isinstance(path, Refused) else path.relative_to(folder).as_posix()
        for path in paths
    ]


def test_a_folder_gives_its_reports_sorted_at_any_depth(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/2.MD", "a/1.markdown", "a/deep/er/x.text", "wire", "c.html", "d.py")
    assert found(tmp_path) == ["a/1.markdown", "a/2.MD", "a/deep/er/x.text", "b.txt", "wire"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.txt", ".git/config", "seen.txt")
    assert found(tmp_path) == ["seen.txt"]


def test_what_is_named_outright_is_given_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, "page.html", ".hidden", "x.txt")
    named = [tmp_path / "page.html", tmp_path / ".hidden", tmp_path / "missing.txt"]
    assert list(find_files(named)) == named


def test_each_file_is_given_once(tmp_path: Path) -> None:
    write(tmp_path, "a/1.txt", "a/2.txt")
    paths = [tmp_path / "a/2.txt", tmp_path / "a", tmp_path, tmp_path / "a/2.txt"]
    assert list(find_files(paths)) == [tmp_path / "a/2.txt", tmp_path / "a/1.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/1.txt")
    (tmp_path / "a/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert found(tmp_path) == ["a/1.txt", "self.txt"]


def test_a_linked_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/1.txt")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert found(tmp_path / "desk") == ["link/1.txt"]


def test_a_folder_without_reports_says_so(tmp_path: Path) -> None:
    write(tmp_path, "page.html", "sub/.hidden")
    [refused] = find_files([tmp_path])
    assert isinstance(refused, Refused)
    assert refused.reason == (
        "holds no reports: looked for .markdown, .md, .text, .txt and files without a suffix"
    )


def test_a_folder_that_cannot_be_listed_is_refused_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a/1.txt", "b/2.txt")
    listing = os.scandir

    def locked(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "scandir", locked)
    refused, path = find_files([tmp_path])
    assert refused == Refused(tmp_path / "a", "cannot be read: permission denied")
    assert path == tmp_path / "b/2.txt"


def test_a_name_that_no_system_takes_is_refused(tmp_path: Path) -> None:
    [refused] = find_files(["nul\x00name"])
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("cannot be read") or refused.reason == "does not exist"


def test_it_finds_as_it_is_asked(tmp_path: Path) -> None:
    write(tmp_path, "1.txt")
    files = find_files([tmp_path, tmp_path / "later"])
    assert next(files) == tmp_path / "1.txt"
    write(tmp_path, "later/2.txt")
    assert next(files) == tmp_path / "later/2.txt"


def test_a_refusal_shows_a_hostile_name_on_one_line() -> None:
    shown = str(Refused(Path("evil\n\x1b[31m\udcff.txt"), "does not exist"))
    assert shown == "evil\ufffd\ufffd[31m\ufffd.txt: does not exist"
