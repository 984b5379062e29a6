"""`Attacks`: who attacks whom, by number; its parts and its order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attacks:
    """An attack graph over arguments numbered from 0: of each argument its attackers, and what it attacks, each once.

    >>> graph = Attacks.of(3, [(0, 1), (1, 2), (0, 1)])
    >>> graph.attackers, graph.attacked
    ([[], [0], [1]], [[1], [2], []])
    """

    attackers: list[list[int]]
    attacked: list[list[int]]

    @classmethod
    def of(cls, size: int, pairs: Iterable[tuple[int, int]]) -> Attacks:
        """Build the graph of some attacks, each from its attacker to its target."""
        attackers: list[list[int]] = [[] for _ in range(size)]
        attacked: list[list[int]] = [[] for _ in range(size)]
        for source, target in dict.fromkeys(pairs):
            attackers[target].append(source)
            attacked[source].append(target)
        return cls(attackers, attacked)

    def __len__(self) -> int:
        return len(self.attackers)

    def part(self, members: Sequence[int]) -> Attacks:
        """Return the graph among some arguments, numbered anew in the order given.

        >>> Attacks.of(3, [(0, 1), (1, 2)]).part([1, 2]).attackers
        [[], [0]]
        """
        if len(members) == len(self):
            return self
        place = {member: number for number, member in enumerate(members)}
        attackers = [[place[one] for one in self.attackers[member] if one in place] for member in members]
        attacked = [[place[one] for one in self.attacked[member] if one in place] for member in members]
        return Attacks(attackers, attacked)

    def weak_components(self, members: Iterable[int]) -> list[list[int]]:
        """Split some arguments into the parts among which there is no attack, each in the order of its numbers.

        >>> Attacks.of(4, [(0, 1), (3, 3)]).weak_components([0, 1, 2, 3])
        [[0, 1], [2], [3]]
        """
        waiting, found = dict.fromkeys(members), []
        while waiting:
            first = next(iter(waiting))
            del waiting[first]
            component = [first]
            for member in component:  # it grows while it is gone through
                for near in (*self.attackers[member], *self.attacked[member]):
                    if near in waiting:
                        del waiting[near]
                        component.append(near)
            found.append(sorted(component))
        return found

    def cone(self, members: Iterable[int], within: Iterable[int]) -> list[int]:
        """Return the arguments that bear on some, by attacks within a part of the graph; those themselves included.

        >>> Attacks.of(4, [(0, 1), (1, 2), (2, 3)]).cone([2], range(4))
        [0, 1, 2]
        """
        room = set(within)
        found = list(members)
        room.difference_update(found)
        for member in found:
            for near in self.attackers[member]:
                if near in room:
                    room.discard(near)
                    found.append(near)
        return sorted(found)

    def strong_components(self, members: Sequence[int]) -> list[list[int]]:
        """Split some arguments into those that attack each other in circles; attackers come before what they attack.

        >>> Attacks.of(4, [(0, 1), (1, 0), (1, 2), (2, 3), (3, 2)]).strong_components([3, 2, 1, 0])
        [[0, 1], [2, 3]]
        """
        room, index, low = set(members), dict[int, int](), dict[int, int]()
        open_, on_stack, found = list[int](), set[int](), list[list[int]]()
        for root in members:
            if root in index:
                continue
            work = [(root, iter(self.attackers[root]))]
            index[root] = low[root] = len(index)
            open_.append(root)
            on_stack.add(root)
            while work:
                member, rest = work[-1]
                for near in rest:
                    if near not in room:
                        continue
                    if near not in index:
                        index[near] = low[near] = len(index)
                        open_.append(near)
                        on_stack.add(near)
                        work.append((near, iter(self.attackers[near])))
                        break
                    if near in on_stack:
                        low[member] = min(low[member], index[near])
                else:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[member])
                    if low[member] == index[member]:
                        component = _popped(open_, member)
                        on_stack.difference_update(component)
                        found.append(sorted(component))
        return found


def _popped(stack: list[int], until: int) -> list[int]:
    found: list[int] = []
    while not found or found[-1] != until:
        found.append(stack.pop())
    return found
