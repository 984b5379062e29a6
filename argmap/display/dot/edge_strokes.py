"""How a line looks, in the attributes of DOT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.display.strokes import stroke_of

if TYPE_CHECKING:
    from argmap.display.theme import Theme
    from argmap.model.relations import AnyRelation

_DASHES = {"support": "solid", "rebuttal": "dashed", "undercut": "dotted"}
HEADS = {"support": "normal", "rebuttal": "tee", "undercut": "diamond"}
HEAD_SIZES = {"normal": 0.75, "tee": 0.7, "diamond": 0.85}
SAID = {"class": "said", "penwidth": "1.0", "arrowhead": "none"}
"""The line from a source to a claim that rests on it."""
_UNCERTAIN_HEADS = {"support": "onormal", "rebuttal": "tee", "undercut": "odiamond"}
_UNSCORED_HEADS = {"support": "vee", "rebuttal": "tee", "undercut": "odiamond"}


def colour(relation: AnyRelation, theme: Theme, *, scored: bool) -> str:
    """Return the hue of a relation: grey where it takes no part in scoring."""
    found: str = getattr(theme, stroke_of(relation, scored=scored, force=None).hue)
    return found


def edge_attributes(
    relation: AnyRelation, theme: Theme, *, scored: bool, force: float | None, head: bool
) -> dict[str, str]:
    """Return the DOT attributes of a relation's line, with its head or without."""
    kind, stroke = relation.type, stroke_of(relation, scored=scored, force=force)
    hue = colour(relation, theme, scored=scored)
    values = {
        "class": kind if scored else f"{kind} unscored",
        "color": f"{hue}:{hue}" if stroke.double else hue,
        "penwidth": f"{stroke.width:.1f}",
        "style": _DASHES[kind] if scored else "dotted",
        "arrowhead": "none",
    }
    if head:
        heads = _UNSCORED_HEADS if not scored else HEADS if relation.certain else _UNCERTAIN_HEADS
        values |= {"arrowhead": heads[kind], "arrowsize": f"{HEAD_SIZES[HEADS[kind]]:g}"}
    return values
