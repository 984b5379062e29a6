"""What was drawn, and how the conclusion goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from argmap.answers.table import Column, Table
from argmap.maths.ranks import ranks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.analysis.sample.varied import Varied
    from argmap.scoring.network_core import NetworkCore

    Floats = NDArray[np.float64]

INPUTS = (Column("id"), Column("correlation", "+.2f"), Column("mean"), Column("drawn from"), Column("text"))


def input_table(network: NetworkCore, varied: Varied, values: Mapping[int, Floats], target: Floats) -> Table:
    """Return one row for each prior that was drawn and kept, the one with which the target goes most first."""
    positions = np.array(list(values), dtype=np.int64)
    names, texts = network.ids.take(positions), network.texts.take(positions)
    rows = []
    varies = bool(len(target) and np.ptp(target))
    of_target = _deviations(ranks(target)) if varies else target
    for at, name, text, column in zip(positions.tolist(), names, texts, values.values(), strict=True):
        mean = float(column.mean())
        goes = _correlation(_deviations(ranks(column)), of_target) if varies and np.ptp(column) else None
        rows.append((name, goes, mean, str(varied.distribution(at)), text))
    rows.sort(key=lambda row: (row[1] is None, -abs(row[1] or 0.0), row[0]))
    return Table(INPUTS, tuple(rows), title="What was drawn, and how the target goes with it")


def rank_correlation(one: Floats, other: Floats) -> float | None:
    """Return Spearman's rank correlation, in [-1, 1]; None where one of the two does not vary.

    C. Spearman, "The proof and measurement of association between two things", American Journal of Psychology 15
    (1904): the correlation of ranks, so it is 1 for whatever always rises together, in a straight line or not.

    >>> rank_correlation(np.array([0.1, 0.2, 0.4]), np.array([0.1, 0.9, 0.91]))
    1.0
    >>> rank_correlation(np.array([0.1, 0.2]), np.array([0.5, 0.5])) is None
    True
    """
    if not len(one) or np.ptp(one) == 0.0 or np.ptp(other) == 0.0:
        return None
    return _correlation(_deviations(ranks(one)), _deviations(ranks(other)))


def _deviations(values: Floats) -> Floats:
    """Return how far each number is from the mean, in such a measure that their squares add up to 1."""
    off = values - values.mean()
    return np.asarray(off / np.sqrt(off @ off))


def _correlation(one: Floats, other: Floats) -> float:
    return round(float(np.clip(one @ other, -1.0, 1.0)), 12)
