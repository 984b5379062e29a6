"""From files to scores in a fresh process: how long, and how much memory?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

import argmap
from argmap import network as networks
from benchmarks import shapes
from benchmarks.questions.answer import Answer, missing
from benchmarks.timing import in_a_process

TABLES = 8.0, 1.5
SAVED = 2.0, 0.7
NUMBERED = 2.0, 0.8


def ask(claims: int) -> Iterator[Answer]:
    """Read two Parquet files, and a saved network, each twice: the second time the files are in memory."""
    with tempfile.TemporaryDirectory() as folder:
        for relations in (2, shapes.RELATIONS):
            yield from _tables(claims, relations, Path(folder))
        yield from _saved(claims, Path(folder))
        yield from _numbered(claims, Path(folder))


def _tables(claims: int, relations: int, folder: Path) -> Iterator[Answer]:
    what = f"{claims:,} claims and {claims * relations:,} relations from two Parquet files to scores"
    if not hasattr(networks, "from_tables"):
        yield from _unknown(what, "there is no argmap.from_tables yet", TABLES)
        return
    laid = shapes.drawn("random", claims)
    write(laid, relations * claims, folder)
    paths = folder / "claims.parquet", folder / "relations.parquet"
    yield from _cold(what, "tables", paths, TABLES)


def _numbered(claims: int, folder: Path) -> Iterator[Answer]:
    """Read tables whose ids are whole numbers, and let DuckDB do the reading alone."""
    laid = shapes.drawn("random", claims)
    write(laid, shapes.RELATIONS * claims, folder, numbered=True)
    paths = folder / "claims.parquet", folder / "relations.parquet"
    what = f"{claims:,} claims and {claims * shapes.RELATIONS:,} relations, numbered, from two Parquet files to scores"
    yield from _cold(what, "tables", paths, NUMBERED)
    runs = [in_a_process("read_by_database", *paths) for _ in range(3)]
    note = "median of 3; ids joined, no scores"
    yield Answer(f"{what}: to read them by DuckDB alone", sorted(run["seconds"] for run in runs)[1], " s", note=note)


def write(laid: shapes.Drawn, relations: int, folder: Path, *, numbered: bool = False) -> None:
    """Write the claims, with ids and texts, and some of the relations as Parquet files."""
    some = np.random.default_rng(3).permutation(len(laid.source))[:relations]
    ids = pa.array(np.arange(len(laid.prior)) if numbered else [f"c{claim}" for claim in range(len(laid.prior))])
    texts = pa.array([f"What claim {claim} says is a sentence of some length." for claim in range(len(laid.prior))])
    kinds = pa.array(["rebuttal", "support"])
    types = kinds.take(pa.array((laid.sign[some] > 0).astype(np.int8)))
    claims = pa.table({"id": ids, "text": texts, "prior": laid.prior})
    premise, target = ids.take(pa.array(laid.source[some])), ids.take(pa.array(laid.target[some]))
    parquet.write_table(claims, folder / "claims.parquet")
    parquet.write_table(pa.table({"premise": premise, "target": target, "type": types}), folder / "relations.parquet")


def _saved(claims: int, folder: Path) -> Iterator[Answer]:
    what = f"{claims:,} claims and {claims * shapes.RELATIONS:,} relations from a saved network to scores"
    if not (hasattr(argmap.Network, "load") and hasattr(argmap.Network, "save")):
        yield from _unknown(what, "there is no Network.load yet", SAVED)
        return
    network = networks.from_tables(folder / "claims.parquet", folder / "relations.parquet")
    path = folder / "saved.argmap-network"
    network.save(path)
    yield from _cold(what, "saved", (path,), SAVED)


def _cold(what: str, task: str, paths: tuple[Path, ...], targets: tuple[float, float]) -> Iterator[Answer]:
    runs = [in_a_process(task, *paths) for _ in range(3)]
    seconds, peak = sorted(run["seconds"] for run in runs)[1], max(run["peak"] for run in runs) / 1e3
    steps = ", ".join(f"{name} {took:.2f} s" for name, took in runs[1]["steps"].items())
    yield Answer(
        f"{what}: seconds of a process", seconds, " s", targets[0], note=f"median of 3; in one of them {steps}"
    )
    yield Answer(f"{what}: its peak memory", peak, " GB", targets[1])


def _unknown(what: str, why: str, targets: tuple[float, float]) -> Iterator[Answer]:
    yield missing(f"{what}: seconds of a process", why, target=targets[0], unit=" s")
    yield missing(f"{what}: its peak memory", why, target=targets[1], unit=" GB")
