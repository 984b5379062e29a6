"""The places of a text that was read already, and well: its nodes as libyaml composes them, looked at where somebody asks."""

from __future__ import annotations

from typing import Any

from argmap.basics.collector import collector_paused
from argmap.formats.yaml.events import read_events
from argmap.formats.yaml.libyaml import NotPlainError, libyaml_nodes
from argmap.formats.yaml.marked import Mark, MarkedTree, Node


@collector_paused()
def places_in(text: str) -> MarkedTree:
    """Return where the keys and values of a text stand, which `read_events` has found nothing wrong with; values are left out.

    >>> places_in("a: [1, yes]").mark_of(("a", 1))
    Mark(line=1, column=8, offset=7)
    """
    try:
        return MarkedTree(root=_ComposedNode(libyaml_nodes(text)))
    except NotPlainError:
        return read_events(text)


class _ComposedNode(Node):
    """A node whose parts are looked at when they are asked for first."""

    __slots__ = ("_composed",)

    def __init__(self, composed: Any, key: Mark | None = None) -> None:
        absent = composed.id == "scalar" and composed.start_mark.index == composed.end_mark.index
        # What is not there at all is reported at its key.
        super().__init__(key if absent and key is not None else _mark(composed), key, None, None)
        self._composed = composed
        if composed.id != "scalar":
            del self.parts

    def __getattr__(self, name: str) -> Any:
        if name != "parts":
            raise AttributeError(name)
        below = self._composed.value
        self.parts = (
            {key.value: _ComposedNode(value, _mark(key)) for key, value in below}
            if self._composed.id == "mapping"
            else {at: _ComposedNode(value) for at, value in enumerate(below)}
        )
        return self.parts


def _mark(composed: Any) -> Mark:
    mark = composed.start_mark
    return Mark(mark.line + 1, mark.column + 1, mark.index)
