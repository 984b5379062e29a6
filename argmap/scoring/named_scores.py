"""The scores of a compiled map by the ids of its claims, relations and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.answers.how_found import left_undecided
from argmap.answers.scores import Scores
from argmap.arrays.kept_priors import kept_priors
from argmap.basics.frozen import FrozenMap

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.columns.columns import Columns
    from argmap.model.document import Document
    from argmap.scoring.compiled_network import CompiledNetwork


def named_scores(
    document: Document, network: CompiledNetwork, scores: NetworkScores, relation_names: Sequence[str]
) -> Scores:
    """Return the scores of a compiled document by id, with what its choices leave out."""
    columns, choices = network.columns, network.choices
    found = scores_by_id(document, scores, (network.ids, relation_names, columns.source_ids))
    silent = [key for key, worth in found.sources.items() if worth < choices.min_reliability]
    absent = frozenset[str]() if choices.as_of is None else _absent(document, columns)
    return replace(found, absent=absent, notes=(*found.notes, *kept_priors(columns, choices, silent)))


def scores_by_id(
    document: Document, scores: NetworkScores, ids: Sequence[Sequence[str]], at: Sequence[Any] = (..., ..., ...)
) -> Scores:
    """Return those scores of claims, relations and sources that stand at some places, by their ids."""
    claims, relations, sources = ids
    high = {}
    if scores.upper is not None:
        forces, reliabilities = scores.upper.relation_forces(), scores.upper.source_reliabilities()
        high = {**named(claims, scores.upper.claim_scores()[at[0]]), **named(relations, forces[at[1]])}
        high |= named(sources, reliabilities[at[2]])
    return Scores(
        document=document,
        semantics=scores.semantics,
        final=named(claims, scores.final[at[0]]),
        base=named(claims, scores.base[at[0]]),
        relations=named(relations, scores.relations[at[1]]),
        sources=named(sources, scores.solution.source_reliabilities()[at[2]]),
        converged=scores.converged,
        iterations=scores.iterations,
        residual=scores.residual,
        components=tuple(scores.components),
        parameters=FrozenMap(scores.parameters),
        kind=scores.kind,
        high=FrozenMap(high),
        notes=() if scores.upper is None else (left_undecided(scores.components),),
        errors=FrozenMap() if scores.errors is None else named(claims, scores.errors[at[0]]),
    )


def _absent(document: Document, columns: Columns) -> frozenset[str]:
    """Return the claims and relations that were not there yet on the day asked about."""
    return frozenset({*document.claims, *document.relations}.difference(columns.claim_ids, columns.relation_ids))


def named(ids: Sequence[str], values: NDArray[np.float64]) -> FrozenMap[float]:
    """Name the values; one that is NaN belongs to a relation that takes no part, and is left out.

    >>> import numpy as np
    >>> named(["rain", "take"], np.array([0.7, np.nan]))
    FrozenMap({'rain': 0.7})
    """
    return FrozenMap((name, value) for name, value in zip(ids, values.tolist(), strict=True) if value == value)  # noqa: PLR0124
