"""`ProgramFramework`: a program as an abstract framework, which is the same where nothing supports itself in a circle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.acceptance.frameworks.attacks import Attacks
from argmap.acceptance.frameworks.grounded_labels import IN, OUT, UNDECIDED
from argmap.acceptance.well_founded import not_derived

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.acceptance.argument_program import ArgumentProgram

NOT, UNSUPPORTED = "not:", "unsupported:"
"""How the names of helping arguments begin; no id holds a colon."""


@dataclass(frozen=True)
class ProgramFramework:
    """Arguments for the nodes of a program, numbered as they are, and helping ones after them.

    `not:p` attacks every relation that needs p, and is attacked by p. `unsupported:c` attacks a claim that is not asserted, and is
    attacked by all that speaks for it. So the framework is as large as the map, where trees of arguments would be far larger.
    """

    program: ArgumentProgram
    graph: Attacks
    names: tuple[str, ...]

    @cached_property
    def supports_itself(self) -> list[int]:
        """The nodes that speak for themselves in a circle, or are spoken for by such: with no attack they could be held up."""
        missing = {
            number: len(node.pro) if node.needs_all else (0 if node.given or not node.pro else len(node.pro))
            for number, node in enumerate(self.program.nodes)
        }
        return not_derived(missing, self.program.users[0])

    def labels(self, of_nodes: Sequence[int]) -> list[int]:
        """Return the label of every argument by those of the nodes."""
        labels = [*of_nodes, *([UNDECIDED] * (len(self.names) - len(of_nodes)))]
        for number in range(len(of_nodes), len(self.names)):
            of_attackers = [labels[one] for one in self.graph.attackers[number]]
            if IN in of_attackers:
                labels[number] = OUT
            elif all(label == OUT for label in of_attackers):
                labels[number] = IN
        return labels


def framework_of(program: ArgumentProgram) -> ProgramFramework:
    """Write a program as attacks, in linear size."""
    names = [node.id for node in program.nodes]
    pairs: list[tuple[int, int]] = []
    negation: dict[int, int] = {}
    for number, node in enumerate(program.nodes):
        pairs.extend((one, number) for one in node.con)
        if node.needs_all:
            for one in node.pro:
                if one not in negation:
                    negation[one] = len(names)
                    names.append(f"{NOT}{program.nodes[one].id}")
                    pairs.append((one, negation[one]))
                pairs.append((negation[one], number))
        elif not node.given:
            pairs.extend((one, len(names)) for one in node.pro)
            pairs.append((len(names), number))
            names.append(f"{UNSUPPORTED}{node.id}")
    return ProgramFramework(program, Attacks.of(len(names), pairs), tuple(names))
