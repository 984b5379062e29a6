"""How chances were found, in words: exactly or by drawing worlds, and given what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.basics.text import listed

SHOWN = 4
"""So many things that were given are named."""


def how_found(parameters: Mapping[str, Any]) -> str:
    """Say how chances were found, from the parameters that they came with.

    >>> how_found({}), how_found({"samples": 100_000})
    ('exact', 'estimated in 100,000 worlds')
    >>> how_found({"given": {"close": True, "vans": False}, "chance_of_given": 0.25})
    "exact, given 'close' and not 'vans' (a chance of 0.25)"
    >>> how_found({"samples": 1000, "kept": 412, "given": {"close": True}})
    "estimated in the 412 of 1,000 worlds that agree, given 'close'"
    """
    given, worlds = parameters.get("given"), parameters.get("samples")
    if not given:
        return "exact" if worlds is None else f"estimated in {worlds:,} worlds"
    named = f"given {what_is_given(given)}"
    if worlds is None:
        return f"exact, {named} (a chance of {parameters['chance_of_given']:.2g})"
    return f"estimated in the {parameters['kept']:,} of {worlds:,} worlds that agree, {named}"


def what_is_given(given: Mapping[str, bool]) -> str:
    """Name what is so, and what is not.

    >>> what_is_given({"close": True, "vans": False})
    "'close' and not 'vans'"
    """
    return listed([f"{'' if holds else 'not '}{name!r}" for name, holds in given.items()], SHOWN)
