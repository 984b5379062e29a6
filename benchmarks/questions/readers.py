"""How long does each reader take, and does it take longer than in proportion to what it reads?"""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator

import argmap
from argmap.formats.registry import every_format
from benchmarks.questions.answer import Answer
from benchmarks.texts import text

SMALLEST = 1_000
STEPS = 1, 4, 16
LINEAR = 1.5
"""Of 16 times as many claims 24 times as long is still called linear: the larger texts do not fit the caches."""
NODES, CHARACTERS, SECONDS = 100_000, 3_000_000, 10.0


def ask(claims: int) -> Iterator[Answer]:
    """Read three sizes of every format; and large files of those that are likely to be large."""
    smallest = max(10, min(SMALLEST, claims // 20))
    for name, form in every_format().items():
        if getattr(form, "reads", True):
            yield _growth(name, smallest)
    nodes = min(NODES, claims)
    for name, title in (("aif", "AIF JSON"), ("node-edge", "nodes and edges in JSON")):
        written = text(name, nodes // 2 if name == "aif" else nodes)  # in AIF, every step is a node
        yield _large(f"{title}, {nodes:,} nodes: seconds", name, written, nodes // 3)
    characters = min(CHARACTERS, 30 * claims)
    written = text("argdown", claims=characters // 60)
    written = written[: written.rindex("\n\n", 0, characters + 2)] if len(written) > characters else written
    yield _large(f"Argdown, {len(written) / 1e6:.1f} MB: seconds", "argdown", written, 1)


def _growth(name: str, smallest: int) -> Answer:
    took = []
    for step in STEPS:
        claims = smallest * step
        written = text(name, claims)
        took.append(min(_seconds(name, written, claims - 1) for _ in range(3 if step < STEPS[-1] else 2)))
    note = ", ".join(f"{smallest * step:,} claims {seconds:.2f} s" for step, seconds in zip(STEPS, took, strict=True))
    question = f"read {name}: {STEPS[-1]} times as many claims, times as long"
    return Answer(question, took[-1] / took[0], "x", LINEAR * STEPS[-1], note=note)


def _large(question: str, name: str, written: str, parts: int) -> Answer:
    note = f"{len(written) / 1e6:.1f} MB; processor time"
    return Answer(question, _seconds(name, written, parts), " s", SECONDS, note=note)


def _seconds(name: str, written: str, parts: int) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        begin = time.process_time()
        read = argmap.loads(written, format=name, limit=None)
        took = time.process_time() - begin
    if len(read.document.relations) < parts:
        raise ValueError(f"{name}: {len(read.document.relations)} relations were read, not {parts}")
    return took
