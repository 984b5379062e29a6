"""Tasks that are run in a process of their own, as `python -m benchmarks.tasks NAME ARGUMENTS`; each prints JSON."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from benchmarks.timing import peak_megabytes


def peak(shape: str, size: str) -> dict[str, Any]:
    """Build, order and score, and say what each took."""
    from benchmarks import shapes  # noqa: PLC0415 - each task loads what it needs

    shapes.drawn(shape, 1000).network().score(engine="compiled")  # loads what is compiled
    laid = shapes.drawn(shape, int(size))
    drawn, clock = peak_megabytes(), Clock()
    network = laid.network()
    clock.lap("build")
    assert network.layout is not None
    clock.lap("order")
    scores = network.score(engine="compiled")
    clock.lap("score")
    return {"drawn": drawn, "peak": peak_megabytes(), "converged": scores.converged, "steps": clock.laps}


def tables(claims: str, relations: str) -> dict[str, Any]:
    """Read two tables and score them."""
    clock = Clock()
    import argmap  # noqa: F401, PLC0415 - its import is part of what is measured

    clock.lap("import")
    from argmap.network import from_tables  # noqa: PLC0415

    network = from_tables(claims, relations)
    return _scored(network, clock)


def saved(path: str) -> dict[str, Any]:
    """Open a saved network and score it."""
    clock = Clock()
    import argmap  # noqa: PLC0415

    clock.lap("import")
    return _scored(argmap.Network.load(path), clock)


def _scored(network: Any, clock: Clock) -> dict[str, Any]:
    clock.lap("read")
    scores = network.score()
    clock.lap("order and score")
    return {"peak": peak_megabytes(), "mean": float(scores.final.mean()), "steps": clock.laps}


class Clock:
    """Takes the time of one step after another."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """End a step."""
        now = time.perf_counter()
        self.laps[name], self._last = now - self._last, now


TASKS = {"peak": peak, "tables": tables, "saved": saved}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
