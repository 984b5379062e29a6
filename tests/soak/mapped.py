"""In a process of its own: make a saved network from two tables, or load and score one, and tell how much memory that took.

It is anonymous memory (what the system cannot read again from a file) beyond that of a process which has scored two claims.
"""

import re
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

import argmap

TOGETHER = 1_000_000


def write_tables(claims, relations, folder):
    """Write tables of claims on twelve levels, of which each relation leads to a lower one, a part at a time."""
    random = np.random.default_rng(7)
    parquet.write_table(pa.table({"id": np.arange(claims), "prior": random.random(claims)}), folder / "claims.parquet")
    types = pa.array(["support", "rebuttal"])
    schema = pa.schema({"premise": pa.int64(), "target": pa.int64(), "type": pa.string()})
    with parquet.ParquetWriter(folder / "relations.parquet", schema) as writer:
        for begin in range(0, relations, TOGETHER):
            number = min(TOGETHER, relations - begin)
            level, width = random.integers(1, 12, number), claims // 12
            premise = level * width + random.integers(0, width, number)
            target = (level - 1) * width + random.integers(0, width, number)
            sort = types.take(pa.array(random.integers(0, 2, number)))
            writer.write_table(pa.table([pa.array(premise), pa.array(target), sort], schema=schema))


def anonymous():
    """Return how many bytes of anonymous memory this process has."""
    return int(re.search(r"RssAnon:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024


class Watch:
    """The most anonymous memory that there was, beyond what there was at first."""

    def __enter__(self):
        self.first, self.most, self.ended = anonymous(), 0, threading.Event()
        self.thread = threading.Thread(target=self.look)
        self.thread.start()
        return self

    def look(self):
        while not self.ended.wait(0.003):
            self.most = max(self.most, anonymous() - self.first)

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()
        self.most = max(self.most, anonymous() - self.first)


def main(what, folder):
    argmap.Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1]).score(engine="compiled")
    path = folder / "made.argmap-network"
    begun = time.process_time()
    with Watch() as watch:
        if what == "make":
            network = argmap.Network.from_files(
                folder / "claims.parquet", folder / "relations.parquet", path, memory="200MB"
            )
        elif what == "score":
            network = argmap.Network.load(path)
            np.save(folder / "scores.npy", network.score(engine="compiled").final)
        else:
            network = argmap.from_tables(folder / "claims.parquet", folder / "relations.parquet")
            np.save(folder / "expected.npy", network.score(engine="compiled").final)
    print(
        f"{what} {len(network)} {watch.most} {path.stat().st_size if path.exists() else 0} {time.process_time() - begun:.1f}"
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
