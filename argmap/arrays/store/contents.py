"""What a saved network holds: the names of its columns, and what sort each one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.layout import Layout
    from argmap.columns.columns import Columns

SUFFIXES = (".argmap-network", ".arrow")
"""What the names of such files end in."""
FORMAT = "network"
VERSION = "4"
EXTRA = "extra."
"""What the names of columns begin with that belong to nobody here."""

Sort: TypeAlias = Literal["texts", "degrees", "values", "codes", "starts", "indices", "places", "days"]
DTYPES: Mapping[Sort, tuple[type[np.generic], ...]] = {
    "degrees": (np.float64,),
    "values": (np.float64,),
    "codes": (np.int8,),
    "starts": (np.int64,),
    "indices": (np.int32, np.int64),
    "places": (np.uint32, np.uint64),
    "days": (np.int32,),
}
COLUMNS: Mapping[str, Sort] = {
    "claim_id": "texts",
    "claim_text": "texts",
    "claim_kind": "codes",
    "claim_prior": "degrees",
    "claim_original": "indices",
    "scored": "indices",
    "relation_id": "texts",
    "relation_sign": "codes",
    "relation_target": "indices",
    "relation_strength": "degrees",
    "relation_back": "indices",
    "relation_mutual": "codes",
    "premise": "indices",
    "premise_start": "starts",
    "source_id": "texts",
    "source_reliability": "degrees",
    "source_via": "indices",
    "said_part": "indices",
    "said_source": "indices",
    "said_act": "codes",
    "said_day": "days",
    "base": "degrees",
    "kind": "codes",
    "fixed": "codes",
    "argument_start": "starts",
    "argument_node": "indices",
    "argument_sign": "codes",
    "input_start": "starts",
    "input_node": "indices",
    "claim_node": "indices",
    "relation_node": "indices",
    "source_node": "indices",
    "source_value": "values",
    "layout.node": "indices",
    "layout.end": "starts",
    "layout.level": "indices",
    "layout.circle": "indices",
    "laid.place": "places",
    "laid.row": "starts",
    "laid.entry": "places",
    "laid.base": "degrees",
}
"""Every column, and its sort."""
REQUIRED = frozenset({
    "claim_kind", "relation_sign", "relation_target", "premise", "base", "kind", "fixed", "argument_start",
    "argument_node", "argument_sign", "input_start", "input_node",
})  # fmt: skip
"""The columns that are always there; `docs/tables.md` says what the lack of another means."""


@dataclass(frozen=True, eq=False)
class Stored:
    """A network as it goes into a file and comes out of it."""

    columns: Columns
    arrays: Arrays
    extra: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    layout: Layout | None = None
    """How it is laid out for compiled code, where that has been worked out."""
