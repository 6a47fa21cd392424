"""Rows of planted tables, with a floor for each kind of table; ``tests/bench/table_rows.py`` prints the figures."""

import pytest

from corpus.generator import pdf
from corpus.generator.planted_tables import VARIANTS, make_tables
from tests.bench.table_rows import Score, compare, measure

RULED_FLOOR, ALIGNED_FLOOR = 0.98, 0.90
SEEDS = (11, 12)


@pytest.fixture(autouse=True)
def fonts():
    try:
        pdf.register_fonts()
    except pdf.FontMissing as problem:
        pytest.skip(str(problem))


def test_same_seed_same_tables():
    assert make_tables("ruled", 3, 2) == make_tables("ruled", 3, 2)
    assert make_tables("ruled", 3, 2) != make_tables("ruled", 4, 2)


@pytest.mark.parametrize("variant", [name for name, look in VARIANTS.items() if look.rows[0] >= 30])
def test_long_tables_run_over_several_pages(variant):
    assert all(planted.pages > 1 for planted in make_tables(variant, 1, 2))


@pytest.mark.parametrize("variant", VARIANTS)
def test_rows_come_back_whole(variant):
    floor = RULED_FLOOR if VARIANTS[variant].rules == "all" else ALIGNED_FLOOR
    score = sum((measure(variant, seed, 2) for seed in SEEDS), Score())
    assert score.gold >= 20
    assert score.recall >= floor and score.precision >= floor


def test_a_wrong_row_counts_against_both():
    (planted,) = make_tables("ruled", 5, 1)
    score, missing, wrong = compare(planted)
    assert (score.right, missing, wrong) == (score.gold, {}, {})
    (other,) = make_tables("ruled", 6, 1)
    mixed, missing, wrong = compare(type(planted)(id="x", pdf=planted.pdf, rows=other.rows, pages=1))
    assert mixed.recall < 1 and mixed.precision < 1 and missing and wrong
