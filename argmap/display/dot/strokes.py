"""How a line looks: hue and dashes and head say what it does, thickness how much it weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.display.theme import Theme
    from argmap.model.relations import AnyRelation

_DASHES = {"support": "solid", "rebuttal": "dashed", "undercut": "dotted"}
_HEADS = {"support": "normal", "rebuttal": "tee", "undercut": "diamond"}
_HEAD_SIZES = {"support": "0.75", "rebuttal": "1.0", "undercut": "0.85"}
_UNCERTAIN_HEADS = {"support": "onormal", "rebuttal": "tee", "undercut": "odiamond"}
_UNSCORED_HEADS = {"support": "vee", "rebuttal": "tee", "undercut": "odiamond"}
_PLAIN_WIDTH = 1.6
_UNSCORED_WIDTH = 1.4


def colour(relation: AnyRelation, theme: Theme, *, scored: bool) -> str:
    """Return the hue of a relation: grey where it takes no part in scoring."""
    if not scored:
        return theme.unscored
    return {"support": theme.support, "rebuttal": theme.rebuttal, "undercut": theme.undercut}[relation.type]


def stroke(relation: AnyRelation, theme: Theme, *, scored: bool, force: float | None, head: bool) -> dict[str, str]:
    """Return the DOT attributes of a relation's line, with its head or without."""
    kind = relation.type
    values = {
        "class": kind if scored else f"{kind} unscored",
        "color": colour(relation, theme, scored=scored),
        "penwidth": f"{width(force) if scored else _UNSCORED_WIDTH:.1f}",
        "style": _DASHES[kind] if scored else "dotted",
        "arrowhead": "none",
    }
    if head:
        heads = _UNSCORED_HEADS if not scored else _HEADS if relation.certain else _UNCERTAIN_HEADS
        values |= {"arrowhead": heads[kind], "arrowsize": _HEAD_SIZES[kind]}
    return values


def width(force: float | None) -> float:
    """Return the width of a line in points: 1.0 for no force, 3.0 for full force, 1.6 where none is known.

    >>> width(0), width(1), width(None)
    (1.0, 3.0, 1.6)
    """
    return _PLAIN_WIDTH if force is None else 1.0 + 2.0 * min(max(force, 0.0), 1.0)
