"""Indices are as wide as they have to be, chosen in one place."""

import numpy as np
import pytest

import argmap
from argmap.maths import widths
from tests.network.same import assert_same_arrays

MAP = """
argmap: 1
title: All there is
claims: {a: A., b: {text: B., prior: 0.9}, c: C., why: {kind: question, text: Why?}}
relations:
  - {id: both, premises: [a, b], supports: c, strength: 0.8}
  - {premises: [c], undercuts: both}
  - {premises: [b], rebuts: a}
"""


def from_lists():
    return argmap.Network.from_arrays(
        prior=[0.5, 0.9, 0.1], source=[0, 1, 2], target=[1, 2, 0], sign=[1, -1, 1], strength=[1, 0.5, 1]
    )


def from_document():
    return argmap.loads(MAP).network


def indices(network):
    found = {**vars(network.arrays.shape), **vars(network.columns)}
    names = ("argument_node", "input_node", "claim_node", "relation_node", "relation_target", "premise")
    return [found[name].dtype for name in names]


def starts(network):
    return [network.arrays.argument_start.dtype, network.arrays.input_start.dtype]


@pytest.mark.parametrize("build", [from_lists, from_document])
def test_indices_have_32_bits_while_counts_fit_and_64_beyond(build, monkeypatch):
    narrow = build()
    monkeypatch.setattr(widths, "MOST_IN_32_BITS", 3)
    wide = build()
    assert set(indices(narrow)) == {np.dtype(np.int32)}
    assert set(indices(wide)) == {np.dtype(np.int64)}
    assert set(starts(narrow)) == set(starts(wide)) == {np.dtype(np.int64)}
    assert_same_arrays(narrow.arrays, wide.arrays)
    np.testing.assert_array_equal(narrow.score().final, wide.score().final)
    assert (
        wide.focus("a" if "a" in wide.ids else "0").score() == narrow.focus("a" if "a" in narrow.ids else "0").score()
    )


def test_arrays_share_no_memory_with_what_was_given():
    given = {
        "prior": np.array([0.5, 0.5]), "source": np.array([0], dtype=np.int32),
        "target": np.array([1], dtype=np.int32), "sign": np.array([1], dtype=np.int8),
    }  # fmt: skip
    network = argmap.Network.from_arrays(**given)
    given["prior"][:] = 9
    given["source"][0] = given["target"][0] = 7
    given["sign"][0] = -1
    assert network.score().final.tolist() == [0.5, 0.75]
