"""How long does it take to build a network and to work out its order, and how much memory do they keep?"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from argmap.arrays.layout import build_layout


def kept(*holders: Any) -> float:
    """Count the bytes of all arrays that some objects hold, in MB."""
    held = (getattr(holder, column.name) for holder in holders for column in fields(holder))
    return round(sum(one.nbytes for one in held if isinstance(one, np.ndarray)) / 1e6, 3)


def test_build(benchmark, drawn, size):
    network = benchmark.pedantic(drawn.network, rounds=3, warmup_rounds=1)
    benchmark.extra_info["MB"] = kept(network.arrays)
    assert len(network) == size


def test_order(benchmark, network):
    layout = benchmark.pedantic(lambda: build_layout(network.arrays), rounds=3, warmup_rounds=1)
    benchmark.extra_info["MB"] = kept(layout)
    assert len(layout) == len(network.arrays)
