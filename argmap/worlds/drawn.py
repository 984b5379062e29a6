"""`Drawn`: what is asked of the probability semantics, and how worlds are drawn; and what it cannot be asked."""

from __future__ import annotations

import numbers
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from argmap.basics.frozen import EMPTY, FrozenMap
from argmap.errors import ParameterError, Problem, nearest_or_all, short
from argmap.semantics import PROBABILITY
from argmap.worlds.switches import MOST_WORLDS

SAMPLES = 100_000
"""So many worlds are drawn where nothing else is said: an error of at most 0.0016."""
_DEGREES_LACK = {
    "given": "gives degrees, and only a chance hangs on what is given",
    "circles": "gives degrees, and settles circles by itself",
    "exact": "gives degrees, and estimates nothing",
}
"""Why a degree is refused a word; another is about drawing."""
_CIRCLES = ("undecided",)


@dataclass(frozen=True)
class Drawn:
    """What is asked: how many worlds to draw, None for as many as serve, from which seed, and which of them count."""

    samples: int | None = None
    seed: int = 0
    given: Mapping[Any, bool] = field(default=EMPTY)
    """What is so in the worlds that count, and what is not, by id: that a claim holds, a relation fires, a source is reliable."""
    circles: Literal["undecided"] | None = None
    """Whether what a circle leaves undecided stays so; else a map that runs in circles is refused."""
    exact: Literal["auto"] | bool = "auto"
    """Whether chances are worked out exactly: as far as the map is narrow enough, always, or never."""


def drawn_for(
    semantics: object, chances: Mapping[str, Any], *, parameters: object = None, join: str = "product"
) -> Drawn | None:
    """Return what is asked, by the words of `Chances`; None for a gradual semantics. All problems are raised at once.

    >>> drawn_for("probability", {"samples": 1000}).samples
    1000
    >>> drawn_for("df_quad", {"samples": 1000})
    Traceback (most recent call last):
    argmap.errors.ParameterError: samples: 'df_quad' draws nothing. Leave it out, or score by 'probability'.
    """
    said = {word: value for word, value in chances.items() if value is not None}
    if semantics != PROBABILITY:
        _refuse_for_degrees(semantics, said)
        return None
    given = said.get("given", {})
    problems = [
        *_wrong_numbers(said.get("samples"), said.get("seed")),
        *_wrong_given(given),
        *_wrong_circles(said.get("circles")),
        *_wrong_exact(said),
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
    samples = said.get("samples")
    return Drawn(
        None if samples is None else int(samples),
        int(said.get("seed", 0)),
        FrozenMap((key, bool(value)) for key, value in given.items()),
        said.get("circles"),
        said.get("exact", "auto"),
    )


def _refuse_for_degrees(semantics: object, said: Mapping[str, Any]) -> None:
    if not said:
        return
    name = semantics if isinstance(semantics, str) else getattr(semantics, "name", "this semantics")
    hint = "Leave it out, or score by 'probability'."
    raise ParameterError(
        *(Problem(f"{name!r} {_DEGREES_LACK.get(word, 'draws nothing')}", path=word, hint=hint) for word in said)
    )


def _wrong_numbers(samples: object, seed: object) -> list[Problem]:
    problems = []
    if samples is not None and not _whole(samples, 1, MOST_WORLDS):
        hint = f"Give a whole number from 1 to {MOST_WORLDS:,}."
        problems.append(Problem(f"samples is {samples!r}", path="samples", hint=hint))
    if seed is not None and not _whole(seed, 0, None):
        problems.append(Problem(f"seed is {seed!r}", path="seed", hint="Give a whole number from 0 on."))
    return problems


def _wrong_given(given: object) -> list[Problem]:
    if not isinstance(given, Mapping):
        hint = "Give a mapping from the id of a claim, relation or source to True or False."
        return [Problem(f"given is {short(given)}", path="given", hint=hint)]
    return [
        Problem(f"given[{key!r}] is {short(value)}", path=f"given[{key!r}]", hint="Give True or False.")
        for key, value in given.items()
        if not isinstance(value, bool | np.bool_)
    ]


def _wrong_circles(circles: object) -> list[Problem]:
    if circles is None or (isinstance(circles, str) and circles in _CIRCLES):
        return []
    hint = nearest_or_all(circles, _CIRCLES)
    return [Problem(f"circles is {short(circles)}", path="circles", hint=hint)]


def _wrong_exact(said: Mapping[str, Any]) -> list[Problem]:
    exact = said.get("exact", "auto")
    if not (isinstance(exact, bool) or (isinstance(exact, str) and exact == "auto")):
        return [Problem(f"exact is {short(exact)}", path="exact", hint='Give "auto", True or False.')]
    if exact is True and said.get("samples") is not None:
        message = "exact chances draw nothing, and samples says how many worlds to draw"
        return [Problem(message, path="exact", hint="Leave one of them out.")]
    return []


def _whole(given: Any, least: int, most: int | None) -> bool:
    right = isinstance(given, numbers.Integral) and not isinstance(given, bool)
    return bool(right and given >= least and (most is None or given <= most))
