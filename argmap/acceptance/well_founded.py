"""The grounded labelling of a program: its well-founded model (Van Gelder, Ross, Schlipf 1991)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.acceptance.frameworks.grounded_labels import IN, OUT, UNDECIDED
from argmap.basics.collector import collector_paused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.acceptance.argument_program import ArgumentProgram


@collector_paused()
def well_founded(
    program: ArgumentProgram, *, held: Iterable[int] = (), denied: Iterable[int] = ()
) -> tuple[list[int], list[int]]:
    """Return the label of every node, and its rank: what decides a node has a smaller one.

    Nodes that are held are in, those denied out, whatever else there is.

    What follows is followed up, each step once; where nothing more follows, what could be held up by itself alone is out.

    >>> from argmap.acceptance.argument_program import program_of
    >>> from argmap.model.document import Document
    >>> loop = program_of(Document.from_tree({
    ...     "argmap": 1, "title": "Loop", "claims": {"a": "A.", "b": "B."},
    ...     "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["b"], "supports": "a"}]}))
    >>> well_founded(loop)[0]
    [-1, -1, -1, -1]
    """
    spread = _Spread(program)
    spread.decide([*((number, IN) for number in held), *((number, OUT) for number in denied)])
    spread.settle(range(len(program.nodes)))
    while True:
        unfounded = spread.unfounded()
        if not unfounded:
            return spread.labels, spread.rank
        spread.decide((number, OUT) for number in unfounded)


class _Spread:
    """Labels that spread from node to node: every use of a node is counted once."""

    def __init__(self, program: ArgumentProgram) -> None:
        self.nodes = program.nodes
        self.speaks_for, self.against = program.users
        self.labels = [UNDECIDED] * len(self.nodes)
        self.rank = [0] * len(self.nodes)
        self.decided = 0
        self.pro_in = [0] * len(self.nodes)
        self.pro_out = [0] * len(self.nodes)
        self.con_out = [0] * len(self.nodes)
        self.hit = [False] * len(self.nodes)

    def settle(self, numbers: Iterable[int]) -> None:
        self.decide([(number, self._follows(number)) for number in numbers])

    def decide(self, labels: Iterable[tuple[int, int]]) -> None:
        """Give nodes their labels, all of them before anything follows from one, and then whatever follows."""
        waiting = [number for number, label in labels if self._give(number, label)]
        for number in waiting:  # it grows while it is gone through
            for one in self.speaks_for[number]:
                (self.pro_in if self.labels[number] == IN else self.pro_out)[one] += 1
            for one in self.against[number]:
                if self.labels[number] == IN:
                    self.hit[one] = True
                else:
                    self.con_out[one] += 1
            touched = (*self.speaks_for[number], *self.against[number])
            waiting.extend(one for one in touched if self._give(one, self._follows(one)))

    def _give(self, number: int, label: int) -> bool:
        """Label a node that is undecided; say whether it is decided now and was not before."""
        if label == UNDECIDED or self.labels[number] != UNDECIDED:
            return False
        self.labels[number] = label
        self.decided += 1
        self.rank[number] = self.decided
        return True

    def _follows(self, number: int) -> int:
        """Return the label that a node must have as things stand."""
        node = self.nodes[number]
        spoken_for, lost = self._spoken_for(number)
        if self.hit[number] or lost:
            return OUT
        return IN if spoken_for and self.con_out[number] == len(node.con) else UNDECIDED

    def _spoken_for(self, number: int) -> tuple[bool, bool]:
        node = self.nodes[number]
        if node.needs_all:
            return self.pro_in[number] == len(node.pro), self.pro_out[number] > 0
        return node.given or self.pro_in[number] > 0, not node.given and self.pro_out[number] == len(node.pro)

    def unfounded(self) -> list[int]:
        """Return the undecided nodes that only others of them could hold up."""
        undecided = [number for number, label in enumerate(self.labels) if label == UNDECIDED]
        missing = {
            number: len(self.nodes[number].pro) - self.pro_in[number] if self.nodes[number].needs_all
            else 0 if self._spoken_for(number)[0] else 1
            for number in undecided
        }  # fmt: skip
        return not_derived(missing, self.speaks_for)


def derived(missing: Mapping[int, int], speaks_for: Sequence[Sequence[int]]) -> list[int]:
    """Return the nodes that are reached when each is as soon as so many that speak for it are, in the order they are.

    >>> derived({0: 0, 1: 1, 2: 1}, [[1], [], [2]])
    [0, 1]
    """
    found = [number for number, few in missing.items() if not few]
    left, reached = dict(missing), set(found)
    for number in found:  # it grows while it is gone through
        for one in speaks_for[number]:
            if one in left and one not in reached:
                left[one] -= 1
                if left[one] <= 0:
                    reached.add(one)
                    found.append(one)
    return found


def not_derived(missing: Mapping[int, int], speaks_for: Sequence[Sequence[int]]) -> list[int]:
    """Return the nodes that are never reached.

    >>> not_derived({0: 0, 1: 1, 2: 1}, [[1], [], [2]])
    [2]
    """
    reached = set(derived(missing, speaks_for))
    return [number for number in missing if number not in reached]
