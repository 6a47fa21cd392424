"""The sample papers written as Word files and in old fonts: their tasks are those of the originals and of the gold."""

import pytest

from tests.bench.round_trip import Counts, measure

ORIGINAL = measure("original")


def test_the_originals_agree_with_their_gold():
    total = sum(ORIGINAL.values(), Counts())
    assert total.f1 >= 0.98
    assert total.fields_right == total.fields


@pytest.mark.parametrize("kind", ["docx", "docx-typed", "rtf", "rtf-tcvn3", "rtf-vni", "html-tcvn3", "html-vni-1258"])
def test_nothing_is_lost_on_the_way(kind):
    assert measure(kind) == ORIGINAL
