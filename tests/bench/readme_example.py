"""Runs the README's example and writes its output into the README.

Usage:
    python -m tests.bench.readme_example [--check]

With --check nothing is written; the exit code is 1 when the README shows something else than the command prints.
"""

import argparse
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
START, END = "<!-- example:start -->", "<!-- example:end -->"
SHOWN_LINES = 24
WIDTH = 150


def example_command(readme: str) -> list[str]:
    """The words of the example's command line."""
    line = re.search(r"^\$ (chidao .+)$", readme, re.MULTILINE)
    if line is None:
        raise SystemExit("README.md has no example command")
    return shlex.split(line[1])


def output_of(words: list[str]) -> str:
    """What the command prints, its first lines, with long ones cut."""
    with tempfile.TemporaryDirectory() as folder:
        words = [folder if before == "--out" else word for before, word in zip(["", *words], words, strict=False)]
        run = [sys.executable, "-m", "pipeline", *words[1:]]
        printed = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = [line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + "…" for line in printed.splitlines()]
    task = next(number for number, line in enumerate(lines) if line.startswith("task "))
    return "\n".join([*lines[:1], "…", *lines[task : task + SHOWN_LINES]])


def main() -> int:
    """Write or check the example."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    readme = README.read_text("utf-8")
    before, rest = readme.split(START, 1)
    after = rest.split(END, 1)[1]
    shown = f"{before}{START}\n```text\n{output_of(example_command(readme))}\n```\n{END}{after}"
    if options.check:
        return int(shown != readme)
    README.write_text(shown, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
