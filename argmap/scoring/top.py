"""The best supported claims of a network, found without sorting all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.answers.scores import SCORE_COLUMNS
from argmap.answers.table import Table
from argmap.columns.columns import KINDS
from argmap.errors import ParameterError
from argmap.maths.largest import largest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns

DIGITS = 9
"""Scores that are equal to so many digits count as equal: the order of summing makes a difference beyond."""


def ranking(columns: Columns, final: NDArray[np.float64], base: NDArray[np.float64], number: int) -> Table:
    """Return one row a claim, the best supported first; `final` and `base` have the order of the scored claims."""
    if type(number) is not int or number < 0:
        raise ParameterError(f"the number of claims must be a whole number from 0, not {number!r}")
    found = largest(np.round(final, DIGITS), number)
    at = found if columns.scored is None else columns.scored[found]
    kinds = [KINDS[kind] for kind in columns.claim_kind[at].tolist()]
    values = base[found].tolist(), final[found].tolist(), (final - base)[found].tolist()
    names, texts = columns.claim_ids.take(at), columns.texts.take(at)
    return Table(SCORE_COLUMNS, tuple(zip(names, kinds, *values, texts, strict=True)))
