"""Counting what was found against gold, and how sure the figures are."""

import pytest

from pipeline.evaluate.bootstrap import f1_interval, gain_interval
from pipeline.evaluate.digests import name_digest
from pipeline.evaluate.gold import GoldMention, Label, PlacedGold, Standing
from pipeline.evaluate.scoring import Counts, Found, score, total
from pipeline.model.text import Span


def gold(*mentions, until=1000):
    return PlacedGold(doc="mau", mentions=mentions, until=until, lost=0)


def asked(start, end, label=Label.BODY, standing=Standing.TOP, name=None):
    return GoldMention(label=label, span=Span(start=start, end=end), standing=standing, name=name)


def found(start, end, label=Label.BODY, name=None):
    return Found(label=label, span=Span(start=start, end=end), name=name)


@pytest.mark.parametrize(
    ("got", "exact", "overlap"),
    [
        ([found(0, 5)], (1, 1, 1), (1, 1, 1)),
        ([found(0, 4)], (0, 1, 1), (1, 1, 1)),
        ([found(5, 9)], (0, 1, 1), (0, 1, 1)),
        ([found(0, 2), found(3, 5)], (0, 2, 1), (1, 2, 1)),
        ([found(0, 5), found(0, 5)], (1, 1, 1), (1, 1, 1)),
        ([], (0, 0, 1), (0, 0, 1)),
    ],
)
def test_exact_spans_and_overlaps(got, exact, overlap):
    result = score(gold(asked(0, 5)), got)
    assert result.exact[Label.BODY] == Counts(*exact)
    assert result.overlap[Label.BODY] == Counts(*overlap)


def test_the_label_must_be_right():
    result = score(gold(asked(0, 5)), [found(0, 5, Label.ROLE)])
    assert result.exact[Label.BODY] == Counts(0, 0, 1)
    assert result.exact[Label.ROLE] == result.overlap[Label.ROLE] == Counts(0, 1, 0)


@pytest.mark.parametrize(
    ("one", "counted"),
    [
        (found(3, 9), 0),  # exactly the nested one
        (found(3, 8), 1),
        (found(20, 25), 0),  # exactly the optional one
        (found(21, 30), 0),  # touches it and nothing else
        (found(8, 25), 1),  # touches a top one too
        (found(40, 45), 1),
        (found(1001, 1005), 0),  # beyond the annotated part
    ],
)
def test_nested_and_optional_mentions_cost_nothing(one, counted):
    mentions = (
        asked(0, 9, Label.ROLE),
        asked(3, 9, standing=Standing.NESTED),
        asked(20, 25, standing=Standing.OPTIONAL),
    )
    result = score(gold(*mentions), [one])
    assert result.exact[Label.BODY] == Counts(0, counted, 0)
    assert result.exact[Label.ROLE] == Counts(0, 0, 1)


def test_names_are_compared_where_the_span_is_right_and_both_tell_one():
    mentions = (
        asked(0, 5, name=name_digest("mau", "Sở Y tế tỉnh Mẫu")),
        asked(6, 9, name=name_digest("mau", "")),
        asked(10, 15, name=None),
        asked(20, 25, name=name_digest("mau", "Tỉnh ủy Mẫu")),
    )
    got = [
        found(0, 5, name="sở Y tế  tỉnh Mẫu"),
        found(6, 9, name="X"),
        found(10, 15, name="X"),
        found(20, 24, name="Tỉnh ủy Mẫu"),
    ]
    assert score(gold(*mentions), got).names[Label.BODY] == Counts(1, 2, 2)
    assert score(gold(*mentions), [found(0, 5)]).names[Label.BODY] == Counts(0, 0, 0)


def test_shares():
    counts = total([Counts(1, 2, 4), Counts(2, 2, 2)])
    assert (counts.precision, counts.recall, counts.f1) == (3 / 4, 3 / 6, 6 / 10)
    assert Counts().f1 == Counts().precision == Counts().recall == 0


def test_an_interval_lies_around_the_figure_and_is_the_same_every_time():
    counts = [Counts(n, 10, 10) for n in (9, 8, 10, 6, 9, 7)]
    low, high = f1_interval(counts)
    assert low < total(counts).f1 < high
    assert f1_interval(counts) == (low, high)
    assert f1_interval([Counts(5, 10, 10)] * 8) == (0.5, 0.5)


def test_a_gain_is_paired_by_document():
    before = [Counts(n, 10, 10) for n in (2, 9, 5, 7, 3)]
    after = [Counts(n + 1, 10, 10) for n in (2, 9, 5, 7, 3)]
    assert gain_interval(before, before) == (0.0, 0.0)
    low, high = gain_interval(before, after)
    assert low == pytest.approx(0.1) and high == pytest.approx(0.1)
    assert gain_interval([], []) == (0.0, 0.0)
