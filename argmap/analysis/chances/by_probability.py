"""A map read by `probability`, for questions about chances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap.scoring.asked import Asked
    from argmap.scoring.reading import Reading


def by_probability(asked: Asked, how: Mapping[str, Any]) -> Reading:
    """Return the map under `probability`; a question that names another semantics is refused.

    >>> import argmap
    >>> b = argmap.MapBuilder("One")
    >>> one = b.claim("A claim")
    >>> by_probability(b.build(), {}).semantics
    'probability'
    """
    words = dict(how)
    semantics = words.pop("semantics", None)
    if semantics not in {None, "probability"}:
        name = semantics if isinstance(semantics, str) else getattr(semantics, "name", "this semantics")
        message = f"{name!r} gives degrees, and this asks for chances"
        raise ParameterError(Problem(message, path="semantics", hint="Leave it out: chances are by 'probability'."))
    return asked.under(semantics="probability", **words)
