"""Which objections weigh most: what would the conclusion gain if one of them fell?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from argmap.analysis.target import named_target
from argmap.answers.answer import Answer
from argmap.answers.table import ROUNDING, Column, Table
from argmap.arrays.hangers_on import with_hangers_on
from argmap.arrays.nodes import target_nodes
from argmap.arrays.signed_reach import NONE, RAISES, signs
from argmap.basics.deadline import SECONDS, Deadline
from argmap.basics.text import counted
from argmap.errors import ArgmapError
from argmap.scoring.many import with_nodes_for
from argmap.semantics import PROBABILITY
from argmap.solve import is_compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.model.document import Document
    from argmap.scoring.reading import Reading
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
    reading: Reading, target: str | int | None = None, *, top: int | None = None, seconds: float = SECONDS
) -> Answer:
    """List what objects to the conclusion, or to the target, the objection that costs it most first.

    An objection is a rebuttal or an undercut of something that does not merely lower the target: what only answers
    an objection is none. `gain` is how much the score (the mean of them where there are several conclusions) would rise
    without this one relation and all that hangs on it; `force` is what the objection hands on. `by` are the sources that
    take the step, by whichever act (`said_by` of the relation): none where the map names nobody. `certain` is false
    where the map's maker is not sure of it. Where there is no time to try all within `seconds`, those to which the
    target is most sensitive are listed, and the answer says so.

    >>> import argmap
    >>> b = argmap.MapBuilder("Mill Street", conclusion="close")
    >>> close = b.claim("Close Mill Street", id="close", prior=0.5)
    >>> vans = b.rebut([b.claim("Vans lose the kerb", prior=0.4)], close, id="vans")
    >>> print(b.build().objections().table)
    relation  type      target  force    gain  by  certain  text
    vans      rebuttal  close    0.40  +0.200      True     Vans lose the kerb
    """
    asked = _Asked(reading, _targets(reading, target))
    network, forces = reading.network, asked.forces
    objecting = np.flatnonzero((network.columns.relation_sign < 0) & (network.arrays.relation_node >= 0))
    codes = asked.codes()[objecting]
    bearing, loose = objecting[(codes & RAISES) > 0], objecting[codes == NONE]
    gains = dict.fromkeys(loose.tolist(), 0.0)
    gains |= asked.gains(asked.keenest_first(bearing), Deadline(seconds))
    names = reading.relation_names
    rows = [_row(reading.document, names[at], float(forces[at]), gain) for at, gain in gains.items()]
    rows.sort(key=lambda row: (-round(row[4], 9), -row[3], row[0]))
    words = _words(asked, rows, len(bearing) + len(loose))
    return Answer(tuple(words), Table(_COLUMNS, tuple(rows[:top])))


def _targets(reading: Reading, target: str | int | None) -> tuple[str, ...]:
    document = reading.document
    if target is None and len(document.conclusion) > 1:
        return document.conclusion
    return (named_target(document, reading.name(target)),)


def _row(document: Document, name: str, force: float, gain: float) -> tuple[Any, ...]:
    relation = document.relations[name]
    by = tuple(dict.fromkeys(said.source for said in relation.said_by))
    text = " + ".join(document.claims[premise].text for premise in relation.premises)
    return name, relation.type, relation.target, force, gain, by, relation.certain, text


def _words(asked: _Asked, rows: list[tuple[Any, ...]], number: int) -> Iterator[str]:
    named = " and ".join(repr(one) for one in asked.targets)
    if not number:
        yield f"Nothing in the map objects to {named}."
        return
    costly = [row for row in rows if row[4] > ROUNDING]
    cost = "none of them costs it anything by itself"
    if costly:
        cost = f"{costly[0][0]!r} costs most: without it the score would be {asked.now + costly[0][4]:.2f}"
    yield f"{counted(number, 'objection')} in the map. {named} stands at {asked.now:.2f}; {cost}."
    nobody, unsure = sum(not row[5] for row in rows), sum(not row[6] for row in rows)
    if nobody:
        yield f"Nobody is named as raising {nobody} of them."
    if unsure:
        yield f"The map's maker is not sure of {unsure} of them."
    if len(rows) < number:
        yield f"There was time for {len(rows):,} of {number:,}: those to which the score is most sensitive."
    yield _MEANING


_MEANING = (
    "A gain is by how much the score would rise without the objection and all that hangs on it, everything else as it is; "
    "gains do not add up."
)


@dataclass(frozen=True, eq=False)
class _Asked:
    """One question, checked: what is scored without some relations, and how."""

    reading: Reading
    targets: tuple[str, ...]

    @cached_property
    def positions(self) -> list[int]:
        return [self.reading.network.ids.position(claim) for claim in self.targets]

    @cached_property
    def now(self) -> float:
        return float(np.mean([self.reading.named_scores[claim] for claim in self.targets]))

    @cached_property
    def forces(self) -> NDArray[np.float64]:
        named = self.reading.named_scores.relations
        return np.array([named.get(key, np.nan) for key in self.reading.relation_names])

    def codes(self) -> NDArray[np.integer]:
        """With which signs what each relation aims at bears on a target: nothing, up, down, or both."""
        arrays = self.reading.network.arrays
        found = np.zeros(len(arrays) + 1, dtype=np.int64)  # what aims at nothing that is scored aims at the last, -1
        for at in self.positions:
            found[:-1] |= signs(arrays, int(arrays.claim_node[at]))
        return found[target_nodes(arrays, self.reading.network.columns)]

    def keenest_first(self, objecting: Index) -> list[int]:
        """Order objections by how much a small change of them moves the target; by force where that cannot be told."""
        network, size = self.reading.network, self.forces[objecting]
        try:
            rule, scores = self.reading.rule, self.reading.scores
            found = [network.gradient(at, rule, on_unstable="return", scores=scores) for at in self.positions]
            slopes = [np.abs(one.strength) for one in found]
            size = np.sum(slopes, axis=0)[objecting] * size
        except ArgmapError:  # a function has no slope, nor has what does not settle, nor chance
            pass
        ordered: list[int] = objecting[np.argsort(-size, kind="stable")].tolist()
        return ordered

    def gains(self, objecting: Sequence[int], deadline: Deadline) -> dict[int, float]:
        """Return by how much the target would rise without each, as far as there is time."""
        found: dict[int, float] = {}
        scored = self._by_chance if self.reading.semantics == PROBABILITY else self._together(objecting)
        for first, last in deadline.parts(len(objecting)):
            part = objecting[first:last]
            final = scored([(), *((at,) for at in part)])
            found |= dict(zip(part, (final[1:] - final[0]).tolist(), strict=True))
        return found

    def _together(self, objecting: Sequence[int]) -> Scored:
        unfolded = with_nodes_for(self.reading.network, np.array(objecting, dtype=np.int64))
        # Whether compiled code is worth loading is decided for all of them, not for those that are scored together.
        engine: Engine = "compiled" if is_compiled(unfolded.arrays.size, "auto", times=len(objecting)) else "plain"

        def together(trials: Sequence[Sequence[int]]) -> NDArray[np.float64]:
            batch = unfolded.score_many(
                semantics=self.reading.rule,
                without=trials,
                targets=self.positions,
                engine=engine,
                on_divergence="return",
            )
            mean: NDArray[np.float64] = batch.final.mean(axis=1)
            return mean

        return together

    def _by_chance(self, trials: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """Under `probability` nothing counts heads: with what hangs on it switched off, a relation is out."""
        network, found = self.reading.network, []
        columns, choices = network.columns, network.choices
        for trial in trials:
            _, off = with_hangers_on(columns, np.array([0, len(trial)]), np.array(trial, dtype=np.int64))
            silent = {**choices.strength, **dict.fromkeys(columns.relation_ids.take(off), 0.0)}
            without = network.compiled(columns, replace(choices, strength=silent))
            found.append(without.score(PROBABILITY, **self.reading.doing).final[self.positions].mean())
        return np.array(found)
