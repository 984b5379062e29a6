"""CF2 and stage2: extensions built along the strongly connected components of an attack graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from argmap.acceptance.frameworks.extension_clauses import ExtensionClauses
from argmap.acceptance.search.clauses import time_is_up

if TYPE_CHECKING:
    from argmap.acceptance.frameworks.attacks import Attacks
    from argmap.basics.deadline import Deadline

BASES = {"cf2": "naive", "stage2": "stage"}
"""What a component that nothing else bears on any more is solved by (Baroni, Giacomin, Guida 2005; Dvorak, Gaggl 2016)."""

Pieces: TypeAlias = "tuple[list[int], Pieces] | None"
"""Components still to be looked at, attackers first: a linked list, so that choices share what comes after."""

_Choice: TypeAlias = tuple[Iterator[list[int]], list[int], Pieces, int]
"""The options for a component, its members, what comes after it, and how much was chosen before."""


def built_along_components(graph: Attacks, semantics: str, deadline: Deadline) -> Iterator[list[int]]:
    """Go through the CF2 or stage2 extensions.

    Components come with attackers first. What is attacked from outside by what is chosen already is taken out of one; where that
    breaks it up, its parts are components of their own; else every base extension of it is a choice.

    >>> from argmap.acceptance.frameworks.attacks import Attacks
    >>> from argmap.acceptance.search.clauses import time_limit
    >>> ring = Attacks.of(3, [(0, 1), (1, 2), (2, 0)])
    >>> sorted(built_along_components(ring, "cf2", time_limit(None)))
    [[0], [1], [2]]
    """
    base = BASES[semantics]
    choices: list[_Choice] = []
    chosen: list[int] = []
    struck = [0] * len(graph)  # by how many chosen arguments each is attacked
    pieces = _in_front(graph.strong_components(range(len(graph))), None)
    while True:
        if deadline.over:
            raise time_is_up()
        if pieces is not None:
            piece, pieces = pieces
            left = [member for member in piece if not struck[member]]
            if len(left) < len(piece):
                pieces = _in_front(graph.strong_components(left), pieces)
                continue
            options = iter(_options(graph, left, base, deadline))
            choices.append((options, left, pieces, len(chosen)))
        else:
            yield sorted(chosen)
        taken = _next_choice(graph, choices, chosen, struck)
        if taken is None:
            return
        members, pieces = taken
        for member in members:
            chosen.append(member)
            for target in graph.attacked[member]:
                struck[target] += 1


def _next_choice(
    graph: Attacks, choices: list[_Choice], chosen: list[int], struck: list[int]
) -> tuple[list[int], Pieces] | None:
    """Take back the last choices that have no other option; return the next option there is, and what comes after it."""
    while choices:
        options, left, rest, length = choices[-1]
        _take_back(graph, chosen, struck, length)
        option = next(options, None)
        if option is not None:
            return [left[place] for place in option], rest
        choices.pop()
    return None


def _options(graph: Attacks, members: list[int], base: str, deadline: Deadline) -> Iterator[list[int]]:
    if len(members) == 1:  # what attacks itself is in no set without conflicts
        return iter([[] if members[0] in graph.attacked[members[0]] else [0]])
    return ExtensionClauses(graph.part(members), base, deadline).every()


def _in_front(components: list[list[int]], pieces: Pieces) -> Pieces:
    for component in reversed(components):
        pieces = (component, pieces)
    return pieces


def _take_back(graph: Attacks, chosen: list[int], struck: list[int], length: int) -> None:
    for member in chosen[length:]:
        for target in graph.attacked[member]:
            struck[target] -= 1
    del chosen[length:]
