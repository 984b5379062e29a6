"""The adjoint inside a circle: (I - J^T) a = e, solved accurately or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.errors import ArgmapError, Problem
from argmap.solve.circles.newton import DENSE, DIRECT

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from argmap.maths.segments import Floats
    from argmap.solve.plain.wide import Slopes
    from argmap.solve.result import Solution

    Index = NDArray[np.integer]

ACCURATE = 1e-10
"""What a solution may leave of the right side, as a share of its largest entry."""
MOST_TERMS, WINDOW = 2_000, 20


def moved(slope: Floats, way: int) -> NDArray[np.int64]:
    """Say which way what follows a node is moved, 0 for down and 1 for up, as the node goes that way.

    >>> moved(np.array([0.5, -0.5]), 1)
    array([1, 0])
    """
    return np.where(slope < 0.0, 1 - way, way)


def circle_adjoint(solution: Solution, nodes: Index, slopes: tuple[Slopes, Slopes], given: Floats) -> Floats:
    """Solve (I - J^T) a = given for the nodes of one or more circles, or say that there is no derivative.

    `slopes`, `given` and the result have a part for falling values and one for rising ones, in this order. Where the two are
    the same, one system is solved; else both as one: a node that falls makes what it lowers fall and what it rebuts rise.
    """
    order = np.argsort(nodes)
    ordered = nodes[order]
    inside = np.isin(slopes[0].by, nodes)
    row, column = (order[np.searchsorted(ordered, part[inside])] for part in (slopes[0].node, slopes[0].by))
    slope = [one.slope[inside] for one in slopes]
    if np.array_equal(slope[0], slope[1]) and np.array_equal(given[0], given[1]):
        found = solve_transposed(row, column, slope[0], given[0])
        found = None if found is None else np.stack([found, found])
    else:
        size = len(nodes)
        rows = np.concatenate([row + size * moved(one, way) for way, one in enumerate(slope)])
        columns = np.concatenate([column, column + size])
        found = solve_transposed(rows, columns, np.concatenate(slope), np.concatenate(list(given)))
        found = None if found is None else found.reshape(2, size)
    if found is None:
        names = solution.arrays.names
        one = next((name for node in ordered.tolist() if node < len(names) and (name := names[node])), "a relation")
        raise ArgmapError(
            Problem(
                f"no derivative was found through the circle around {one!r}",
                hint="The scores there may jump when a base score changes. Change a base score a little, "
                "or try another semantics.",
            )
        )
    return found


def solve_transposed(row: Index, column: Index, slope: Floats, given: Floats) -> Floats | None:
    """Solve (I - J^T) a = given, where J has `slope` at (row, column); None where no accurate solution is found.

    Small systems are factorised. Of others the Neumann series is summed while it contracts, else they are factorised,
    and beyond 20,000 unknowns, where the factors could fill the memory, solved by GMRES.

    >>> solve_transposed(np.array([0, 1]), np.array([1, 0]), np.array([0.5, 0.5]), np.array([1.0, 0.0])).round(6)
    array([1.333333, 0.666667])
    """
    from scipy import sparse  # noqa: PLC0415 - slow to load

    if not np.isfinite(slope).all():
        return None
    size = len(given)
    matrix = sparse.csr_array(sparse.coo_array((slope, (column, row)), shape=(size, size)))
    found = _summed(matrix, given) if size > DENSE else None
    if found is None:
        found = _by_scipy(matrix, given)
    if found is None or not np.isfinite(found).all():
        return None
    left = np.abs(given + matrix @ found - found).max(initial=0.0)
    return found if left <= ACCURATE * np.abs(given).max(initial=0.0) else None


def _summed(matrix: csr_array, given: Floats) -> Floats | None:
    total = term = given
    marker = np.inf
    for step in range(MOST_TERMS):
        term = matrix @ term
        total = total + term
        left = float(np.abs(term).max())
        if left <= np.finfo(float).eps / 2 * np.abs(total).max():
            return total
        if step % WINDOW == 0:
            if not left < marker / 2:
                return None
            marker = left
    return None


def _by_scipy(matrix: csr_array, given: Floats) -> Floats | None:
    from scipy import sparse  # noqa: PLC0415 - slow to load
    from scipy.sparse import linalg  # noqa: PLC0415

    whole = sparse.csc_array(sparse.eye_array(len(given)) - matrix)
    try:
        if len(given) <= DIRECT:
            found: Floats = linalg.splu(whole).solve(given)
        else:
            found, _ = linalg.gmres(whole, given, rtol=ACCURATE / 10, restart=50, maxiter=20)
    except RuntimeError:  # a singular matrix
        return None
    return found
