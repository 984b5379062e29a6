"""What every question takes from the map that it is asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.network_core import NetworkCore


class Asked(Protocol):
    """The part of `ArgumentMap` that the methods in this room stand on: they take it for their `self`."""

    @property
    def document(self) -> Document:
        """What is shown: the map, or a part of it."""

    @property
    def _scorable(self) -> Document:
        """The whole document, whose scores are the map's; a part of a network has none, and is refused."""

    @property
    def network(self) -> NetworkCore:
        """The whole map as arrays."""
