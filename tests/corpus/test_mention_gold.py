"""The committed gold of mentions fits the sample documents."""

import json
from itertools import pairwise

import pytest

from pipeline.evaluate.documents import GOLD, ROOT, read_documents
from pipeline.evaluate.gold import Standing

FILES = sorted(GOLD.glob("*.json"))


@pytest.fixture(scope="module")
def read():
    documents, _ = read_documents(GOLD, (ROOT / "corpus" / "documents",))
    return {document.doc: document for document in documents}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gold_with_words_is_that_of_samples_and_stands_in_their_text(path, read):
    file = json.loads(path.read_text("utf-8"))
    assert file["doc"] == path.stem
    own = any((ROOT / "corpus" / "documents").glob(f"{path.stem}.*"))
    assert file["sealed"] is not own
    if not own:
        assert not any("text" in mention or "start" in mention for mention in file["mentions"])
        return
    document = read[path.stem]
    assert document.gold.lost == 0
    assert [document.text[m.span.start : m.span.end] for m in document.gold.mentions] == [m["text"] for m in file["mentions"]]
    top = sorted(m.span for m in document.gold.mentions if m.standing is Standing.TOP)
    assert all(a.end <= b.start for a, b in pairwise(top))
