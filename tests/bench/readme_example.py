"""Runs the README's examples and writes their output into the README.

Usage:
    python -m tests.bench.readme_example [--check]

An example is a console block with one command, followed by its output between ``<!-- example:start -->`` and
``<!-- example:end -->``. With --check nothing is written; the exit code is 1 when the README shows something else than the
commands print.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
EXAMPLE = re.compile(
    r"(?P<head>```console\n\$ (?P<command>[^\n]+)\n```\n\n<!-- example:start -->\n)(?P<shown>.*?)(?P<foot><!-- example:end -->)",
    re.DOTALL,
)
SHOWN_LINES = 24
WIDTH = 150


def output_of(command: str) -> str:
    """What the command prints: of an extraction the first tasks, with long lines cut."""
    with tempfile.TemporaryDirectory() as folder:
        line = re.sub(r"--out \S+", f"--out {folder}", command)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        run = subprocess.run(
            line, shell=True, cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, "PATH": path}
        )
    lines = [line.rstrip() if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + "…" for line in run.stdout.splitlines()]
    task = next((number for number, line in enumerate(lines) if line.startswith("task ")), None)
    return "\n".join(lines if task is None else [*lines[:1], "…", *lines[task : task + SHOWN_LINES]])


def main() -> int:
    """Write or check the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    readme = README.read_text("utf-8")
    if not EXAMPLE.search(readme):
        raise SystemExit("README.md has no example command")
    shown = EXAMPLE.sub(lambda one: f"{one['head']}```text\n{output_of(one['command'])}\n```\n{one['foot']}", readme)
    if options.check:
        return int(shown != readme)
    README.write_text(shown, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
