"""How much memory does a network take, up to ten million claims?"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.questions.answer import Answer, missing
from benchmarks.shapes import RELATIONS
from benchmarks.timing import free_gigabytes, in_a_process

NEEDED = 16.0
"""Gigabytes that have to be free for the largest."""
LARGE = 10_000_000


def ask(claims: int) -> Iterator[Answer]:
    """Build, order and score in a process of its own; the largest last, and only where there is room for it."""
    for size in (claims // 10, claims):
        yield _peak(size)
    size = claims * 10
    free = free_gigabytes()
    if size >= LARGE and (free is None or free < NEEDED):
        known = "unknown" if free is None else f"{free:.0f} GB"
        yield missing(_question(size), f"{NEEDED:.0f} GB have to be free; free is {known}", target=NEEDED, unit=" GB")
    else:
        yield _peak(size, target=NEEDED)


def _question(size: int) -> str:
    return f"{size:,} claims and {size * RELATIONS:,} relations, layered: peak memory of building, ordering, scoring"


def _peak(size: int, target: float | None = None) -> Answer:
    done = in_a_process("peak", "layered", size)
    times = ", ".join(f"{name} {took:.2f} s" for name, took in done["steps"].items())
    note = f"{times}; drawing the relations alone took {done['drawn'] / 1e3:.2f} GB at its peak"
    return Answer(_question(size), done["peak"] / 1e3, " GB", target, holds=done["converged"], note=note)
