"""What a step says, for a table: which premises it leads from, and to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.columns.columns import Columns


def step_text(columns: Columns, relation: int) -> str:
    """Write a relation as its premises, a verb and its target, by id.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1], ids=["rain", "picnic"])
    >>> step_text(columns, 0)
    'rain rebuts picnic'
    """
    target, claims = int(columns.relation_target[relation]), columns.claims
    aims_at_claim = target < claims
    if aims_at_claim:
        name = columns.claim_ids[target]
    elif target < claims + columns.relations:
        name = columns.relation_ids[target - claims]
    else:
        name = columns.source_ids[target - claims - columns.relations]
    against = "rebuts" if aims_at_claim else "undercuts"
    verb = "supports" if columns.relation_sign[relation] > 0 else against
    return f"{' + '.join(columns.claim_ids[at] for at in columns.premises_of(relation))} {verb} {name}"
