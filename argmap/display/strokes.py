"""How a line looks: hue and dashes and head say what it does, thickness how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from argmap.model.relations import AnyRelation

Hue = Literal["support", "rebuttal", "undercut", "unscored"]
_PLAIN_WIDTH = 1.6
_UNSCORED_WIDTH = 1.4


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the lines of a relation look."""

    hue: Hue
    """The name of a colour of the theme; grey where it takes no part in scoring."""
    width: float
    hollow: bool
    """Whether its heads are only outlined."""
    unsure: bool
    """Whether the map's maker is not certain of the link."""
    double: bool = False
    """Whether it goes both ways: two claims that cannot both be true."""


def stroke_of(relation: AnyRelation, *, scored: bool, force: float | None) -> Stroke:
    """Return how a relation looks.

    >>> from argmap.model import Rebuttal
    >>> stroke_of(Rebuttal(id="r", premises=("a",), target="b"), scored=True, force=1.0).width
    3.0
    """
    hue: Hue = relation.type if scored else "unscored"
    return Stroke(
        hue=hue,
        width=width(force) if scored else _UNSCORED_WIDTH,
        hollow=not (scored and relation.certain),
        unsure=not relation.certain,
        double=relation.type == "rebuttal" and relation.mutual is not None,
    )


SAID = Stroke("unscored", 1.0, hollow=False, unsure=False)
"""How the line looks that leads from a source to a claim that rests on it."""


def width(force: float | None) -> float:
    """Return the width of a line in points: 1.0 for no force, 3.0 for full force, 1.6 where none is known.

    >>> width(0), width(1), width(None)
    (1.0, 3.0, 1.6)
    """
    return _PLAIN_WIDTH if force is None else 1.0 + 2.0 * min(max(force, 0.0), 1.0)
