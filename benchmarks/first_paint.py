"""First frame of the demo desk against that of an empty Textual app, in a real pseudo-terminal.

Run with `make bench`. Both programs start in turn, several times, on one machine in one run; the
figures are medians in milliseconds from process start to the first output that shows the wanted
word, and the ratio of the two. Nothing here is a test: a wall clock on a shared machine is none.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from dataclasses import dataclass
from pathlib import Path

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("Madrid")

Empty().run()
"""
ROWS, COLUMNS = 40, 140
LIMIT_SECONDS = 20.0


@dataclass(frozen=True)
class Frame:
    """Milliseconds from the start of a process to its first output and to the wanted word."""

    first_output: float
    useful: float


def frame(command: list[str], wanted: bytes, env: dict[str, str]) -> Frame:
    """Start `command` in a pseudo-terminal and wait until `wanted` is on its way to the screen."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(command[0], command, env)
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        first = 0.0
        seen = b""
        while wanted not in seen:
            if time.perf_counter() - started > LIMIT_SECONDS:
                raise TimeoutError(f"{command} never showed {wanted!r}")
            if select.select([terminal], [], [], 0.5)[0]:
                seen += os.read(terminal, 65536)
                first = first or time.perf_counter() - started
        return Frame(first * 1000, (time.perf_counter() - started) * 1000)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        env = {
            **os.environ,
            "HOME": home,
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_CACHE_HOME": f"{home}/cache",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        program = str(Path(sys.executable).with_name("rumourdesk"))
        subprocess.run([program, "demo", "--headless"], env=env, check=True, capture_output=True)
        empty_app = Path(home) / "empty.py"
        empty_app.write_text(EMPTY_APP, "utf-8")
        empty: list[float] = []
        first: list[float] = []
        useful: list[float] = []
        for _ in range(wanted.runs):
            empty.append(frame([sys.executable, str(empty_app)], b"Madrid", env).useful)
            first.append(frame([program, "demo"], b"Reports", env).useful)
            useful.append(frame([program, "demo"], b"restated", env).useful)
    figures = {
        "empty_app_ms": statistics.median(empty),
        "first_frame_ms": statistics.median(first),
        "useful_frame_ms": statistics.median(useful),
        "first_frame_ratio": statistics.median(first) / statistics.median(empty),
        "useful_frame_ratio": statistics.median(useful) / statistics.median(empty),
        "bar": 2.0,
        "runs": wanted.runs,
    }
    if wanted.json:
        print(json.dumps(figures, indent=1))
        return
    for name, figure in figures.items():
        print(f"{name:20} {figure:8.2f}")


if __name__ == "__main__":
    main()
