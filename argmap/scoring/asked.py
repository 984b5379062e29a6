"""`Asked`: what a question needs of a map or a network that it is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Unpack

if TYPE_CHECKING:
    from argmap.scoring.how import How
    from argmap.scoring.reading import Reading


class Asked(Protocol):
    """Whatever can be read under one way of scoring: `ArgumentMap` and `Network`."""

    def under(self, **how: Unpack[How]) -> Reading:
        """Return the map under one way of scoring: compiled, ordered and scored once, and kept."""
