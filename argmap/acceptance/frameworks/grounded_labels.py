"""The grounded labelling of an attack graph, in time that grows with its attacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.acceptance.frameworks.attacks import Attacks

IN, UNDECIDED, OUT = 1, 0, -1
"""The labels of an argument (Caminada 2006)."""


def grounded_labels(graph: Attacks, given: Iterable[int] = ()) -> list[int]:
    """Label what must be in, what must be out, and leave the rest undecided.

    An argument is in when all its attackers are out, and out when one of them is in. `given` are in from the start: of
    an admissible set the least complete labelling that holds it comes out.

    >>> from argmap.acceptance.frameworks.attacks import Attacks
    >>> grounded_labels(Attacks.of(5, [(0, 1), (1, 2), (3, 4), (4, 3)]))
    [1, -1, 1, 0, 0]
    """
    labels = [UNDECIDED] * len(graph)
    open_attackers = [len(attackers) for attackers in graph.attackers]
    waiting = [*given, *(member for member, number in enumerate(open_attackers) if not number)]
    for member in waiting:
        labels[member] = IN
    while waiting:
        for out in graph.attacked[waiting.pop()]:
            if labels[out] == UNDECIDED:
                labels[out] = OUT
                for freed in graph.attacked[out]:
                    open_attackers[freed] -= 1
                    if not open_attackers[freed] and labels[freed] == UNDECIDED:
                        labels[freed] = IN
                        waiting.append(freed)
    return labels
