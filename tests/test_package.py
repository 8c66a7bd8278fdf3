"""The wheel works away from the checkout: it carries its styles, its story and its lexicon."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_carries_its_data(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    for folder, pattern in (("styles", "*.tcss"), ("sample_data", "**/*.txt")):
        expected = {
            f"rumourdesk/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).glob(pattern)
        }
        assert expected
        assert expected <= names
    lexicon = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src/rumourdesk/lexicon").rglob("*.toml")
    }
    assert lexicon
    assert lexicon <= names


@pytest.mark.package
def test_demo_runs_from_the_wheel_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel, cwd=home)
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("RUMOURDESK", "PYTHON"))}
    clean |= {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    printed = run(environment / "bin" / "rumourdesk", "demo", "--headless", cwd=home, env=clean)
    counts = dict(line.split()[:2] for line in printed.splitlines()[:4])
    assert int(counts["reports"]) >= 30
    assert int(counts["vacancies"]) >= 3
    assert int(counts["claims"]) > int(counts["reports"])
    assert int(counts["contradictions"]) >= 1
