"""What supports itself in a circle must not hold itself up: clauses added as labellings come up that do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.acceptance.frameworks.grounded_labels import IN, UNDECIDED
from argmap.acceptance.well_founded import not_derived

if TYPE_CHECKING:
    from argmap.acceptance.argument_program import ArgumentProgram
    from argmap.acceptance.frameworks.extension_clauses import ExtensionClauses
    from argmap.acceptance.search.clauses import Model


class UnfoundedSets:
    """Looks at the labellings of one part of a map for claims that hold, or may hold, through each other alone.

    Of such a set, something must be spoken for from outside if any of it is in, and something that is not out must speak for it
    from outside if any of it is not out (the loop formulas of Lin and Zhao 2004).
    """

    def __init__(
        self, program: ArgumentProgram, labels: Sequence[int], nodes: Sequence[int], found: ExtensionClauses
    ) -> None:
        """`nodes` are the undecided nodes of the part; they come first among the arguments of `found`, in this order."""
        self.found = found
        place = {number: at for at, number in enumerate(nodes)}
        self.pro: list[list[int]] = []
        self.missing: list[int] = []
        self.is_claim: list[bool] = []
        self.speaks_for: list[list[int]] = [[] for _ in nodes]
        for at, number in enumerate(nodes):
            node = program.nodes[number]
            open_ = [place[one] for one in node.pro if labels[one] == UNDECIDED and one in place]
            free = not node.needs_all and (node.given or any(labels[one] == IN for one in node.pro))
            self.pro.append(open_)
            self.is_claim.append(not node.needs_all)
            self.missing.append(len(open_) if node.needs_all else int(not free))
            for one in open_:
                self.speaks_for[one].append(at)

    def broken(self, model: Model) -> list[list[int]]:
        """Return clauses that a model breaks; none where all that is in, and all that is not out, is founded."""
        found = self.found
        size = len(self.pro)
        inside = list(found.inside[:size])
        clauses = list(self._broken([at for at in range(size) if model[inside[at]]], inside))
        if found.outside is not None:
            not_out = [-variable for variable in found.outside[:size]]
            clauses += self._broken([at for at in range(size) if not model[-not_out[at]]], not_out)
        return clauses

    def _broken(self, holding: Sequence[int], literals: Sequence[int]) -> Iterator[list[int]]:
        unfounded = not_derived({at: self.missing[at] for at in holding}, self.speaks_for)
        if not unfounded:
            return
        inner = set(unfounded)
        claims = [at for at in unfounded if self.is_claim[at]]
        outer = {one for at in claims for one in self.pro[at] if one not in inner}
        (helped,) = self.found.clauses.new()
        yield [-helped, *(literals[one] for one in outer)]
        for at in claims:
            yield [-literals[at], helped]
