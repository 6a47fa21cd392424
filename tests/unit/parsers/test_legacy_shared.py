"""The files in old fonts beside the checkout against their transcripts."""

import json
from pathlib import Path

import pytest

from pipeline.parsers.base import parse
from pipeline.parsers.office import soffice
from tests.bench.legacy_cer import LEGACY, error_rate, is_of_another_text

MANIFEST = LEGACY / "manifest.jsonl"
ROWS = [json.loads(line) for line in MANIFEST.read_text("utf-8").splitlines()] if MANIFEST.is_file() else []
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ROWS, reason="the legacy documents (../shared/legacy) are not beside this checkout"),
]


def rates() -> dict[str, float]:
    found = {}
    for row in ROWS:
        text = parse(Path(LEGACY / row["file"]).read_bytes()).text
        truth = (LEGACY / f"{row['doc']}.truth.txt").read_text("utf-8")
        if not is_of_another_text(text, truth):
            found[row["file"]] = error_rate(text, truth)
    return found


@pytest.mark.skipif(soffice() is None, reason="needs LibreOffice (Debian: libreoffice-writer-nogui)")
def test_error_rates_of_all_files():
    found = rates()
    assert len(found) >= len(ROWS) - 1  # one transcript is of another document
    assert max(found.values()) <= 0.05, found
    assert sum(found.values()) / len(found) <= 0.01, found


@pytest.mark.parametrize("name", [row["file"] for row in ROWS if row["file"].endswith(".pdf")])
def test_pdfs_keep_their_boxes(name):
    document = parse((LEGACY / name).read_bytes())
    letters = sum(not letter.isspace() for letter in document.text)
    assert sum(word.span.end - word.span.start for word in document.words) == letters
    assert all(document.boxes(block.span) for block in document.blocks)
    for word in document.words:
        page = document.pages[word.box.page - 1]
        assert -2 <= word.box.x0 <= word.box.x1 <= page.width + 2
        assert -2 <= word.box.y0 <= word.box.y1 <= page.height + 2
