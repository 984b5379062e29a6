"""How does the cost of a question grow with the document?"""

from __future__ import annotations

import math
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from argmap.errors import ArgmapError
from benchmarks.documents import debate
from benchmarks.questions.answer import Answer
from benchmarks.questions.asked import drawn, questions
from benchmarks.questions.debate import least
from benchmarks.timing import processor_seconds

SIZES = 1_000, 4_000, 16_000
EXPONENT = 1.25
"""Four times the document may take 5.7 times as long: linear, with a logarithm and a cache on top."""
LONGEST = 4.0
"""Seconds: what took longer is not asked of the next size."""


def ask(claims: int) -> Iterator[Answer]:
    """Ask of documents of three sizes; of much smaller ones where the largest networks are small, too."""
    sizes = SIZES if claims >= SIZES[-1] else tuple(max(20, claims // part) for part in (16, 8, 4))
    times: dict[str, list[float]] = {}
    refused: dict[str, str] = {}
    for size in sizes:
        m = debate(size)
        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, call in {**questions(m, Path(folder)), **drawn(m)}.items():
                so_far = times.setdefault(name, [])
                if name in refused or (so_far and so_far[-1] > LONGEST):
                    continue
                try:
                    if not so_far and sizes is SIZES:
                        call()  # loads what it needs
                    so_far.append(
                        least(
                            lambda call=call: processor_seconds(call),
                            2 if sizes is SIZES and (not so_far or so_far[-1] < 1) else 1,
                        )
                    )
                except ArgmapError as error:
                    refused[name] = f"at {size:,}: {error.problems[0].message}"
    for name, found in times.items():
        yield _answer(name, found, sizes, refused.get(name, ""))


def _answer(name: str, found: list[float], sizes: tuple[int, ...], refused: str) -> Answer:
    shown = ", ".join(f"{seconds * 1e3:,.0f}" for seconds in found) + " ms"
    note = "; ".join(filter(None, [shown, refused]))
    if len(found) < 2:
        return Answer(name, None, "", EXPONENT, note=note)
    exponent = math.log(found[-1] / found[-2]) / math.log(sizes[len(found) - 1] / sizes[len(found) - 2])
    return Answer(name, exponent, "", EXPONENT, note=note)
