"""A warning stands at the line of the user's code that caused it."""

import pytest

import argmap

RING = """
argmap: 1
title: Ring
claims: {a: {text: A, prior: 1}, b: {text: B, prior: 1}, c: {text: C, prior: 1}}
relations: [{premises: a, rebuts: b}, {premises: b, rebuts: c}, {premises: c, rebuts: a}]
"""


def leaping(base, supports, rebuttals):
    return 1.0 - (max(rebuttals) > 0.3)


@pytest.mark.parametrize("of", [lambda m: m, lambda m: m.network])
def test_scores_that_do_not_settle_warn_at_the_call(of):
    asked = of(argmap.loads(RING))
    with pytest.warns(argmap.ConvergenceWarning) as caught:
        asked.score(leaping, on_divergence="warn")
    assert [warning.filename for warning in caught] == [__file__]
