"""Planted tables of every variant come back row by row; the floors are those the project holds itself to."""

import pytest

from corpus.generator.pdf import FontMissing, register_fonts
from corpus.generator.planted_tables import VARIANTS, make_table
from pipeline.parsers.pdf import parse_pdf
from tests.table_rows import RowCount, compare

SEEDS = (7, 8)
FLOORS = {True: 0.98, False: 0.90}  # by whether all rules are drawn


@pytest.fixture(scope="module", autouse=True)
def fonts():
    try:
        register_fonts()
    except FontMissing as problem:
        pytest.skip(str(problem))


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_rows_are_found_and_none_is_made_up(variant):
    found = RowCount(0, 0, 0)
    for seed in SEEDS:
        planted = make_table(variant, seed)
        document = parse_pdf(planted.pdf)
        assert len(document.tables) == 1
        found += compare(planted, document)
    assert min(found.recall, found.precision) >= FLOORS[variant.ruled]


def test_same_seed_same_bytes():
    assert make_table(VARIANTS[0], 3) == make_table(VARIANTS[0], 3)
    assert make_table(VARIANTS[0], 3).rows != make_table(VARIANTS[0], 4).rows
