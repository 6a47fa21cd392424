"""Against the development documents beside the checkout: every order that a reader marked must stand in the text."""

import json
import re
from pathlib import Path

import pytest

from pipeline.parsers.base import parse

SHARED = Path(__file__).parents[4] / "shared" / "dev"
PAGES = sorted(SHARED.glob("files/*.html"))


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@pytest.mark.shared
@pytest.mark.skipif(not PAGES, reason="the development documents (../shared/dev) are not beside this checkout")
def test_every_marked_action_stands_in_the_text() -> None:
    missing = []
    for path in PAGES:
        text = words(parse(path.read_bytes()).text)
        gold = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text("utf-8"))
        missing += [f"{path.stem} {task['id']}" for task in gold["tasks"] if words(task["action"]) not in text]
    assert missing == []
