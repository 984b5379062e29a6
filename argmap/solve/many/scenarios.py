"""`Scenarios`: what is different in each of many scorings of one network, node by node."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.given import without_sources
from argmap.maths.compressed import gather, only_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays


@dataclass(frozen=True, eq=False)
class Entries:
    """Values of some nodes in some scenarios: those of scenario i are `start[i]` to `start[i + 1]`."""

    start: NDArray[np.int64]
    node: NDArray[np.integer]
    value: NDArray[np.float64]

    def of(self, scenario: int) -> tuple[NDArray[np.integer], NDArray[np.float64]]:
        """Return the nodes and their values in one scenario."""
        part = slice(self.start[scenario], self.start[scenario + 1])
        return self.node[part], self.value[part]

    def among(
        self, scenarios: NDArray[np.integer]
    ) -> tuple[NDArray[np.int64], NDArray[np.integer], NDArray[np.float64]]:
        """Return the entries of some scenarios: which of these each is of, counted from 0, its node and its value."""
        start, at = gather(self.start, scenarios)
        return np.repeat(np.arange(len(scenarios)), np.diff(start)), self.node[at], self.value[at]


NO_ENTRIES = Entries(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
"""Nothing, in no scenario: it is asked for its length alone."""


@dataclass(frozen=True, eq=False)
class Scenarios:
    """What is asked: base scores, strengths and held scores in many scenarios, and which scores are wanted."""

    count: int
    target: NDArray[np.integer]
    """The claims whose scores are wanted."""
    prior: NDArray[Any] | None = None
    """Base scores, shape (scenarios, claims); None where every scenario has the network's own."""
    column: NDArray[np.integer] = field(default_factory=lambda: NO_ENTRIES.node)
    """Which columns of `prior` are laid as they are: those of claims that restate no other, and rest on no source that
    is a node."""
    given: Entries = NO_ENTRIES
    """What `prior` says of claims that do rest on such sources: their base scores, where a row has a number for them."""
    believed: Entries = NO_ENTRIES
    """The reliability, 1, of the reader who gives it: a source of the claim for code that cannot leave its others out."""
    based: Entries = NO_ENTRIES
    """Bases of relations: their strengths."""
    held: Entries = NO_ENTRIES
    """Claims that are held at a score."""
    absent: Entries = NO_ENTRIES
    """Relations that are taken out: they hand on nothing, whatever backs them."""
    open: NDArray[np.integer] = field(default_factory=lambda: NO_ENTRIES.node)
    """The columns of `prior` that may hold NaN: those of claims whose base scores hang on arguments."""
    by_claim: bool = False
    """Whether the priors were given claim by claim, which is how messages speak of them."""

    def __len__(self) -> int:
        return self.count

    @cached_property
    def stopped(self) -> Entries:
        """What keeps one value whatever bears on it: claims that are held, and relations that are out, at 0."""
        return _together(self.held, self.absent)

    def base(self, arrays: Arrays, scenario: int) -> NDArray[np.float64]:
        """Return the base of every node in one scenario, shape (nodes,)."""
        base = arrays.base.copy()
        if self.prior is not None:
            base[arrays.claim_node[self.column]] = self.prior[scenario, self.column].astype(np.float64)
            base[arrays.fixed] = arrays.base[arrays.fixed]
        for entries in (self.given, self.based, self.stopped):
            if len(entries.node):
                node, value = entries.of(scenario)
                base[node] = value
        return base

    def arrays(self, arrays: Arrays, scenario: int) -> Arrays:
        """Return the network as it is in one scenario."""
        own = replace(arrays, base=self.base(arrays, scenario))
        if len(self.given.node):
            own = without_sources(own, self.given.of(scenario)[0])
        if len(self.stopped.node):
            own = holding(own, self.stopped.of(scenario)[0])
        if len(self.absent.node):
            own = without_arguments(own, self.absent.of(scenario)[0])
        return own


def _together(one: Entries, other: Entries) -> Entries:
    """Return the entries of both, scenario by scenario."""
    if not len(one.node) or not len(other.node):
        return one if len(one.node) else other
    count = len(one.start) - 1
    scenario = np.concatenate([np.repeat(np.arange(count), np.diff(part.start)) for part in (one, other)])
    order = np.argsort(scenario, kind="stable")
    node, value = np.concatenate([one.node, other.node])[order], np.concatenate([one.value, other.value])[order]
    return Entries(one.start + other.start, node, value)


def holding(arrays: Arrays, nodes: NDArray[np.integer]) -> Arrays:
    """Return arrays in which some nodes are held at their bases: nothing argues about them any more.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> holding(arrays, np.array([1])).argument_start
    array([0, 0, 0])
    """
    if not len(nodes):
        return arrays
    fixed = arrays.fixed.copy()
    fixed[nodes] = True
    return without_rows(arrays.reshaped(fixed=fixed), np.flatnonzero(~fixed))


def without_arguments(arrays: Arrays, nodes: NDArray[np.integer]) -> Arrays:
    """Return arrays in which some relations argue for and against nothing: a semantics that counts heads sees none of them.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1], strength=[0.5])
    >>> without_arguments(arrays, np.array([2])).argument_start
    array([0, 0, 0, 0])
    """
    gone = np.zeros(len(arrays), dtype=bool)
    gone[nodes] = True
    kept = ~gone[arrays.argument_node]
    before = np.zeros(len(kept) + 1, dtype=np.int64)
    np.cumsum(kept, out=before[1:])
    return arrays.reshaped(
        argument_start=before[arrays.argument_start], argument_node=arrays.argument_node[kept],
        argument_sign=arrays.argument_sign[kept],
    )  # fmt: skip


def without_rows(arrays: Arrays, kept: NDArray[np.integer]) -> Arrays:
    """Return arrays in which only some nodes keep their arguments and inputs."""
    argument_start, argument = only_rows(arrays.argument_start, kept)
    input_start, taken = only_rows(arrays.input_start, kept)
    return arrays.reshaped(
        argument_start=argument_start, argument_node=arrays.argument_node[argument],
        argument_sign=arrays.argument_sign[argument],
        input_start=input_start, input_node=arrays.input_node[taken],
    )  # fmt: skip
