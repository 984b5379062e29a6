"""Semantics by name: the published ones and those that a user registers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from argmap.errors import Problem, SemanticsError, nearest
from argmap.maths.segments import Floats
from argmap.semantics.modular import FunctionSemantics, Modular, Semantics
from argmap.semantics.published import PUBLISHED

PROBABILITY = "probability"
"""The name of the semantics that counts worlds: it is asked for by that name alone, and is no gradual one."""
UserFunction = Callable[[float, Floats, Floats], float]
_registered: dict[str, Semantics] = {}


def semantics_names() -> tuple[str, ...]:
    """Return the name of every gradual semantics: the published ones first, then the registered ones.

    These give degrees, and serve every method that takes a semantics. `probability`, which gives chances and is
    known to `score` alone, is not among them.

    >>> semantics_names()[:3]
    ('df_quad', 'sd_df_quad', 'quadratic_energy')
    """
    return (*PUBLISHED, *_registered)


def register_semantics(name: str, semantics: Semantics | UserFunction) -> None:
    """Make a semantics known by a name: a `Modular`, or a function `f(base, supports, rebuttals) -> score`.

    A function gets a base score and two arrays of forces, shapes (supports,) and (rebuttals,), and gives a score, all in
    [0, 1]. Registering a name of one's own again replaces it; a published name, or what is no word, is a `SemanticsError`.

    >>> register_semantics("cautious_doctest", lambda base, supports, rebuttals: min([base, *(1 - rebuttals)]))
    >>> get_semantics("cautious_doctest").score(0.5, [], [0.75])
    0.25
    """
    text: object = name  # whatever a caller passes
    if not isinstance(text, str) or not re.fullmatch(r"[A-Za-z_][\w.-]*", name):
        raise SemanticsError(Problem(f"{name!r} is no name for a semantics", hint="Use letters, digits and _."))
    if name in {*PUBLISHED, PROBABILITY}:
        raise SemanticsError(Problem(f"the name {name!r} belongs to a published semantics", hint="Choose another."))
    found = _as_semantics(semantics, name)
    _registered[name] = found.renamed(name) if isinstance(found, Modular) else found


def get_semantics(semantics: str | Semantics | UserFunction, parameters: Mapping[str, Any] | None = None) -> Semantics:
    """Return a semantics by its name, or the one given, with its parameters set.

    >>> get_semantics("counting", {"alpha": 0.5}).parameters["alpha"]
    0.5
    >>> get_semantics("df_quod")
    Traceback (most recent call last):
    argmap.errors.SemanticsError: unknown semantics 'df_quod'. Did you mean 'df_quad'?
    """
    if isinstance(semantics, str):
        if semantics == PROBABILITY:
            raise _no_degrees()
        if semantics not in PUBLISHED and semantics not in _registered:
            hint = nearest(semantics, (*semantics_names(), PROBABILITY)) or f"There are {', '.join(semantics_names())}."
            raise SemanticsError(Problem(f"unknown semantics {semantics!r}", hint=hint))
        found: Semantics = PUBLISHED.get(semantics) or _registered[semantics]
    else:
        found = _as_semantics(semantics, getattr(semantics, "__name__", "function"))
    return found if parameters is None else found.with_parameters(parameters)


def refuse_supports(semantics: Semantics, has_supports: Callable[[], bool]) -> None:
    """Raise a `SemanticsError` where a semantics that knows rebuttals only meets a support of a claim."""
    if not semantics.rebuttals_only or not has_supports():
        return
    able = [name for name in semantics_names() if not get_semantics(name).rebuttals_only]
    raise SemanticsError(
        Problem(
            f"{semantics.name!r} knows rebuttals only, and this map has supports of claims",
            hint=f"These score supports too: {', '.join(able)}.",
        )
    )


def _no_degrees() -> SemanticsError:
    return SemanticsError(
        Problem(
            "'probability' gives chances, and this needs degrees",
            hint="For edits and some questions take a degree, such as 'df_quad'; score, cruxes, what_if, needed, attribute, "
            "sample, score_many and gradient take chances, too.",
        )
    )


def _as_semantics(given: Semantics | UserFunction, name: str) -> Semantics:
    if hasattr(given, "scores") and hasattr(given, "bound"):
        return cast("Semantics", given)
    if callable(given):
        return FunctionSemantics(given, name=name)
    raise SemanticsError(
        Problem(
            f"{given!r} is no semantics", hint="Give a name, a Modular, or a function of base, supports, rebuttals."
        )
    )
