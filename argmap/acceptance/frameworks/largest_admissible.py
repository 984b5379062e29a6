"""The ideal and the eager extension: the largest admissible set inside every preferred, or every semi-stable one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.acceptance.frameworks.extension_clauses import ExtensionClauses

if TYPE_CHECKING:
    from argmap.acceptance.frameworks.attacks import Attacks
    from argmap.basics.deadline import Deadline


def largest_admissible(graph: Attacks, within: Iterable[int]) -> set[int]:
    """Return the largest admissible set within one without conflicts: whatever it does not defend goes, again and again.

    >>> from argmap.acceptance.frameworks.attacks import Attacks
    >>> largest_admissible(Attacks.of(3, [(0, 1), (1, 0), (1, 2)]), [0, 2]), largest_admissible(Attacks.of(2, [(0, 1)]), [1])
    ({0, 2}, set())
    """
    kept = set(within)
    hits = [sum(one in kept for one in attackers) for attackers in graph.attackers]
    waiting = [member for member in kept if any(not hits[one] for one in graph.attackers[member])]
    kept.difference_update(waiting)
    while waiting:
        for target in graph.attacked[waiting.pop()]:
            hits[target] -= 1
            if not hits[target]:
                lost = [member for member in graph.attacked[target] if member in kept]
                kept.difference_update(lost)
                waiting.extend(dict.fromkeys(lost))
    return kept


def ideal(graph: Attacks, deadline: Deadline) -> set[int]:
    """Return the ideal extension (Dung, Mancarella, Toni 2007): the largest admissible set that no admissible one attacks.

    >>> from argmap.acceptance.frameworks.attacks import Attacks
    >>> from argmap.acceptance.search.clauses import time_limit
    >>> ideal(Attacks.of(3, [(0, 1), (1, 0), (0, 0), (1, 2)]), time_limit(None))
    {1}
    """
    found = ExtensionClauses(graph, "admissible", deadline)
    somewhere = found.all_within_some(found.inside)
    credulous = {number for number, variable in enumerate(found.inside) if variable in somewhere}
    safe = [one for one in credulous if credulous.isdisjoint(graph.attackers[one])]
    return largest_admissible(graph, safe)


def eager(graph: Attacks, deadline: Deadline) -> set[int]:
    """Return the eager extension (Caminada 2007).

    >>> from argmap.acceptance.frameworks.attacks import Attacks
    >>> from argmap.acceptance.search.clauses import time_limit
    >>> eager(Attacks.of(3, [(0, 1), (1, 0), (1, 2), (2, 2)]), time_limit(None))
    {1}
    """
    return largest_admissible(graph, ExtensionClauses(graph, "semi-stable", deadline).all_within_every())
