"""Tasks that are run in a process of their own, as `python -m benchmarks.tasks NAME ARGUMENTS`; each prints JSON."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from benchmarks.timing import Watch, interleaved, peak_megabytes


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


def make(claims: str, relations: str, path: str) -> dict[str, Any]:
    """Make a saved network of two tables on disk."""
    import argmap  # noqa: PLC0415

    argmap.Network.from_arrays(prior=[0.5], source=[], target=[], sign=[]).score(engine="compiled")
    with Watch() as watch:
        network = argmap.Network.from_files(claims, relations, path)
    return {"claims": len(network), "anonymous": watch.most}


def mapped(path: str, shape: str, size: str) -> dict[str, Any]:
    """Load a saved network and score it where it lies; then the same network in memory, in turn."""
    import argmap  # noqa: PLC0415
    from benchmarks import shapes  # noqa: PLC0415

    shapes.drawn(shape, 1000).network().score(engine="compiled")  # loads what is compiled
    clock = Clock()
    with Watch() as watch:
        network = argmap.Network.load(path)
        clock.lap("load")
        final = network.score(engine="compiled", threads=1).final
        clock.lap("first pass")
    held = shapes.drawn(shape, int(size)).network()
    apart = float(abs(held.score(engine="compiled", threads=1).final - final).max())
    times = interleaved({
        "mapped": lambda: network.score(engine="compiled", threads=1),
        "in memory": lambda: held.score(engine="compiled", threads=1),
    }, rounds=5)  # fmt: skip
    passes = {name: one.median for name, one in times.items()}
    return {"anonymous": watch.most, "steps": clock.laps, "passes": passes, "apart": apart}


def read_by_database(claims: str, relations: str) -> dict[str, Any]:
    """Let DuckDB alone do the reading: the priors, and of each relation its ends by number and its sign."""
    clock = Clock()
    import duckdb  # noqa: PLC0415

    clock.lap("import")
    database = duckdb.connect()
    database.execute(
        "CREATE TABLE claims AS SELECT file_row_number AS number, id, prior FROM read_parquet(?)", [claims]
    )
    found = database.execute(
        """SELECT premises.number AS premise, targets.number AS target, type = 'support' AS supports
        FROM read_parquet(?) AS steps
        JOIN claims AS premises ON steps.premise = premises.id JOIN claims AS targets ON steps.target = targets.id""",
        [relations],
    ).fetchnumpy()
    prior = database.execute("SELECT prior FROM claims ORDER BY number").fetchnumpy()["prior"]
    clock.lap("read")
    return {"peak": peak_megabytes(), "relations": len(found["premise"]), "claims": len(prior), "steps": clock.laps}


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


TASKS = {
    "make": make, "mapped": mapped, "peak": peak, "read_by_database": read_by_database, "saved": saved, "tables": tables,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
