"""The chances that a page comes with: it shows them as they are, for it works out degrees alone."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from argmap.answers.how_found import how_found
from argmap.errors import Problem, SemanticsError

if TYPE_CHECKING:
    from argmap.answers.scores import Scores

DIGITS = 6


def chances_data(chances: Scores, claims: Container[str]) -> dict[str, Any]:
    """Return how chances were found, and the chance of each claim: one number, or from-to. Degrees are refused.

    >>> import argmap
    >>> b = argmap.MapBuilder("One")
    >>> one = b.claim("A claim", id="one", prior=0.25)
    >>> chances_data(b.build().score("probability"), {"one"})
    {'how': 'exact (width 0)', 'of': {'one': [0.25]}}
    """
    kind = getattr(chances, "kind", None)
    if kind != "probability":
        message = "these scores are degrees" if kind == "degree" else f"chances is {chances!r:.60}"
        raise SemanticsError(Problem(message, path="chances", hint='Give those of score("probability").'))
    high = chances.high
    of = {
        key: [round(chance, DIGITS), *([round(high[key], DIGITS)] if high else [])]
        for key, chance in chances.items()
        if key in claims
    }
    return {"how": how_found(chances.parameters), "of": of}
