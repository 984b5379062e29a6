"""A part of a network as a document, with the scores that its claims have in the whole network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.columns.around import RELATIONS_A_CLAIM, claims_around, relations_among, too_many
from argmap.columns.to_document import Told, told
from argmap.errors import ParameterError, Problem
from argmap.scoring.named_scores import scores_by_id

if TYPE_CHECKING:
    from argmap.answers.network_scores import NetworkScores
    from argmap.answers.scores import Scores
    from argmap.columns.columns import Columns

LIMIT = 10_000
"""The most claims that are made into objects, unless `limit` says otherwise."""


def everything(columns: Columns, *, limit: int | None) -> Told:
    """Tell the whole network as a document."""
    if limit is not None and (columns.claims > limit or columns.relations > limit * RELATIONS_A_CLAIM):
        size = f"{columns.claims} claims and {columns.relations} relations"
        hint = (
            "Look at a part of it with focus() or at the best supported claims with top(), "
            "or pass a higher limit (limit=None for none)."
        )
        raise ParameterError(Problem(f"{size} are too many for a map of objects (the limit is {limit})", hint=hint))
    claims, relations = np.arange(columns.claims), np.arange(columns.relations)
    return told(columns, claims, relations)


def surroundings(columns: Columns, centre: str, *, up: int | None, down: int | None, limit: int | None) -> Told:
    """Tell what stands around a claim or relation as a document."""
    most = columns.claims + columns.relations if limit is None else limit
    claims = claims_around(columns, centre, up=up, down=down, limit=most)
    relations = relations_among(columns, claims)
    if len(relations) > most * RELATIONS_A_CLAIM:
        raise too_many(centre, "relations", most)
    return told(columns, claims, relations, title=f"{columns.title} (around {centre})")


def scores_of(part: Told, columns: Columns, scores: NetworkScores) -> Scores:
    """Return the scores of a part in the whole network, by the ids of the part."""
    document = part.document
    at, claims = part.claims, list(document.claims)
    if columns.scored is not None:
        place = np.searchsorted(columns.scored, at)
        known = columns.scored[np.minimum(place, len(columns.scored) - 1)] == at if len(columns.scored) else at < 0
        at, claims = place[known], [key for key, scored in zip(claims, known.tolist(), strict=True) if scored]
    ids = claims, list(document.relations), list(document.sources)
    return scores_by_id(document, scores, ids, (at, part.relations, part.sources))
