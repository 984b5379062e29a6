"""`TrialLabels`: the grounded label of one claim, under many changes of what is held and what is left out."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from argmap.acceptance.argument_program import ArgumentProgram, program_of
from argmap.acceptance.frameworks.grounded_labels import IN
from argmap.acceptance.well_founded import well_founded

if TYPE_CHECKING:
    from argmap.model.document import Document

RAISES, LOWERS = 1, 2
"""With which signs something bears on the claim asked about, as bits."""


class TrialLabels:
    """One claim of a map and all that bears on it.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: T, claims: {a: A., b: B.}, relations: [{id: r, premises: a, rebuts: b}]}")
    >>> trial = TrialLabels(m.document, "b", "leaves")
    >>> trial.label(), trial.label(denied=[trial.place["a"]])
    (-1, 1)
    """

    def __init__(self, document: Document, target: str, asserted: Collection[str] | str) -> None:
        whole = program_of(document, asserted)
        self.asserted = whole.asserted
        self.program: ArgumentProgram = whole.bearing_on(whole.claims[target])
        self.target = self.program.place[whole.nodes[whole.claims[target]].id]
        self.place = self.program.place
        self.now = well_founded(self.program)[0]
        self.signs = self._signs()

    def label(self, *, held: Collection[int] = (), denied: Collection[int] = ()) -> int:
        """Return the claim's label with some nodes held, whatever is against them, and some not holding."""
        return well_founded(self.program, held=held, denied=denied)[0][self.target]

    @property
    def is_in(self) -> bool:
        """Whether the claim is in as things stand."""
        return self.now[self.target] == IN

    def _signs(self) -> list[int]:
        """Say of every node whether it can raise the claim, lower it, or both, by one way or another."""
        nodes = self.program.nodes
        signs = [0] * len(nodes)
        signs[self.target] = RAISES
        waiting = [(self.target, RAISES)]
        while waiting:
            number, sign = waiting.pop()
            node = nodes[number]
            turned = RAISES + LOWERS - sign
            for one, then in (*((one, sign) for one in node.pro), *((one, turned) for one in node.con)):
                if not signs[one] & then:
                    signs[one] |= then
                    waiting.append((one, then))
        return signs
