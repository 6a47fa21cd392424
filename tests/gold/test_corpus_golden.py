"""The extraction of each sample document against its golden file (`--regen` writes them anew)."""

import csv
from pathlib import Path

import pytest

from pipeline.extraction import extract_or_report
from tests.gold.golden import lines_of

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "corpus"


def samples():
    with (ROOT / "corpus/manifest.csv").open(encoding="utf-8", newline="") as file:
        return [row["file"] for row in csv.DictReader(file)]


@pytest.mark.parametrize("file", samples())
def test_sample(file, request):
    path = ROOT / "corpus" / file
    golden = GOLDEN / f"{path.stem}.txt"
    found = "\n".join(lines_of(extract_or_report(path))) + "\n"
    if request.config.getoption("--regen"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_every_golden_file_has_its_sample():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {Path(file).stem for file in samples()}
