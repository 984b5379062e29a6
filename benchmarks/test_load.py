"""How long does a map file take to read and to write?"""

from __future__ import annotations

import pytest

import argmap


@pytest.mark.largest(10_000)
def test_load_json(benchmark, json_map, size):
    loaded = benchmark.pedantic(argmap.load, args=(json_map,), rounds=3)
    assert len(loaded.document.claims) == size


@pytest.mark.largest(1_000)
def test_load_yaml(benchmark, yaml_map, size):
    loaded = benchmark.pedantic(argmap.load, args=(yaml_map,), rounds=3)
    assert len(loaded.document.claims) == size


@pytest.mark.largest(10_000)
def test_score_a_document(benchmark, json_map, size):
    loaded = argmap.load(json_map)
    scores = benchmark.pedantic(loaded.score, rounds=3)
    assert len(scores) == size


@pytest.mark.largest(10_000)
@pytest.mark.parametrize("name", ["node-edge", "mermaid", "edges", "graphml"])
def test_load_another_format(benchmark, json_map, size, name):
    text = argmap.dumps(argmap.load(json_map), format=name, unsupported="ignore")
    loaded = benchmark.pedantic(argmap.loads, args=(text,), kwargs={"format": name, "warnings": "ignore"}, rounds=3)
    assert len(loaded.document.claims) == size
