"""`Arrays`: a map compiled to arrays, the form in which it is scored."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

JoinName: TypeAlias = Literal["product", "min", "mean"]
JOINS: tuple[JoinName, ...] = ("product", "min", "mean")
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
    argument_node: NDArray[np.int32]
    argument_sign: NDArray[np.int8]
    input_start: NDArray[np.int64]
    input_node: NDArray[np.int32]
    claim_ids: tuple[str, ...]
    """Every claim that has a score, restatements included."""
    claim_node: NDArray[np.int32]
    """The node of every claim id; a restatement has its original's."""
    relation_ids: tuple[str, ...]
    relation_node: NDArray[np.int32]
    """The node whose value is the relation's force; -1 for a relation that takes no part."""
    source_ids: tuple[str, ...] = ()
    source_node: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, dtype=np.int32))
    """The node of every source; -1 for one that is a constant."""
    source_value: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """The reliability of the sources that are constants."""
    join: JoinName = "product"
    min_reliability: float = 0.0
    most_rebuttals: int = 0
    """The largest number of rebuttals that meet one claim."""
    absent: frozenset[str] = frozenset()
    """Claims and relations left out because they were said later than the day asked about."""

    def __len__(self) -> int:
        return len(self.base)

    def __repr__(self) -> str:
        return f"<Arrays: {len(self.claim_ids)} claims, {len(self.relation_ids)} relations, {len(self)} nodes>"

    def has_supports(self) -> bool:
        """Say whether any claim has a support."""
        target_kind = np.repeat(self.kind, np.diff(self.argument_start))
        return bool(((self.argument_sign > 0) & (target_kind == CLAIM)).any())

    def node_names(self) -> list[str | None]:
        """Return the id of the first claim of every node; None for relations and sources."""
        names: list[str | None] = [None] * len(self)
        for claim_id, node in zip(reversed(self.claim_ids), reversed(self.claim_node.tolist()), strict=True):
            names[node] = claim_id
        return names


def rows(
    number: int, target: NDArray[np.integer], *columns: NDArray[Any]
) -> tuple[NDArray[np.int64], tuple[NDArray[Any], ...]]:
    """Sort entries by target, keeping their order inside each, and return the start of each row.

    >>> rows(2, np.array([1, 0, 1]), np.array([7, 8, 9]))
    (array([0, 1, 3]), (array([8, 7, 9]),))
    """
    order = np.argsort(target, kind="stable")
    start = np.zeros(number + 1, dtype=np.int64)
    np.cumsum(np.bincount(target, minlength=number), out=start[1:])
    return start, tuple(column[order] for column in columns)


def most_rebuttals(kind: NDArray[np.int8], target: NDArray[np.integer], sign: NDArray[np.integer]) -> int:
    """Return the largest number of rebuttals that meet one claim."""
    met = target[(sign < 0) & (kind[target] == CLAIM)]
    return int(np.bincount(met).max()) if met.size else 0
