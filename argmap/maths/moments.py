"""The mean and the spread of many numbers that come a few at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Moments:
    """Means and standard deviations of columns, from chunks of rows, each of which may be forgotten.

    Two parts are put together as by T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms for computing the sample
    variance", The American Statistician 37 (1983): nothing large is subtracted from anything large.

    >>> moments = Moments(1)
    >>> for chunk in ([[1.0], [2.0]], [[3.0], [6.0]]):
    ...     moments.add(np.array(chunk))
    >>> moments.mean, moments.sd.round(3), round(float(np.std([1, 2, 3, 6], ddof=1)), 3)
    (array([3.]), array([2.16]), 2.16)
    """

    def __init__(self, columns: int) -> None:
        self.rows = 0
        self._first: Floats | None = None
        self._mean = np.zeros(columns)
        self._squares = np.zeros(columns)

    def add(self, rows: Floats) -> None:
        """Take in some rows; shape (rows, columns)."""
        if self._first is None:
            self._first = rows[0].copy()
        rows = rows - self._first  # so that what never changes has a spread of exactly 0
        number, mean = len(rows), rows.mean(axis=0)
        off = mean - self._mean
        together = self.rows + number
        self._squares += rows.var(axis=0) * number + off * off * (self.rows * number / together)
        self._mean += off * (number / together)
        self.rows = together

    @property
    def mean(self) -> Floats:
        """The means; shape (columns,)."""
        return self._mean if self._first is None else self._first + self._mean

    @property
    def sd(self) -> Floats:
        """The standard deviations, with one degree of freedom less than rows; 0 for a single row."""
        return np.sqrt(self._squares / max(1, self.rows - 1))
