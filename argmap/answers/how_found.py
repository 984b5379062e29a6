"""How chances were found, in words: exactly or by drawing worlds, and given what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.basics.text import counted, listed

if TYPE_CHECKING:
    from argmap.answers.component import Component

SHOWN = 4
"""So many things that were given are named, so many circles, and so many of their members."""


def how_found(parameters: Mapping[str, Any]) -> str:
    """Say how chances were found, from the parameters that they came with.

    >>> how_found({"exact": True, "width": 4}), how_found({"samples": 100_000})
    ('exact (width 4)', 'estimated in 100,000 worlds')
    >>> how_found({"given": {"close": True, "vans": False}, "chance_of_given": 0.25})
    "exact, given 'close' and not 'vans' (a chance of 0.25)"
    >>> how_found({"samples": 1000, "kept": 412, "given": {"close": True}})
    "estimated in the 412 of 1,000 worlds that agree, given 'close'"
    >>> how_found({"exact": "part", "exact_claims": 845, "width": 16, "samples": 100_000})
    'exact for 845 claims (parts up to width 16), the others estimated in 100,000 worlds'
    """
    given, worlds = parameters.get("given"), parameters.get("samples")
    named = f", given {what_is_given(given)}" if given else ""
    if worlds is None:
        width = f" (width {parameters['width']})" if "width" in parameters else ""
        return f"exact{width}{named}" + (f" (a chance of {parameters['chance_of_given']:.2g})" if given else "")
    drawn = f"in the {parameters['kept']:,} of {worlds:,} worlds that agree" if given else f"in {worlds:,} worlds"
    if parameters.get("exact") == "part":
        parts = f"{counted(parameters['exact_claims'], 'claim')} (parts up to width {parameters['width']})"
        return f"exact for {parts}, the others estimated {drawn}{named}"
    return f"estimated {drawn}{named}"


def what_is_given(given: Mapping[str, bool]) -> str:
    """Name what is so, and what is not.

    >>> what_is_given({"close": True, "vans": False})
    "'close' and not 'vans'"
    """
    return listed([f"{'' if holds else 'not '}{name!r}" for name, holds in given.items()], SHOWN)


def left_undecided(circles: Sequence[Component]) -> str:
    """Say which circles may leave something undecided, and where that is counted.

    >>> from argmap.answers.component import Component
    >>> left_undecided([Component(("clear", "grey"), 2, "undecided", 0, 0.0)])
    'clear and grey bear on each other: what follows in a world neither way is left undecided in it, between low and high'
    """
    named = "; ".join(listed(one.members, SHOWN) for one in circles[:SHOWN])
    more = f"; and {counted(len(circles) - SHOWN, 'more circle')}" if len(circles) > SHOWN else ""
    return f"{named}{more} bear on each other: what follows in a world neither way is left undecided in it, between low and high"
