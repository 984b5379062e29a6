"""`Layer`: nodes of one level and sort, gathered once so that a few calls of numpy evaluate them all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from argmap.arrays.arrays import CLAIM, RELATION
from argmap.maths.segments import Floats, gather, reduce_rows
from argmap.semantics.modular import Modular, ScoreSides
from argmap.semantics.published import DF_QUAD
from argmap.semantics.sides import Sides

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.arrays.shape import Shape
    from argmap.semantics import Semantics

Index: TypeAlias = NDArray[np.integer]
Entries: TypeAlias = NDArray[np.intp]
"""What numpy looks up by without turning it into something else first."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """The nodes at the places from `begin` to before `end`; none of them needs another."""

    begin: int
    end: int
    kind: int
    sides: Sides | None
    """The arguments; None where there are none."""
    entry: Entries
    """The place of every force, as the sides store them: that of a constant 0 for an empty side."""
    input: Entries
    input_start: Entries
    """Where the inputs of each node begin: all of the nodes have some, or none has."""

    def update(self, values: Floats, base: Floats, numbers: Arrays, score: ScoreSides, scratch: Floats) -> None:
        """Write the value of every node, from those of the places before; `scratch` has room for all the forces.

        `values` and `base` have a row a place, of one number or of one for each scenario.
        """
        entry, base, result = self.entry, base[self.begin : self.end], values[self.begin : self.end]
        force = values.take(entry, 0, scratch[: len(entry)], "clip")
        if self.kind == CLAIM:
            score(base * self._joined(values, numbers) if self.input.size else base, force, self.sides, result)
            return
        _WARRANT(base, force, self.sides, result)
        if self.input.size:
            np.multiply(result, self._joined(values, numbers), out=result)

    def _joined(self, values: Floats, numbers: Arrays) -> Floats:
        taken = values.take(self.input, 0, mode="clip")
        if self.kind == CLAIM:
            taken[taken < numbers.min_reliability] = 0.0
            return reduce_rows(np.maximum, taken, self.input_start)
        if self.kind != RELATION or numbers.join == "product":
            return reduce_rows(np.multiply, taken, self.input_start)
        if numbers.join == "min":
            return reduce_rows(np.minimum, taken, self.input_start)
        length = np.diff(self.input_start, append=len(taken))
        return (reduce_rows(np.add, taken, self.input_start).T / length).T


def score_sides(rule: Semantics) -> ScoreSides:
    """Return what scores claims whose forces are laid out in sides; a semantics with a function in it takes rows."""
    return (rule.by_sides() if isinstance(rule, Modular) else None) or partial(_score_rows, rule)


_WARRANT = score_sides(DF_QUAD)


def _score_rows(rule: Semantics, base: Floats, force: Floats, sides: Sides | None, out: Floats) -> None:
    if sides is None:
        out[:] = rule.scores(base, force, np.zeros(0, dtype=np.int8), np.zeros(len(base) + 1, dtype=np.int64))
    else:
        stored, sign, start = sides.rows()
        out[:] = rule.scores(base, force[stored], sign, start)


def build_layer(shape: Shape, node: Index, place: Index, begin: int, end: int) -> Layer:
    """Gather the nodes at some places, all free and of one level, kind and sort; `node` and `place` are the order."""
    members = node[begin:end]
    sides, entry = _sides(shape, members, place)
    input_start, spot = gather(shape.input_start, members)
    return Layer(
        begin=begin, end=end, kind=int(shape.kind[members[0]]), sides=sides, entry=entry,
        input=place[shape.input_node[spot]].astype(np.intp), input_start=input_start[:-1],
    )  # fmt: skip


def _sides(shape: Shape, members: Index, place: Index) -> tuple[Sides | None, Entries]:
    start, spot = gather(shape.argument_start, members)
    if not spot.size:
        return None, np.zeros(0, dtype=np.intp)
    number, length = len(members), np.diff(start)
    against = shape.argument_sign[spot] < 0
    before = np.zeros(len(spot) + 1, dtype=np.int64)
    np.cumsum(against, out=before[1:])
    rebuttals = np.diff(before[start])
    row = np.repeat(np.arange(number), length)
    # The number of each entry among the rebuttals of its row, or among the supports.
    rebuttal = before[:-1] - before[start[:-1]][row]
    entry = np.where(against, rebuttal, np.arange(len(spot)) - start[:-1][row] - rebuttal)
    sides = Sides(np.concatenate([rebuttals, length - rebuttals]))
    giving = np.full(sides.size, len(place), dtype=np.intp)  # just after all nodes stands a 0
    giving[sides.stored(np.where(against, row, row + number), entry)] = place[shape.argument_node[spot]]
    return sides, giving
