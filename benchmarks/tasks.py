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
    drawn = peak_megabytes()
    clock = [time.perf_counter()]
    network = laid.network()
    clock.append(time.perf_counter())
    assert network.layout is not None
    clock.append(time.perf_counter())
    scores = network.score(engine="compiled")
    clock.append(time.perf_counter())
    build, order, score = (after - before for before, after in zip(clock, clock[1:], strict=False))
    return {
        "drawn": drawn, "peak": peak_megabytes(), "build": build, "order": order, "score": score,
        "converged": scores.converged,
    }  # fmt: skip


TASKS = {"peak": peak}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
