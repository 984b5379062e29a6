"""Put the columns of a file together as a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.arrays import Arrays
from argmap.arrays.shape import Shape
from argmap.arrays.store.contents import EXTRA, Stored
from argmap.columns.columns import Columns, Heard
from argmap.columns.names import ColumnNames, Names, NumberNames
from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from collections.abc import Mapping


def put_together(found: Mapping[str, Any], about: Mapping[str, Any]) -> Stored:
    """Build the network from columns that have been checked."""
    columns = _columns(found, about)
    extra = {name.removeprefix(EXTRA): column for name, column in found.items() if name.startswith(EXTRA)}
    return Stored(columns, _arrays(found, about, columns), extra)


def _columns(found: Mapping[str, Any], about: Mapping[str, Any]) -> Columns:
    claims, relations = len(found["claim_kind"]), len(found["relation_sign"])
    texts = found.get("claim_text")
    return Columns(
        claim_ids=_names(found.get("claim_id"), claims),
        claim_texts=None if texts is None else ColumnNames(texts),
        claim_kind=found["claim_kind"],
        claim_prior=found["claim_prior"] if "claim_prior" in found else found["base"],
        claim_original=found.get("claim_original"),
        scored=found.get("scored"),
        relation_ids=_names(found.get("relation_id"), relations),
        relation_sign=found["relation_sign"],
        relation_target=found["relation_target"],
        relation_strength=found.get("relation_strength"),
        relation_back=found.get("relation_back"),
        relation_mutual=found.get("relation_mutual"),
        premise=found["premise"],
        premise_start=found.get("premise_start"),
        heard=_heard(found),
        join=about["join"],
        title=about["title"],
        conclusion=tuple(about["conclusion"]),
    )


def _names(column: Any, number: int) -> Names:
    return NumberNames(number) if column is None else ColumnNames(column)


def _heard(found: Mapping[str, Any]) -> Heard | None:
    if "source_id" not in found:
        return None
    return Heard(
        ids=ColumnNames(found["source_id"]),
        reliability=found["source_reliability"],
        via=found["source_via"],
        part=found["said_part"],
        source=found["said_source"],
        act=found["said_act"],
        day=found["said_day"],
    )


def _arrays(found: Mapping[str, Any], about: Mapping[str, Any], columns: Columns) -> Arrays:
    claims = columns.claims if columns.scored is None else len(columns.scored)
    nothing = np.zeros(0, dtype=index_type(0))
    shape = Shape(
        kind=found["kind"],
        fixed=found["fixed"].view(np.bool_),
        argument_start=found["argument_start"],
        argument_node=found["argument_node"],
        argument_sign=found["argument_sign"],
        input_start=found["input_start"],
        input_node=found["input_node"],
        claim_ids=columns.scored_ids,
        claim_node=found["claim_node"]
        if "claim_node" in found
        else np.arange(claims, dtype=found["argument_node"].dtype),
        relation_ids=columns.relation_ids,
        relation_node=found.get("relation_node", columns.premise),
        source_ids=columns.source_ids,
        source_node=found.get("source_node", nothing),
        most_rebuttals=about["most_rebuttals"],
    )
    return Arrays(
        shape=shape,
        base=found["base"],
        source_value=found.get("source_value", np.zeros(0)),
        join=about["join"],
        min_reliability=about["min_reliability"],
    )
