"""Run a tape with compiled code: the same numbers as with numpy, large tables several times faster."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np

from argmap.worlds.exact.tape import spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.kernels.chances import Products
    from argmap.worlds.exact.tape import Tape

    Floats = NDArray[np.float64]

LOW = 10
"""So many variables of a product are looked up in a list of its entries; the others in a second one."""
AT_ONCE = 50_000_000
"""So many multiplications are done before Python looks again whether the user wants to stop."""


def forward(tape: Tape, values: Floats) -> Floats:
    """Fill in the tables that are made; return by which power of 2 each product was brought back, shape (products,)."""
    from argmap.kernels.chances import forward as compiled  # noqa: PLC0415 - loads numba

    products, powers = _products(tape), np.zeros(len(tape.first))
    for begin, end in _pieces(tape):
        compiled(products, begin, end, LOW, values, powers)
    return powers


def backward(tape: Tape, values: Floats, powers: Floats) -> Floats:
    """Return how the logarithm of the product of all roots grows with each entry; shape (entries,)."""
    from argmap.kernels.chances import backward as compiled  # noqa: PLC0415 - loads numba

    slopes = np.zeros_like(values)
    slopes[tape.roots] = 1.0 / values[tape.roots]
    for begin, end in reversed(list(_pieces(tape))):
        compiled(_products(tape), begin, end, LOW, values, powers, slopes)
    return slopes


def _pieces(tape: Tape) -> Iterator[tuple[int, int]]:
    """Cut the products into parts of so many multiplications."""
    part = np.cumsum(np.exp2(tape.dimension)) // AT_ONCE
    edges = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(part)]
    yield from pairwise(edges)


def _products(tape: Tape) -> Products:
    if "compiled" not in tape.kept:
        tape.kept["compiled"] = _laid_out(tape)
    return cast("Products", tape.kept["compiled"])


def _laid_out(tape: Tape) -> Products:
    from argmap.kernels.chances import Products  # noqa: PLC0415 - loads numba

    columns = []
    for low, high in ((0, LOW), (LOW, 64)):
        lists = [
            [spread(bits, min(low, dimension), min(high, dimension)) for bits in tables]
            for dimension, *tables in tape.patterns
        ]
        start = np.cumsum([0, *(len(first) for first, _ in lists)])
        columns += [start, *(_joined([pair[at] for pair in lists]) for at in (0, 1))]
    return Products(tape.dimension, tape.first, tape.second, tape.into, tape.sums, tape.pattern, *columns)


def _joined(lists: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate(lists) if lists else np.zeros(0, dtype=np.int64)
