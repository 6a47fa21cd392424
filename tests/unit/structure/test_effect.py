"""From when a document holds."""

import re

import pytest

from pipeline.knowledge.folding import fold
from pipeline.model.text import Span
from pipeline.structure.effect import effect_cues, read_effect_date
from tests.documents import document_from_lines


@pytest.mark.parametrize("row", [row for row, _ in effect_cues()], ids=lambda row: row.id)
def test_every_cue_holds_what_its_examples_say(row):
    pattern = re.compile(row.regex)
    assert all(pattern.search(fold(text)) for text in row.examples)
    assert not any(pattern.search(fold(text)) for text in row.counter_examples)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2024-03-11"),
        ("Quyết định này có hiệu lực thi hành từ ngày 01 tháng 4 năm 2024 và thay thế Quyết định cũ.", "2024-04-01"),
        ("Nghị quyết này có hiệu lực từ ngày 01/4/2024 đến hết ngày 28/02/2027.", "2024-04-01"),
        ("Luật Đê điều có hiệu lực từ ngày 01/7/2007.", None),
        ("Quyết định này có hiệu lực từ ngày 31/4/2024.", None),
        ("Quyết định này có hiệu lực từ ngày 01/5 hằng năm.", None),
    ],
)
def test_the_day_of_effect(text, day):
    document = document_from_lines(text)
    found = read_effect_date(document, (Span(start=0, end=len(text)),), "2024-03-11")
    assert (found.value if found else None) == day
    assert found is None or text[found.span.start : found.span.end].startswith("ngày")
