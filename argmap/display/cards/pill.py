"""The pill of a relation: a thing one can point at, where it has something to say or something is aimed at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.display.cards.card import line_height
from argmap.display.layout.placed import Size
from argmap.display.letters.wrap import measure, wrap
from argmap.display.words import VERBS, details

if TYPE_CHECKING:
    from argmap.model.relations import AnyRelation

PILL_SIZE = 9.5
_WIDEST = 190
_BESIDE = 9.0
_HEIGHT = 17.0


@dataclass(frozen=True, slots=True)
class Pill:
    """What stands on a pill; a question mark where the link itself is not certain."""

    lines: tuple[str, ...]
    size: Size


def pill_of(relation: AnyRelation, mark: str = "", label: str = "") -> Pill:
    """Return what a relation's pill says, with the mark of an edit and its label, and how large that makes it.

    >>> from argmap.model import Support
    >>> pill_of(Support(id="r", premises=("a", "b"), target="c", certain=False)).lines
    ('both needed ?',)
    """
    said = " · ".join([*(details(relation) or [VERBS[relation.type]]), *filter(None, [mark, label])])
    lines = wrap(said if relation.certain else f"{said} ?", _WIDEST, size=PILL_SIZE, lines=2)
    width = max(measure(line, PILL_SIZE) for line in lines) + 2 * _BESIDE
    return Pill(lines, Size(round(width, 1), _HEIGHT + line_height(PILL_SIZE) * (len(lines) - 1)))
