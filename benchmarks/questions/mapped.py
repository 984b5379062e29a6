"""What does a scoring cost where the network lies in a file, and how much memory does it take?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import shapes
from benchmarks.questions.answer import Answer
from benchmarks.questions.files import write
from benchmarks.timing import in_a_process

SHAPE = "layered"


def ask(claims: int) -> Iterator[Answer]:
    """Make the file from two tables in one process, score it in another."""
    with tempfile.TemporaryDirectory() as folder:
        for size in (claims, claims * 10):
            write(shapes.drawn(SHAPE, size), size * shapes.RELATIONS, Path(folder), numbered=True)
            path = Path(folder, "made.argmap-network")
            yield from asked(size, Path(folder, "claims.parquet"), Path(folder, "relations.parquet"), path)
            path.unlink()


def asked(size: int, claims: Path, relations: Path, path: Path) -> Iterator[Answer]:
    """Ask of one size; the file is made where it is not there."""
    what = f"{size:,} claims and {size * shapes.RELATIONS:,} relations, {SHAPE}"
    if not path.exists():
        made = in_a_process("make", claims, relations, path)
        yield Answer(f"{what}: from two Parquet files to a saved network on disk", made["seconds"], " s")
        yield Answer(f"{what}: the anonymous memory that takes", made["anonymous"] / 1e3, " GB")
    done = in_a_process("mapped", path, SHAPE, size)
    stored = path.stat().st_size / 1e9
    steps = ", ".join(f"{name} {took:.2f} s" for name, took in done["steps"].items())
    passes = done["passes"]
    yield Answer(
        f"{what}: to load it and score it where it lies, anonymous memory", done["anonymous"] / 1e3, " GB",
        min(1.0, stored / 3), note=f"the file has {stored:.2f} GB; {steps}",
    )  # fmt: skip
    yield Answer(
        f"{what}: a pass over the file, in passes in memory", passes["mapped"] / passes["in memory"], "x", 6.0,
        note=f"{passes['mapped'] * 1e3:.1f} ms against {passes['in memory'] * 1e3:.1f}; scores differ by {done['apart']:.0e} at most",
    )  # fmt: skip
