"""A map as it is compared with another: which claim bears on which and how, and which premises go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from argmap.model.document import Document

AGAINST = frozenset({"rebuttal", "undercut"})
Item = TypeVar("Item")
Couple = tuple[str, str, str]
"""Two premises, in order, and the claim that both bear on in the same direction."""


@dataclass(frozen=True)
class Drawn:
    """The links of a map between claims, under common names."""

    links: Mapping[tuple[str, str], str]
    """From a claim to a claim that it bears on: support, rebuttal or undercut."""
    linked: frozenset[Couple]
    """Premises of one relation."""
    passed_over: int
    """Relations that aim at a source."""

    def link(self, pair: tuple[str, str]) -> str:
        """Say how the first claim bears on the second; none where it does not."""
        return self.links.get(pair, "none")

    @cached_property
    def targets(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that each claim bears on."""
        return _grouped((premise, target) for premise, target in self.links)

    @cached_property
    def couples(self) -> frozenset[Couple]:
        """Every two claims that bear on a third one, linked or not."""
        by_target = _grouped((target, premise) for premise, target in self.links)
        return frozenset(
            (one, other, target)
            for target, premises in by_target.items()
            if len(premises) <= _MANY
            for one, other in combinations(sorted(premises), 2)
        )

    @cached_property
    def couples_of(self) -> Mapping[str, frozenset[Couple]]:
        """The couples that each claim is one of."""
        found = _grouped((one, couple) for couple in self.couples for one in couple[:2])
        return {one: frozenset(couples) for one, couples in found.items()}

    def joined(self, couple: Couple) -> str | None:
        """Say whether two premises of a claim are linked or convergent; None where they do not both speak the same way."""
        one, other, target = couple
        ways = [self.link((premise, target)) for premise in (one, other)]
        if "none" in ways or (ways[0] == "support") != (ways[1] == "support"):
            return None
        return "linked" if couple in self.linked else "convergent"


_MANY = 100
"""On a claim that more than these bear on, not every two of them are compared."""


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return {key: tuple(items) for key, items in found.items()}


def as_drawn(document: Document, names: Mapping[str, str] | None) -> Drawn:
    """Return the links of a map; `names` gives claims their common names, and leaves the others out.

    What undercuts or backs a step is taken to bear on the claim that the step leads to. Where a claim bears on
    another in two ways, the first one in the file counts.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: T, claims: {a: A, b: B, c: C},
    ...     relations: [{id: r, premises: [a], supports: c}, {premises: [b], undercuts: r}]}''')
    >>> dict(as_drawn(m.document, None).links)
    {('a', 'c'): 'support', ('b', 'c'): 'undercut'}
    """
    links: dict[tuple[str, str], str] = {}
    linked: set[Couple] = set()
    passed_over = 0
    for relation in document.relations.values():
        end = _end(document, relation)
        if end is None:
            passed_over += 1
            continue
        target = end if names is None else names.get(end)
        premises = [one if names is None else names.get(one) for one in relation.premises]
        known = sorted(one for one in premises if one is not None)
        if target is not None:
            for premise in known:
                links.setdefault((premise, target), relation.type)
            linked.update((one, other, target) for one, other in combinations(known[:_MANY], 2))
    return Drawn(links, frozenset(linked), passed_over)


def _end(document: Document, relation: Any) -> str | None:
    """Follow a relation, and what it aims at, to a claim; None where that is a source or relations aim in a circle."""
    seen = set()
    target = relation.target
    while target in document.relations and target not in seen:
        seen.add(target)
        target = document.relations[target].target
    return target if target in document.claims else None


def half_right(one: str, other: str) -> float:
    """Return how wrong one kind of link is for another: a rebuttal and an undercut go in the same direction.

    >>> half_right("rebuttal", "undercut"), half_right("support", "undercut"), half_right("support", "support")
    (0.5, 1.0, 0.0)
    """
    if one == other:
        return 0.0
    return 0.5 if {one, other} == AGAINST else 1.0
