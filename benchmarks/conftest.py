"""Maps and networks to measure with, the same on every run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import argmap

SIZES = [int(size) for size in os.environ.get("ARGMAP_BENCH_SIZES", "1000,10000,100000").split(",")]
"""How many claims; sizes grow by ten, so that a change of order shows."""
RELATIONS = 3
"""How many relations each claim has on average."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever asks for a size at every size, up to the largest it is marked with."""
    if "size" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("largest")
        limit = mark.args[0] if mark else max(SIZES)
        metafunc.parametrize("size", [size for size in SIZES if size <= limit] or SIZES[:1])


def edges(size: int, *, signs: tuple[int, ...] = (1, -1)) -> dict[str, Any]:
    """Lay random relations from later claims to earlier ones: no circles, a few hubs, some depth."""
    random = np.random.default_rng(size)
    target = random.integers(0, size - 1, RELATIONS * size)
    source = target + 1 + (random.random(len(target)) * np.minimum(size - 1 - target, 50)).astype(np.int64)
    return {
        "prior": random.random(size).round(3),
        "source": source,
        "target": target,
        "sign": random.choice(signs, len(target)),
    }


def tree(size: int) -> dict[str, Any]:
    """The same map as the tree of a file."""
    drawn = edges(size)
    relations = [
        {"premises": [f"c{source}"], ("supports" if sign > 0 else "rebuts"): f"c{target}"}
        for source, target, sign in zip(drawn["source"], drawn["target"], drawn["sign"], strict=True)
    ]
    claims = {
        f"c{place}": {"text": f"Claim {place}.", "prior": float(prior)} for place, prior in enumerate(drawn["prior"])
    }
    return {"argmap": 1, "title": "Random", "conclusion": "c0", "claims": claims, "relations": relations}


@pytest.fixture
def drawn(size: int) -> dict[str, Any]:
    """Relations as plain arrays."""
    return edges(size)


@pytest.fixture
def network(size: int) -> argmap.Network:
    """A network with supports and rebuttals."""
    return argmap.Network.from_arrays(**edges(size))


@pytest.fixture
def rebuttals(size: int) -> argmap.Network:
    """The same network with rebuttals only."""
    return argmap.Network.from_arrays(**edges(size, signs=(-1,)))


@pytest.fixture
def json_map(size: int, tmp_path: Path) -> Path:
    """A map file in JSON."""
    path = tmp_path / "map.json"
    path.write_text(json.dumps(tree(size)), encoding="utf-8")
    return path


@pytest.fixture
def yaml_map(json_map: Path) -> Path:
    """The same map file in YAML, laid out as argmap does it."""
    path = json_map.with_suffix(".yaml")
    argmap.load(json_map).save(path)
    return path
