"""`Arrays`: a map compiled to arrays, the form in which it is scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.columns.names import ListedNames, Names
from argmap.maths.compressed import rows as rows
from argmap.model.fields import Join

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLAIM, RELATION, SOURCE = 0, 1, 2


@dataclass(frozen=True, eq=False, repr=False)
class Arrays:
    """A map as arrays over one index space: claims first, in order, then relations, then sources.

    Row i of the arguments is what speaks for (+1) and against (-1) node i; row i of the inputs is what it is made
    of: the premises of a relation, the source that a source is heard through, the sources a claim rests on.
    A relation with one premise, strength 1 and nothing aimed at it is an edge from premise to target and no node;
    a source that nothing bears on is a factor of the base scores and no node.
    """

    base: NDArray[np.float64]
    """Prior of a claim, strength of a relation, own reliability of a source; shape (nodes,), in [0, 1]."""
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
    source_value: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """The reliability of the sources that are constants."""
    join: Join = "product"
    min_reliability: float = 0.0
    most_rebuttals: int = 0
    """The largest number of rebuttals that meet one claim."""
    absent: frozenset[str] = frozenset()
    """Claims and relations left out because they were said later than the day asked about."""

    def __len__(self) -> int:
        return len(self.base)

    def __repr__(self) -> str:
        return f"<Arrays: {len(self.claim_ids)} claims, {len(self.relation_ids)} relations, {len(self)} nodes>"

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


def most_rebuttals(kind: NDArray[np.int8], target: NDArray[np.integer], sign: NDArray[np.integer]) -> int:
    """Return the largest number of rebuttals that meet one claim."""
    met = target[(sign < 0) & (kind[target] == CLAIM)]
    return int(np.bincount(met).max()) if met.size else 0
