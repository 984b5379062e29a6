"""`Shape`: who bears on whom in a map, whatever the numbers are; what follows from that is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from argmap.columns.names import ListedNames, Names

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLAIM, RELATION, SOURCE = 0, 1, 2
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False, repr=False)
class Shape:
    """The tables of a map over one index space: claims first, in order, then relations, then sources.

    Row i of the arguments is what speaks for (+1) and against (-1) node i; row i of the inputs is what it is made
    of: the premises of a relation, the source that a source is heard through, the sources a claim rests on.
    The tables are never written to: `Arrays` that differ only in numbers have one shape, and so one order of evaluation.
    """

    kind: NDArray[np.int8]
    """0 for a claim, 1 for a relation, 2 for a source; shape (nodes,)."""
    fixed: NDArray[np.bool_]
    """Claims whose score is held at their base."""
    argument_start: NDArray[np.int64]
    argument_node: NDArray[np.integer]
    argument_sign: NDArray[np.int8]
    input_start: NDArray[np.int64]
    input_node: NDArray[np.integer]
    claim_ids: Names
    """Every claim that has a score, restatements included."""
    claim_node: NDArray[np.integer]
    """The node of every claim id; a restatement has its original's."""
    relation_ids: Names
    relation_node: NDArray[np.integer]
    """The node whose value is the relation's force; -1 for a relation that takes no part."""
    source_ids: Names = field(default_factory=lambda: ListedNames(()))
    source_node: NDArray[np.integer] = field(default_factory=lambda: np.empty(0, dtype=np.int32))
    """The node of every source; -1 for one that is a constant."""
    most_rebuttals: int = 0
    """The largest number of rebuttals that meet one claim."""

    def __len__(self) -> int:
        return len(self.kind)

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What has been worked out from the tables, by name: orders of evaluation."""
        return {}

    def once(self, name: object, make: Callable[[], Made]) -> Made:
        """Return what is kept under a name; it is made the first time."""
        kept = self.kept
        if name not in kept:
            kept[name] = make()
        found: Made = kept[name]
        return found

    @cached_property
    def is_plain(self) -> bool:
        """Whether every claim is the node of its own number, as in a network without restatements."""
        return bool(np.array_equal(self.claim_node, np.arange(len(self.claim_node))))

    @property
    def size(self) -> int:
        """How much one pass looks at: nodes and edges."""
        return len(self) + len(self.argument_node) + len(self.input_node)

    @property
    def names(self) -> Sequence[str | None]:
        """The id of the first claim of every node."""
        return self.claim_ids if self.is_plain else self.node_names()

    def has_supports(self) -> bool:
        """Say whether any claim has a support."""
        target_kind = np.repeat(self.kind, np.diff(self.argument_start))
        return bool(((self.argument_sign > 0) & (target_kind == CLAIM)).any())

    def node_names(self) -> list[str | None]:
        """Return the id of the first claim of every node; None for relations and sources."""
        names: list[str | None] = [None] * len(self)
        for claim_id, node in zip(self.claim_ids, self.claim_node.tolist(), strict=True):
            names[node] = claim_id if names[node] is None else names[node]
        return names
