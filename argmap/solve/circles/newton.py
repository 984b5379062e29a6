"""Newton's method inside a component, and whether a fixed point is stable."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from argmap.maths.segments import Floats
from argmap.solve.circles.iteration import EXACT, Budget
from argmap.solve.circles.system import System
from argmap.solve.plain.wide import Wide

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_STEPS = 40
HALVINGS = 12
DIRECT = 20_000
"""Up to so many nodes the linear systems are factorised; beyond, the factors could fill the memory."""
CLEAR = 0.99
"""An eigenvalue that is bounded below this is not worked out: nobody asks by how much it is below 1."""
ROUNDS = 30
SMALL_SHARE = 1e-3
"""What keeps a vector of the power iteration above 0 where a claim is moved by none."""
DENSE = 300
"""Up to so many nodes in the state eigenvalues are worked out."""
KRYLOV = 100
"""From so many nodes on, Arnoldi's method finds the one that is asked for in a space of so many vectors."""
RESTARTS = 10
NOT_NEAR = 1e-4
"""What it finds is taken where it is further from 1."""
Which = Literal["LM", "LR"]
"""The largest magnitude or the largest real part, as ARPACK has it."""


def newton(system: System, state: Floats, tolerance: float, budget: Budget) -> tuple[Floats, float]:
    """Look for a fixed point near a state; return the best state found in [0, 1] and its residual.

    Each step solves (I - J) d = F(x) - x, with J taken from the analytic derivatives of all nodes of the component,
    and goes the longest of 1, 1/2, 1/4 ... of it that lessens the residual. A semantics that is a user's function
    has no derivatives: there scipy's Newton-Krylov method is used.
    """
    if not system.semantics.smooth:
        return _krylov(system, state, tolerance, budget)
    jacobian = Jacobian(system)
    residual = _residual(system, state)
    for _ in range(MOST_STEPS):
        if residual <= EXACT / 10 or not budget.spend(50 * system.work):
            break
        direction = jacobian.direction(state)
        if direction is None:
            break
        found = _search(system, state, direction, residual)
        if found is None:
            break
        state, residual = found
    return state, residual


def _search(system: System, state: Floats, direction: Floats, residual: float) -> tuple[Floats, float] | None:
    for halving in range(HALVINGS):
        trial = np.clip(state + direction * 0.5**halving, 0.0, 1.0)
        reached = _residual(system, trial)
        if reached < residual:
            return trial, reached
    return None


def _residual(system: System, state: Floats) -> float:
    return float(np.abs(system.step(state) - state).max())


def _krylov(system: System, state: Floats, tolerance: float, budget: Budget) -> tuple[Floats, float]:
    from scipy import optimize  # noqa: PLC0415 - slow to load

    best = (state, _residual(system, state))

    def gap(given: Floats) -> Floats:
        nonlocal best
        held = np.clip(given, 0.0, 1.0)
        fresh = system.step(held)
        residual = float(np.abs(fresh - held).max())
        if residual < best[1]:
            best = (held, residual)
        if not budget.spend(system.work):
            raise StopIteration
        return np.asarray(given - fresh)

    try:
        options: Any = {"maxiter": MOST_STEPS, "fatol": min(tolerance, EXACT), "jac_options": {"inner_maxiter": 20}}
        with np.errstate(all="ignore"):
            optimize.root(gap, state, method="krylov", options=options)
    except (ValueError, StopIteration, ZeroDivisionError, FloatingPointError):
        pass  # what was best so far is the answer
    return best


def _radius_bound(size: Floats) -> float:
    """Bound every |eigenvalue| of a matrix by those of its |entries|, by a power iteration (Collatz and Wielandt).

    For any v above 0 the largest of (|J| v) / v is a bound; each round brings it nearer to the least there is.
    """
    way, bound = np.ones(len(size)), np.inf
    for _ in range(ROUNDS):
        after = np.einsum("ij,j->i", size, way)  # by one thread: BLAS wakes all, and lets them wait for work
        bound = min(bound, float((after / way).max(initial=0.0)))
        if bound < CLEAR or not np.isfinite(bound):
            break
        way = after / max(after.max(), 1e-300) + SMALL_SHARE
    return bound


def extreme(slope: Floats, which: Which) -> float:
    """Return the largest |eigenvalue| or the largest real part of one, by Arnoldi's method where that tells it from 1.

    It runs on one thread; what works out all eigenvalues takes longer, and wakes all threads to wait for each other.
    """
    size = len(slope)
    if size > KRYLOV:
        from scipy.sparse import linalg  # noqa: PLC0415 - slow to load

        matrix = linalg.LinearOperator((size, size), matvec=partial(np.einsum, "ij,j->i", slope), dtype=float)
        begun = np.random.default_rng(0).standard_normal(size)  # unlike any pattern of the claims
        with suppress(linalg.ArpackError):
            found = linalg.eigs(
                matrix, which=which, v0=begun, k=2, ncv=KRYLOV, maxiter=RESTARTS, tol=1e-8, return_eigenvectors=False
            )
            extreme = float((np.abs(found) if which == "LM" else found.real).max())
            if abs(extreme - 1.0) > NOT_NEAR:
                return extreme
    values = np.linalg.eigvals(slope)
    return float((np.abs(values) if which == "LM" else values.real).max())


class Jacobian:
    """The derivatives of all nodes of a system by one another."""

    def __init__(self, system: System) -> None:
        self.system = system
        nodes = np.concatenate([system.state, system.derived])
        order = np.argsort(nodes)
        self._sorted, self._order = nodes[order], order
        self._rule = Wide(system.arrays, system.semantics, nodes)
        self._size = len(nodes)

    def entries(self, state: Floats) -> tuple[NDArray[np.integer], NDArray[np.integer], Floats, Floats]:
        """Return rows, columns and slopes at a state, and F(x) - x of every node, the state's nodes first."""
        system = self.system
        fresh = system.step(state)
        slopes = self._rule.slopes(system.values)
        inside = np.isin(slopes.by, self._sorted)
        row, column = self._local(slopes.node[inside]), self._local(slopes.by[inside])
        gap = np.concatenate([fresh - state, np.zeros(self._size - len(state))])
        return row, column, slopes.slope[inside], gap

    def direction(self, state: Floats) -> Floats | None:
        """Return Newton's step for the state, or None where there is none."""
        return self._solved(*self.entries(state))

    def solve(self, state: Floats, given: Floats) -> Floats | None:
        """Solve (I - J) x = given, or return None where that has no solution."""
        row, column, slope, gap = self.entries(state)
        gap[: len(state)] = given
        return self._solved(row, column, slope, gap)

    def _solved(
        self, row: NDArray[np.integer], column: NDArray[np.integer], slope: Floats, given: Floats
    ) -> Floats | None:
        from scipy import sparse  # noqa: PLC0415 - slow to load
        from scipy.sparse import linalg  # noqa: PLC0415

        if not np.isfinite(slope).all():
            return None
        size = self._size
        matrix = sparse.eye_array(size, format="csc") - sparse.csc_array((slope, (row, column)), shape=(size, size))
        try:
            if size <= DIRECT:
                whole = linalg.splu(matrix.tocsc()).solve(given)
            else:
                whole, _ = linalg.gmres(matrix, given, rtol=1e-10, restart=50, maxiter=4)
        except RuntimeError:  # a singular matrix
            return None
        return whole[: len(self.system.state)] if np.isfinite(whole).all() else None

    def dense(self, state: Floats) -> Floats | None:
        """Return the derivatives of the state's next value by the state, shape (state, state); None where there are none."""
        row, column, slope, _ = self.entries(state)
        if not np.isfinite(slope).all():
            return None
        whole = np.zeros((self._size, self._size))
        np.add.at(whole, (row, column), slope)
        cut = len(state)
        # What is derived hands on what one node of the state is worth.
        return whole[:cut, :cut] + whole[:cut, cut:] @ whole[cut:, :cut]

    def pull(self, state: Floats, which: Which = "LM") -> float | None:
        """Return the largest |eigenvalue| of the derivatives, or the largest real part; None where that is too much work.

        A fixed point attracts iteration if the first is below 1, the dynamics dx/dt = F(x) - x if the second, `LR`, is.
        Where a bound of both is clearly below 1, it stands for them.
        """
        if len(state) > DENSE or self._size > 4 * DENSE:
            return None
        slope = self.dense(state)
        if slope is None:
            return None
        bound = _radius_bound(np.abs(slope))
        return bound if bound < CLEAR else extreme(slope, which)

    def _local(self, nodes: NDArray[np.integer]) -> NDArray[np.integer]:
        return self._order[np.searchsorted(self._sorted, nodes)]
