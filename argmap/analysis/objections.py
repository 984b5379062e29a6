"""Which objections weigh most: what would the conclusion gain if one of them fell?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import MapError, Problem
from argmap.scoring import Scorer, score_document
from argmap.table import Column, Table

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scores import Scores

_COLUMNS = (
    Column("relation"),
    Column("type"),
    Column("target"),
    Column("force"),
    Column("gain", "+.3f"),
    Column("by"),
    Column("certain"),
    Column("text"),
)


def objections(document: Document, *, score: Scorer = score_document, top: int | None = None) -> Table:
    """List the rebuttals and undercuts of a map, the one that costs the conclusion most first.

    `gain` is how much the conclusion's score (the mean of them where there are several) would rise if this one
    relation had no strength; `force` is what the objection hands on. An objection to an objection costs the
    conclusion nothing: its gain is 0 or less. `by` are the sources that take the step, by whichever act (`said_by` of the
    relation): none where the map names nobody. `certain` is false where the map's maker is not sure of it. `score` scores a document; it takes `strength=`. Each objection is
    one more scoring of the whole map.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close", prior=0.5)
    >>> vans = b.rebut([b.claim("Vans lose the kerb", prior=0.4)], close, id="vans")
    >>> print(objections(b.build().document))
    relation  type      target  force    gain  by  certain  text
    vans      rebuttal  close    0.40  +0.200      True     Vans lose the kerb
    """
    if not document.conclusion:
        raise MapError(Problem("this map names no conclusion", hint="Add `conclusion: some_claim` to it."))
    scores = score(document)
    now = _conclusion(document, scores)
    rows = []
    for relation in document.relations.values():
        if relation.type == "support" or relation.id not in scores.relations:
            continue
        without = _conclusion(document, score(document, strength={relation.id: 0.0}))
        text = " + ".join(document.claims[premise].text for premise in relation.premises)
        by = tuple(dict.fromkeys(said.source for said in relation.said_by))
        force = scores.relations[relation.id]
        rows.append((relation.id, relation.type, relation.target, force, without - now, by, relation.certain, text))
    rows.sort(key=lambda row: (-round(row[4], 9), -row[3], row[0]))
    return Table(_COLUMNS, tuple(rows[:top]))


def _conclusion(document: Document, scores: Scores) -> float:
    return sum(scores[claim_id] for claim_id in document.conclusion) / len(document.conclusion)
