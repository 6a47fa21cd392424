"""Against the development documents beside the checkout: every order a reader marked must stand on one line of the text."""

import json
import re
from pathlib import Path

import pytest

from pipeline.errors import NeedsOcr
from pipeline.parsers.pdf import parse_pdf

SHARED = Path(__file__).parents[4] / "shared" / "dev"
MANIFEST = SHARED / "manifest.jsonl"
ROWS = [json.loads(line) for line in MANIFEST.read_text("utf-8").splitlines()] if MANIFEST.is_file() else []
needs_shared = pytest.mark.skipif(not ROWS, reason="the development documents (../shared/dev) are not beside this checkout")


def files(kind: str) -> list[Path]:
    return [SHARED / row["file"] for row in ROWS if row["kind"] == kind]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()


@pytest.mark.shared
@needs_shared
def test_every_marked_action_stands_on_one_line():
    missing = []
    for path in files("pdf-digital"):
        found = [flat(line) for line in parse_pdf(path.read_bytes()).text.split("\n")]
        gold = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text("utf-8"))
        actions = [task["action"] for task in gold["tasks"]]
        missing += [(path.stem, action[:80]) for action in actions if not any(flat(action) in line for line in found)]
    assert missing == []


@pytest.mark.shared
@needs_shared
def test_scans_need_ocr():
    for path in files("pdf-scanned"):
        with pytest.raises(NeedsOcr):
            parse_pdf(path.read_bytes(), ocr=False)
