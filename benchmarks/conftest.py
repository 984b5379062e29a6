"""Sizes, shapes and maps to measure with; what is measured together is run together."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import argmap
from benchmarks import shapes
from benchmarks.peers import PEERS, Peer
from benchmarks.shapes import Drawn
from benchmarks.timing import free_gigabytes

SIZES = [int(size) for size in os.environ.get("ARGMAP_BENCH_SIZES", "1000,10000,100000,1000000").split(",")]
"""How many claims; sizes grow by ten, so that a change of order shows."""
GIGABYTES = 1.2e-6
"""How much memory a claim needs, with its five relations, while it is drawn, built, ordered and scored."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever asks for a size at every size up to the largest it is marked with, and so for shapes and peers."""
    if "size" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("largest")
        limit = mark.args[0] if mark else max(SIZES)
        metafunc.parametrize("size", [size for size in SIZES if size <= limit] or SIZES[:1], scope="session")
    if "shape" in metafunc.fixturenames:
        drawn = "drawn" in metafunc.fixturenames
        names = [name for name in shapes.NAMES if not drawn or name not in shapes.RICHER]
        metafunc.parametrize("shape", names, scope="session")
    if "peer" in metafunc.fixturenames:
        metafunc.parametrize("peer", PEERS, ids=lambda peer: peer.name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Go through the sizes and, at each, through the shapes: no network is built twice or kept for long."""

    def place(item: pytest.Item) -> tuple[int, str]:
        params = getattr(item, "callspec", None)
        return (params.params.get("size", 0), params.params.get("shape", "")) if params else (0, "")

    items.sort(key=place)


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """Compile, or load what is compiled, before any clock runs."""
    for name in ("linked", "cyclic", "seed map"):
        shapes.network(name, 200).score(engine="compiled")


@pytest.fixture(autouse=True)
def grouped(request: pytest.FixtureRequest) -> None:
    """Print what was measured on one network as one table; pass over sizes that memory does not allow."""
    params = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    size = params.get("size", 0)
    if not size:  # a doctest
        return
    free = free_gigabytes()
    if free is not None and free < size * GIGABYTES:
        pytest.skip(f"{size:,} CLAIMS NEED {size * GIGABYTES:.0f} GB OF MEMORY, AND {free:.0f} GB ARE FREE")
    request.getfixturevalue("benchmark").group = f"{size:,} claims, {params.get('shape', 'random')}"


@pytest.fixture
def drawn(shape: str, size: int) -> Drawn:
    """Relations as plain arrays."""
    return shapes.drawn(shape, size)


@pytest.fixture
def network(shape: str, size: int) -> argmap.Network:
    """A network of a shape."""
    return shapes.network(shape, size)


@pytest.fixture
def installed(peer: Peer) -> Peer:
    """A peer, if it is there."""
    if peer.missing:
        pytest.skip(peer.missing)
    return peer


def tree(size: int) -> dict[str, Any]:
    """Write a random network as the tree of a map file."""
    laid = shapes.drawn("random", size)
    relations = [
        {"premises": [f"c{source}"], ("supports" if sign > 0 else "rebuts"): f"c{target}"}
        for source, target, sign in zip(laid.source.tolist(), laid.target.tolist(), laid.sign.tolist(), strict=True)
    ]
    claims = {
        f"c{place}": {"text": f"Claim {place}.", "prior": prior} for place, prior in enumerate(laid.prior.tolist())
    }
    return {"argmap": 1, "title": "Random", "conclusion": "c0", "claims": claims, "relations": relations}


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
