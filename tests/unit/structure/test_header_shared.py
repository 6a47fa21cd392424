"""Against the development documents beside the checkout: the four registered header fields of web pages."""

import json
import unicodedata
from pathlib import Path

import pytest

from pipeline.parsers.base import parse
from pipeline.structure.directives import read_directives

SHARED = Path(__file__).parents[4] / "shared" / "dev"
PAGES = sorted(SHARED.glob("files/*.html"))
FIELDS = ("doc_type", "number", "issue_date", "issuing_body", "place", "signer")


def plain(value):
    return unicodedata.normalize("NFC", value).casefold() if isinstance(value, str) else value


@pytest.mark.shared
@pytest.mark.skipif(not PAGES, reason="the development documents (../shared/dev) are not beside this checkout")
@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_header_fields(path):
    gold = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text("utf-8"))["directives"]
    found = read_directives(parse(path.read_bytes()))
    assert len(found) == len(gold)
    for ours, theirs in zip(found, gold, strict=True):
        signer = {key: getattr(ours.signer, key) for key in ("name", "position", "authority")} if ours.signer else None
        values = {field: signer if field == "signer" else getattr(ours, field) for field in FIELDS}
        assert {field: plain(values[field]) for field in FIELDS} == {field: plain(theirs[field]) for field in FIELDS}
