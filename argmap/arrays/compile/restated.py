"""Restatements: a claim said again is the claim, and a relation said again counts once."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.basics.hanging import hanging_on
from argmap.model.originals import originals as originals

if TYPE_CHECKING:
    from argmap.model.document import Document


@dataclass(frozen=True)
class Step:
    """A relation as it counts: its premises and target are originals, each premise once."""

    id: str
    type: str
    premises: tuple[str, ...]
    target: str
    strength: float

    @property
    def key(self) -> tuple[str, frozenset[str], str]:
        """What two relations share that say the same."""
        return (self.type, frozenset(self.premises), self.target)


@dataclass(frozen=True)
class Steps:
    """The relations that count, and for each one said again the relation that it repeats."""

    kept: Mapping[str, Step]
    repeats: Mapping[str, str]


def merged_steps(document: Document, taking_part: Iterable[str], strength: Mapping[str, float]) -> Steps:
    """Read the relations as naming originals, and merge those that so come to say the same.

    Of relations that become the same, the one that named the originals itself is kept, else the first; where several
    named them, the strongest. It takes the larger strength, and what is aimed at the others is aimed at it. A relation that so comes to argue for or
    against its own premise counts not at all, nor does what is aimed at it.
    """
    original = originals(document)
    steps: dict[str, Step] = {}
    reworded: list[str] = []
    circular: set[str] = set()
    for relation_id in taking_part:
        relation = document.relations[relation_id]
        own = relation.strength if relation.strength is not None else 1.0
        premises = tuple(dict.fromkeys(original[premise] for premise in relation.premises))
        target = original.get(relation.target, relation.target)
        steps[relation_id] = Step(relation_id, relation.type, premises, target, strength.get(relation_id, own))
        if target in premises and relation.target not in relation.premises:
            circular.add(relation_id)
        if (*premises, target) != (*relation.premises, relation.target):
            reworded.append(relation_id)
    _drop(steps, circular)
    return _merge(steps, [relation_id for relation_id in reworded if relation_id in steps])


def _drop(steps: dict[str, Step], gone: set[str]) -> None:
    """Take relations out, with all that is aimed at them."""
    for relation_id in gone | hanging_on(((key, (step.target,)) for key, step in steps.items()), gone):
        del steps[relation_id]


def _merge(steps: dict[str, Step], reworded: list[str]) -> Steps:
    aimed = _aimed_at(steps)
    changed = set(reworded)
    known: dict[tuple[str, frozenset[str], str], str] = {}
    for step in steps.values():
        if step.id not in changed and steps[known.setdefault(step.key, step.id)].strength < step.strength:
            known[step.key] = step.id
    repeats: dict[str, str] = {}
    waiting = deque(reworded)
    while waiting:
        relation_id = waiting.popleft()
        if relation_id not in steps:
            continue
        step = steps[relation_id]
        kept = known.setdefault(step.key, relation_id)
        if kept == relation_id:
            continue
        steps[kept] = replace(steps[kept], strength=max(steps[kept].strength, step.strength))
        del steps[relation_id]
        repeats[relation_id] = kept
        for other in aimed[relation_id]:
            if other in steps:
                if known.get(steps[other].key) == other:
                    del known[steps[other].key]
                steps[other] = replace(steps[other], target=kept)
                aimed[kept].append(other)
                waiting.append(other)
    return Steps(steps, {relation_id: _last(relation_id, repeats) for relation_id in repeats})


def _last(relation_id: str, repeats: Mapping[str, str]) -> str:
    while relation_id in repeats:
        relation_id = repeats[relation_id]
    return relation_id


def _aimed_at(steps: Mapping[str, Step]) -> dict[str, list[str]]:
    aimed: dict[str, list[str]] = defaultdict(list)
    for step in steps.values():
        aimed[step.target].append(step.id)
    return aimed
