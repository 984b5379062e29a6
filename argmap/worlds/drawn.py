"""`Drawn`: how worlds are drawn, and what the probability semantics cannot be asked."""

from __future__ import annotations

import numbers
from dataclasses import dataclass
from typing import Any

from argmap.errors import ParameterError, Problem
from argmap.semantics import PROBABILITY
from argmap.worlds.switches import MOST_WORLDS

SAMPLES = 100_000
"""So many worlds are drawn where nothing else is said: an error of at most 0.0016."""


@dataclass(frozen=True)
class Drawn:
    """How worlds are drawn: how many, None for as many as serve, and from which seed."""

    samples: int | None = None
    seed: int = 0


def drawn_for(
    semantics: object, *, samples: int | None, seed: int | None, parameters: object = None, join: str = "product"
) -> Drawn | None:
    """Return how to draw worlds; None for a gradual semantics, which draws nothing. All problems are raised at once.

    >>> drawn_for("probability", samples=1000, seed=None)
    Drawn(samples=1000, seed=0)
    >>> drawn_for("df_quad", samples=1000, seed=None)
    Traceback (most recent call last):
    argmap.errors.ParameterError: samples: 'df_quad' draws nothing. Leave it out, or score by 'probability'.
    """
    if semantics != PROBABILITY:
        name = semantics if isinstance(semantics, str) else getattr(semantics, "name", "this semantics")
        hint = "Leave it out, or score by 'probability'."
        given = [word for word, value in (("samples", samples), ("seed", seed)) if value is not None]
        if given:
            raise ParameterError(*(Problem(f"{name!r} draws nothing", path=word, hint=hint) for word in given))
        return None
    problems = [
        *_wrong_numbers(samples, seed),
        *(
            [Problem("'probability' has no parameters", path="parameters", hint="Leave them out.")]
            if parameters
            else []
        ),
    ]
    if join != "product":
        message = f"linked premises are joined by {join!r}, and 'probability' asks whether all of them hold"
        problems.append(Problem(message, path="join", hint='Say join="product", or score by a degree.'))
    if problems:
        raise ParameterError(*problems)
    return Drawn(None if samples is None else int(samples), int(seed or 0))


def _wrong_numbers(samples: object, seed: object) -> list[Problem]:
    problems = []
    if samples is not None and not _whole(samples, 1, MOST_WORLDS):
        hint = f"Give a whole number from 1 to {MOST_WORLDS:,}."
        problems.append(Problem(f"samples is {samples!r}", path="samples", hint=hint))
    if seed is not None and not _whole(seed, 0, None):
        problems.append(Problem(f"seed is {seed!r}", path="seed", hint="Give a whole number from 0 on."))
    return problems


def _whole(given: Any, least: int, most: int | None) -> bool:
    right = isinstance(given, numbers.Integral) and not isinstance(given, bool)
    return bool(right and given >= least and (most is None or given <= most))
