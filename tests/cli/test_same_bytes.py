"""Two runs of the real command give the same files, whatever order sets and dictionaries happen to have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ExitCode
from pipeline.model import codec

SAMPLES = Path(__file__).parents[2] / "corpus" / "documents"


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    results = []
    for seed, workers in (("1", "2"), ("2", "0")):
        out = tmp_path_factory.mktemp(f"seed{seed}")
        command = [sys.executable, "-m", "pipeline", "extract", str(SAMPLES), "--out", str(out), "--text", "--workers", workers]
        command += ["--format", "json,jsonl,csv,xlsx"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=300)
        assert done.returncode in (ExitCode.OK, ExitCode.SOME_FAILED), done.stderr  # one sample is there to be refused
        results.append({path.name: path.read_bytes() for path in out.iterdir()})
    return results


def test_every_sample_gives_its_files(runs):
    names = {path.stem for path in SAMPLES.iterdir()}
    assert {name for name in runs[0] if name.endswith(".json")} == {f"{name}.json" for name in names}
    texts = {name for name in names if codec.loads(runs[0][f"{name}.json"]).source.status == "ok"}
    assert {name for name in runs[0] if name.endswith(".txt")} == {f"{name}.txt" for name in texts}
    assert {"tasks.jsonl", "tasks.csv", "tasks.xlsx"} <= set(runs[0])
    assert runs[0]["tasks.jsonl"].count(b"\n") > len(list(SAMPLES.iterdir()))


def test_both_runs_give_the_same_bytes(runs):
    assert [name for name in runs[0] if runs[0][name] != runs[1].get(name)] == []
