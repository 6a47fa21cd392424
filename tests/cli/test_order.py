"""Things come out in the order of the inputs."""

import itertools

import pytest

from pipeline.cli.order import Turnstile


@pytest.mark.parametrize("order", itertools.permutations(range(4)))
def test_whatever_the_order_of_arrival(order):
    turnstile = Turnstile()
    released = [turnstile.let_through(index, index) for index in order]
    assert list(itertools.chain(*released)) == [0, 1, 2, 3]


def test_nothing_waits_longer_than_it_must():
    turnstile = Turnstile()
    assert turnstile.let_through(1, "b") == []
    assert turnstile.let_through(0, "a") == ["a", "b"]
    assert turnstile.let_through(2, "c") == ["c"]
