"""Which objections weigh most: what would the conclusion gain if one of them fell?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from argmap.answers.table import Column, Table
from argmap.arrays.hangers_on import with_hangers_on
from argmap.arrays.nodes import target_nodes
from argmap.arrays.signed_reach import signs
from argmap.basics.deadline import SECONDS, Deadline
from argmap.errors import ArgmapError, MapError, Problem
from argmap.scoring.many import with_nodes_for
from argmap.scoring.score_document import score_document
from argmap.semantics import PROBABILITY
from argmap.solve import is_compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.model.document import Document
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics
    from argmap.solve import Engine

    Index = NDArray[np.integer]

Scored: TypeAlias = Callable[[Sequence[Sequence[int]]], "NDArray[np.float64]"]
"""Scores the conclusion without some relations, by number: shape (trials,)."""
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


def objections(
    document: Document,
    network: NetworkCore,
    *,
    semantics: str | Semantics = "df_quad",
    top: int | None = None,
    seconds: float = SECONDS,
) -> Table:
    """List the rebuttals and undercuts of a map, the one that costs the conclusion most first.

    `gain` is how much the conclusion's score (the mean of them where there are several) would rise without this one
    relation, and what is aimed at it; `force` is what the objection hands on. An objection to an objection costs the
    conclusion nothing: its gain is 0 or less. `by` are the sources that take the step, by whichever act (`said_by` of
    the relation): none where the map names nobody. `certain` is false where the map's maker is not sure of it. `network`
    is the document's. Where there is no time to try all within
    `seconds`, those to which the conclusion is most sensitive are listed, and the title says so.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close", prior=0.5)
    >>> vans = b.rebut([b.claim("Vans lose the kerb", prior=0.4)], close, id="vans")
    >>> m = b.build()
    >>> print(objections(m.document, m.network))
    relation  type      target  force    gain  by  certain  text
    vans      rebuttal  close    0.40  +0.200      True     Vans lose the kerb
    """
    if not document.conclusion:
        raise MapError(Problem("this map names no conclusion", hint="Add `conclusion: some_claim` to it."))
    forces = network.score(semantics, on_divergence="return").relations
    objecting = np.flatnonzero((network.columns.relation_sign < 0) & (network.arrays.relation_node >= 0))
    bearing = _bearing(document, network)[objecting]
    gains = dict.fromkeys(objecting[~bearing].tolist(), 0.0)
    ordered = _keenest_first(document, network, objecting[bearing], forces)
    gains |= _gains(_scored(document, network, objecting, semantics), ordered, Deadline(seconds))
    names = tuple(network.columns.relation_ids)
    rows = [_row(document, names[at], float(forces[at]), gain) for at, gain in gains.items()]
    rows.sort(key=lambda row: (-round(row[4], 9), -row[3], row[0]))
    return Table(_COLUMNS, tuple(rows[:top]), title=_cut(len(rows), len(objecting)))


def _row(document: Document, name: str, force: float, gain: float) -> tuple[Any, ...]:
    relation = document.relations[name]
    by = tuple(dict.fromkeys(said.source for said in relation.said_by))
    text = " + ".join(document.claims[premise].text for premise in relation.premises)
    return name, relation.type, relation.target, force, gain, by, relation.certain, text


def _cut(tried: int, all_: int) -> str:
    if tried == all_:
        return ""
    return f"There was time for {tried:,} of {all_:,} objections: those to which the conclusion is most sensitive."


def _positions(document: Document, network: NetworkCore) -> list[int]:
    return [network.ids.position(claim) for claim in document.conclusion]


def _bearing(document: Document, network: NetworkCore) -> NDArray[np.bool_]:
    """Say of every relation whether a way leads from it to a conclusion: without the others nothing changes there."""
    arrays = network.arrays
    reached = np.zeros(len(arrays) + 1, dtype=bool)  # what aims at nothing that is scored aims at the last, -1
    for at in _positions(document, network):
        reached[:-1] |= signs(arrays, int(arrays.claim_node[at])) > 0
    return reached[target_nodes(arrays, network.columns)]


def _keenest_first(
    document: Document, network: NetworkCore, objecting: Index, forces: NDArray[np.float64]
) -> list[int]:
    """Order objections by how much a small change of them moves the conclusion; by force where that cannot be told."""
    size = forces[objecting]
    try:
        slopes = [np.abs(network.gradient(at).strength) for at in _positions(document, network)]
        size = np.sum(slopes, axis=0)[objecting] * size
    except ArgmapError:  # a function has no slope, nor has what does not settle
        pass
    ordered: list[int] = objecting[np.argsort(-size, kind="stable")].tolist()
    return ordered


def _gains(scored: Scored, objecting: Sequence[int], deadline: Deadline) -> dict[int, float]:
    """Return by how much the conclusion would rise without each, as far as there is time."""
    found: dict[int, float] = {}
    for first, last in deadline.parts(len(objecting)):
        part = objecting[first:last]
        final = scored([(), *((at,) for at in part)])
        found |= dict(zip(part, (final[1:] - final[0]).tolist(), strict=True))
    return found


def _scored(document: Document, network: NetworkCore, objecting: Index, semantics: str | Semantics) -> Scored:
    targets = _positions(document, network)

    unfolded = with_nodes_for(network, objecting)
    # Whether compiled code is worth loading is decided for all of them, not for those that are scored together.
    engine: Engine = "compiled" if is_compiled(unfolded.arrays.size, "auto", times=len(objecting)) else "plain"

    def together(trials: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        batch = unfolded.score_many(
            semantics=semantics, without=trials, targets=targets, engine=engine, on_divergence="return"
        )
        mean: NDArray[np.float64] = batch.final.mean(axis=1)
        return mean

    def one_by_one(trials: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """Under `probability` nothing counts heads: with what hangs on it switched off, a relation is out."""
        found = []
        for trial in trials:
            _, off = with_hangers_on(network.columns, np.array([0, len(trial)]), np.array(trial, dtype=np.int64))
            strength = dict.fromkeys(network.columns.relation_ids.take(off), 0.0)
            scores = score_document(document, semantics, strength=strength)
            found.append(np.mean([scores[claim] for claim in document.conclusion]))
        return np.array(found)

    return one_by_one if semantics == PROBABILITY else together
