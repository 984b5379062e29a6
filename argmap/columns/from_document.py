"""Take a document's claims, relations and sources as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from argmap.basics.collector import collector_paused
from argmap.columns.columns import ACTS, KINDS, Columns, Heard, scored_of
from argmap.columns.mutual_steps import MUTUAL
from argmap.columns.names import ListedNames
from argmap.maths.widths import IndexType, index_type
from argmap.model.mutual import both_ways, steps_back
from argmap.model.relations import Rebuttal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.model.claims import AnyClaim
    from argmap.model.document import Document
    from argmap.model.relations import AnyRelation


@collector_paused()
def columns_from_document(document: Document) -> Columns:
    """Take what bears on the scores on any day, and the texts; passages, notes, hedges and tags stay behind.

    >>> from argmap.model.document import Document
    >>> document = Document.from_tree({
    ...     "argmap": 1, "title": "Umbrella", "claims": {"rain": "It will rain.", "take": "Take an umbrella."},
    ...     "relations": [{"premises": ["rain"], "supports": "take"}],
    ... })
    >>> columns = columns_from_document(document)
    >>> columns.texts, columns.premise, columns.relation_target
    (('It will rain.', 'Take an umbrella.'), array([0], dtype=int32), array([1], dtype=int32))
    """
    document = both_ways(document)
    place = {key: at for at, key in enumerate([*document.claims, *document.relations, *document.sources])}
    index = index_type(len(place))
    claims, relations = list(document.claims.values()), list(document.relations.values())
    kind = np.array([KINDS.index(claim.kind) for claim in claims], dtype=np.int8)
    original: NDArray[np.integer] = np.array(
        [-1 if claim.same_as is None else place[claim.same_as] for claim in claims], dtype=index
    )
    strength = np.array([1.0 if one.strength is None else one.strength for one in relations], dtype=np.float64)
    backs = steps_back(document)
    lengths = [len(one.premises) for one in relations]
    return Columns(
        claim_ids=ListedNames(tuple(document.claims)),
        claim_kind=kind,
        scored=scored_of(kind, index),
        claim_prior=np.array([_prior(document, claim) for claim in claims], dtype=np.float64),
        claim_texts=ListedNames(tuple([claim.text for claim in claims])),
        claim_original=original if (original >= 0).any() else None,
        relation_ids=ListedNames(tuple(document.relations)),
        relation_sign=np.array([1 if one.type == "support" else -1 for one in relations], dtype=np.int8),
        relation_target=np.array([place[one.target] for one in relations], dtype=index),
        relation_strength=strength if (strength != 1.0).any() else None,
        relation_back=_backs(document, backs, index) if backs else None,
        relation_mutual=_mutual(relations, backs) if backs else None,
        premise=np.array([place[premise] for one in relations for premise in one.premises], dtype=index),
        premise_start=_starts(lengths) if any(length != 1 for length in lengths) else None,
        heard=_heard(document, index) if document.sources else None,
        join=document.defaults.join,
        title=document.title,
        conclusion=tuple(place[key] for key in document.conclusion),
    )


def _prior(document: Document, claim: AnyClaim) -> float:
    if claim.kind == "question":
        return document.defaults.prior
    return claim.prior if claim.same_as is None and claim.prior is not None else document.prior_of(claim.id)


def _backs(document: Document, backs: Mapping[str, str], index: IndexType) -> NDArray[np.integer]:
    number = {key: at for at, key in enumerate(document.relations)}
    return np.array([number.get(backs.get(key, ""), -1) for key in number], dtype=index)


def _mutual(relations: Sequence[AnyRelation], backs: Mapping[str, str]) -> NDArray[np.int8]:
    return np.array(
        [
            MUTUAL.index(one.mutual) if isinstance(one, Rebuttal) and one.mutual and one.id in backs else -1
            for one in relations
        ],
        dtype=np.int8,
    )


def _starts(lengths: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def _heard(document: Document, index: IndexType) -> Heard:
    place = {key: at for at, key in enumerate(document.sources)}
    parts = (*document.claims.values(), *document.relations.values())
    part = [at for at, one in enumerate(parts) for _ in one.said_by]
    said = [word for one in parts for word in one.said_by]
    sources = document.sources.values()
    return Heard(
        ids=ListedNames(tuple(document.sources)),
        reliability=np.array([1.0 if one.reliability is None else one.reliability for one in sources]),
        via=np.array([-1 if one.via is None else place[one.via] for one in sources], dtype=index),
        part=np.array(part, dtype=index),
        source=np.array([place[one.source] for one in said], dtype=index),
        act=np.array([ACTS.index(one.act) for one in said], dtype=np.int8),
        day=np.array([0 if one.date is None else one.date.toordinal() for one in said], dtype=np.int32),
    )
