"""Restatements: a claim said again is the claim, and a relation said again counts once."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from argmap.basics.collector import collector_paused
from argmap.basics.hanging import hanging_on
from argmap.model.originals import originals

if TYPE_CHECKING:
    from argmap.model.document import Document


Key = TypeVar("Key", bound=Hashable)
"""How claims, relations and sources are named: by id, or by number."""


@dataclass(frozen=True)
class Step(Generic[Key]):
    """A relation as it counts: its premises and target are originals, each premise once."""

    id: Key
    type: str
    premises: tuple[Key, ...]
    target: Key
    strength: float

    @property
    def key(self) -> tuple[str, frozenset[Key], Key]:
        """What two relations share that say the same."""
        return (self.type, frozenset(self.premises), self.target)


@dataclass(frozen=True)
class Steps(Generic[Key]):
    """The relations that count, and for each one said again the relation that it repeats."""

    kept: Mapping[Key, Step[Key]]
    repeats: Mapping[Key, Key]


def counted_steps(
    document: Document, relations: Iterable[str], strength: Mapping[str, float]
) -> Mapping[str, Step[str]]:
    """Return those of some relations that count, by id, as `merged_steps` merges them; strengths may be replaced.

    >>> import argmap
    >>> m = argmap.loads('''{argmap: 1, title: T, claims: {a: A, again: {text: Again, same_as: a}, b: B},
    ...     relations: [{premises: [a], supports: b}, {premises: [again], supports: b}]}''')
    >>> list(counted_steps(m.document, m.document.relations, {}))
    ['a.supports.b']
    """
    said = (document.relations[relation_id] for relation_id in relations)
    steps = (
        Step(one.id, one.type, one.premises, one.target,
             strength.get(one.id, 1.0 if one.strength is None else one.strength))
        for one in said
    )  # fmt: skip
    original = originals(document)
    return merged_steps(steps, lambda key: original.get(key, key)).kept


@collector_paused()
def merged_steps(said: Iterable[Step[Key]], original: Callable[[Key], Key]) -> Steps[Key]:
    """Read relations as naming originals, and merge those that so come to say the same.

    Of relations that become the same, the one that named the originals itself is kept, else the first; where several
    named them, the strongest. It takes the larger strength, and what is aimed at the others is aimed at it. A relation that so comes to argue for or
    against its own premise counts not at all, nor does what is aimed at it.
    """
    steps: dict[Key, Step[Key]] = {}
    reworded: list[Key] = []
    circular: set[Key] = set()
    for one in said:
        premises, target = tuple(dict.fromkeys(map(original, one.premises))), original(one.target)
        steps[one.id] = one
        if (premises, target) != (one.premises, one.target):
            steps[one.id] = replace(one, premises=premises, target=target)
            reworded.append(one.id)
            if target in premises and one.target not in one.premises:
                circular.add(one.id)
    _drop(steps, circular)
    return _merge(steps, [relation_id for relation_id in reworded if relation_id in steps])


def _drop(steps: dict[Key, Step[Key]], gone: set[Key]) -> None:
    """Take relations out, with all that is aimed at them."""
    for relation_id in gone | hanging_on(((key, (step.target,)) for key, step in steps.items()), gone):
        del steps[relation_id]


def _merge(steps: dict[Key, Step[Key]], reworded: list[Key]) -> Steps[Key]:
    aimed = _aimed_at(steps)
    changed = set(reworded)
    known: dict[tuple[str, frozenset[Key], Key], Key] = {}
    for step in steps.values():
        if step.id not in changed and steps[known.setdefault(step.key, step.id)].strength < step.strength:
            known[step.key] = step.id
    repeats: dict[Key, Key] = {}
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


def _last(relation_id: Key, repeats: Mapping[Key, Key]) -> Key:
    while relation_id in repeats:
        relation_id = repeats[relation_id]
    return relation_id


def _aimed_at(steps: Mapping[Key, Step[Key]]) -> dict[Key, list[Key]]:
    aimed: dict[Key, list[Key]] = defaultdict(list)
    for step in steps.values():
        aimed[step.target].append(step.id)
    return aimed
