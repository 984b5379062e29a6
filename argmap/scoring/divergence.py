"""What is done where a scoring does not settle: an error, a warning, or what there is."""

from __future__ import annotations

import math
from typing import Any, Literal, get_args

from argmap.basics.warned import warn
from argmap.errors import ConvergenceError, ConvergenceWarning, ParameterError, Problem

OnDivergence = Literal["raise", "warn", "return"]


def check_divergence(on_divergence: OnDivergence) -> None:
    """Refuse a word that `on_divergence` does not know, before any work is done.

    >>> check_divergence("warn")
    """
    known = get_args(OnDivergence)
    if on_divergence not in known:
        hint = f"There are {', '.join(known)}."
        raise ParameterError(Problem(f"on_divergence is {on_divergence!r}", hint=hint))


def settle(result: Any, on_divergence: OnDivergence) -> None:
    """Raise or warn, as told, where a result has not converged.

    >>> from types import SimpleNamespace
    >>> settle(SimpleNamespace(converged=True), "raise")
    """
    if result.converged or on_divergence == "return":
        return
    distance = max((part.distance for part in result.components), default=math.inf)
    if math.isfinite(distance):
        what = f"the limit under {result.semantics!r} is known to {distance:.2g} only"
    else:
        what = f"no fixed point was found under {result.semantics!r}"
    problem = Problem(
        f"{what}: one more step would move a score by {result.residual:.2g}",
        hint="Look at .components for the claims that oscillate, or try another semantics, such as euler_top.",
    )
    raise_or_warn(problem, result, on_divergence)


def raise_or_warn(problem: Problem, result: Any, on_divergence: OnDivergence) -> None:
    """Tell that a result has not converged: as an error that carries it, or as a warning where the user's call stands.

    >>> raise_or_warn(Problem("no fixed point was found"), None, "raise")
    Traceback (most recent call last):
    argmap.errors.ConvergenceError: no fixed point was found
    """
    if on_divergence == "raise":
        raise ConvergenceError(problem, result=result)
    warn(str(problem), ConvergenceWarning)
