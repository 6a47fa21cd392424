import random

import pytest
from pdfplumber import table

from pipeline.parsers.pdf_graphics import Rule
from pipeline.parsers.pdf_grids import _cells, _edge

TOLERANCES = (3.0,) * 4


def rules(seed: int) -> list[Rule]:
    """Upright and level rules on a coarse grid, as tables with merged cells and stray rules have them."""
    chance = random.Random(seed)
    at = [10.0 * chance.randint(0, 12) for _ in range(6)]
    return [
        Rule(upright=chance.random() < 0.5, at=chance.choice(at), start=10.0 * start, end=10.0 * end)
        for start, end in (sorted(chance.sample(range(13), 2)) for _ in range(chance.randint(4, 30)))
    ]


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_the_cells_between_corners_are_those_that_pdfplumber_finds(start):
    found = 0
    for seed in range(start, start + 50):
        edges = table.merge_edges([_edge(rule) for rule in rules(seed)], *TOLERANCES)
        corners = table.edges_to_intersections(edges, 3.0, 3.0)
        cells = table.intersections_to_cells(corners)
        assert _cells(corners) == cells, seed
        found += len(cells)
    assert found > 5
