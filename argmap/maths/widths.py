"""How wide an index is: 32 bits while everything can be counted in them, 64 beyond."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

IndexType: TypeAlias = type[np.integer[Any]]

MOST_IN_32_BITS = 2**31 - 1
"""The largest number of things that is counted in 32 bits."""


def index_type(number: int) -> IndexType:
    """Return the type of an index into so many things; -1 has room in it too.

    >>> index_type(5_000_000).__name__, index_type(5_000_000_000).__name__
    ('int32', 'int64')
    """
    return np.int32 if number <= MOST_IN_32_BITS else np.int64
