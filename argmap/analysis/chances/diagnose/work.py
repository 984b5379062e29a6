"""Diagnose: what is more or less likely, given that something turned out so?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.analysis.chances.chance_words import LIMITS, exactness, log_odds
from argmap.analysis.chances.step_texts import step_text
from argmap.analysis.target import target_position
from argmap.answers.answer import Answer
from argmap.answers.how_found import what_is_given
from argmap.answers.table import Column, Table
from argmap.arrays.arrays import RELATION
from argmap.arrays.nodes import first_claims
from argmap.basics.frozen import FrozenMap
from argmap.basics.text import listed
from argmap.scoring.network_chances import NetworkChances

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.scoring.reading import Reading
    from argmap.worlds.exact.exact_chances import ExactChances

    Floats = NDArray[np.float64]

COLUMNS = (
    Column("id"),
    Column("what"),
    Column("before", ".3f"),
    Column("after", ".3f"),
    Column("change", "+.3f"),
    Column("log_odds", "+.3f"),
    Column("text"),
)
NAMED = 3
"""So many things are named that are to be doubted first."""
MOVED = 1e-9
"""What moves by less does not move."""


@dataclass(frozen=True, repr=False, eq=False)
class Diagnosis(Answer):
    """What is more or less likely, given that something turned out so: a row for all that moves, the farthest first.

    `what` is `claim` (the chance that it holds), `prior` (that a claim is on of itself), `step` (that a relation's own
    switch is on) or `source` (that it is reliable of itself). `log_odds` is by how much those of the chance change.
    """

    given: Mapping[str, bool]
    """What turned out so, and what did not."""
    chance: float
    """How likely that was."""


def diagnose(reading: Reading, given: Mapping[str, bool] | None, *, top: int | None = None) -> Diagnosis:
    """Compare chances before and after something is given; see the question."""
    network = reading.network
    if given is None:
        given = {network.ids[target_position(network, None)]: False}
    asked = NetworkChances(network, reading.doing.get("engine", "auto"))
    conditions = asked.conditions(given)
    before, after = asked.under(None), asked.under(conditions)
    names = {} if conditions is None else conditions.to_dict()
    sources = {key: one.name or key for key, one in reading.document.sources.items()} if reading.is_of_objects else {}
    rows = [row for row in _rows(asked, before, after, names, sources) if abs(row[4]) > MOVED]
    rows.sort(key=lambda row: (-round(abs(row[5]), 9), row[0], row[1]))
    chance = float(np.exp(after.log))
    missing = int(np.isnan(after.chances()[network.arrays.claim_node]).sum())
    words = (*_words(rows, names, chance), exactness(after.width, missing), LIMITS)
    return Diagnosis(words, Table(COLUMNS, tuple(rows[:top])), given=FrozenMap(names), chance=chance)


def _rows(
    asked: NetworkChances,
    before: ExactChances,
    after: ExactChances,
    given: Mapping[str, bool],
    sources: Mapping[str, str],
) -> Iterator[tuple[Any, ...]]:
    network, arrays = asked.network, asked.arrays
    holds, switch = (before.chances(), after.chances()), (before.switched_on(), after.switched_on())
    own = first_claims(network.columns, arrays)
    texts = network.texts
    reasons = np.diff(arrays.argument_start) > 0
    for node in np.flatnonzero(own >= 0).tolist():
        at = int(own[node])
        name, text = network.ids[at], texts[at]
        if name not in given:
            yield from _row(name, "claim", holds, node, text)
        if reasons[node] or name in given:
            yield from _row(name, "prior", switch, node, text)
    for node, at in _firsts(arrays.relation_node):
        if arrays.kind[node] == RELATION:
            yield from _row(arrays.relation_ids[at], "step", switch, node, step_text(network.columns, at))
    for node, at in _firsts(arrays.source_node):
        yield from _row(arrays.source_ids[at], "source", switch, node, sources.get(arrays.source_ids[at], ""))


def _firsts(nodes: NDArray[np.integer]) -> Iterator[tuple[int, int]]:
    """Give every node that is there, with the place where it comes first: what is said again is told of once."""
    found, first = np.unique(nodes, return_index=True)
    yield from ((node, at) for node, at in zip(found.tolist(), first.tolist(), strict=True) if node >= 0)


def _row(name: str, what: str, chances: tuple[Floats, Floats], node: int, text: str) -> Iterator[tuple[Any, ...]]:
    first, second = (float(part[node]) for part in chances)
    if np.isnan(first) or np.isnan(second):
        return
    moved = log_odds(np.array([first, second]))
    yield name, what, first, second, second - first, float(moved[1] - moved[0]), text


def _words(rows: list[tuple[Any, ...]], given: Mapping[str, bool], chance: float) -> Iterator[str]:
    if not given:
        yield "Nothing is given: nothing moves."
        return
    start = f"Given {what_is_given(given)} (a chance of {chance:.3g}), "
    sunk = [row for row in rows if row[4] < 0]
    risen = [row for row in rows if row[4] > 0]
    if sunk:
        yield f"{start}doubt first {listed([_named(row) for row in sunk[:NAMED]])}."
    if risen:
        yield f"{'More likely then become' if sunk else start + 'more likely become'} {listed([_named(row) for row in risen[:NAMED]])}."
    if not rows:
        yield f"{start}nothing else becomes more or less likely."


def _named(row: tuple[Any, ...]) -> str:
    name, what, before, after = row[:4]
    sort = {"claim": "", "prior": "the own prior of ", "step": "the step ", "source": "the source "}[what]
    return f"{sort}{name!r} ({before:.3g} to {after:.3g})"
