"""A run in a process of its own, which tells how much memory it took that no file stands behind."""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import compute, parquet

LEVELS = 6
A_CLAIM = 5
"""Relations."""
ROW = 90
"""Bytes of a relation in memory: two ids of 36 letters, their places, a type."""


def anonymous():
    """Megabytes of this process that no file stands behind."""
    with Path("/proc/self/status").open() as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("RssAnon"))


def write_tables(folder, megabytes):
    """Write two tables with long ids, of so many megabytes in memory; piece by piece."""
    claims = int(megabytes * 1e6 / ROW / A_CLAIM)
    width = claims // LEVELS
    claims, random = width * LEVELS, np.random.default_rng(3)
    with parquet.ParquetWriter(
        Path(folder, "claims.parquet"), pa.schema([("id", pa.string()), ("prior", pa.float64())])
    ) as file:
        for start in range(0, claims, 100_000):
            some = np.arange(start, min(start + 100_000, claims))
            file.write_table(pa.table({"id": ids(some), "prior": random.random(len(some))}))
    columns = pa.schema([("premise", pa.string()), ("target", pa.string()), ("type", pa.string())])
    with parquet.ParquetWriter(Path(folder, "relations.parquet"), columns) as file:
        for start in range(0, claims * A_CLAIM, 100_000):
            some = min(100_000, claims * A_CLAIM - start)
            level = random.integers(0, LEVELS - 1, some)
            target, premise = (at * width + random.integers(0, width, some) for at in (level, level + 1))
            sort = pa.array(np.where(random.random(some) < 0.5, "support", "rebuttal"))
            file.write_table(pa.table({"premise": ids(premise), "target": ids(target), "type": sort}))


def ids(numbers):
    digits = compute.utf8_lpad(pa.array(numbers).cast(pa.string()), 30, padding="0")
    return compute.binary_join_element_wise("claim-", digits, "")


def main(folder, memory, stop=""):
    """Score the tables, or end as by `kill -9` before the step of that name; what was taken is written into a file."""
    import argmap
    from argmap.sql import scoring_run  # noqa: F401 - a bare start has everything loaded
    from argmap.sql.databases import DuckDatabase, duckdb_module

    duckdb_module().connect().execute("SELECT 1").fetchall()
    place, before = Path(folder), anonymous()
    most, over = before, threading.Event()

    def watch():
        nonlocal most
        while not over.is_set():
            most = max(most, anonymous())
            time.sleep(0.01)

    def tell():
        Path(place, "taken.json").write_text(json.dumps(most - before))

    keep = DuckDatabase.keep

    def kept(self, name, select):
        if stop and name.endswith(stop):
            tell()
            os.kill(os.getpid(), signal.SIGKILL)
        keep(self, name, select)

    DuckDatabase.keep = kept
    watching = threading.Thread(target=watch)
    watching.start()
    argmap.sql.score(
        place / "claims.parquet", place / "relations.parquet", to=place / "scores.parquet", memory=memory, threads=1,
        folder=place / "work", resume=(place / "work").exists(), collect_below=0,
    )  # fmt: skip
    over.set()
    watching.join()
    tell()


if __name__ == "__main__":
    main(*sys.argv[1:])
