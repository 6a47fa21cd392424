"""Where the system has no fork, no alarm and no limits on memory (Windows), the rest still holds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import blank_pdf, directive_page

# Loaded by every Python process of the test, workers too: takes away what Windows does not have.
SITE = """
import multiprocessing, multiprocessing.context, os, signal, sys
for name in ("resource", "fcntl", "pwd", "grp"):
    sys.modules[name] = None
for name in ("alarm", "SIGALRM", "setitimer", "ITIMER_PROF", "ITIMER_REAL"):
    delattr(signal, name)
for name in ("sched_getaffinity", "sysconf"):
    delattr(os, name)
multiprocessing.get_all_start_methods = lambda: ["spawn"]
"""
MODULES = sorted(
    ".".join(path.with_suffix("").parts)
    for path in Path("pipeline").rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py")
)
ROOT = Path(__file__).parents[3]
PATIENT = ("--timeout", "400", "--page-timeout", "100")  # a spawned worker loads all modules within the time of its first file


@pytest.fixture
def run(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(SITE)
    environment = {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{ROOT}", "PYTHONIOENCODING": "utf-8"}

    def run(*arguments):
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, timeout=900)

    return run


def test_every_module_can_be_imported(run):
    done = run("-c", f"import importlib; [importlib.import_module(name) for name in {MODULES!r}]")
    assert done.returncode == 0, done.stderr


def test_files_are_read_in_spawned_workers_and_a_warning_tells_what_does_not_hold(run, tmp_path):
    (tmp_path / "good.html").write_bytes(directive_page("Sở Nội vụ báo cáo trước ngày 15/02/2024."))
    (tmp_path / "scan.pdf").write_bytes(blank_pdf())
    done = run("-m", "pipeline", "-v", "extract", "good.html", "scan.pdf", "--out", "out", "--workers", "2", *PATIENT)
    assert done.returncode == 3, done.stderr
    status = {name: json.loads((tmp_path / f"out/{name}.json").read_bytes())["document"]["status"] for name in ("good", "scan")}
    assert status == {"good": "ok", "scan": "needs_ocr"}
    assert "does not limit the memory" in done.stderr


def test_a_hanging_file_is_killed_there_too(run):
    script = "\n".join(
        [
            "import time",
            "from pipeline.isolation import run_isolated",
            "if __name__ == '__main__':",
            "    found = run_isolated(time.sleep, [600, 0], workers=2, timeout=10, memory_bytes=2**30)",
            "    print(sorted(outcome.error.code if outcome.error else 'done' for outcome in found))",
        ]
    )
    done = run("-c", script)
    assert done.stdout.strip() == "['done', 'worker_timeout']", done.stderr
