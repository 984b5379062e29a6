"""`Arrays`: a map compiled to arrays, the form in which it is scored."""
# ruff: noqa: D102 - the tables are explained in `Shape`

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.shape import CLAIM as CLAIM
from argmap.arrays.shape import RELATION as RELATION
from argmap.arrays.shape import SOURCE as SOURCE
from argmap.arrays.shape import Shape
from argmap.maths.compressed import rows as rows
from argmap.model.fields import Join

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.names import Names


@dataclass(frozen=True, eq=False, repr=False)
class Arrays:
    """A map as arrays: who bears on whom, its `Shape`, whose tables can be read here too, and the numbers.

    A relation with one premise, strength 1 and nothing aimed at it is an edge from premise to target and no node;
    a source that nothing bears on is a factor of the base scores and no node.
    """

    shape: Shape
    base: NDArray[np.float64]
    """Prior of a claim, strength of a relation, own reliability of a source; shape (nodes,), in [0, 1]."""
    source_value: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    """The reliability of the sources that are constants."""
    join: Join = "product"
    min_reliability: float = 0.0

    def __len__(self) -> int:
        return len(self.base)

    def __repr__(self) -> str:
        return f"<Arrays: {len(self.claim_ids)} claims, {len(self.relation_ids)} relations, {len(self)} nodes>"

    def reshaped(self, **changes: Any) -> Arrays:
        """Return arrays of another shape: with other tables, and other numbers where they are given."""
        tables = {name: changes.pop(name) for name in _TABLES if name in changes}
        return replace(self, shape=replace(self.shape, **tables), **changes)

    def has_supports(self) -> bool:
        """Say whether any claim has a support."""
        return self.shape.has_supports()

    def node_names(self) -> list[str | None]:
        """Return the id of the first claim of every node; None for relations and sources."""
        return self.shape.node_names()

    @property
    def kind(self) -> NDArray[np.int8]:
        return self.shape.kind

    @property
    def fixed(self) -> NDArray[np.bool_]:
        return self.shape.fixed

    @property
    def argument_start(self) -> NDArray[np.int64]:
        return self.shape.argument_start

    @property
    def argument_node(self) -> NDArray[np.integer]:
        return self.shape.argument_node

    @property
    def argument_sign(self) -> NDArray[np.int8]:
        return self.shape.argument_sign

    @property
    def input_start(self) -> NDArray[np.int64]:
        return self.shape.input_start

    @property
    def input_node(self) -> NDArray[np.integer]:
        return self.shape.input_node

    @property
    def claim_ids(self) -> Names:
        return self.shape.claim_ids

    @property
    def claim_node(self) -> NDArray[np.integer]:
        return self.shape.claim_node

    @property
    def relation_ids(self) -> Names:
        return self.shape.relation_ids

    @property
    def relation_node(self) -> NDArray[np.integer]:
        return self.shape.relation_node

    @property
    def source_ids(self) -> Names:
        return self.shape.source_ids

    @property
    def source_node(self) -> NDArray[np.integer]:
        return self.shape.source_node

    @property
    def most_rebuttals(self) -> int:
        return self.shape.most_rebuttals

    @property
    def is_plain(self) -> bool:
        return self.shape.is_plain

    @property
    def size(self) -> int:
        return self.shape.size

    @property
    def names(self) -> Sequence[str | None]:
        return self.shape.names


_TABLES = tuple(table.name for table in fields(Shape))
