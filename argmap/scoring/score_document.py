"""Score a document: from the map's objects to arrays, through the solver, and back to `Scores`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, get_args

from argmap.answers.scores import Scores
from argmap.arrays.choices import checked_day
from argmap.arrays.compile.dated import said_by_day
from argmap.arrays.compile.from_objects import arrays_from_document
from argmap.arrays.kept_priors import kept_priors
from argmap.basics.frozen import FrozenMap
from argmap.basics.warned import warn
from argmap.errors import ConvergenceError, ConvergenceWarning, ParameterError, Problem
from argmap.model.fields import Join
from argmap.semantics import PROBABILITY, get_semantics
from argmap.solve import solve
from argmap.worlds import count_worlds, drawn_for

if TYPE_CHECKING:
    import datetime

    import numpy as np
    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores, Solved
    from argmap.arrays.arrays import Arrays
    from argmap.model.document import Document
    from argmap.semantics import Semantics

OnDivergence = Literal["raise", "warn", "return"]


def score_document(
    document: Document,
    semantics: str | Semantics = "df_quad",
    *,
    prior: Mapping[str, float] | None = None,
    fix: Mapping[str, float] | None = None,
    strength: Mapping[str, float] | None = None,
    reliability: Mapping[str, float] | None = None,
    min_reliability: float | None = None,
    as_of: str | datetime.date | None = None,
    join: Join | None = None,
    parameters: Mapping[str, Any] | None = None,
    samples: int | None = None,
    seed: int | None = None,
    on_divergence: OnDivergence = "raise",
) -> Scores:
    """Score every claim of a document; the arguments are those of `ArgumentMap.score`.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella")
    >>> rain = b.claim("It will rain", prior=0.7)
    >>> score_document(b.build().document)[rain]
    0.7
    """
    check_divergence(on_divergence)
    drawn = drawn_for(semantics, samples=samples, seed=seed, parameters=parameters, join=join or document.defaults.join)
    compiled = partial(
        arrays_from_document, document, prior=prior, fix=fix, strength=strength, reliability=reliability,
        min_reliability=min_reliability, as_of=as_of,
    )  # fmt: skip
    if drawn is not None:
        arrays = compiled(join=join, all_sources=True)
        counted = count_worlds(arrays, drawn)
        errors = named(arrays.claim_ids, counted.claim_errors())
        likely = _scores(document, PROBABILITY, counted.parameters, arrays, counted, counted.claim_scores())
        scores = replace(likely, kind="probability", errors=errors)
    else:
        rule = get_semantics(semantics, parameters=parameters)
        arrays = compiled(join=join or rule.join)
        solution = solve(arrays, rule)
        scores = _scores(document, rule.name, rule.parameters, arrays, solution, solution.claim_scores())
    silent = [source for source, worth in scores.sources.items() if worth < (min_reliability or 0.0)]
    notes = kept_priors(document, prior, reliability, silent=silent, as_of=as_of, absent=arrays.absent)
    scores = replace(scores, notes=notes) if notes else scores
    settle(scores, on_divergence)
    return scores


def likely_scores(
    document: Document, semantics: object, words: Mapping[str, Any], *, samples: int | None, seed: int | None
) -> Scores | None:
    """Return the scores by `probability` where that is asked for, and None for degrees, which draw nothing.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: T, claims: {a: {text: A, prior: 0.25}}}")
    >>> likely_scores(m.document, "probability", {}, samples=None, seed=None)["a"]
    0.25
    """
    join = words.get("join") or document.defaults.join
    drawn = drawn_for(semantics, samples=samples, seed=seed, parameters=words.get("parameters"), join=join)
    if drawn is None:
        return None
    choices = {word: value for word, value in words.items() if word not in {"engine", "threads"}}
    return score_document(document, PROBABILITY, **choices, samples=samples, seed=seed, on_divergence="return")


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


def _scores(
    document: Document,
    semantics: str,
    parameters: Mapping[str, Any],
    arrays: Arrays,
    solution: Solved,
    final: NDArray[np.float64],
) -> Scores:
    return Scores(
        document=document,
        semantics=semantics,
        final=named(arrays.claim_ids, final),
        base=named(arrays.claim_ids, solution.claim_base()),
        relations=named(arrays.relation_ids, solution.relation_forces()),
        sources=named(arrays.source_ids, solution.source_reliabilities()),
        converged=solution.converged,
        iterations=solution.iterations,
        residual=solution.residual,
        components=tuple(solution.components),
        parameters=FrozenMap(parameters),
        absent=arrays.absent,
    )


def named_scores(
    document: Document, arrays: Arrays, scores: NetworkScores, how: Mapping[str, Any] | None = None
) -> Scores:
    """Return the scores of a compiled document by id; `how` are the words it was asked with, for what they leave out."""
    words = how or {}
    absent = said_by_day(document, checked_day(words.get("as_of"))).absent
    found = replace(
        _scores(document, scores.semantics, scores.parameters, arrays, scores.solution, scores.final), absent=absent
    )
    least = words.get("min_reliability") or 0.0
    notes = kept_priors(
        document, words.get("prior"), words.get("reliability"),
        silent=[source for source, worth in found.sources.items() if worth < least],
        as_of=words.get("as_of"), absent=absent,
    )  # fmt: skip
    return replace(found, notes=notes) if notes else found


def named(ids: Sequence[str], values: NDArray[np.float64]) -> FrozenMap[float]:
    """Name the values; one that is NaN belongs to a relation that takes no part, and is left out.

    >>> import numpy as np
    >>> named(["rain", "take"], np.array([0.7, np.nan]))
    FrozenMap({'rain': 0.7})
    """
    return FrozenMap((name, value) for name, value in zip(ids, values.tolist(), strict=True) if value == value)  # noqa: PLR0124
