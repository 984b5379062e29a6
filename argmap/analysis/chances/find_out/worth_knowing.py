"""What every claim would tell of a target, after any answers to other questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.worlds.exact.exact_chances import ImpossibleError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.analysis.chances.find_out.units import Unit
    from argmap.scoring.network_chances import NetworkChances
    from argmap.worlds.exact.exact_chances import ExactChances

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Told:
    """For each set of answers how likely it is, and how likely each node and the target then are."""

    weight: Floats
    """How likely each set of answers is, given what is known; shape (answers,)."""
    target: Floats
    """How likely the target is then; shape (answers,)."""
    node: Floats
    """How likely each node is then; shape (answers, nodes)."""
    both: Floats
    """How likely each node and the target are together; shape (answers, nodes)."""
    certain: NDArray[np.int8]
    """What is certain, of all nodes."""
    width: int

    @property
    def now(self) -> float:
        """How likely the target is before any answer."""
        return float(self.weight @ self.target)

    @property
    def bits(self) -> float:
        """How uncertain it is."""
        return float(_entropy(np.array(self.now)))

    @property
    def chance(self) -> Floats:
        """How likely each node is before any answer; shape (nodes,)."""
        found: Floats = self.weight @ self.node
        return found

    @property
    def if_yes(self) -> Floats:
        """How likely the target is if a node is on; NaN where it never is."""
        return _ratio(self.weight @ self.both, self.chance)

    @property
    def if_no(self) -> Floats:
        """How likely it is if it is off."""
        return _ratio(self.now - self.weight @ self.both, 1.0 - self.chance)

    def worth(self, unit: Unit) -> Floats:
        """Return what the answers tell of the target together with that about each node; shape (nodes,).

        By `change`, the expected distance of the target's chance from what it is now; by `bits`, the information.
        """
        weight, target = self.weight[:, None], self.target[:, None]
        cells = ((weight * self.node, weight * self.both), (weight * (1.0 - self.node), weight * (target - self.both)))
        if unit == "change":
            moved: Floats = np.sum([np.abs(hits - cell * self.now).sum(axis=0) for cell, hits in cells], axis=0)
            return moved
        left = np.sum([(cell * _entropy(_ratio(hits, cell, 0.5))).sum(axis=0) for cell, hits in cells], axis=0)
        found: Floats = np.maximum(self.bits - left, 0.0)
        return found


@dataclass(frozen=True, eq=False)
class Goal:
    """A target, by its node, and what is known before anything is found out."""

    asked: NetworkChances
    node: int
    known: Mapping[int, bool]

    @cached_property
    def before(self) -> ExactChances:
        """The chances before any answer."""
        return self._given({})

    def told_by(self, answers: Sequence[Mapping[int, bool]]) -> Told:
        """Work out what each node would tell, after each of some sets of answers; those that cannot be are left out."""
        logs, targets, nodes, both = [], [], [], []
        for answer in answers:
            try:
                given = self._given(answer) if answer else self.before
            except ImpossibleError:
                continue
            chances = given.chances()
            try:
                hits = chances[self.node] * self._given({**answer, self.node: True}).chances()
            except ImpossibleError:
                hits = np.zeros_like(chances)
            logs.append(given.log - self.before.log)
            targets.append(chances[self.node])
            nodes.append(chances)
            both.append(np.minimum(hits, chances))
        certain, width = self.before.certain.value, self.before.width
        return Told(np.exp(np.array(logs)), np.array(targets), np.array(nodes), np.array(both), certain, width)

    def _given(self, answer: Mapping[int, bool]) -> ExactChances:
        return self.asked.given({**self.known, **answer}, targets=[self.node])


def _entropy(chance: Floats) -> Floats:
    """Return how uncertain something of this chance is, in bits."""
    near = np.clip(chance, 1e-15, 1.0 - 1e-15)
    found: Floats = -(near * np.log2(near) + (1.0 - near) * np.log2(1.0 - near))
    return found


def _ratio(part: Floats, whole: Floats, otherwise: float = np.nan) -> Floats:
    found: Floats = np.full(np.broadcast(part, whole).shape, otherwise)
    np.divide(part, whole, out=found, where=whole > 1e-15)  # noqa: PLR2004 - as in _entropy
    return np.clip(found, 0.0, 1.0)
