"""How long do the texts take that a map is drawn from and read as?"""

from __future__ import annotations

import pytest

import argmap


@pytest.mark.largest(1_000)
def test_dot(benchmark, json_map, size):
    loaded = argmap.load(json_map)
    scores = loaded.score()
    dot = benchmark.pedantic(loaded.to_dot, args=(scores,), rounds=3)
    assert dot.count("Claim ") >= size


@pytest.mark.largest(10_000)
def test_outline(benchmark, json_map, size):
    loaded = argmap.load(json_map)
    scores = loaded.score()
    text = benchmark.pedantic(loaded.outline, args=(scores,), rounds=3)
    assert text.count("[c") >= size  # every claim by its id
